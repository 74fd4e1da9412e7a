//! Hand-made reports: one claim a line, findings put together by hand.

use crosscheck::render::{FORMATS, Options, render};
use crosscheck::report::report;
use crosscheck::types::{
    Article, ArticleId, Attribution, Certainty, Claim, ClaimId, Corpus, Evidence, Finding, Form, HolderKind, How, Kind, Notice,
    Origin, Outcome, Part, Place, Polarity, Reason, Report, Scope, Sentence, SentenceId, Severity, SourceMap, Span, Stance, Tree,
};

/// A report of three claims.
pub const A: &str = "The fire began at noon.\nAt least 12 people were killed in the fire.\nThe mayor thanked the crews.\n";
/// Another report on the same.
pub const B: &str = "Smoke was seen for miles.\n\nAt least 9 people were killed in the fire.\nThe mayor thanked all crews.\n";

/// Two reports with one finding of each verdict.
pub fn plain() -> Report {
    let mut corpus = corpus(&[("a.txt", A), ("b.txt", B)]);
    attribute(&mut corpus, 0, "The fire chief");
    let findings = vec![
        finding(&corpus, Outcome::Agreement, &[2, 5]),
        finding(&corpus, Outcome::SingleSource, &[0]),
        contradiction(&corpus, (1, "12"), (4, "9")),
    ];
    report(corpus, findings, Vec::new(), "rules", KINDS, 0.0)
}

/// Reports that try to steer terminals, spreadsheets and Markdown from every field.
pub fn hostile() -> Report {
    let evil = "\u{1b}]0;x\u{7}\u{1b}[31mred\u{9b}2J\u{202e}bidi\u{2066}\u{200f}\u{feff}";
    let (one, two) = (format!("=cmd() {evil} 12 <b>*x*</b>\n"), format!("@sum() {evil} 13 [a](http://b)\n"));
    let mut corpus = corpus(&[(&format!("a{evil}.txt"), &one), ("b.txt", &two)]);
    corpus.articles[0].title = Some(evil.to_owned());
    attribute(&mut corpus, 0, evil);
    let mut clash = contradiction(&corpus, (0, "12"), (1, "13"));
    clash.reasons[0].explanation = evil.to_owned();
    let findings = vec![clash, finding(&corpus, Outcome::SingleSource, &[0]), finding(&corpus, Outcome::Agreement, &[0, 1])];
    let notice = Notice { article: corpus.claims[0].article, text: evil.to_owned() };
    report(corpus, findings, vec![notice], "rules", KINDS, 0.0)
}

/// A report in a format, as text.
pub fn rendered(name: &str, report: &Report, options: &Options) -> String {
    let format = FORMATS.iter().find(|format| format.name == name).expect("the format is registered");
    String::from_utf8(render(format, report, options).expect("the report can be rendered")).expect("the output is UTF-8")
}

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
        stands_for: None,
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
        origins: claims.iter().map(|&claim| own_voice(corpus, claim)).collect(),
        claims,
        reasons: Vec::new(),
        update: false,
        history: None,
        policies: Vec::new(),
        decided: None,
    }
}

/// The report of a claim as its origin.
fn own_voice(corpus: &Corpus, claim: ClaimId) -> Origin {
    let claim = corpus.claim(claim);
    let shown = vec![Place { article: claim.article, span: claim.span }];
    Origin { how: How::OwnVoice, name: corpus.article(claim.article).id.clone(), reports: vec![claim.article], shown }
}
