//! All drafts of a configuration, each against its sources: for hooks and CI.

use super::Status;
use super::args::DraftsArgs;
use super::baseline::Known;
use super::config::{Config, NAME};
use super::console::Console;
use super::draft::{Checked, Job, asked, read_besides, sources};
use super::fail_on::FailOn;
use super::joined::{self, Joined, forms};
use super::outputs::{detail, layout, outputs};
use super::settings::{lenient, settings};
use super::sources::{Given, expand, same};
use anyhow::bail;
use crosscheck::pipeline::Settings;
use crosscheck::render::{Layout, Naming, Options, summary};
use crosscheck::types::Report;
use std::path::{Path, PathBuf};

/// Checks the drafts and writes what was found.
pub(super) fn drafts(args: &DraftsArgs) -> anyhow::Result<Status> {
    let console = Console::new(args.console.quiet);
    let Some(config) = Config::load(args.config.config.as_deref(), Some(Path::new("-")))?.there() else {
        bail!("there is no {NAME} here or in a folder above; make one with `sources`, or name it with --config FILE");
    };
    let fail_on = FailOn::of(args.finding.fail_on.as_deref().or(config.fail_on()))?;
    let least = args.finding.min_confidence.or(config.min_confidence()).unwrap_or(0.0);
    let settings = settings(&args.engine, least)?;
    let drafts = chosen(&args.files, &config, console)?;
    let mut known = Known::new(&args.baseline, &config, &read(&drafts, &config))?;
    let outputs = outputs(&args.output.files, "text", &read_besides(&drafts, &args.baseline, &config))?;
    let layout = layout(args.output.layout, &outputs, Layout::Long)?;
    let common = Options { layout, detail: detail(args.output.compact, &outputs)?, naming: Naming::Path, ..Options::default() };
    let forms = forms(&outputs, &args.console, &common)?;
    let mut joined = Joined::open(&forms)?;
    let (mut lost, mut found) = (Status::Clean, Status::Clean);
    let mut reports: Vec<Report> = Vec::new();
    for draft in &drafts {
        let name = draft.display().to_string();
        match one(draft, &config, &settings, args, &mut known) {
            Err(error) => {
                let why = format!("{error:#}");
                console.error(&why);
                joined.add(&joined::failed(&forms, &name, &why)?)?;
                lost = Status::Failed;
            }
            Ok(Checked { report, problems, notes }) => {
                notes.iter().for_each(|note| console.note(&format!("{name}: {note}")));
                problems.iter().for_each(|problem| console.error(&format!("{name}: {problem}")));
                lost = if problems.is_empty() { lost } else { Status::Failed };
                found = found.max(fail_on.status(&report));
                console.note(&format!("{name}: {}", summary(&report)));
                joined.add(&joined::records(&forms, &name, &report)?)?;
                reports.push(report);
            }
        }
    }
    joined.finish(known.output(&reports, lost)?)?;
    let found = known.finish(found, lost, console)?;
    Ok(lenient(lost.max(found), args.baseline.exit_zero))
}

/// The drafts, their sources as far as these can be told, and the settings.
fn read(drafts: &[PathBuf], config: &Config) -> Vec<PathBuf> {
    let sources = drafts.iter().filter_map(|draft| sources(&[], &config.rules(Some(draft)).sources, config, draft).ok());
    drafts.iter().cloned().chain(sources.flat_map(|sources| sources.files)).chain(config.path.clone()).collect()
}

fn one(draft: &Path, config: &Config, settings: &Settings, args: &DraftsArgs, known: &mut Known) -> anyhow::Result<Checked> {
    let rules = config.rules(Some(draft));
    let sources = sources(&[], &rules.sources, config, draft)?;
    let settings = Settings { desk: asked(rules.desk, args.finding.min_origins), ..settings.clone() };
    let job = Job { draft, sources: sources.files, settings, published: &[], changed_since: args.since.changed_since.as_deref() };
    let mut checked = job.check(known)?;
    checked.notes.splice(0..0, sources.notes);
    Ok(checked)
}

/// The drafts that the files mean: those of them that are drafts, and those that have one of them for a source.
///
/// # Errors
/// Where nothing says what a draft is, or the configuration names drafts and there are none.
fn chosen(files: &[PathBuf], config: &Config, console: Console) -> anyhow::Result<Vec<PathBuf>> {
    let here: Vec<Given> = files.iter().map(|text| Given { text, folder: Path::new("") }).collect();
    let named = expand(&here, None)?;
    named.notes.iter().for_each(|note| console.note(note));
    if let Some(lost) = files.iter().find(|file| !file.exists() && !file.to_string_lossy().contains(['*', '?', '['])) {
        bail!("{}: no such file; a deleted draft needs no check, so do not name it", lost.display());
    }
    if config.drafts().is_empty() {
        if files.is_empty() {
            bail!("which drafts? Name them, or as `drafts` in {NAME}");
        }
        // Hooks hand over what changed, settings too.
        return Ok(named.files.into_iter().filter(|file| file.extension().is_none_or(|ending| ending != "toml")).collect());
    }
    let meant: Vec<Given> = config.drafts().iter().map(|text| Given { text: Path::new(text), folder: &config.folder }).collect();
    let mut all = expand(&meant, None)?.files;
    if all.is_empty() {
        bail!("no file is a draft by `drafts` in {NAME}");
    }
    let settings = |file: &PathBuf| config.path.as_ref().is_some_and(|path| same(file, path));
    if files.is_empty() || named.files.iter().any(settings) {
        return Ok(all);
    }
    all.retain(|draft| {
        // A draft whose sources cannot be told is checked, and told so then.
        let rules = config.rules(Some(draft));
        let sources = sources(&[], &rules.sources, config, draft);
        let touched = |file: &PathBuf| same(file, draft) || sources.as_ref().is_ok_and(|s| s.files.iter().any(|f| same(f, file)));
        sources.is_err() || named.files.iter().any(touched)
    });
    if all.is_empty() {
        console.note("none of the files is a draft or a source of one; nothing is checked");
    }
    Ok(all)
}
