//! Reads the WordNet database files into synsets and the order of each lemma's senses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A part of speech as in WordNet's pointers: `n`, `v`, `a` or `r`.
pub type Pos = char;
/// A synset is known by its part of speech and its offset in the data file.
pub type Id = (Pos, u32);

pub struct Synset {
    /// The lexicographer's file, such as 18 for persons.
    pub topic: u8,
    /// Words as written, with spaces.
    pub words: Vec<String>,
    pub pointers: Vec<Pointer>,
}

pub struct Pointer {
    pub symbol: String,
    pub target: Id,
    /// Indices of the words it leads from and to; none for a pointer between whole synsets.
    pub ends: Option<(usize, usize)>,
}

pub struct WordNet {
    pub synsets: BTreeMap<Id, Synset>,
    /// A lemma's synsets, most frequent sense first.
    pub senses: BTreeMap<(String, Pos), Vec<Id>>,
}

impl WordNet {
    pub fn read(folder: &Path) -> Result<Self> {
        let mut synsets = BTreeMap::new();
        let mut senses = BTreeMap::new();
        for (name, pos) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
            let data = fs::read_to_string(folder.join(format!("data.{name}")))?;
            for line in data.lines().filter(|line| !line.starts_with("  ")) {
                let (offset, synset) = read_synset(line).with_context(|| format!("data.{name}: {line}"))?;
                synsets.insert((pos, offset), synset);
            }
            let index = fs::read_to_string(folder.join(format!("index.{name}")))?;
            for line in index.lines().filter(|line| !line.starts_with("  ")) {
                let mut cells = line.split_whitespace();
                let lemma = cells.next().context("an index row opens with its lemma")?.replace('_', " ");
                let count: usize = cells.nth(1).context("a row has a count of senses")?.parse()?;
                let all: Vec<&str> = cells.collect();
                let offsets = &all[all.len() - count..];
                let ids = offsets.iter().map(|offset| Ok((pos, offset.parse()?))).collect::<Result<_>>()?;
                senses.insert((lemma, pos), ids);
            }
        }
        Ok(Self { synsets, senses })
    }

    /// The `count` most frequent single words that WordNet writes in lower case.
    pub fn frequent(&self, zipf: &BTreeMap<String, u32>, count: usize) -> BTreeSet<String> {
        let lower: BTreeSet<&str> = self.synsets.values().flat_map(|s| &s.words).map(String::as_str).collect();
        let mut words: Vec<(&String, &u32)> =
            zipf.iter().filter(|(word, _)| word.len() > 1 && lower.contains(word.as_str())).collect();
        words.sort_by_key(|(word, zipf)| (std::cmp::Reverse(**zipf), *word));
        words.into_iter().take(count).map(|(word, _)| word.clone()).collect()
    }

    /// The rank of a sense for a word, 0 for the most frequent.
    pub fn rank(&self, word: &str, id: Id) -> Option<usize> {
        self.senses.get(&(word.to_owned(), id.0))?.iter().position(|sense| *sense == id)
    }
}

fn read_synset(line: &str) -> Result<(u32, Synset)> {
    let mut cells = line.split(' ');
    let mut next = || cells.next().context("the row ends early");
    let offset = next()?.parse()?;
    let topic = next()?.parse()?;
    next()?;
    let count = usize::from_str_radix(next()?, 16)?;
    let mut words = Vec::new();
    for _ in 0..count {
        let word = next()?.replace('_', " ");
        words.push(word.split('(').next().unwrap_or_default().to_owned());
        next()?;
    }
    let count: usize = next()?.parse()?;
    let mut pointers = Vec::new();
    for _ in 0..count {
        let symbol = next()?.to_owned();
        let target = next()?.parse()?;
        let pos = next()?.chars().next().context("a pointer has a part of speech")?;
        let pos = if pos == 's' { 'a' } else { pos };
        let ends = next()?;
        let from = usize::from_str_radix(&ends[..2], 16)?;
        let to = usize::from_str_radix(&ends[2..], 16)?;
        let ends = (from > 0 && to > 0).then(|| (from - 1, to - 1));
        pointers.push(Pointer { symbol, target: (pos, target), ends });
    }
    Ok((offset, Synset { topic, words, pointers }))
}
