//! Words before names: titles and ranks, and given names with the gender that most of their bearers have.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::{sorted, table};

const TITLES: &str = include_str!("../../data/titles.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/given_names.tsv");

/// The gender that a title or a given name tells, for `he` and `she`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Mostly women bear it.
    Female,
    /// Mostly men bear it.
    Male,
}

static KINDS: LazyLock<BTreeMap<&'static str, (&'static str, Option<Gender>)>> = LazyLock::new(|| {
    let entry = |row: Vec<&'static str>| match row[..] {
        [title, kind, gender, _] => Some((title, (kind, read(gender)))),
        _ => None,
    };
    table::rows(TITLES).filter_map(entry).collect()
});

/// Whether a word or phrase, in any case, is a title or rank that stands before a name: `Mr.`, `Prime Minister`.
pub fn is_title(words: &str) -> bool {
    title_kind(words).is_some()
}

/// What sort of title it is: `courtesy`, `politician`, `military`, `clergy`, `doctor`, ...
pub fn title_kind(words: &str) -> Option<&'static str> {
    KINDS.get(words.to_lowercase().as_str()).map(|(kind, _)| *kind)
}

/// The gender that a title (`Mrs.`, `king`) or else a given name (`Mary`) tells; none for names of both.
pub fn gender(word: &str) -> Option<Gender> {
    let lower = word.to_lowercase();
    match KINDS.get(lower.as_str()) {
        Some((_, Some(gender))) => Some(*gender),
        _ => sorted::find(GIVEN_NAMES, &lower).next().and_then(read),
    }
}

/// Whether a word in any case is a listed given name.
pub fn is_given_name(word: &str) -> bool {
    sorted::find(GIVEN_NAMES, &word.to_lowercase()).next().is_some()
}

static SHORT: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../data/entity_words.tsv"));
    rows.filter_map(|row| Some((*row.first()?, row.get(1)?.strip_prefix("short:")?))).collect()
});

/// Whether one lower-case given name is a short form of the other, or both are of a third: `bill`, `william`.
pub fn same_given(a: &str, b: &str) -> bool {
    let full = |name: &str| SHORT.get(name).copied().unwrap_or_default().to_owned();
    let (x, y) = (full(a), full(b));
    a == b || x == b || y == a || (!x.is_empty() && x == y)
}

fn read(cell: &str) -> Option<Gender> {
    match cell {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        sorted::check(TITLES, 4);
        sorted::check(GIVEN_NAMES, 2);
    }

    #[test]
    fn titles_are_known_in_any_case() {
        for title in ["Mr.", "mrs", "Prime Minister", "SEN.", "Lt. Col."] {
            assert!(is_title(title), "{title}");
        }
        assert!(!is_title("table") && !is_title(""));
        assert_eq!(title_kind("Gen."), Some("military"));
    }

    #[test]
    fn short_forms_are_the_same_name() {
        assert!(same_given("bill", "william") && same_given("william", "bill"));
        assert!(!same_given("maria", "peter"));
    }

    #[test]
    fn titles_and_given_names_tell_a_gender() {
        assert_eq!(gender("Mrs."), Some(Gender::Female));
        assert_eq!(gender("King"), Some(Gender::Male));
        assert_eq!(gender("Mary"), Some(Gender::Female));
        assert_eq!(gender("Robert"), Some(Gender::Male));
        assert_eq!(gender("President"), None);
        assert_eq!(gender("Xqzt"), None);
        assert!(is_given_name("Linda") && !is_given_name(""));
    }
}
