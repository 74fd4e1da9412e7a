//! Words beside a number that tell what sort of number it is, from `data/figures.tsv`.

use super::table::rows;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../data/figures.tsv");
static WORDS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    rows(TABLE).fold(BTreeMap::new(), |mut classes, row| {
        classes.entry(row[0]).or_insert_with(BTreeSet::new).insert(row[1]);
        classes
    })
});

/// Whether a lower-case word or phrase belongs to a class: `quake`, `sequence`, `label`, `caliber`, `gun`, `clock-rest`, `later`,
/// `casualty`, `prospect`, `per`, `weigh`.
#[must_use]
pub fn is(class: &str, word: &str) -> bool {
    WORDS.get(class).is_some_and(|words| words.contains(word))
}

/// The example of every row, with its class.
#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(TABLE).filter_map(|row| Some((row[0], *row.last()?)))
}
