//! Words about who speaks, from `data/speakers.tsv`.

use super::table::rows;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/speakers.tsv");
static WORDS: LazyLock<BTreeSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    rows(TABLE).filter_map(|row| if let [kind, word, _] = row[..] { Some((kind, word)) } else { None }).collect()
});

/// Whether the noun (a lemma) names somebody who speaks for a body: `spokesman`.
#[must_use]
pub fn is(lemma: &str) -> bool {
    WORDS.contains(&("for", lemma))
}

/// Whether the word means several people, without a plural ending: `people`.
#[must_use]
pub fn is_many(word: &str) -> bool {
    WORDS.contains(&("many", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_stands_in_its_example() {
        assert_eq!(WORDS.len(), rows(TABLE).count());
        for row in rows(TABLE) {
            assert!(row[2].to_lowercase().contains(row[1]), "{row:?}");
        }
    }
}
