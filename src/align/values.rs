//! Pairs of values that answer the same question: the contexts around the two values are compared, never the values.

use super::pairs;
use super::terms::{self, Bag, Terms};
use crate::lexicon::relations;
use crate::types::{Claim, ClaimPair, Corpus, Evidences, Measure, Slot, Tree, ValuePair};

/// All pairs of values of one sort in two claims that share content.
pub fn pairs_of(corpus: &Corpus, terms: &Terms, pair: &ClaimPair) -> Vec<ValuePair> {
    let (a, b) = (corpus.claim(pair.left), corpus.claim(pair.right));
    let mut found = Vec::new();
    for x in slots(a) {
        for y in slots(b) {
            if comparable(a, x, b, y) {
                let evidence = evidence(corpus, terms, pair, (a, x), (b, y));
                let context = context(&evidence);
                found.push(ValuePair { left: (a.id, x), right: (b.id, y), context, evidence });
            }
        }
    }
    found
}

/// All slots of a claim.
fn slots(claim: &Claim) -> impl Iterator<Item = Slot> + '_ {
    let quantities = (0..claim.quantities.len()).filter(|&i| claim.quantities[i].measure != Measure::Label).map(Slot::Quantity);
    let times = (0..claim.times.len()).map(Slot::Time);
    let places = (0..claim.places.len()).map(Slot::Place);
    let names = (0..claim.arguments.len()).filter(|&i| claim.arguments[i].entity.is_some()).map(Slot::Argument);
    quantities.chain(times).chain(places).chain(names)
}

fn comparable(a: &Claim, x: Slot, b: &Claim, y: Slot) -> bool {
    match (x, y) {
        (Slot::Quantity(i), Slot::Quantity(j)) => {
            let (p, q) = (&a.quantities[i], &b.quantities[j]);
            p.measure == q.measure && p.unit == q.unit && p.rate == q.rate
        }
        (Slot::Time(_), Slot::Time(_)) | (Slot::Place(_), Slot::Place(_)) => true,
        (Slot::Argument(i), Slot::Argument(j)) => {
            a.arguments[i].role == b.arguments[j].role && a.arguments[i].preposition == b.arguments[j].preposition
        }
        _ => false,
    }
}

/// The tokens of a slot's expression, first and one past the last.
#[must_use]
pub fn range(claim: &Claim, slot: Slot) -> (usize, usize) {
    match slot {
        Slot::Quantity(i) => (claim.quantities[i].first, claim.quantities[i].last),
        Slot::Time(i) => (claim.times[i].first, claim.times[i].last),
        Slot::Place(i) => (claim.places[i].first, claim.places[i].last),
        Slot::Argument(i) => (claim.arguments[i].first, claim.arguments[i].last),
    }
}

fn evidence(corpus: &Corpus, terms: &Terms, pair: &ClaimPair, (a, x): (&Claim, Slot), (b, y): (&Claim, Slot)) -> Evidences {
    let (left, right) = (corpus.tree(a.sentence), corpus.tree(b.sentence));
    let near = |claim: &Claim, tree: &Tree, slot| terms.bag(claim.sentence, neighbours(tree, range(claim, slot), WINDOW));
    let (l, r) = (near(a, left, x), near(b, right, y));
    let rest = |claim: &Claim, slot| {
        let (first, last) = range(claim, slot);
        terms.bag(claim.sentence, terms::claim_tokens(claim).filter(move |i| !(first..last).contains(i)))
    };
    let (rest_l, rest_r): (Bag, Bag) = (rest(a, x), rest(b, y));
    let mut found = vec![
        ("near", terms::dice(&l, &r)),
        ("near_contain", terms::containment(&l, &r)),
        ("rest", terms::dice(&rest_l, &rest_r)),
        ("rest_contain", terms::containment(&rest_l, &rest_r)),
        ("governor", governor(left, range(a, x), right, range(b, y))),
    ];
    if let (Slot::Quantity(i), Slot::Quantity(j)) = (x, y) {
        let of = |claim: &Claim, tree: &Tree, i: usize| claim.quantities[i].counted.map(|c| tree.lemma(c).to_owned());
        let (p, q) = (of(a, left, i), of(b, right, j));
        found.push((
            "counted",
            match (&p, &q) {
                (Some(p), Some(q)) => f64::from(relations::same_meaning(p, q)),
                _ => 0.0,
            },
        ));
        found.push(("counted_known", f64::from(u8::from(p.is_some() && q.is_some()))));
    }
    found.extend(pair.evidence.iter().filter(|(name, _)| PASSED_ON.contains(name)));
    found.push(("same", pair.same));
    found.push(("own_predicate", pairs::predicate(a, b)));
    found
}

/// Measures of the claims that matter for their values too.
const PASSED_ON: [&str; 10] =
    ["dice", "contain", "sentence", "soft", "agent", "patient", "entities", "strangers", "equal_numbers", "headline"];

/// Words on each side that count as near.
const WINDOW: usize = 5;

fn neighbours(tree: &Tree, (first, last): (usize, usize), window: usize) -> impl Iterator<Item = usize> + use<> {
    let end = (last + window).min(tree.tokens.len());
    (first.saturating_sub(window)..first.min(end)).chain(last.min(end)..end)
}

/// How near the words that govern the two values are, `0.0..=1.0`: the head outside the expression, prepositions passed over.
fn governor(left: &Tree, x: (usize, usize), right: &Tree, y: (usize, usize)) -> f64 {
    match (outside(left, x), outside(right, y)) {
        (Some(p), Some(q)) => f64::from(relations::same_meaning(left.lemma(p), right.lemma(q))),
        _ => 0.0,
    }
}

fn outside(tree: &Tree, (first, last): (usize, usize)) -> Option<usize> {
    let mut i = (first..last.min(tree.tokens.len())).find(|&i| !(first..last).contains(&tree.tokens[i].head)).or(Some(first))?;
    loop {
        let head = tree.tokens.get(i)?.head;
        if head == i {
            return (!(first..last).contains(&i)).then_some(i);
        }
        i = head;
        if !(first..last).contains(&i) && !matches!(tree.tokens[i].tag, "IN" | "TO") {
            return Some(i);
        }
    }
}

/// One figure for the context, for ranking: what is said of the value, then what is said around it.
fn context(evidence: &Evidences) -> f64 {
    let get = |name| evidence.iter().find(|(n, _)| *n == name).map_or(0.0, |&(_, v)| v);
    (0.3 * get("near")
        + 0.2 * get("rest")
        + 0.15 * get("governor")
        + 0.15 * get("counted")
        + 0.1 * get("own_predicate")
        + 0.1 * get("sentence"))
    .clamp(0.0, 1.0)
}
