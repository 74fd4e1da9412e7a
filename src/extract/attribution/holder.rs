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
                return coordinated(tree, at, head) || in_name(tree, t, head);
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
    listed_name(tree, whole_name(tree, head, (own[first], own[last])))
}

/// The phrase with the whole name of the body that the head stands in: the tree may cut 'Department for Culture, Media and Sport'.
fn whole_name(tree: &Tree, head: usize, (first, last): (usize, usize)) -> (usize, usize) {
    let name = tree.entities.iter().find(|e| e.kind == "ORG" && (e.first..e.last).contains(&head));
    name.filter(|_| tree.tokens[head].tag.starts_with("NNP"))
        .map_or((first, last), |e| (first.min(e.first), last.max(e.last - 1)))
}

/// A name that ends in 'of' or 'for' and one thing goes on over a list of such things: ', Media and Sport'.
fn listed_name(tree: &Tree, (first, last): (usize, usize)) -> (usize, usize) {
    let name = |i: usize| tree.tokens.get(i).is_some_and(|token| token.tag.starts_with("NNP"));
    let tied = (first + 1..last).rev().find(|&i| !name(i)).is_some_and(|i| tree.tokens[i].tag == "IN" && name(i - 1));
    let run = |from: usize| (from..tree.tokens.len()).take_while(|&i| name(i)).last();
    let (mut at, mut ends) = (last, None);
    while tied && ends.is_none() {
        let Some(mark) = tree.tokens.get(at + 1) else { break };
        let Some(next) = run(at + 2).filter(|_| mark.tag == "," || mark.tag == "CC") else { break };
        (at, ends) = (next, (mark.tag == "CC" && at > last).then_some(next));
    }
    (first, ends.unwrap_or(last))
}

/// Whether a token is joined by 'and', 'of', 'for', '&' or commas to the name that the head stands in, inside it: 'Health and Safety Executive',
/// 'Department for Culture, Media and Sport'. What is joined to the head itself is another holder.
fn in_name(tree: &Tree, t: usize, head: usize) -> bool {
    let joins = |i: usize| {
        let token = &tree.tokens[i];
        token.tag.starts_with("NNP") || token.tag == "CC" || token.tag == "IN" || matches!(tree.word(i), "," | "&")
    };
    let mut top = t;
    while tree.tokens[top].head != head && tree.tokens[top].head != top {
        top = tree.tokens[top].head;
    }
    let before = t < head && matches!(tree.tokens[top].label, "compound" | "nmod" | "amod");
    let after = t > head && tree.tokens[top].label == "prep";
    top != t && (before || after) && (t.min(head)..=t.max(head)).all(joins) && goes_on(tree, t, head)
}

/// Whether a comma or 'and' has more of the name after it.
fn goes_on(tree: &Tree, t: usize, head: usize) -> bool {
    t < head
        || tree.tokens[t].tag.starts_with("NNP")
        || tree.tokens.get(t + 1).is_some_and(|next| next.tag.starts_with("NNP") || next.tag == "CC")
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
