//! From a word as written to the lemmas it may be a form of: `denied` gives `denied` and `deny`, `men` gives `men` and `man`.

use crate::lexicon::{meaning, rarity, sorted};

const IRREGULAR: &str = include_str!("../../data/irregular_forms.tsv");

/// The lower-case word itself and after it the lemmas it may be a form of, likeliest first.
pub fn bases(word: &str) -> Vec<&str> {
    let mut bases = vec![word];
    let irregular = sorted::find(IRREGULAR, word).filter_map(|row| row.split('\t').nth(1)).flat_map(|cell| cell.split(','));
    for lemma in irregular {
        if !bases.contains(&lemma) {
            bases.push(lemma);
        }
    }
    if bases.len() == 1
        && let Some(lemma) = regular(word)
    {
        bases.push(lemma);
    }
    bases
}

/// The lemma of a phrase: each of its words by its likeliest lemma, so that `found guilty` and `finds guilty` meet.
pub fn phrase(words: &str) -> String {
    let lemma = |word| *bases(word).last().unwrap_or(&word);
    words.split(' ').map(lemma).collect::<Vec<_>>().join(" ")
}

/// The lemma of a regularly inflected noun or verb, when it is a known word.
fn regular(word: &str) -> Option<&'static str> {
    if word.len() > 40 || !word.is_ascii() {
        return None;
    }
    let known = |stem: &str, end: &str| known(&format!("{stem}{end}"));
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        let short = known(stem, "ie").filter(|_| stem.len() <= 2);
        return short.or_else(|| known(stem, "y")).or_else(|| known(stem, "ie"));
    }
    if let Some(stem) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) {
        return verb(stem);
    }
    let stem = word.strip_suffix('s')?;
    if word == "news" || ["ss", "us", "is", "ics"].iter().any(|end| word.ends_with(end)) {
        return meaning::listed(stem);
    }
    let hissing = ["ch", "sh", "ss", "x", "zz", "o"].iter().any(|end| stem.strip_suffix('e').is_some_and(|s| s.ends_with(end)));
    let shorter = stem.strip_suffix('e').filter(|_| hissing).and_then(|stem| known(stem, ""));
    shorter.or_else(|| (stem.len() >= 2).then(|| known(stem, ""))?)
}

/// The word if it is a frequent one or stands in the news tables.
fn known(word: &str) -> Option<&'static str> {
    rarity::known(word).or_else(|| meaning::listed(word))
}

/// The verb of a stem before `-ed` or `-ing`: `stopp` gives `stop`, `hop` gives `hope`, `visit` stays.
fn verb(stem: &str) -> Option<&'static str> {
    let letters = stem.as_bytes();
    let vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiouy".contains(letter));
    let length = letters.len();
    if length < 2 || !(0..length).any(vowel) {
        return None;
    }
    let plain = || known(stem);
    let with_e = || known(&format!("{stem}e"));
    let doubled = length > 3 && letters[length - 1] == letters[length - 2] && !vowel(length - 1);
    if doubled {
        return plain().or_else(|| known(&stem[..length - 1]));
    }
    let one_syllable = length <= 4 && vowel(length - 2) && !vowel(length - 1) && !(length > 2 && vowel(length - 3));
    let needs_e =
        matches!(letters[length - 1], b'c' | b'v' | b'u' | b's') || one_syllable && !b"wxy".contains(&letters[length - 1]);
    if needs_e { with_e().or_else(plain) } else { choose(plain(), with_e()) }
}

fn choose(plain: Option<&'static str>, with_e: Option<&'static str>) -> Option<&'static str> {
    match (plain, with_e) {
        (Some(plain), Some(_)) if meaning::listed(plain).is_some() => Some(plain),
        (Some(plain), Some(with_e)) if rarity::rarity(with_e) < rarity::rarity(plain) => Some(with_e),
        (plain, with_e) => plain.or(with_e),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        sorted::check(IRREGULAR, 3);
    }

    #[test]
    fn inflected_forms_find_their_lemma() {
        for (form, lemma) in [
            ("denied", "deny"),
            ("killed", "kill"),
            ("stopped", "stop"),
            ("hoped", "hope"),
            ("visited", "visit"),
            ("resigned", "resign"),
            ("closing", "close"),
            ("approved", "approve"),
            ("men", "man"),
            ("fell", "fall"),
            ("crashes", "crash"),
            ("houses", "house"),
            ("injuries", "injury"),
            ("polls", "poll"),
            ("died", "die"),
            ("dies", "die"),
            ("added", "add"),
            ("accused", "accuse"),
            ("increased", "increase"),
            ("created", "create"),
        ] {
            assert_eq!(bases(form).last(), Some(&lemma), "{form}");
        }
    }

    #[test]
    fn lemmas_stay() {
        for word in ["news", "boss", "virus", "crisis", "thing", "king", "red", "politics", "", "s", "ing", "🦀", "ed"] {
            assert_eq!(bases(word), [word]);
        }
        assert_eq!(bases("left"), ["left", "leave"]);
        assert_eq!(phrase("found guilty"), "find guilty");
    }
}
