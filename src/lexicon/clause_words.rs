//! Small words and nouns that shape clauses (`data/clauses.tsv`): which word belongs to which class.

use super::quick::Map;
use super::table::rows;
use std::sync::LazyLock;

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A preposition whose gerund is a clause of its own ('after leaving the team').
    Adverbial,
    /// A noun or pronoun that points back at something said ('the claim', 'it').
    Anaphor,
    /// A noun that stands for an event ('sale', 'death').
    Eventive,
    /// A word that opens a question.
    Question,
    /// A word that picks one of several, so that the same noun is another thing ('other', 'first', 'additional').
    Restrictor,
    /// A preposition that says whence or whither.
    Direction,
    /// A preposition that says near what: one is near several places at once.
    Near,
    /// A noun for any sort of place: 'the facility' may be the plant.
    General,
    /// A verb for what many do, each for himself: that one voted says nothing against another's vote.
    Common,
}

/// Whether the lemma belongs to the class.
#[must_use]
pub fn is(class: Class, lemma: &str) -> bool {
    #[cfg(test)]
    if super::hidden::class("clauses", lemma).and_then(class_of) == Some(class) {
        return false;
    }
    TABLE.get(lemma).is_some_and(|classes| classes.contains(&class))
}

/// The classes of each word.
static TABLE: LazyLock<Map<&'static str, Vec<Class>>> = LazyLock::new(|| {
    let mut table: Map<&'static str, Vec<Class>> = Map::default();
    for row in rows(include_str!("../../data/clauses.tsv")) {
        table.entry(row[0]).or_default().extend(class_of(row[1]));
    }
    table
});

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "adverbial" => Class::Adverbial,
        "anaphor" => Class::Anaphor,
        "eventive" => Class::Eventive,
        "question" => Class::Question,
        "restrictor" => Class::Restrictor,
        "direction" => Class::Direction,
        "near" => Class::Near,
        "general" => Class::General,
        "common" => Class::Common,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let all = rows(include_str!("../../data/clauses.tsv")).count();
        assert_eq!(TABLE.values().map(Vec::len).sum::<usize>(), all);
    }
}
