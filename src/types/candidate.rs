//! A contradiction that a check proposes, before the calibrated decision.

use super::{ClaimId, Evidences, Reason, Severity, Slot};

/// Two claims that a rule sets against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Code of the kind of contradiction.
    pub kind: &'static str,
    /// The decision that weighs the evidence, a model of `data/decision.tsv`: the kind's own, or one for several kinds.
    pub decision: &'static str,
    /// The left claim; it comes first in the corpus, or is the same as the right one.
    pub left: ClaimId,
    /// The right claim.
    pub right: ClaimId,
    /// The two values, where the rule opposes values.
    pub slots: Option<(Slot, Slot)>,
    /// The severity that the claims' own words allow at most.
    pub severity: Severity,
    /// What speaks for and against; the decision weighs it.
    pub evidence: Evidences,
    /// Probability that it is a contradiction, `0.0..=1.0`.
    pub probability: f64,
    /// The words that clash.
    pub reason: Reason,
}
