//! Money signs and words, from `data/currencies.tsv`.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A currency sign or word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Whether it is a hundredth of the currency's unit ('cents').
    pub hundredth: bool,
    /// An example sentence.
    pub example: &'static str,
}

static TABLE: &str = include_str!("../../data/currencies.tsv");
static SIGNS: LazyLock<BTreeMap<&'static str, Currency>> = LazyLock::new(|| form("symbol"));
static WORDS: LazyLock<BTreeMap<&'static str, Currency>> = LazyLock::new(|| form("word"));

fn form(name: &'static str) -> BTreeMap<&'static str, Currency> {
    rows(TABLE)
        .filter(|row| row[0] == name)
        .map(|row| (row[1], Currency { code: row[2], hundredth: row[3] == "0.01", example: row[4] }))
        .collect()
}

/// The currency of a sign before a figure, lower case: `$`, `us$`, `rs`.
#[must_use]
pub fn sign(text: &str) -> Option<Currency> {
    SIGNS.get(text).copied()
}

/// The currency of the words after a number, lower case: `euros`, `hong kong dollars`.
#[must_use]
pub fn word(text: &str) -> Option<Currency> {
    WORDS.get(text).copied()
}

/// All entries.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = Currency> {
    SIGNS.values().chain(WORDS.values()).copied()
}
