//! Findings of one outcome on the same claims become one finding that keeps all kinds and all evidence.

use crate::types::{ClaimId, Finding, Outcome};
use std::collections::BTreeMap;

/// Sorts the claims of each finding, bounds its confidence, and merges duplicates.
pub(super) fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: BTreeMap<(Outcome, Vec<ClaimId>), Finding> = BTreeMap::new();
    for finding in findings.into_iter().map(tidy) {
        let key = (finding.outcome, finding.claims.clone());
        match merged.remove(&key) {
            Some(earlier) => merged.insert(key, join(earlier, finding)),
            None => merged.insert(key, finding),
        };
    }
    merged.into_values().collect()
}

/// Claims in order of report and place, no side without claims, confidence a probability.
fn tidy(mut finding: Finding) -> Finding {
    for side in &mut finding.sides {
        side.sort_unstable();
        side.dedup();
    }
    finding.sides.retain(|side| !side.is_empty());
    finding.claims.extend(finding.sides.iter().flatten());
    finding.claims.sort_unstable();
    finding.claims.dedup();
    finding.confidence = if finding.confidence.is_nan() { 0.0 } else { finding.confidence.clamp(0.0, 1.0) };
    let least = usize::from(finding.outcome != Outcome::Unsupported);
    finding.independent_sources = finding.independent_sources.max(least);
    finding
}

/// The stronger of two findings, with what the weaker one adds.
fn join(one: Finding, other: Finding) -> Finding {
    let rank = |finding: &Finding| (finding.severity, (finding.confidence * 1e6) as i64);
    let (mut strong, weak) = if rank(&other) > rank(&one) { (other, one) } else { (one, other) };
    for kind in weak.kinds {
        if !strong.kinds.contains(&kind) {
            strong.kinds.push(kind);
        }
    }
    for reason in weak.reasons {
        if !strong.reasons.contains(&reason) {
            strong.reasons.push(reason);
        }
    }
    strong.policies.extend(weak.policies);
    strong.policies.sort_unstable();
    strong.policies.dedup();
    if weak.confidence > strong.confidence {
        (strong.confidence, strong.decided) = (weak.confidence, weak.decided);
    }
    strong.independent_sources = strong.independent_sources.max(weak.independent_sources);
    strong.update = strong.update && weak.update;
    strong.history = strong.history.filter(|_| strong.update);
    strong
}
