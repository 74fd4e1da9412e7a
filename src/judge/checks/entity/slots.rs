//! Two clauses that say the same but for one filler: the same predicate, the same other parts, another person or thing in one part.

use super::CHECK;
use crate::entail::relate::{self, Relation};
use crate::judge::checks::shared::opposed;
use crate::judge::view::{Value, View, flag};
use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::{rarity, relations};
use crate::types::{Argument, Candidate, Claim, ClaimPair, EntityKind, Evidences, Reason, Role, Severity, Slot, Tree, ValuePair};
use std::collections::BTreeSet;

/// Candidates from pairs of arguments in the same part of like clauses.
pub fn propose(view: &View<'_>) -> Vec<Candidate> {
    let pairs = view.alignment.values.iter().zip(&view.relations);
    let names = pairs.filter(|(_, relation)| **relation == Relation::Conflicting).filter_map(|(pair, _)| candidate(view, pair));
    let clauses: Vec<Clause<'_>> = view.corpus.claims.iter().map(|claim| Clause::new(view.tree(claim), claim)).collect();
    names.chain(view.alignment.claims.iter().flat_map(|pair| nouns(view, &clauses, pair))).collect()
}

/// What of a claim is looked up once, since it is compared with many.
struct Clause<'a> {
    /// The verb that the predicate is derived from.
    root: &'a str,
    /// The arguments that are common nouns for things.
    things: Vec<usize>,
}

impl<'a> Clause<'a> {
    fn new(tree: &'a Tree, claim: &Claim) -> Self {
        let dated = |x: &Argument| claim.times.iter().any(|time| (time.first..time.last).contains(&x.head));
        let noun = |x: &Argument| matches!(tree.tokens[x.head].tag, "NN" | "NNS") && !dated(x) && x.role != Role::Attribute;
        let person = |x: &Argument| relations::hyponym(tree.lemma(x.head), "person");
        let thing = |x: &Argument| noun(x) && x.entity.is_none() && !person(x) && !listed(tree, x);
        let things = (0..claim.arguments.len()).filter(|&i| thing(&claim.arguments[i])).collect();
        Self { root: relations::root(tree.lemma(claim.head)), things }
    }
}

/// Candidates from common nouns in the same part of two like claims: shot in the leg, shot in the arm.
fn nouns(view: &View<'_>, clauses: &[Clause<'_>], pair: &ClaimPair) -> Vec<Candidate> {
    let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
    let (p, q) = (&clauses[a.id.index()], &clauses[b.id.index()]);
    if a.article == b.article || a.polarity != b.polarity || p.root != q.root || other_time(a, b) {
        return Vec::new();
    }
    let (s, t) = (view.tree(a), view.tree(b));
    let mut found = Vec::new();
    for &i in &p.things {
        for &j in &q.things {
            let (x, y) = (&a.arguments[i], &b.arguments[j]);
            if x.role != y.role || x.preposition != y.preposition || !siblings(s.lemma(x.head), t.lemma(y.head)) {
                continue;
            }
            let (left, right) = ((a.id, Slot::Argument(i)), (b.id, Slot::Argument(j)));
            found.extend(told(view, (left, right), vec![("same", pair.same)]));
        }
    }
    found
}

/// Whether the claims name times that exclude each other.
pub fn other_time(a: &Claim, b: &Claim) -> bool {
    a.times.iter().any(|x| b.times.iter().any(|y| relate::times(x, y) == Relation::Conflicting))
}

fn candidate(view: &View<'_>, pair: &ValuePair) -> Option<Candidate> {
    let (Slot::Argument(i), Slot::Argument(j)) = (pair.left.1, pair.right.1) else { return None };
    let (a, b) = (view.corpus.claim(pair.left.0), view.corpus.claim(pair.right.0));
    let (s, t) = (view.tree(a), view.tree(b));
    let (x, y) = (&a.arguments[i], &b.arguments[j]);
    let same_part = x.role == y.role && (x.role != Role::Oblique || x.preposition == y.preposition);
    let same_predicate = relations::root(s.lemma(a.head)) == relations::root(t.lemma(b.head)) || a.predicate == b.predicate;
    // Where it happened is for the check of places.
    let scene =
        |c: &Claim, x: &Argument| c.places.iter().any(|p| (p.first..p.last).contains(&x.head) && locative(&p.preposition));
    let common = x.role == Role::Agent && clause_words::is(Class::Common, s.lemma(a.head));
    if scene(a, x) || scene(b, y) || common {
        return None;
    }
    if !same_part || !same_predicate || a.article == b.article || listed(s, x) || listed(t, y) || !excludes(view, (a, x), (b, y))
    {
        return None;
    }
    told(view, (pair.left, pair.right), view.evidence(pair))
}

/// The candidate for two fillers, with how far the clauses around them say the same.
fn told(view: &View<'_>, (left, right): (Value, Value), mut evidence: Evidences) -> Option<Candidate> {
    let (Slot::Argument(i), Slot::Argument(j)) = (left.1, right.1) else { return None };
    let (a, b) = (view.corpus.claim(left.0), view.corpus.claim(right.0));
    let (x, y) = (&a.arguments[i], &b.arguments[j]);
    let (p, q) = (rest(view.tree(a), a, x), rest(view.tree(b), b, y));
    let shared = p.intersection(&q).count();
    let slots = Some((left.1, right.1));
    let (left, right) = (view.words(left), view.words(right));
    let explanation = opposed(view, "The parts are given to different ones", &left, &right);
    evidence.extend([
        ("clause", 1.0),
        ("alike", ratio(2 * shared, p.len() + q.len())),
        ("inside", ratio(shared, p.len().min(q.len()))),
        ("shared_words", ratio(shared, 6).min(1.0)),
        ("named", flag(x.entity.is_some())),
        ("object", flag(thing(view, x) && thing(view, y))),
    ]);
    let kind = CHECK.kind.code;
    Some(Candidate {
        kind,
        decision: kind,
        left: a.id,
        right: b.id,
        slots,
        severity: Severity::Error,
        evidence,
        probability: 0.0,
        reason: Reason { kind, left, right, explanation },
    })
}

/// Whether the preposition says where something happens, not whence or whither.
fn locative(preposition: &str) -> bool {
    !clause_words::is(Class::Direction, preposition)
}

/// Whether it is a thing to which something is done: of things one does several, and they have more names than people have.
fn thing(view: &View<'_>, x: &Argument) -> bool {
    let person = x.entity.is_some_and(|e| view.corpus.entity(e).kind == EntityKind::Person);
    x.role == Role::Patient && !person
}

/// Whether the filler is one of several in a list: then the other report may name another of them.
pub fn listed(tree: &Tree, x: &Argument) -> bool {
    // Without an 'and' the parser took an apposition for a list.
    let joined = |i: usize| tree.child(i, &["cc"]).is_some();
    let coordinated = |i: usize| {
        let above = tree.tokens[i].label == "conj" && (joined(tree.tokens[i].head) || joined(i));
        above || tree.children_with(i, &["conj"]).any(|c| joined(i) || joined(c))
    };
    coordinated(x.head) || tree.tokens[x.first..x.last].iter().any(|t| t.tag == "CC")
}

/// Whether the two fillers can be told to exclude each other: two names of one sort, or two nouns of one near kind of which
/// neither is a kind of the other.
pub fn excludes(view: &View<'_>, (a, x): (&Claim, &Argument), (b, y): (&Claim, &Argument)) -> bool {
    let (s, t) = (view.tree(a), view.tree(b));
    let pronoun = |tree: &Tree, i: usize| tree.tokens[i].tag.starts_with("PRP") || tree.tokens[i].tag.starts_with('W');
    if pronoun(s, x.head) || pronoun(t, y.head) {
        return false;
    }
    let (p, q) = (s.lemma(x.head), t.lemma(y.head));
    match (x.entity, y.entity) {
        (Some(e), Some(f)) => {
            let (e, f) = (view.corpus.entity(e), view.corpus.entity(f));
            let name = |c: &Claim, i: usize| c.mentions.iter().any(|m| !m.indirect && (m.first..m.last).contains(&i));
            let place = |kind| matches!(kind, EntityKind::Place | EntityKind::Group);
            // A city may stand for its team where it acts, not where one travels from it.
            let one_sort = e.kind == f.kind || x.role == Role::Oblique || !place(e.kind) && !place(f.kind);
            one_sort && name(a, x.head) && name(b, y.head) && !e.forms.iter().any(|g| f.forms.iter().any(|h| within(g, h)))
        }
        (None, None) => siblings(p, q),
        _ => false,
    }
}

/// Whether the words of one form stand in the other, end alike or begin alike: `Jags` and `Jaguars`, `Justice Hale` and `Paul Hale`.
fn within(a: &str, b: &str) -> bool {
    let words = |s: &str| s.to_lowercase().split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let (p, q) = (words(a), words(b));
    let start = |s: &str| s.to_lowercase().chars().take(3).collect::<String>();
    let surname = |s: &str| s.rsplit(' ').next().map(str::to_lowercase);
    p.is_subset(&q) || q.is_subset(&p) || surname(a) == surname(b) || (p.len() == 1 && q.len() == 1 && start(a) == start(b))
}

/// Two kinds of one near thing: tibia and fibula are bones.
fn siblings(a: &str, b: &str) -> bool {
    if a == b || relations::same_meaning(a, b) >= 0.5 || relations::hyponym(a, b) || relations::hyponym(b, a) {
        return false;
    }
    let near: Vec<&str> = relations::hypernyms_of(a).take(NEAR).collect();
    relations::hypernyms_of(b).take(NEAR).any(|h| near.contains(&h))
}

/// So many of the nearest more general words are looked at.
const NEAR: usize = 4;

/// What a claim speaks of beside the filler and its predicate: entities, and families of content words. An argument that stands in
/// another clause (the antecedent of 'who') counts, too.
pub fn rest(tree: &Tree, claim: &Claim, filler: &Argument) -> BTreeSet<String> {
    let own = claim.tokens.iter().copied();
    let parts = claim.arguments.iter().flat_map(|a| a.first..a.last);
    let all: BTreeSet<usize> =
        own.chain(parts).filter(|&i| !(filler.first..filler.last).contains(&i) && i != claim.head).collect();
    let name = |i: usize| claim.mentions.iter().find(|m| (m.first..m.last).contains(&i)).map(|m| format!("#{:?}", m.entity));
    let content = |i: usize| tree.tokens[i].tag.starts_with(['N', 'V', 'J', 'C']) && !rarity::is_stopword(tree.lemma(i));
    all.into_iter().filter_map(|i| name(i).or_else(|| content(i).then(|| relations::root(tree.lemma(i)).to_owned()))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a claim")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
