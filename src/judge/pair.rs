//! The verdict on a ready-made pair of statements, each taken as a report of its own.

use crate::lexicon::decision::Decision;
use crate::types::{Candidate, Corpus, Evidences};
use std::collections::BTreeMap;

/// How two statements stand to each other, as probabilities in `0.0..=1.0`.
#[derive(Debug, Clone, PartialEq)]
pub struct PairJudgement {
    /// That both speak of the same event or state.
    pub alignment: f64,
    /// That the one follows from the other.
    pub entailment: f64,
    /// That they contradict each other.
    pub contradiction: f64,
    /// Kinds of contradiction that the decision believes, strongest first.
    pub kinds: Vec<&'static str>,
}

/// Judges the two articles of a corpus; `whole` is the evidence of their alignment as whole texts.
#[must_use]
pub fn pair(corpus: &Corpus, whole: &Evidences, candidates: &[Candidate]) -> PairJudgement {
    // The decisions over several kinds are of whole reports.
    let own = candidates.iter().filter(|c| c.decision == c.kind);
    let across = own.filter(|c| corpus.claim(c.left).article != corpus.claim(c.right).article);
    let mut strongest: BTreeMap<&'static str, f64> = BTreeMap::new();
    for candidate in across {
        let entry = strongest.entry(candidate.kind).or_default();
        *entry = entry.max(candidate.probability);
    }
    let evidence = pair_evidence(whole, &strongest);
    let mut kinds: Vec<&'static str> = strongest.keys().copied().filter(|k| strongest[k] >= KIND_NAMED).collect();
    kinds.sort_by(|a, b| strongest[b].total_cmp(&strongest[a]).then(a.cmp(b)));
    PairJudgement {
        alignment: Decision::named("pair").probability(whole),
        entailment: Decision::named("pair_entailment").probability(&evidence),
        contradiction: Decision::named("pair_contradiction").probability(&evidence),
        kinds,
    }
}

/// A kind at least as probable as this is named.
const KIND_NAMED: f64 = 0.2;

/// The evidence for the relation of a pair: its alignment, and the strongest candidate of each kind.
#[must_use]
pub fn pair_evidence(whole: &Evidences, strongest: &BTreeMap<&'static str, f64>) -> Evidences {
    whole.iter().copied().chain(strongest.iter().map(|(&kind, &p)| (kind, p))).collect()
}

/// The least probability at which a pair's relation of that name is believed.
#[must_use]
pub fn threshold(relation: &str) -> f64 {
    Decision::named("threshold").weight(relation)
}
