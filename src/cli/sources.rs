//! Which files are meant: names, folders and globs, as far as `.gitignore` lets them be seen.

use super::config::glob_of;
use super::read::is_stdin;
use anyhow::Context as _;
use ignore::WalkBuilder;
use std::path::{Component, Path, PathBuf};

/// Endings of files that folders and open globs mean.
const ENDINGS: [&str; 4] = ["md", "markdown", "txt", "text"];

/// What names a file or several, and the folder that it starts from (empty for that of the run).
#[derive(Debug)]
pub(super) struct Given<'a> {
    pub text: &'a Path,
    pub folder: &'a Path,
}

/// Files in the order given, those of a folder or glob sorted; and what is good to know.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    pub files: Vec<PathBuf>,
    pub notes: Vec<String>,
}

/// The files that are meant. A name that is no folder and no glob is kept, whether it is there or not: reading it will tell. The draft
/// is none of its own sources.
///
/// # Errors
/// Where a glob is none, or a folder cannot be listed.
pub(super) fn expand(given: &[Given], draft: Option<&Path>) -> anyhow::Result<Expanded> {
    let mut found = Expanded::default();
    for one in given {
        let path = one.folder.join(one.text);
        let named = one.text.to_string_lossy();
        let all = if is_stdin(one.text) {
            vec![one.text.to_owned()]
        } else if path.is_dir() {
            walk(&path, &is_report)?
        } else if !path.exists() && named.contains(['*', '?', '[', '{']) {
            globbed(one.folder, &named)?
        } else {
            vec![path.clone()]
        };
        let files: Vec<PathBuf> = all.iter().filter(|file| draft.is_none_or(|draft| !same(draft, file))).cloned().collect();
        if files.is_empty() {
            let why = if all.is_empty() { "no file is meant by it" } else { "this is the draft itself, and no source" };
            found.notes.push(format!("{}: {why}", path.display()));
        }
        found.files.extend(files);
    }
    let mut seen = std::collections::BTreeSet::new();
    found.files.retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    Ok(found)
}

/// The files that a glob fits, which starts from a folder.
fn globbed(folder: &Path, text: &str) -> anyhow::Result<Vec<PathBuf>> {
    let text = text.strip_prefix("./").unwrap_or(text);
    let matcher = glob_of(text)?.compile_matcher();
    let open = Path::new(text).extension().is_none_or(|ending| ending == "*");
    // Walking begins where the glob does.
    let literal = Path::new(text).components().take_while(|part| match part {
        Component::Normal(name) => !name.to_string_lossy().contains(['*', '?', '[', '{']),
        _ => true,
    });
    let start: PathBuf = folder.join(literal.collect::<PathBuf>());
    if !start.is_dir() && !start.as_os_str().is_empty() {
        return Ok(Vec::new());
    }
    let fits = |file: &Path| {
        let inner = file.strip_prefix(folder).unwrap_or(file);
        matcher.is_match(inner.strip_prefix(".").unwrap_or(inner))
    };
    Ok(walk(&start, &fits)?.into_iter().filter(|file| !open || is_report(file)).collect())
}

/// The files under a folder that are not hidden, not ignored and fit, sorted.
fn walk(folder: &Path, fits: &dyn Fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let here = folder.as_os_str().is_empty();
    let start = if here { Path::new(".") } else { folder };
    let mut files = Vec::new();
    for entry in WalkBuilder::new(start).require_git(false).git_global(false).sort_by_file_name(Ord::cmp).build() {
        let entry = entry.with_context(|| format!("{}: it cannot be listed", start.display()))?;
        if !entry.file_type().is_some_and(|kind| kind.is_dir()) {
            let path = entry.into_path();
            files.push(if here { path.strip_prefix(".").map(Path::to_owned).unwrap_or(path) } else { path });
        }
    }
    files.retain(|file| fits(file) && file.is_file());
    Ok(files)
}

/// Whether a file is one that folders mean.
pub(super) fn is_report(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether two paths lead to one file.
pub(super) fn same(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
