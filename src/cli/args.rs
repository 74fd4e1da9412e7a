//! The command line as typed: what clap reads, before it gets its meaning.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use crosscheck::render::{FORMATS, Format, View};
use crosscheck::types::Date;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  crosscheck a.txt b.txt c.txt                 compare three reports
  crosscheck -o sheet.csv --layout desk *.txt  the fact-checking sheet of a desk
  crosscheck -o report.html *.txt              a page to read, filter and print
  crosscheck --format json a.txt b.txt         for scripts; see `crosscheck schema`
  cat a.txt | crosscheck - b.txt               one report from standard input
  crosscheck --draft draft.md sources/         a draft against its sources
  crosscheck --published a.txt=2026-03-02 a.txt b.txt
  crosscheck batch stories/ > stories.ndjson   every sub-folder is a story
  crosscheck explain denial                    what a kind of contradiction means

Exit status:
  0  nothing that --fail-on names was found
  1  something that --fail-on names was found
  2  wrong usage or settings, or an input or output that cannot be read or written: the check could not be done";

/// Checks reports on one story against each other: what they agree on, where they contradict each other,
/// and what rests on one source alone.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[command(subcommand_negates_reqs = true, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Only extract and normalise the claims of reports
    Claims(ClaimsArgs),
    /// Judge ready-made pairs of statements, one JSON object a line
    #[command(after_help = "\
In:  {\"id\": \"1\", \"left\": \"12 people died.\", \"right\": \"Nine people died.\"}   (also premise, hypothesis)
Out: {\"id\": \"1\", \"relation\": \"contradiction\", \"alignment\": 0.90, \"entailment\": 0.05, \"contradiction\": 0.95, \"kinds\": [\"number\"]}
A line that cannot be read gets {\"id\": null, \"line\": 7, \"error\": \"…\"}; the exit status is 2 then.")]
    Pairs(PairsArgs),
    /// Check many stories: every sub-folder of a folder is one, its *.txt and *.md files are the reports
    Batch(BatchArgs),
    /// Check the drafts of a crosscheck.toml, each against its sources: for hooks and CI
    #[command(after_help = "\
Without a file, every draft that `drafts` of crosscheck.toml names is checked. With files, those of them that are drafts, and the
drafts that have one of them for a source; where crosscheck.toml names no drafts, every file is one.
The sources of a draft are those that `sources` of crosscheck.toml names.")]
    Drafts(DraftsArgs),
    /// What a kind of contradiction means, or the evidence behind a finding
    #[command(after_help = "\
Examples:
  crosscheck explain number
  crosscheck explain f-3b1c52d0a9e1 a.txt b.txt   (the reports that the finding came from)")]
    Explain(ExplainArgs),
    /// Print the JSON Schema of the JSON output, or of crosscheck.toml
    Schema {
        /// Which schema
        #[arg(value_enum, default_value = "output")]
        of: SchemaArg,
    },
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The reports on one story: plain text or Markdown; `-` is standard input. With --draft its sources: files, folders and globs
    #[arg(value_name = "REPORT", required_unless_present = "draft")]
    pub reports: Vec<PathBuf>,
    /// Check a draft against the reports, which are its sources: contradicted, corroborated (by how many independent sources),
    /// single-source or unsupported; and each quotation word by word. Without a report, `sources` of crosscheck.toml are taken
    #[arg(long, value_name = "FILE", help_heading = "Draft")]
    pub draft: Option<PathBuf>,
    #[command(flatten)]
    pub since: SinceArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub finding: FindingArgs,
    #[command(flatten)]
    pub baseline: BaselineArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(format_parser(|format| format.views.contains(&View::Claims)))))]
pub(super) struct ClaimsArgs {
    /// The reports: plain text or Markdown; `-` is standard input
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<PathBuf>,
    #[command(flatten)]
    pub output: FileArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct PairsArgs {
    /// A file of JSON lines; `-` is standard input
    #[arg(value_name = "FILE")]
    pub pairs: PathBuf,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Say nothing on standard error but errors
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
}

#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(format_parser(|format| format.join.is_some()))))]
#[command(mut_arg("layout", |arg| arg.value_parser(joined_layouts())))]
pub(super) struct BatchArgs {
    /// The folder of stories
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub finding: FindingArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(format_parser(|format| format.join.is_some()))))]
#[command(mut_arg("layout", |arg| arg.value_parser(joined_layouts())))]
pub(super) struct DraftsArgs {
    /// Files that may be drafts or sources of drafts: files, folders and globs
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub since: SinceArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub finding: FindingArgs,
    #[command(flatten)]
    pub baseline: BaselineArgs,
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

/// What is limited to changes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Draft")]
pub(super) struct SinceArgs {
    /// Show only findings on lines, of a draft or its sources, that changed since REV, as git has it
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
}

/// Where settings come from.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Draft")]
pub(super) struct ConfigArgs {
    /// Settings and policies; without it the crosscheck.toml beside the draft or in a folder above counts
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Findings that are known from before.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Findings")]
pub(super) struct BaselineArgs {
    /// Leave out the findings that FILE lists; it goes by their words, not by lines
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings into the baseline instead of leaving out those in it; the exit status is 0 then
    #[arg(long, conflicts_with = "changed_since")]
    pub write_baseline: bool,
    /// Make the exit status 0 whatever was found; it stays 2 where the check could not be done
    #[arg(long)]
    pub exit_zero: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// A kind (`number`, `denial`, …) or the id of a finding (`f-…`)
    #[arg(value_name = "KIND-or-FINDING")]
    pub what: String,
    /// For a finding: the reports that it came from
    #[arg(value_name = "REPORT")]
    pub reports: Vec<PathBuf>,
    /// For a finding on a draft: the draft
    #[arg(long, value_name = "FILE")]
    pub draft: Option<PathBuf>,
    #[command(flatten)]
    pub config: ConfigArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

/// Where output goes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct FileArgs {
    /// The form of the output; without it the ending of the output file says it
    #[arg(short, long, value_name = "FORMAT", value_parser = format_parser(|_| true))]
    pub format: Option<&'static Format>,
    /// Write to FILE instead of standard output, whole or not at all; may be given several times
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    #[command(flatten)]
    pub files: FileArgs,
    /// The form of the CSV table
    #[arg(long, value_enum, value_name = "LAYOUT")]
    pub layout: Option<LayoutArg>,
    /// In the text report, one line a finding: file:line:column: severity kind: words, for the quickfix list of an editor
    #[arg(long)]
    pub compact: bool,
}

/// Which findings count.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Findings")]
pub(super) struct FindingArgs {
    /// What makes the exit status 1, separated by commas: contradiction (errors and warnings, not notes), error, warning or note
    /// (whatever is so bad or worse), single-source, unsupported, kinds of contradiction and policies of a draft (of any
    /// severity); or none alone [default: contradiction,error]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub fail_on: Option<Vec<String>>,
    /// Leave out findings that are less sure than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_confidence: Option<f64>,
    /// Grade agreements single-source behind which fewer independent origins than this stand [default: 1, of a draft 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub min_origins: Option<u16>,
}

/// What is known about the reports.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reports")]
pub(super) struct ReadingArgs {
    /// The day on which a report was published (YYYY-MM-DD), where its text does not say it; may be given several times
    #[arg(long, value_name = "REPORT=DATE", value_parser = dated)]
    pub published: Vec<(String, Date)>,
}

/// What does the work.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Engine")]
pub(super) struct EngineArgs {
    /// What judges; auto is the best that this build has
    #[arg(long, value_enum, value_name = "ENGINE", default_value = "auto")]
    pub engine: EngineArg,
    /// How many threads work; the output is the same for any number [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// What people see.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ConsoleArgs {
    /// Colours on standard output; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
    /// Say nothing on standard error but errors
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LayoutArg {
    /// One row a finding, one column a report
    Wide,
    /// One row a claim of a finding
    Long,
    /// As wide, with line numbers and empty columns to tick and to note
    Desk,
    /// One row a quotation of the draft, in place of findings
    Quotes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EngineArg {
    /// The best that this build has
    Auto,
    /// Rules alone
    Rules,
    /// Rules and models
    #[value(hide = true)]
    Semantic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Wherever it goes
    Always,
    /// Not at all
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaArg {
    /// The JSON output
    Output,
    /// crosscheck.toml
    Config,
}

/// A name of the table of formats; the help shows those that work.
fn format_parser(works: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about).hide(!works(format)));
    PossibleValuesParser::new(names).try_map(|name| FORMATS.iter().find(|format| format.name == name).ok_or("no such format"))
}

/// The layouts; the help shows the one that holds several stories.
fn joined_layouts() -> impl TypedValueParser<Value = LayoutArg> {
    let shown = |layout: &LayoutArg| Some(layout.to_possible_value()?.hide(*layout != LayoutArg::Long));
    PossibleValuesParser::new(LayoutArg::value_variants().iter().filter_map(shown))
        .try_map(|name| LayoutArg::from_str(&name, false))
}

fn probability(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("give a probability from 0 to 1, such as 0.5".to_owned()),
    }
}

fn dated(text: &str) -> Result<(String, Date), String> {
    let (report, date) = text.rsplit_once('=').ok_or("give REPORT=DATE, such as a.txt=2026-03-02")?;
    if report.is_empty() {
        return Err("no report before the `=`; give REPORT=DATE, such as a.txt=2026-03-02".to_owned());
    }
    let date = date.parse::<Date>().map_err(|_| format!("`{date}` is not a day; give YYYY-MM-DD, such as 2026-03-02"))?;
    Ok((report.to_owned(), date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn dates_need_a_report_and_a_day() {
        assert!(dated("a=b.txt=2026-03-02").is_ok_and(|(report, _)| report == "a=b.txt"));
        assert!(dated("a.txt").is_err());
        assert!(dated("=2026-03-02").is_err());
        assert!(dated("a.txt=2026-02-30").is_err());
    }
}
