//! From a syntax tree to its clauses: each proposition with its own tokens, predicate and participants.

mod arguments;
mod heads;
mod titles;
mod tokens;
pub(super) mod walk;

use super::attribution::frames::{self, Frame};
use crate::types::{Argument, Form, Tree};
use std::collections::BTreeMap;

/// Sentences of more tokens than this are taken whole: nobody writes them, and syntax says nothing about them.
const LONGEST: usize = 600;

/// One proposition of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The token that carries the meaning: the infinitive of 'plans to meet', the noun of an apposition.
    pub head: usize,
    /// The token by which the clause hangs in the tree: the finite verb of 'plans to meet'.
    pub root: usize,
    /// Governors between root and head ('plans' of 'plans to meet'), outermost first; for a coordinated infinitive those of its sibling.
    pub chain: Vec<usize>,
    /// The syntactic form.
    pub form: Form,
    /// The proposition's own tokens, sorted: without the attribution and without clauses that are claims of their own.
    pub tokens: Vec<usize>,
    /// First token of the verbatim words.
    pub first: usize,
    /// Last token of the verbatim words, inclusive.
    pub last: usize,
    /// Head token of the subject, which may stand in another clause (shared, antecedent, controlled).
    pub subject: Option<usize>,
    /// Who does what to whom; entities are not yet known.
    pub arguments: Vec<Argument>,
    /// The predicate's lemma with its particle or complement.
    pub predicate: String,
    /// Whether the verb is passive.
    pub passive: bool,
    /// Index of the clause that this one hangs under.
    pub governor: Option<usize>,
}

/// The clauses of a sentence in order of their first token.
#[must_use]
pub fn clauses(tree: &Tree) -> Vec<Clause> {
    if tree.tokens.is_empty() {
        return Vec::new();
    }
    if tree.tokens.len() > LONGEST {
        return vec![whole(tree)];
    }
    let frames = frames::frames(tree);
    let heads = heads::heads(tree, &frames);
    let zones = tokens::zones(tree, &heads, &frames);
    let mut found: Vec<Clause> = heads
        .iter()
        .filter(|&(_, head)| !head.dropped)
        .filter_map(|(&root, head)| clause(tree, &frames, &zones, root, head.form))
        .collect();
    found.extend(tokens::nominals(tree, &heads).into_iter().filter_map(|noun| nominal(tree, &zones, noun)));
    found.extend(titles::held(tree, &heads, &frames));
    if found.is_empty() {
        found.push(whole(tree));
    }
    found.sort_by_key(|c| (c.first, c.last, c.root));
    govern(tree, &zones, &mut found);
    found
}

fn clause(tree: &Tree, frames: &[Frame], zones: &[usize], root: usize, form: Form) -> Option<Clause> {
    let own = tokens::of_zone(tree, zones, root);
    let (&first, &last) = (own.first()?, own.last()?);
    let (head, mut chain) = heads::descend(tree, frames, root);
    if chain.is_empty() {
        chain = heads::inherited_chain(tree, frames, root);
    }
    let verb = if walk::has_subject(tree, head) { head } else { root };
    let subject = walk::subject(tree, verb).or_else(|| matches!(form, Form::Apposition).then(|| tree.tokens[root].head));
    let passive = arguments::passive(tree, root, head);
    let arguments = arguments::arguments(tree, zones, &arguments::Core { root, head, chain: &chain, subject, passive, form });
    let predicate = arguments::predicate(tree, head, form);
    Some(Clause { head, root, chain, form, tokens: own, first, last, subject, arguments, predicate, passive, governor: None })
}

/// A noun that stands for an event: its words stay with the clause around it, too.
fn nominal(tree: &Tree, zones: &[usize], noun: usize) -> Option<Clause> {
    let own: Vec<usize> = tree.subtree(noun).into_iter().filter(|&t| zones[t] == zones[noun]).collect();
    let own = tokens::trimmed(tree, own);
    let (&first, &last) = (own.first()?, own.last()?);
    let form = Form::Nominal;
    let core = arguments::Core { root: noun, head: noun, chain: &[], subject: None, passive: false, form };
    let arguments = arguments::arguments(tree, zones, &core);
    let predicate = tree.lemma(noun).to_owned();
    Some(Clause {
        head: noun,
        root: noun,
        chain: Vec::new(),
        form,
        tokens: own,
        first,
        last,
        subject: None,
        arguments,
        predicate,
        passive: false,
        governor: None,
    })
}

/// The whole sentence as one fragment.
fn whole(tree: &Tree) -> Clause {
    let root = (0..tree.tokens.len()).find(|&i| tree.tokens[i].head == i).unwrap_or(0);
    Clause {
        head: root,
        root,
        chain: Vec::new(),
        form: Form::Fragment,
        tokens: (0..tree.tokens.len()).collect(),
        first: 0,
        last: tree.tokens.len() - 1,
        subject: None,
        arguments: Vec::new(),
        predicate: tree.lemma(root).to_owned(),
        passive: false,
        governor: None,
    }
}

/// Ties every clause to the one that it hangs under.
fn govern(tree: &Tree, zones: &[usize], found: &mut [Clause]) {
    let index: BTreeMap<usize, usize> = found.iter().enumerate().map(|(i, c)| (c.root, i)).collect();
    let above: Vec<Option<usize>> = found
        .iter()
        .map(|c| {
            let mut at = if zones[c.root] == c.root { up(tree, c.root)? } else { c.root };
            loop {
                if let Some(&i) = index.get(&zones[at]).filter(|_| zones[at] != c.root) {
                    return Some(i);
                }
                at = up(tree, at)?;
            }
        })
        .collect();
    for (clause, governor) in found.iter_mut().zip(above) {
        clause.governor = governor;
    }
}

fn up(tree: &Tree, i: usize) -> Option<usize> {
    let head = tree.tokens[i].head;
    (head != i).then_some(head)
}
