//! The sums that the figures are made of.

use serde::Serialize;

/// Sums over stories.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Count {
    /// Labelled contradictions.
    pub gold: usize,
    /// Those that are not soft.
    pub hard: usize,
    /// Hard ones found by an error or a warning.
    pub hard_found: usize,
    /// Labelled contradictions found.
    pub found: usize,
    /// Found ones whose kind is named.
    pub kind_ok: usize,
    /// Contradictions that the program reports (a note on compatible values is not counted).
    pub pred: usize,
    /// Those that oppose values of a labelled contradiction.
    pub pred_ok: usize,
    /// Labelled look-alikes.
    pub traps: usize,
    /// Look-alikes that an error or a warning calls a contradiction.
    pub trapped: usize,
    /// Labelled agreements.
    pub agree: usize,
    /// Those that some agreement joins over two reports.
    pub agree_found: usize,
    /// Labelled contradictions whose values an agreement joins.
    pub clash: usize,
    /// Agreements that the program reports.
    pub agreements: usize,
    /// The claims in them.
    pub agreed_claims: usize,
    /// Mentions of labelled agreements.
    pub mentions: usize,
    /// Mentions that stand in single-source findings only.
    pub false_single: usize,
    /// Labelled singles.
    pub single: usize,
    /// Those that a single-source finding covers.
    pub single_found: usize,
}

/// Sums for a kind of contradiction.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Labelled ones of the kind.
    pub gold: usize,
    /// Found, of whatever kind the finding is.
    pub found: usize,
    /// Findings whose first kind it is.
    pub predicted: usize,
    /// Right ones among them.
    pub right: usize,
}
