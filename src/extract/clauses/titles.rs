//! What a report says of a speaker by the words before the name: 'fire chief Anna Holt said' claims that she is fire chief.
//!
//! The reporting clause is peeled off what is said, so that the post would be lost with it.

use super::Clause;
use super::heads::Head;
use crate::extract::attribution::frames::Frame;
use crate::lexicon::{names, relations};
use crate::types::{Argument, Form, Role, Tree};
use std::collections::BTreeMap;

/// A clause for each speaker by name with a post of two words or more before the name.
pub fn held(tree: &Tree, heads: &BTreeMap<usize, Head>, frames: &[Frame]) -> Vec<Clause> {
    let dropped = |f: &&Frame| f.phrase || heads.get(&f.cue).is_some_and(|h| h.dropped);
    let mut sources: Vec<usize> = frames.iter().filter(dropped).filter_map(|f| f.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.into_iter().filter_map(|source| titled(tree, source)).collect()
}

fn titled(tree: &Tree, source: usize) -> Option<Clause> {
    let person = tree.entities.iter().find(|e| e.kind == "PERSON" && (e.first..e.last).contains(&source))?;
    let below = tree.subtree(source);
    let word = |i: usize| below.contains(&i) && tree.tokens[i].tag.starts_with(['N', 'J']);
    let mut first = person.first;
    while first > 0 && word(first - 1) {
        first -= 1;
    }
    let noun = person.first.checked_sub(1).filter(|&n| n > first && tree.tokens[n].tag.starts_with("NN"))?;
    let lemma = tree.lemma(noun);
    if !names::is_title(lemma) && !relations::hyponym(lemma, "person") {
        return None;
    }
    let last = person.last - 1;
    let argument = |role, head, first, last| Argument { role, preposition: String::new(), head, first, last, entity: None };
    Some(Clause {
        head: noun,
        root: noun,
        chain: Vec::new(),
        form: Form::Apposition,
        tokens: (first..=last).collect(),
        first,
        last,
        subject: Some(source),
        arguments: vec![
            argument(Role::Patient, source, person.first, person.last),
            argument(Role::Attribute, noun, first, person.first),
        ],
        predicate: format!("be {lemma}"),
        passive: false,
        governor: None,
    })
}
