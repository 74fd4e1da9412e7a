//! Which place of a finding comes first and which belong to it: the same in every format, with a draft and without.

use super::quote;
use crate::types::{ClaimId, Finding, Report};

/// All claims of a finding, each once: first the one where the finding is shown, then the one that it is set against, then the rest in
/// order. With a draft, the first is the draft's (where the finding has one), and the sources follow.
pub(super) fn places(report: &Report, finding: &Finding) -> Vec<ClaimId> {
    let first = match leads(report, finding) {
        Some((left, right)) => vec![left, right],
        None => finding.claims.iter().copied().find(|&id| in_draft(report, id)).into_iter().collect(),
    };
    let rest = finding.claims.iter().copied().filter(|id| !first.contains(id));
    first.iter().copied().chain(rest).collect()
}

/// Findings under the report of their first place, each with all its places: an entry a report. What has no place stands under the
/// first.
pub(super) fn by_report<'a>(
    report: &Report,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Vec<Vec<(&'a Finding, Vec<ClaimId>)>> {
    let mut reports = vec![Vec::new(); report.corpus.articles.len()];
    for finding in findings {
        let places = places(report, finding);
        let own = places.first().map_or(0, |&id| report.corpus.claim(id).article.index());
        if let Some(own) = reports.get_mut(own) {
            own.push((finding, places));
        }
    }
    reports
}

/// The claims that stand for the two sides of a contradiction; with a draft, the draft's side is the left one and shows the draft's
/// own words. `None` where there are no two sides.
pub(super) fn leads(report: &Report, finding: &Finding) -> Option<(ClaimId, ClaimId)> {
    let (left, right) = quote::leads(finding)?;
    let drafted = |id: ClaimId| in_draft(report, id);
    if drafted(left) || !finding.claims.iter().any(|&id| drafted(id)) {
        return Some((left, right));
    }
    if drafted(right) {
        return Some((right, left));
    }
    // The strongest evidence stands between two sources: the draft stands for the side that it is on.
    let own = finding.sides.iter().find_map(|side| side.iter().copied().find(|&id| drafted(id)).map(|id| (side, id)));
    own.map(|(side, id)| (id, if side.contains(&left) { right } else { left })).or(Some((left, right)))
}

fn in_draft(report: &Report, id: ClaimId) -> bool {
    report.draft == Some(report.corpus.claim(id).article)
}

/// The side of a finding that a claim is on: 0 for the first, 1 for the second. What has one side alone is all on side 0.
pub(super) fn side(finding: &Finding, id: ClaimId) -> usize {
    finding.sides.iter().position(|side| side.contains(&id)).unwrap_or(0)
}
