//! The comparison report of a story in every reviewed format. Shared by the tests and by `xtask`.

use crate::story::Story;
use crosscheck::ingest::{Input, ingest, ingest_draft, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{Detail, FORMATS, Layout, Options, render};
use crosscheck::report::ignore;
use crosscheck::types::{Desk, Level, Policy, Report, Severity};

/// Where the reviewed reports stand, from the root of the repository.
pub const EXAMPLES: &str = "reports/examples";

/// The stories that are shown in every format; the others in those that people compare.
const WHOLE: [&str; 2] = ["arms-talks", "varda-flood"];

/// File names and contents of a story's reports, none in colour, text at 100 columns: text, CSV, JSON and Markdown; of some stories
/// every format and form.
pub fn examples(story: &Story) -> Vec<(String, Vec<u8>)> {
    let report = check(story.articles(), &Settings::default());
    let options = Options { width: 100, ..Options::default() };
    let example = |(name, ending, options): (&str, &str, &Options)| {
        let format = FORMATS.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no format {name}"));
        let bytes = render(format, &report, options).unwrap_or_else(|e| panic!("{}: {e}", story.name()));
        (format!("{}.{ending}", story.name()), bytes)
    };
    let everywhere = [("csv", "csv"), ("text", "txt"), ("json", "json"), ("markdown", "md")];
    let mut wanted: Vec<(&str, &str, &Options)> = everywhere.iter().map(|&(name, ending)| (name, ending, &options)).collect();
    let compact = Options { detail: Detail::Compact, ..options.clone() };
    let layout = |layout| Options { layout, ..options.clone() };
    let (long, desk) = (layout(Layout::Long), layout(Layout::Desk));
    if WHOLE.contains(&story.name().as_str()) {
        wanted.extend([("text", "compact.txt", &compact), ("csv", "long.csv", &long), ("csv", "desk.csv", &desk)]);
        wanted.extend([("ndjson", "ndjson", &options), ("html", "html", &options), ("sarif", "sarif", &options)]);
        wanted.extend([("github", "github.txt", &options), ("junit", "junit.xml", &options)]);
    }
    wanted.into_iter().map(example).collect()
}

/// The sample repository of drafts, from the root of the repository.
pub const DRAFTS: &str = "fixtures/ci";

/// File names and contents of the reports on the sample draft, in every format and form, with the policies of its `crosscheck.toml`.
pub fn draft_examples() -> Vec<(String, Vec<u8>)> {
    let report = drafted();
    let options = Options { width: 100, ..Options::default() };
    let layout = |layout| Options { layout, ..options.clone() };
    let compact = Options { detail: Detail::Compact, ..options.clone() };
    let plain = FORMATS.iter().map(|format| (format.name, format.endings[0].to_owned(), options.clone()));
    let forms = [
        ("text", "compact.txt".to_owned(), compact),
        ("csv", "desk.csv".to_owned(), layout(Layout::Desk)),
        ("csv", "long.csv".to_owned(), layout(Layout::Long)),
        ("csv", "quotes.csv".to_owned(), layout(Layout::Quotes)),
    ];
    let example = |(name, ending, options): (&str, String, Options)| {
        let format = FORMATS.iter().find(|format| format.name == name).unwrap_or_else(|| panic!("no format {name}"));
        let bytes = render(format, &report, &options).unwrap_or_else(|e| panic!("{name}: {e}"));
        (format!("draft-quay-bridge.{ending}"), bytes)
    };
    plain.chain(forms).map(example).collect()
}

/// The sample draft, checked against its sources.
pub fn drafted() -> Report {
    let input = |path: &str| {
        let path = format!("{DRAFTS}/{path}");
        let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        Input { path, bytes }
    };
    let (draft, ignores) = ingest_draft(&input("drafts/quay-bridge.md")).unwrap_or_else(|e| panic!("{e}"));
    let sources = ["council.txt", "gazette.txt", "radio.md"].map(|name| input(&format!("sources/{name}")));
    let mut articles = vec![draft];
    articles.extend(sources.iter().map(|source| ingest(source).unwrap_or_else(|e| panic!("{e}"))));
    tell_apart(&mut articles);
    let at = Level::At;
    let policies = [
        (Policy::QuoteMismatch, at(Severity::Error)),
        (Policy::Unsupported, at(Severity::Warning)),
        (Policy::MinOrigins, at(Severity::Note)),
        (Policy::AnonymousOnly, at(Severity::Warning)),
    ];
    let kinds = [("number".to_owned(), at(Severity::Error)), ("certainty".to_owned(), Level::Off)];
    let desk = Desk { policies: policies.into(), kinds: kinds.into(), min_origins: 2 };
    let mut report = check(articles.clone(), &Settings { draft: Some(articles[0].id.clone()), desk, ..Settings::default() });
    if let Some(draft) = report.draft {
        ignore(&mut report, draft, &ignores);
    }
    report
}
