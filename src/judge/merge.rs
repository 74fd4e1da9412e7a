//! From believed candidates to contradiction findings: one finding for each opposition of values or propositions.

use super::update;
use crate::lexicon::decision::Decision;
use crate::types::{Candidate, Claim, ClaimId, Corpus, Finding, Origins, Outcome, Scope, Severity, Slot};
use std::collections::{BTreeMap, BTreeSet};

/// What a candidate of a kind opposes: claims, at a slot where values are opposed.
type Node = (ClaimId, Option<Slot>, &'static str);

/// Believes the candidates over their kind's threshold, keeps the strongest for each pair of claims, and joins those that
/// share a side.
#[must_use]
pub fn contradictions(corpus: &Corpus, origins: &Origins, candidates: &[Candidate]) -> Vec<Finding> {
    let believed = believed(corpus, origins, candidates);
    let all_kinds = kinds(candidates);
    let clashing: BTreeSet<(Node, Node)> = candidates.iter().filter(|c| c.slots.is_some()).map(nodes).collect();
    let mut sides: BTreeMap<Node, (usize, bool)> = BTreeMap::new();
    let mut groups: Vec<Vec<&Candidate>> = Vec::new();
    for candidate in believed {
        let (left, right) = nodes(candidate);
        let joined = match (sides.get(&left).copied(), sides.get(&right).copied()) {
            (Some((g, side)), None) if fits(&groups[g], candidate) && at_peace(&sides, (g, !side), right, &clashing) => {
                Some((g, side, !side))
            }
            (None, Some((g, side))) if fits(&groups[g], candidate) && at_peace(&sides, (g, !side), left, &clashing) => {
                Some((g, !side, side))
            }
            (Some((g, x)), Some((h, y))) if g == h && x != y => Some((g, x, y)),
            (Some((g, x)), Some((h, y)))
                if g != h && left.1.is_none() && fits(&groups[g], candidate) && fits(&groups[h], candidate) =>
            {
                let moved = std::mem::take(&mut groups[h]);
                groups[g].extend(moved);
                for side in sides.values_mut().filter(|side| side.0 == h) {
                    *side = (g, if x == y { !side.1 } else { side.1 });
                }
                Some((g, x, !x))
            }
            _ => None,
        };
        let (group, x, y) = joined.unwrap_or_else(|| {
            groups.push(Vec::new());
            (groups.len() - 1, false, true)
        });
        groups[group].push(candidate);
        sides.entry(left).or_insert((group, x));
        sides.entry(right).or_insert((group, y));
    }
    let finding = |group: &Vec<&Candidate>| update::marked(corpus, origins, finding(corpus, group, &all_kinds), group[0]);
    groups.iter().filter(|group| !group.is_empty()).map(finding).collect()
}

/// Whether a value may stand on a side: none that stands there clashes with it, so that three figures are never told as two.
fn at_peace(sides: &BTreeMap<Node, (usize, bool)>, side: (usize, bool), value: Node, clashing: &BTreeSet<(Node, Node)>) -> bool {
    let members = sides.iter().filter(|&(_, &at)| at == side).map(|(&node, _)| node);
    members.into_iter().all(|node| !clashing.contains(&(node, value)) && !clashing.contains(&(value, node)))
}

/// Strongest first; one candidate for each pair of claims and kind, and for each pair of claims the strongest kind leads.
fn believed<'a>(corpus: &Corpus, origins: &Origins, candidates: &'a [Candidate]) -> Vec<&'a Candidate> {
    let threshold = Decision::named("threshold");
    let mut order: Vec<&Candidate> = candidates.iter().filter(|c| c.probability >= threshold.weight(c.decision)).collect();
    let rounded = |c: &Candidate| (c.probability * 1e9).round();
    let key = |c: &Candidate| {
        let (x, y) = (corpus.order_key(c.left), corpus.order_key(c.right));
        (x.min(y), x.max(y))
    };
    order.sort_by(|a, b| {
        rounded(b)
            .total_cmp(&rounded(a))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| (a.kind, a.slots).cmp(&(b.kind, b.slots)))
    });
    let mut seen = BTreeSet::new();
    order.retain(|c| seen.insert((c.left, c.right)) && !update::of_two_times(corpus, origins, c));
    order
}

fn nodes(candidate: &Candidate) -> (Node, Node) {
    let slots = candidate.slots;
    ((candidate.left, slots.map(|s| s.0), candidate.kind), (candidate.right, slots.map(|s| s.1), candidate.kind))
}

/// Only oppositions of one kind are joined: of values, or of propositions that share a side.
fn fits(group: &[&Candidate], candidate: &Candidate) -> bool {
    group.iter().all(|c| c.kind == candidate.kind && c.slots.is_some() == candidate.slots.is_some())
}

/// The kinds of conflict that are believed of each pair of claims, with their probabilities.
type Kinds = BTreeMap<(ClaimId, ClaimId), Vec<(&'static str, f64)>>;

fn kinds(candidates: &[Candidate]) -> Kinds {
    let threshold = Decision::named("threshold");
    let mut found = Kinds::new();
    for c in candidates.iter().filter(|c| c.probability >= threshold.weight(c.decision)) {
        found.entry((c.left, c.right)).or_default().push((c.kind, c.probability));
    }
    found
}

/// The kinds of a group's pairs: that of the strongest candidate first, then the others by probability.
fn kinds_of(group: &[&Candidate], kinds: &Kinds) -> Vec<&'static str> {
    let mut others: Vec<(&str, f64)> = group.iter().filter_map(|c| kinds.get(&(c.left, c.right))).flatten().copied().collect();
    others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let mut found = vec![group[0].kind];
    for (kind, _) in others {
        if !found.contains(&kind) {
            found.push(kind);
        }
    }
    found
}

fn finding(corpus: &Corpus, group: &[&Candidate], kinds: &Kinds) -> Finding {
    let strongest = group[0];
    let mut sides: [BTreeSet<ClaimId>; 2] = [BTreeSet::from([strongest.left]), BTreeSet::from([strongest.right])];
    for candidate in &group[1..] {
        let flipped = sides[1].contains(&candidate.left) || sides[0].contains(&candidate.right);
        let (left, right) = if flipped { (1, 0) } else { (0, 1) };
        sides[left].insert(candidate.left);
        sides[right].insert(candidate.right);
    }
    let twice: Vec<ClaimId> = sides[0]
        .intersection(&sides[1])
        .copied()
        .filter(|&c| strongest.left != strongest.right && c != strongest.right)
        .collect();
    for claim in twice {
        sides[1].remove(&claim);
    }
    let claims: Vec<ClaimId> = sides.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let articles: BTreeSet<_> = claims.iter().map(|&c| corpus.claim(c).article).collect();
    Finding {
        id: String::new(),
        outcome: Outcome::Contradiction,
        kinds: kinds_of(group, kinds),
        severity: severity(corpus, strongest),
        confidence: strongest.probability,
        scope: if articles.len() > 1 { Scope::Across } else { Scope::Within },
        claim: corpus.text(corpus.claim(strongest.left)).to_owned(),
        claims,
        sides: sides.into_iter().map(|side| side.into_iter().collect()).collect(),
        independent_sources: articles.len(),
        reasons: group.iter().map(|c| c.reason.clone()).collect(),
        update: false,
        origins: Vec::new(),
        history: None,
        policies: Vec::new(),
        decided: Some(Decision::account(strongest.decision, &strongest.evidence)),
    }
}

/// The severity of the kind, softened where a side is not asserted as a fact.
fn severity(corpus: &Corpus, candidate: &Candidate) -> Severity {
    let sure = |claim: &Claim| claim.certainty <= crate::types::Certainty::Planned;
    let softened = !sure(corpus.claim(candidate.left)) || !sure(corpus.claim(candidate.right));
    if softened { candidate.severity.min(Severity::Warning) } else { candidate.severity }
}
