//! How much two whole texts have in common: for judging ready-made pairs of statements.

use super::pairs::{Word, soft_words};
use super::terms::{self, Bag, Terms};
use crate::entail::relate::{self, Relation};
use crate::types::{Alignment, ArticleId, Claim, Corpus, Evidences};
use std::collections::{BTreeMap, BTreeSet};

/// The evidence that the two articles of a corpus speak of the same event or state. `alignment` is that of their claims.
#[must_use]
pub fn evidence(corpus: &Corpus, alignment: &Alignment) -> Evidences {
    let terms = terms::terms(corpus);
    let (a, b) = (ArticleId::new(0), ArticleId::new(1));
    let (left, right) = (bag(corpus, &terms, a), bag(corpus, &terms, b));
    let (words_l, words_r) = (words(corpus, &terms, a), words(corpus, &terms, b));
    let across = alignment.claims.iter().filter(|p| corpus.claim(p.left).article != corpus.claim(p.right).article);
    let best = across.map(|p| p.same).fold(0.0, f64::max);
    let (equal, conflicting) = numbers(corpus, a, b);
    let (mass_l, mass_r) = (terms::mass(&left), terms::mass(&right));
    vec![
        ("dice", terms::dice(&left, &right)),
        ("contain", terms::containment(&left, &right)),
        ("shared", (terms::shared(&left, &right) / 5.0).min(1.0)),
        ("soft", soft_words(&words_l, &words_r)),
        ("runs", runs(corpus, a, b)),
        ("best", best),
        ("equal_numbers", equal / (equal + 1.0)),
        ("other_numbers", conflicting / (conflicting + 1.0)),
        ("length", if mass_l.max(mass_r) > 0.0 { mass_l.min(mass_r) / mass_l.max(mass_r) } else { 0.0 }),
    ]
}

fn sentences(corpus: &Corpus, article: ArticleId) -> impl Iterator<Item = usize> + '_ {
    (0..corpus.trees.len()).filter(move |&s| corpus.trees[s].sentence.article == article)
}

/// The content of all sentences, each term at its heaviest.
fn bag(corpus: &Corpus, terms: &Terms, article: ArticleId) -> Bag {
    let mut all: BTreeMap<u32, f64> = BTreeMap::new();
    for (term, weight) in sentences(corpus, article).flat_map(|s| terms.sentences[s].iter().copied()) {
        let entry = all.entry(term).or_default();
        *entry = entry.max(weight);
    }
    all.into_iter().collect()
}

fn words(corpus: &Corpus, terms: &Terms, article: ArticleId) -> Vec<Word> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for s in sentences(corpus, article) {
        for (i, term) in terms.of_tokens[s].iter().enumerate() {
            if let Some(term) = term.filter(|t| seen.insert(*t)) {
                found.push(Word { term, lemma: corpus.trees[s].lemma(i).to_owned(), weight: terms.weights[term as usize] });
            }
        }
    }
    found
}

/// Dice of the pairs of neighbouring words.
#[expect(clippy::cast_precision_loss, reason = "counts of words in two statements")]
fn runs(corpus: &Corpus, a: ArticleId, b: ArticleId) -> f64 {
    let of = |article| {
        let pairs = |s: usize| {
            let lemmas: Vec<&str> = corpus.trees[s].tokens.iter().map(|t| t.lemma.as_str()).collect();
            lemmas.windows(2).map(|w| (w[0].to_owned(), w[1].to_owned())).collect::<Vec<_>>()
        };
        sentences(corpus, article).flat_map(pairs).collect::<BTreeSet<_>>()
    };
    let (l, r) = (of(a), of(b));
    let total = l.len() + r.len();
    if total == 0 { 0.0 } else { 2.0 * l.intersection(&r).count() as f64 / total as f64 }
}

fn numbers(corpus: &Corpus, a: ArticleId, b: ArticleId) -> (f64, f64) {
    let of = |article| corpus.claims.iter().filter(move |c: &&Claim| c.article == article).flat_map(|c| &c.quantities);
    let relations = of(a).flat_map(|x| of(b).map(move |y| relate::quantities(x, y)));
    relations.fold((0.0, 0.0), |(equal, other), relation| match relation {
        Relation::Equal => (equal + 1.0, other),
        Relation::Conflicting => (equal, other + 1.0),
        Relation::Compatible | Relation::Incomparable => (equal, other),
    })
}
