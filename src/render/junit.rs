//! Test reports in the JUnit form: a suite for each report, a case for each finding that stands in it.

use super::escape::visible;
use super::ledger;
use super::located::{by_report, side};
use super::message::{label, message, words};
use super::options::{Join, Options, RenderError};
use super::places::Places;
use super::rules::{code, title};
use super::uri;
use super::words::{Named as _, clip, why};
use crate::types::{ClaimId, Finding, Outcome, Report, Severity};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

/// More characters of a claim than this are cut in the name of a case.
const LONGEST: usize = 120;

/// Stories give their suites to one file.
pub(super) const JOIN: Join = Join {
    before: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"crosscheck\">\n",
    between: "",
    after: "</testsuites>\n",
    failed,
};

/// The file; of several stories, the suites alone.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let lines = Places::new(&report.corpus);
    let mut whole = quick_junit::Report::new("crosscheck");
    for (i, own) in by_report(report, &report.findings).into_iter().enumerate() {
        let article = &report.corpus.articles[i];
        let story = options.story.as_ref().map(|story| format!("{story}/")).unwrap_or_default();
        let mut suite = TestSuite::new(visible(&format!("{story}{}", article.id)));
        let told = report.notices.iter().filter(|notice| notice.article.index() == i);
        let quotes = report.quotes.iter().filter(|quoted| quoted.place.article.index() == i);
        let quotes = quotes.map(|quoted| ledger::line(report, &lines, quoted));
        let told: Vec<String> = told.map(|notice| visible(&notice.text)).chain(quotes).collect();
        if !told.is_empty() {
            suite.set_system_out(told.join("\n"));
        }
        suite.add_test_cases(own.iter().map(|(finding, places)| case(report, &lines, finding, places)));
        whole.add_test_suite(suite);
    }
    written(&whole, options.story.is_some())
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(visible(why)).set_type("not-checked");
    let mut suite = TestSuite::new(visible(story));
    suite.add_test_case(TestCase::new("Not checked", status));
    let mut whole = quick_junit::Report::new("crosscheck");
    whole.add_test_suite(suite);
    written(&whole, true)
}

/// The bytes of a file, or what stands inside its outermost element.
fn written(report: &quick_junit::Report, inside: bool) -> Result<Vec<u8>, RenderError> {
    let xml = report.to_string().map_err(RenderError::Junit)?;
    let suites = xml.find("<testsuite ").zip(xml.rfind("</testsuites>"));
    Ok(match (inside, suites) {
        (false, _) => xml.into_bytes(),
        (true, Some((start, end))) => format!("    {}\n", xml[start..end].trim_end()).into_bytes(),
        (true, None) => Vec::new(),
    })
}

/// Errors and warnings fail, notes are skipped with a message, agreements pass.
fn case(report: &Report, lines: &Places, finding: &Finding, places: &[ClaimId]) -> TestCase {
    let told = message(report, lines, finding);
    let mut status = match (finding.outcome, finding.severity) {
        _ if !finding.is_open() => TestCaseStatus::success(),
        (Outcome::Agreement, Severity::Note) => TestCaseStatus::success(),
        (_, Severity::Note) => TestCaseStatus::skipped(),
        (_, Severity::Warning | Severity::Error) => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    let kinds = if finding.kinds.is_empty() { code(finding).to_owned() } else { finding.kinds.join(" ") };
    status.set_message(told.as_str()).set_type(kinds.as_str());
    if matches!(status, TestCaseStatus::NonSuccess { .. }) {
        status.set_description(description(report, lines, finding, places));
    }
    let claim = clip(&visible(&finding.claim), LONGEST);
    let mut case = TestCase::new(format!("{}: {claim} [{}]", title(report, finding), finding.id), status);
    if let Some(&first) = places.first() {
        let claim = report.corpus.claim(first);
        let article = report.corpus.article(claim.article);
        case.set_classname(format!("crosscheck.{}", code(finding)));
        if let Some(file) = uri::file(&article.path) {
            case.extra.insert("file".into(), visible(&file).into());
        }
        case.extra.insert("line".into(), lines.line(claim).to_string().into());
    }
    case.add_property(("finding", finding.id.as_str()));
    case.add_property(("verdict", finding.outcome.name()));
    case.add_property(("severity", finding.severity.name()));
    for policy in &finding.policies {
        case.add_property(("policy", policy.code()));
    }
    case.add_property(("confidence", format!("{:.2}", finding.confidence).as_str()));
    if matches!(case.status, TestCaseStatus::Success { .. }) {
        case.set_system_out(told);
    }
    case
}

/// The places with their words, a line each, then why.
fn description(report: &Report, lines: &Places, finding: &Finding, places: &[ClaimId]) -> String {
    let quoted = places.iter().map(|&id| {
        let side = if finding.sides.len() > 1 { format!("{}. ", side(finding, id) + 1) } else { String::new() };
        visible(&format!("{side}{}: {}", label(report, lines, id), words(report, finding, id)))
    });
    let why = why(finding).into_iter().map(|why| visible(&format!("why: {why}")));
    quoted.chain(why).collect::<Vec<_>>().join("\n")
}
