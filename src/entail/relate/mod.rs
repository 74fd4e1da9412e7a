//! How two values of one sort stand to each other: equal, compatible though different, conflicting, or not to be compared.

mod amount;
mod moment;
#[cfg(test)]
mod tests;

use crate::types::{Quantity, Time};

/// How two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same value, as exactly given.
    Equal,
    /// Different words that can both be true: 'at least 9' and '12', 430 miles and 700 km, Tuesday and this week.
    Compatible,
    /// Not both can be true of one thing.
    Conflicting,
    /// Different sorts of values, or values that tell nothing about each other.
    Incomparable,
}

/// How two amounts stand to each other, if both are of the same thing.
#[must_use]
pub fn quantities(a: &Quantity, b: &Quantity) -> Relation {
    amount::relate(a, b)
}

/// How two times stand to each other, if both are of the same event.
#[must_use]
pub fn times(a: &Time, b: &Time) -> Relation {
    moment::relate(a, b)
}
