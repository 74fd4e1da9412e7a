//! The comparison report of a story in every reviewed format. Shared by the tests and by `xtask`.

use crate::story::Story;
use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{FORMATS, Options, render};

/// Where the reviewed reports stand, from the root of the repository.
pub const EXAMPLES: &str = "reports/examples";

/// File names and contents of a story's reports: CSV, text (100 columns, no colour), JSON and Markdown.
pub fn examples(story: &Story) -> Vec<(String, Vec<u8>)> {
    let report = check(story.articles(), &Settings::default());
    let options = Options { width: 100, ..Options::default() };
    let example = |(name, ending): (&str, &str)| {
        let format = FORMATS.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no format {name}"));
        let bytes = render(format, &report, &options).unwrap_or_else(|e| panic!("{}: {e}", story.name()));
        (format!("{}.{ending}", story.name()), bytes)
    };
    [("csv", "csv"), ("text", "txt"), ("json", "json"), ("markdown", "md")].map(example).into()
}
