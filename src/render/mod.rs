//! From a report to bytes: one file per output format, all registered in one table.

mod cells;
mod csv;
mod escape;
mod explain;
mod json;
mod markdown;
mod ndjson;
mod options;
mod origins;
mod places;
mod quote;
mod record;
mod text;
mod words;

pub use escape::visible;
pub use explain::{explain_finding, explain_kind};
pub use json::schema;
pub use options::{Format, Join, Layout, Options, Paint, RenderError, View};
pub use words::summary;

use crate::types::Report;

/// The output formats. A new format is a file of its own and a row here.
pub static FORMATS: &[Format] = &[
    Format {
        name: "text",
        endings: &["txt"],
        media: "text/plain",
        about: "a report for people",
        render: text::render,
        join: Some(text::JOIN),
    },
    Format {
        name: "csv",
        endings: &["csv"],
        media: "text/csv",
        about: "a table for spreadsheets; see --layout",
        render: csv::render,
        join: Some(csv::JOIN),
    },
    Format {
        name: "json",
        endings: &["json"],
        media: "application/json",
        about: "one object with everything; its schema: crosscheck schema",
        render: json::render,
        join: Some(json::JOIN),
    },
    Format {
        name: "ndjson",
        endings: &["ndjson", "jsonl"],
        media: "application/x-ndjson",
        about: "one JSON object a line: reports, claims, findings",
        render: ndjson::render,
        join: Some(ndjson::JOIN),
    },
    Format {
        name: "markdown",
        endings: &["md", "markdown"],
        media: "text/markdown",
        about: "a report for wikis and pull requests",
        render: markdown::render,
        join: Some(markdown::JOIN),
    },
];

/// Renders a report in a format.
///
/// # Errors
/// Where the format cannot express the report, or writing it fails.
pub fn render(format: &Format, report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    (format.render)(report, options)
}
