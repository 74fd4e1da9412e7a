//! How sure a clause is, with the words that make it less than certain.

use super::clauses::{Clause, walk};
use crate::lexicon::certainty::{self, Hedge};
use crate::lexicon::reporting::{self, Pattern};
use crate::types::{Certainty, Span, Tree};

/// The certainty of the clause by its strongest cue, and the spans of the cues of that strength.
#[must_use]
pub fn certainty(tree: &Tree, clause: &Clause) -> (Certainty, Vec<Span>) {
    let mut cues = verbal(tree, clause);
    cues.extend(told(tree, clause));
    cues.extend(modifiers(tree, clause));
    cues.extend(conjunctions(tree, clause));
    cues.extend(phrases(tree, clause));
    let strongest = cues.iter().map(|(level, _)| *level).max().unwrap_or(Certainty::Certain);
    let mut spans: Vec<Span> = cues.into_iter().filter(|(level, _)| *level == strongest).map(|(_, span)| span).collect();
    spans.sort();
    spans.dedup();
    if strongest == Certainty::Certain { (strongest, Vec::new()) } else { (strongest, spans) }
}

type Cue = (Certainty, Span);

/// Modals and governors ('may', 'plans to'), also those shared with the sibling of a coordinated verb.
fn verbal(tree: &Tree, clause: &Clause) -> Vec<Cue> {
    let mut verbs: Vec<usize> = clause.chain.clone();
    verbs.push(clause.head);
    let mut at = clause.root;
    while tree.tokens[at].label == "conj" && !walk::finite(tree, at) && !walk::has_subject(tree, at) {
        at = tree.tokens[at].head;
        verbs.push(at);
    }
    let modals = verbs.iter().flat_map(|&v| tree.children_with(v, &["aux", "auxpass"]).collect::<Vec<_>>());
    let modals = modals.filter_map(|t| Some((certainty::level(Hedge::Modal, tree.lemma(t))?, tree.tokens[t].span)));
    let governors = clause.chain.iter().filter(|&&t| tree.lemma(t) != "be" || modal_be(tree, clause, t));
    let governors = governors.filter_map(|&t| Some((governor(tree, t)?, tree.tokens[t].span)));
    modals.chain(governors).collect()
}

/// What someone expects or was told to do: 'urged them to stop', 'expects talks to go on'.
fn told(tree: &Tree, clause: &Clause) -> Option<Cue> {
    let mut at = clause.root;
    while tree.tokens[at].label == "conj" && !walk::finite(tree, at) {
        at = tree.tokens[at].head;
    }
    let verb = tree.tokens[at].head;
    let infinitive = !walk::finite(tree, at) && tree.children_with(at, &["aux"]).any(|a| tree.tokens[a].tag == "TO");
    let complement = matches!(tree.tokens[at].label, "xcomp" | "ccomp") && verb != at;
    let ordered = reporting::verb(tree.lemma(verb)).is_some_and(|e| e.takes(Pattern::Order));
    let planned = certainty::level(Hedge::Governor, tree.lemma(verb)) == Some(Certainty::Planned);
    (infinitive && complement && (ordered || planned)).then(|| (Certainty::Planned, tree.tokens[verb].span))
}

fn governor(tree: &Tree, t: usize) -> Option<Certainty> {
    let level = certainty::level(Hedge::Governor, tree.lemma(t))?;
    // 'was set to', 'had planned to': still a plan.
    (level != Certainty::Certain).then_some(level)
}

/// 'is to meet', not the copula of 'is likely to'.
fn modal_be(tree: &Tree, clause: &Clause, be: usize) -> bool {
    tree.tokens[clause.head].head == be && tree.tokens[clause.head].label == "xcomp"
}

/// Adverbs and adjectives among the clause's own words.
fn modifiers(tree: &Tree, clause: &Clause) -> Vec<Cue> {
    let adverb = |t: usize| {
        let tag = tree.tokens[t].tag;
        let modifies = clause.head == tree.tokens[t].head
            || clause.chain.contains(&tree.tokens[t].head)
            || clause.root == tree.tokens[t].head;
        let near = modifies || !walk::verbal(tree, tree.tokens[t].head);
        (tag.starts_with("RB") || tag == "JJ") && near && tree.tokens[t].label == "advmod"
    };
    let adjective = |t: usize| {
        let head = tree.tokens[t].head;
        let predicate = matches!(tree.tokens[t].label, "acomp" | "oprd" | "attr" | "xcomp") && clause.tokens.contains(&head);
        let participant = tree.tokens[t].label == "amod" && clause.arguments.iter().any(|a| a.head == head);
        (predicate && !clause.chain.contains(&t)) || participant || (t == clause.head && tree.tokens[t].tag == "VBN")
    };
    clause
        .tokens
        .iter()
        .filter_map(|&t| {
            let word = tree.word(t).to_lowercase();
            let level = if adverb(t) {
                certainty::level(Hedge::Adverb, &word)
            } else if adjective(t) {
                certainty::level(Hedge::Adjective, &word)
            } else {
                None
            };
            Some((level?, tree.tokens[t].span))
        })
        .collect()
}

/// 'if' and 'unless': over the clause that they open and over the one that depends on it.
fn conjunctions(tree: &Tree, clause: &Clause) -> Vec<Cue> {
    let condition = |verb: usize| {
        tree.children_with(verb, &["mark"])
            .filter_map(|m| Some((certainty::level(Hedge::Conjunction, tree.lemma(m))?, tree.tokens[m].span)))
            .next()
    };
    let own = condition(clause.root);
    let below = [clause.root, clause.head]
        .into_iter()
        .flat_map(|v| tree.children_with(v, &["advcl"]).collect::<Vec<_>>())
        .filter_map(condition)
        .next();
    own.into_iter().chain(below).collect()
}

fn phrases(tree: &Tree, clause: &Clause) -> Vec<Cue> {
    certainty::phrases()
        .filter_map(|(words, level)| {
            (clause.first..=clause.last)
                .find(|&t| {
                    words
                        .iter()
                        .enumerate()
                        .all(|(k, w)| tree.tokens.get(t + k).is_some_and(|_| lower_case_of(tree.word(t + k), w)))
                })
                .filter(|t| clause.tokens.contains(t))
                .map(|t| (level, tree.tokens[t].span.cover(tree.tokens[t + words.len() - 1].span)))
        })
        .collect()
}

/// Whether `lower`, a lower-case word, is what the word is in lower case.
fn lower_case_of(word: &str, lower: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(lower) } else { word.to_lowercase() == lower }
}
