//! Quotation spans of a report: straight and curly marks, single ones, French and German ones, over paragraphs.

use crate::lexicon::abbreviations::{Ending, is};
use crate::types::{Block, Part, Quotation, Span};

/// How many paragraphs, and bytes of them, a quotation may run on before its closing mark.
const FAR: (usize, usize) = (12, 6000);

/// How far the closing mark of a single quotation may be, in bytes.
const SINGLE: usize = 1200;

/// Which marks belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Low,
    Angle,
    Single,
}

/// A mark as its neighbours show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// The quotations of each block, inside the marks, in order and not overlapping.
pub(super) fn read(blocks: &[Block]) -> Vec<Vec<Quotation>> {
    let mut all = Vec::with_capacity(blocks.len());
    let mut open = None;
    for (i, block) in blocks.iter().enumerate() {
        match block.part {
            Part::Body => {
                let mut scan = Scan::new(&block.text, open);
                scan.lone = lone(&block.text) && ends(&blocks[i + 1..]);
                scan.run();
                let runs_on = |family| match family {
                    Family::Double => goes_on(&blocks[i + 1..]),
                    Family::Single => ends(&blocks[i + 1..]),
                    Family::Low | Family::Angle => false,
                };
                open = scan.open.map(|open| open.family).filter(|&family| runs_on(family));
                all.push(scan.finish());
            }
            Part::Headline => {
                let mut scan = Scan::new(&block.text, None);
                scan.run();
                all.push(scan.finish());
            }
            Part::Caption | Part::Credit | Part::Boilerplate => all.push(Vec::new()),
        }
    }
    all
}

/// Whether a quotation without a closing mark goes on in the blocks after it: the next one opens with a mark again,
/// or the next mark of all is a closing one.
fn goes_on(blocks: &[Block]) -> bool {
    let mut bytes = 0;
    let bodies = blocks.iter().filter(|block| block.part == Part::Body).take(FAR.0);
    let near = bodies.take_while(|block| {
        let fits = bytes <= FAR.1;
        bytes += block.text.len();
        fits
    });
    near.enumerate().find_map(|(i, block)| first_mark(&block.text).map(|(at, side)| side == Side::Close || (i == 0 && at == 0)))
        == Some(true)
}

/// Whether a block opens with a single mark before a capital: a quotation that its own block may not close.
fn lone(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('\'' | '‘')) && chars.next().is_some_and(char::is_uppercase)
}

/// Whether a single quotation that is still open is closed in one of the next blocks.
fn ends(blocks: &[Block]) -> bool {
    let mut bytes = 0;
    let bodies = blocks.iter().filter(|block| block.part == Part::Body).take(FAR.0);
    let mut near = bodies.take_while(|block| {
        let fits = bytes <= FAR.1;
        bytes += block.text.len();
        fits
    });
    near.any(|block| block.text.char_indices().any(|(i, c)| stops(&block.text, i, c)))
}

/// Whether a single mark after a stop or comma closes what is said.
fn stops(text: &str, i: usize, c: char) -> bool {
    let before = text[..i].chars().next_back();
    let after = text[i + c.len_utf8()..].chars().next();
    matches!(c, '\'' | '’')
        && before.is_some_and(|b| matches!(b, '.' | ',' | '!' | '?'))
        && !after.is_some_and(char::is_alphanumeric)
}

fn first_mark(text: &str) -> Option<(usize, Side)> {
    text.char_indices().take_while(|&(i, _)| i <= FAR.1).find_map(|(i, _)| double(text, i).map(|(side, _)| (i, side)))
}

#[derive(Debug, Clone, Copy)]
struct Open {
    family: Family,
    start: usize,
    continued: bool,
}

struct Scan<'a> {
    text: &'a str,
    open: Option<Open>,
    found: Vec<Quotation>,
    // Everything before has been read.
    next: usize,
    // The last place where a sentence may have ended.
    stop: usize,
    // Whether a single mark at the start opens what a later block closes.
    lone: bool,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, carried: Option<Family>) -> Self {
        let mut scan = Scan { text, open: None, found: Vec::new(), next: 0, stop: 0, lone: false };
        if let Some(family) = carried {
            if let Some((Side::Open, len)) = double(text, 0) {
                scan.next = len;
            }
            scan.open = Some(Open { family, start: scan.next, continued: true });
        }
        scan
    }

    fn run(&mut self) {
        let text = self.text;
        for (i, c) in text.char_indices() {
            if i < self.next {
                continue;
            }
            match self.open {
                Some(open) => self.inside(open, i, c),
                None => self.outside(i, c),
            }
            if matches!(c, '.' | '!' | '?') {
                self.stop = i + 1;
            }
        }
    }

    fn inside(&mut self, open: Open, i: usize, c: char) {
        match open.family {
            Family::Double => match double(self.text, i) {
                Some((Side::Close, len)) => self.close(open, i, len),
                Some((Side::Open, len)) => {
                    let end = if self.stop > open.start { self.stop } else { i };
                    self.close(open, end, 0);
                    self.begin(Family::Double, i + len);
                }
                None => {}
            },
            Family::Low if matches!(c, '“' | '”' | '"') => self.close(open, i, c.len_utf8()),
            Family::Angle if matches!(c, '»' | '›') => self.close(open, i, c.len_utf8()),
            Family::Single if stops(self.text, i, c) => self.close(open, i, c.len_utf8()),
            Family::Low | Family::Angle | Family::Single => {}
        }
    }

    fn outside(&mut self, i: usize, c: char) {
        match c {
            '„' => self.begin(Family::Low, i + c.len_utf8()),
            '«' => self.begin(Family::Angle, i + c.len_utf8()),
            _ => {
                if let Some((Side::Open, len)) = double(self.text, i) {
                    self.begin(Family::Double, i + len);
                } else if let Some(end) = single(self.text, i, c) {
                    let start = i + c.len_utf8();
                    self.close(Open { family: Family::Single, start, continued: false }, end, 1);
                } else if self.lone && i == 0 {
                    self.begin(Family::Single, c.len_utf8());
                }
            }
        }
    }

    fn begin(&mut self, family: Family, start: usize) {
        self.open = Some(Open { family, start, continued: false });
        self.next = start;
    }

    fn close(&mut self, open: Open, end: usize, len: usize) {
        self.open = None;
        self.next = self.next.max(end + len);
        self.push(open, end);
    }

    fn push(&mut self, open: Open, end: usize) {
        let words = self.text.get(open.start..end).unwrap_or_default();
        let start = open.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        if start < end {
            self.found.push(Quotation { span: Span::new(start, end), continued: open.continued });
        }
    }

    /// A quotation without a closing mark ends where its block ends.
    fn finish(mut self) -> Vec<Quotation> {
        if let Some(open) = self.open.take() {
            self.push(open, self.text.len());
        }
        self.found
    }
}

/// The double mark that stands at `i`, told by its form and its neighbours, with its length.
fn double(text: &str, i: usize) -> Option<(Side, usize)> {
    let rest = text.get(i..)?;
    let c = rest.chars().next()?;
    let len = match c {
        '"' | '“' | '”' | '‟' | '＂' => c.len_utf8(),
        '`' if rest.starts_with("``") => 2,
        '\'' if rest.starts_with("''") && !rest.starts_with("'''") => 2,
        _ => return None,
    };
    let before = text[..i].chars().next_back();
    let after = rest[len..].chars().next();
    let free_before = before.is_none_or(|c| c.is_whitespace() || opens(c));
    let free_after = after.is_none_or(char::is_whitespace);
    let side = match c {
        '“' | '‟' | '`' if !free_before && !after.is_some_and(char::is_alphanumeric) => Side::Close,
        '“' | '‟' | '`' => Side::Open,
        '”' if free_before && after.is_some_and(char::is_alphanumeric) => Side::Open,
        '”' => Side::Close,
        _ if free_before && !free_after => Side::Open,
        // 17" and 6'2" are inches where no quotation is open; a stray closing mark does no harm either.
        _ => Side::Close,
    };
    Some((side, len))
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '\'' | '‘' | '"' | '“' | '„' | '«')
}

/// Where a single quotation that opens at `i` closes; an apostrophe opens none.
fn single(text: &str, i: usize, c: char) -> Option<usize> {
    if !matches!(c, '\'' | '‘' | '‛') || !text[..i].chars().next_back().is_none_or(|b| b.is_whitespace() || opens(b)) {
        return None;
    }
    let start = i + c.len_utf8();
    let rest = &text[start..];
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let years =
        word.starts_with(|c: char| c.is_ascii_digit()) && matches!(word.trim_end_matches('s').len(), 2) && word.len() <= 3;
    if !rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        || years
        || is(Ending::Elision, &word.to_lowercase())
    {
        return None;
    }
    let mut possessive = None;
    for (at, mark) in rest.char_indices().take_while(|&(at, _)| at < SINGLE) {
        let before = rest[..at].chars().next_back();
        match mark {
            '"' | '“' | '”' if before.is_none_or(char::is_whitespace) => break,
            '\'' | '’' if closes(rest, at, mark, before) => {
                let plural = before == Some('s') && rest[at + mark.len_utf8()..].trim_start().starts_with(char::is_lowercase);
                if !plural {
                    let real = before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?')) || possessive.is_none();
                    return Some(start + if real { at } else { possessive? });
                }
                possessive = possessive.or(Some(at));
            }
            '\'' | '‘' if before.is_some_and(char::is_whitespace) => break,
            _ => {}
        }
    }
    possessive.map(|at| start + at)
}

fn closes(rest: &str, at: usize, mark: char, before: Option<char>) -> bool {
    let after = rest[at + mark.len_utf8()..].chars().next();
    before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
}
