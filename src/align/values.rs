//! Pairs of values that answer the same question: every value of a sentence against every value of its sort in each sentence
//! that shares content with it. The contexts around the two values are compared, never the values.

use super::context::{Context, Heads};
use super::terms::Terms;
use crate::entail::relate::{self, Relation};
use crate::lexicon::decision::Decision;
use crate::lexicon::quick::Map;
use crate::types::{
    Claim, ClaimId, ClaimPair, Corpus, Evidences, Exactness, Grain, Layouts, Measure, Measures, SentenceId, Slot, Time, ValuePair,
};
use std::collections::BTreeMap;

pub use super::context::range;

/// A value of a sentence with the claim that holds it most closely.
type Value = (ClaimId, Slot);

/// All pairs of values of one sort that may answer one question: in sentences of which some claims share content, and wherever
/// two reports tell of one sort of thing.
pub fn pairs_of(corpus: &Corpus, terms: &Terms, claims: &[ClaimPair]) -> Vec<ValuePair> {
    let values = values(corpus);
    let busy = busy(corpus, &values);
    let heads: Heads = corpus.claims.iter().map(|c| ((c.sentence, c.head), c.id)).collect();
    let contexts: Map<Value, Context> = values
        .iter()
        .flatten()
        .map(|&(id, slot)| ((id, slot), Context::new(corpus, terms, &heads, corpus.claim(id), slot)))
        .collect();
    let times = times(corpus);
    let own: Map<(ClaimId, ClaimId), &ClaimPair> = claims.iter().map(|pair| ((pair.left, pair.right), pair)).collect();
    let linked = sentences(corpus, claims);
    let decision = Decision::named("question");
    let mut layouts = Layouts::new();
    let mut found = Vec::new();
    let mut apart: Map<(SentenceId, SentenceId), f64> = Map::default();
    for (x, y) in candidates(corpus, &values, &contexts, &linked) {
        let (a, b) = (corpus.claim(x.0), corpus.claim(y.0));
        let (context, other) = (&contexts[&x], &contexts[&y]);
        let mut evidence = context.compare(other);
        let best = linked.get(&(a.sentence, b.sentence)).copied();
        evidence.extend(around(own.get(&(x.0, y.0)).copied(), best));
        evidence.push(("within", f64::from(u8::from(a.article == b.article))));
        let busy = busy[&x].max(busy[&y]);
        evidence.push(("busy", busy));
        evidence.push(("once", once(&evidence, busy)));
        evidence.push(("unbound", unbound(a, x.1, &evidence)));
        // Two times that are compared themselves prove nothing of other times.
        let other_time = match x.1 {
            Slot::Time(_) => 0.0,
            _ => *apart
                .entry((a.sentence, b.sentence))
                .or_insert_with(|| other_time(&times[a.sentence.index()], &times[b.sentence.index()])),
        };
        evidence.push(("other_time", other_time));
        evidence.extend(sorts(a, x.1, b, y.1, context.narrower(other)));
        let context = decision.probability(&evidence);
        found.push(ValuePair { left: x, right: y, context, evidence: Measures::pack(&evidence, 0, &mut layouts) });
    }
    found
}

/// The pairs of values that are worth comparing, in order: all of one sort in sentences that are linked, and those of two
/// reports that are kindred.
fn candidates(
    corpus: &Corpus,
    values: &[Vec<Value>],
    contexts: &Map<Value, Context>,
    linked: &Map<(SentenceId, SentenceId), &ClaimPair>,
) -> Vec<(Value, Value)> {
    let fits = |x: Value, y: Value| comparable(corpus.claim(x.0), x.1, corpus.claim(y.0), y.1);
    let mut found = Vec::new();
    for (left, right) in linked.keys() {
        if values[left.index()].len().max(values[right.index()].len()) > CROWD {
            continue;
        }
        for &x in &values[left.index()] {
            found.extend(values[right.index()].iter().filter(|&&y| fits(x, y)).map(|&y| (x, y)));
        }
    }
    let mut kindred: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for &value in values.iter().flatten() {
        for key in kinship(corpus.claim(value.0), value.1, &contexts[&value]) {
            kindred.entry(key).or_default().push(value);
        }
    }
    for group in kindred.values().filter(|group| group.len() <= CROWD) {
        for (i, &x) in group.iter().enumerate() {
            let apart = |y: &Value| corpus.claim(x.0).article != corpus.claim(y.0).article;
            let ordered =
                |y: Value| if (corpus.claim(x.0).sentence, x) < (corpus.claim(y.0).sentence, y) { (x, y) } else { (y, x) };
            found.extend(group[i + 1..].iter().filter(|y| apart(y) && fits(x, **y)).map(|&y| ordered(y)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What makes two values kindred, wherever they stand: the sort of thing measured, what is counted, what the figure tells of its
/// event, the verb that a time belongs to.
fn kinship(claim: &Claim, slot: Slot, context: &Context) -> Vec<String> {
    let mut keys = Vec::new();
    match slot {
        Slot::Quantity(i) => {
            let q = &claim.quantities[i];
            let sort = format!("{:?} {} {}", q.measure, q.unit, q.rate);
            keys.extend(context.aspect().map(|aspect| format!("{sort} tells {aspect}")));
            keys.extend(context.counts().map(|noun| format!("{sort} of {noun}")));
            if !matches!(q.measure, Measure::Count | Measure::Ordinal | Measure::Label) {
                keys.push(sort);
            }
        }
        Slot::Time(_) | Slot::Place(_) => {
            let sort = if matches!(slot, Slot::Time(_)) { "time" } else { "place" };
            keys.extend(context.happens().map(|verb| format!("{sort} of {verb}")));
        }
        Slot::Argument(_) => {}
    }
    keys
}

/// Kindred values that are more than this say nothing of each other: the story is full of them. Nor do those of a sentence that
/// has more: it is a table or a list.
const CROWD: usize = 60;

/// The expressions of a sentence, by sort, first and last token, each with the size of the claim that holds it.
type Held = BTreeMap<(u8, usize, usize), (usize, Value)>;

/// By sentence, its values: each expression once, with the smallest claim that holds it.
fn values(corpus: &Corpus) -> Vec<Vec<Value>> {
    let mut best: Vec<Held> = vec![BTreeMap::new(); corpus.trees.len()];
    for claim in &corpus.claims {
        for slot in slots(claim) {
            let (first, last) = range(claim, slot);
            let entry = (claim.tokens.len(), (claim.id, slot));
            let held = best[claim.sentence.index()].entry((sort(slot), first, last)).or_insert(entry);
            if entry.0 < held.0 {
                *held = entry;
            }
        }
    }
    best.into_iter().map(|of| of.into_values().map(|(_, value)| value).collect()).collect()
}

fn sort(slot: Slot) -> u8 {
    match slot {
        Slot::Quantity(_) => 0,
        Slot::Time(_) => 1,
        Slot::Place(_) => 2,
        Slot::Argument(_) => 3,
    }
}

/// All slots of a claim.
fn slots(claim: &Claim) -> impl Iterator<Item = Slot> + '_ {
    let quantities = (0..claim.quantities.len()).filter(|&i| claim.quantities[i].measure != Measure::Label).map(Slot::Quantity);
    let times = (0..claim.times.len()).map(Slot::Time);
    let places = (0..claim.places.len()).map(Slot::Place);
    let names = (0..claim.arguments.len()).filter(|&i| claim.arguments[i].entity.is_some()).map(Slot::Argument);
    quantities.chain(times).chain(places).chain(names)
}

/// The pairs of different sentences of which some claims are candidates, with the best of these.
fn sentences<'a>(corpus: &Corpus, claims: &'a [ClaimPair]) -> Map<(SentenceId, SentenceId), &'a ClaimPair> {
    let mut best: Map<(SentenceId, SentenceId), &ClaimPair> = Map::default();
    for pair in claims {
        let key = (corpus.claim(pair.left).sentence, corpus.claim(pair.right).sentence);
        if key.0 == key.1 {
            continue;
        }
        let entry = best.entry(key).or_insert(pair);
        if pair.same > entry.same {
            *entry = pair;
        }
    }
    best
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

/// What the claims around the two values have in common: of the values' own claims where these are candidates, else of the
/// best candidates of their sentences.
fn around(own: Option<&ClaimPair>, best: Option<&ClaimPair>) -> Evidences {
    let pair = own.or(best);
    let mut found: Evidences = PASSED_ON.iter().map(|&name| (name, pair.map_or(0.0, |p| p.evidence.get(name)))).collect();
    found.push(("linked", f64::from(u8::from(best.is_some()))));
    found.push(("best_same", best.map_or(0.0, |p| p.same)));
    found.push(("same", own.map_or(0.0, |p| p.same)));
    found
}

/// 1 where both reports count that noun a single time: then they count the same things.
fn once(evidence: &Evidences, busy: f64) -> f64 {
    let alike = evidence.iter().any(|&(name, value)| name == "counted" && value >= 0.9);
    f64::from(u8::from(alike && busy <= ONCE))
}

/// How little binds two measures to one question: what is counted tells a number's question, a measure has only its event, the
/// words near it and the claims around it.
fn unbound(claim: &Claim, slot: Slot, evidence: &Evidences) -> f64 {
    let counts = match slot {
        Slot::Quantity(i) => matches!(claim.quantities[i].measure, Measure::Count | Measure::Ordinal | Measure::Score),
        _ => false,
    };
    let of = |name: &str| evidence.iter().find(|(n, _)| *n == name).map_or(0.0, |&(_, value)| value);
    if counts { 0.0 } else { 1.0 - of("event").max(1.5 * of("near")).max(of("best_same")).min(1.0) }
}

/// How busy a value is that is the only one of its sort and noun in its report.
const ONCE: f64 = 1.0 / 5.0;

/// By sentence, the times that it names.
fn times(corpus: &Corpus) -> Vec<Vec<&Time>> {
    let mut found: Vec<Vec<&Time>> = vec![Vec::new(); corpus.trees.len()];
    for claim in &corpus.claims {
        let of = &mut found[claim.sentence.index()];
        of.extend(claim.times.iter().filter(|t| !of.contains(t)).collect::<Vec<_>>());
    }
    found
}

/// How surely two sentences tell of events of different times: 1 where they name times that exclude each other, less where
/// one alone names a year, as background paragraphs do.
fn other_time(left: &[&Time], right: &[&Time]) -> f64 {
    let relations: Vec<Relation> = left.iter().flat_map(|a| right.iter().map(|b| relate::times(a, b))).collect();
    if relations.iter().any(|r| matches!(r, Relation::Equal | Relation::Compatible)) {
        return 0.0;
    }
    if relations.contains(&Relation::Conflicting) {
        return 1.0;
    }
    // 'this year' and 'since 2009', a year here and none there: other stretches of time.
    let stretch = |times: &[&Time]| times.iter().any(|t| t.fields.year.is_some() || t.grain >= Grain::Month);
    match (stretch(left), stretch(right)) {
        (false, false) => 0.0,
        _ => 0.6,
    }
}

/// How many values of a sort, and of the same noun or unit, a value's report gives, `n / (n + 4)`: where there are many, two
/// that differ are seldom answers to one question.
fn busy(corpus: &Corpus, values: &[Vec<Value>]) -> Map<Value, f64> {
    let key = |&(id, slot): &Value| {
        let claim = corpus.claim(id);
        let noun = match slot {
            Slot::Quantity(i) => {
                let q = &claim.quantities[i];
                let noun = q.counted.map_or("", |c| corpus.tree(claim.sentence).lemma(c));
                format!("{:?} {} {}", q.measure, q.unit, crate::lexicon::relations::family(noun))
            }
            _ => String::new(),
        };
        (claim.article, sort(slot), noun)
    };
    let mut counts: BTreeMap<_, f64> = BTreeMap::new();
    for value in values.iter().flatten() {
        *counts.entry(key(value)).or_default() += 1.0;
    }
    values.iter().flatten().map(|value| (*value, counts[&key(value)])).map(|(value, n)| (value, n / (n + 4.0))).collect()
}

/// What sort of values the two are, and for amounts how far apart: `|log10(a / b)| / 2`, at most 1.
fn sorts(a: &Claim, x: Slot, b: &Claim, y: Slot, narrower: f64) -> Evidences {
    let flag = |is: bool| f64::from(u8::from(is));
    match (x, y) {
        (Slot::Quantity(i), Slot::Quantity(j)) => {
            let (p, q) = (&a.quantities[i], &b.quantities[j]);
            let (m, n) = (p.stated.as_f64().abs(), q.stated.as_f64().abs());
            // None at all is a figure of its own, near to none and far from none.
            let apart = if m > 0.0 && n > 0.0 { ((m / n).log10().abs() / 2.0).min(1.0) } else { 0.0 };
            let of = |measure| flag(p.measure == measure);
            vec![
                ("far", ((apart - 0.3) / 0.7).max(0.0)),
                ("apart", apart),
                ("exact", flag(p.exactness == Exactness::Exact && q.exactness == Exactness::Exact)),
                ("negated", flag(a.polarity != b.polarity && m.min(n) > 0.0)),
                ("part", flag(narrower > 0.0 && m < n || narrower < 0.0 && n < m)),
                ("is_count", of(Measure::Count)),
                ("is_ordinal", of(Measure::Ordinal)),
                ("is_age", of(Measure::Age)),
                ("is_money", of(Measure::Money)),
                ("is_percent", of(Measure::Percent)),
                ("is_physical", of(Measure::Physical)),
                ("is_score", of(Measure::Score)),
                ("vague", flag(p.exactness == Exactness::Vague || q.exactness == Exactness::Vague)),
                ("small", flag(m.min(n) > 0.0 && m.min(n) <= 2.0)),
            ]
        }
        (Slot::Time(i), Slot::Time(j)) => {
            let (p, q) = (&a.times[i], &b.times[j]);
            vec![
                ("same_grain", flag(p.grain == q.grain)),
                ("same_role", flag(p.role == q.role)),
                ("year", flag(p.grain == Grain::Year || q.grain == Grain::Year)),
                ("clock", flag(p.grain <= Grain::Hour || q.grain <= Grain::Hour)),
                ("relative", flag(p.offset.is_some() || q.offset.is_some())),
            ]
        }
        (Slot::Place(i), Slot::Place(j)) => {
            let (p, q) = (&a.places[i], &b.places[j]);
            vec![
                ("same_preposition", flag(p.preposition == q.preposition)),
                ("named", flag(p.entity.is_some() && q.entity.is_some())),
            ]
        }
        _ => Vec::new(),
    }
}

/// Measures of the claims that matter for their values too.
const PASSED_ON: [&str; 4] = ["sentence", "agent", "strangers", "headline"];
