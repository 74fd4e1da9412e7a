//! Parts of an event that only one can fill, from `data/exclusive.tsv`: the cause of a death, the director of a film.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/exclusive.tsv");

/// The question that a verb's part answers for one only, and the part that the question is about (`agent` or `patient`).
#[must_use]
pub fn question(verb: &str, part: &str) -> Option<(&'static str, &'static str)> {
    PARTS.get(verb)?.iter().find(|row| row[0] == part).map(|&[_, question, about]| (question, about))
}

/// By verb: its parts, each with its question and what that is about.
static PARTS: LazyLock<BTreeMap<&'static str, Vec<[&'static str; 3]>>> = LazyLock::new(|| {
    let mut parts: BTreeMap<&'static str, Vec<[&'static str; 3]>> = BTreeMap::new();
    for row in rows(TABLE) {
        if let [verb, part, question, about, _] = row[..] {
            parts.entry(verb).or_default().push([part, question, about]);
        }
    }
    parts
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        crate::lexicon::sorted::check(TABLE, 5);
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(PARTS.values().map(Vec::len).sum::<usize>(), rows(TABLE).count());
    }

    #[test]
    fn causes_of_death_answer_one_question() {
        assert_eq!(question("die", "of"), question("die", "from"));
        assert_eq!(question("die", "in"), None);
    }
}
