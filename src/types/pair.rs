//! Ready-made pairs of statements, and the verdict on them.

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
    /// Kinds of contradiction, strongest first; none for other relations.
    pub kinds: Vec<&'static str>,
}
