//! Who a holder is: the words that name it, and its kind.

use crate::extract::clauses::walk;
use crate::lexicon::holders;
use crate::types::{HolderKind, Tree};

/// The words of the holder as they stand, without appositions and relative clauses.
pub fn text(tree: &Tree, head: usize) -> String {
    let (first, last) = range(tree, head);
    tree.text_of(first, last).trim_matches(|c: char| matches!(c, ',' | '"' | '“' | '”' | ' ')).to_owned()
}

/// The person whom a post or a trade stands before: of 'the mayor, Ann Lee' it is Ann Lee who speaks.
pub fn named(tree: &Tree, head: usize) -> usize {
    let common = matches!(tree.tokens[head].tag, "NN" | "NNS");
    let bearer = tree.children_with(head, &["appos"]).find(|&t| tree.tokens[t].tag == "NNP" && person(tree, t));
    bearer.filter(|_| common).unwrap_or(head)
}

/// First and last token of the holder's phrase.
pub fn range(tree: &Tree, head: usize) -> (usize, usize) {
    let inner = |t: usize| {
        let mut at = t;
        while at != head {
            if matches!(tree.tokens[at].label, "appos" | "relcl" | "acl" | "conj" | "cc" | "punct" | "advcl")
                && !(tree.tokens[at].label == "punct" && at + 1 == head)
            {
                return coordinated(tree, at, head);
            }
            at = tree.tokens[at].head;
        }
        true
    };
    let own: Vec<usize> = tree.subtree(head).into_iter().filter(|&t| inner(t)).collect();
    let at = own.iter().position(|&t| t == head).unwrap_or(0);
    let (mut first, mut last) = (at, at);
    while first > 0 && own[first - 1] + 1 == own[first] {
        first -= 1;
    }
    while last + 1 < own.len() && own[last] + 1 == own[last + 1] {
        last += 1;
    }
    while first < at && walk::punctuation(tree, own[first]) {
        first += 1;
    }
    while last > at && walk::punctuation(tree, own[last]) {
        last -= 1;
    }
    (own[first], own[last])
}

/// 'police and prosecutors' is one holder.
fn coordinated(tree: &Tree, at: usize, head: usize) -> bool {
    let near = at.abs_diff(head) < 6;
    near && matches!(tree.tokens[at].label, "conj" | "cc") && tree.tokens[at].head == head && walk::nominal_or_and(tree, at)
}

/// Its kind.
pub fn kind(tree: &Tree, head: usize) -> HolderKind {
    let entity = tree.entities.iter().find(|e| (e.first..e.last).contains(&head)).map(|e| e.kind);
    let tag = tree.tokens[head].tag;
    if tag.starts_with("NNP") || (entity.is_some() && tag != "NN" && tag != "NNS") {
        let word = tree.word(head).to_lowercase();
        if entity == Some("PERSON") && holders::name(&word) != Some(HolderKind::Medium) {
            return HolderKind::Named;
        }
        return holders::name(&word).unwrap_or(HolderKind::Named);
    }
    let named = |t: usize| tree.tokens[t].tag.starts_with("NNP") && person(tree, t);
    if tree.children_with(head, &["appos"]).any(named) {
        return HolderKind::Named;
    }
    if tag.starts_with("PRP") {
        return HolderKind::Unnamed;
    }
    holders::noun(tree.lemma(head)).unwrap_or(HolderKind::Unnamed)
}

/// Whether the token is part of a person's name.
pub fn person(tree: &Tree, t: usize) -> bool {
    tree.entities.iter().any(|e| e.kind == "PERSON" && (e.first..e.last).contains(&t))
}

/// Whether the noun can hold a proposition at all: a name, or a noun of the table.
pub fn speaks(tree: &Tree, t: usize) -> bool {
    person(tree, t) || holders::noun(tree.lemma(t)).is_some() || holders::name(&tree.word(t).to_lowercase()).is_some()
}
