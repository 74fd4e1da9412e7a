//! Which claims speak of the same event or state, and which values inside claims answer the same question.

mod aspect;
mod context;
mod index;
mod likeness;
mod pairs;
mod profile;
mod ranks;
mod swaps;
mod terms;
mod values;
mod whole;
mod word;

use crate::lexicon::decision::Decision;
use crate::types::{Alignment, ClaimPair, Corpus, Layouts, Measures};

pub(crate) use whole::evidence as whole_evidence;

/// Aligns the claims of a story, and the values inside them. Candidates come from an index of shared content, so the cost
/// grows with what the claims share, not with the number of their pairs.
#[must_use]
pub fn align(corpus: &Corpus) -> Alignment {
    let terms = terms::terms(corpus);
    let profiles = profile::Profiles::new(corpus, &terms);
    let decision = Decision::named("same");
    let mut layouts = Layouts::new();
    let mut around = pairs::Around::default();
    let mut claims: Vec<ClaimPair> = index::candidates(corpus, &terms.claims)
        .into_iter()
        .map(|(left, right)| {
            let evidence = pairs::evidence(corpus, &terms, &profiles, &mut around, corpus.claim(left), corpus.claim(right));
            ClaimPair { left, right, same: 0.0, evidence: Measures::pack(&evidence, ranks::MEASURES.len(), &mut layouts) }
        })
        .collect();
    ranks::add(corpus, &mut claims);
    for pair in &mut claims {
        pair.same = decision.probability_of(&pair.evidence);
    }
    let values = values::pairs_of(corpus, &terms, &claims);
    Alignment { claims, values }
}
