//! The table of input formats: which one reads a file, by the ending of its path or the look of its text.

use super::{clean::Raw, markdown, plain};

/// An input format.
pub(super) struct Format {
    /// Endings of paths, lower case, without the dot.
    endings: &'static [&'static str],
    /// Whether a text without a known ending is in this format.
    sniff: fn(&str) -> bool,
    /// Reads the text from the given offset on into blocks, in order.
    pub read: fn(&str, usize) -> Vec<Raw>,
}

/// All formats; the last one takes what no other takes.
const FORMATS: &[Format] = &[
    Format { endings: &["md", "markdown", "mdown", "mkd"], sniff: markdown::sniff, read: markdown::read },
    Format { endings: &["txt", "text"], sniff: |_| true, read: plain::read },
];

/// Starts of texts that are markup which no format here reads, lower case, and what to call them.
const MARKUP: &[(&str, &str)] =
    &[("<!doctype html", "an HTML page"), ("<html", "an HTML page"), ("<?xml", "an XML document"), ("<rss", "a news feed")];

/// The format that reads the text; or what it looks like where none does.
pub(super) fn choose(path: &str, text: &str) -> Result<&'static Format, &'static str> {
    let head: String = text.trim_start().chars().take(20).collect::<String>().to_lowercase();
    if let Some(&(_, looks_like)) = MARKUP.iter().find(|(start, _)| head.starts_with(start)) {
        return Err(looks_like);
    }
    let ending = ending(path);
    let by_ending = FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()));
    if by_ending.is_none_or(|format| !format.endings.contains(&"md")) && is_fragment(&head, text) {
        return Err("part of an HTML page");
    }
    Ok(by_ending.or_else(|| FORMATS.iter().find(|format| (format.sniff)(text))).unwrap_or(&FORMATS[FORMATS.len() - 1]))
}

/// What a text is whose ending names a form of data for programs, where it looks like that.
pub(super) fn data(path: &str, text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(3);
    let cells = |line: &str| line.match_indices([',', ';', '\t']).any(|(at, _)| !line[at + 1..].starts_with(' '));
    let key =
        |line: &str| line == "---" || line.starts_with("- ") || line.split_once(':').is_some_and(|(key, _)| !key.contains(' '));
    let (looks, what) = match ending(path).as_str() {
        "json" | "ndjson" | "jsonl" | "sarif" => (text.starts_with(['{', '[']), "JSON data"),
        "csv" | "tsv" => (lines().all(cells), "a table of data"),
        "xml" | "rss" => (text.starts_with('<'), "an XML document"),
        "yaml" | "yml" => (lines().find(|line| !line.starts_with('#')).is_some_and(key), "YAML data"),
        _ => return None,
    };
    looks.then_some(what)
}

/// The ending of a path in lower case, without the dot.
fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Whether the text is read as Markdown.
pub(super) fn is_markdown(path: &str, text: &str) -> bool {
    choose(path, text).is_ok_and(|format| format.endings.contains(&"md"))
}

/// Whether a text opens with a tag or a comment of HTML and closes a tag later. Markdown may do so.
fn is_fragment(head: &str, text: &str) -> bool {
    let opens = |rest: &str| rest.starts_with("!--") || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let closes = |(at, _): (usize, &str)| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic());
    head.strip_prefix('<').is_some_and(opens) && text.match_indices("</").any(closes)
}
