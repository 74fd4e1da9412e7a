//! Turns WordNet's pointers into rows for the tables of relations between frequent words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::lexicon_wordnet::{Id, WordNet};

type Vocabulary = BTreeSet<String>;
type Links = BTreeMap<String, BTreeSet<String>>;

const PERSON: u8 = 18;
/// A synset with more than this many kinds below it says too little, apart from 'person'.
const TOO_GENERAL: usize = 1500;
const LEVELS: usize = 3;

/// Antonyms of every sense, as rows.
pub fn antonyms(wordnet: &WordNet, vocabulary: &Vocabulary) -> Vec<String> {
    let mut rows: BTreeMap<(String, char), BTreeSet<String>> = BTreeMap::new();
    for (word, other, pos) in word_pointers(wordnet, &["!"]) {
        if vocabulary.contains(&word) && vocabulary.contains(&other) {
            rows.entry((word, pos)).or_default().insert(other);
        }
    }
    with_pos(rows)
}

/// Words that share a synset which is among the first senses of both, and verbs of one verb group.
pub fn synonyms(wordnet: &WordNet, vocabulary: &Vocabulary) -> Vec<String> {
    let mut rows: BTreeMap<(String, char), BTreeSet<String>> = BTreeMap::new();
    for (id, synset) in &wordnet.synsets {
        let grouped = synset.pointers.iter().filter(|pointer| pointer.symbol == "$");
        let others = std::iter::once(*id).chain(grouped.map(|pointer| pointer.target));
        for other in others {
            for (a, rank_a) in ranked(wordnet, *id, vocabulary) {
                for (b, rank_b) in ranked(wordnet, other, vocabulary) {
                    if a != b && rank_a + rank_b <= 2 {
                        rows.entry((a.clone(), id.0)).or_default().insert(b.clone());
                        rows.entry((b.clone(), id.0)).or_default().insert(a.clone());
                    }
                }
            }
        }
    }
    with_pos(rows)
}

fn ranked(wordnet: &WordNet, id: Id, vocabulary: &Vocabulary) -> Vec<(String, usize)> {
    let Some(synset) = wordnet.synsets.get(&id) else { return Vec::new() };
    let known = synset.words.iter().filter(|word| vocabulary.contains(*word));
    known.filter_map(|word| Some((word.clone(), wordnet.rank(word, id)?))).collect()
}

/// More general words for the first sense of nouns and verbs.
pub fn hypernyms(wordnet: &WordNet, vocabulary: &Vocabulary) -> Vec<String> {
    let sizes = subtree_sizes(wordnet);
    let mut rows = Vec::new();
    for ((lemma, pos), senses) in &wordnet.senses {
        if !vocabulary.contains(lemma) || !matches!(pos, 'n' | 'v') {
            continue;
        }
        let Some(first) = senses.iter().find(|id| wordnet.synsets[id].words.contains(lemma)) else { continue };
        let mut words: Vec<&str> = Vec::new();
        let mut level = vec![*first];
        for _ in 0..LEVELS {
            level = level.iter().flat_map(|id| parents(wordnet, *id)).collect();
            level.retain(|id| sizes.get(id).is_none_or(|size| *size <= TOO_GENERAL));
            for word in level.iter().flat_map(|id| &wordnet.synsets[id].words) {
                let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
                let useful = vocabulary.contains(word) || (word.contains(' ') && word.matches(' ').count() == 1);
                if plain && useful && word != lemma && !words.contains(&word.as_str()) {
                    words.push(word);
                }
            }
        }
        if *pos == 'n' && wordnet.synsets[first].topic == PERSON && lemma != "person" {
            words.push("person");
        }
        if !words.is_empty() {
            rows.push(format!("{lemma}\t{pos}\t{}", words.join(",")));
        }
    }
    rows
}

fn parents(wordnet: &WordNet, id: Id) -> Vec<Id> {
    let pointers = &wordnet.synsets[&id].pointers;
    pointers.iter().filter(|pointer| pointer.symbol == "@").map(|pointer| pointer.target).collect()
}

fn subtree_sizes(wordnet: &WordNet) -> BTreeMap<Id, usize> {
    let mut sizes = BTreeMap::new();
    for id in wordnet.synsets.keys() {
        let mut above = BTreeSet::new();
        let mut level = vec![*id];
        while let Some(next) = level.pop() {
            level.extend(parents(wordnet, next).into_iter().filter(|parent| above.insert(*parent)));
        }
        for ancestor in above {
            *sizes.entry(ancestor).or_insert(0) += 1;
        }
    }
    sizes
}

/// Words that WordNet derives from each other (or names as pertaining to each other) and that open alike.
pub fn derivations(wordnet: &WordNet, vocabulary: &Vocabulary) -> Links {
    let mut links = Links::new();
    for (word, other, _) in word_pointers(wordnet, &["+", "\\"]) {
        if word != other && vocabulary.contains(&word) && vocabulary.contains(&other) && alike(&word, &other) {
            links.entry(word.clone()).or_default().insert(other.clone());
            links.entry(other).or_default().insert(word);
        }
    }
    links
}

fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    common >= 3 && 2 * common > shorter
}

/// For each derived word the one that stands for its family. Families are stars around a word, not chains, so that
/// `nation` and `nationalise` or `act` and `activist` do not end as one. Persons stay out: a killer is not a killing.
pub fn families(wordnet: &WordNet, derivations: &Links, zipf: &BTreeMap<String, u32>) -> Vec<String> {
    let frequency = |word: &str| zipf.get(word).copied().unwrap_or(0);
    let is = |word: &str, pos: char| wordnet.senses.contains_key(&(word.to_owned(), pos));
    let is_verb = |word: &str| is(word, 'v');
    let is_person = |word: &str| {
        let senses = wordnet.senses.get(&(word.to_owned(), 'n'));
        !is_verb(word) && !is(word, 'a') && senses.is_some_and(|ids| wordnet.synsets[&ids[0]].topic == PERSON)
    };
    let mut centres: Vec<&String> = derivations.keys().filter(|word| !is_person(word)).collect();
    centres.sort_by_key(|word| (!is_verb(word), Reverse(frequency(word)), (*word).clone()));
    let mut family: BTreeMap<&str, &str> = BTreeMap::new();
    for centre in centres {
        if family.contains_key(centre.as_str()) {
            continue;
        }
        family.insert(centre, centre);
        for word in &derivations[centre] {
            let near = frequency(centre) + 15 >= frequency(word);
            if near && !is_person(word) && !(is_verb(word) && is_verb(centre)) {
                family.entry(word).or_insert(centre);
            }
        }
    }
    family.into_iter().filter(|(word, centre)| word != centre).map(|(word, centre)| format!("{word}\t{centre}")).collect()
}

/// Irregular inflected forms of the vocabulary, from WordNet's lists of exceptions.
pub fn irregular_forms(folder: &Path, vocabulary: &Vocabulary) -> Result<Vec<String>> {
    let mut rows = Vec::new();
    for (name, pos) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
        let text = fs::read_to_string(folder.join(format!("{name}.exc")))?;
        for line in text.lines() {
            let mut cells = line.split_whitespace().filter(|cell| !cell.contains('_'));
            let Some(form) = cells.next() else { continue };
            let lemmas: Vec<&str> = cells.filter(|lemma| *lemma != form && vocabulary.contains(*lemma)).collect();
            if !lemmas.is_empty() {
                rows.push(format!("{form}\t{pos}\t{}", lemmas.join(",")));
            }
        }
    }
    Ok(rows)
}

/// Every pointer between two words with one of the symbols, in both directions.
fn word_pointers(wordnet: &WordNet, symbols: &[&str]) -> Vec<(String, String, char)> {
    let mut pairs = Vec::new();
    for (id, synset) in &wordnet.synsets {
        for pointer in synset.pointers.iter().filter(|pointer| symbols.contains(&pointer.symbol.as_str())) {
            let (Some((from, to)), Some(target)) = (pointer.ends, wordnet.synsets.get(&pointer.target)) else { continue };
            if let (Some(word), Some(other)) = (synset.words.get(from), target.words.get(to)) {
                pairs.push((word.clone(), other.clone(), id.0));
            }
        }
    }
    pairs
}

fn with_pos(rows: BTreeMap<(String, char), BTreeSet<String>>) -> Vec<String> {
    rows.into_iter()
        .map(|((word, pos), others)| format!("{word}\t{pos}\t{}", others.into_iter().collect::<Vec<_>>().join(",")))
        .collect()
}
