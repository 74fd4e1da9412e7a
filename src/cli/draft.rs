//! A draft against its sources: which files these are, the check, what its text, a baseline and git silence.

use super::Status;
use super::args::{BaselineArgs, CheckArgs, ConfigArgs};
use super::baseline::Known;
use super::changed::Changed;
use super::config::{Config, NAME};
use super::console::Console;
use super::fail_on::FailOn;
use super::outputs::{detail, layout, outputs, write};
use super::read::{Story, read_draft};
use super::settings::{check_dates, dates, lenient, settings};
use super::sources::{Expanded, Given, expand};
use anyhow::bail;
use crosscheck::pipeline::{self, Settings};
use crosscheck::render::{Layout, Options};
use crosscheck::report;
use crosscheck::types::{Date, Desk, Report};
use std::path::{Path, PathBuf};

/// A draft to be checked.
pub(super) struct Job<'a> {
    pub draft: &'a Path,
    pub sources: Vec<PathBuf>,
    pub settings: Settings,
    pub published: &'a [(String, Date)],
    pub changed_since: Option<&'a str>,
}

/// What came of it.
pub(super) struct Checked {
    pub report: Report,
    /// Why sources could not be read.
    pub problems: Vec<String>,
    /// What the user should know.
    pub notes: Vec<String>,
}

/// Checks the draft and writes what was found.
pub(super) fn check(args: &CheckArgs, draft: &Path) -> anyhow::Result<Status> {
    let console = Console::new(args.console.quiet);
    let config = Config::load(args.config.config.as_deref(), Some(draft))?;
    let fail_on = FailOn::of(args.finding.fail_on.as_deref().or(config.fail_on()))?;
    let rules = config.rules(Some(draft));
    let sources = sources(&args.reports, &rules.sources, &config, draft)?;
    sources.notes.iter().for_each(|note| console.note(note));
    let inputs: Vec<PathBuf> = std::iter::once(draft.to_owned()).chain(sources.files.iter().cloned()).collect();
    let outputs = outputs(&args.output.files, "text", &read_besides(&inputs, &args.baseline, &config))?;
    let layout = layout(args.output.layout, &outputs, Layout::Wide)?;
    let common = Options { layout, detail: detail(args.output.compact, &outputs)?, ..Options::default() };
    let read: Vec<PathBuf> = inputs.iter().chain(&config.path).cloned().collect();
    let mut known = Known::new(&args.baseline, &config, &read)?;
    check_dates(&args.reading.published, &inputs, 1)?;
    let least = args.finding.min_confidence.or(config.min_confidence()).unwrap_or(0.0);
    let desk = asked(rules.desk, args.finding.min_origins);
    let settings = Settings { desk, ..settings(&args.engine, least)? };
    let changed_since = args.since.changed_since.as_deref();
    let job = Job { draft, sources: sources.files, settings, published: &args.reading.published, changed_since };
    let Checked { report, problems, notes } = job.check(&mut known)?;
    notes.iter().for_each(|note| console.note(note));
    problems.iter().for_each(|problem| console.error(problem));
    let status = if problems.is_empty() { Status::Clean } else { Status::Failed };
    write(&report, &outputs, &args.console, &common, known.output([&report], status)?)?;
    let found = known.finish(fail_on.status(&report), status, console)?;
    Ok(lenient(status.max(found), args.baseline.exit_zero))
}

/// The inputs with the baseline and the settings: an output may not be written over any of them.
pub(super) fn read_besides(inputs: &[PathBuf], baseline: &BaselineArgs, config: &Config) -> Vec<PathBuf> {
    let baseline = baseline.baseline.clone().or(config.baseline());
    inputs.iter().cloned().chain(baseline).chain(config.path.clone()).collect()
}

/// The desk's demands, with the number of origins that the command line asks for.
pub(super) fn asked(desk: Desk, min_origins: Option<u16>) -> Desk {
    Desk { min_origins: min_origins.map_or(desk.min_origins, usize::from), ..desk }
}

/// The draft of `explain`, with its sources, as a report in full.
pub(super) fn whole(
    draft: &Path,
    reports: &[PathBuf],
    config: &ConfigArgs,
    settings: Settings,
    published: &[(String, Date)],
) -> anyhow::Result<Checked> {
    let config = Config::load(config.config.as_deref(), Some(draft))?;
    let rules = config.rules(Some(draft));
    let sources = sources(reports, &rules.sources, &config, draft)?.files;
    let settings = Settings { desk: rules.desk, ..settings };
    Job { draft, sources, settings, published, changed_since: None }.check(&mut Known::None)
}

/// The sources of a draft: those given, else those of the configuration.
///
/// # Errors
/// Where there is none.
pub(super) fn sources(given: &[PathBuf], configured: &[String], config: &Config, draft: &Path) -> anyhow::Result<Expanded> {
    let configured: Vec<&Path> = configured.iter().map(Path::new).collect();
    let meant: Vec<Given> = match given {
        [] => configured.iter().map(|&text| Given { text, folder: &config.folder }).collect(),
        given => given.iter().map(|text| Given { text, folder: Path::new("") }).collect(),
    };
    if meant.is_empty() {
        bail!("{}: no source to check it against; name some after the draft, or as `sources` in {NAME}", draft.display());
    }
    let found = expand(&meant, Some(draft))?;
    if found.files.is_empty() {
        let told = found.notes.join("; ");
        bail!("{}: no source to check it against ({told}); name files, folders or globs that are there", draft.display());
    }
    Ok(found)
}

impl Job<'_> {
    /// Checks the draft.
    ///
    /// # Errors
    /// Where it, or every source, cannot be read, or git cannot say what changed.
    pub(super) fn check(self, known: &mut Known) -> anyhow::Result<Checked> {
        let Self { draft, sources, mut settings, published, changed_since } = self;
        let (Story { articles, problems, notes }, ignores) = read_draft(draft, &sources, settings.threads)?;
        if articles.len() < 2 {
            let why = problems.iter().chain(&notes).cloned().collect::<Vec<_>>().join("; ");
            bail!("{}: no source of it could be read ({why}); nothing is compared", draft.display());
        }
        settings.draft = Some(articles[0].id.clone());
        settings.published = dates(published, &articles);
        let paths: Vec<String> = articles.iter().map(|article| article.path.clone()).collect();
        let changed = changed_since.map(|revision| Changed::since(revision, &paths)).transpose()?;
        // Remarks and baselines speak of all findings; what is too unsure to show goes last.
        let least = std::mem::replace(&mut settings.min_confidence, 0.0);
        let mut report = pipeline::check(articles, &settings);
        if let Some(own) = report.draft {
            report::ignore(&mut report, own, &ignores);
        }
        known.limit(&mut report);
        if let Some(changed) = changed {
            changed.limit(&mut report);
        }
        report.findings.retain(|finding| finding.confidence >= least);
        Ok(Checked { report, problems, notes })
    }
}
