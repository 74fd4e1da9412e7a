//! Which tokens belong to which clause.

use super::heads::Head;
use super::walk;
use crate::extract::attribution::frames::Frame;
use crate::lexicon::clause_words::{self, Class};
use crate::types::Tree;
use std::collections::BTreeMap;

/// For each token the head of the clause (or of the peeled attribution) that it belongs to.
pub fn zones(tree: &Tree, heads: &BTreeMap<usize, Head>, frames: &[Frame]) -> Vec<usize> {
    let count = tree.tokens.len();
    let mut zones = vec![usize::MAX; count];
    for &head in heads.keys() {
        zones[head] = head;
    }
    for frame in frames.iter().filter(|f| f.phrase) {
        zones[frame.cue] = frame.cue;
    }
    for start in 0..count {
        let (mut path, mut at) = (Vec::new(), start);
        while zones[at] == usize::MAX && tree.tokens[at].head != at && path.len() <= count {
            path.push(at);
            at = tree.tokens[at].head;
        }
        let zone = if zones[at] == usize::MAX { at } else { zones[at] };
        zones[at] = zone;
        for token in path {
            zones[token] = zone;
        }
    }
    for frame in frames {
        for &token in &frame.extra {
            zones[token] = frame.cue;
        }
    }
    zones
}

/// The tokens of a zone without marks, conjunctions and 'that' at its edges.
pub fn of_zone(tree: &Tree, zones: &[usize], root: usize) -> Vec<usize> {
    trimmed(tree, (0..zones.len()).filter(|&t| zones[t] == root).collect())
}

/// Without punctuation, conjunctions and 'that' at the edges.
pub fn trimmed(tree: &Tree, mut own: Vec<usize>) -> Vec<usize> {
    let loose = |t: usize| {
        walk::punctuation(tree, t) && tree.tokens[t].tag != "-LRB-"
            || tree.tokens[t].label == "cc"
            || (tree.tokens[t].label == "mark" && tree.lemma(t) == "that")
    };
    let Some(start) = own.iter().position(|&t| !loose(t)) else { return Vec::new() };
    own.drain(..start);
    while own.last().is_some_and(|&t| loose(t)) {
        own.pop();
    }
    own
}

/// Nouns that stand for events with at least two participants or circumstances of their own.
pub fn nominals(tree: &Tree, heads: &BTreeMap<usize, Head>) -> Vec<usize> {
    (0..tree.tokens.len())
        .filter(|&i| matches!(tree.tokens[i].tag, "NN" | "NNS") && !heads.contains_key(&i))
        .filter(|&i| clause_words::is(Class::Eventive, tree.lemma(i)))
        .filter(|&i| tree.children_with(i, &["poss", "prep", "npadvmod", "agent"]).count() > 1)
        .collect()
}
