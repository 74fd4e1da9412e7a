//! What may be split off a word's beginning, end and middle.

use crate::class::Class;
use crate::store::Store;

/// The character classes and word lists of the splitting rules.
pub(crate) struct Affixes {
    prefix: Class,
    suffix: Class,
    before_dot: Class,
    alpha: Class,
    lower: Class,
    upper: Class,
    quotes: Class,
    icons: Class,
    units: Vec<&'static str>,
}

fn digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// The length of the run of full stops `text` begins with.
fn dots(text: &str) -> usize {
    text.bytes().take_while(|&b| b == b'.').count()
}

impl Affixes {
    pub(crate) fn open(store: &Store) -> Self {
        let class = |name: &str| Class::new(&store.u32s(name));
        Affixes {
            prefix: class("class.prefix1"),
            suffix: class("class.suffix1"),
            before_dot: class("class.beforedot"),
            alpha: class("class.alpha"),
            lower: class("class.lower"),
            upper: class("class.upper"),
            quotes: class("class.quotes"),
            icons: class("class.icons"),
            units: store.text("units").split('\n').collect(),
        }
    }

    /// How many bytes to split off the front.
    pub(crate) fn prefix(&self, text: &str) -> usize {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return 0 };
        match first {
            '+' => usize::from(!digit(chars.next())),
            '.' => match dots(text) {
                1 => 0,
                n => n,
            },
            'U' if text.starts_with("US$") => 3,
            'C' | 'A' if text[1..].starts_with('$') => 2,
            c if self.prefix.has(c) => c.len_utf8(),
            _ => 0,
        }
    }

    /// How many bytes to split off the end: the longest rule wins.
    pub(crate) fn suffix(&self, text: &str) -> usize {
        let mut back = text.chars().rev();
        let Some(last) = back.next() else { return 0 };
        let (second, third) = (back.next(), back.next());
        let mut longest = if self.suffix.has(last) { last.len_utf8() } else { 0 };
        match last {
            '.' => longest = longest.max(self.final_dot(text, second, third)),
            '+' if digit(second) => longest = 1,
            '…' if second == Some('…') => longest = 6,
            's' | 'S' => match second {
                Some('\'') => longest = 2,
                Some('’') => longest = 4,
                _ => {}
            },
            _ => {}
        }
        if !last.is_ascii_digit() {
            longest = longest.max(self.unit(text));
        }
        longest
    }

    fn final_dot(&self, text: &str, second: Option<char>, third: Option<char>) -> usize {
        let run = text.bytes().rev().take_while(|&b| b == b'.').count();
        let degree = third == Some('°') && second.is_some_and(|c| "FfCcKk".contains(c));
        let capitals = self.upper.has_some(second) && self.upper.has_some(third);
        if run >= 2 { run } else { usize::from(degree || capitals || self.before_dot.has_some(second)) }
    }

    /// The longest unit or currency sign that follows a digit at the end.
    fn unit(&self, text: &str) -> usize {
        const REACH: usize = 24;
        let tail = &text.as_bytes()[text.len().saturating_sub(REACH)..];
        if !tail.iter().any(u8::is_ascii_digit) {
            return 0;
        }
        let follows_digit = |u: &&&str| text.strip_suffix(**u).is_some_and(|rest| digit(rest.chars().next_back()));
        self.units.iter().filter(follows_digit).map(|u| u.len()).max().unwrap_or(0)
    }

    /// The places inside a word where it is split, as byte ranges in order.
    pub(crate) fn infixes(&self, text: &str, out: &mut Vec<(usize, usize)>) {
        out.clear();
        let (mut at, mut previous) = (0, None);
        while let Some(c) = text[at..].chars().next() {
            let len = self.infix(text, at, c, previous);
            if len > 0 {
                out.push((at, at + len));
            }
            let step = if len > 0 { len } else { c.len_utf8() };
            previous = text[at..at + step].chars().next_back();
            at += step;
        }
    }

    fn infix(&self, text: &str, at: usize, c: char, previous: Option<char>) -> usize {
        if c.is_ascii_alphanumeric() {
            return 0;
        }
        let rest = &text[at..];
        let next = rest[c.len_utf8()..].chars().next();
        let word_before = || previous.is_some_and(|p| p.is_ascii_digit() || self.alpha.has(p));
        match c {
            '.' if next == Some('.') => dots(rest),
            '…' => c.len_utf8(),
            c if self.icons.has(c) => c.len_utf8(),
            '+' | '-' | '*' | '^' if digit(previous) && (digit(next) || next == Some('-')) => 1,
            '.' => {
                let before = previous.is_some_and(|p| self.lower.has(p) || self.quotes.has(p));
                let after = next.is_some_and(|n| self.upper.has(n) || self.quotes.has(n));
                usize::from(before && after)
            }
            ',' => usize::from(self.alpha.has_some(previous) && self.alpha.has_some(next)),
            '-' | '–' | '—' | '~' if word_before() => self.hyphen(rest),
            ':' | '<' | '>' | '=' | '/' if self.alpha.has_some(next) && word_before() => 1,
            _ => 0,
        }
    }

    /// A dash (up to three hyphens, two long dashes) with a letter behind it.
    fn hyphen(&self, rest: &str) -> usize {
        ["-", "–", "—", "--", "---", "——", "~"]
            .into_iter()
            .find(|h| rest.strip_prefix(h).is_some_and(|r| self.alpha.has_some(r.chars().next())))
            .map_or(0, str::len)
    }

    /// Is the character one that may end a host name?
    pub(crate) fn is_lower(&self, c: char) -> bool {
        self.lower.has(c)
    }
}
