//! What lies between the stages and inside the decisions: for `cargo xtask`, which measures and learns, for the benchmarks and their
//! tests. Hidden, and no part of what is stable: anything here may change with any version.

use crate::pipeline::{corpus, statements};
use crate::types::{Alignment, Article, Candidate, Corpus, Evidence, Evidences, PairInput, Settings};
use crate::{align, judge};

pub use crate::entail::relate::Relation;
pub use crate::lexicon::numerals;

/// All candidates for contradictions of a story with their evidence, believed or not. The reports stand in the order of their ids.
#[must_use]
pub fn candidates(articles: Vec<Article>, settings: &Settings) -> (Corpus, Alignment, Vec<Candidate>) {
    let (corpus, _) = corpus(articles, settings);
    let alignment = align::align(&corpus);
    let candidates = judge::candidates(&corpus, &alignment);
    (corpus, alignment, candidates)
}

/// What the verdict on a pair rests on.
#[must_use]
pub fn pair_evidence(input: &PairInput, settings: &Settings) -> (Corpus, Evidences, Vec<Candidate>) {
    let (corpus, alignment, candidates) = candidates(statements(input), settings);
    let whole = align::whole_evidence(&corpus, &alignment);
    (corpus, whole, candidates)
}

/// For each pair of aligned claims the evidence that they say the same.
#[must_use]
pub fn agree_evidence(corpus: &Corpus, alignment: &Alignment) -> Vec<Evidences> {
    judge::agree_evidence(corpus, alignment)
}

/// Every pair of comparable values with the words of both, what they are to each other, and the evidence.
#[must_use]
pub fn values(corpus: &Corpus, alignment: &Alignment) -> Vec<(Evidence, Evidence, Relation, Evidences)> {
    judge::values(corpus, alignment)
}
