//! From a report to bytes: one file per output format, all registered in one table.

mod cells;
mod csv;
mod escape;
mod explain;
mod github;
mod html;
mod json;
mod junit;
mod ledger;
mod located;
mod markdown;
mod message;
mod ndjson;
mod options;
mod origins;
mod places;
mod quote;
mod record;
mod rules;
mod sarif;
mod text;
mod uri;
mod words;

pub use escape::visible;
pub use explain::{explain_finding, explain_kind};
pub use json::schema;
pub use options::{Detail, Format, Join, Layout, Naming, Options, Paint, RenderError, View};
pub use words::summary;

use crate::types::Report;

/// The output formats. A new format is a file of its own and a row here.
pub static FORMATS: &[Format] = &[
    Format {
        name: "text",
        endings: &["txt"],
        media: "text/plain",
        about: "a report for people",
        views: &BOTH,
        render: text::render,
        join: Some(text::JOIN),
    },
    Format {
        name: "csv",
        endings: &["csv"],
        media: "text/csv",
        about: "a table for spreadsheets; see --layout",
        views: &BOTH,
        render: csv::render,
        join: Some(csv::JOIN),
    },
    Format {
        name: "json",
        endings: &["json"],
        media: "application/json",
        about: "one object with everything; its schema: crosscheck schema",
        views: &BOTH,
        render: json::render,
        join: Some(json::JOIN),
    },
    Format {
        name: "ndjson",
        endings: &["ndjson", "jsonl"],
        media: "application/x-ndjson",
        about: "one JSON object a line: reports, claims, findings",
        views: &BOTH,
        render: ndjson::render,
        join: Some(ndjson::JOIN),
    },
    Format {
        name: "markdown",
        endings: &["md", "markdown"],
        media: "text/markdown",
        about: "a report for wikis and pull requests",
        views: &BOTH,
        render: markdown::render,
        join: Some(markdown::JOIN),
    },
    Format {
        name: "html",
        endings: &["html", "htm"],
        media: "text/html",
        about: "a page to read, filter and print, in one file",
        views: &[View::Findings],
        render: html::render,
        join: None,
    },
    Format {
        name: "sarif",
        endings: &["sarif"],
        media: "application/sarif+json",
        about: "SARIF 2.1.0, for code scanners and editors",
        views: &[View::Findings],
        render: sarif::render,
        join: Some(sarif::JOIN),
    },
    Format {
        name: "github",
        endings: &["annotations"],
        media: "text/plain",
        about: "annotations of GitHub Actions",
        views: &[View::Findings],
        render: github::render,
        join: Some(github::JOIN),
    },
    Format {
        name: "junit",
        endings: &["xml"],
        media: "application/xml",
        about: "a JUnit test report, for CI servers",
        views: &[View::Findings],
        render: junit::render,
        join: Some(junit::JOIN),
    },
];

const BOTH: [View; 2] = [View::Findings, View::Claims];

/// Renders a report in a format.
///
/// # Errors
/// Where the format cannot express the report or show what of it is wanted, or writing it fails.
pub fn render(format: &Format, report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    if !format.views.contains(&options.view) {
        return Err(RenderError::NoFindings(format.name));
    }
    (format.render)(report, options)
}
