//! Agreements: groups of claims of two reports or more that say the same thing. Groups do not chain.

use crate::lexicon::decision::Decision;
use crate::types::{
    Alignment, Candidate, Claim, ClaimId, ClaimPair, Corpus, Evidence, Finding, Outcome, Place, Reason, Scope, Severity, Stance,
};
use std::collections::{BTreeMap, BTreeSet};

/// Groups the claims that agree. A claim joins a group only where it agrees with every member from another report
/// (complete linkage), so that A = B and B = C never make A = C.
#[must_use]
pub fn agreements(corpus: &Corpus, alignment: &Alignment, candidates: &[Candidate]) -> Vec<Finding> {
    let agreeing = agreeing(corpus, alignment, candidates);
    let mut group_of: BTreeMap<ClaimId, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<ClaimId>> = Vec::new();
    let mut order: Vec<(&(ClaimId, ClaimId), &f64)> = agreeing.iter().collect();
    let key = |&(a, b): &(ClaimId, ClaimId)| {
        let (x, y) = (corpus.order_key(a), corpus.order_key(b));
        (x.min(y), x.max(y))
    };
    order.sort_by(|a, b| b.1.total_cmp(a.1).then_with(|| key(a.0).cmp(&key(b.0))));
    for (&(left, right), _) in order {
        match (group_of.get(&left).copied(), group_of.get(&right).copied()) {
            (None, None) => {
                group_of.extend([(left, groups.len()), (right, groups.len())]);
                groups.push(vec![left, right]);
            }
            (Some(g), None) if joins(corpus, &agreeing, &groups[g], right) => {
                groups[g].push(right);
                group_of.insert(right, g);
            }
            (None, Some(g)) if joins(corpus, &agreeing, &groups[g], left) => {
                groups[g].push(left);
                group_of.insert(left, g);
            }
            _ => {}
        }
    }
    groups.into_iter().map(|group| finding(corpus, &agreeing, group)).collect()
}

/// The pairs of claims of different reports that say the same thing, with the probability.
fn agreeing(corpus: &Corpus, alignment: &Alignment, candidates: &[Candidate]) -> BTreeMap<(ClaimId, ClaimId), f64> {
    let threshold = Decision::named("threshold");
    let doubted: BTreeSet<(ClaimId, ClaimId)> = candidates
        .iter()
        .filter(|c| c.severity > Severity::Note && c.probability >= threshold.weight(c.kind) * threshold.weight("doubt"))
        .map(|c| (c.left, c.right))
        .collect();
    let decision = Decision::named("agree");
    let least = threshold.weight("agree");
    let pairs = alignment.claims.iter().filter(|pair| !doubted.contains(&(pair.left, pair.right)));
    pairs
        .filter(|pair| may_agree(corpus.claim(pair.left), corpus.claim(pair.right)))
        .map(|pair| ((pair.left, pair.right), probability(decision, pair)))
        .filter(|&(_, p)| p >= least)
        .collect()
}

fn probability(decision: &Decision, pair: &ClaimPair) -> f64 {
    steady(decision.probability(&pair.evidence))
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

fn joins(corpus: &Corpus, agreeing: &BTreeMap<(ClaimId, ClaimId), f64>, group: &[ClaimId], claim: ClaimId) -> bool {
    group.iter().all(|&member| {
        corpus.claim(member).article == corpus.claim(claim).article
            || agreeing.contains_key(&(member.min(claim), member.max(claim)))
    })
}

fn finding(corpus: &Corpus, agreeing: &BTreeMap<(ClaimId, ClaimId), f64>, mut group: Vec<ClaimId>) -> Finding {
    let confidence = group
        .iter()
        .flat_map(|&a| group.iter().map(move |&b| (a, b)))
        .filter_map(|pair| agreeing.get(&pair).copied())
        .fold(1.0, f64::min);
    group.sort_unstable();
    let articles: BTreeSet<_> = group.iter().map(|&c| corpus.claim(c).article).collect();
    let shortest = group.iter().copied().min_by_key(|&c| (corpus.claim(c).span.len(), c)).unwrap_or(group[0]);
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
    }
}

/// All words of a claim as evidence.
#[must_use]
pub fn whole(corpus: &Corpus, id: ClaimId) -> Evidence {
    let claim = corpus.claim(id);
    Evidence { claim: id, text: corpus.text(claim).to_owned(), place: Place { article: claim.article, span: claim.span } }
}
