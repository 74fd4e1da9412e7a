//! From judged findings to the final report: duplicates merged, ids from content, in the order that a reader wants.

mod desk;
mod given;
mod identity;
mod merge;
mod order;
mod silence;
mod timeline;

pub(crate) use desk::{Checked, at_the_desk};
pub(crate) use given::in_given_order;
pub use silence::{codes, ignore};
pub(crate) use timeline::with_origins;

use crate::types::{Corpus, Finding, Kind, Notice, Report};

/// Makes the report: findings below `min_confidence` (a probability in `0.0..=1.0`) are left out, findings of the same outcome on the
/// same claims become one, the rest gets its order and its ids.
#[must_use]
pub fn report(
    corpus: Corpus,
    findings: Vec<Finding>,
    notices: Vec<Notice>,
    engine: &'static str,
    kinds: &'static [Kind],
    min_confidence: f64,
) -> Report {
    let mut findings = merge::merge(findings);
    findings.retain(|finding| finding.confidence >= min_confidence);
    order::order(&corpus, &mut findings);
    identity::identify(&corpus, &mut findings);
    Report { corpus, findings, notices, engine, kinds, ..Report::default() }
}
