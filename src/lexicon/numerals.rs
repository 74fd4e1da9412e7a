//! Numbers in words, from `data/numerals.tsv`.

use super::quick::Map;
use super::table::rows;
use std::sync::LazyLock;

/// What a number word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// 0 to 19.
    Unit(i64),
    /// 20 to 90.
    Ten(i64),
    /// 'hundred'.
    Hundred,
    /// 'thousand', 'million', …
    Scale(i64),
    /// 'dozen'.
    Group(i64),
    /// 'several', 'few', 'couple': from, to.
    Vague(i64, i64),
    /// 'dozens', 'thousands': from, to.
    Plural(i64, i64),
}

static TABLE: &str = include_str!("../../data/numerals.tsv");
static WORDS: LazyLock<Map<&'static str, Word>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|row| {
            let (low, high) = span(row[2]);
            let word = match row[0] {
                "unit" => Word::Unit(low),
                "ten" => Word::Ten(low),
                "hundred" => Word::Hundred,
                "scale" => Word::Scale(low),
                "group" => Word::Group(low),
                "vague" => Word::Vague(low, high),
                "plural" => Word::Plural(low, high),
                _ => return None,
            };
            Some((row[1], word))
        })
        .collect()
});

fn span(cell: &str) -> (i64, i64) {
    let (low, high) = cell.split_once("..").unwrap_or((cell, cell));
    let number = |text: &str| text.parse().expect("the tables' tests read every row");
    (number(low), number(high))
}

fn of_kind(kind: &'static str) -> Map<&'static str, i64> {
    rows(TABLE).filter(|row| row[0] == kind).map(|row| (row[1], span(row[2]).0)).collect()
}

static ORDINALS: LazyLock<Map<&'static str, i64>> = LazyLock::new(|| of_kind("ordinal"));
static FRACTIONS: LazyLock<Map<&'static str, i64>> = LazyLock::new(|| of_kind("fraction"));
static GLUED: LazyLock<Map<&'static str, i64>> = LazyLock::new(|| of_kind("glued"));
static FOLDS: LazyLock<Map<&'static str, i64>> = LazyLock::new(|| of_kind("fold"));

/// The whole number that one word gives by itself: '40', '1,200', 'twelve'.
#[must_use]
pub fn whole(text: &str) -> Option<i64> {
    match word(&text.to_lowercase()) {
        Some(Word::Unit(n) | Word::Ten(n)) => Some(n),
        _ => text.replace(',', "").parse().ok(),
    }
}

/// What a lower-case word does in a cardinal number, if anything.
#[must_use]
pub fn word(text: &str) -> Option<Word> {
    WORDS.get(text).copied()
}

/// The number of an ordinal word: `third` is 3.
#[must_use]
pub fn ordinal(text: &str) -> Option<i64> {
    ORDINALS.get(text).copied()
}

/// The denominator of a fraction word in the singular: `third` is 3, `half` is 2.
#[must_use]
pub fn fraction(text: &str) -> Option<i64> {
    FRACTIONS.get(text).copied()
}

/// The scale of an abbreviation that is written onto figures: `bn` is 1,000,000,000.
#[must_use]
pub fn glued(text: &str) -> Option<i64> {
    GLUED.get(text).copied()
}

/// How many times: `twice` is 2.
#[must_use]
pub fn fold(text: &str) -> Option<i64> {
    FOLDS.get(text).copied()
}

/// The example of every row.
pub fn examples() -> impl Iterator<Item = &'static str> {
    rows(TABLE).filter_map(|row| row.last().copied())
}
