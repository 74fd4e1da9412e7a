//! What the word tables say about a word of a name: titles, given names, countries, organisations, roles.

use crate::lexicon::{names, places, table};
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

impl From<names::Gender> for Gender {
    fn from(gender: names::Gender) -> Self {
        match gender {
            names::Gender::Male => Self::Male,
            names::Gender::Female => Self::Female,
        }
    }
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

/// What the table says of a folded word.
fn rows(word: &str) -> impl Iterator<Item = &'static Row> + use<> {
    let all = ROWS.get(word).into_iter().flatten();
    #[cfg(test)]
    let all = {
        let hidden = crate::lexicon::hidden::class("entity_words", word);
        all.filter(move |row| Some(row.class) != hidden)
    };
    all
}

fn gender_of_cell(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether the table puts a folded word in a class: `org`, `suffix`, `generation`, `placeword`, `stop`, `speaker`, `person`, `former`.
pub(in crate::extract) fn is(word: &str, class: &str) -> bool {
    rows(word).any(|row| row.class == class)
}

/// The gender that a noun for a person tells: `actress`.
pub(super) fn noun_gender(word: &str) -> Option<Gender> {
    rows(word).find_map(|row| row.gender)
}

/// The standard form of a role: `ceo` is `chief executive`.
pub(super) fn role(phrase: &str) -> String {
    let standard = rows(phrase).find_map(|row| row.class.strip_prefix("role:"));
    standard.unwrap_or(phrase).to_owned()
}

/// Whether a folded word is a title before a name (`mr`, `president`), and the gender that it tells.
pub(super) fn title(word: &str) -> Option<Option<Gender>> {
    let dotted = format!("{word}.");
    let form = [word, dotted.as_str()].into_iter().find(|form| names::is_title(form))?;
    Some(names::gender(form).map(Gender::from).filter(|_| !is(word, "neutral")))
}

/// Whether a folded word is known as a given name, and the gender that it tells.
pub(super) fn given(word: &str) -> Option<Option<Gender>> {
    names::is_given_name(word).then(|| names::gender(word).map(Gender::from))
}

/// Whether one given name is a short form of the other: `bill`, `william`.
pub(super) fn nicknames(a: &str, b: &str) -> bool {
    let standard = |w: &str| rows(w).find_map(|row| row.class.strip_prefix("short:"));
    let (x, y) = (standard(a), standard(b));
    x == Some(b) || y == Some(a) || (x.is_some() && x == y)
}

/// The canonical name of a country, region or city that the tables know, by any of its names as folded.
pub(in crate::extract) fn place(key: &str) -> Option<String> {
    // Folding drops the capitals that tell `US` from `us`: only names get here.
    let short = || places::canonical_place(&key.to_uppercase()).filter(|name| places::is_country(name));
    let found = places::canonical_place(key).or_else(|| if key.len() <= 4 { short() } else { None });
    found.map(str::to_owned)
}

/// The canonical name of a place as written: `Calif.`, `N.Y.`.
pub(in crate::extract) fn written_place(surface: &str) -> Option<String> {
    let name = places::canonical_place(surface)?;
    (surface.ends_with('.') || surface.chars().count() > 3).then(|| name.to_owned())
}

/// Whether a phrase is the name of an office: `Attorney General`.
pub(super) fn is_title_phrase(phrase: &str) -> bool {
    names::is_title(phrase)
}

/// Whether a folded word names a country.
pub(super) fn country(key: &str) -> bool {
    place(key).is_some_and(|name| places::is_country(&name))
}

/// The country of a demonym: `russian` is `russia`.
pub(in crate::extract) fn demonym(key: &str) -> Option<String> {
    places::demonym(key).map(str::to_owned)
}

/// What contains a known place, nearest first.
pub(in crate::extract) fn containers(key: &str) -> Vec<String> {
    places::containers(key).into_iter().map(str::to_owned).collect()
}

/// The country whose government a capital or seat stands for: `washington`, `white house`, `kremlin`.
pub(super) fn metonym(key: &str) -> Option<String> {
    places::metonym(key).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(ROWS.values().map(Vec::len).sum::<usize>(), table::rows(TABLE).count());
    }
}
