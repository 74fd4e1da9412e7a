//! Single-source claims: what one report alone says.

use super::agree::whole;
use crate::types::{Alignment, ClaimId, Corpus, Finding, Outcome, Part, Reason, Scope, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// A finding for every body claim that stands in no agreement and no contradiction.
#[must_use]
pub fn singles(corpus: &Corpus, alignment: &Alignment, contradictions: &[Finding], agreements: &[Finding]) -> Vec<Finding> {
    if corpus.articles.len() < 2 {
        return Vec::new();
    }
    let told: BTreeSet<ClaimId> = contradictions.iter().chain(agreements).flat_map(|f| f.claims.iter().copied()).collect();
    let mut nearest: BTreeMap<ClaimId, f64> = BTreeMap::new();
    for pair in alignment.claims.iter().filter(|p| corpus.claim(p.left).article != corpus.claim(p.right).article) {
        for claim in [pair.left, pair.right] {
            let entry = nearest.entry(claim).or_default();
            *entry = entry.max(pair.same);
        }
    }
    let alone = corpus.claims.iter().filter(|c| c.part == Part::Body && !told.contains(&c.id));
    alone
        .map(|claim| Finding {
            id: String::new(),
            outcome: Outcome::SingleSource,
            kinds: Vec::new(),
            severity: Severity::Note,
            confidence: 1.0 - nearest.get(&claim.id).copied().unwrap_or(0.0),
            scope: Scope::Within,
            claim: corpus.text(claim).to_owned(),
            claims: vec![claim.id],
            sides: vec![vec![claim.id]],
            independent_sources: 1,
            reasons: vec![Reason {
                kind: "single-source",
                left: whole(corpus, claim.id),
                right: whole(corpus, claim.id),
                explanation: format!("only {} says it", corpus.article(claim.article).id),
            }],
            update: false,
        })
        .collect()
}
