//! Each row of `data/aspects.tsv` tells the aspect of the figure in its example.

use crosscheck::ingest::{Input, ingest};
use crosscheck::pipeline::Settings;
use crosscheck::study;

#[test]
fn examples_tell_their_aspect() {
    let rows = include_str!("../data/aspects.tsv").lines().filter(|line| !line.starts_with('#'));
    let silent: Vec<&str> = rows.filter(|row| !told(row.rsplit('\t').next().unwrap_or_default())).collect();
    assert!(silent.is_empty(), "no aspect in the example of:\n{}", silent.join("\n"));
}

/// Whether a figure of the sentence has an aspect, seen by comparing the sentence with its copy.
fn told(example: &str) -> bool {
    let article =
        |name: &str| ingest(&Input { path: name.into(), bytes: example.as_bytes().to_vec() }).expect("an example is readable");
    let (_, alignment, _) = study::candidates(vec![article("a.txt"), article("b.txt")], &Settings::default());
    alignment.values.iter().any(|pair| pair.evidence.iter().any(|(name, value)| name == "aspect" && value >= 1.0))
}
