//! Many stories: every sub-folder of a folder is one; one record a story, in order, progress on standard error.

use super::Status;
use super::args::BatchArgs;
use super::console::Console;
use super::fail_on::FailOn;
use super::joined::{self, Form, Joined, forms};
use super::outputs::{detail, layout, outputs};
use super::parallel::in_order;
use super::read::{Story, read, unreadable};
use super::settings::{check_dates, dates, settings};
use anyhow::{anyhow, bail};
use crosscheck::pipeline::{self, Settings};
use crosscheck::render::{Layout, Options};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};

/// Checks every story and writes its record.
pub(super) fn batch(args: &BatchArgs) -> anyhow::Result<Status> {
    let settings = settings(&args.engine, args.finding.min_confidence.unwrap_or(0.0))?;
    let settings = Settings { min_origins: args.finding.min_origins.map_or(1, usize::from), ..settings };
    let fail_on = FailOn::of(args.finding.fail_on.as_deref())?;
    let folders = folders(&args.folder)?;
    let reports: Vec<PathBuf> = folders.iter().flat_map(|folder| folder.reports.clone()).collect();
    let outputs = outputs(&args.output.files, "ndjson", &reports)?;
    let layout = layout(args.output.layout, &outputs, Layout::Long)?;
    let common = Options { layout, detail: detail(args.output.compact, &outputs)?, ..Options::default() };
    check_dates(&args.reading.published, &reports, folders.len().max(2))?;
    let forms = forms(&outputs, &args.console, &common)?;
    let mut joined = Joined::open(&forms)?;
    let mut progress = Progress::new(folders.len(), Console::new(args.console.quiet));
    let mut status = Status::Clean;
    let inner = Settings { threads: if folders.len() == 1 { settings.threads } else { 1 }, ..settings.clone() };
    let work = |folder: Folder| check(&folder, args, &inner, &fail_on, &forms);
    in_order(settings.threads, folders.into_iter(), work, |checked| {
        let checked: Checked = checked?;
        joined.add(&checked.records)?;
        status = status.max(checked.status);
        progress.tell(&checked);
        anyhow::Ok(())
    })?;
    joined.finish(None)?;
    Ok(status)
}

/// A story on disk.
struct Folder {
    name: String,
    reports: Vec<PathBuf>,
}

/// The stories of a folder by name; hidden folders are none.
fn folders(dir: &Path) -> anyhow::Result<Vec<Folder>> {
    if dir.is_file() {
        bail!("{}: this is a file; give a folder whose sub-folders are stories", dir.display());
    }
    let mut folders = Vec::new();
    for path in entries(dir)?.into_iter().filter(|path| path.is_dir()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let mut reports = entries(&path)?;
        reports.retain(|path| path.is_file() && is_report(path));
        folders.push(Folder { name, reports });
    }
    if folders.is_empty() {
        bail!("{}: no sub-folder in it; every story is a sub-folder with its reports", dir.display());
    }
    Ok(folders)
}

fn entries(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let told = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow!("{}: there is no such folder; check the name", dir.display()),
        _ => anyhow!(unreadable(dir, &error)),
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(told)? {
        paths.push(entry.map_err(told)?.path());
    }
    paths.sort_unstable();
    Ok(paths)
}

/// Plain text or Markdown, and not hidden.
fn is_report(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    !hidden && matches!(ending.as_deref(), Some("txt" | "md"))
}

/// What came of one story.
struct Checked {
    name: String,
    records: Vec<Vec<u8>>,
    status: Status,
    /// What was found, or that nothing could be.
    outcome: String,
    problems: Vec<String>,
    notes: Vec<String>,
}

fn check(folder: &Folder, args: &BatchArgs, settings: &Settings, fail_on: &FailOn, forms: &[Form]) -> anyhow::Result<Checked> {
    let Story { articles, mut problems, notes } = read(&folder.reports, settings.threads);
    let name = folder.name.clone();
    if articles.is_empty() {
        if folder.reports.is_empty() {
            problems.push("no report in it; a report is a *.txt or *.md file".to_owned());
        }
        let why = problems.join("; ");
        let records = joined::failed(forms, &name, &why)?;
        return Ok(Checked { name, records, status: Status::Failed, outcome: "not checked".to_owned(), problems, notes });
    }
    let published = dates(&args.reading.published, &articles);
    let report = pipeline::check(articles, &Settings { published, ..settings.clone() });
    let records = joined::records(forms, &name, &report)?;
    let lost = if problems.is_empty() { Status::Clean } else { Status::Failed };
    let status = fail_on.status(&report).max(lost);
    let outcome = crosscheck::render::summary(&report);
    Ok(Checked { name, records, status, outcome, problems, notes })
}

/// A bar on a terminal, a line a story elsewhere, nothing where quiet; problems always.
struct Progress {
    bar: Option<ProgressBar>,
    console: Console,
    done: usize,
    all: usize,
}

impl Progress {
    fn new(all: usize, console: Console) -> Self {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}").ok();
        let bar = console.shows_progress().then(|| ProgressBar::new(all as u64));
        let bar = bar.map(|bar| match style {
            Some(style) => bar.with_style(style),
            None => bar,
        });
        Self { bar, console, done: 0, all }
    }

    fn tell(&mut self, checked: &Checked) {
        self.done += 1;
        let name = &checked.name;
        let say = || {
            checked.notes.iter().for_each(|note| self.console.note(&format!("{name}: {note}")));
            checked.problems.iter().for_each(|problem| self.console.error(&format!("{name}: {problem}")));
        };
        match &self.bar {
            Some(bar) => {
                bar.suspend(say);
                bar.set_message(crosscheck::render::visible(name));
                bar.inc(1);
                if self.done == self.all {
                    bar.finish_and_clear();
                }
            }
            None => {
                say();
                self.console.note(&format!("[{}/{}] {name}: {}", self.done, self.all, checked.outcome));
            }
        }
    }
}
