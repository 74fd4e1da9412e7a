//! The comparison report of a story in every reviewed format. Shared by the tests and by `xtask`.

use crate::story::Story;
use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{Detail, FORMATS, Layout, Options, render};

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
