//! The participants and the predicate of a clause.

use super::walk;
use crate::types::{Argument, Form, Role, Tree};

/// What is known of a clause before its participants.
pub struct Core<'a> {
    pub root: usize,
    pub head: usize,
    pub chain: &'a [usize],
    pub subject: Option<usize>,
    pub passive: bool,
    pub form: Form,
}

/// Whether the verb is passive.
pub fn passive(tree: &Tree, root: usize, head: usize) -> bool {
    if tree.child(head, &["auxpass", "nsubjpass", "agent"]).is_some() {
        return true;
    }
    let bare = tree.tokens[head].tag == "VBN" && tree.child(head, &["aux"]).is_none();
    bare && match tree.tokens[head].label {
        "conj" => passive(tree, tree.tokens[head].head, tree.tokens[head].head),
        "acl" | "advcl" => true,
        "ROOT" | "ccomp" => head == root,
        _ => false,
    }
}

/// The participants: the subject first, then the others in order of the sentence.
pub fn arguments(tree: &Tree, zones: &[usize], core: &Core<'_>) -> Vec<Argument> {
    let mut found = Vec::new();
    if let Some(subject) = core.subject {
        let role = match core.form {
            Form::Apposition => Role::Patient,
            _ if core.passive => Role::Patient,
            _ => Role::Agent,
        };
        found.push(argument(tree, zones, role, "", subject));
    }
    let verbs = core.chain.iter().copied().filter(|&t| zones[t] == core.root).chain([core.head]);
    for verb in verbs {
        for &child in &tree.children[verb] {
            dependent(tree, zones, core, child, &mut found);
        }
    }
    if core.form == Form::Apposition {
        found.push(argument(tree, zones, Role::Attribute, "", core.head));
    }
    if core.form != Form::Nominal && !found.iter().any(|a| a.role == Role::Patient && a.head > core.head) {
        found.extend(shared_object(tree, zones, core));
    }
    found.extend(relative_object(tree, zones, core));
    found
}

fn dependent(tree: &Tree, zones: &[usize], core: &Core<'_>, child: usize, found: &mut Vec<Argument>) {
    if zones[child] != core.root && zones[child] != zones[core.root] || walk::relative(tree, child) {
        return;
    }
    let nominal = core.form == Form::Nominal;
    let role = match tree.tokens[child].label {
        "dobj" => Role::Patient,
        "dative" if walk::nominal(tree, child) => Role::Recipient,
        "attr" | "acomp" | "oprd" => Role::Attribute,
        "npadvmod" => Role::Oblique,
        "poss" if nominal => Role::Agent,
        "agent" => return found.extend(objects(tree, zones, Role::Agent, child)),
        "dative" => return found.extend(objects(tree, zones, Role::Recipient, child)),
        "prep" if nominal && tree.lemma(child) == "of" => return found.extend(objects(tree, zones, Role::Patient, child)),
        "prep" => return found.extend(objects(tree, zones, Role::Oblique, child)),
        _ => return,
    };
    if !core.chain.contains(&child) {
        found.push(argument(tree, zones, role, "", child));
    }
}

/// What a preposition governs, through a second one ('out of the house').
fn objects(tree: &Tree, zones: &[usize], role: Role, preposition: usize) -> Vec<Argument> {
    let mut found: Vec<Argument> =
        tree.children_with(preposition, &["pobj"]).map(|o| argument(tree, zones, role, tree.lemma(preposition), o)).collect();
    for inner in tree.children_with(preposition, &["prep"]) {
        let words = format!("{} {}", tree.lemma(preposition), tree.lemma(inner));
        found.extend(tree.children_with(inner, &["pobj"]).map(|o| argument(tree, zones, role, &words, o)));
    }
    found
}

fn argument(tree: &Tree, zones: &[usize], role: Role, preposition: &str, head: usize) -> Argument {
    let zone = zones[head];
    let own: Vec<usize> = tree.subtree(head).into_iter().filter(|&t| zones[t] == zone).collect();
    let at = own.iter().position(|&t| t == head).unwrap_or(0);
    // The run of tokens around the head, a gap ends it.
    let mut first = at;
    while first > 0 && own[first - 1] + 1 == own[first] {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < own.len() && own[last] + 1 == own[last + 1] {
        last += 1;
    }
    while first < at && walk::punctuation(tree, own[first]) {
        first += 1;
    }
    while last > at && walk::punctuation(tree, own[last]) {
        last -= 1;
    }
    let (first, last) = if own.is_empty() { (head, head) } else { (own[first], own[last]) };
    Argument { role, preposition: preposition.to_owned(), head, first, last: last + 1, entity: None }
}

/// The object that follows the second of two verbs ('arrested and charged the man').
fn shared_object(tree: &Tree, zones: &[usize], core: &Core<'_>) -> Option<Argument> {
    if core.passive || tree.tokens[core.head].tag == "VBG" {
        return None;
    }
    let next = tree.children_with(core.head, &["conj"]).next()?;
    let between = (core.head + 1..next).all(|t| matches!(tree.tokens[t].label, "cc" | "punct" | "advmod" | "aux"));
    let object = tree.child(next, &["dobj"])?;
    (between && walk::verbal(tree, next)).then(|| argument(tree, zones, Role::Patient, "", object))
}

/// The antecedent as object of a relative clause that has a subject of its own ('the house that he built').
fn relative_object(tree: &Tree, zones: &[usize], core: &Core<'_>) -> Option<Argument> {
    let head = tree.tokens[core.root].head;
    let object = tree.child(core.head, &["dobj"]);
    let gap = object.is_some_and(|o| walk::relative(tree, o)) || (object.is_none() && no_relative(tree, core.root));
    (tree.tokens[core.root].label == "relcl" && core.subject != Some(head) && gap && !core.passive)
        .then(|| argument(tree, zones, Role::Patient, "", head))
}

fn no_relative(tree: &Tree, root: usize) -> bool {
    tree.children[root].iter().all(|&c| !walk::relative(tree, c)) && tree.child(root, &["attr", "acomp"]).is_none()
}

/// The predicate's lemma with its particle or complement.
pub fn predicate(tree: &Tree, head: usize, form: Form) -> String {
    let lemma = tree.lemma(head);
    if form == Form::Apposition {
        return format!("be {lemma}");
    }
    let mut words = vec![lemma];
    words.extend(tree.children_with(head, &["prt"]).map(|p| tree.lemma(p)));
    if matches!(lemma, "be" | "become" | "remain")
        && let Some(attribute) = tree.child(head, &["attr", "acomp"])
    {
        words.push(tree.lemma(attribute));
    }
    words.join(" ")
}
