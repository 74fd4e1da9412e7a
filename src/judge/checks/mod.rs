//! One file per kind of contradiction, and the table of them.

pub mod antonym;
pub mod certainty;
mod date;
mod denial;
mod entity;
pub mod negation;
mod number;
mod other;
mod place;
pub mod quote;
pub mod shared;

use super::view::View;
use crate::types::{Candidate, Kind};

/// A check: its documentation and its rule.
pub struct Check {
    /// What the kind means.
    pub kind: Kind,
    /// Proposes candidates; their probability is set by the decision later.
    pub propose: fn(&View<'_>) -> Vec<Candidate>,
}

/// All checks, in the order in which kinds are listed.
pub const CHECKS: &[Check] = &[
    number::CHECK,
    date::CHECK,
    place::CHECK,
    entity::CHECK,
    negation::CHECK,
    denial::CHECK,
    antonym::CHECK,
    certainty::CHECK,
    quote::CHECK,
    other::CHECK,
];

/// The documentation of all kinds.
pub fn kinds() -> &'static [Kind] {
    static KINDS: std::sync::LazyLock<Vec<Kind>> = std::sync::LazyLock::new(|| CHECKS.iter().map(|check| check.kind).collect());
    &KINDS
}
