//! `crosscheck.toml`: found upward from a draft, read, and given its meaning for that draft.

mod file;

pub(super) use file::schema;

use anyhow::{Context as _, anyhow, bail};
use crosscheck::types::{Desk, Level, Policy};
use file::{File, Kinds, Policies};
use globset::{Glob, GlobSet, GlobSetBuilder};
use std::path::{Component, Path, PathBuf};

/// The name of the file.
pub(super) const NAME: &str = "crosscheck.toml";

/// What a configuration says.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The folder that its paths start from; empty without a file.
    pub folder: PathBuf,
    /// The file; `None` where there is none.
    pub path: Option<PathBuf>,
    file: File,
    /// Of each entry of `paths` the drafts that it is about.
    drafts: Vec<GlobSet>,
}

/// What holds for one draft.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub desk: Desk,
    /// Files, folders and globs, from the folder of the configuration.
    pub sources: Vec<String>,
}

impl Config {
    /// Reads the file that was named, or the one that is found upward from the draft; nothing where there is none.
    ///
    /// # Errors
    /// Where it cannot be read, or says what it may not; the message names file, line and column.
    pub(super) fn load(named: Option<&Path>, draft: Option<&Path>) -> anyhow::Result<Self> {
        let found = match (named, draft) {
            (Some(path), _) => Some(path.to_owned()),
            (None, Some(draft)) => upward(draft),
            (None, None) => None,
        };
        let Some(path) = found else { return Ok(Self::default()) };
        let text = super::read::text(&path, "a settings file")?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let file: File = toml::from_str(text).map_err(|error| {
            let (line, column) = position(text, error.span().map_or(0, |span| span.start));
            let why = error.message().trim_end();
            anyhow!("{}:{line}:{column}: {why}; mend it (`crosscheck schema config` says what may stand there)", path.display())
        })?;
        let told = |at: usize, why: &str| {
            let (line, column) = position(text, at);
            anyhow!("{}:{line}:{column}: {why}", path.display())
        };
        file.check().map_err(|(at, why)| told(at, &why))?;
        let drafts = file.paths.iter().map(|entry| globs(&entry.drafts)).collect::<anyhow::Result<_>>();
        let drafts = drafts.with_context(|| path.display().to_string())?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { folder, path: Some(path), file, drafts })
    }

    /// The configuration, where there is a file.
    pub(super) fn there(self) -> Option<Self> {
        self.path.is_some().then_some(self)
    }

    /// The globs of the drafts.
    pub(super) fn drafts(&self) -> &[String] {
        &self.file.drafts
    }

    /// What makes the exit status 1, where the file says it.
    pub(super) fn fail_on(&self) -> Option<&[String]> {
        self.file.fail_on.as_deref()
    }

    /// The least confidence, where the file says it.
    pub(super) fn min_confidence(&self) -> Option<f64> {
        self.file.min_confidence
    }

    /// How many origins an agreement needs, where the file says it.
    pub(super) fn min_origins(&self) -> Option<usize> {
        self.file.policies.min_origins.as_ref().and_then(|policy| policy.count)
    }

    /// The baseline, where the file names one.
    pub(super) fn baseline(&self) -> Option<PathBuf> {
        self.file.baseline.as_ref().map(|path| self.folder.join(path))
    }

    /// What holds for a draft: the general part, then each entry of `paths` whose globs its path fits, in order.
    pub(super) fn rules(&self, draft: Option<&Path>) -> Rules {
        let mut rules = Rules { sources: self.file.sources.clone(), ..Rules::default() };
        apply(&mut rules.desk, &self.file.policies, &self.file.kinds);
        let draft = draft.map(|draft| inside(draft, &self.folder));
        for (entry, globs) in self.file.paths.iter().zip(&self.drafts) {
            if draft.as_ref().is_some_and(|draft| globs.is_match(draft)) {
                apply(&mut rules.desk, &entry.policies, &entry.kinds);
                if let Some(sources) = &entry.sources {
                    rules.sources.clone_from(sources);
                }
            }
        }
        rules
    }
}

fn apply(desk: &mut Desk, policies: &Policies, kinds: &Kinds) {
    let levels = [
        (Policy::MinOrigins, policies.min_origins.as_ref().and_then(|policy| policy.level)),
        (Policy::AnonymousOnly, policies.anonymous_only),
        (Policy::QuoteMismatch, policies.quote_mismatch),
        (Policy::Unsupported, policies.unsupported),
    ];
    desk.policies.extend(levels.into_iter().filter_map(|(policy, level)| Some((policy, Level::from(level?)))));
    if let Some(count) = policies.min_origins.as_ref().and_then(|policy| policy.count) {
        desk.min_origins = count;
    }
    desk.kinds.extend(kinds.iter().map(|(code, level)| (code.clone(), Level::from(*level.get_ref()))));
}

/// The file in the folder of the draft, or in one above it, up to the folder of the repository that it stands in.
fn upward(draft: &Path) -> Option<PathBuf> {
    let stdin = super::read::is_stdin(draft);
    let start = if stdin { PathBuf::from(".") } else { draft.parent().map(Path::to_owned).unwrap_or_default() };
    let start = if start.as_os_str().is_empty() { PathBuf::from(".") } else { start };
    let whole = start.canonicalize().ok()?;
    let mut shown = Some(start);
    for folder in whole.ancestors() {
        // A folder of that name is found too, and told as what cannot be read.
        if folder.join(NAME).exists() {
            // As the user wrote it, as long as that leads there.
            let written = shown.map(|shown| shown.join(NAME)).filter(|path| path.exists());
            return Some(
                written.map_or_else(|| folder.join(NAME), |path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)),
            );
        }
        if folder.join(".git").exists() {
            return None;
        }
        shown = shown.map(|shown| above(&shown));
    }
    None
}

/// The folder above one, as it would be written.
fn above(folder: &Path) -> PathBuf {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        },
        Some(Component::CurDir) | None => PathBuf::from(".."),
        _ => folder.join(".."),
    }
}

/// A path from a folder on, where it stands in it; else as it is.
fn inside(path: &Path, folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(whole), Ok(folder)) => whole.strip_prefix(&folder).map(Path::to_owned).unwrap_or(whole),
        _ => path.to_owned(),
    }
}

/// Globs as one set; `*` does not cross a folder.
fn globs<T: AsRef<str>>(list: &[T]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in list {
        set.add(glob_of(glob.as_ref())?);
    }
    Ok(set.build()?)
}

/// One glob.
pub(super) fn glob_of(text: &str) -> anyhow::Result<Glob> {
    let text = text.strip_prefix("./").unwrap_or(text);
    match globset::GlobBuilder::new(text).literal_separator(true).build() {
        Ok(glob) => Ok(glob),
        Err(error) => bail!("`{text}` is no glob: {}", error.kind()),
    }
}

/// Line and column of a byte, from 1, the column in characters.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    (1 + before.matches('\n').count(), 1 + before[start..].chars().count())
}
