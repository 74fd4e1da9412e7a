//! What figures in news tell of an event or a thing (`data/aspects.tsv`): its deaths, its price, its length. Two figures of one
//! aspect answer one question, however the sentences are built.

use super::relations::family;
use super::table::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/aspects.tsv");

/// The sort of a figure, as the table names it.
pub type Sort = &'static str;

/// An aspect that a word tells for a sort of figure, and whether the word must be what is counted.
type Told = (Sort, &'static str, bool);

/// Words by their family key.
static WORDS: LazyLock<HashMap<&'static str, Vec<Told>>> = LazyLock::new(|| {
    let mut found: HashMap<&'static str, Vec<Told>> = HashMap::new();
    for row in rows(TABLE) {
        if let [aspect, sort, how, words, _] = row[..] {
            for word in words.split(',') {
                found.entry(family(word)).or_default().push((sort, aspect, how == "counted"));
            }
        }
    }
    found
});

/// The aspect that a word gives to a figure of some sort; `counted` says whether the word is what the figure counts.
#[must_use]
pub fn aspect(word: &str, sort: Sort, counted: bool) -> Option<&'static str> {
    let of = WORDS.get(family(word))?;
    of.iter().find(|(s, _, only_counted)| *s == sort && (counted || !only_counted)).map(|&(_, aspect, _)| aspect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        crate::lexicon::sorted::check(TABLE, 5);
    }

    #[test]
    fn words_of_one_family_tell_one_aspect() {
        assert_eq!(aspect("killed", "count", false), Some("deaths"));
        assert_eq!(aspect("fatality", "count", true), Some("deaths"));
        assert_eq!(aspect("killed", "money", false), None);
        assert_eq!(aspect("vote", "count", false), None);
        assert_eq!(aspect("vote", "count", true), Some("votes"));
    }
}
