//! Arguments, files, colour and exit status: everything of the program that touches the outside.

mod args;
mod baseline;
mod batch;
mod changed;
mod check;
mod config;
mod console;
mod documents;
mod draft;
mod drafts;
mod explain;
mod fail_on;
mod joined;
mod outputs;
mod pairs;
mod parallel;
mod read;
mod settings;
mod sources;
mod write;

use args::{Args, Command};
use clap::Parser as _;
use console::Console;
use std::process::ExitCode;

/// What a run comes to: its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Something at or above `--fail-on`.
    Found = 1,
    /// Wrong usage, or an input or output that cannot be read or written.
    Failed = 2,
}

/// Runs the program with the process's own arguments and returns its exit status (0, 1 or 2).
pub fn run() -> ExitCode {
    let status = match Args::try_parse() {
        Ok(args) => match dispatch(&args).unwrap_or_else(|error| failed(&error)) {
            Status::Found if write::reader_left() => Status::Clean,
            status => status,
        },
        Err(error) => {
            told(&error);
            if error.use_stderr() { Status::Failed } else { Status::Clean }
        }
    };
    ExitCode::from(status as u8)
}

fn dispatch(args: &Args) -> anyhow::Result<Status> {
    match &args.command {
        None => check::check(&args.check),
        Some(Command::Claims(args)) => check::claims(args),
        Some(Command::Pairs(args)) => pairs::pairs(args),
        Some(Command::Batch(args)) => batch::batch(args),
        Some(Command::Drafts(args)) => drafts::drafts(args),
        Some(Command::Explain(args)) => explain::explain(args),
        Some(Command::Schema { of }) => documents::schema(*of),
        Some(Command::Completions { shell }) => documents::completions(*shell),
        Some(Command::Man) => documents::man(),
    }
}

/// Tells what is wrong with the arguments; help and version come this way too.
fn told(error: &clap::Error) {
    // The words of an argument must not steer the terminal: the message is made again, of harmless ones.
    let arguments = std::env::args_os().map(|argument| console::harmless(&argument.to_string_lossy()));
    match Args::try_parse_from(arguments) {
        // Nobody is left to be told where standard error is closed.
        Err(error) => drop(error.print()),
        Ok(_) => Console::loud().error(&error.to_string()),
    }
}

/// Tells what went wrong.
fn failed(error: &anyhow::Error) -> Status {
    Console::loud().error(&format!("{error:#}"));
    Status::Failed
}
