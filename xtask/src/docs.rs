//! Writes the pages of `docs/` that are made from tables.

#[path = "../../tests/common/kinds.rs"]
mod kinds;

use anyhow::Context as _;
use std::fs;
use std::path::Path;

/// Writes `docs/kinds.md`.
pub fn run() -> anyhow::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(kinds::KINDS);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(&path, kinds::page()).with_context(|| format!("cannot write {}", kinds::KINDS))
}
