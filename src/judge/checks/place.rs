//! Two different places for the same event.

use super::Check;
use super::shared::{conflicting, flag};
use crate::judge::view::View;
use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::relations;
use crate::types::{Argument, Candidate, Claim, Corpus, EntityId, Kind, PlaceMention, Role, Severity, Slot, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "place",
        title: "Different places",
        help: "Both claims say where the same thing happened, and neither place lies within the other.",
        silent: "A town and its country; a building and its street; a place where somebody spoke and the place spoken of.",
        example: ("He died at home.", "He died in a hospice."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let together = together(view.corpus);
    let mut found = conflicting(view, "place", "place", "The places differ", |slot| matches!(slot, Slot::Place(_)));
    found.retain_mut(|candidate| {
        let (a, b) = (view.corpus.claim(candidate.left), view.corpus.claim(candidate.right));
        let Some((Slot::Place(i), Slot::Place(j))) = candidate.slots else { return false };
        let (x, y) = (&a.places[i], &b.places[j]);
        candidate.evidence.extend([
            ("event", flag(one_event(view.tree(a), a, view.tree(b), b))),
            ("who", shared(view, a, b)),
            ("others", flag(other_parties(view, a, b))),
            ("together", flag(together.contains(&names(x, y)))),
            ("several", flag(several(view.tree(a), a) || several(view.tree(b), b))),
            ("common", flag(x.entity.is_none() || y.entity.is_none())),
        ]);
        one_relation(x, y) && innermost(a, x) && innermost(b, y)
    });
    found
}

/// Whether the claim names no place inside this one: of 'Norvale, Sarnia' the town is compared.
fn innermost(claim: &Claim, place: &PlaceMention) -> bool {
    !claim.places.iter().any(|p| p.within.contains(&place.name))
}

/// Whether both say in the same way where it is, of places in which it cannot be at once.
fn one_relation(x: &PlaceMention, y: &PlaceMention) -> bool {
    let near = |p: &PlaceMention| clause_words::is(Class::Near, &p.preposition);
    let direction = |p: &PlaceMention| clause_words::is(Class::Direction, &p.preposition).then_some(p.preposition.clone());
    let general = |p: &PlaceMention| {
        p.entity.is_none() && p.name.split(' ').next_back().is_some_and(|noun| clause_words::is(Class::General, noun))
    };
    let surely = !near(x) && !near(y) || x.entity.is_some() && y.entity.is_some() && x.preposition == y.preposition;
    surely && direction(x) == direction(y) && !x.preposition.is_empty() && !y.preposition.is_empty() && !general(x) && !general(y)
}

fn names(x: &PlaceMention, y: &PlaceMention) -> (String, String) {
    let (a, b) = (x.name.clone(), y.name.clone());
    if a <= b { (a, b) } else { (b, a) }
}

/// Pairs of places that one sentence names: part and whole, neighbours, stages of a journey. Both have to do with the matter.
fn together(corpus: &Corpus) -> BTreeSet<(String, String)> {
    let mut sentences: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    let mut named: BTreeMap<EntityId, &str> = BTreeMap::new();
    for place in corpus.claims.iter().flat_map(|claim| &claim.places) {
        if let Some(entity) = place.entity {
            named.entry(entity).or_insert(&place.name);
        }
    }
    for claim in &corpus.claims {
        let mentions = claim.mentions.iter().filter(|m| !m.indirect).filter_map(|m| named.get(&m.entity));
        let of = sentences.entry(claim.sentence).or_default();
        of.extend(mentions.map(|name| (*name).to_owned()));
        of.extend(claim.places.iter().map(|p| p.name.clone()));
    }
    let pairs = |places: BTreeSet<String>| {
        let all: Vec<String> = places.into_iter().collect();
        let pair = |n: usize| all[n + 1..].iter().map(|y| (all[n].clone(), y.clone())).collect::<Vec<_>>();
        (0..all.len()).flat_map(pair).collect::<Vec<_>>()
    };
    sentences.into_values().flat_map(pairs).collect()
}

/// Whether both claims have the same predicate, by form or meaning.
fn one_event(s: &Tree, a: &Claim, t: &Tree, b: &Claim) -> bool {
    let (p, q) = (s.lemma(a.head), t.lemma(b.head));
    let one = || relations::root(p) == relations::root(q) || relations::same_meaning(p, q) >= 0.75;
    p != "be" && (a.predicate == b.predicate || one())
}

fn parties(claim: &Claim) -> impl Iterator<Item = &Argument> {
    claim.arguments.iter().filter(|a| matches!(a.role, Role::Agent | Role::Patient))
}

fn meets(view: &View<'_>, (a, x): (&Claim, &Argument), (b, y): (&Claim, &Argument)) -> bool {
    if x.entity.is_some() || y.entity.is_some() {
        return x.entity == y.entity;
    }
    let (p, q) = (view.tree(a).lemma(x.head), view.tree(b).lemma(y.head));
    p == q || relations::root(p) == relations::root(q) || relations::same_meaning(p, q) >= 0.75
}

/// How many of those who take part are the same: 1 for one, 1.5 for two.
fn shared(view: &View<'_>, a: &Claim, b: &Claim) -> f64 {
    let pairs = parties(a).filter(|x| parties(b).any(|y| x.role == y.role && meets(view, (a, x), (b, y)))).count();
    match pairs {
        0 => 0.0,
        1 => 1.0,
        _ => 1.5,
    }
}

/// Whether somebody else plays a part that both claims fill.
fn other_parties(view: &View<'_>, a: &Claim, b: &Claim) -> bool {
    parties(a).any(|x| {
        let mut same = parties(b).filter(|y| y.role == x.role).peekable();
        same.peek().is_some() && !same.any(|y| meets(view, (a, x), (b, y)))
    })
}

/// Whether several do it, or it is done to several, none of them by name: these may be different ones.
fn several(tree: &Tree, claim: &Claim) -> bool {
    let plain = |i: usize| tree.child(i, &["det", "poss"]).is_none();
    let bare = |i: usize| tree.tokens[i].tag == "NNS" && plain(i);
    tree.tokens[claim.head].tag == "NN" && plain(claim.head) || bare(claim.head) || parties(claim).any(|x| bare(x.head))
}
