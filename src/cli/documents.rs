//! What the program says about itself: schema, completions, manual page.

use super::Status;
use super::args::{Args, SchemaArg};
use super::write::{Target, print, write_all};
use clap::CommandFactory as _;

/// The JSON Schema of the JSON output, or of the configuration.
pub(super) fn schema(of: SchemaArg) -> anyhow::Result<Status> {
    print(&match of {
        SchemaArg::Output => crosscheck::render::schema()?,
        SchemaArg::Config => super::config::schema()?,
    })?;
    Ok(Status::Clean)
}

/// A completion script.
pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "crosscheck", &mut script);
    write_all(&[(Target::Stdout, script)])?;
    Ok(Status::Clean)
}

/// The manual page.
pub(super) fn man() -> anyhow::Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page)?;
    write_all(&[(Target::Stdout, page)])?;
    Ok(Status::Clean)
}
