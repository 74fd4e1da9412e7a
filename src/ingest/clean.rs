//! Clean text with its way back: white space folded, control characters and terminal escapes dropped.

use crate::types::SourceMap;

/// What a reader says about a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Marked as a heading by the format.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
}

/// A block as a format's reader cuts it, before it is known what part of the report it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    /// What the format says it is.
    pub shape: Shape,
    /// The clean text.
    pub text: String,
    /// Where it stands.
    pub source: SourceMap,
}

/// Gathers pieces of original text into clean text.
#[derive(Debug, Default)]
pub(super) struct Cleaner {
    text: String,
    source: SourceMap,
    space: Option<usize>,
}

impl Cleaner {
    /// Adds a piece of text that stands at `original`.
    pub fn push(&mut self, original: usize, piece: &str) {
        let mut escaped = 0;
        for (i, c) in piece.char_indices() {
            if i < escaped {
                continue;
            }
            if c == '\u{1b}' {
                escaped = i + escape(&piece[i..]);
            } else {
                self.add(original + i, c);
            }
        }
    }

    /// Adds a break between words that stands at `original`.
    pub fn space(&mut self, original: usize) {
        if !self.text.is_empty() && self.space.is_none() {
            self.space = Some(original);
        }
    }

    /// The block, unless nothing is left of it; the cleaner is empty afterwards.
    pub fn take(&mut self, shape: Shape) -> Option<Raw> {
        let Cleaner { text, source, .. } = std::mem::take(self);
        (!text.is_empty()).then_some(Raw { shape, text, source })
    }

    fn add(&mut self, original: usize, c: char) {
        if c.is_whitespace() {
            self.space(original);
        } else if !hidden(c) {
            if let Some(at) = self.space.take() {
                self.source.push(self.text.len(), at);
                self.text.push(' ');
            }
            self.source.push(self.text.len(), original);
            self.text.push(c);
        }
    }
}

/// Whether a reader never sees the character: controls, marks of direction, soft hyphens, zero-width spaces.
pub(super) fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The length of the terminal escape that the text starts with, at least the escape character alone.
fn escape(text: &str) -> usize {
    const LONGEST: usize = 256;
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = match bytes.get(1) {
        Some(b'[') => bytes.iter().skip(2).position(|b| !(0x20..0x40).contains(b)).map(|n| {
            let closed = (0x40..0x7f).contains(&bytes[n + 2]);
            n + 2 + usize::from(closed)
        }),
        Some(b']' | b'P' | b'_' | b'^') => bytes.iter().skip(2).position(|&b| b == 7 || b == 0x1b || b == b'\n').map(|n| {
            let closed = bytes[n + 2] == 7;
            n + 2 + usize::from(closed)
        }),
        Some(0x20..0x7f) => Some(2),
        _ => None,
    };
    end.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Span;

    #[track_caller]
    fn check(original: &str, clean: &str) {
        let mut cleaner = Cleaner::default();
        cleaner.push(0, original);
        let raw = cleaner.take(Shape::Paragraph);
        assert_eq!(raw.as_ref().map_or("", |raw| raw.text.as_str()), clean);
        for (i, c) in raw.iter().flat_map(|raw| raw.text.char_indices()).filter(|(_, c)| *c != ' ') {
            let source = raw.as_ref().map(|raw| raw.source.span(Span::new(i, i + c.len_utf8()))).expect("there is a block");
            assert_eq!(source.slice(original), c.to_string());
        }
    }

    #[test]
    fn folds_and_drops() {
        check("  two\t\twords \u{a0} here\n", "two words here");
        check("a\u{1b}[31mred\u{1b}[0m b", "ared b");
        check("a\u{1b}]0;title\u{7}b", "ab");
        check("a\u{1b}]0;title\u{1b}\\b", "ab");
        check("a\u{1b}", "a");
        check("a\u{1b}[", "a[");
        check("bell\u{7} soft\u{ad}hyphen \u{202e}turned", "bell softhyphen turned");
        check("caf\u{e9} \u{1f600}", "caf\u{e9} \u{1f600}");
        check("\u{0}\u{1}", "");
    }
}
