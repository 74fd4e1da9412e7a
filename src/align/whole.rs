//! How much two whole texts have in common: for judging ready-made pairs of statements.

use super::likeness::{cover, links, run, salient_shared, squash};
use super::profile::{Profile, Profiles};
use super::swaps;
use super::terms::{self, Bag, Terms};
use crate::entail::relate::{self, Relation};
use crate::types::{Alignment, ArticleId, Claim, Corpus, EntityId, EntityKind, Evidences, Polarity};
use std::collections::{BTreeMap, BTreeSet};

/// The evidence that the two articles of a corpus speak of the same event or state. `alignment` is that of their claims.
#[must_use]
pub fn evidence(corpus: &Corpus, alignment: &Alignment) -> Evidences {
    let terms = terms::terms(corpus);
    let profiles = Profiles::new(corpus, &terms);
    let (a, b) = (ArticleId::new(0), ArticleId::new(1));
    let (left, right) = (bag(corpus, &terms, a), bag(corpus, &terms, b));
    let across = || alignment.claims.iter().filter(|p| corpus.claim(p.left).article != corpus.claim(p.right).article);
    let best = across().map(|p| p.same).fold(0.0, f64::max);
    let strongest = |measure: &str| across().map(|p| p.evidence.get(measure)).fold(0.0, f64::max);
    let (mass_l, mass_r) = (terms::mass(&left), terms::mass(&right));
    let mut found = vec![
        ("dice", terms::dice(&left, &right)),
        ("contain", terms::containment(&left, &right)),
        ("shared", (terms::shared(&left, &right) / 5.0).min(1.0)),
        ("runs", runs(corpus, a, b)),
        ("best", best),
        ("predicate", strongest("predicate")),
        ("agent", strongest("agent")),
        ("patient", strongest("patient")),
        ("length", if mass_l.max(mass_r) > 0.0 { mass_l.min(mass_r) / mass_l.max(mass_r) } else { 0.0 }),
    ];
    found.extend(values(corpus, a, b));
    found.extend(meaning(corpus, &profiles, (a, b)));
    found.extend(swaps::evidence(corpus, &profiles, &terms));
    found
}

/// What of each text the other covers by meaning, and what words and links they have in common.
fn meaning(corpus: &Corpus, profiles: &Profiles, (a, b): (ArticleId, ArticleId)) -> Evidences {
    let (x, y) = (whole(corpus, profiles, a), whole(corpus, profiles, b));
    let (forth, extra_left) = cover(profiles, &x, &y);
    let (back, extra_right) = cover(profiles, &y, &x);
    let (linked, shared_links) = links(&x, &y);
    let pairs = || sentences(corpus, a).flat_map(|s| sentences(corpus, b).map(move |t| (s, t)));
    let longest = pairs().map(|(s, t)| run(&profiles.sentences[s], &profiles.sentences[t])).fold(0.0, f64::max);
    vec![
        ("soft", f64::midpoint(forth, back)),
        ("cover_left", forth),
        ("cover_right", back),
        ("extra_left", squash(extra_left)),
        ("extra_right", squash(extra_right)),
        ("salient", squash(salient_shared(&x, &y))),
        ("run", squash(longest)),
        ("linked", linked),
        ("links", squash(shared_links)),
    ]
}

/// All sentences of a text as one profile.
fn whole(corpus: &Corpus, profiles: &Profiles, article: ArticleId) -> Profile {
    let mut all = Profile::default();
    for s in sentences(corpus, article) {
        all.words.extend(profiles.sentences[s].words.iter().cloned());
        all.links.extend(profiles.sentences[s].links.iter().copied());
    }
    all.words.sort_by(|x, y| x.term.cmp(&y.term).then(y.weight.total_cmp(&x.weight)));
    all.words.dedup_by_key(|word| word.term);
    all.links.sort_unstable_by_key(|&(key, _)| key);
    all.links.dedup_by_key(|&mut (key, _)| key);
    all
}

/// What the values, names and negations of the two texts are to each other.
fn values(corpus: &Corpus, a: ArticleId, b: ArticleId) -> Evidences {
    let of = |article| corpus.claims.iter().filter(move |c: &&Claim| c.article == article);
    let quantities = of(a)
        .flat_map(|c| &c.quantities)
        .flat_map(|x| of(b).flat_map(|c| &c.quantities).map(move |y| relate::quantities(x, y)).collect::<Vec<_>>());
    let (equal_numbers, other_numbers) = tally(quantities);
    let times = of(a)
        .flat_map(|c| &c.times)
        .flat_map(|x| of(b).flat_map(|c| &c.times).map(move |y| relate::times(x, y)).collect::<Vec<_>>());
    let (equal_times, other_times) = tally(times);
    let named = |article, persons: bool| -> BTreeSet<EntityId> {
        let mentions = of(article).flat_map(|c| &c.mentions).map(|m| m.entity);
        mentions.filter(|&e| !persons || corpus.entity(e).kind == EntityKind::Person).collect()
    };
    let (left, right) = (named(a, false), named(b, false));
    let (persons_l, persons_r) = (named(a, true), named(b, true));
    let strangers = !persons_l.is_empty() && !persons_r.is_empty() && persons_l.is_disjoint(&persons_r);
    let negated = |article| of(article).any(|c| c.polarity == Polarity::Negated);
    vec![
        ("equal_numbers", equal_numbers),
        ("other_numbers", other_numbers),
        ("equal_times", equal_times),
        ("other_times", other_times),
        ("entities", ratio(2 * left.intersection(&right).count(), left.len() + right.len())),
        ("strange_names", squash(f64::from(u32::try_from(right.difference(&left).count()).unwrap_or(0)))),
        ("strangers", f64::from(u8::from(strangers))),
        ("one_negated", f64::from(u8::from(negated(a) != negated(b)))),
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

/// Dice of the pairs of neighbouring words.
fn runs(corpus: &Corpus, a: ArticleId, b: ArticleId) -> f64 {
    let of = |article| {
        let pairs = |s: usize| {
            let lemmas: Vec<&str> = corpus.trees[s].tokens.iter().map(|t| t.lemma.as_str()).collect();
            lemmas.windows(2).map(|w| (w[0].to_owned(), w[1].to_owned())).collect::<Vec<_>>()
        };
        sentences(corpus, article).flat_map(pairs).collect::<BTreeSet<_>>()
    };
    let (l, r) = (of(a), of(b));
    ratio(2 * l.intersection(&r).count(), l.len() + r.len())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in two statements")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Equal and conflicting values, each `n / (n + 1)`.
fn tally(relations: impl Iterator<Item = Relation>) -> (f64, f64) {
    let (equal, other) = relations.fold((0.0, 0.0), |(equal, other), relation| match relation {
        Relation::Equal => (equal + 1.0, other),
        Relation::Conflicting => (equal, other + 1.0),
        Relation::Compatible | Relation::Incomparable => (equal, other),
    });
    (squash(equal), squash(other))
}
