//! The text of `docs/kinds.md`, made from the table of kinds. Shared by the tests and by `xtask`.

use crosscheck::pipeline::kinds;
use crosscheck::types::Severity;
use std::fmt::Write as _;

/// Where the page stands, from the root of the repository.
pub const KINDS: &str = "docs/kinds.md";

/// The page: a section a kind.
pub fn page() -> String {
    let mut page = String::from(
        "# Kinds of findings\n\n<!-- Made by `cargo xtask docs` from the table of kinds; change it there. -->\n\n\
         Each contradiction names one or more of these, and a single-source finding may name the last two. `crosscheck explain KIND` prints the\n\
         same; `--fail-on KIND` makes a run fail on it.\n\
         The severity is that of a plain case; hedged words, later figures (an *update*) and the story's own account of a dispute lower it.\n",
    );
    for kind in kinds() {
        let severity = match kind.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let (left, right) = kind.example;
        let (code, title, help, silent) = (kind.code, kind.title, kind.help.trim(), kind.silent.trim());
        write!(
            page,
            "\n## `{code}`: {title}\n\nSeverity: {severity}\n\n{help}\n\nSounds on:\n\n> {left}\n>\n> {right}\n\nKeeps silent on: {silent}\n"
        )
        .expect("a string takes any text");
    }
    page
}
