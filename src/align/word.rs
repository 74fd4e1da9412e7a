//! A word or predicate looked up once, so that it can be compared with many others.

use crate::lexicon::meaning::{self, Meaning};
use crate::lexicon::relations;
use crate::lexicon::vectors::Vector;
use std::rc::Rc;

/// A lower-case lemma or phrase with what the tables know of it.
pub struct Word {
    lemma: String,
    meaning: Rc<Meaning>,
    vector: Option<Vector>,
}

impl Word {
    /// Looks a lemma or phrase up.
    #[must_use]
    pub fn new(lemma: &str) -> Self {
        Self { lemma: lemma.to_owned(), meaning: meaning::kept(lemma), vector: Vector::of(lemma) }
    }

    /// The key that the words of one meaning share.
    #[must_use]
    pub fn family(&self) -> &str {
        relations::family(&self.lemma)
    }

    /// How near two words are in meaning, `0.0..=1.0`: by the tables, or by their vectors.
    #[must_use]
    pub fn near(&self, other: &Self) -> f64 {
        let told = self.told(other);
        let near = self.vector.zip(other.vector).and_then(|(a, b)| a.cosine(b));
        told.max(0.8 * near.map_or(0.0, |s| ((f64::from(s) - 0.4) / 0.6).clamp(0.0, 1.0)))
    }

    /// How near they are by the tables alone.
    fn told(&self, other: &Self) -> f64 {
        if self.lemma == other.lemma { 1.0 } else { f64::from(self.meaning.same(&other.meaning)) }
    }

    /// How far two counted nouns count one thing. Whoever are 'people' in one report are workers or women in another.
    #[must_use]
    pub fn counted_alike(&self, other: &Self) -> f64 {
        let people = |x: &Self| relations::same_meaning(&x.lemma, PERSON) >= 1.0;
        let person = |x: &Self| relations::hyponym(&x.lemma, PERSON);
        let persons = || (people(self) && person(other)) || (people(other) && person(self));
        let near = self.near(other);
        if near < PERSONS && persons() { PERSONS } else { near }
    }

    /// Whether the first is a kind of the second.
    #[must_use]
    pub fn is_kind_of(&self, other: &Self) -> bool {
        relations::hyponym(&self.lemma, &other.lemma)
    }
}

const PERSON: &str = "person";
/// How far people in general are the persons that another report names by their sort.
const PERSONS: f64 = 0.7;

/// A predicate: the whole phrase ('pick up'), and its verb.
pub struct Predicate {
    whole: Word,
    verb: Option<Word>,
}

impl Predicate {
    /// Looks a predicate up.
    #[must_use]
    pub fn new(phrase: &str) -> Self {
        Self { whole: Word::new(phrase), verb: phrase.split_once(' ').map(|(verb, _)| Word::new(verb)) }
    }

    /// The key that the verbs of one meaning share.
    #[must_use]
    pub fn family(&self) -> &str {
        self.verb.as_ref().unwrap_or(&self.whole).family()
    }

    /// How near two predicates are: as phrases, or by their verbs.
    #[must_use]
    pub fn near(&self, other: &Self) -> f64 {
        let by_verb = self.verb.as_ref().unwrap_or(&self.whole).near(other.verb.as_ref().unwrap_or(&other.whole));
        let share = if self.verb.is_some() || other.verb.is_some() { 0.8 } else { 1.0 };
        self.whole.told(&other.whole).max(share * by_verb)
    }
}

/// How near two words are; 0 where one is missing.
#[must_use]
pub fn near(a: Option<&Word>, b: Option<&Word>) -> f64 {
    a.zip(b).map_or(0.0, |(a, b)| a.near(b))
}
