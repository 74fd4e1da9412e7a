//! Hand-made reports: one claim a line, findings put together by hand.

use crosscheck::types::{
    Article, ArticleId, Attribution, Certainty, Claim, ClaimId, Corpus, Evidence, Finding, Form, HolderKind, Kind, Outcome, Part,
    Place, Polarity, Reason, Scope, Sentence, SentenceId, Severity, SourceMap, Span, Stance, Tree,
};

pub static KINDS: &[Kind] = &[Kind {
    code: "number",
    title: "Different numbers",
    help: "Two reports give different figures.\n\n- one item\n- another item",
    silent: "Rounded figures.",
    example: ("12 died.", "Nine died."),
    severity: Severity::Error,
}];

/// The corpus of reports given as id and text; every line that is not blank is a claim.
pub fn corpus(reports: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::default();
    for (number, &(id, text)) in reports.iter().enumerate() {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end();
            if !words.is_empty() {
                add(&mut corpus, ArticleId::new(number), Span::new(start, start + words.len()), words);
            }
            start += line.len();
        }
        corpus.articles.push(article(id, text));
    }
    corpus
}

fn article(id: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        path: format!("stories/{id}"),
        title: None,
        byline: None,
        dateline: None,
        outlet: None,
        published: None,
        text: text.to_owned(),
        offset: 0,
        blocks: Vec::new(),
    }
}

fn add(corpus: &mut Corpus, article: ArticleId, span: Span, words: &str) {
    let (sentence, id) = (SentenceId::new(corpus.trees.len()), ClaimId::new(corpus.claims.len()));
    let mut source = SourceMap::new();
    source.push(0, span.start());
    let text = words.to_owned();
    let sentence_ = Sentence { id: sentence, article, block: 0, part: Part::Body, text, source, quotes: Vec::new() };
    corpus.trees.push(Tree { sentence: sentence_, tokens: Vec::new(), entities: Vec::new(), children: Vec::new() });
    corpus.claims.push(Claim {
        id,
        article,
        sentence,
        span,
        part: Part::Body,
        head: 0,
        form: Form::Main,
        tokens: Vec::new(),
        predicate: String::new(),
        arguments: Vec::new(),
        attribution: Vec::new(),
        polarity: Polarity::Affirmed,
        negation: Vec::new(),
        certainty: Certainty::Certain,
        hedges: Vec::new(),
        mentions: Vec::new(),
        quantities: Vec::new(),
        times: Vec::new(),
        places: Vec::new(),
        normalised: words.to_lowercase(),
    });
}

/// Puts a claim in somebody's mouth.
pub fn attribute(corpus: &mut Corpus, claim: usize, holder: &str) {
    corpus.claims[claim].attribution.push(Attribution {
        holder: holder.to_owned(),
        entity: None,
        verb: "say".to_owned(),
        stance: Stance::Asserts,
        kind: HolderKind::Named,
        direct: false,
        cue: Span::new(0, 0),
    });
}

/// A contradiction between claims, on these words of theirs.
pub fn contradiction(corpus: &Corpus, (left, left_words): (usize, &str), (right, right_words): (usize, &str)) -> Finding {
    let evidence = |claim: usize, words: &str| {
        let claim = &corpus.claims[claim];
        let at = corpus.text(claim).find(words).expect("the words stand in the claim");
        let span = Span::new(claim.span.start() + at, claim.span.start() + at + words.len());
        Evidence { claim: claim.id, text: words.to_owned(), place: Place { article: claim.article, span } }
    };
    let reason = Reason {
        kind: "number",
        left: evidence(left, left_words),
        right: evidence(right, right_words),
        explanation: format!("{left_words} against {right_words}"),
    };
    Finding {
        kinds: vec!["number"],
        severity: Severity::Error,
        sides: vec![vec![ClaimId::new(left)], vec![ClaimId::new(right)]],
        reasons: vec![reason],
        ..finding(corpus, Outcome::Contradiction, &[left, right])
    }
}

/// A finding without evidence.
pub fn finding(corpus: &Corpus, outcome: Outcome, claims: &[usize]) -> Finding {
    let claims: Vec<ClaimId> = claims.iter().map(|&claim| ClaimId::new(claim)).collect();
    Finding {
        id: String::new(),
        outcome,
        kinds: Vec::new(),
        severity: Severity::Note,
        confidence: 0.9,
        scope: Scope::Across,
        claim: corpus.text(corpus.claim(claims[0])).to_owned(),
        sides: vec![claims.clone()],
        independent_sources: claims.len(),
        claims,
        reasons: Vec::new(),
        update: false,
        origins: Vec::new(),
        history: None,
    }
}
