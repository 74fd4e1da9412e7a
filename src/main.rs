//! The program: hands its arguments to `cli` and exits with the status that it returns.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
