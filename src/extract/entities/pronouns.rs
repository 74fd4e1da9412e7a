//! Pronouns, where one person alone can be meant: the subject of the governing 'said', or the only fitting person just before.

use super::words::{self, Gender};
use super::{Story, mention};
use crate::types::{EntityId, EntityKind, Tree};
use std::collections::BTreeSet;

/// Adds a mention for each pronoun that can only mean one entity.
pub(super) fn resolve(story: &mut Story, trees: &[Tree]) {
    for index in 0..trees.len() {
        let tree = &trees[index];
        for at in 0..tree.tokens.len() {
            let Some(pronoun) = Pronoun::at(tree, at) else { continue };
            let meant = pronoun.governed(story, tree, index).or_else(|| pronoun.nearest(story, trees, index));
            if let Some(id) = meant {
                story.mentions[index].push(mention(tree, id, at, at + 1, at, true));
            }
        }
    }
}

/// A pronoun of the third person singular, outside quotation marks.
struct Pronoun {
    at: usize,
    /// `None` for 'it', 'its'.
    gender: Option<Gender>,
    possessive: bool,
}

impl Pronoun {
    fn at(tree: &Tree, at: usize) -> Option<Self> {
        let token = &tree.tokens[at];
        if !matches!(token.tag, "PRP" | "PRP$") || tree.quoted(at) {
            return None;
        }
        let gender = match tree.word(at).to_lowercase().as_str() {
            "he" | "him" | "his" => Some(Gender::Male),
            "she" | "her" => Some(Gender::Female),
            "it" | "its" => None,
            _ => return None,
        };
        Some(Self { at, gender, possessive: token.tag == "PRP$" })
    }

    fn fits(&self, story: &Story, id: EntityId) -> bool {
        let kind = story.entities[id.index()].kind;
        match self.gender {
            Some(gender) => kind == EntityKind::Person && story.genders[id.index()].is_none_or(|g| g == gender),
            None => kind == EntityKind::Organisation,
        }
    }

    /// 'Kim said he would': the subject of the verb that governs the pronoun's clause; 'AMD sold its plant': of its own verb.
    fn governed(&self, story: &Story, tree: &Tree, index: usize) -> Option<EntityId> {
        let mut at = self.at;
        let mut own_clause = true;
        while tree.tokens[at].head != at {
            let above = tree.tokens[at].head;
            let complement = matches!(tree.tokens[at].label, "ccomp" | "xcomp");
            at = above;
            if !tree.tokens[at].tag.starts_with("VB") {
                continue;
            }
            let usable = if own_clause { self.possessive } else { complement };
            own_clause = false;
            let Some(subject) = tree.child(at, &["nsubj", "nsubjpass"]).filter(|&s| s != self.at && usable) else { continue };
            let listener = !self.possessive && tree.child(at, &["dobj", "dative"]).is_some();
            let id = story.mentions[index].iter().find(|m| m.head == subject).map(|m| m.entity);
            return id.filter(|&id| !listener && self.fits(story, id));
        }
        None
    }

    /// The only fitting person of this sentence before the pronoun, else of the sentence before.
    fn nearest(&self, story: &Story, trees: &[Tree], index: usize) -> Option<EntityId> {
        self.gender?;
        let own = self.candidates(story, &trees[index], index, self.at);
        let candidates = match own {
            Window::Nobody => {
                let before = index.checked_sub(1).filter(|&b| same_flow(&trees[b], &trees[index]))?;
                self.candidates(story, &trees[before], before, trees[before].tokens.len())
            }
            other => other,
        };
        match candidates {
            Window::One(id) => Some(id),
            Window::Nobody | Window::Several => None,
        }
    }

    fn candidates(&self, story: &Story, tree: &Tree, index: usize, end: usize) -> Window {
        let mut fitting: BTreeSet<EntityId> = BTreeSet::new();
        let mut covered = vec![false; tree.tokens.len()];
        for m in &story.mentions[index] {
            covered[m.first..m.last].fill(true);
            if m.last <= end && self.fits(story, m.entity) && !(end == self.at && self.bound(tree, m.head)) {
                fitting.insert(m.entity);
            }
        }
        let rival = |&i: &usize| {
            !covered[i] && tree.tokens[i].tag == "NN" && self.may_be(tree.lemma(i)) && !names_somebody(story, tree, index, i)
        };
        let unresolved = |&i: &usize| !covered[i] && Self::at(tree, i).is_some_and(|p| p.gender == self.gender);
        let rivals = (0..end).filter(rival).count() + (0..end).filter(unresolved).count();
        match (fitting.len(), rivals) {
            (0, 0) => Window::Nobody,
            (1, 0) => fitting.first().map_or(Window::Nobody, |&id| Window::One(id)),
            _ => Window::Several,
        }
    }

    /// Whether the pronoun is an object of the verb that the mention is the subject of: they are two persons.
    fn bound(&self, tree: &Tree, head: usize) -> bool {
        !self.possessive && tree.tokens[self.at].head == tree.tokens[head].head && tree.tokens[head].label == "nsubj"
    }

    fn may_be(&self, noun: &str) -> bool {
        words::is(noun, "person") && words::noun_gender(noun).is_none_or(|g| Some(g) == self.gender)
    }
}

enum Window {
    Nobody,
    One(EntityId),
    Several,
}

/// Whether the second sentence goes on where the first stops.
fn same_flow(before: &Tree, after: &Tree) -> bool {
    before.sentence.article == after.sentence.article && before.sentence.part == after.sentence.part
}

/// Whether a noun belongs to a name: a title before it, an apposition of it, what it is said to be.
fn names_somebody(story: &Story, tree: &Tree, index: usize, noun: usize) -> bool {
    let token = &tree.tokens[noun];
    let names = &story.mentions[index];
    names.iter().any(|m| {
        let head = &tree.tokens[m.head];
        token.head == m.head || (head.label == "appos" && head.head == noun) || (token.label == "attr" && token.head == head.head)
    })
}
