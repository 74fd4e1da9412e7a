//! Words of the calendar and the clock, from `data/calendar.tsv`.

use super::quick::Map;
use super::table::rows;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../data/calendar.tsv");
/// By word: its classes, each with its value. Most words have none.
static ENTRIES: LazyLock<Map<&'static str, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    rows(TABLE).fold(Map::default(), |mut words: Map<_, Vec<_>>, row| {
        words.entry(row[1]).or_default().push((row[0], row[2]));
        words
    })
});
static NAMED: LazyLock<Vec<(Vec<&'static str>, &'static str)>> = LazyLock::new(|| {
    let mut found: Vec<(Vec<&str>, &str)> =
        rows(TABLE).filter(|row| row[0] == "named").map(|row| (row[1].split(' ').collect(), row[2])).collect();
    found.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    found
});

/// The value of a lower-case word in a class, as the table gives it.
#[must_use]
pub fn value(class: &str, word: &str) -> Option<&'static str> {
    ENTRIES.get(word)?.iter().rev().find(|(known, _)| *known == class).map(|&(_, value)| value)
}

/// The value of a word in a class as a number.
#[must_use]
pub fn number(class: &str, word: &str) -> Option<i32> {
    value(class, word)?.parse().ok()
}

/// Named days, longest first: their words, and month-day as the table gives it.
#[must_use]
pub fn named() -> &'static [(Vec<&'static str>, &'static str)] {
    &NAMED
}

/// The example of every row, with its class and value.
#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(TABLE).map(|row| (row[0], row[2], row[3]))
}
