//! The order in which a reader wants the findings: contradictions, then what no source says, then single sources, then agreements.

use crate::types::{Corpus, Finding, Outcome};
use std::cmp::Ordering;

/// Contradictions by severity, confidence and place; unsupported and single-source claims by place; agreements by number of sources and place.
pub(super) fn order(corpus: &Corpus, findings: &mut [Finding]) {
    findings.sort_by(|a, b| compare(a, b).then_with(|| places(corpus, a).cmp(&places(corpus, b))));
}

fn compare(a: &Finding, b: &Finding) -> Ordering {
    rank(a.outcome).cmp(&rank(b.outcome)).then_with(|| match a.outcome {
        Outcome::Contradiction => b.severity.cmp(&a.severity).then(b.confidence.total_cmp(&a.confidence)),
        Outcome::Agreement => b.independent_sources.cmp(&a.independent_sources),
        Outcome::Unsupported | Outcome::SingleSource => Ordering::Equal,
    })
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Contradiction => 0,
        Outcome::Unsupported => 1,
        Outcome::SingleSource => 2,
        Outcome::Agreement => 3,
    }
}

/// Where the claims of a finding stand: report and offset, in order.
fn places(corpus: &Corpus, finding: &Finding) -> Vec<(usize, usize, usize)> {
    let place = |claim: &crate::types::Claim| (claim.article.index(), claim.span.start(), claim.span.end());
    finding.claims.iter().map(|&id| place(corpus.claim(id))).collect()
}
