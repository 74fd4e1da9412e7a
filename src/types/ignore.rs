//! An ignore: a remark in a draft's own text that silences findings on it, and why.

use super::Span;

/// `crosscheck-ignore[number]: the council corrected the figure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The 1-based line of the remark.
    pub line: usize,
    /// The text that it is about; `None` where nothing follows it.
    pub about: Option<Span>,
    /// The kinds, verdicts or policies that it silences; empty for all.
    pub codes: Vec<String>,
    /// Why.
    pub reason: Option<String>,
}
