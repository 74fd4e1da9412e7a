//! How much two claims have in common: the evidence that they speak of the same event or state.

use super::likeness;
use super::profile::{Facts, Profiles};
use super::terms::{self, Bag, Terms};
use crate::entail::relate::{self, Relation};
use crate::lexicon::meaning::Meaning;
use crate::lexicon::quick::Map;
use crate::types::{Argument, Claim, Corpus, EntityId, EntityKind, Evidences, Form, Part, Role};

/// What two sentences have in common, kept while the pairs of claims that are compared lie in the same ones.
#[derive(Debug, Default)]
pub struct Around {
    left: usize,
    known: Map<usize, Sentences>,
}

#[derive(Debug, Clone, Copy)]
struct Sentences {
    dice: f64,
    salient: f64,
    links: f64,
    run: f64,
}

impl Around {
    fn of(&mut self, terms: &Terms, profiles: &Profiles, left: usize, right: usize) -> Sentences {
        if self.left != left {
            self.left = left;
            self.known.clear();
        }
        *self.known.entry(right).or_insert_with(|| {
            let (s, t) = (&profiles.sentences[left], &profiles.sentences[right]);
            Sentences {
                dice: terms::dice(&terms.sentences[left], &terms.sentences[right]),
                salient: likeness::squash(likeness::salient_shared(s, t)),
                links: likeness::squash(likeness::links(s, t).1),
                run: likeness::squash(likeness::run(s, t)),
            }
        })
    }
}

/// Compares two claims.
#[must_use]
pub fn evidence(corpus: &Corpus, terms: &Terms, profiles: &Profiles, around: &mut Around, a: &Claim, b: &Claim) -> Evidences {
    let (left, right) = (&terms.claims[a.id.index()], &terms.claims[b.id.index()]);
    let sentences = around.of(terms, profiles, a.sentence.index(), b.sentence.index());
    let (equal_numbers, other_numbers) = numbers(a, b);
    let (equal_times, other_times) = times(a, b);
    let (p, q) = (&profiles.facts[a.id.index()], &profiles.facts[b.id.index()]);
    let (entities, strangers) = entities(corpus, p, q);
    let shared = terms::shared(left, right);
    let (total, smaller) = (p.mass + q.mass, p.mass.min(q.mass));
    let mut found = Vec::with_capacity(MEASURES);
    found.extend([
        ("dice", if total > 0.0 { 2.0 * shared / total } else { 0.0 }),
        ("contain", if smaller > 0.0 { shared / smaller } else { 0.0 }),
        ("shared", (shared / 4.0).min(1.0)),
        ("sentence", sentences.dice),
        ("rarest", heaviest_shared(left, right)),
        ("predicate", predicate(p, q)),
        ("agent", roles(corpus, (a, p), (b, q), &[Role::Agent])),
        ("patient", roles(corpus, (a, p), (b, q), &[Role::Patient, Role::Attribute])),
        ("entities", entities),
        ("strangers", strangers),
        ("equal_numbers", equal_numbers),
        ("other_numbers", other_numbers),
        ("equal_times", equal_times),
        ("other_times", other_times),
        ("headline", either(a, b, |c| c.part == Part::Headline)),
        ("fragment", either(a, b, |c| c.form == Form::Fragment && c.part == Part::Body)),
        ("apposition", either(a, b, |c| matches!(c.form, Form::Apposition | Form::Nominal))),
        ("certainty", f64::from(u8::from(a.certainty != b.certainty))),
        ("length", length_ratio(p.mass, q.mass)),
        ("matter", terms::shared(&profiles.matter[a.id.index()], &profiles.matter[b.id.index()])),
    ]);
    found.extend(meaning(profiles, sentences, a, b));
    // Rounded, so that the order in which sums were taken decides nothing.
    found.iter_mut().for_each(|(_, value)| *value = (*value * 1e9).round() / 1e9);
    found
}

/// How many measures there are.
const MEASURES: usize = 29;

fn either(a: &Claim, b: &Claim, is: impl Fn(&Claim) -> bool) -> f64 {
    f64::from(u8::from(is(a) || is(b)))
}

/// What of each claim the other covers by meaning, alone and with its sentence, and the words and links in common.
fn meaning(profiles: &Profiles, sentences: Sentences, a: &Claim, b: &Claim) -> [(&'static str, f64); 9] {
    let (x, y) = (&profiles.claims[a.id.index()], &profiles.claims[b.id.index()]);
    let (s, t) = (&profiles.sentences[a.sentence.index()], &profiles.sentences[b.sentence.index()]);
    let (forth, extra) = likeness::cover(profiles, x, y);
    let (back, more) = likeness::cover(profiles, y, x);
    let (in_right, in_left) = (likeness::cover_salient(profiles, x, t), likeness::cover_salient(profiles, y, s));
    [
        ("soft", f64::midpoint(forth, back)),
        ("extra", likeness::squash(extra.min(more))),
        ("extra_most", likeness::squash(extra.max(more))),
        ("in_sentence", in_right.max(in_left)),
        ("salient", likeness::squash(likeness::salient_shared(x, y))),
        ("salient_sentence", sentences.salient),
        ("links_sentence", sentences.links),
        ("run", likeness::squash(likeness::run(x, y))),
        ("run_sentence", sentences.run),
    ]
}

fn heaviest_shared(a: &Bag, b: &Bag) -> f64 {
    a.iter().filter_map(|&(t, w)| b.binary_search_by_key(&t, |&(u, _)| u).ok().map(|j| w.min(b[j].1))).fold(0.0, f64::max)
}

fn length_ratio(x: f64, y: f64) -> f64 {
    if x.max(y) > 0.0 { x.min(y) / x.max(y) } else { 0.0 }
}

/// How near the predicates are in meaning, `0.0..=1.0`: as a whole, or by their last words.
fn predicate(a: &Facts, b: &Facts) -> f64 {
    let [whole, last] = [0, 1].map(|i| a.predicate[i].same(&b.predicate[i]));
    f64::from(whole.max(0.8 * last))
}

/// Whether the arguments in these roles agree: 1 the same entity or word, -1 two different names, 0 cannot say.
fn roles(corpus: &Corpus, a: (&Claim, &Facts), b: (&Claim, &Facts), roles: &[Role]) -> f64 {
    fn of<'a>((claim, facts): (&'a Claim, &'a Facts), roles: &'a [Role]) -> impl Iterator<Item = (&'a Argument, &'a Meaning)> {
        claim.arguments.iter().zip(&facts.heads).filter(|(x, _)| roles.contains(&x.role)).map(|(x, head)| (x, &**head))
    }
    let mut best: f64 = 0.0;
    let mut clash = false;
    for (x, left) in of(a, roles) {
        for (y, right) in of(b, roles) {
            match (x.entity, y.entity) {
                (Some(p), Some(q)) if p == q => return 1.0,
                (Some(p), Some(q)) => clash |= corpus.entity(p).kind == corpus.entity(q).kind,
                _ => best = best.max(f64::from(left.same(right))),
            }
        }
    }
    if best < 0.5 && clash { -1.0 } else { best }
}

/// Shares: equal numbers, and numbers of the same sort that conflict (each `n / (n + 1)`).
fn numbers(a: &Claim, b: &Claim) -> (f64, f64) {
    let relations = a.quantities.iter().flat_map(|x| b.quantities.iter().map(|y| relate::quantities(x, y)));
    tally(relations)
}

fn times(a: &Claim, b: &Claim) -> (f64, f64) {
    tally(a.times.iter().flat_map(|x| b.times.iter().map(|y| relate::times(x, y))))
}

fn tally(relations: impl Iterator<Item = Relation>) -> (f64, f64) {
    let (mut equal, mut conflict) = (0.0, 0.0);
    for relation in relations {
        match relation {
            Relation::Equal => equal += 1.0,
            Relation::Conflicting => conflict += 1.0,
            Relation::Compatible | Relation::Incomparable => {}
        }
    }
    (equal / (equal + 1.0), conflict / (conflict + 1.0))
}

/// Dice of the entities named, and whether each names persons of whom the other knows none.
fn entities(corpus: &Corpus, a: &Facts, b: &Facts) -> (f64, f64) {
    let person = |e: EntityId| corpus.entity(e).kind == EntityKind::Person;
    let shared = || a.entities.iter().copied().filter(|e| b.entities.contains(e));
    let strangers = a.persons > 0 && b.persons > 0 && !shared().any(person);
    (ratio(2 * shared().count(), a.entities.len() + b.entities.len()), f64::from(u8::from(strangers)))
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
