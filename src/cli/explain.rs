//! What a kind means, or which evidence decided a finding.

use super::Status;
use super::args::ExplainArgs;
use super::check::story;
use super::console::{self, Console};
use super::draft;
use super::settings::{check_dates, dates, settings};
use super::write::print;
use anyhow::bail;
use crosscheck::pipeline;
use crosscheck::render::{Options, explain_finding, explain_kind};
use crosscheck::types::Report;

/// Prints the explanation.
pub(super) fn explain(args: &ExplainArgs) -> anyhow::Result<Status> {
    let options = Options { paint: console::paint(args.console.color), width: console::width(), ..Options::default() };
    if let Some(kind) = pipeline::kinds().iter().find(|kind| kind.code == args.what) {
        print(&explain_kind(kind, &options))?;
        return Ok(Status::Clean);
    }
    if !args.what.starts_with("f-") {
        let codes: Vec<&str> = pipeline::kinds().iter().map(|kind| kind.code).collect();
        bail!("{}: neither a kind ({}) nor the id of a finding (f-…)", args.what, codes.join(", "));
    }
    if args.reports.is_empty() && args.draft.is_none() {
        bail!("{}: to explain a finding, give the reports that it came from: crosscheck explain {0} a.txt b.txt", args.what);
    }
    let mut settings = settings(&args.engine, 0.0)?;
    let console = Console::new(args.console.quiet);
    if let Some(draft) = &args.draft {
        let checked = draft::whole(draft, &args.reports, &args.config, settings, &args.reading.published)?;
        checked.problems.iter().for_each(|problem| console.error(problem));
        shown(&checked.report, &args.what, &options)?;
        return Ok(if checked.problems.is_empty() { Status::Clean } else { Status::Failed });
    }
    check_dates(&args.reading.published, &args.reports, 1)?;
    let (story, status) = story(&args.reports, settings.threads, console)?;
    settings.published = dates(&args.reading.published, &story.articles);
    let report = pipeline::check(story.articles, &settings);
    shown(&report, &args.what, &options)?;
    Ok(status)
}

fn shown(report: &Report, id: &str, options: &Options) -> anyhow::Result<()> {
    match explain_finding(report, id, options) {
        Some(text) => print(&text),
        None => bail!("{id}: no finding of these reports has that id; give the same reports and options as before"),
    }
}
