//! The names of a whole story: running text first; headlines and first words are read with what it shows.

use super::find::{self, Capitals, Found};
use super::{fold, words};
use crate::types::{EntityKind, Tree};
use std::collections::BTreeSet;

/// The longest name looked for in a headline, in tokens.
const LONGEST: usize = 6;

/// All names of all trees, in order.
pub(super) fn all_names(trees: &[Tree], lower: &BTreeSet<String>) -> Vec<Found> {
    let loud: Vec<bool> = trees.iter().map(|t| find::capitals(t) == Capitals::Everywhere).collect();
    let body: Vec<Found> =
        trees.iter().enumerate().filter(|&(i, _)| !loud[i]).flat_map(|(i, tree)| find::find(tree, i)).collect();
    let known = Known::new(&body, lower);
    let mut all: Vec<Found> = body
        .into_iter()
        .filter(|name| !name.weak || known.confirms(name))
        .map(|name| known.without_foreign_words(name, trees))
        .collect();
    for (i, tree) in trees.iter().enumerate().filter(|&(i, _)| loud[i]) {
        all.extend(known.heading(tree, i));
    }
    all.sort_by_key(|name| (name.tree, name.first));
    let missed: Vec<Found> = (0..trees.len()).filter(|&i| !loud[i]).flat_map(|i| known.surnames(&trees[i], i, &all)).collect();
    all.extend(missed);
    all.sort_by_key(|name| (name.tree, name.first));
    all
}

/// What running text shows to be names.
struct Known<'a> {
    keys: BTreeSet<String>,
    /// First and last words of names of several words.
    parts: BTreeSet<String>,
    /// Last words of people's names.
    last: BTreeSet<String>,
    lower: &'a BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn new(body: &[Found], lower: &'a BTreeSet<String>) -> Self {
        let strong = || body.iter().filter(|name| !name.weak);
        let keys = strong().map(Found::key).collect();
        let several = strong().filter(|name| name.words.len() > 1 && name.vote != Some(EntityKind::Other));
        let ends = several.flat_map(|name| [name.words[0].clone(), name.words[name.words.len() - 1].clone()]);
        let people = strong().filter(|name| name.words.len() > 1 && name.vote == Some(EntityKind::Person));
        let last = people.map(|name| name.words[name.words.len() - 1].clone()).collect();
        Self { keys, last, parts: ends.filter(|w| !lower.contains(w)).collect(), lower }
    }

    /// Whether a capitalised first word is a name: used as one elsewhere, or known to the tables, or seen by the tagger and
    /// nowhere written in lower case.
    fn confirms(&self, name: &Found) -> bool {
        let key = name.key();
        let tables = words::place(&key).is_some() || words::demonym(&key).is_some();
        let ordinary = self.lower.contains(&key);
        tables
            || (self.keys.contains(&key) && (!ordinary || name.vote.is_some()))
            || self.parts.contains(&key)
            || (name.vote.is_some() && !ordinary)
    }

    /// Surnames of the story that the tagger takes for common words: 'asked Read about it', 'Rollins made it'.
    fn surnames(&self, tree: &Tree, index: usize, all: &[Found]) -> Vec<Found> {
        let from = all.partition_point(|name| name.tree < index);
        let here: Vec<&Found> = all[from..].iter().take_while(|name| name.tree == index).collect();
        let free = |i: &usize| !here.iter().any(|name| name.first <= *i && *i < name.last) && fold::capital(tree.word(*i));
        let surname = |i: &usize| {
            let word = fold::fold(tree.word(*i));
            self.last.contains(&word) && !(find::opens(tree, *i) && self.lower.contains(&word))
        };
        let found = |i: usize| find::name(tree, index, (i, i + 1), i, Some(EntityKind::Person));
        (0..tree.tokens.len()).filter(free).filter(surname).filter_map(found).collect()
    }

    /// Takes off words that running text shows not to belong: 'Following Gigante', 'RB Peyton Hillis'.
    fn without_foreign_words(&self, mut name: Found, trees: &[Tree]) -> Found {
        let tree = &trees[name.tree];
        let person = name.vote.is_none_or(|v| v == EntityKind::Person);
        while person && name.last - name.first >= 2 {
            let word = fold::words(tree.word(name.first));
            let rest = name.words.get(word.len()..).unwrap_or_default();
            let [only] = &word[..] else { break };
            let ordinary = find::opens(tree, name.first) && self.lower.contains(only) && rest.len() == 1;
            let known = (ordinary && self.parts.contains(&rest[0])) || (rest.len() >= 2 && self.keys.contains(&rest.join(" ")));
            if !known || words::given(only).is_some() || only.chars().count() == 1 {
                break;
            }
            name.words = rest.to_vec();
            name.first += 1;
            name.titles = name.first;
        }
        name
    }

    /// The names of a sentence whose capitals tell nothing.
    fn heading(&self, tree: &Tree, index: usize) -> Vec<Found> {
        let tagged = find::find(tree, index);
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < tree.tokens.len() {
            match self.longest(tree, at) {
                Some(last) => {
                    let same = tagged.iter().find(|t| t.first == at && t.last == last);
                    let vote = same.and_then(|t| t.vote);
                    let titles = tagged.iter().find(|t| t.first == at).map_or(at, |t| t.titles);
                    found.extend(find::name(tree, index, (at, last), titles, vote));
                    at = last;
                }
                None => at += 1,
            }
        }
        let free = |t: &&Found| {
            t.vote.is_some() && t.last - t.first <= 4 && found.iter().all(|f| f.last <= t.first || f.first >= t.last)
        };
        let ordinary = |t: &Found| t.words.iter().any(|w| self.lower.contains(w) && !words::is(w, "small"));
        let more: Vec<Found> = tagged.iter().filter(free).filter(|t| !ordinary(t)).cloned().collect();
        found.extend(more);
        found
    }

    /// One past the last token of the longest known name that starts at `at`.
    fn longest(&self, tree: &Tree, at: usize) -> Option<usize> {
        if !fold::capital(tree.word(at)) {
            return None;
        }
        let mut key = String::new();
        let mut longest = None;
        for last in at..tree.tokens.len().min(at + LONGEST) {
            for word in fold::words(tree.word(last)) {
                key.push_str(if key.is_empty() { "" } else { " " });
                key.push_str(&word);
            }
            let several = key.contains(' ');
            let single = || (self.keys.contains(&key) || self.parts.contains(&key)) && !self.lower.contains(&key);
            if if several { self.keys.contains(&key) } else { single() } {
                longest = Some(last + 1);
            }
        }
        longest
    }
}
