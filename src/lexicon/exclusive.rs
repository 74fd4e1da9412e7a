//! Parts of an event that only one can fill, from `data/exclusive.tsv`: the cause of a death, the director of a film.

use super::table::rows;

const TABLE: &str = include_str!("../../data/exclusive.tsv");

/// The question that a verb's part answers for one only, and the part that the question is about (`agent` or `patient`).
#[must_use]
pub fn question(verb: &str, part: &str) -> Option<(&'static str, &'static str)> {
    rows(TABLE).find_map(|row| match row[..] {
        [v, p, question, about] if v == verb && p == part => Some((question, about)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        crate::lexicon::sorted::check(TABLE, 4);
    }

    #[test]
    fn causes_of_death_answer_one_question() {
        assert_eq!(question("die", "of"), question("die", "from"));
        assert_eq!(question("die", "in"), None);
    }
}
