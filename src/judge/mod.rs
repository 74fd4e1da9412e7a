//! From aligned claims to findings: contradictions by kind, agreements, single-source claims.

mod agree;
mod at;
mod checks;
mod clash;
mod content;
mod denials;
mod draft;
mod gist;
mod ledger;
mod merge;
mod pair;
mod places;
mod questions;
mod rivals;
mod single;
mod sourcing;
mod update;
mod view;

use crate::entail::relate::Relation;
use crate::lexicon::decision::Decision;
use crate::types::{Alignment, ArticleId, Candidate, Claim, Corpus, Evidence, Evidences, Finding, Kind, Origins, Said};
pub use draft::with_quotes;
pub use ledger::ledger;
pub(crate) use pair::pair;
use view::View;

/// Judges a story: every contradiction that the decision believes, every update, every agreement, and what rests on one report alone.
/// Agreements with fewer than `min_origins` origins are graded single-source.
#[must_use]
pub fn judge(corpus: &Corpus, alignment: &Alignment, origins: &Origins, min_origins: usize) -> Vec<Finding> {
    let view = View::new(corpus, alignment).findings_only();
    let candidates = proposed(&view);
    let mut contradictions = merge::contradictions(corpus, origins, &candidates);
    contradictions.extend(update::updates(&view, origins, &contradictions));
    let likely = agree::likelihood(&view);
    let agreements = agree::agreements(corpus, &likely, &candidates);
    let singles = single::singles(corpus, &likely, &contradictions, &agreements);
    let findings = contradictions.into_iter().chain(singles).chain(agreements).map(|finding| sourcing::traced(origins, finding));
    findings.flat_map(|finding| sourcing::graded(corpus, origins, finding, min_origins)).collect()
}

/// The documentation of all kinds that findings can have: of contradictions, and of weak sourcing.
pub fn kinds() -> &'static [Kind] {
    static KINDS: std::sync::LazyLock<Vec<Kind>> =
        std::sync::LazyLock::new(|| checks::kinds().iter().copied().chain(sourcing::KINDS.iter().copied()).collect());
    &KINDS
}

/// Judges a draft by the other reports, its sources: whatever opposes one of its claims, how many origins say it, or that none does.
/// What its quotations are worth, [`ledger`] tells.
#[must_use]
pub fn judge_draft(corpus: &Corpus, alignment: &Alignment, origins: &Origins, draft: ArticleId) -> Vec<Finding> {
    let view = View::new(corpus, alignment).findings_only();
    let candidates = proposed(&view);
    // A draft comes after its sources and supersedes none of them: its own day explains nothing.
    let of_sources = |(said, claim): (&Option<Said>, &Claim)| said.filter(|_| claim.article != draft);
    let said = origins.said.iter().zip(&corpus.claims).map(of_sources).collect();
    let undated = Origins { said, ..origins.clone() };
    let mut opposed = merge::contradictions(corpus, &undated, &candidates);
    opposed.extend(update::updates(&view, &undated, &opposed));
    let likely = agree::likelihood(&view);
    let agreeing = agree::agreeing(corpus, &likely, &candidates);
    draft::Draft { corpus, origins, draft }.findings(opposed, &likely, &agreeing)
}

/// Every pair of comparable values with the words of both, what they are to each other, and the evidence: for measuring and
/// learning.
#[must_use]
pub(crate) fn values(corpus: &Corpus, alignment: &Alignment) -> Vec<(Evidence, Evidence, Relation, Evidences)> {
    let view = View::new(corpus, alignment);
    let pairs = view.alignment.values.iter().zip(&view.relations).filter(|(_, relation)| **relation != Relation::Incomparable);
    pairs.map(|(pair, &relation)| (view.words(pair.left), view.words(pair.right), relation, view.evidence(pair))).collect()
}

/// For each pair of aligned claims the evidence that they say the same.
#[must_use]
pub(crate) fn agree_evidence(corpus: &Corpus, alignment: &Alignment) -> Vec<Evidences> {
    agree::evidence(&View::new(corpus, alignment))
}

/// All candidates of all checks with their probabilities, also those that the decision does not believe.
#[must_use]
pub(crate) fn candidates(corpus: &Corpus, alignment: &Alignment) -> Vec<Candidate> {
    proposed(&View::new(corpus, alignment))
}

fn proposed(view: &View<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = checks::CHECKS.iter().flat_map(|check| (check.propose)(view)).collect();
    found.extend(clash::propose(view));
    // The same sentence word for word does not contradict itself, in whichever report it stands.
    let words = |id| &view.corpus.tree(view.corpus.claim(id).sentence).sentence.text;
    found.retain(|candidate| words(candidate.left) != words(candidate.right));
    for candidate in &mut found {
        candidate.probability = Decision::named(candidate.decision).probability(&candidate.evidence);
    }
    found
}
