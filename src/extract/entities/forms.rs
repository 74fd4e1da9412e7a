//! The forms of names that a story uses: counted, typed by the majority of their mentions, and joined into entities.

use super::find::Found;
use super::{fold, words};
use crate::types::{ArticleId, EntityKind, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// One form of a name, e.g. `kim jong un`, with what all reports show about it.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// The folded words joined by spaces.
    pub key: String,
    /// The folded words.
    pub words: Vec<String>,
    /// How it is written, with counts.
    pub surfaces: BTreeMap<String, usize>,
    /// Mentions by [`EntityKind`], as the entity tagger sees them.
    pub votes: [usize; 5],
    /// Mentions with a title for a person before them.
    pub titled: usize,
    /// Mentions with an article before them: 'the Jaguars'.
    pub articled: usize,
    /// Mentions in all.
    pub count: usize,
    /// The reports that use it.
    pub articles: BTreeSet<ArticleId>,
    /// The canonical name, where the tables know the form as a place's.
    pub place: Option<String>,
    /// Evidence for each sort of entity.
    scores: [usize; 5],
}

/// All forms of a story, and which form each found name has.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// The forms, sorted by key.
    pub list: Vec<Form>,
    /// For each found name its form.
    pub of: Vec<usize>,
    /// Which forms name one entity: the parent of each form; a root is its own.
    parent: Vec<usize>,
    /// The forms under each root, once settled.
    groups: BTreeMap<usize, Vec<usize>>,
}

impl Forms {
    /// Counts the forms of the names found.
    pub fn new(trees: &[Tree], found: &[Found]) -> Self {
        let mut map: BTreeMap<String, Form> = BTreeMap::new();
        // A sentence that another report has word for word is no second voice on what its names are.
        let mut told: BTreeMap<&str, ArticleId> = BTreeMap::new();
        for name in found {
            let tree = &trees[name.tree];
            let copied = *told.entry(&tree.sentence.text).or_insert(tree.sentence.article) != tree.sentence.article;
            let form = map.entry(name.key()).or_default();
            if form.count == 0 {
                form.key = name.key();
                form.words.clone_from(&name.words);
            }
            form.articles.insert(tree.sentence.article);
            if copied && form.count > 0 {
                continue;
            }
            form.count += 1;
            form.titled += usize::from(name.titled());
            form.articled += usize::from(name.first > 0 && tree.tokens[name.first - 1].tag == "DT");
            if let Some(kind) = name.vote {
                form.votes[slot(kind)] += 1;
            }
            *form.surfaces.entry(tree.text_of(name.first, name.last - 1).to_owned()).or_default() += 1;
        }
        let mut list: Vec<Form> = map.into_values().collect();
        for form in &mut list {
            form.place = form.known_place();
            form.scores = form.weigh();
        }
        let index: BTreeMap<String, usize> = list.iter().enumerate().map(|(i, f)| (f.key.clone(), i)).collect();
        let of = found.iter().map(|name| index[&name.key()]).collect();
        let parent = (0..list.len()).collect();
        Self { list, of, parent, groups: BTreeMap::new() }
    }

    /// The form that stands for all forms of the same entity.
    pub fn root(&self, mut form: usize) -> usize {
        while self.parent[form] != form {
            form = self.parent[form];
        }
        form
    }

    /// The forms of the entity with that root.
    pub fn members(&self, root: usize) -> impl Iterator<Item = usize> {
        self.groups.get(&root).into_iter().flatten().copied()
    }

    /// Notes the forms of each entity, once all joins are made.
    pub fn settle(&mut self) {
        self.groups.clear();
        for form in 0..self.list.len() {
            self.groups.entry(self.root(form)).or_default().push(form);
        }
    }

    /// Says that two forms name one entity. The least form is the root, whatever the order of the joins.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
        self.parent[b.max(a)] = a.min(b);
    }

    /// The sort of entity that some forms name together.
    pub fn kind(&self, forms: &[usize]) -> EntityKind {
        let mut scores = [0_usize; 5];
        for &f in forms {
            for (score, s) in scores.iter_mut().zip(self.list[f].scores) {
                *score += s;
            }
        }
        best(scores)
    }
}

impl Form {
    /// The sort of entity that the form names by itself.
    pub fn kind(&self) -> EntityKind {
        best(self.scores)
    }

    fn known_place(&self) -> Option<String> {
        words::place(&self.key).or_else(|| self.surfaces.keys().find_map(|s| words::written_place(s)))
    }

    /// Evidence for each sort, from the tagger's votes, titles and the word tables.
    fn weigh(&self) -> [usize; 5] {
        let mut scores = self.votes.map(|v| v * 2);
        let last = self.words.last().map_or("", String::as_str);
        let first = self.words.first().map_or("", String::as_str);
        let several = self.words.len() > 1;
        let strong = 2 * self.count + 1;
        let body = self.words.windows(2).any(|pair| words::is(&pair[0], "org") && pair[1] == "of");
        let plural = last.ends_with('s') && !last.ends_with("ss");
        let seen_as_place = self.votes[slot(EntityKind::Place)] > 0;
        let before_last = self.words[..self.words.len().saturating_sub(1)].join(" ");
        let people = self.votes[slot(EntityKind::Person)] * 2 >= self.count;
        let team = several && plural && !people && words::place(&before_last).is_some();
        scores[slot(EntityKind::Person)] += 3 * self.titled;
        if self.articled * 2 >= self.count && (!several || words::given(first).is_none()) {
            // Nobody is called 'the Jackman'; 'the Jaguars' are many.
            scores[slot(EntityKind::Person)] = 0;
            scores[slot(EntityKind::Organisation)] += usize::from(plural);
        }
        if self.place.is_none() && (body || team || several && (words::is(last, "org") || words::is(last, "suffix"))) {
            scores[slot(EntityKind::Organisation)] += strong;
        } else if several && words::is(last, "placeword") {
            scores[slot(EntityKind::Place)] += strong;
        } else if (2..=4).contains(&self.words.len())
            && words::given(first).is_some()
            && !words::is(first, "direction")
            && (words::place(first).is_none() || self.votes[slot(EntityKind::Person)] > 0)
            && self.place.is_none()
        {
            scores[slot(EntityKind::Person)] += self.count + 1;
        }
        if words::demonym(&self.key).is_some() {
            scores[slot(EntityKind::Group)] += strong;
        } else if self.place.as_ref().is_some_and(|name| seen_as_place || words::country(name))
            && self.titled * 2 <= self.count
            && self.votes[slot(EntityKind::Group)] == 0
        {
            scores[slot(EntityKind::Place)] += strong;
        }
        scores
    }

    /// Whether it is written in capitals throughout wherever it stands, like an acronym.
    pub fn acronym(&self) -> bool {
        self.words.len() == 1
            && (2..=6).contains(&self.key.chars().count())
            && self.surfaces.keys().any(|s| fold::all_caps(s) && s.chars().filter(|c| c.is_alphabetic()).count() > 1)
    }
}

/// The most supported sort; on a tie a person before an organisation before a place; nothing known: other.
fn best(scores: [usize; 5]) -> EntityKind {
    let mut kind = EntityKind::Other;
    let mut most = 0;
    for candidate in [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group, EntityKind::Other] {
        if scores[slot(candidate)] > most {
            most = scores[slot(candidate)];
            kind = candidate;
        }
    }
    kind
}

fn slot(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organisation => 1,
        EntityKind::Place => 2,
        EntityKind::Group => 3,
        EntityKind::Other => 4,
    }
}
