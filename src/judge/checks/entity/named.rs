//! The names of people and bodies as they stand in the reports, folded into words.

use crate::judge::view::View;
use crate::lexicon::names;
use crate::types::{ArticleId, EntityId, Span, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A name where it stands.
#[derive(Debug, Clone)]
pub struct Named {
    /// Position of its sentence among the corpus's trees.
    pub tree: usize,
    /// The report.
    pub article: ArticleId,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Its words in lower case, without titles.
    pub words: Vec<String>,
    /// Whether it is taken for a person's name.
    pub person: bool,
    /// The entity that it names, where claims tell.
    pub entity: Option<EntityId>,
}

impl Named {
    /// Where it stands in the sentence's clean text.
    pub fn span(&self, tree: &Tree) -> Span {
        tree.tokens[self.first].span.cover(tree.tokens[self.last - 1].span)
    }

    /// The token of the name that the rest of the sentence hangs on.
    pub fn head(&self, tree: &Tree) -> usize {
        (self.first..self.last).find(|&i| !(self.first..self.last).contains(&tree.tokens[i].head)).unwrap_or(self.last - 1)
    }

    /// The last word: of a person the surname.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

/// Types of the tagger that are names of people, bodies, things and events; dates, amounts and places apart.
const KINDS: [&str; 7] = ["PERSON", "ORG", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"];

/// All names of the story in order of report and place.
pub fn named(view: &View<'_>) -> Vec<Named> {
    let mut entities: BTreeMap<usize, BTreeMap<(usize, usize), EntityId>> = BTreeMap::new();
    for claim in &view.corpus.claims {
        for mention in claim.mentions.iter().filter(|m| !m.indirect) {
            entities.entry(claim.sentence.index()).or_default().insert((mention.first, mention.last), mention.entity);
        }
    }
    let mut found = Vec::new();
    for (t, tree) in view.corpus.trees.iter().enumerate() {
        let known = entities.remove(&t).unwrap_or_default();
        let mut spans: BTreeSet<(usize, usize)> = known.keys().copied().collect();
        for entity in tree.entities.iter().filter(|e| KINDS.contains(&e.kind)) {
            if !spans.iter().any(|&(first, last)| first < entity.last && entity.first < last) {
                spans.insert((entity.first, entity.last));
            }
        }
        for (first, last) in spans {
            let tagged = tree.entities.iter().find(|e| e.first < last && first < e.last).map(|e| e.kind);
            let entity = known.get(&(first, last)).copied();
            let kind = entity.map(|e| view.corpus.entity(e).kind);
            let (first, words) = words(tree, first, last);
            let person = tagged == Some("PERSON") || kind == Some(crate::types::EntityKind::Person);
            if !words.is_empty() {
                found.push(Named { tree: t, article: tree.sentence.article, first, last, words, person, entity });
            }
        }
    }
    distribute(&mut found);
    found
}

/// The words of a name without titles, marks and possessive endings, and its first token after the titles.
fn words(tree: &Tree, mut first: usize, last: usize) -> (usize, Vec<String>) {
    while first + 1 < last && (names::is_title(tree.word(first)) || matches!(tree.tokens[first].tag, "DT" | "POS" | "CD")) {
        first += 1;
    }
    let real = (first..last).filter(|&i| tree.tokens[i].tag != "POS" && tree.word(i).chars().any(char::is_alphanumeric));
    (first, real.map(|i| tree.word(i).to_lowercase()).collect())
}

/// 'Storms Anna and Bela' names the storm Anna and the storm Bela.
fn distribute(found: &mut [Named]) {
    let kinds: BTreeSet<String> = found.iter().filter(|n| n.words.len() == 2).map(|n| n.words[0].clone()).collect();
    for i in 0..found.len() {
        let [plural, _] = &found[i].words[..] else { continue };
        let Some(kind) = plural.strip_suffix('s').filter(|one| kinds.contains(*one)).map(str::to_owned) else { continue };
        found[i].words[0].clone_from(&kind);
        let (tree, last) = (found[i].tree, found[i].last);
        if let Some(other) = found.get_mut(i + 1).filter(|o| o.tree == tree && o.words.len() == 1 && o.first <= last + 2) {
            other.words.insert(0, kind);
        }
    }
}
