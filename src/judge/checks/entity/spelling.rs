//! One name spelled in two ways: `Jon Hallam` and `Jonn Hallam`.

use super::named::Named;
use crate::lexicon::{forms, names, places};
use crate::types::ArticleId;
use std::collections::{BTreeMap, BTreeSet};

/// Two places where one name is spelled in two ways.
pub struct Spelled {
    /// Positions among the names.
    pub pair: (usize, usize),
    /// Whether the two are ways of writing one foreign name in Latin letters.
    pub written_over: bool,
}

/// Names of several words of which one word is spelled otherwise in another report. Each form is taken once a report.
pub fn spelled(named: &[Named]) -> Vec<Spelled> {
    let mut forms: BTreeMap<&[String], BTreeMap<ArticleId, usize>> = BTreeMap::new();
    for (i, name) in named.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
        forms.entry(&name.words).or_default().entry(name.article).or_insert(i);
    }
    let mut slots: BTreeMap<(usize, Vec<&str>), BTreeSet<&[String]>> = BTreeMap::new();
    for words in forms.keys() {
        for k in 0..words.len() {
            let rest = words.iter().enumerate().map(|(i, w)| if i == k { "" } else { w.as_str() }).collect();
            slots.entry((k, rest)).or_default().insert(words);
        }
    }
    let mut found = Vec::new();
    for ((k, rest), group) in &slots {
        let group: Vec<_> = group.iter().collect();
        for (n, a) in group.iter().enumerate() {
            for b in &group[n + 1..] {
                if near(&a[*k], &b[*k], rest) && apart(&forms[**a], &forms[**b]) {
                    let written_over = latin(&a[*k]) == latin(&b[*k]);
                    let pairs = forms[**a].values().flat_map(|&i| forms[**b].values().map(move |&j| (i.min(j), i.max(j))));
                    found.extend(pairs.map(|pair| Spelled { pair, written_over }));
                }
            }
        }
    }
    found
}

/// A report that uses both forms speaks of two.
fn apart(a: &BTreeMap<ArticleId, usize>, b: &BTreeMap<ArticleId, usize>) -> bool {
    a.keys().all(|article| !b.contains_key(article))
}

/// Whether the words may be one name's spellings: they begin alike, differ in a letter or two or in vowels only, and are neither
/// inflections nor short forms of each other.
fn near(a: &str, b: &str, rest: &[&str]) -> bool {
    let letters = |w: &str| w.chars().all(char::is_alphabetic);
    let plain = |w: &str| w.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    // 'O'Dell' and 'Odell', but typography is no difference, nor is an initial's stop.
    let marks = |w: &str| w.chars().filter(|c| matches!(c, '\'' | '’')).count();
    if plain(a) == plain(b) && marks(a) != marks(b) && !a.ends_with("'s") && !b.ends_with("'s") {
        return true;
    }
    let first = a.chars().next() == b.chars().next();
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if !first || short.chars().count() < 4 || !letters(a) || !letters(b) || names::same_given(a, b) {
        return false;
    }
    let known = |w: &str| places::canonical_place(w).is_some() || places::demonym(w).is_some();
    let other = matches!((names::gender(a), names::gender(b)), (Some(x), Some(y)) if x != y);
    if other || a.is_ascii() != b.is_ascii() || known(a) && known(b) {
        return false;
    }
    let given = names::is_given_name(a) && names::is_given_name(b);
    let ending = long.starts_with(short) && (!given || !long.ends_with('s'));
    let inflected = !given && forms::bases(a).iter().any(|x| forms::bases(b).contains(x));
    let distance = strsim::damerau_levenshtein(a, b);
    let close = distance <= if short.chars().count() >= 7 { 2 } else { 1 };
    let vowels = bones(a) == bones(b) && bones(a).len() > 1 && rest.iter().any(|w| !w.is_empty());
    !ending && !inflected && (close || vowels)
}

/// The consonants of a word without a plural ending.
fn bones(word: &str) -> String {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let mut found: Vec<char> = stem.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).collect();
    found.dedup();
    found.into_iter().collect()
}

/// The word with the choices undone that transcribers make: `q` for `k`, `ou` for `u`, double letters.
fn latin(word: &str) -> String {
    let mut text = word.to_owned();
    for (from, to) in [
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("y", "i"),
        ("q", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("kh", "k"),
        ("v", "w"),
        ("o", "u"),
        ("e", "i"),
    ] {
        text = text.replace(from, to);
    }
    let mut letters: Vec<char> = text.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_told_from_other_names() {
        let near = |a, b| near(a, b, &["", "hallam"]);
        assert!(near("jeremain", "jermain") && near("greta", "gretta") && near("stones", "stains"));
        assert!(near("georges", "george"));
        for (a, b) in [
            ("anna", "hanna"),
            ("giant", "giants"),
            ("bill", "william"),
            ("ann", "anne"),
            ("marten", "kirsten"),
            ("maria", "mario"),
            ("josé", "jose"),
            ("iran", "iraq"),
        ] {
            assert!(!near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn ways_of_transcribing_are_told_from_slips() {
        assert_eq!(latin("qasem"), latin("kasim"));
        assert_eq!(latin("yousef"), latin("yusef"));
        assert_ne!(latin("jermayne"), latin("jerymayne"));
    }
}
