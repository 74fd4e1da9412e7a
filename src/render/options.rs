//! What a format is, and what the caller may choose about its output.

use crate::types::{Article, Report};
use std::borrow::Cow;

/// An output format: a row of [`FORMATS`](super::FORMATS).
#[derive(Debug)]
pub struct Format {
    /// The name on the command line: `csv`.
    pub name: &'static str,
    /// Endings of file names that mean this format, in lower case, without the dot.
    pub endings: &'static [&'static str],
    /// The media type (RFC 2046).
    pub media: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// What of a report it can show.
    pub views: &'static [View],
    /// Turns a report into the bytes of a whole file.
    pub render: fn(&Report, &Options) -> Result<Vec<u8>, RenderError>,
    /// How the outputs of several stories make one file; `None` where they cannot.
    pub join: Option<Join>,
}

/// How the outputs of several stories make one file.
#[derive(Debug, Clone, Copy)]
pub struct Join {
    /// Stands before the first story.
    pub before: &'static str,
    /// Stands between two stories.
    pub between: &'static str,
    /// Stands after the last story.
    pub after: &'static str,
    /// The record of a story (its name first) that could not be checked (and why).
    pub failed: fn(&str, &str) -> Result<Vec<u8>, RenderError>,
}

/// What the caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What of the report is wanted.
    pub view: View,
    /// The form of tables.
    pub layout: Layout,
    /// Whether terminal colours may be used.
    pub paint: Paint,
    /// How much the text report says.
    pub detail: Detail,
    /// The folder of the run, from the root on: with it, the text report makes links of places. `None` where the terminal knows none.
    pub base: Option<String>,
    /// Columns of the terminal or page, for formats that wrap; at least 20 is used.
    pub width: usize,
    /// What reports are called where people read it: in the text report and in tables.
    pub naming: Naming,
    /// The name of the story, where the output is one of several; the output is then one record to be joined by [`Join`].
    pub story: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            view: View::Findings,
            layout: Layout::Wide,
            paint: Paint::Plain,
            detail: Detail::Full,
            base: None,
            naming: Naming::Id,
            width: 80,
            story: None,
        }
    }
}

/// What of a report is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The findings.
    Findings,
    /// The claims of each report alone.
    Claims,
}

/// How much the text report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything, for people who read it.
    Full,
    /// One line a finding, for editors.
    Compact,
}

/// What a report is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// By its id.
    Id,
    /// By its path: where several drafts stand in one output, ids could mean two files.
    Path,
}

impl Naming {
    /// The report with the names that its reports are to have.
    pub(super) fn of<'a>(self, report: &'a Report, stdin: Option<&str>) -> Cow<'a, Report> {
        let name = |article: &Article| match (self, stdin) {
            (_, Some(stdin)) if article.path == "-" && article.id == "-" => Some(stdin.to_owned()),
            (Self::Path, _) if article.path != article.id => Some(article.path.clone()),
            _ => None,
        };
        let names: Vec<Option<String>> = report.corpus.articles.iter().map(name).collect();
        if names.iter().all(Option::is_none) {
            return Cow::Borrowed(report);
        }
        let mut named = report.clone();
        for (article, name) in named.corpus.articles.iter_mut().zip(names) {
            article.id = name.unwrap_or_else(|| std::mem::take(&mut article.id));
        }
        Cow::Owned(named)
    }
}

/// The form of a table of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One row a finding, one column a report.
    Wide,
    /// One row a claim of a finding.
    Long,
    /// As wide, with line numbers and empty columns to tick and to note.
    Desk,
    /// One row a quotation of the draft, in place of findings.
    Quotes,
}

/// Whether terminal colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// No colours.
    Plain,
    /// ANSI colours.
    Ansi,
}

/// Why a report cannot be rendered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A table could not be written.
    #[error("the CSV table could not be written: {0}")]
    Csv(#[source] ::csv::Error),
    /// An object could not be written.
    #[error("the JSON output could not be written: {0}")]
    Json(#[source] serde_json::Error),
    /// A test report could not be written.
    #[error("the JUnit report could not be written: {0}")]
    Junit(#[source] quick_junit::SerializeError),
    /// The format shows findings, and claims alone were asked for.
    #[error("the format {0} shows findings, and none are looked for here: take another format")]
    NoFindings(&'static str),
    /// A batch has no common columns for this form.
    #[error("a batch of stories has no common columns per report: use --layout long, or leave --layout out")]
    BatchLayout,
}
