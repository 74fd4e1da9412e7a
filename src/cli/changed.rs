//! `--changed-since`: which lines of a file git says have changed since a revision.

use anyhow::{Context as _, bail};
use crosscheck::types::{Report, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The changed lines of files, 1-based; a file that is not there had none changed, one with `None` is new as a whole.
#[derive(Debug, Default)]
pub(super) struct Changed {
    lines: BTreeMap<String, Option<Vec<Range<usize>>>>,
}

impl Changed {
    /// Asks git about the files.
    ///
    /// # Errors
    /// Where git cannot be run, or knows neither the file nor the revision.
    pub(super) fn since(revision: &str, files: &[String]) -> anyhow::Result<Self> {
        if revision.is_empty() || revision.starts_with('-') {
            bail!("--changed-since {revision}: give a revision that git knows, such as origin/main or HEAD~1");
        }
        if files.iter().any(|file| file == "-") {
            bail!("--changed-since: git knows nothing of standard input; name a file");
        }
        let mut lines = BTreeMap::new();
        for file in files {
            lines.insert(file.clone(), changes(revision, Path::new(file))?);
        }
        Ok(Self { lines })
    }

    /// Takes out the findings none of whose places changed.
    pub(super) fn limit(&self, report: &mut Report) {
        let touched: Vec<Vec<Span>> = report.corpus.articles.iter().map(|a| self.spans(&a.path, &a.text)).collect();
        let corpus = &report.corpus;
        let before = report.findings.len();
        report.findings.retain(|finding| {
            let claims = finding.claims.iter().map(|&id| corpus.claim(id)).map(|claim| (claim.article, claim.span));
            let words =
                finding.reasons.iter().flat_map(|r| [r.left.place, r.right.place]).map(|place| (place.article, place.span));
            let mut places = claims.chain(words);
            places.any(|(article, span)| touched[article.index()].iter().any(|changed| changed.overlaps(span)))
        });
        report.silenced.unchanged += before - report.findings.len();
    }

    /// The changed lines of a text as spans.
    fn spans(&self, path: &str, text: &str) -> Vec<Span> {
        let ranges = match self.lines.get(path) {
            None => return Vec::new(),
            Some(None) => return vec![Span::new(0, text.len())],
            Some(Some(ranges)) => ranges,
        };
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).chain([text.len()]).collect();
        let at = |line: usize| starts.get(line - 1).copied().unwrap_or(text.len());
        ranges.iter().map(|range| Span::new(at(range.start), at(range.end).max(at(range.start)))).collect()
    }
}

/// The changed lines of a file; `None` where git does not know it.
fn changes(revision: &str, file: &Path) -> anyhow::Result<Option<Vec<Range<usize>>>> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned);
    let name = file.file_name().unwrap_or_default();
    git(&folder, &["rev-parse", "--is-inside-work-tree"].map(AsRef::as_ref)).with_context(|| {
        format!("--changed-since {revision}: {} is in no git repository; leave the option out there", file.display())
    })?;
    let commit = format!("{revision}^{{commit}}");
    git(&folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit].map(AsRef::as_ref)).with_context(|| {
        format!("--changed-since {revision}: git knows no such revision of {}; fetch it, or give another", file.display())
    })?;
    let tracked = git(&folder, &["ls-files".as_ref(), "--".as_ref(), name])?;
    if tracked.is_empty() {
        return Ok(None);
    }
    let flags = ["diff", "--unified=0", "--text", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", revision, "--"];
    let arguments: Vec<&std::ffi::OsStr> = flags.iter().map(AsRef::as_ref).chain([name]).collect();
    Ok(Some(hunks(&git(&folder, &arguments)?)))
}

fn git(folder: &Path, arguments: &[&std::ffi::OsStr]) -> anyhow::Result<String> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "core.quotepath=off", "--literal-pathspecs"]).args(arguments);
    let output = command.output().context("git cannot be run; --changed-since needs it")?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("git says: {}", told.trim().lines().next().unwrap_or("nothing"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The new lines of `@@ -1,2 +3,4 @@`; where lines are only taken away, the lines around the gap.
fn hunks(diff: &str) -> Vec<Range<usize>> {
    let heads = diff.lines().filter_map(|line| line.strip_prefix("@@ ")?.split(' ').find_map(|part| part.strip_prefix('+')));
    let number = |text: &str| text.parse::<usize>().ok();
    let ranges = heads.filter_map(|head| {
        let (start, count) = head.split_once(',').map_or((number(head), Some(1)), |(a, b)| (number(a), number(b)));
        Some(match (start?, count?) {
            (start, 0) => start.max(1)..start + 2,
            (start, count) => start.max(1)..start + count,
        })
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_name_the_new_lines() {
        let diff = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n@@ -4,0 +5,2 @@ words\n+c\n+d\n@@ -9,2 +11,0 @@\n-@@ -1 +77 @@\n";
        assert_eq!(hunks(diff), [1..2, 5..7, 11..13]);
    }

    #[test]
    fn lines_become_spans() {
        let changed = Changed { lines: BTreeMap::from([("a".to_owned(), Some(hunks("@@ -1 +2 @@"))), ("b".to_owned(), None)]) };
        let text = "one\ntwo\nthree\n";
        let words = |path: &str| changed.spans(path, text).iter().map(|span| span.slice(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words("a"), ["two\n"]);
        assert_eq!(words("b"), [text]);
        assert!(words("c").is_empty());
    }
}
