//! Every stage in order on one page; start reading here.
//! (A stand-in: one claim a sentence, and numbers that differ between like sentences.)

use crate::report::report;
use crate::types::{
    Article, ArticleId, Certainty, Claim, ClaimId, Corpus, Date, Evidence, Finding, Form, Kind, Outcome, Part, Place, Polarity,
    Reason, Report, Scope, Sentence, SentenceId, Severity, Span, Tree,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which engine judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    /// The best that this build has.
    #[default]
    Auto,
    /// Rules alone.
    Rules,
    /// Rules and embedded models.
    Semantic,
}

/// What a run may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which engine judges.
    pub engine: Engine,
    /// How many threads may work, at least 1. Never changes the outcome.
    pub threads: usize,
    /// Findings below this probability are left out, in `0.0..=1.0`.
    pub min_confidence: f64,
    /// Days of publication by report id or path.
    pub published: BTreeMap<String, Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { engine: Engine::Auto, threads: 1, min_confidence: 0.0, published: BTreeMap::new() }
    }
}

/// Two statements to be judged against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairInput {
    /// The one.
    pub left: String,
    /// The other.
    pub right: String,
}

/// How two statements stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairRelation {
    /// They say the same.
    Agreement,
    /// They cannot both be true.
    Contradiction,
    /// They speak of the same thing.
    Related,
    /// They have nothing to do with each other.
    Unrelated,
}

/// The judgement on a pair. Its figures are probabilities in `0.0..=1.0`.
#[derive(Debug, Clone, PartialEq)]
pub struct PairVerdict {
    /// The relation.
    pub relation: PairRelation,
    /// That both speak of the same event or state.
    pub alignment: f64,
    /// That the right follows from the left.
    pub entailment: f64,
    /// That they contradict each other.
    pub contradiction: f64,
    /// Kinds of contradiction.
    pub kinds: Vec<&'static str>,
}

static KINDS: [Kind; 1] = [Kind {
    code: "number",
    title: "Different numbers",
    help: "Two reports give different figures for the same thing.",
    silent: "Rounded figures, bounds that include the other figure.",
    example: ("12 people were killed.", "Nine people died."),
    severity: Severity::Error,
}];

/// The kinds of contradiction.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    &KINDS
}

/// The whole way after ingest.
#[must_use]
pub fn check(articles: Vec<Article>, settings: &Settings) -> Report {
    let corpus = extract(articles);
    let mut findings = Vec::new();
    let words = |c: &Claim| -> (BTreeSet<String>, BTreeSet<String>) {
        corpus
            .text(c)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .partition(|w| w.chars().any(|c| c.is_ascii_digit()))
    };
    let sets: Vec<_> = corpus.claims.iter().map(&words).collect();
    let mut used = BTreeSet::new();
    for (i, a) in corpus.claims.iter().enumerate() {
        for (j, b) in corpus.claims.iter().enumerate().skip(i + 1) {
            let both = sets[i].1.intersection(&sets[j].1).count();
            if both < 3 || 3 * both < 2 * sets[i].1.len().max(sets[j].1.len()) {
                continue;
            }
            let clash = sets[i].0 != sets[j].0;
            if a.article == b.article && !clash {
                continue;
            }
            used.extend([i, j]);
            let sides = if clash { vec![vec![a.id], vec![b.id]] } else { vec![vec![a.id, b.id]] };
            findings.push(Finding {
                sides,
                ..finding(&corpus, vec![a.id, b.id], if clash { Outcome::Contradiction } else { Outcome::Agreement })
            });
        }
    }
    let alone = corpus.claims.iter().filter(|c| !used.contains(&c.id.index()));
    findings.extend(alone.map(|c| finding(&corpus, vec![c.id], Outcome::SingleSource)));
    report(corpus, findings, Vec::new(), "rules", kinds(), settings.min_confidence)
}

fn finding(corpus: &Corpus, claims: Vec<ClaimId>, outcome: Outcome) -> Finding {
    let clash = outcome == Outcome::Contradiction;
    let evidence = |id: ClaimId| {
        let claim = corpus.claim(id);
        let text = corpus.text(claim);
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |n| start + n);
        let span = Span::new(claim.span.start() + start, claim.span.start() + end);
        Evidence { claim: id, text: text[start..end].to_owned(), place: Place { article: claim.article, span } }
    };
    let (left, right) = (evidence(claims[0]), evidence(claims[claims.len() - 1]));
    let explanation = format!("one says {}, the other {}", left.text, right.text);
    Finding {
        id: String::new(),
        outcome,
        kinds: if clash { vec!["number"] } else { Vec::new() },
        severity: if clash { Severity::Error } else { Severity::Note },
        confidence: 0.9,
        scope: if claims.iter().all(|&c| corpus.claim(c).article == corpus.claim(claims[0]).article) {
            Scope::Within
        } else {
            Scope::Across
        },
        claim: corpus.text(corpus.claim(claims[0])).to_owned(),
        sides: vec![claims.clone()],
        independent_sources: claims.len(),
        reasons: if clash { vec![Reason { kind: "number", left, right, explanation }] } else { Vec::new() },
        claims,
        update: false,
    }
}

/// Extraction only; the report has no findings.
#[must_use]
pub fn claims(articles: Vec<Article>, settings: &Settings) -> Report {
    report(extract(articles), Vec::new(), Vec::new(), "rules", kinds(), settings.min_confidence)
}

fn extract(articles: Vec<Article>) -> Corpus {
    let mut corpus = Corpus { articles, ..Corpus::default() };
    for (a, article) in corpus.articles.iter().enumerate() {
        for (b, block) in article.blocks.iter().enumerate() {
            let mut start = 0;
            for piece in block.text.split_inclusive(". ") {
                let (id, claim) = (SentenceId::new(corpus.trees.len()), ClaimId::new(corpus.claims.len()));
                let sentence = Sentence {
                    id,
                    article: ArticleId::new(a),
                    block: b,
                    part: Part::Body,
                    text: piece.trim_end().to_owned(),
                    source: block.source.tail(start),
                    quotes: Vec::new(),
                };
                start += piece.len();
                corpus.claims.push(Claim {
                    id: claim,
                    article: ArticleId::new(a),
                    sentence: id,
                    span: sentence.span(),
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
                    normalised: sentence.text.to_lowercase(),
                });
                corpus.trees.push(Tree { sentence, tokens: Vec::new(), entities: Vec::new(), children: Vec::new() });
            }
        }
    }
    corpus
}

/// Judges one pair of statements.
#[must_use]
pub fn pair(input: &PairInput, _settings: &Settings) -> PairVerdict {
    let same = input.left == input.right;
    PairVerdict {
        relation: if same { PairRelation::Agreement } else { PairRelation::Unrelated },
        alignment: f64::from(u8::from(same)),
        entailment: f64::from(u8::from(same)),
        contradiction: 0.0,
        kinds: Vec::new(),
    }
}
