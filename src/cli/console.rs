//! Standard error and the terminal: messages made harmless, colour, width.

use super::args::ColorArg;
use crosscheck::render::{Paint, visible};
use std::io::{IsTerminal as _, Write as _};

/// Says things on standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Console {
    quiet: bool,
}

impl Console {
    /// One that keeps notes to itself where `--quiet` asks for it.
    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// One that says everything.
    pub(super) fn loud() -> Self {
        Self { quiet: false }
    }

    /// Something that went wrong.
    pub(super) fn error(self, text: &str) {
        say(&format!("error: {text}"));
    }

    /// Something that is good to know.
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            say(text);
        }
    }

    /// Whether a progress bar may be shown.
    pub(super) fn shows_progress(self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }
}

fn say(text: &str) {
    // Nobody is left to be told where standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "crosscheck: {}", visible(text));
}

/// A text with codes in place of what could steer the terminal; white space stays as it is.
pub(super) fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        ' ' | '\n' | '\t' => c.to_string(),
        c if c.is_control() => format!("<U+{:04X}>", u32::from(c)),
        c if c.is_whitespace() => c.to_string(),
        c => visible(&c.to_string()),
    };
    text.chars().map(shown).collect()
}

/// Whether standard output gets colours.
pub(super) fn paint(color: ColorArg) -> Paint {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let wanted = match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb,
    };
    if wanted { Paint::Ansi } else { Paint::Plain }
}

/// The folder of the run, where standard output is a terminal that makes links of places.
pub(super) fn base(color: ColorArg) -> Option<String> {
    if color == ColorArg::Never || !supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
        return None;
    }
    std::env::current_dir().ok().map(|folder| folder.to_string_lossy().into_owned())
}

/// Columns of the terminal, within what can be read well; 80 where standard output is not one.
pub(super) fn width() -> usize {
    let terminal = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(80, |(width, _)| usize::from(width.0).clamp(40, 200))
}
