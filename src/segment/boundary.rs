//! Where the sentences of a paragraph start and end.

use super::context::{before_word, has, is_acronym, is_initial, is_told, starts, word_after, word_before};
use crate::lexicon::abbreviations::Ending;
use crate::lexicon::layout::{Stamp, stamp};
use crate::types::Span;

/// The longest sentence, in bytes; a longer one is cut.
const LONGEST: usize = 2000;

/// How far a bracket may close and still keep its sentences together, in bytes.
const BRACKET: usize = 300;

/// Marks that close a quotation or bracket after an end mark.
const CLOSERS: &[char] = &['"', '”', '’', '\'', ')', ']', '»', '“', '›'];

/// The sentences of a text, in order, without the white space between them; pieces without a letter or digit are left out.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for next in starts_of_sentences(text).into_iter().chain([text.len()]) {
        shorten(text, start, next, &mut spans);
        start = next;
    }
    spans.retain(|span| span.slice(text).contains(char::is_alphanumeric));
    spans
}

fn starts_of_sentences(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut start, mut bracket, mut read) = (0, 0, 0);
    for (i, c) in text.char_indices() {
        if i < read {
            continue;
        }
        match c {
            '(' | '[' if i >= bracket => bracket = closing(text, i, c),
            '•' if i > 0 && text[..i].ends_with(' ') => {
                start = i;
                found.push(i);
            }
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                let end = Candidate::read(text, start, i);
                read = end.stop;
                if i >= bracket && end.splits() {
                    start = end.next;
                    found.push(end.next);
                }
            }
            _ => {}
        }
    }
    found
}

/// Where the bracket that opens at `open` closes; `open` itself where it does not, or too far away.
fn closing(text: &str, open: usize, mark: char) -> usize {
    let close = if mark == '(' { ')' } else { ']' };
    text[open..].char_indices().take_while(|&(i, _)| i < BRACKET).find(|&(_, c)| c == close).map_or(open, |(i, _)| open + i)
}

/// A place where a sentence may end.
struct Candidate<'a> {
    text: &'a str,
    // Where the sentence starts.
    start: usize,
    // The first end mark, and one past the last.
    mark: usize,
    stop: usize,
    // One past the closing marks after it.
    closed: usize,
    // Where the next word or its opening mark starts.
    next: usize,
}

impl<'a> Candidate<'a> {
    fn read(text: &'a str, start: usize, mark: usize) -> Self {
        let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
        let mut stop = text.len() - text[mark..].trim_start_matches(ends).len();
        while text[stop..].starts_with(" .") && text[..stop].ends_with('.') {
            stop = text.len() - text[stop + 1..].trim_start_matches(ends).len();
        }
        let closed = text.len() - text[stop..].trim_start_matches(CLOSERS).len();
        let next = text.len() - text[closed..].trim_start().len();
        Candidate { text, start, mark, stop, closed, next }
    }

    fn splits(&self) -> bool {
        let rest = &self.text[self.next..];
        let marks = &self.text[self.mark..self.stop];
        if rest.is_empty() || marks.ends_with(['。', '！', '？']) {
            return !rest.is_empty();
        }
        if self.next == self.closed {
            return self.glued(rest);
        }
        if !opens_sentence(rest) {
            return false;
        }
        match marks {
            "." => self.full_stop(rest),
            _ if marks.ends_with(['!', '?']) && !marks.starts_with("..") => self.exclaims(rest),
            _ => starts(rest) || (!self.text[..self.mark].ends_with(' ') && !marks.contains(' ')),
        }
    }

    /// 'end.The next': a full stop without a space before a word that opens sentences.
    fn glued(&self, rest: &str) -> bool {
        let word = word_before(self.text, self.mark);
        let small = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
        let next = word_after(rest);
        small && self.closed == self.stop && self.stop - self.mark == 1 && starts(rest) && !next.contains('.') && next.len() > 1
    }

    fn exclaims(&self, rest: &str) -> bool {
        let quoted = self.closed > self.stop;
        let word = word_after(rest);
        let company = word.strip_suffix('.').is_some_and(|word| has(Ending::Name, word));
        let letter = self.closed == self.stop && word_before(self.text, self.mark).chars().count() == 1;
        !company && !letter && !(quoted && !starts(rest) && is_told(rest))
    }

    fn full_stop(&self, rest: &str) -> bool {
        let word = word_before(self.text, self.mark);
        let opened = rest.starts_with(['"', '“', '‘', '\'']);
        let number = rest.starts_with(|c: char| c.is_numeric());
        let tail = word.rsplit('-').next().unwrap_or(word);
        if has(Ending::Never, word) || (number && has(Ending::Number, word)) {
            return false;
        }
        if has(Ending::Clock, word) {
            return !number && !dated(word_after(rest));
        }
        if has(Ending::State, tail) && (tail != word || before_word(self.text, word, self.mark).ends_with(',')) {
            return starts(rest) || tail == word;
        }
        if has(Ending::Name, word) || is_acronym(tail) {
            return starts(rest) || opened;
        }
        if is_initial(word) {
            return starts(rest) || (word == "I" && !before_word(self.text, word, self.mark).is_empty());
        }
        let listed = self.mark - word.len() == self.start && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
        !listed
    }
}

/// Whether a sentence may start with the text: a capital, a digit, a sign, a letter without case, or 'iPhone'.
fn opens_sentence(text: &str) -> bool {
    let word = text.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '«', '„', '`', '¿', '¡']);
    match word.chars().next() {
        Some(c) if c.is_lowercase() => word_after(word).contains(char::is_uppercase),
        Some(c) => !matches!(c, '-' | '–' | '—' | ',' | ';' | ':' | ')' | ']' | '/' | '&' | '.' | '!' | '?' | '…' | '#'),
        None => false,
    }
}

/// Whether the word after 'a.m.' belongs to it: a time zone, a day, a month.
fn dated(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let zone = (2..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase());
    zone || matches!(stamp(&bare.to_lowercase()), Some(Stamp::Month(_) | Stamp::Weekday | Stamp::Zone | Stamp::AmericanZone))
}

/// Adds the sentence, cut where it is too long: at a semicolon or dash, a comma, a space, or anywhere.
fn shorten(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let mut start = start;
    loop {
        let piece = &text[start..end];
        let piece = piece.trim_end();
        let lead = piece.len() - piece.trim_start_matches(|c: char| c.is_whitespace() || c == '•').len();
        start += lead;
        let piece = &piece[lead..];
        if piece.len() <= LONGEST {
            if !piece.is_empty() {
                spans.push(Span::new(start, start + piece.len()));
            }
            return;
        }
        let mut limit = LONGEST;
        while !piece.is_char_boundary(limit) {
            limit -= 1;
        }
        let head = &piece[..limit];
        let marks = ["; ", " – ", " — ", ": ", ", ", " "];
        let cut = marks.iter().filter_map(|mark| head.rfind(mark).map(|at| at + mark.len())).find(|&at| at >= LONGEST / 2);
        let cut = cut.or_else(|| head.rfind(' ').map(|at| at + 1).filter(|&at| at > 0)).unwrap_or(limit);
        spans.push(Span::new(start, start + head[..cut].trim_end().len()));
        start += cut;
    }
}
