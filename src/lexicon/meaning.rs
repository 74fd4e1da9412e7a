//! Whether two words say the same or the opposite in news: the reviewed tables first, WordNet's relations after them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::lexicon::quick::{Map, Quick};
use crate::lexicon::{forms, relations, table};

const NEWS_SYNONYMS: &str = include_str!("../../data/news_synonyms.tsv");
const NEWS_ANTONYMS: &str = include_str!("../../data/news_antonyms.tsv");

/// How surely a pair excludes each other: reviewed and clear, only WordNet's, reviewed and both may be true.
const STRONG: f32 = 1.0;
const WORDNET: f32 = 0.8;
const WEAK: f32 = 0.6;

/// How many words are kept at hand between comparisons.
const KEPT: usize = 20_000;

/// The groups of `news_synonyms.tsv` that a lemma belongs to.
static GROUPS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut groups: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    for row in table::rows(NEWS_SYNONYMS) {
        if let [group, word, ..] = row[..] {
            groups.entry(word).or_default().push(group);
        }
    }
    groups
});

/// The words of `news_antonyms.tsv` that contradict a lemma.
static OPPOSITES: LazyLock<BTreeMap<&'static str, Vec<(&'static str, f32)>>> = LazyLock::new(|| {
    let mut opposites: BTreeMap<&'static str, Vec<(&'static str, f32)>> = BTreeMap::new();
    for row in table::rows(NEWS_ANTONYMS) {
        if let [a, b, strength, ..] = row[..] {
            let strength = if strength == "strong" { STRONG } else { WEAK };
            opposites.entry(a).or_default().push((b, strength));
            opposites.entry(b).or_default().push((a, strength));
        }
    }
    opposites
});

/// What the tables know of one word or phrase, looked up once so that it can be compared with many others.
#[derive(Debug, Clone)]
pub struct Meaning {
    // Invariant: the first is the word itself.
    lemmas: Vec<Key>,
    families: Vec<Key>,
    groups: Vec<Key>,
    synonyms: Vec<Key>,
    hypernyms: Vec<Key>,
    opposites: Vec<(Key, f32)>,
    /// A bit for each lemma by its hash, for each family and group, each synonym and hypernym, each opposite: most words have none
    /// in common.
    own: u64,
    kin: u64,
    akin: u64,
    against: u64,
}

/// A word with its hash, so that two that differ are told apart at once.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    hash: u64,
    word: Cow<'static, str>,
}

impl Key {
    fn new(word: impl Into<Cow<'static, str>>) -> Self {
        let word = word.into();
        let mut hasher = Quick::default();
        hasher.write(word.as_bytes());
        Self { hash: hasher.finish(), word }
    }

    fn bits<'k>(keys: impl IntoIterator<Item = &'k Self>) -> u64 {
        keys.into_iter().fold(0, |bits, key| bits | 1 << (key.hash % 64))
    }
}

impl Meaning {
    /// Looks up a lower-case word or phrase, inflected or not.
    pub fn of(word: &str) -> Self {
        let lemmas: Vec<String> = if word.contains(' ') {
            vec![word.to_owned(), forms::phrase(word)]
        } else {
            forms::bases(word).into_iter().map(str::to_owned).collect()
        };
        let synonyms: Vec<Key> = lemmas.iter().flat_map(|lemma| relations::synonyms_of(lemma)).map(Key::new).collect();
        let hypernyms: Vec<Key> = lemmas.iter().flat_map(|lemma| relations::hypernyms_of(lemma)).map(Key::new).collect();
        let opposites = lemmas.iter().flat_map(|lemma| opposites(lemma)).map(|(word, strength)| (Key::new(word), strength));
        let families: Vec<Key> = lemmas.iter().map(|lemma| Key::new(relations::root(lemma).to_owned())).collect();
        let groups = lemmas.iter().filter_map(|lemma| GROUPS.get(lemma.as_str())).flatten();
        let groups: Vec<Key> = groups.map(|&group| Key::new(group)).collect();
        let opposites: Vec<(Key, f32)> = opposites.collect();
        let lemmas: Vec<Key> = lemmas.into_iter().map(Key::new).collect();
        let (own, akin) = (Key::bits(&lemmas), Key::bits(synonyms.iter().chain(&hypernyms)));
        let (kin, against) = (Key::bits(families.iter().chain(&groups)), Key::bits(opposites.iter().map(|(word, _)| word)));
        Self { lemmas, families, groups, synonyms, hypernyms, opposites, own, kin, akin, against }
    }

    /// The word or phrase itself.
    pub fn word(&self) -> &str {
        &self.lemmas[0].word
    }

    /// How near the words are in meaning: 1 for one lemma, derivation or group of news words, 0.8 for synonyms of
    /// WordNet, 0.5 for a kind and what it is a kind of, 0 for words without a known relation.
    pub fn same(&self, other: &Self) -> f32 {
        let has = |words: &[Key], lemmas: &[Key]| words.iter().any(|word| lemmas.contains(word));
        let one = (self.kin & other.kin != 0 || self.own & other.own != 0)
            && (has(&self.families, &other.families) || has(&self.lemmas, &other.lemmas) || has(&self.groups, &other.groups));
        if one {
            1.0
        } else if self.akin & other.own == 0 && other.akin & self.own == 0 {
            0.0
        } else if has(&self.synonyms, &other.lemmas) || has(&other.synonyms, &self.lemmas) {
            0.8
        } else if has(&self.hypernyms, &other.lemmas) || has(&other.hypernyms, &self.lemmas) {
            0.5
        } else {
            0.0
        }
    }

    /// How surely the words exclude each other, if they do: 1 for a reviewed pair (`accept`, `reject`), 0.8 for a pair
    /// that only WordNet has, 0.6 for a reviewed pair of which both may be true (`old`, `young`).
    pub fn opposed(&self, other: &Self) -> Option<f32> {
        if self.against & other.own == 0 {
            return None;
        }
        let shared = self.lemmas.iter().any(|lemma| other.lemmas.contains(lemma));
        let pairs = self.opposites.iter().filter(|(lemma, _)| other.lemmas.contains(lemma)).map(|(_, strength)| *strength);
        pairs.reduce(f32::max).filter(|_| !shared)
    }
}

/// What some words are and what excludes them, so that two lists without an opposite between them are told apart at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides {
    own: u64,
    against: u64,
}

impl Sides {
    /// Of these words.
    pub fn of<'m>(words: impl IntoIterator<Item = &'m Meaning>) -> Self {
        let add = |sides: Self, word: &Meaning| Self { own: sides.own | word.own, against: sides.against | word.against };
        words.into_iter().fold(Self::default(), add)
    }

    /// Whether a word of the one may exclude a word of the other, as [`Meaning::opposed`] has it.
    pub fn may_oppose(self, other: Self) -> bool {
        self.against & other.own != 0
    }
}

fn opposites(lemma: &str) -> Vec<(&'static str, f32)> {
    let reviewed = OPPOSITES.get(lemma).cloned().unwrap_or_default();
    let wordnet: Vec<_> = relations::antonyms_of(lemma)
        .filter(|other| reviewed.iter().all(|(known, _)| known != other))
        .map(|other| (other, WORDNET))
        .collect();
    reviewed.into_iter().chain(wordnet).collect()
}

/// The word as the reviewed tables have it, if they do.
pub(super) fn listed(word: &str) -> Option<&'static str> {
    GROUPS.get_key_value(word).map(|(word, _)| *word).or_else(|| OPPOSITES.get_key_value(word).map(|(word, _)| *word))
}

/// The news group of a lemma that is in one group only.
pub(super) fn only_group(lemma: &str) -> Option<&'static str> {
    match GROUPS.get(lemma)?[..] {
        [group] => Some(group),
        _ => None,
    }
}

/// How near two lower-case words or phrases are in meaning, from 0 to 1; see [`Meaning::same`].
pub fn same_meaning(a: &str, b: &str) -> f32 {
    if a == b { 1.0 } else { kept(a).same(&kept(b)) }
}

/// How surely two lower-case words or phrases exclude each other, if they do; see [`Meaning::opposed`].
pub fn opposed(a: &str, b: &str) -> Option<f32> {
    if a == b {
        return None;
    }
    let left = kept(a);
    // Most words have no opposite.
    if left.opposites.is_empty() { None } else { left.opposed(&kept(b)) }
}

/// The meaning of a word, kept for the next comparison since a story compares the same words again and again.
pub fn kept(word: &str) -> Rc<Meaning> {
    thread_local!(static KNOWN: RefCell<Map<String, Rc<Meaning>>> = RefCell::default());
    KNOWN.with_borrow_mut(|known| {
        if let Some(meaning) = known.get(word) {
            return Rc::clone(meaning);
        }
        if known.len() >= KEPT {
            known.clear();
        }
        let meaning = Rc::new(Meaning::of(word));
        known.insert(word.to_owned(), Rc::clone(&meaning));
        meaning
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::sorted;

    #[test]
    fn the_tables_are_sorted() {
        sorted::check(NEWS_SYNONYMS, 4);
        sorted::check(NEWS_ANTONYMS, 5);
    }

    /// The words of a phrase as they stand in a sentence, in their order, inflected or not, others between them or not.
    fn form(sentence: &str, phrase: &str) -> Option<String> {
        let lower = sentence.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'').filter(|word| !word.is_empty());
        let is_form = |word: &str, lemma: &str| {
            let reflexive = lemma == "self" && word.ends_with("self");
            let spelling = forms::bases(word).contains(&lemma) || forms::bases(lemma).contains(&word);
            reflexive || spelling || word == lemma
        };
        let form: Option<Vec<&str>> = phrase.split(' ').map(|lemma| words.find(|word| is_form(word, lemma))).collect();
        form.map(|words| words.join(" "))
    }

    /// The words of an example mean the same as another word of the group, or the one word of a group is known.
    #[test]
    fn examples_say_the_same_as_their_group() {
        let mut apart = Vec::new();
        for row in table::rows(NEWS_SYNONYMS) {
            let [group, word, _, example] = row[..] else { panic!("four cells: {row:?}") };
            let others =
                || table::rows(NEWS_SYNONYMS).filter(|other| other[0] == group && other[1] != word).map(|other| other[1]);
            let meets = |form: &str| others().any(|other| same_meaning(form, other) >= 1.0);
            let found = form(example, word).is_some_and(|form| meets(&form) || (form.contains("self") && meets(word)));
            apart.extend((!found).then_some((group, word, example)));
        }
        assert_eq!(apart, []);
    }

    #[test]
    fn examples_of_opposites_exclude_each_other() {
        let mut together = Vec::new();
        for row in table::rows(NEWS_ANTONYMS) {
            let [a, b, strength, of_a, of_b] = row[..] else { panic!("five cells: {row:?}") };
            let strength = if strength == "strong" { STRONG } else { WEAK };
            let found = form(of_a, a).zip(form(of_b, b)).and_then(|(a, b)| opposed(&a, &b));
            together.extend((found != Some(strength)).then_some((a, b, of_a, of_b, found)));
        }
        assert_eq!(together, []);
    }

    #[test]
    fn news_words_meet() {
        for (a, b, least) in [
            ("blast", "explosions", 1.0),
            ("killed", "death toll", 1.0),
            ("denied", "denial", 1.0),
            ("took over", "acquisition", 1.0),
            ("stepped down", "quit", 1.0),
            ("quake", "earthquake", 1.0),
            ("jailed", "prison", 1.0),
            ("clinic", "rehab", 1.0),
            ("soldier", "person", 0.5),
        ] {
            assert!(same_meaning(a, b) >= least, "{a} {b}: {}", same_meaning(a, b));
            assert_eq!(same_meaning(a, b), same_meaning(b, a));
        }
        assert_eq!(same_meaning("bomb", "treaty"), 0.0);
        assert_eq!(same_meaning("", "treaty"), 0.0);
    }

    #[test]
    fn opposites_exclude_each_other() {
        for (a, b) in [("rose", "fell"), ("alive", "dead"), ("won", "lost"), ("found guilty", "acquitted"), ("hired", "fired")] {
            assert_eq!(opposed(a, b), Some(STRONG), "{a} {b}");
            assert_eq!(opposed(b, a), Some(STRONG), "{b} {a}");
        }
        assert_eq!(opposed("old", "young"), Some(WEAK));
        for (a, b) in [("rise", "rise"), ("rose", "climbed"), ("bomb", "treaty"), ("", "")] {
            assert_eq!(opposed(a, b), None);
        }
    }

    #[test]
    fn no_pair_is_both_the_same_and_opposed() {
        let both: Vec<(&str, &str)> = table::rows(NEWS_ANTONYMS)
            .map(|row| (row[0], row[1]))
            .filter(|(a, b)| {
                let groups = |word: &str| GROUPS.get(word).cloned().unwrap_or_default();
                groups(a).iter().any(|group| groups(b).contains(group))
            })
            .collect();
        assert_eq!(both, []);
    }
}
