//! Relations between two frequent lemmas as WordNet has them: synonyms, opposites, kinds, families.
//!
//! Every look-up takes lower-case lemmas; `lexicon::meaning` also takes inflected forms and knows the reviewed news tables.

use crate::lexicon::{forms, meaning, sorted};

pub use crate::lexicon::meaning::{opposed, same_meaning};

const ANTONYMS: &str = include_str!("../../data/antonyms.tsv");
const FAMILIES: &str = include_str!("../../data/families.tsv");
const HYPERNYMS: &str = include_str!("../../data/hypernyms.tsv");
const SYNONYMS: &str = include_str!("../../data/synonyms.tsv");

/// Whether `a` is a kind of `b` in its first sense, up to three levels above it: `clinic` and `institution`.
pub fn hyponym(a: &str, b: &str) -> bool {
    hypernyms_of(a).any(|other| other == b)
}

/// The key that the words of one meaning share: the group of reviewed news words (`blast` for `explosion`) where the
/// word or its derivation is in just one group, else the verb or noun that the word is derived from (`denied`, `denial`
/// and `deny` give `deny`), else its lemma.
pub fn family(word: &str) -> &str {
    let bases = forms::bases(word);
    let group = bases.iter().find_map(|lemma| meaning::only_group(lemma));
    group.unwrap_or_else(|| {
        let root = derivation(&bases).unwrap_or(word);
        meaning::only_group(root).unwrap_or(root)
    })
}

/// The word that stands for the derivations of a word, without regard to the news groups.
pub fn root(word: &str) -> &str {
    derivation(&forms::bases(word)).unwrap_or(word)
}

fn derivation<'w>(bases: &[&'w str]) -> Option<&'w str> {
    let centre = |lemma: &str| sorted::find(FAMILIES, lemma).next();
    bases.iter().find_map(|lemma| centre(lemma)).or(bases.last().copied())
}

/// The opposites of a lemma.
pub fn antonyms_of(lemma: &str) -> impl Iterator<Item = &'static str> {
    after_pos(ANTONYMS, lemma)
}

/// The synonyms of a lemma.
pub fn synonyms_of(lemma: &str) -> impl Iterator<Item = &'static str> {
    after_pos(SYNONYMS, lemma)
}

/// The words more general than a lemma in its first sense, nearest first.
pub fn hypernyms_of(lemma: &str) -> impl Iterator<Item = &'static str> {
    after_pos(HYPERNYMS, lemma)
}

fn after_pos(table: &'static str, lemma: &str) -> impl Iterator<Item = &'static str> {
    sorted::find(table, lemma).filter_map(|row| row.split('\t').nth(1)).flat_map(|cell| cell.split(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        sorted::check(ANTONYMS, 3);
        sorted::check(FAMILIES, 2);
        sorted::check(HYPERNYMS, 3);
        sorted::check(SYNONYMS, 3);
    }

    #[test]
    fn related_words_are_found_both_ways() {
        let antonyms = |a: &str, b: &str| antonyms_of(a).any(|other| other == b);
        let synonyms = |a: &str, b: &str| synonyms_of(a).any(|other| other == b);
        assert!(antonyms("increase", "decrease") && antonyms("decrease", "increase"));
        assert!(synonyms("buy", "purchase") && synonyms("purchase", "buy"));
        assert!(hyponym("teacher", "person") && !hyponym("person", "teacher"));
        assert!(!synonyms("buy", "sell") && !antonyms("buy", "purchase"));
    }

    #[test]
    fn derivations_share_a_key() {
        for (words, key) in [
            (["deny", "denial", "denied"], "deny"),
            (["announce", "announcement", "announces"], "announce"),
            (["explode", "explosion", "exploded"], "explode"),
            (["elect", "election", "elected"], "elect"),
        ] {
            for word in words {
                assert_eq!(root(word), key, "{word}");
            }
        }
    }

    #[test]
    fn families_stay_apart() {
        for (a, b) in [("universe", "university"), ("killer", "kill"), ("organ", "organisation")] {
            assert_ne!(root(a), root(b));
        }
        assert_eq!(family("explosions"), family("blast"));
        assert_eq!(family("acquisition"), family("takeover"));
        assert_eq!(family("🦀"), "🦀");
        assert_eq!(family(""), "");
    }
}
