//! Which tokens head clauses of their own, and where the meaning of a clause lies.

use super::walk;
use crate::extract::attribution::frames::Frame;
use crate::lexicon::certainty::{self, Hedge};
use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::negation::{self, Negator};
use crate::types::{Form, Tree};
use std::collections::BTreeMap;

/// A token that heads a clause.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    pub form: Form,
    /// A reporting clause that makes no claim of its own.
    pub dropped: bool,
}

/// The heads of clauses, by token.
pub fn heads(tree: &Tree, frames: &[Frame]) -> BTreeMap<usize, Head> {
    let mut heads = BTreeMap::new();
    for i in 0..tree.tokens.len() {
        if let Some(form) = form(tree, i) {
            heads.insert(i, Head { form, dropped: false });
        }
    }
    for frame in frames.iter().filter(|f| !f.act) {
        for &content in &frame.content {
            let form = if walk::verbal(tree, content) { Form::Subordinate } else { Form::Nominal };
            heads.entry(content).or_insert(Head { form, dropped: false });
        }
        if frame.phrase && frame.verb != "cite" {
            heads.entry(frame.cue).and_modify(|h| h.dropped = true);
        } else if frame.verb == "cite" {
            heads.insert(frame.cue, Head { form: Form::Subordinate, dropped: true });
        } else if frame.peeled {
            let form = heads.get(&frame.cue).map_or(Form::Main, |h| h.form);
            heads.insert(frame.cue, Head { form, dropped: !frame.news });
        }
    }
    heads
}

/// The form of the clause that the token heads by its label, if it heads one.
fn form(tree: &Tree, i: usize) -> Option<Form> {
    let head = tree.tokens[i].head;
    let verbal = walk::verbal(tree, i);
    match tree.tokens[i].label {
        "ROOT" if main(tree, i) => Some(Form::Main),
        "ROOT" => Some(Form::Fragment),
        "conj" => coordinated(tree, i).then(|| form(tree, head).unwrap_or(Form::Subordinate)),
        "parataxis" => verbal.then_some(Form::Main),
        "ccomp" => (verbal && i < head && tree.child(i, &["mark"]).is_none() && walk::finite(tree, i)).then_some(Form::Main),
        "dep" => (verbal && walk::finite(tree, i) && walk::has_subject(tree, i)).then_some(Form::Main),
        "advcl" => (verbal && adverbial(tree, i)).then_some(Form::Subordinate),
        "relcl" => (verbal && walk::words(tree, i) > 2).then_some(Form::Subordinate),
        "acl" => (verbal && participial(tree, i)).then_some(Form::Subordinate),
        "pcomp" => {
            let opens = clause_words::is(Class::Adverbial, tree.lemma(head)) || walk::negating(tree, head);
            (verbal && opens && walk::words(tree, i) > 2).then_some(Form::Subordinate)
        }
        "appos" => apposition(tree, i).then_some(Form::Apposition),
        "advmod" if tree.tokens[i].tag.starts_with("NN") => {
            (tree.tokens[head].tag.starts_with("NN") && walk::words(tree, i) > 2 && after_comma(tree, i))
                .then_some(Form::Apposition)
        }
        _ => None,
    }
}

fn main(tree: &Tree, i: usize) -> bool {
    walk::finite(tree, i) || (walk::verbal(tree, i) && (walk::has_subject(tree, i) || tree.tokens[i].tag == "VB"))
}

/// A verb coordinated with a verb that belongs to a clause; a bare pair of verbs ('hit and killed him') is two clauses, too.
fn coordinated(tree: &Tree, i: usize) -> bool {
    let head = tree.tokens[i].head;
    walk::verbal(tree, i)
        && walk::verbal(tree, head)
        && !matches!(tree.tokens[head].label, "amod" | "compound" | "aux" | "auxpass")
}

fn adverbial(tree: &Tree, i: usize) -> bool {
    let purpose = tree.tokens[i].tag == "VB" && !walk::finite(tree, i) && !walk::has_subject(tree, i);
    !purpose && walk::words(tree, i) > 2
}

/// A participle with participants of its own; an infinitive stays with its noun.
fn participial(tree: &Tree, i: usize) -> bool {
    match tree.tokens[i].tag {
        "VB" => walk::finite(tree, i) && walk::words(tree, i) > 3,
        _ => walk::words(tree, i) > 2,
    }
}

/// A description set beside a name, or a name set beside a description; not a place within a place, not an age.
fn apposition(tree: &Tree, i: usize) -> bool {
    let head = tree.tokens[i].head;
    let (own, other) = (tree.tokens[i].tag, tree.tokens[head].tag);
    let common = own == "NN" || own == "NNS";
    let described = common && walk::words(tree, i) > 1 && after_comma(tree, i);
    let titled =
        own.starts_with("NNP") && tree.child(i, &["det", "poss"]).is_some() && walk::words(tree, i) > 2 && after_comma(tree, i);
    let named = own.starts_with("NNP") && (other == "NN" || other == "NNS") && walk::words(tree, i) > 1 && after_comma(tree, i);
    described || titled || named
}

fn after_comma(tree: &Tree, i: usize) -> bool {
    let first = tree.subtree(i).first().copied().unwrap_or(i);
    first > 0 && matches!(tree.tokens[first - 1].tag, "," | ":" | "-LRB-" | "``")
}

/// From the root of a clause down its transparent governors ('plans to', 'is likely to', 'failed to') to the verb that carries the meaning.
pub fn descend(tree: &Tree, frames: &[Frame], root: usize) -> (usize, Vec<usize>) {
    let (mut head, mut chain) = (root, Vec::new());
    for _ in 0..8 {
        let Some((path, next)) = lower(tree, head) else { break };
        if frames.iter().any(|f| !f.act && f.content.contains(&next)) {
            break;
        }
        chain.extend(path);
        head = next;
    }
    (head, chain)
}

/// One step down: the governor tokens passed, and the infinitive or gerund below.
fn lower(tree: &Tree, head: usize) -> Option<(Vec<usize>, usize)> {
    let below = |t: usize| tree.children_with(t, &["xcomp"]).find(|&c| walk::verbal(tree, c));
    if !walk::verbal(tree, head) {
        return None;
    }
    if transparent(tree.lemma(head))
        && tree.child(head, &["dobj"]).is_none()
        && let Some(next) = below(head).filter(|&c| infinitive(tree, c) || tree.lemma(head) != "be")
    {
        return Some((vec![head], next));
    }
    if negation::is(Negator::Governor, tree.lemma(head))
        && let Some(next) = tree
            .children_with(head, &["prep"])
            .filter(|&p| matches!(tree.lemma(p), "from" | "in"))
            .find_map(|p| tree.child(p, &["pcomp"]))
            .filter(|&c| walk::verbal(tree, c))
    {
        return Some((vec![head], next));
    }
    if impersonal(tree, head)
        && let Some(next) = tree
            .children_with(head, &["ccomp"])
            .chain(
                tree.children_with(head, &["acomp", "attr"]).flat_map(|a| tree.children_with(a, &["ccomp"]).collect::<Vec<_>>()),
            )
            .find(|&c| walk::finite(tree, c) && !walk::question(tree, c))
    {
        return Some((vec![head], next));
    }
    let adjective = tree.child(head, &["acomp", "oprd", "xcomp"])?;
    if transparent(tree.lemma(adjective)) && tree.lemma(adjective) != "be" {
        return Some((vec![head, adjective], below(adjective)?));
    }
    None
}

/// 'it turns out that P', 'it is likely that P'.
fn impersonal(tree: &Tree, head: usize) -> bool {
    tree.child(head, &["nsubj", "nsubjpass", "expl"]).is_some_and(|s| tree.lemma(s) == "it")
}

fn transparent(lemma: &str) -> bool {
    certainty::level(Hedge::Governor, lemma).is_some() || negation::is(Negator::Governor, lemma)
}

fn infinitive(tree: &Tree, verb: usize) -> bool {
    tree.children_with(verb, &["aux"]).any(|a| tree.tokens[a].tag == "TO")
}

/// The governors that a coordinated bare infinitive shares with its sibling ('plans to meet him and sign a deal').
pub fn inherited_chain(tree: &Tree, frames: &[Frame], root: usize) -> Vec<usize> {
    let mut at = root;
    while tree.tokens[at].label == "conj" && !walk::finite(tree, at) {
        at = tree.tokens[at].head;
    }
    if at == root || tree.tokens[at].label != "xcomp" {
        return Vec::new();
    }
    let mut top = tree.tokens[at].head;
    while matches!(tree.tokens[top].label, "xcomp" | "acomp" | "oprd") && tree.tokens[top].head != top {
        top = tree.tokens[top].head;
    }
    let (head, chain) = descend(tree, frames, top);
    if head == at { chain } else { Vec::new() }
}
