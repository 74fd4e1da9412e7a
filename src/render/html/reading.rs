//! What all parts of the page look up: lines, the findings of each claim, the sign of each verdict.

use super::super::escape::visible;
use super::super::located::{places, side};
use super::super::places::Places;
use super::super::words::{Named as _, clip};
use crate::types::{Article, ClaimId, Finding, Outcome, Report};

/// A report with what its parts need at hand.
pub(super) struct Reading<'a> {
    pub report: &'a Report,
    pub lines: Places,
    /// For each claim the findings that it stands in, in their order, by index.
    of_claims: Vec<Vec<usize>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut of_claims = vec![Vec::new(); report.corpus.claims.len()];
        for (i, finding) in report.findings.iter().enumerate() {
            finding.claims.iter().for_each(|id| of_claims[id.index()].push(i));
        }
        Self { report, lines: Places::new(&report.corpus), of_claims }
    }

    /// The first finding that a claim stands in: contradictions come first.
    pub(super) fn strongest(&self, id: ClaimId) -> Option<usize> {
        self.of_claims[id.index()].first().copied()
    }

    pub(super) fn article(&self, index: usize) -> &'a Article {
        &self.report.corpus.articles[index]
    }

    /// The name of a report, harmless.
    pub(super) fn name(&self, index: usize) -> String {
        visible(&self.article(index).id)
    }

    /// `report:line` of a claim, harmless.
    pub(super) fn label(&self, id: ClaimId) -> String {
        visible(&self.lines.label_of(&self.report.corpus, self.report.corpus.claim(id)))
    }

    /// The claims of a finding, each with its report and whether it says the opposite of the finding's first claim.
    pub(super) fn stands(&self, finding: &Finding) -> Vec<(usize, ClaimId, bool)> {
        let all = places(self.report, finding);
        let opposed = |id: ClaimId| all.first().is_some_and(|&first| side(finding, first) != side(finding, id));
        all.iter().map(|&id| (self.report.corpus.claim(id).article.index(), id, opposed(id))).collect()
    }

    /// The claim of a finding, short enough for a heading or a row.
    pub(super) fn claim(&self, finding: &Finding) -> String {
        clip(&visible(&finding.claim), 160)
    }
}

/// Whether a report is the draft that is checked.
pub(super) fn is_draft(report: &Report, index: usize) -> bool {
    report.draft.is_some_and(|draft| draft.index() == index)
}

/// The sign of a verdict, for those who see no colour.
pub(super) fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Contradiction => "≠",
        Outcome::Unsupported => "?",
        Outcome::SingleSource => "1",
        Outcome::Agreement => "=",
    }
}

/// The verdicts that a report's findings have, in their order, with how many there are.
pub(super) fn verdicts(report: &Report) -> Vec<(Outcome, usize)> {
    let all = [Outcome::Contradiction, Outcome::Unsupported, Outcome::SingleSource, Outcome::Agreement];
    let of = |outcome| report.findings.iter().filter(|finding| finding.outcome == outcome).count();
    all.into_iter().map(|outcome| (outcome, of(outcome))).filter(|&(_, n)| n > 0).collect()
}

/// What filters go by, as the value of `data-kinds`.
pub(super) fn kinds(finding: &Finding) -> String {
    finding.kinds.join(" ")
}

/// The reports that a finding touches, as the value of `data-reports`.
pub(super) fn reports(report: &Report, finding: &Finding) -> String {
    let mut touched: Vec<usize> = finding.claims.iter().map(|&id| report.corpus.claim(id).article.index()).collect();
    touched.sort_unstable();
    touched.dedup();
    touched.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

/// The name of a verdict, as the value of `data-verdict` and as a class.
pub(super) fn verdict(finding: &Finding) -> &'static str {
    finding.outcome.name()
}
