//! From paths to articles: files and standard input read, duplicates left out, what cannot be read told.

use super::parallel;
use anyhow::{anyhow, bail};
use crosscheck::ingest::{Input, SIZE_LIMIT, ingest, ingest_draft, tell_apart};
use crosscheck::types::{Article, Ignore};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The reports of one story as far as they could be read.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Those that could, with their ids.
    pub articles: Vec<Article>,
    /// Why others could not: what, where, what to do.
    pub problems: Vec<String>,
    /// What the user should know: reports given twice.
    pub notes: Vec<String>,
}

/// Bytes that one input may have; a special file without an end must not fill the memory.
pub(super) const LARGEST: u64 = SIZE_LIMIT as u64;

/// Reads the reports of a story.
pub(super) fn read(paths: &[PathBuf], threads: usize) -> Story {
    let mut story = Story::default();
    let inputs = distinct(paths, &mut story);
    for outcome in parallel::map(threads, inputs, |input| ingest(&input)) {
        match outcome {
            Ok(article) => story.articles.push(article),
            Err(error) => story.problems.push(error.to_string()),
        }
    }
    tell_apart(&mut story.articles);
    story
}

/// Reads a draft and its sources. The draft comes first; the remarks in it that silence findings come apart.
///
/// # Errors
/// Where the draft cannot be read.
pub(super) fn read_draft(draft: &Path, sources: &[PathBuf], threads: usize) -> anyhow::Result<(Story, Vec<Ignore>)> {
    let mut story = Story::default();
    let paths: Vec<PathBuf> = std::iter::once(draft.to_owned()).chain(sources.iter().cloned()).collect();
    let mut inputs = distinct(&paths, &mut story).into_iter();
    let Some(own) = inputs.next().filter(|input| input.path == draft.display().to_string()) else {
        bail!("{}", story.problems.swap_remove(0));
    };
    let (article, ignores) = ingest_draft(&own)?;
    story.articles.push(article);
    for outcome in parallel::map(threads, inputs.collect(), |input| ingest(&input)) {
        match outcome {
            Ok(article) => story.articles.push(article),
            Err(error) => story.problems.push(error.to_string()),
        }
    }
    tell_apart(&mut story.articles);
    Ok((story, ignores))
}

/// The inputs that can be read, each once.
fn distinct(paths: &[PathBuf], story: &mut Story) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut seen: BTreeMap<PathBuf, ()> = BTreeMap::new();
    for path in paths {
        let name = path.display().to_string();
        let same = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.insert(same, ()).is_some() {
            story.notes.push(format!("{name}: given twice, used once"));
            continue;
        }
        match bytes(path) {
            Err(problem) => story.problems.push(problem),
            Ok(bytes) => match inputs.iter().find(|input| !bytes.is_empty() && input.bytes == bytes) {
                Some(input) => story.notes.push(format!("{name}: the same bytes as {}; given twice, used once", input.path)),
                None => inputs.push(Input { path: name, bytes }),
            },
        }
    }
    inputs
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let outcome = if is_stdin(path) {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else if path.is_dir() {
        return Err(folder(path));
    } else {
        File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    let name = path.display();
    match outcome {
        Err(error) => Err(unreadable(path, &error)),
        Ok(_) if bytes.len() as u64 > LARGEST => Err(format!(
            "{name}: more than {LARGEST} bytes, the most that a report may have; split it, or give the text of the report alone"
        )),
        Ok(_) => Ok(bytes),
    }
}

/// The text of a file that is no report; `what` says what it is to be.
pub(super) fn text(path: &Path, what: &str) -> anyhow::Result<String> {
    let name = path.display();
    if path.is_dir() {
        bail!("{name}: this is a folder, not {what}; give the name of a file");
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| anyhow!(unreadable(path, &error)))?;
    if bytes.len() as u64 > LARGEST {
        bail!("{name}: more than {LARGEST} bytes, the most that {what} may have; check the name");
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        anyhow!("{name}: not valid UTF-8 at byte {offset}, and so not {what}; save it as UTF-8, or check the name")
    })
}

/// Whether a path means standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn folder(path: &Path) -> String {
    let name = path.display();
    format!(
        "{name}: this is a folder, not a report; list its files, or use `crosscheck batch` on a folder whose sub-folders are stories"
    )
}

/// Why a file cannot be read, and what to do.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => format!("{name}: there is no such file; check the name"),
        io::ErrorKind::PermissionDenied => format!("{name}: you may not read it; change its permissions or copy it"),
        io::ErrorKind::IsADirectory => folder(path),
        _ => format!("{name}: it cannot be read ({error}); check the disk, or copy the file and try again"),
    }
}
