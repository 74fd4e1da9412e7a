//! Writes the comparison reports of the fixture stories, and drops those of stories that are gone.

#[path = "../../tests/common/examples.rs"]
mod examples;

use crate::story::{STORIES, stories};
use anyhow::Context as _;
use examples::{EXAMPLES, draft_examples, examples};
use std::fs;
use std::path::Path;

/// Writes `reports/examples` from the root of the repository, so that the paths in the reports are relative to it.
pub fn run() -> anyhow::Result<()> {
    std::env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .context("the repository is not where it was built")?;
    let _ = fs::remove_dir_all(EXAMPLES);
    fs::create_dir_all(EXAMPLES).with_context(|| format!("cannot make {EXAMPLES}"))?;
    for (name, bytes) in stories(Path::new(STORIES)).iter().flat_map(examples).chain(draft_examples()) {
        fs::write(Path::new(EXAMPLES).join(&name), bytes).with_context(|| format!("cannot write {EXAMPLES}/{name}"))?;
    }
    Ok(())
}
