//! Descriptions that the reports tie to a name ('North Korean leader Kim Jong Un') and their later use ('the North Korean leader').

use super::find::Found;
use super::{Story, fold, mention, words};
use crate::types::{ArticleId, EntityId, EntityKind, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A description: a noun with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Role {
    /// The noun's lemma, last word of a standard form: `executive` of `chief executive`.
    head: String,
    /// The other common words of the phrase.
    others: BTreeSet<String>,
    /// 'former', 'deputy': words that make it another role.
    changed: BTreeSet<String>,
    /// The names that it belongs to: an organisation, a country.
    of: BTreeSet<String>,
}

/// Where a description stands, and how it is marked.
struct Phrase {
    role: Role,
    first: usize,
    last: usize,
    article: Option<bool>,
    /// An owner or complement that is not a name: 'the company's chief', 'the head of the inquiry'.
    open: bool,
}

/// Which names stand in a sentence: for each token the name that covers it.
struct Names<'a> {
    cover: Vec<Option<&'a Found>>,
    keys: BTreeMap<usize, String>,
    ids: BTreeMap<usize, EntityId>,
}

/// Adds the descriptions of named entities to the mentions.
pub(super) fn describe(story: &mut Story, trees: &[Tree], found: &[Found], owners: &[usize]) {
    let names = names_by_tree(story, trees, found, owners);
    let mut ties: BTreeMap<String, BTreeMap<(Role, EntityId), BTreeSet<ArticleId>>> = BTreeMap::new();
    let mut tied: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (tree, index) in trees.iter().zip(0..) {
        for (noun, id) in tied_nouns(tree, &names[index], story) {
            tied.insert((index, noun));
            let Some(phrase) = phrase(tree, noun, &names[index]) else { continue };
            if let Some(gender) = words::noun_gender(&phrase.role.head) {
                story.genders[id.index()].get_or_insert(gender);
            }
            if phrase.article != Some(false) && !phrase.open {
                let entry = ties.entry(phrase.role.head.clone()).or_default().entry((phrase.role, id)).or_default();
                entry.insert(tree.sentence.article);
            }
        }
    }
    for (tree, index) in trees.iter().zip(0..) {
        for noun in (0..tree.tokens.len()).filter(|&n| may_describe(tree, n, &names[index]) && !tied.contains(&(index, n))) {
            let Some(phrase) = phrase(tree, noun, &names[index]).filter(|p| !p.open) else { continue };
            let Some(known) = ties.get(&phrase.role.head) else { continue };
            if let Some(id) = whom(tree, noun, &phrase, known) {
                story.mentions[index].push(mention(tree, id, phrase.first, phrase.last, noun, true));
            }
        }
    }
}

fn names_by_tree<'a>(story: &Story, trees: &[Tree], found: &'a [Found], owners: &[usize]) -> Vec<Names<'a>> {
    let empty = |tree: &Tree| Names { cover: vec![None; tree.tokens.len()], keys: BTreeMap::new(), ids: BTreeMap::new() };
    let mut names: Vec<Names<'a>> = trees.iter().map(empty).collect();
    for (name, owner) in found.iter().zip(owners) {
        let id = story.ids[owner];
        let key = name.key();
        let country = words::demonym(&key).or_else(|| words::place(&key));
        let here = &mut names[name.tree];
        here.cover[name.first..name.last].fill(Some(name));
        here.keys.insert(name.first, country.unwrap_or_else(|| format!("#{}", id.index())));
        here.ids.insert(name.first, id);
    }
    names
}

/// The nouns that a sentence ties to a person or organisation by name.
fn tied_nouns(tree: &Tree, names: &Names, story: &Story) -> Vec<(usize, EntityId)> {
    let mut ties = Vec::new();
    for (&first, &id) in &names.ids {
        let Some(name) = names.cover[first] else { continue };
        if !matches!(story.entities[id.index()].kind, EntityKind::Person | EntityKind::Organisation) {
            continue;
        }
        let head = name.head(tree);
        let nouns = [before(tree, name, head), apposed(tree, head), copular(tree, head)];
        ties.extend(nouns.into_iter().flatten().filter(|&n| names.cover[n].is_none()).map(|n| (n, id)));
    }
    ties
}

/// 'leader Kim Jong Un', 'President Obama'.
fn before(tree: &Tree, name: &Found, head: usize) -> Option<usize> {
    let noun = name.first.checked_sub(1)?;
    let token = &tree.tokens[noun];
    let title = name.titled() && words::is(&fold::fold(tree.word(noun)), "person");
    let common = token.tag == "NN" && (token.head == head || (name.first..name.last).contains(&token.head));
    (title || common).then_some(noun)
}

/// 'Kim Jong Un, the leader of …', 'the leader, Kim Jong Un'.
fn apposed(tree: &Tree, head: usize) -> Option<usize> {
    let above = tree.tokens[head].head;
    let noun = if tree.tokens[head].label == "appos" { Some(above) } else { tree.child(head, &["appos"]) };
    noun.filter(|&n| tree.tokens[n].tag == "NN")
}

/// 'Kim is the leader of …'.
fn copular(tree: &Tree, head: usize) -> Option<usize> {
    let verb = tree.tokens[head].head;
    if tree.tokens[head].label != "nsubj" || tree.lemma(verb) != "be" {
        return None;
    }
    let doubted = tree.children_with(verb, &["neg", "aux", "mark"]).next().is_some();
    let noun = tree.child(verb, &["attr"]).filter(|&n| tree.tokens[n].tag == "NN");
    if doubted { None } else { noun }
}

/// Reads the phrase around a noun: to the left as far as its article, to the right its 'of' with a name.
fn phrase(tree: &Tree, noun: usize, names: &Names) -> Option<Phrase> {
    let mut phrase_words = vec![noun_lemma(tree, noun)];
    let mut of = BTreeSet::new();
    let (mut article, mut open, mut at) = (None, false, noun);
    while let Some(left) = at.checked_sub(1) {
        if let Some(name) = names.cover[left] {
            of.insert(names.keys[&name.first].clone());
            at = name.first;
            continue;
        }
        match tree.tokens[left].tag {
            "NN" | "JJ" | "NNP" | "VBN" => phrase_words.insert(0, fold::fold(tree.word(left))),
            "HYPH" | "CD" | "," if tree.tokens[left].tag != "," => {}
            "POS" => open |= left == 0 || names.cover[left - 1].is_none(),
            "PRP$" => {
                open = true;
                break;
            }
            "DT" => {
                article = Some(tree.lemma(left) == "the");
                at = left;
                break;
            }
            _ => break,
        }
        at = left;
        if open {
            break;
        }
    }
    let mut last = noun + 1;
    for prep in tree.children_with(noun, &["prep"]).filter(|&p| p == noun + 1) {
        let object = tree.child(prep, &["pobj"]);
        match object.and_then(|o| names.cover[o]) {
            Some(name) if words::is(tree.lemma(prep), "small") => {
                of.insert(names.keys[&name.first].clone());
                last = name.last;
            }
            _ => open |= tree.lemma(prep) == "of",
        }
    }
    let role = role(&phrase_words, of)?;
    Some(Phrase { role, first: at, last, article, open })
}

fn noun_lemma(tree: &Tree, noun: usize) -> String {
    if tree.tokens[noun].tag == "NN" { tree.lemma(noun).to_owned() } else { fold::fold(tree.word(noun)) }
}

fn role(phrase_words: &[String], of: BTreeSet<String>) -> Option<Role> {
    let is_changing = |w: &&String| words::is(w, "former");
    let changed = phrase_words.iter().filter(is_changing).cloned().collect();
    let kept: Vec<&str> = phrase_words.iter().filter(|w| !is_changing(w)).map(String::as_str).collect();
    let standard = words::role(&kept.join(" "));
    let mut all: Vec<String> = standard.split(' ').map(words::role).flat_map(|w| w.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let head = all.pop().filter(|h| !h.is_empty())?;
    Some(Role { head, others: all.into_iter().collect(), changed, of })
}

/// Whether a noun may stand for a named entity: a singular common noun that heads its phrase.
fn may_describe(tree: &Tree, n: usize, names: &Names) -> bool {
    let token = &tree.tokens[n];
    token.tag == "NN"
        && names.cover[n].is_none()
        && matches!(token.label, "nsubj" | "nsubjpass" | "dobj" | "pobj" | "dative" | "poss" | "conj" | "ROOT")
        && tree.child(n, &["appos", "relcl", "acl", "nummod"]).is_none()
}

/// Who is meant by a description: the only one tied to it with the same owner, or, with 'the' alone, the only one in the report.
fn whom(tree: &Tree, noun: usize, phrase: &Phrase, known: &BTreeMap<(Role, EntityId), BTreeSet<ArticleId>>) -> Option<EntityId> {
    let role = &phrase.role;
    let alike = |tie: &Role| tie.changed == role.changed && role.others.is_subset(&tie.others);
    let fitting: BTreeSet<EntityId> = if role.of.is_empty() {
        if phrase.article != Some(true) || tree.children_with(noun, &["prep"]).any(|p| tree.lemma(p) == "of") {
            return None;
        }
        let here = |articles: &BTreeSet<ArticleId>| articles.contains(&tree.sentence.article);
        known.iter().filter(|((tie, _), articles)| alike(tie) && here(articles)).map(|((_, id), _)| *id).collect()
    } else {
        let same = |tie: &Role| tie.of == role.of && (alike(tie) || (tie.changed == role.changed && tie.others.is_subset(&role.others)));
        let definite = phrase.article != Some(false);
        known.iter().filter(|((tie, _), _)| definite && same(tie)).map(|((_, id), _)| *id).collect()
    };
    if fitting.len() == 1 { fitting.first().copied() } else { None }
}
