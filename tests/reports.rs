//! The comparison reports in `reports/examples` are those that crosscheck writes today.

#[path = "common/examples.rs"]
mod examples;
#[path = "common/story.rs"]
mod story;

use crosscheck::render::FORMATS;
use examples::{EXAMPLES, draft_examples, examples};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use story::{STORIES, stories};

const ADVICE: &str = "run `cargo xtask reports` and look at what changed";

/// A format that is registered and shown nowhere would go unreviewed.
#[test]
fn every_format_is_shown() {
    let source = include_str!("common/examples.rs");
    let missing = FORMATS.iter().filter(|format| !source.contains(&format!("(\"{}\", ", format.name)));
    let missing: Vec<&str> = missing.map(|format| format.name).collect();
    assert!(missing.is_empty(), "no example in {EXAMPLES} of {}; enter it in tests/common/examples.rs", missing.join(", "));
}

#[test]
fn the_examples_are_current() {
    let current: Vec<(String, Vec<u8>)> = stories(Path::new(STORIES)).iter().flat_map(examples).chain(draft_examples()).collect();
    let stale: Vec<&str> = current
        .iter()
        .filter(|(name, bytes)| fs::read(Path::new(EXAMPLES).join(name)).ok().as_ref() != Some(bytes))
        .map(|(name, _)| name.as_str())
        .collect();
    assert!(stale.is_empty(), "not current in {EXAMPLES}: {}; {ADVICE}", stale.join(", "));
    let names: BTreeSet<String> = current.into_iter().map(|(name, _)| name).collect();
    let kept = fs::read_dir(EXAMPLES).unwrap_or_else(|e| panic!("{EXAMPLES}: {e}; {ADVICE}"));
    for entry in kept {
        let name = entry.expect("the folder can be read").file_name().to_string_lossy().into_owned();
        assert!(names.contains(&name) || name == "README.md", "{EXAMPLES}/{name} belongs to no story; {ADVICE}");
    }
}
