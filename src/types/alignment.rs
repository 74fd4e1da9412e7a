//! What align proposes: pairs of claims about the same thing, and pairs of values that answer the same question.

use super::ClaimId;

/// Evidence for an alignment, by the name of the measure. All measures lie in `-1.0..=1.0` unless they say otherwise.
pub type Evidences = Vec<(&'static str, f64)>;

/// Two claims that may speak of the same event or state; `left < right`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimPair {
    /// The earlier claim.
    pub left: ClaimId,
    /// The later claim.
    pub right: ClaimId,
    /// Probability that they speak of the same event or state, `0.0..=1.0`.
    pub same: f64,
    /// What the probability rests on.
    pub evidence: Evidences,
}

/// A value inside a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `claim.quantities[i]`
    Quantity(usize),
    /// `claim.times[i]`
    Time(usize),
    /// `claim.places[i]`
    Place(usize),
    /// `claim.arguments[i]`, a named participant
    Argument(usize),
}

/// Two values that may answer the same question about the story.
#[derive(Debug, Clone, PartialEq)]
pub struct ValuePair {
    /// The claim and slot on the left; its claim comes first in the corpus, or is the same as the right one's.
    pub left: (ClaimId, Slot),
    /// The claim and slot on the right.
    pub right: (ClaimId, Slot),
    /// How well the contexts around the two values match, `0.0..=1.0`, before any look at the values.
    pub context: f64,
    /// What that rests on.
    pub evidence: Evidences,
}

/// All alignments of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Pairs of claims, sorted by (left, right).
    pub claims: Vec<ClaimPair>,
    /// Pairs of values, sorted by (left, right).
    pub values: Vec<ValuePair>,
}
