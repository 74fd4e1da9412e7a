//! How rare a word is in English, as a weight: words that are rare tell more about what a sentence is about.

use std::sync::LazyLock;

use crate::lexicon::quick::Map;
use crate::lexicon::sorted;

const FREQUENCY: &str = include_str!("../../data/frequency.tsv");
const STOPWORDS: &str = include_str!("../../data/stopwords.tsv");

/// Ten times the Zipf frequency of the most frequent word, and of the rarest one that the table lists.
const MOST: f32 = 77.0;
const LEAST: f32 = 25.0;

static STOPS: LazyLock<Map<&str, ()>> = LazyLock::new(|| {
    STOPWORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| (line, ())).collect()
});

/// How rare a lower-case word is: 0 for `the`, 1 for a word that the table lacks, such as most surnames.
pub fn rarity(word: &str) -> f32 {
    let zipf = sorted::find(FREQUENCY, word).next().and_then(|cell| cell.parse::<f32>().ok());
    zipf.map_or(1.0, |zipf| ((MOST - zipf) / (MOST - LEAST)).clamp(0.0, 1.0))
}

/// Whether a lower-case word says nothing about the subject of its sentence: articles, pronouns, prepositions, auxiliaries.
pub fn is_stopword(word: &str) -> bool {
    STOPS.contains_key(word)
}

/// The word as the table has it, if it does.
pub(super) fn known(word: &str) -> Option<&'static str> {
    sorted::key_of(FREQUENCY, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        sorted::check(FREQUENCY, 2);
        sorted::check(STOPWORDS, 1);
    }

    #[test]
    fn rare_words_weigh_more() {
        assert_eq!(rarity("the"), 0.0);
        assert_eq!(rarity("pyongyangology"), 1.0);
        assert_eq!(rarity(""), 1.0);
        assert!(rarity("government") < rarity("earthquake"));
        assert!(rarity("earthquake") < rarity("temblor"));
    }

    #[test]
    fn function_words_are_stop_words() {
        assert!(crate::lexicon::table::rows(STOPWORDS).all(|row| is_stopword(row[0])));
        assert!(!is_stopword("bomb") && !is_stopword(""));
    }
}
