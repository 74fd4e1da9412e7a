//! Text of strangers made harmless: for terminals, for Markdown, for JSON on a terminal, for spreadsheets.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character could steer a terminal or turn the direction of text: control characters (C0, DEL, C1), line and paragraph
/// separators, bidirectional overrides and isolates, invisible tags.
pub(super) fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text on one line, as it may be shown on a terminal: runs of white space become one space, everything that
/// could steer the terminal shows as its code, `<U+001B>`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            push_visible(&mut out, c);
        }
    }
    out.trim().to_owned()
}

/// Appends one character that is not white space, as it may be shown.
pub(super) fn push_visible(out: &mut String, c: char) {
    if steers(c) {
        // A string never fails to grow.
        let _ = write!(out, "<U+{:04X}>", u32::from(c));
    } else {
        out.push(c);
    }
}

/// One line of Markdown text that shows the words as they stand: no markup, link, HTML or terminal code of theirs works.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        push_markdown(&mut out, c);
    }
    out
}

/// Appends one harmless character, escaped where Markdown gives it a meaning.
pub(super) fn push_markdown(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '@' => out.push_str("&#64;"),
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
            out.push('\\');
            out.push(c);
        }
        _ => out.push(c),
    }
}

/// JSON in which characters that steer terminals stand as `\u` escapes: the same value, harmless to look at.
pub(super) fn json(json: String) -> String {
    // Line breaks of pretty printing are the only bare control characters that JSON writers leave.
    let harmful = |c: char| !matches!(c, ' '..='~' | '\n') && steers(c);
    if !json.contains(harmful) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut units = [0; 2];
    for c in json.chars() {
        if harmful(c) {
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// What begins a formula in a spreadsheet; some read the wide forms as the narrow ones.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell of a table: what a spreadsheet would run as a formula gets a leading `'`; control characters other than tab and line break
/// become `U+FFFD`.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| steers(c) && !matches!(c, '\t' | '\n' | '\r');
    let formula = text.starts_with(FORMULA);
    if !formula && !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let mark = if formula { "'" } else { "" };
    Cow::Owned(mark.chars().chain(text.chars().map(|c| if harmful(c) { '\u{fffd}' } else { c })).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_are_not_steered() {
        assert_eq!(visible("a\u{1b}[31mred\u{202e} b\r\nc\u{9b}"), "a<U+001B>[31mred<U+202E> b c<U+009B>");
        assert_eq!(visible("a\u{85}b \u{2028}c"), "a b c", "odd line breaks are white space");
    }

    #[test]
    fn markdown_shows_words_as_they_stand() {
        assert_eq!(markdown("<b>*x*</b> [a](b)"), "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\](b)");
    }

    #[test]
    fn json_stays_the_same_value() {
        let hostile = serde_json::json!({"k": "a\u{9b}b\u{202e}\u{e0041}\u{1b}\u{7f}"});
        let written = json(hostile.to_string());
        assert!(!written.contains(steers));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).ok(), Some(hostile));
    }

    #[test]
    fn formulas_are_defused() {
        for start in FORMULA {
            assert!(cell(&format!("{start}1")).starts_with('\''));
        }
        assert_eq!(cell("1-2"), "1-2");
        assert_eq!(cell("a\u{1b}b\nc"), "a\u{fffd}b\nc");
    }
}
