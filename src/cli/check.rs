//! The main job, and the extraction of claims alone.

use super::Status;
use super::args::{CheckArgs, ClaimsArgs};
use super::baseline::Known;
use super::config::Config;
use super::console::Console;
use super::draft;
use super::fail_on::FailOn;
use super::outputs::{can_show, detail, layout, outputs, write};
use super::read::{Story, read};
use super::settings::{check_dates, dates, lenient, settings};
use anyhow::bail;
use crosscheck::pipeline;
use crosscheck::render::{Layout, Options, View};
use std::path::PathBuf;

/// Compares the reports and writes what was found.
pub(super) fn check(args: &CheckArgs) -> anyhow::Result<Status> {
    if let Some(draft) = &args.draft {
        return draft::check(args, draft);
    }
    if args.since.changed_since.is_some() {
        bail!("--changed-since is about a draft; add --draft FILE");
    }
    let console = Console::new(args.console.quiet);
    let config = Config::load(args.config.config.as_deref(), None)?;
    let mut settings = settings(&args.engine, args.finding.min_confidence.or(config.min_confidence()).unwrap_or(0.0))?;
    settings.desk = config.rules(None).desk;
    let fail_on = FailOn::of(args.finding.fail_on.as_deref().or(config.fail_on()))?;
    let read: Vec<PathBuf> = args.reports.iter().chain(&config.path).cloned().collect();
    let mut known = Known::new(&args.baseline, &config, &read)?;
    let outputs = outputs(&args.output.files, "text", &draft::read_besides(&args.reports, &args.baseline, &config))?;
    let layout = layout(args.output.layout, &outputs, Layout::Wide)?;
    let common = Options { layout, detail: detail(args.output.compact, &outputs)?, ..Options::default() };
    check_dates(&args.reading.published, &args.reports, 1)?;
    let (story, status) = story(&args.reports, settings.threads, console)?;
    if let [article] = story.articles.as_slice() {
        let id = &article.id;
        console.note(&format!("only one report: {id} is checked against itself; give more reports to compare them"));
    }
    settings.published = dates(&args.reading.published, &story.articles);
    settings.min_origins = args.finding.min_origins.map(usize::from).or(config.min_origins()).unwrap_or(1);
    let mut report = pipeline::check(story.articles, &settings);
    known.limit(&mut report);
    write(&report, &outputs, &args.console, &common, known.output([&report], status)?)?;
    let found = known.finish(fail_on.status(&report), status, console)?;
    Ok(lenient(status.max(found), args.baseline.exit_zero))
}

/// Extracts the claims and writes them.
pub(super) fn claims(args: &ClaimsArgs) -> anyhow::Result<Status> {
    let mut settings = settings(&args.engine, 0.0)?;
    let outputs = outputs(&args.output, "text", &args.reports)?;
    can_show(&outputs, View::Claims)?;
    check_dates(&args.reading.published, &args.reports, 1)?;
    let (story, status) = story(&args.reports, settings.threads, Console::new(args.console.quiet))?;
    settings.published = dates(&args.reading.published, &story.articles);
    let report = pipeline::claims(story.articles, &settings);
    write(&report, &outputs, &args.console, &Options { view: View::Claims, ..Options::default() }, None)?;
    Ok(status)
}

/// The reports as far as they can be read, what cannot be told on standard error, and the status that this brings.
///
/// # Errors
/// Where not one can be read.
pub(super) fn story(paths: &[PathBuf], threads: usize, console: Console) -> anyhow::Result<(Story, Status)> {
    let story = read(paths, threads);
    story.notes.iter().for_each(|note| console.note(note));
    story.problems.iter().for_each(|problem| console.error(problem));
    match (story.articles.len(), story.problems.len()) {
        (0, _) => bail!("no report could be read; nothing is compared"),
        (_, 0) => Ok((story, Status::Clean)),
        (read, lost) => {
            console.note(&format!("{lost} of {} reports left out; the others are checked", read + lost));
            Ok((story, Status::Failed))
        }
    }
}
