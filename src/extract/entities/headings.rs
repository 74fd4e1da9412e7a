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
    let mut all: Vec<Found> = body.into_iter().filter(|name| !name.weak || known.confirms(name)).collect();
    for (i, tree) in trees.iter().enumerate().filter(|&(i, _)| loud[i]) {
        all.extend(known.heading(tree, i));
    }
    all.sort_by_key(|name| (name.tree, name.first));
    all
}

/// What running text shows to be names.
struct Known<'a> {
    keys: BTreeSet<String>,
    /// First and last words of names of several words.
    parts: BTreeSet<String>,
    lower: &'a BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn new(body: &[Found], lower: &'a BTreeSet<String>) -> Self {
        let strong = || body.iter().filter(|name| !name.weak);
        let keys = strong().map(Found::key).collect();
        let several = strong().filter(|name| name.words.len() > 1 && name.vote != Some(EntityKind::Other));
        let ends = several.flat_map(|name| [name.words[0].clone(), name.words[name.words.len() - 1].clone()]);
        Self { keys, parts: ends.filter(|w| !lower.contains(w)).collect(), lower }
    }

    /// Whether a capitalised first word is a name: used as one elsewhere, or known to the tables, or seen by the tagger and
    /// nowhere written in lower case.
    fn confirms(&self, name: &Found) -> bool {
        let key = name.key();
        let tables = words::place(&key).is_some() || words::demonym(&key).is_some();
        let ordinary = self.lower.contains(&key);
        tables || (self.keys.contains(&key) && (!ordinary || name.vote.is_some())) || self.parts.contains(&key)
            || (name.vote.is_some() && !ordinary)
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
        let free = |t: &&Found| t.vote.is_some() && t.last - t.first <= 4 && found.iter().all(|f| f.last <= t.first || f.first >= t.last);
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
