//! Pairs of claims that may be opposed in what they say, found by a cue on either side: one negates, denies, hedges or uses a
//! word of the opposite meaning. What the claims have in common is measured, and one learned decision weighs it all.

use super::agree::Values;
use super::checks::{antonym, certainty, negation, shared};
use super::denials::Denial;
use super::gist::{self, Gists};
use super::view::{View, flag};
use crate::types::{Candidate, Certainty, Claim, ClaimId, ClaimPair, Evidence, Evidences, Polarity, Reason, Severity, Stance};
use std::collections::BTreeMap;

/// The name of the decision.
pub const DECISION: &str = "clash";

/// Every pair of aligned claims with a cue that opposes them, once for each kind of cue.
#[must_use]
pub fn propose(view: &View<'_>) -> Vec<Candidate> {
    let (gists, values) = (view.gists(), view.values());
    let denials: BTreeMap<ClaimId, &Denial<'_>> = view.denials().iter().map(|denial| (denial.claim.id, denial)).collect();
    let mut found = Vec::new();
    for pair in &view.alignment.claims {
        let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
        let full = view.full(a.article) && view.full(b.article);
        if pair.same < LEAST_SAME || a.sentence == b.sentence || !full {
            continue;
        }
        let cues = cues(view, &denials, a, b);
        if cues.is_empty() {
            continue;
        }
        let evidence = evidence(view, gists, values, pair, &cues);
        if !of_one(&evidence) {
            continue;
        }
        for cue in &cues {
            let mut evidence = evidence.clone();
            evidence.extend(KINDS.iter().map(|&(kind, name)| (name, flag(cue.kind == kind))));
            if !view.wants(DECISION, &evidence) {
                continue;
            }
            let reason =
                Reason { kind: cue.kind, left: cue.left.clone(), right: cue.right.clone(), explanation: cue.explain(view) };
            found.push(Candidate {
                kind: cue.kind,
                decision: DECISION,
                left: a.id,
                right: b.id,
                slots: None,
                severity: cue.severity,
                evidence,
                probability: 0.0,
                reason,
            });
        }
    }
    found
}

/// Claims less likely than this to speak of one thing are not looked at.
const LEAST_SAME: f64 = 0.02;

/// Whether nothing shows that the claims tell of two, and something that they tell of one.
fn of_one(evidence: &Evidences) -> bool {
    let of = |name: &str| gist::measure(evidence, name);
    of("subject") >= 0.0 && (of("subject") > 0.0 || of("object") > 0.0 || of("core") >= ALIKE)
}

/// Predicates at least so alike are one.
const ALIKE: f64 = 0.75;

/// The kinds that cues tell, with the measures that name them.
const KINDS: [(&str, &str); 4] =
    [("negation", "is_negation"), ("denial", "is_denial"), ("antonym", "is_antonym"), ("certainty", "is_certainty")];

/// Words of both sides that oppose them.
struct Cue {
    kind: &'static str,
    severity: Severity,
    strength: f64,
    what: &'static str,
    left: Evidence,
    right: Evidence,
}

impl Cue {
    fn explain(&self, view: &View<'_>) -> String {
        shared::opposed(view, self.what, &self.left, &self.right)
    }
}

fn cues(view: &View<'_>, denials: &BTreeMap<ClaimId, &Denial<'_>>, a: &Claim, b: &Claim) -> Vec<Cue> {
    let mut found = Vec::new();
    if gist::open(a) || gist::open(b) {
        return found;
    }
    // What hangs on a condition is not said to be so.
    if a.certainty == Certainty::Conditional || b.certainty == Certainty::Conditional {
        return found;
    }
    let denying = |c: &Claim| denials.contains_key(&c.id) || shared::denied(c);
    let cue = |kind, severity, strength, what, (left, right)| Cue { kind, severity, strength, what, left, right };
    let heads = || (negation::words(view, a), negation::words(view, b));
    if denying(a) != denying(b) {
        let word = |c: &Claim| match denials.get(&c.id) {
            Some(denial) => view.quote(c, denial.cue),
            None => match c.attribution.iter().find(|x| x.stance == Stance::Denies) {
                Some(link) => view.quote(c, link.cue),
                None => negation::words(view, c),
            },
        };
        found.push(cue("denial", Severity::Warning, 1.0, "One denies what the other tells", (word(a), word(b))));
    } else if a.polarity != b.polarity && !negation::norm(view.tree(a), a) && !negation::norm(view.tree(b), b) {
        found.push(cue("negation", Severity::Error, 1.0, "One asserts what the other negates", heads()));
    }
    let (x, y) = (view.tree(a), view.tree(b));
    if let Some((i, j, strength)) = antonym::opposite(view, a, b).filter(|o| o.2 >= LEAST_OPPOSED) {
        let words = (view.quote(a, x.tokens[i].span), view.quote(b, y.tokens[j].span));
        found.push(cue("antonym", Severity::Error, f64::from(strength), "The words are opposites", words));
    }
    if let (Some(p), Some(q)) = (certainty::grade(x, a), certainty::grade(y, b))
        && p.max(q) >= certainty::HEDGED
        && p.min(q) < certainty::HEDGED
    {
        let words = (certainty::words(view, a), certainty::words(view, b));
        found.push(cue("certainty", Severity::Note, f64::from(p.abs_diff(q)) / 3.0, "One is surer than the other", words));
    }
    found
}

/// Opposites less sure than this are none.
const LEAST_OPPOSED: f32 = 0.5;

fn evidence(view: &View<'_>, gists: &Gists<'_>, values: &Values, pair: &ClaimPair, cues: &[Cue]) -> Evidences {
    let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
    let mut found = values.evidence(view, pair);
    found.extend(gists.tight(a, b));
    let strength = |kind: &str| cues.iter().find(|c| c.kind == kind).map_or(0.0, |c| c.strength);
    let either = |is: fn(&Claim) -> bool| flag(is(a) || is(b));
    let differ = |is: fn(&Claim) -> bool| flag(is(a) != is(b));
    let said = |c: &Claim| !c.attribution.is_empty();
    let holder = |c: &Claim| c.attribution.first().map(|x| gists.holder(&x.holder, x.entity)).unwrap_or_default();
    let (p, q) = (holder(a), holder(b));
    found.extend([
        ("same", pair.same),
        ("within", flag(a.article == b.article)),
        ("negation_cue", strength("negation")),
        ("denial_cue", strength("denial")),
        ("antonym_cue", strength("antonym")),
        ("certainty_cue", strength("certainty")),
        ("both_negated", flag(a.polarity == Polarity::Negated && b.polarity == Polarity::Negated)),
        ("planned", either(|c| c.certainty == Certainty::Planned)),
        ("planned_apart", differ(|c| c.certainty == Certainty::Planned)),
        ("conditional", either(|c| c.certainty == Certainty::Conditional)),
        ("unconfirmed", either(|c| c.certainty == Certainty::Unconfirmed)),
        ("said_both", flag(said(a) && said(b))),
        ("said_one", flag(said(a) != said(b))),
        ("quoted", either(|c| c.attribution.iter().any(|x| x.direct))),
        ("alleged", either(|c| c.attribution.iter().any(|x| x.stance == Stance::Alleges))),
        ("believed", either(|c| c.attribution.iter().any(|x| x.stance == Stance::Believes))),
        ("one_holder", flag(!p.is_empty() && p.meets(&q))),
        ("two_holders", flag(!p.is_empty() && !q.is_empty() && !p.meets(&q))),
    ]);
    found
}
