//! What two places are to each other: the same, one within the other, or apart.

use crate::entail::relate::Relation;
use crate::lexicon::relations;
use crate::types::{Corpus, PlaceMention};
use std::collections::{BTreeMap, BTreeSet};

/// What contains what, as far as any report of the story or the tables tell.
pub struct Containment {
    within: BTreeMap<String, BTreeSet<String>>,
}

impl Containment {
    /// Collects it from all places that claims name.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut within: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for place in corpus.claims.iter().flat_map(|claim| &claim.places) {
            within.entry(place.name.clone()).or_default().extend(place.within.iter().cloned());
        }
        Self { within }
    }

    /// Relates two places by name and by what contains them. Two names without any known container may be part and whole, so
    /// they conflict only where both are alike in kind: both known places, or both common nouns ('home', 'hospice').
    #[must_use]
    pub fn relate(&self, a: &PlaceMention, b: &PlaceMention) -> Relation {
        if a.name == b.name || (a.entity.is_some() && a.entity == b.entity) {
            return Relation::Equal;
        }
        if self.inside(a, b) || self.inside(b, a) {
            return Relation::Compatible;
        }
        match (a.entity.is_some(), b.entity.is_some()) {
            (true, true) => Relation::Conflicting,
            (false, false) => common(head(&a.name), head(&b.name)),
            _ => Relation::Incomparable,
        }
    }

    fn inside(&self, x: &PlaceMention, y: &PlaceMention) -> bool {
        let words = |name: &str, part: &str| name.contains(part) && format!(" {name} ").contains(&format!(" {part} "));
        words(&x.name, &y.name) || x.within.contains(&y.name) || self.reaches(&x.name, &y.name)
    }

    /// Whether the other name stands above a name. Most names have nothing above them.
    fn reaches(&self, name: &str, other: &str) -> bool {
        self.within.get(name).is_some_and(|above| !above.is_empty()) && self.above(name).contains(other)
    }

    /// Everything above a name, any number of steps.
    fn above<'a>(&'a self, name: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::from([name]);
        let mut next = vec![name];
        while let Some(name) = next.pop() {
            let above = self.within.get(name).into_iter().flatten().map(String::as_str);
            next.extend(above.filter(|x| found.insert(x)));
        }
        found
    }
}

fn head(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Two common nouns for a place: 'plant' and 'factory' are one, a 'motel' is a kind of 'hotel'.
fn common(a: &str, b: &str) -> Relation {
    if a == b || relations::same_meaning(a, b) >= 0.75 {
        return Relation::Equal;
    }
    if relations::hyponym(a, b) || relations::hyponym(b, a) { Relation::Compatible } else { Relation::Conflicting }
}
