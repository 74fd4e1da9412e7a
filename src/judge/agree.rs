//! Agreements: groups of claims of two reports or more that say the same thing. Groups do not chain.

use super::content::content;
use super::gist::{Gists, Word};
use super::view::View;
use crate::entail::relate::Relation;
use crate::lexicon::decision::Decision;
use crate::lexicon::quick::Map;
use crate::types::{
    ArticleId, Candidate, Claim, ClaimId, ClaimPair, Corpus, Evidence, Evidences, Finding, Outcome, Place, Reason, Role, Scope,
    SentenceId, Severity, Slot, Stance,
};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of claims with the probability that they say the same.
pub type Likely = BTreeMap<(ClaimId, ClaimId), f64>;

/// Groups the claims that agree. A claim joins a group only where it agrees with every member from another report
/// (complete linkage), so that A = B and B = C never make A = C. A claim may stand in several groups: of its two halves
/// each may agree with another claim.
#[must_use]
pub fn agreements(corpus: &Corpus, likely: &Likely, candidates: &[Candidate]) -> Vec<Finding> {
    let agreeing = agreeing(corpus, likely, candidates);
    let mut groups: Vec<Vec<ClaimId>> = Vec::new();
    let mut groups_of: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<(&(ClaimId, ClaimId), &f64)> = agreeing.iter().collect();
    let key = |&(a, b): &(ClaimId, ClaimId)| {
        let (x, y) = (corpus.order_key(a), corpus.order_key(b));
        (x.min(y), x.max(y))
    };
    order.sort_by(|a, b| b.1.total_cmp(a.1).then_with(|| key(a.0).cmp(&key(b.0))));
    for (&(left, right), _) in order {
        let of = |claim| groups_of.get(&claim).cloned().unwrap_or_default();
        let (with_left, with_right) = (of(left), of(right));
        if with_left.iter().any(|g| with_right.contains(g)) {
            continue;
        }
        let open =
            |list: Vec<usize>, claim| list.into_iter().find(|&g| joins(corpus, &agreeing, &groups[g], claim)).map(|g| (g, claim));
        if let Some((g, claim)) = open(with_left, right).or_else(|| open(with_right, left)) {
            groups[g].push(claim);
            groups_of.entry(claim).or_default().push(g);
        } else {
            groups_of.entry(left).or_default().push(groups.len());
            groups_of.entry(right).or_default().push(groups.len());
            groups.push(vec![left, right]);
        }
    }
    groups.into_iter().map(|group| finding(corpus, &agreeing, group)).collect()
}

/// The pairs of claims of different reports that say the same thing, with the probability. Each claim of a pair is about the
/// nearest to the other that its report has: that is decided between two reports, so that a third one changes nothing. Where
/// a check doubts that both can be true, there is no agreement.
pub fn agreeing(corpus: &Corpus, likely: &Likely, candidates: &[Candidate]) -> Likely {
    let threshold = Decision::named("threshold");
    let doubted: BTreeSet<(ClaimId, ClaimId)> = candidates
        .iter()
        .filter(|c| c.probability >= threshold.weight(c.decision) * threshold.weight("doubt"))
        .map(|c| (c.left, c.right))
        .collect();
    // A changed quotation says something else in every claim that holds the change.
    let reworded: Vec<&Candidate> =
        candidates.iter().filter(|c| c.kind == "quote" && c.probability >= threshold.weight(c.decision)).collect();
    let holds = |claim: ClaimId, words: &Evidence| {
        let claim = corpus.claim(claim);
        claim.article == words.place.article && claim.span.overlaps(words.place.span)
    };
    let requoted = |&(a, b): &(ClaimId, ClaimId)| reworded.iter().any(|c| holds(a, &c.reason.left) && holds(b, &c.reason.right));
    let least = threshold.weight("agree");
    let best = best(corpus, likely);
    let near = threshold.weight("agree_near");
    let enough = threshold.weight("content_agree");
    let says_something = |&(a, b): &(ClaimId, ClaimId)| [a, b].iter().all(|&c| content(corpus, corpus.claim(c)) >= enough);
    let stands_out = |&(a, b): &(ClaimId, ClaimId), p: f64| {
        let of = |x: ClaimId, y: ClaimId| best.get(&(x, corpus.claim(y).article)).copied().unwrap_or(0.0);
        p >= near * of(a, b).max(of(b, a))
    };
    likely
        .iter()
        .filter(|&(pair, &p)| {
            p >= least && !doubted.contains(pair) && !requoted(pair) && stands_out(pair, p) && says_something(pair)
        })
        .map(|(&pair, &p)| (pair, p))
        .collect()
}

/// For each claim and other report the best probability that the report says the same.
#[must_use]
pub fn best(corpus: &Corpus, likely: &Likely) -> BTreeMap<(ClaimId, ArticleId), f64> {
    let mut best: BTreeMap<(ClaimId, ArticleId), f64> = BTreeMap::new();
    for (&(a, b), &p) in likely {
        for (x, y) in [(a, b), (b, a)] {
            let entry = best.entry((x, corpus.claim(y).article)).or_default();
            *entry = entry.max(p);
        }
    }
    best
}

/// The pairs of claims that can support each other, with the probability that they say the same.
#[must_use]
pub fn likelihood(view: &View<'_>) -> Likely {
    let decision = Decision::named("agree");
    let around = view.values();
    let able = view.alignment.claims.iter().filter(|pair| {
        // A day in common is nothing to agree on.
        let matter = || pair.evidence.get("matter") > 0.0;
        may_agree(view.corpus.claim(pair.left), view.corpus.claim(pair.right)) && matter()
    });
    let apart = apart(view);
    let counts = Decision::named("threshold").weight("covered");
    able.filter_map(|pair| {
        let claims = (pair.left, pair.right);
        let likely = steady(decision.probability(&around.evidence(view, pair)));
        let alike = likely < counts || say_alike(view.gists(), view.corpus.claim(pair.left), view.corpus.claim(pair.right));
        alike.then(|| (claims, if apart.contains(&claims) { likely.min(APART) } else { likely }))
    })
    .collect()
}

/// Pairs of claims that give two values for one question: both its deaths, figures of the same noun, or what the decision `value`
/// takes for that. They tell of one thing and do not agree.
fn apart(view: &View<'_>) -> BTreeSet<(ClaimId, ClaimId)> {
    let least = Decision::named("threshold").weight("apart");
    let (mut apart, mut equal) = (BTreeSet::new(), BTreeSet::new());
    for (number, (pair, relation)) in view.alignment.values.iter().zip(&view.relations).enumerate() {
        let claims = (pair.left.0, pair.right.0);
        let figure = matches!(pair.left.1, Slot::Quantity(_));
        let one_thing = || figure && pair.evidence.get("aspect").max(pair.evidence.get("counted")) >= ONE_THING;
        match relation {
            Relation::Conflicting if one_thing() || view.rivals().asked(number) >= least => drop(apart.insert(claims)),
            Relation::Equal if figure => drop(equal.insert(claims)),
            _ => {}
        }
    }
    apart.difference(&equal).copied().collect()
}

/// Figures whose nouns are at least so alike are of one thing.
const ONE_THING: f64 = 0.9;

/// How likely at most claims with two figures for one thing say the same: too little to agree, enough not to stand alone.
const APART: f64 = 0.2;

/// For each pair of claims the evidence that they say the same.
#[must_use]
pub fn evidence(view: &View<'_>) -> Vec<Evidences> {
    let around = view.values();
    view.alignment.claims.iter().map(|pair| around.evidence(view, pair)).collect()
}

/// What the values of claims and of sentences are to each other.
pub struct Values {
    claims: Map<(ClaimId, ClaimId), [f64; MEASURES.len()]>,
    sentences: Map<(SentenceId, SentenceId), [f64; MEASURES.len()]>,
}

impl Values {
    /// Looks at all pairs of values.
    #[must_use]
    pub fn new(view: &View<'_>) -> Self {
        let mut claims: Map<(ClaimId, ClaimId), [f64; MEASURES.len()]> = Map::default();
        let mut sentences: Map<(SentenceId, SentenceId), [f64; MEASURES.len()]> = Map::default();
        for (pair, relation) in view.alignment.values.iter().zip(&view.relations) {
            let Some(measure) = measure(pair.left.1, *relation) else { continue };
            let (a, b) = (pair.left.0, pair.right.0);
            let (s, t) = (view.corpus.claim(a).sentence, view.corpus.claim(b).sentence);
            for found in [claims.entry((a, b)).or_default(), sentences.entry((s.min(t), s.max(t))).or_default()] {
                found[measure] = found[measure].max(pair.context);
            }
        }
        Self { claims, sentences }
    }

    /// The evidence of a pair's alignment, and what its values are to each other, in the claims and in their sentences.
    #[must_use]
    pub fn evidence(&self, view: &View<'_>, pair: &ClaimPair) -> Evidences {
        let (s, t) = (view.corpus.claim(pair.left).sentence, view.corpus.claim(pair.right).sentence);
        let none = [0.0; MEASURES.len()];
        let mut evidence = pair.evidence.unpack(2 * MEASURES.len());
        evidence.extend(MEASURES.into_iter().zip(*self.claims.get(&(pair.left, pair.right)).unwrap_or(&none)));
        evidence.extend(AROUND.into_iter().zip(*self.sentences.get(&(s.min(t), s.max(t))).unwrap_or(&none)));
        evidence
    }
}

/// The best context of two values that are equal, and of two that conflict, by their sort.
const MEASURES: [&str; 8] =
    ["number_equal", "number_clash", "time_equal", "time_clash", "place_equal", "place_clash", "name_equal", "name_clash"];

/// The same over the whole sentences.
const AROUND: [&str; 8] = [
    "number_equal_around",
    "number_clash_around",
    "time_equal_around",
    "time_clash_around",
    "place_equal_around",
    "place_clash_around",
    "name_equal_around",
    "name_clash_around",
];

fn measure(slot: Slot, relation: Relation) -> Option<usize> {
    let sort = match slot {
        Slot::Quantity(_) => 0,
        Slot::Time(_) => 2,
        Slot::Place(_) => 4,
        Slot::Argument(_) => 6,
    };
    match relation {
        Relation::Equal => Some(sort),
        Relation::Conflicting => Some(sort + 1),
        Relation::Compatible | Relation::Incomparable => None,
    }
}

/// Rounded, so that the order in which sums were taken decides nothing.
fn steady(probability: f64) -> f64 {
    (probability * 1e9).round() / 1e9
}

/// Two claims can support each other only from different reports, with one polarity, and with one stance: what somebody
/// denies, questions or orders is never support for it.
fn may_agree(a: &Claim, b: &Claim) -> bool {
    let stances = |claim: &Claim| {
        let of = |s: &Stance| matches!(s, Stance::Denies | Stance::Questions | Stance::Orders);
        claim.attribution.iter().map(|link| link.stance).filter(of).collect::<BTreeSet<_>>()
    };
    a.article != b.article && a.polarity == b.polarity && stances(a) == stances(b)
}

/// Whether each claim says something that stands in the other, beyond naming one subject: 'the minister resigned' is no support
/// for 'the minister met the leader'. What describes a subject is said of it ('the 33-year-old actress').
fn say_alike(gists: &Gists<'_>, a: &Claim, b: &Claim) -> bool {
    let beyond = |claim: &Claim| -> Vec<Word> {
        let subject = claim.arguments.iter().find(|x| x.role == Role::Agent && x.head < claim.head);
        let names = |w: &&Word| {
            subject.is_some_and(|s| w.token == s.head || (w.entity.is_some() && (s.first..s.last).contains(&w.token)))
        };
        gists.of(claim).iter().filter(|w| !names(w)).cloned().collect()
    };
    gists.touch(&beyond(a), gists.of(b)) >= ALIKE && gists.touch(&beyond(b), gists.of(a)) >= ALIKE
}

/// Words at least so alike say the same.
const ALIKE: f64 = 0.75;

fn joins(corpus: &Corpus, agreeing: &Likely, group: &[ClaimId], claim: ClaimId) -> bool {
    group.iter().all(|&member| {
        corpus.claim(member).article == corpus.claim(claim).article
            || agreeing.contains_key(&(member.min(claim), member.max(claim)))
    })
}

fn finding(corpus: &Corpus, agreeing: &Likely, mut group: Vec<ClaimId>) -> Finding {
    let confidence = group
        .iter()
        .flat_map(|&a| group.iter().map(move |&b| (a, b)))
        .filter_map(|pair| agreeing.get(&pair).copied())
        .fold(1.0, f64::min);
    group.sort_unstable();
    let articles: BTreeSet<_> = group.iter().map(|&c| corpus.claim(c).article).collect();
    let shortest = group.iter().copied().min_by_key(|&c| (corpus.claim(c).span.len(), corpus.order_key(c))).unwrap_or(group[0]);
    let last = *group.last().unwrap_or(&group[0]);
    Finding {
        id: String::new(),
        outcome: Outcome::Agreement,
        kinds: Vec::new(),
        severity: Severity::Note,
        confidence,
        scope: Scope::Across,
        claim: corpus.text(corpus.claim(shortest)).to_owned(),
        sides: vec![group.clone()],
        independent_sources: articles.len(),
        reasons: vec![Reason {
            kind: "agreement",
            left: whole(corpus, group[0]),
            right: whole(corpus, last),
            explanation: format!("{} reports say it", articles.len()),
        }],
        claims: group,
        update: false,
        origins: Vec::new(),
        history: None,
        policies: Vec::new(),
        decided: None,
    }
}

/// All words of a claim as evidence.
#[must_use]
pub fn whole(corpus: &Corpus, id: ClaimId) -> Evidence {
    let claim = corpus.claim(id);
    Evidence { claim: id, text: corpus.text(claim).to_owned(), place: Place { article: claim.article, span: claim.span } }
}
