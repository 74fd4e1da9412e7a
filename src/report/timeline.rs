//! When each report said what, and which report leans on which, for a finished report.

use crate::types::{ClaimId, Origins, Outcome, Report, Said};
use std::collections::BTreeSet;

/// Adds the origins of a story to its report, and the timeline: every claim that stands in an agreement or a contradiction and whose day is
/// known, by day, then by report and place.
#[must_use]
pub fn with_origins(report: Report, origins: Origins) -> Report {
    let shared = report.findings.iter().filter(|finding| finding.outcome != Outcome::SingleSource);
    let told: BTreeSet<ClaimId> = shared.flat_map(|finding| finding.claims.iter().copied()).collect();
    let mut timeline: Vec<Said> = origins.said.iter().flatten().filter(|said| told.contains(&said.claim)).copied().collect();
    timeline.sort_by_key(|said| (said.on, said.claim));
    Report { origins, timeline, ..report }
}
