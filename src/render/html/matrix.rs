//! The matrix: a row a finding, a column a report; who says it, who says otherwise, who is silent.

use super::super::rules::title;
use super::super::words::{Named as _, agreed, breach, only_one};
use super::reading::{Reading, is_draft, kinds, reports, sign, verdict, verdicts};
use crate::types::{ClaimId, Finding, Outcome, Report};
use maud::{Markup, html};

/// The table with its key.
pub(super) fn matrix(reading: &Reading) -> Markup {
    let report = reading.report;
    let columns = report.corpus.articles.len() + 2;
    html! {
        p .key {
            span .says { "●" } " says it  " span .opposes { "◆" } " says otherwise  " span .silent { "–" } " silent"
        }
        div .scroll role="region" aria-label="Findings by reports" tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { "Finding" }
                        @for article in 0..report.corpus.articles.len() {
                            th .report scope="col" {
                                bdi { (reading.name(article)) }
                                @if is_draft(report, article) { " " strong .draft { "draft" } }
                            }
                        }
                        th .sure scope="col" { "Sure" }
                    }
                }
                @for (outcome, n) in verdicts(report) {
                    tbody .(outcome.name()) {
                        tr .group { th scope="rowgroup" colspan=(columns) { (group(report, outcome)) " (" (n) ")" } }
                        @for finding in report.findings.iter().filter(|finding| finding.outcome == outcome) {
                            (row(reading, finding))
                        }
                    }
                }
            }
        }
    }
}

/// The heading of the rows of a verdict.
fn group(report: &Report, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Contradiction => "Contradictions",
        Outcome::Unsupported => "No source says",
        Outcome::SingleSource => only_one(report),
        Outcome::Agreement => agreed(report),
    }
}

fn row(reading: &Reading, finding: &Finding) -> Markup {
    let report = reading.report;
    let stands = reading.stands(finding);
    let confidence = format!("{:.2}", finding.confidence);
    html! {
        tr .row data-finding=(finding.id) data-verdict=(verdict(finding)) data-kinds=(kinds(finding))
            data-reports=(reports(report, finding)) data-confidence=(confidence) {
            th scope="row" {
                a href=(format!("#{}", finding.id)) {
                    span .sign aria-hidden="true" { (sign(finding.outcome)) } " " bdi { (reading.claim(finding)) }
                }
                @if finding.outcome == Outcome::Contradiction {
                    small {
                        (title(report, finding)) ", " span .(finding.severity.name()) { (finding.severity.name()) }
                        @if finding.update { ", update" }
                    }
                } @else if let Some(breach) = breach(finding) {
                    small { span .(finding.severity.name()) { (breach) } }
                } @else if !finding.kinds.is_empty() {
                    small { (title(report, finding)) }
                }
            }
            @for article in 0..report.corpus.articles.len() { (cell(reading, &stands, article)) }
            td .sure { (confidence) }
        }
    }
}

fn cell(reading: &Reading, stands: &[(usize, ClaimId, bool)], article: usize) -> Markup {
    let own = |opposed: bool| stands.iter().filter(move |&&(at, _, other)| at == article && other == opposed);
    let lines = |opposed: bool| lines(reading, own(opposed).map(|&(_, id, _)| id));
    let (says, opposes) = (lines(false), lines(true));
    html! {
        @if says.is_empty() && opposes.is_empty() {
            // The key above the table says what it means; there are very many of them.
            td { "–" }
        } @else {
            td data-report=(reading.name(article)) {
                @if !says.is_empty() {
                    span .says { span aria-hidden="true" { "●" } span .unseen { "says it, " } small { (says) } }
                }
                @if !opposes.is_empty() {
                    span .opposes { span aria-hidden="true" { "◆" } span .unseen { "says otherwise, " } small { (opposes) } }
                }
            }
        }
    }
}

/// `line 7`, `lines 7, 9`; empty for none.
fn lines(reading: &Reading, claims: impl Iterator<Item = ClaimId>) -> String {
    let mut lines: Vec<usize> = claims.map(|id| reading.lines.line(reading.report.corpus.claim(id))).collect();
    lines.sort_unstable();
    lines.dedup();
    let word = if lines.len() > 1 { "lines" } else { "line" };
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    if numbers.is_empty() { String::new() } else { format!("{word} {}", numbers.join(", ")) }
}
