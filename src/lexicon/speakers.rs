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
    known("for", lemma)
}

/// Whether the word means several people, without a plural ending: `people`.
#[must_use]
pub fn is_many(word: &str) -> bool {
    known("many", word)
}

fn known(kind: &str, word: &str) -> bool {
    #[cfg(test)]
    if super::hidden::class("speakers", word) == Some(kind) {
        return false;
    }
    WORDS.contains(&(kind, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(WORDS.len(), rows(TABLE).count());
    }
}
