//! Questions about one token of a tree: is it a verb, is it finite, who is its subject.

use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::negation::{self, Negator};
use crate::types::Tree;

/// Labels of subjects.
pub const SUBJECTS: [&str; 4] = ["nsubj", "nsubjpass", "csubj", "csubjpass"];

/// Whether the token is a verb form or a modal.
pub fn verbal(tree: &Tree, i: usize) -> bool {
    tree.tokens[i].tag.starts_with("VB") || tree.tokens[i].tag == "MD"
}

/// Whether the token is a noun, name or pronoun.
pub fn nominal(tree: &Tree, i: usize) -> bool {
    let tag = tree.tokens[i].tag;
    tag.starts_with("NN") || tag.starts_with("PRP") || tag == "DT" || tag == "CD" || tag == "WP" || tag == "JJ"
}

/// Whether the verb or one of its auxiliaries is finite.
pub fn finite(tree: &Tree, i: usize) -> bool {
    let is = |t: usize| matches!(tree.tokens[t].tag, "VBD" | "VBZ" | "VBP" | "MD");
    verbal(tree, i) && (is(i) || tree.children_with(i, &["aux", "auxpass"]).any(is))
}

/// Whether the verb has a subject of its own.
pub fn has_subject(tree: &Tree, i: usize) -> bool {
    tree.child(i, &SUBJECTS).is_some() || tree.child(i, &["expl"]).is_some()
}

/// Whether the token is a mark or quotation mark.
pub fn punctuation(tree: &Tree, i: usize) -> bool {
    matches!(tree.tokens[i].tag, "." | "," | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "NFP" | "_SP" | "SYM")
        || tree.tokens[i].label == "punct"
}

/// How many words the subtree has, marks of punctuation and the subordinator not counted.
pub fn words(tree: &Tree, i: usize) -> usize {
    tree.subtree(i).into_iter().filter(|&t| !punctuation(tree, t) && tree.tokens[t].label != "mark").count()
}

/// Whether the token is a relative pronoun or adverb.
pub fn relative(tree: &Tree, i: usize) -> bool {
    matches!(tree.tokens[i].tag, "WDT" | "WP" | "WP$" | "WRB") || (tree.tokens[i].tag == "IN" && tree.lemma(i) == "that")
}

/// Whether the clause under `verb` is a question ('what happened'), not a proposition.
pub fn question(tree: &Tree, verb: usize) -> bool {
    tree.subtree(verb)
        .into_iter()
        .find(|&t| !punctuation(tree, t))
        .is_some_and(|t| tree.tokens[t].tag.starts_with('W') && clause_words::is(Class::Question, tree.lemma(t)))
}

/// Head token of the verb's subject: its own, or the one it shares or is controlled by.
pub fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..40 {
        if let Some(own) = tree.child(at, &SUBJECTS) {
            if relative(tree, own) && tree.tokens[at].label == "relcl" {
                return Some(tree.tokens[at].head);
            }
            return Some(own);
        }
        let head = tree.tokens[at].head;
        if head == at {
            return None;
        }
        match tree.tokens[at].label {
            "acl" | "relcl" => return Some(head),
            "appos" => return Some(head),
            // A finite clause without a subject is a slip of the parser: nobody knows who acts.
            "advcl" | "ccomp" | "parataxis" if finite(tree, at) => return None,
            "xcomp" | "ccomp" | "oprd" => match tree.child(head, &["dobj"]) {
                Some(object) if object < at => return Some(object),
                _ => at = head,
            },
            "pcomp" => {
                let governor = tree.tokens[head].head;
                let controls = matches!(tree.lemma(head), "as" | "of" | "for" | "from" | "with" | "into");
                match tree.child(governor, &["dobj", "nsubjpass"]).filter(|_| controls) {
                    Some(object) => return Some(object),
                    None => at = governor,
                }
            }
            _ => at = head,
        }
        if !verbal(tree, at) && !matches!(tree.tokens[at].label, "acomp" | "prep") {
            return None;
        }
    }
    None
}

/// Whether the token is a noun or a conjunction between nouns.
pub fn nominal_or_and(tree: &Tree, i: usize) -> bool {
    tree.tokens[i].tag.starts_with("NN") || tree.tokens[i].tag == "CC"
}

/// Whether the preposition says that what follows is not so: 'without', 'far from'.
pub fn negating(tree: &Tree, t: usize) -> bool {
    let two = || t > 0 && negation::is(Negator::Preposition, &format!("{} {}", tree.word(t - 1).to_lowercase(), tree.lemma(t)));
    negation::is(Negator::Preposition, tree.lemma(t)) || two()
}
