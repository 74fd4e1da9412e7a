//! The verdict on a ready-made pair of statements, each taken as a report of its own.

use crate::lexicon::decision::Decision;
use crate::types::{Candidate, Corpus, Evidences, PairRelation, PairVerdict};
use std::collections::BTreeMap;

/// Judges the two articles of a corpus; `whole` is the evidence of their alignment as whole texts. A statement without a word is
/// unrelated to any; one with the same words says the same.
#[must_use]
pub fn pair(corpus: &Corpus, whole: &Evidences, candidates: &[Candidate]) -> PairVerdict {
    if corpus.articles.iter().any(|article| !article.text.chars().any(char::is_alphanumeric)) {
        let relation = PairRelation::Unrelated;
        return PairVerdict { relation, alignment: 0.0, entailment: 0.0, contradiction: 0.0, kinds: Vec::new() };
    }
    if one_text(corpus) {
        let relation = PairRelation::Agreement;
        return PairVerdict { relation, alignment: 1.0, entailment: 1.0, contradiction: 0.0, kinds: Vec::new() };
    }
    let strongest = strongest(corpus, candidates);
    let evidence: Evidences = whole.iter().copied().chain(strongest.iter().map(|(&kind, &p)| (kind, p))).collect();
    let alignment = Decision::named("pair").probability(whole);
    let entailment = Decision::named("pair_entailment").probability(&evidence);
    let contradiction = Decision::named("pair_contradiction").probability(&evidence);
    let relation = relation(alignment, entailment, contradiction);
    let kinds = if relation == PairRelation::Contradiction { named(&strongest) } else { Vec::new() };
    PairVerdict { relation, alignment, entailment, contradiction, kinds }
}

/// Whether both statements are the same words in the same order, whatever their case, quotation marks and stops.
fn one_text(corpus: &Corpus) -> bool {
    let mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '“' | '”' | '‘' | '’');
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(|word| word.trim_matches(mark).to_lowercase()).collect() };
    let mut texts = corpus.articles.iter().map(|article| words(&article.text));
    texts.next() == texts.next()
}

/// The strongest candidate of each kind over both statements.
fn strongest(corpus: &Corpus, candidates: &[Candidate]) -> BTreeMap<&'static str, f64> {
    // The decisions over several kinds are of whole reports.
    let own = candidates.iter().filter(|c| c.decision == c.kind);
    let across = own.filter(|c| corpus.claim(c.left).article != corpus.claim(c.right).article);
    let mut strongest: BTreeMap<&'static str, f64> = BTreeMap::new();
    for candidate in across {
        let entry = strongest.entry(candidate.kind).or_default();
        *entry = entry.max(candidate.probability);
    }
    strongest
}

/// The relation that the probabilities are enough for.
fn relation(alignment: f64, entailment: f64, contradiction: f64) -> PairRelation {
    let least = |relation: &str| Decision::named("threshold").weight(relation);
    if contradiction >= least("pair_contradiction") {
        PairRelation::Contradiction
    } else if entailment >= least("pair_entailment") {
        PairRelation::Agreement
    } else if alignment >= least("pair") {
        PairRelation::Related
    } else {
        PairRelation::Unrelated
    }
}

/// The kinds that are believed, strongest first.
fn named(strongest: &BTreeMap<&'static str, f64>) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = strongest.keys().copied().filter(|k| strongest[k] >= KIND_NAMED).collect();
    kinds.sort_by(|a, b| strongest[b].total_cmp(&strongest[a]).then(a.cmp(b)));
    kinds
}

/// A kind at least as probable as this is named.
const KIND_NAMED: f64 = 0.2;
