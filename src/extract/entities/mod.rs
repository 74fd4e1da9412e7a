//! From trees to the story's entities: names in all their forms within and across reports, role descriptions, safe pronouns.

mod find;
mod fold;
mod forms;
mod headings;
mod people;
mod pronouns;
mod roles;
mod things;
mod words;

use crate::types::{Entity, EntityId, Mention, Span, Tree};
use find::Found;
use forms::Forms;
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::extract) use words::{containers, demonym, is as is_word, place};

/// The mentions of each sentence, in the order of `trees`, and the entities of the story that they mention.
///
/// Which mentions name one entity does not depend on the order of the reports; the numbering follows the first mention.
#[must_use]
pub fn entities(trees: &[Tree]) -> (Vec<Entity>, Vec<Vec<Mention>>) {
    let lower = lower_case_words(trees);
    let found = headings::all_names(trees, &lower);
    let mut forms = Forms::new(trees, &found);
    let people = people::join_full_names(&mut forms);
    things::join(&mut forms, &found, trees, &lower);
    let owners = owners(&forms, &people, &found, trees);
    let mut story = Story::new(&forms, &found, &owners, trees);
    roles::describe(&mut story, trees, &found, &owners);
    pronouns::resolve(&mut story, trees);
    story.finish()
}

/// The words that running text writes in lower case: a name never needs a capital to be seen.
fn lower_case_words(trees: &[Tree]) -> BTreeSet<String> {
    let all = trees.iter().flat_map(|tree| (0..tree.tokens.len()).map(move |i| tree.word(i)));
    all.filter(|w| w.starts_with(char::is_lowercase)).map(fold::fold).collect()
}

/// For each name found, the form that stands for its entity.
fn owners(forms: &Forms, people: &people::People, found: &[Found], trees: &[Tree]) -> Vec<usize> {
    let order = people::Order::new(forms, found, trees, people);
    let places = things::known_places(forms);
    let owner = |(at, name): (usize, &Found)| {
        people
            .bearer(forms, found, at, &order, trees)
            .or_else(|| things::speaker(forms, name, trees, &places))
            .unwrap_or_else(|| forms.root(forms.of[at]))
    };
    found.iter().enumerate().map(owner).collect()
}

/// The entities and mentions while they are gathered.
pub(super) struct Story {
    entities: Vec<Entity>,
    /// What titles, given names and descriptions tell of each entity's gender.
    genders: Vec<Option<words::Gender>>,
    mentions: Vec<Vec<Mention>>,
    /// The entity of each owner form.
    ids: BTreeMap<usize, EntityId>,
}

impl Story {
    fn new(forms: &Forms, found: &[Found], owners: &[usize], trees: &[Tree]) -> Self {
        let mut named: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut genders: BTreeMap<usize, words::Gender> = BTreeMap::new();
        for (at, &owner) in owners.iter().enumerate() {
            named.entry(owner).or_default().insert(forms.of[at]);
            if let Some(gender) = people::title_gender(trees, &found[at]) {
                genders.entry(owner).or_insert(gender);
            }
        }
        let mut story =
            Self { entities: Vec::new(), genders: Vec::new(), mentions: vec![Vec::new(); trees.len()], ids: BTreeMap::new() };
        for (name, &owner) in found.iter().zip(owners) {
            let id = *story.ids.entry(owner).or_insert_with(|| {
                let own: Vec<usize> = named[&owner].iter().copied().collect();
                story.entities.push(entity(forms, owner, &own));
                story.genders.push(genders.get(&owner).copied().or_else(|| given_gender(forms, &own)));
                EntityId::new(story.entities.len() - 1)
            });
            let tree = &trees[name.tree];
            story.mentions[name.tree].push(mention(tree, id, name.first, name.last, name.head(tree), false));
        }
        story
    }

    fn finish(mut self) -> (Vec<Entity>, Vec<Vec<Mention>>) {
        for mentions in &mut self.mentions {
            mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last)));
        }
        (self.entities, self.mentions)
    }
}

/// A mention of those tokens.
fn mention(tree: &Tree, entity: EntityId, first: usize, last: usize, head: usize, indirect: bool) -> Mention {
    let span = Span::new(tree.tokens[first].span.start(), tree.tokens[last - 1].span.end());
    Mention { entity, head, first, last, span, indirect }
}

/// The entity that some forms name: called by its fullest form, most often used.
fn entity(forms: &Forms, owner: usize, own: &[usize]) -> Entity {
    let group: Vec<usize> = own.iter().copied().filter(|&f| forms.root(f) == forms.root(owner)).collect();
    let kind = forms.kind(if group.is_empty() { own } else { &group });
    let surfaces = own.iter().flat_map(|&f| forms.list[f].surfaces.iter().map(move |(s, n)| (f, s, *n)));
    let rank = |&(f, surface, count): &(usize, &String, usize)| {
        let loud = forms.list[f].words.len() > 1 && fold::all_caps(surface);
        (!loud, forms.list[f].words.len(), forms.list[f].count, count, surface.len(), std::cmp::Reverse(surface.clone()))
    };
    let name = surfaces.clone().max_by_key(rank).map_or_else(String::new, |(_, s, _)| s.clone());
    let all: BTreeSet<String> = surfaces.map(|(_, s, _)| s.clone()).collect();
    Entity { name, kind, forms: all.into_iter().collect() }
}

fn given_gender(forms: &Forms, own: &[usize]) -> Option<words::Gender> {
    own.iter().filter(|&&f| forms.list[f].words.len() > 1).find_map(|&f| words::given(&forms.list[f].words[0]).flatten())
}

#[cfg(test)]
mod tests;
