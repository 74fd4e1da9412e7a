//! How a decision came to a probability: what the confidence of a finding rests on.

/// What a decision saw, and what it made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// The decision, a model of `data/decision.tsv` and perhaps of `data/trees.tsv`.
    pub decision: &'static str,
    /// What it starts from, before any measure.
    pub bias: f64,
    /// The measures that are not 0 and that it goes by: those that add to the sum first, the weightiest at the top.
    pub measures: Vec<Weighed>,
    /// What its trees add together; `None` where it has none.
    pub trees: Option<f64>,
    /// The probability that the sum comes to, in `0.0..=1.0`.
    pub probability: f64,
    /// The least probability at which it is believed.
    pub threshold: f64,
}

/// A measure, and what it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The name of the measure.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
    /// What it adds to the sum: its weight times its value; `None` where only trees ask for it.
    pub adds: Option<f64>,
}
