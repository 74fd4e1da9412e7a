//! Workflow commands of GitHub Actions: an annotation for each finding that is to be looked at, the agreements as lines of the log.

use super::escape::visible;
use super::ledger;
use super::located::places;
use super::message::{label, message};
use super::options::{Join, Options, RenderError};
use super::places::Places;
use super::quote::whereabouts;
use super::rules::title;
use super::uri;
use super::words::{count, extent, of, summary};
use crate::types::{Finding, Outcome, Report, Severity};
use std::fmt::Write as _;

/// How many annotations of each severity GitHub shows for one step.
const SHOWN: usize = 10;

/// Stories stand one under the other.
pub(super) const JOIN: Join = Join { before: "", between: "", after: "", failed };

/// The lines.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let lines = Places::new(&report.corpus);
    let mut out = String::new();
    for notice in &report.notices {
        let article = report.corpus.article(notice.article);
        let place = uri::file(&article.path).map(|file| format!(" file={}", property(&file))).unwrap_or_default();
        push(&mut out, &format!("::notice{place}::{}", data(&format!("{}: {}", article.id, notice.text))));
    }
    for finding in report.findings.iter().filter(|finding| is_annotation(finding)) {
        push(&mut out, &annotation(report, &lines, finding));
    }
    let agreements: Vec<&Finding> =
        of(report, Outcome::Agreement).into_iter().filter(|finding| !is_annotation(finding)).collect();
    if !agreements.is_empty() {
        push(&mut out, &format!("::group::crosscheck: {}", count(agreements.len(), "agreement")));
        for finding in agreements {
            let at = places(report, finding).first().map(|&id| label(report, &lines, id)).unwrap_or_default();
            push(&mut out, &plain(&format!("{at}: {} [{}]", message(report, &lines, finding), finding.id)));
        }
        push(&mut out, "::endgroup::");
    }
    if !report.quotes.is_empty() {
        push(&mut out, &format!("::group::crosscheck: {}", count(report.quotes.len(), "quotation")));
        for quoted in &report.quotes {
            push(&mut out, &plain(&ledger::line(report, &lines, quoted)));
        }
        push(&mut out, "::endgroup::");
    }
    let story = options.story.as_ref().map(|story| format!("{story}: ")).unwrap_or_default();
    push(&mut out, &plain(&format!("crosscheck: {story}{}: {}{}", extent(report), summary(report), hidden(report))));
    Ok(out.into_bytes())
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    Ok(format!("::error title={}::{}\n", property("Not checked"), data(&format!("{story}: {why}"))).into_bytes())
}

fn is_annotation(finding: &Finding) -> bool {
    finding.is_open()
}

fn annotation(report: &Report, lines: &Places, finding: &Finding) -> String {
    let mut at = String::new();
    if let Some(&id) = places(report, finding).first() {
        let place = whereabouts(&report.corpus, finding, id);
        let region = lines.region(&report.corpus, place);
        if let Some(file) = uri::file(&report.corpus.article(place.article).path) {
            // A string never fails to grow.
            let _ = write!(at, "file={},line={},endLine={},", property(&file), region.line, region.end_line);
            // Columns over several lines are refused.
            if region.line == region.end_line {
                let _ = write!(at, "col={},endColumn={},", region.column, region.end_column);
            }
        }
    }
    let command = command(finding.severity);
    let title = property(&title(report, finding));
    let id = &finding.id;
    let told = format!("{} (confidence {:.2}) [{id}]", message(report, lines, finding), finding.confidence);
    format!("::{command} {at}title={title}::{}", data(&told))
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// How many annotations GitHub will not show, where there are any: `; GitHub shows 10 of 24 notices, the others stand in this log`.
fn hidden(report: &Report) -> String {
    let total = |severity: Severity| {
        let annotated = report.findings.iter().filter(|finding| is_annotation(finding) && finding.severity == severity).count();
        annotated + if severity == Severity::Note { report.notices.len() } else { 0 }
    };
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|&severity| total(severity) > SHOWN)
        .map(|severity| format!("{SHOWN} of {} {}s", total(severity), command(severity)))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("; GitHub shows {} of this step, the others stand in this log", parts.join(" and "))
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// A line of the log that is no command: those begin with `::`, or hold `##[`.
fn plain(text: &str) -> String {
    visible(text).replace("##[", "## [").trim_start_matches(':').to_owned()
}

/// What stands after the `::` of a command.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_no_command_and_begin_none() {
        assert_eq!(data("100%\n::error::x"), "100%25 ::error::x");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
        assert_eq!(plain("::error::x ##[error]y"), "error::x ## [error]y");
    }
}
