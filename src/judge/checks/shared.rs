//! What several checks share: candidates from pairs of values, and from pairs of claims.

use crate::entail::relate::Relation;
use crate::judge::view::View;
use crate::types::{Candidate, Claim, ClaimPair, Evidence, Evidences, Reason, Severity, Slot, Stance, ValuePair};

/// Candidates for a decision from the pairs of values that `of` accepts and that conflict. Pairs whose contexts hardly touch are
/// left out.
pub fn conflicting(
    view: &View<'_>,
    kind: &'static str,
    decision: &'static str,
    what: &str,
    of: fn(Slot) -> bool,
) -> Vec<Candidate> {
    let pairs = view.alignment.values.iter().zip(&view.relations).enumerate();
    pairs
        .filter(|(_, (pair, relation))| **relation == Relation::Conflicting && of(pair.left.1) && of(pair.right.1))
        .filter(|(_, (pair, _))| pair.context >= LEAST_CONTEXT)
        .filter_map(|(number, (pair, _))| values(view, kind, decision, what, number, pair))
        .collect()
}

/// The candidate of two values that conflict, with the number of the pair in the alignment, unless the decision makes nothing of it.
pub fn values(
    view: &View<'_>,
    kind: &'static str,
    decision: &'static str,
    what: &str,
    number: usize,
    pair: &ValuePair,
) -> Option<Candidate> {
    let mut evidence = view.evidence(pair);
    evidence.extend(view.rivals().measures(view, number));
    if !view.wants(decision, &evidence) {
        return None;
    }
    let (left, right) = (view.words(pair.left), view.words(pair.right));
    let explanation = opposed(view, what, &left, &right);
    Some(Candidate {
        kind,
        decision,
        left: pair.left.0,
        right: pair.right.0,
        slots: Some((pair.left.1, pair.right.1)),
        severity: Severity::Error,
        evidence,
        probability: 0.0,
        reason: Reason { kind, left, right, explanation },
    })
}

/// A value pair with less shared context than this answers no common question.
const LEAST_CONTEXT: f64 = 0.02;

/// 'a.txt says "12"; b.txt says "nine" (number)'.
pub fn opposed(view: &View<'_>, what: &str, left: &Evidence, right: &Evidence) -> String {
    format!("{what}: {} says “{}”, {} says “{}”", view.report(left.claim), left.text, view.report(right.claim), right.text)
}

/// The evidence of a pair of claims, with what the checks on propositions add.
pub fn claim_evidence(view: &View<'_>, pair: &ClaimPair) -> Evidences {
    let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
    let mut evidence = pair.evidence.unpack(24);
    evidence.extend([
        ("same", pair.same),
        ("within", flag(a.article == b.article)),
        ("same_sentence", flag(a.sentence == b.sentence)),
        ("polarity", flag(a.polarity != b.polarity)),
        ("attributed", flag(!a.attribution.is_empty() && !b.attribution.is_empty())),
    ]);
    evidence
}

pub use crate::judge::view::flag;

/// Whether somebody in the claim's chain denies it. Without a holder it is no denial: a player who 'was dismissed' denies nothing.
pub fn denied(claim: &Claim) -> bool {
    claim.attribution.iter().any(|a| a.stance == Stance::Denies && !a.holder.is_empty())
}
