//! Content terms of claims and sentences: words folded to what they mean, names to their entity, weighted by rarity.

use crate::lexicon::{rarity, relations};
use crate::types::{Claim, Corpus, SentenceId, Tree};
use std::collections::{BTreeMap, HashMap};

/// A term by its number in the run's dictionary.
pub type Term = u32;

/// Terms with their weights, sorted by term, each term once.
pub type Bag = Vec<(Term, f64)>;

/// The terms of a story.
#[derive(Debug, Default)]
pub struct Terms {
    /// By sentence: the term of each token, `None` for function words, marks and numbers.
    pub of_tokens: Vec<Vec<Option<Term>>>,
    /// By term: its background weight, `0.0..=1.0`, rarer is heavier.
    pub weights: Vec<f64>,
    /// By term: whether it stands for a name.
    names: Vec<bool>,
    /// By article: how much a term that is common in that report is discounted, for the terms that it holds.
    discounts: Vec<HashMap<Term, f64>>,
    /// By sentence: its article.
    articles: Vec<usize>,
    /// By article: how much a term stands out in that report, `0.0..=1.0`: 1 in one sentence alone, 0 in all.
    salience: Vec<HashMap<Term, f64>>,
    /// By claim: its content.
    pub claims: Vec<Bag>,
    /// By sentence: its content.
    pub sentences: Vec<Bag>,
}

/// Makes the terms of a whole story.
#[must_use]
pub fn terms(corpus: &Corpus) -> Terms {
    let mut dictionary = Dictionary::default();
    let entity_of = entity_tokens(corpus);
    let of_tokens: Vec<Vec<Option<Term>>> = corpus
        .trees
        .iter()
        .enumerate()
        .map(|(s, tree)| (0..tree.tokens.len()).map(|i| dictionary.term(tree, i, entity_of[s].get(&i).copied())).collect())
        .collect();
    let articles: Vec<usize> = corpus.trees.iter().map(|tree| tree.sentence.article.index()).collect();
    let discounts = discounts(&of_tokens, &articles, corpus.articles.len());
    let salience = salience(&of_tokens, &articles, corpus.articles.len());
    let Dictionary { weights, names, .. } = dictionary;
    let mut terms = Terms { of_tokens, weights, names, discounts, articles, salience, claims: Vec::new(), sentences: Vec::new() };
    terms.sentences = (0..corpus.trees.len()).map(|s| terms.bag(SentenceId::new(s), 0..corpus.trees[s].tokens.len())).collect();
    terms.claims = corpus.claims.iter().map(|c| terms.bag(c.sentence, claim_tokens(c))).collect();
    terms
}

impl Terms {
    /// The weighted terms of some tokens of a sentence.
    #[must_use]
    pub fn bag(&self, sentence: SentenceId, tokens: impl IntoIterator<Item = usize>) -> Bag {
        let of = &self.of_tokens[sentence.index()];
        let mut found: Vec<Term> = tokens.into_iter().filter_map(|i| of.get(i).copied().flatten()).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|t| (t, self.weight(sentence, t))).collect()
    }

    /// The weight of a term in a sentence: its background rarity, less where its own report uses it all over. Only the
    /// report itself counts, so that another report changes no weight.
    #[must_use]
    pub fn weight(&self, sentence: SentenceId, term: Term) -> f64 {
        let discount = &self.discounts[self.articles[sentence.index()]];
        self.weights[term as usize] * discount.get(&term).copied().unwrap_or(1.0)
    }

    /// Whether a term stands for a name.
    #[must_use]
    pub fn is_name(&self, term: Term) -> bool {
        self.names[term as usize]
    }

    /// The weight of a term by what it tells apart within its own report.
    #[must_use]
    pub fn salience(&self, sentence: SentenceId, term: Term) -> f64 {
        self.salience[self.articles[sentence.index()]].get(&term).copied().unwrap_or(1.0)
    }
}

/// For each article and term in it: `ln(n / df) / ln(n)`, `df` of its `n` sentences holding the term; 1 in short reports.
fn salience(of_tokens: &[Vec<Option<Term>>], articles: &[usize], count: usize) -> Vec<HashMap<Term, f64>> {
    counted(of_tokens, articles, count, |n, of| {
        if of < FEW_SENTENCES { 1.0 } else { (f64::from(of + 1) / f64::from(n)).ln() / f64::from(of + 1).ln() }
    })
}

/// For each article and term in it: `1 / (1 + 3 s)`, `s` being the share of its sentences that hold the term. Reports of
/// fewer than [`FEW_SENTENCES`] say too little about what is common in them.
fn discounts(of_tokens: &[Vec<Option<Term>>], articles: &[usize], count: usize) -> Vec<HashMap<Term, f64>> {
    let discount = |n: u32, of: u32| if of < FEW_SENTENCES { 1.0 } else { 1.0 / (1.0 + 3.0 * f64::from(n) / f64::from(of)) };
    counted(of_tokens, articles, count, discount)
}

/// For each article and term in it a figure made from the number of its sentences that hold the term, and of all.
fn counted(
    of_tokens: &[Vec<Option<Term>>],
    articles: &[usize],
    count: usize,
    figure: impl Fn(u32, u32) -> f64,
) -> Vec<HashMap<Term, f64>> {
    let mut sentences = vec![0_u32; count];
    let mut holding: Vec<HashMap<Term, u32>> = vec![HashMap::new(); count];
    for (tokens, &article) in of_tokens.iter().zip(articles) {
        sentences[article] += 1;
        let distinct: std::collections::BTreeSet<Term> = tokens.iter().copied().flatten().collect();
        for term in distinct {
            *holding[article].entry(term).or_default() += 1;
        }
    }
    holding.into_iter().zip(sentences).map(|(terms, of)| terms.into_iter().map(|(t, n)| (t, figure(n, of))).collect()).collect()
}

const FEW_SENTENCES: u32 = 4;

/// The tokens of a claim's proposition: its own, and the phrases of the arguments that it shares with another clause.
pub fn claim_tokens(claim: &Claim) -> impl Iterator<Item = usize> + '_ {
    claim.tokens.iter().copied().chain(claim.arguments.iter().flat_map(|a| a.first..a.last))
}

/// For each sentence, the entity that each token belongs to.
fn entity_tokens(corpus: &Corpus) -> Vec<BTreeMap<usize, u32>> {
    let mut found = vec![BTreeMap::new(); corpus.trees.len()];
    for claim in &corpus.claims {
        for mention in &claim.mentions {
            for token in mention.first..mention.last {
                found[claim.sentence.index()].insert(token, u32::try_from(mention.entity.index()).unwrap_or(u32::MAX));
            }
        }
    }
    found
}

#[derive(Default)]
struct Dictionary {
    known: HashMap<String, Term>,
    weights: Vec<f64>,
    names: Vec<bool>,
}

impl Dictionary {
    fn term(&mut self, tree: &Tree, i: usize, entity: Option<u32>) -> Option<Term> {
        let token = &tree.tokens[i];
        if let Some(entity) = entity {
            let weight = ENTITY_WEIGHT;
            return Some(self.number(format!("@{entity}"), weight, true));
        }
        let content = token.tag.starts_with(['N', 'V', 'J', 'F']) || token.tag.starts_with("RB") || token.tag == "RP";
        if !content || token.label.starts_with("aux") || rarity::is_stopword(&token.lemma) {
            return None;
        }
        if !token.lemma.chars().any(char::is_alphabetic) {
            return None;
        }
        let key = relations::family(&token.lemma).to_owned();
        let weight = f64::from(rarity::rarity(&token.lemma)).max(0.05);
        Some(self.number(key, weight, false))
    }

    fn number(&mut self, key: String, weight: f64, name: bool) -> Term {
        if let Some(&term) = self.known.get(&key) {
            return term;
        }
        let term = Term::try_from(self.weights.len()).unwrap_or(Term::MAX);
        self.known.insert(key, term);
        self.weights.push(weight);
        self.names.push(name);
        term
    }
}

/// A name says more than a common word and, in one story, less than a rare one.
const ENTITY_WEIGHT: f64 = 0.6;

/// Total weight of a bag.
#[must_use]
pub fn mass(bag: &Bag) -> f64 {
    bag.iter().map(|&(_, w)| w).sum()
}

/// Weight of the terms that both bags hold.
#[must_use]
pub fn shared(a: &Bag, b: &Bag) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += f64::midpoint(a[i].1, b[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// Shared weight over the mean weight of both, `0.0..=1.0` (Dice).
#[must_use]
pub fn dice(a: &Bag, b: &Bag) -> f64 {
    let total = mass(a) + mass(b);
    if total > 0.0 { 2.0 * shared(a, b) / total } else { 0.0 }
}

/// Shared weight over the weight of the smaller bag, `0.0..=1.0`.
#[must_use]
pub fn containment(a: &Bag, b: &Bag) -> f64 {
    let smaller = mass(a).min(mass(b));
    if smaller > 0.0 { shared(a, b) / smaller } else { 0.0 }
}
