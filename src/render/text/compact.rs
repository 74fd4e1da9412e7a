//! One line a finding, `file:line:column: severity kind: …`, for the quickfix lists of editors and for `grep`.

use super::super::escape::visible;
use super::super::located::places;
use super::super::message::message;
use super::super::quote::whereabouts;
use super::super::rules::code;
use super::super::words::Named as _;
use super::Page;
use crate::types::Finding;

impl Page<'_> {
    /// The lines of all findings, in their order.
    pub(super) fn compact(&mut self) {
        for finding in &self.report.findings {
            let line = self.compact_line(finding);
            self.line(0, &line);
        }
    }

    fn compact_line(&self, finding: &Finding) -> String {
        let told = message(self.report, &self.places, finding);
        let what = format!("{} {}: {told} [{}]", finding.severity.name(), code(finding), finding.id);
        let Some(&first) = places(self.report, finding).first() else { return what };
        let place = whereabouts(&self.report.corpus, finding, first);
        let region = self.places.region(&self.report.corpus, place);
        let path = visible(&self.report.corpus.article(place.article).path);
        format!("{}: {what}", self.link(&format!("{path}:{}:{}", region.line, region.column), place))
    }
}
