//! Every stage in order on one page; start reading here.
//!
//! bytes ─ingest→ Article ─segment→ Sentence ─parse→ Tree ─extract→ Claim ─align→ Alignment ─trace→ Origins ─judge→ Finding
//! ─report→ Report ─render→ bytes

use crate::report::Checked;
use crate::types::{
    Article, ArticleId, Block, Candidate, Corpus, Date, Desk, Kind, Origins, Part, Report, Sentence, SourceMap, Tree,
};
use crate::{align, extract, judge, parse, report, segment, trace};
use std::collections::BTreeMap;

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
    /// Agreements with fewer origins than this are graded single-source; at least 1.
    pub min_origins: usize,
    /// Days of publication by report id or path.
    pub published: BTreeMap<String, Date>,
    /// The id of the report that is a draft, the others being its sources; `None` where all are alike.
    pub draft: Option<String>,
    /// What the desk demands.
    pub desk: Desk,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: Engine::Auto,
            threads: 1,
            min_confidence: 0.0,
            min_origins: 1,
            published: BTreeMap::new(),
            draft: None,
            desk: Desk::default(),
        }
    }
}

/// The documentation of every kind that a finding can have.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    judge::kinds()
}

/// Checks the reports of one story against each other: the whole way after ingest.
#[must_use]
pub fn check(articles: Vec<Article>, settings: &Settings) -> Report {
    let (corpus, places) = corpus(articles, settings);
    let alignment = align::align(&corpus);
    let origins = trace::trace(&corpus);
    let draft = |corpus: &Corpus| settings.draft.as_ref().and_then(|id| corpus.named(id));
    let findings = match draft(&corpus) {
        Some(draft) => judge::judge_draft(&corpus, &alignment, &origins, draft),
        None => judge::judge(&corpus, &alignment, &origins, settings.min_origins),
    };
    let (corpus, findings, origins) = report::in_given_order(corpus, findings, origins, &places);
    let draft = draft(&corpus);
    let quotes = draft.map_or_else(Vec::new, |draft| judge::ledger(&corpus, draft));
    let findings = judge::with_quotes(&corpus, findings, &quotes);
    let checked = if draft.is_some() { Checked::Draft } else { Checked::Reports };
    let findings = report::at_the_desk(findings, &settings.desk, checked);
    let report = report::report(corpus, findings, Vec::new(), "rules", kinds(), settings.min_confidence);
    Report { draft, quotes, ..report::with_origins(report, origins) }
}

/// Extracts and normalises the claims of reports, and compares nothing.
#[must_use]
pub fn claims(articles: Vec<Article>, settings: &Settings) -> Report {
    let (corpus, places) = corpus(articles, settings);
    let (corpus, findings, _) = report::in_given_order(corpus, Vec::new(), Origins::default(), &places);
    report::report(corpus, findings, Vec::new(), "rules", kinds(), settings.min_confidence)
}

/// All candidates for contradictions of a story with their evidence, believed or not: for measuring and learning. The
/// reports stand in the order of their ids.
#[must_use]
pub fn candidates(articles: Vec<Article>, settings: &Settings) -> (Corpus, crate::types::Alignment, Vec<Candidate>) {
    let (corpus, _) = corpus(articles, settings);
    let alignment = align::align(&corpus);
    let candidates = judge::candidates(&corpus, &alignment);
    (corpus, alignment, candidates)
}

/// For each pair of aligned claims the evidence that they say the same: for measuring and learning.
#[must_use]
pub fn agree_evidence(corpus: &Corpus, alignment: &crate::types::Alignment) -> Vec<crate::types::Evidences> {
    judge::agree_evidence(corpus, alignment)
}

/// The stages up to extraction. They see the reports in the order of their ids, so that the order in which the user gave them
/// decides nothing; the second value says where each of them stood.
fn corpus(articles: Vec<Article>, settings: &Settings) -> (Corpus, Vec<usize>) {
    let mut given: Vec<(usize, Article)> = articles.into_iter().enumerate().collect();
    given.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let (places, mut articles): (Vec<usize>, Vec<Article>) = given.into_iter().unzip();
    for article in &mut articles {
        let told = settings.published.get(&article.id).or_else(|| settings.published.get(&article.path));
        article.published = told.copied().or(article.published);
    }
    let mut sentences: Vec<Sentence> = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        sentences.extend(segment::segment(article, ArticleId::new(i), sentences.len()));
    }
    (extract::extract(articles, parsed(sentences, settings.threads)), places)
}

/// Parses on several threads; the trees are those of one thread.
fn parsed(sentences: Vec<Sentence>, threads: usize) -> Vec<Tree> {
    let share = sentences.len().div_ceil(threads.max(1)).max(1);
    if share >= sentences.len() {
        return parse::parse(sentences);
    }
    let mut rest = sentences.into_iter().peekable();
    let mut chunks: Vec<Vec<Sentence>> = Vec::new();
    while rest.peek().is_some() {
        chunks.push(rest.by_ref().take(share).collect());
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = chunks.into_iter().map(|chunk| scope.spawn(|| parse::parse(chunk))).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
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

/// The verdict on a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct PairVerdict {
    /// The relation.
    pub relation: PairRelation,
    /// Probability that both speak of the same event or state, `0.0..=1.0`.
    pub alignment: f64,
    /// Probability that the right follows from the left, `0.0..=1.0`.
    pub entailment: f64,
    /// Probability that they contradict each other, `0.0..=1.0`.
    pub contradiction: f64,
    /// Kinds of contradiction, strongest first.
    pub kinds: Vec<&'static str>,
}

/// Judges two statements against each other, as if each were a report. A statement without a word is unrelated to any.
#[must_use]
pub fn pair(input: &PairInput, settings: &Settings) -> PairVerdict {
    let wordless = |text: &str| !text.chars().any(char::is_alphanumeric);
    if wordless(&input.left) || wordless(&input.right) {
        let relation = PairRelation::Unrelated;
        return PairVerdict { relation, alignment: 0.0, entailment: 0.0, contradiction: 0.0, kinds: Vec::new() };
    }
    let (corpus, whole, candidates) = pair_evidence(input, settings);
    let judged = judge::pair::pair(&corpus, &whole, &candidates);
    let relation = if judged.contradiction >= judge::pair::threshold("pair_contradiction") {
        PairRelation::Contradiction
    } else if judged.entailment >= judge::pair::threshold("pair_entailment") {
        PairRelation::Agreement
    } else if judged.alignment >= judge::pair::threshold("pair") {
        PairRelation::Related
    } else {
        PairRelation::Unrelated
    };
    let kinds = if relation == PairRelation::Contradiction { judged.kinds } else { Vec::new() };
    PairVerdict {
        relation,
        alignment: judged.alignment,
        entailment: judged.entailment,
        contradiction: judged.contradiction,
        kinds,
    }
}

/// What the verdict on a pair rests on: for measuring and learning.
#[must_use]
pub fn pair_evidence(input: &PairInput, settings: &Settings) -> (Corpus, crate::types::Evidences, Vec<Candidate>) {
    let articles = vec![statement("left", &input.left), statement("right", &input.right)];
    let (corpus, alignment, candidates) = candidates(articles, settings);
    let whole = align::whole_evidence(&corpus, &alignment);
    (corpus, whole, candidates)
}

/// A statement as an article of one paragraph.
fn statement(id: &str, text: &str) -> Article {
    let mut source = SourceMap::new();
    source.push(0, 0);
    Article {
        id: id.to_owned(),
        path: id.to_owned(),
        title: None,
        byline: None,
        dateline: None,
        outlet: None,
        published: None,
        text: text.to_owned(),
        offset: 0,
        blocks: vec![Block { part: Part::Body, text: text.to_owned(), source }],
    }
}
