//! What is looked up once of every claim and sentence, so that comparing two of them is cheap: their content words, all words
//! in order, and which content words hang together.

use super::terms::{self, Bag, Term, Terms};
use crate::lexicon::meaning::{self, Meaning};
use crate::lexicon::rarity;
use crate::lexicon::vectors::Vector;
use crate::types::{Claim, Corpus, EntityId, EntityKind, SentenceId, Tree};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A content word.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its term.
    pub term: Term,
    /// Its lemma, by number.
    pub lemma: u32,
    /// How much it says: rarity in English, less where its report uses it all over.
    pub weight: f64,
    /// The same, by what tells sentences of its report apart.
    pub salient: f64,
    /// Whether it is part of a name.
    pub name: bool,
}

/// A word in its order.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Its lemma, by number.
    pub lemma: u32,
    /// How much it says in a run of words.
    pub weight: f64,
}

impl Step {
    /// The bit that stands for its lemma.
    #[must_use]
    pub fn bit(self) -> u64 {
        1 << (self.lemma % 64)
    }
}

/// A claim or a sentence, ready for comparison.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Content words, each term once.
    pub words: Vec<Word>,
    /// All words in order.
    pub steps: Vec<Step>,
    /// Their lemmas with their places, sorted, and a bit for each lemma.
    pub order: Vec<(u32, u32)>,
    pub bits: u64,
    /// Pairs of content words of which one depends on the other, as terms packed into one number, with weights; sorted.
    pub links: Vec<(u64, f64)>,
}

/// What else of a claim is compared.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The whole predicate, and its last word.
    pub predicate: [Rc<Meaning>; 2],
    /// The head of each argument.
    pub heads: Vec<Rc<Meaning>>,
    /// Whom and what it names, sorted, each once.
    pub entities: Vec<EntityId>,
    /// How many of these are persons.
    pub persons: usize,
    /// The weight of all its content.
    pub mass: f64,
}

impl Facts {
    fn new(corpus: &Corpus, terms: &Terms, claim: &Claim) -> Self {
        let last = claim.predicate.split(' ').next_back().unwrap_or_default();
        let tree = corpus.tree(claim.sentence);
        let mut entities: Vec<EntityId> = claim.mentions.iter().map(|m| m.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        Self {
            predicate: [meaning::kept(&claim.predicate), meaning::kept(last)],
            heads: claim.arguments.iter().map(|argument| meaning::kept(tree.lemma(argument.head))).collect(),
            persons: entities.iter().filter(|&&e| corpus.entity(e).kind == EntityKind::Person).count(),
            entities,
            mass: terms::mass(&terms.claims[claim.id.index()]),
        }
    }
}

/// All profiles of a story.
pub struct Profiles {
    /// By claim.
    pub claims: Vec<Profile>,
    /// By sentence.
    pub sentences: Vec<Profile>,
    /// By claim: its content without the words of its times.
    pub matter: Vec<Bag>,
    /// By claim: what else is compared.
    pub facts: Vec<Facts>,
    /// By the number of a lemma, what it means and its vector.
    meanings: Vec<(Rc<Meaning>, Option<Vector>)>,
    /// Nearness of two lemmas, once asked for; the newest of those that share a place.
    known: RefCell<Vec<(u32, u32, f64)>>,
}

impl Profiles {
    /// Looks everything up.
    #[must_use]
    pub fn new(corpus: &Corpus, terms: &Terms) -> Self {
        let mut dictionary = Lemmas::default();
        let steps: Vec<Vec<Option<Step>>> = corpus.trees.iter().map(|tree| dictionary.steps(tree)).collect();
        let profile = |sentence: SentenceId, tokens: &[usize]| profile(corpus, terms, &steps, sentence, tokens);
        let sentences = (0..corpus.trees.len())
            .map(|s| profile(SentenceId::new(s), &(0..corpus.trees[s].tokens.len()).collect::<Vec<_>>()))
            .collect();
        let claims = corpus.claims.iter().map(|claim| profile(claim.sentence, &tokens(claim))).collect();
        let timeless = |claim: &Claim, i: usize| !claim.times.iter().any(|t| (t.first..t.last).contains(&i));
        let matter = |claim: &Claim| terms.bag(claim.sentence, terms::claim_tokens(claim).filter(|&i| timeless(claim, i)));
        let matter = corpus.claims.iter().map(matter).collect();
        let meanings = dictionary.lemmas.iter().map(|lemma| (meaning::kept(lemma), Vector::of(lemma))).collect();
        let facts = corpus.claims.iter().map(|claim| Facts::new(corpus, terms, claim)).collect();
        Self { claims, sentences, matter, facts, meanings, known: RefCell::new(vec![(0, 0, 1.0); KNOWN]) }
    }

    /// How near two words are in meaning, `0.0..=1.0`.
    #[must_use]
    pub fn nearness(&self, x: &Word, y: &Word) -> f64 {
        if x.term == y.term {
            return 1.0;
        }
        if x.lemma == y.lemma {
            return 0.9;
        }
        if x.name || y.name {
            return 0.0;
        }
        let (a, b) = (x.lemma.min(y.lemma), x.lemma.max(y.lemma));
        let known = &mut self.known.borrow_mut()[(a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_mul(0x85eb_ca77)) as usize % KNOWN];
        if (known.0, known.1) == (a, b) {
            return known.2;
        }
        let ((one, vector), (other, with)) = (&self.meanings[a as usize], &self.meanings[b as usize]);
        let tables = f64::from(one.same(other));
        let cosine = vector.and_then(|vector| vector.cosine((*with)?));
        let found = tables.max(cosine.map_or(0.0, |s| 0.9 * ((f64::from(s) - 0.3) / 0.7).max(0.0)));
        *known = (a, b, found);
        found
    }
}

/// The tokens of a claim in order, each once.
fn tokens(claim: &Claim) -> Vec<usize> {
    let mut found: Vec<usize> = terms::claim_tokens(claim).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn profile(corpus: &Corpus, terms: &Terms, steps: &[Vec<Option<Step>>], sentence: SentenceId, tokens: &[usize]) -> Profile {
    let tree = corpus.tree(sentence);
    let of = &terms.of_tokens[sentence.index()];
    let bag: Bag = terms.bag(sentence, tokens.iter().copied());
    let steps = &steps[sentence.index()];
    let word = |&(term, weight): &(Term, f64)| {
        let at = tokens.iter().copied().find(|&i| of.get(i).copied().flatten() == Some(term))?;
        let salient = terms.weights[term as usize] * terms.salience(sentence, term);
        Some(Word { term, lemma: steps[at]?.lemma, weight, salient, name: terms.is_name(term) })
    };
    let taken: Vec<Step> = tokens.iter().filter_map(|&i| steps.get(i).copied().flatten()).collect();
    let mut order: Vec<(u32, u32)> = taken.iter().zip(0..).map(|(step, place)| (step.lemma, place)).collect();
    order.sort_unstable();
    Profile {
        words: bag.iter().filter_map(word).collect(),
        bits: taken.iter().fold(0, |bits, step| bits | step.bit()),
        steps: taken,
        order,
        links: links(tree, of, terms, sentence, tokens),
    }
}

/// The content words that depend on one another, function words between them passed over.
fn links(tree: &Tree, of: &[Option<Term>], terms: &Terms, sentence: SentenceId, tokens: &[usize]) -> Vec<(u64, f64)> {
    let mut found: Vec<(u64, f64)> = Vec::new();
    for &i in tokens {
        let Some(term) = of.get(i).copied().flatten() else { continue };
        let mut at = i;
        let above = loop {
            let head = tree.tokens[at].head;
            if head == at {
                break None;
            }
            at = head;
            match of.get(at).copied().flatten() {
                Some(other) if other == term => {}
                Some(other) => break Some(other),
                None => {}
            }
        };
        if let Some(other) = above.filter(|_| tokens.binary_search(&at).is_ok()) {
            let weight = (terms.weight(sentence, term) * terms.weight(sentence, other)).sqrt();
            found.push(((u64::from(term.min(other)) << 32) | u64::from(term.max(other)), weight));
        }
    }
    found.sort_unstable_by_key(|&(key, _)| key);
    found.dedup_by_key(|&mut (key, _)| key);
    found
}

#[derive(Default)]
struct Lemmas {
    numbers: HashMap<String, u32>,
    lemmas: Vec<String>,
}

impl Lemmas {
    fn steps(&mut self, tree: &Tree) -> Vec<Option<Step>> {
        (0..tree.tokens.len()).map(|i| self.step(tree, i)).collect()
    }

    fn step(&mut self, tree: &Tree, i: usize) -> Option<Step> {
        let lemma = tree.lemma(i);
        let letters = lemma.chars().any(char::is_alphabetic);
        if !letters && !lemma.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let weight = match letters {
            _ if rarity::is_stopword(lemma) => STOPWORD,
            true => f64::from(rarity::rarity(lemma)).max(STOPWORD),
            false => FIGURE,
        };
        let next = u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(lemma.to_owned()).or_insert(next);
        if number == next {
            self.lemmas.push(lemma.to_owned());
        }
        Some(Step { lemma: number, weight })
    }
}

/// How many nearnesses are remembered.
const KNOWN: usize = 1 << 16;

/// What a function word, and a figure, add to a run of words.
const STOPWORD: f64 = 0.08;
const FIGURE: f64 = 0.5;
