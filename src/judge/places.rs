//! What two places are to each other: the same, one within the other, or apart.

use crate::entail::relate::Relation;
use crate::lexicon::{places, relations};
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
        if a.name == b.name || shortened(&a.name, &b.name) || (a.entity.is_some() && a.entity == b.entity) {
            return Relation::Equal;
        }
        if self.inside(a, b) || self.inside(b, a) {
            return Relation::Compatible;
        }
        match (a.entity.is_some(), b.entity.is_some()) {
            (true, true) if built(&a.name) != built(&b.name) => Relation::Incomparable,
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

/// Whether a word of the name is a common noun ('Harbour Motel', 'Route 9'), so that it may lie in a town of the other name.
fn built(name: &str) -> bool {
    let common = |word: &str| word.chars().any(char::is_numeric) || relations::hypernyms_of(word).next().is_some();
    places::canonical_place(name).is_none() && name.contains(' ') && name.split(' ').any(common)
}

/// Whether the names are the same but for words cut short: `ft. lund` for `fort lund`.
fn shortened(a: &str, b: &str) -> bool {
    let (p, q): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let start =
        |x: &str, y: &str| p.len() == 1 && x.len() >= 3 && y.starts_with(x.trim_end_matches('.')) && y.len() <= x.len() + 4;
    start(a, b)
        || start(b, a)
        || p.len() > 1 && p.len() == q.len() && p.iter().zip(&q).all(|(x, y)| x == y || cut(x, y) || cut(y, x))
}

/// `ft.` for `fort`: a few letters of the word in their order, the first among them.
fn cut(short: &str, long: &str) -> bool {
    let letters = short.strip_suffix('.').unwrap_or(short);
    let mut rest = long.chars();
    let few = letters.chars().count() < long.chars().count() && letters.chars().count() <= 3;
    few && long.starts_with(|c| letters.starts_with(c)) && letters.chars().all(|c| rest.any(|r| r == c))
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
