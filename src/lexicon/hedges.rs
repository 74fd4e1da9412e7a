//! Words that widen, bound or change a number, from `data/hedges.tsv`.

use super::table::rows;
use std::sync::LazyLock;

/// What a hedge does to the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// 'about': some ten percent around.
    About,
    /// 'nearly': some ten percent below.
    Nearly,
    /// 'at least'.
    Least,
    /// 'more than'.
    Over,
    /// 'up to'.
    Most,
    /// 'fewer than'.
    Under,
    /// 'exactly'.
    Exactly,
    /// 'another', 'more': a difference, not a whole.
    More,
}

/// One hedge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hedge {
    /// Its words, lower case.
    pub words: Vec<&'static str>,
    /// What it does.
    pub effect: Effect,
    /// An example sentence.
    pub example: &'static str,
}

static TABLE: &str = include_str!("../../data/hedges.tsv");
static BEFORE: LazyLock<Vec<Hedge>> = LazyLock::new(|| side("before"));
static AFTER: LazyLock<Vec<Hedge>> = LazyLock::new(|| side("after"));

fn side(name: &'static str) -> Vec<Hedge> {
    let mut found: Vec<Hedge> = rows(TABLE)
        .filter(|row| row[0] == name)
        .map(|row| Hedge { words: row[1].split(' ').collect(), effect: effect(row[2]), example: row[3] })
        .collect();
    found.sort_by_key(|hedge| std::cmp::Reverse(hedge.words.len()));
    found
}

fn effect(name: &str) -> Effect {
    match name {
        "about" => Effect::About,
        "nearly" => Effect::Nearly,
        "least" => Effect::Least,
        "over" => Effect::Over,
        "most" => Effect::Most,
        "under" => Effect::Under,
        "exactly" => Effect::Exactly,
        "more" => Effect::More,
        other => panic!("data/hedges.tsv names an unknown effect {other:?}; its test reads every row"),
    }
}

/// Hedges that stand before a number, longest first.
#[must_use]
pub fn before() -> &'static [Hedge] {
    &BEFORE
}

/// Hedges that stand after a number, longest first.
#[must_use]
pub fn after() -> &'static [Hedge] {
    &AFTER
}
