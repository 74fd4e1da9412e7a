//! Cuts a tree's tokens into atoms: figures, words and signs, however the tokenizer split or glued them.

use crate::lexicon::numerals;
use crate::types::{Amount, Span, Tree};

/// A figure, a word or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    /// The token that it is a part of.
    pub token: usize,
    /// Where it stands in the sentence.
    pub span: Span,
    /// Whether it follows the atom before it without a space.
    pub glued: bool,
    /// What it is.
    pub kind: Kind,
    /// Its text in lower case, curly apostrophes straightened.
    pub text: String,
}

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A figure: '7,000', '2.66', '.45', '½'.
    Figure(Figure),
    /// Letters, with digits after them: 'Q10'.
    Word,
    /// Anything else, one character.
    Sign(char),
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its value.
    pub value: Amount,
    /// One unit of its last written place, in millionths.
    pub place: i128,
    /// How many digits stand before the decimal point.
    pub digits: usize,
    /// Whether commas group its thousands.
    pub grouped: bool,
    /// Whether it has a decimal point.
    pub decimal: bool,
}

/// A tree with its atoms.
pub(crate) struct Text<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// Its atoms in order.
    pub atoms: Vec<Atom>,
    /// Whether nearly all its words are capitalised, as in a headline: then capitals tell nothing.
    pub title_case: bool,
    /// For every atom whether a number may begin there; an article may stand before it.
    numeric: Vec<bool>,
}

impl<'t> Text<'t> {
    /// Cuts the tokens of a tree.
    pub fn new(tree: &'t Tree) -> Self {
        let mut atoms: Vec<Atom> = Vec::new();
        for (token, entry) in tree.tokens.iter().enumerate() {
            cut(tree, token, entry.span, &mut atoms);
        }
        let long = |atom: &&Atom| atom.kind == Kind::Word && atom.text.chars().count() > 3;
        let lower = |atom: &&Atom| atom.span.slice(&tree.sentence.text).starts_with(char::is_lowercase);
        let title_case = atoms.iter().filter(long).filter(lower).count() * 4 < atoms.iter().filter(long).count();
        let counts = |text: &str| numerals::word(text).is_some() || numerals::fraction(text).is_some();
        let counted: Vec<bool> = atoms.iter().map(|atom| atom.kind == Kind::Word && counts(&atom.text)).collect();
        let article = |atom: &Atom| matches!(atom.text.as_str(), "a" | "an");
        let begins = |(i, atom): (usize, &Atom)| {
            let word = if article(atom) { counted.get(i + 1) } else { counted.get(i) };
            matches!(atom.kind, Kind::Figure(_)) || word.is_some_and(|&word| word)
        };
        let numeric = atoms.iter().enumerate().map(begins).collect();
        Self { tree, atoms, title_case, numeric }
    }

    /// Whether a number may begin at `i`: a figure, or a word that numbers are made of, with or without an article.
    pub fn numeric(&self, i: usize) -> bool {
        self.numeric.get(i).is_some_and(|&numeric| numeric)
    }

    /// Whether a number word with a capital opens a name: 'Six Flags', 'Three Mile Island'.
    pub fn named_number(&self, i: usize) -> bool {
        if numerals::word(self.word(i)).is_none() && numerals::ordinal(self.word(i)).is_none() {
            return false;
        }
        let inside = i > 0 && !self.title_case && self.capital(i) && !self.word(i).is_empty();
        (inside && self.capital(i + 1) && self.tag(i + 1).starts_with("NNP"))
            || (self.in_name(i) && self.capital(i) && (i > 0 || self.capital(i + 1)))
    }

    /// The lower-case text of a word; empty for anything else, and past either end.
    pub fn word(&self, i: usize) -> &str {
        self.atoms.get(i).filter(|atom| atom.kind == Kind::Word).map_or("", |atom| &atom.text)
    }

    /// The word as it stands in the sentence; empty for anything else.
    pub fn raw(&self, i: usize) -> &str {
        self.atoms.get(i).map_or("", |atom| atom.span.slice(&self.tree.sentence.text))
    }

    /// The sign at `i`; NUL for anything else.
    pub fn sign(&self, i: usize) -> char {
        match self.atoms.get(i).map(|atom| atom.kind) {
            Some(Kind::Sign(sign)) => sign,
            _ => '\0',
        }
    }

    /// The figure at `i`.
    pub fn figure(&self, i: usize) -> Option<Figure> {
        match self.atoms.get(i)?.kind {
            Kind::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Whether `i` follows the atom before it without a space.
    pub fn glued(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|atom| atom.glued)
    }

    /// The tag of the token that `i` is a part of.
    pub fn tag(&self, i: usize) -> &'static str {
        self.atoms.get(i).map_or("", |atom| self.tree.tokens[atom.token].tag)
    }

    /// The label of the token that `i` is a part of.
    pub fn label(&self, i: usize) -> &'static str {
        self.atoms.get(i).map_or("", |atom| self.tree.tokens[atom.token].label)
    }

    /// Whether `i` opens with a capital letter.
    pub fn capital(&self, i: usize) -> bool {
        self.raw(i).starts_with(char::is_uppercase)
    }

    /// Whether the words stand from `i` on, one atom each.
    pub fn words_at(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.word(i + k) == *word)
    }

    /// Whether the words stand right before `i`, one atom each.
    pub fn words_before(&self, i: usize, words: &[&str]) -> bool {
        i.checked_sub(words.len()).is_some_and(|from| self.words_at(from, words))
    }

    /// `count` words from `i` on, joined by spaces; hyphens between them are passed over. Also the atom after the last.
    pub fn phrase(&self, i: usize, count: usize) -> Option<(String, usize)> {
        let mut at = i;
        let mut words = Vec::with_capacity(count);
        while words.len() < count {
            let word = self.word(at);
            if word.is_empty() {
                return None;
            }
            words.push(word);
            at += 1;
            if words.len() < count && self.sign(at) == '-' && self.glued(at) {
                at += 1;
            }
        }
        Some((words.join(" "), at))
    }

    /// The atom after a hyphen at `i`, or `i` itself.
    pub fn past_hyphen(&self, i: usize) -> usize {
        if self.sign(i) == '-' && !self.word(i + 1).is_empty() { i + 1 } else { i }
    }

    /// The kind of the named entity over `i`, with its first and last-plus-one token; empty for none.
    pub fn entity(&self, i: usize) -> (&'static str, usize, usize) {
        let Some(token) = self.atoms.get(i).map(|atom| atom.token) else { return ("", 0, 0) };
        let found = self.tree.entities.iter().find(|entity| entity.first <= token && token < entity.last);
        found.map_or(("", 0, 0), |entity| (entity.kind, entity.first, entity.last))
    }

    /// Whether `i` stands in a name: an entity that is no number and no time.
    pub fn in_name(&self, i: usize) -> bool {
        let (kind, first, last) = self.entity(i);
        let value = matches!(kind, "" | "CARDINAL" | "ORDINAL" | "MONEY" | "PERCENT" | "QUANTITY" | "DATE" | "TIME");
        !value && last - first > 1
    }

    /// The span of the sentence that atoms `first..last` cover.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.atoms[first].span.cover(self.atoms[last - 1].span)
    }
}

/// Cuts one token.
fn cut(tree: &Tree, token: usize, span: Span, atoms: &mut Vec<Atom>) {
    let text = span.slice(&tree.sentence.text);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, kind) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if let Some((length, figure)) = figure(rest, at == 0 || !text[..at].ends_with(|c: char| c.is_alphanumeric())) {
            (length, Kind::Figure(figure))
        } else if first.is_ascii_digit() {
            // Too long for an amount: a code.
            (rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()), Kind::Word)
        } else if first.is_alphabetic() || (is_apostrophe(first) && rest.chars().nth(1).is_some_and(char::is_alphabetic)) {
            (word(rest), Kind::Word)
        } else {
            let sign = if matches!(first, '–' | '‐' | '‑' | '−' | '‒') { '-' } else { first };
            (first.len_utf8(), Kind::Sign(sign))
        };
        let start = span.start() + at;
        let glued = atoms.last().is_some_and(|last| last.span.end() == start);
        // The full stop of an abbreviation belongs to it.
        let stop = usize::from(kind == Kind::Word && length > 1 && &rest[length..] == ".");
        let raw = &rest[..length];
        let mut lower = raw.to_lowercase().replace(['’', '‘'], "'");
        if kind == Kind::Word && lower.contains('.') {
            lower = lower.replace('.', "");
        }
        atoms.push(Atom { token, span: Span::new(start, start + length + stop), glued, kind, text: lower });
        at += length + stop;
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// The length of a word at the start of `text`: letters and digits, inner apostrophes, the points of 'p.m.' and 'U.S.'.
fn word(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut run = 0;
    let mut initials = true;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = next.is_some_and(char::is_alphabetic);
        if c.is_alphanumeric() {
            run += 1;
            initials &= run == 1;
        } else if at == 0 || (is_apostrophe(c) && joins) {
            initials = false;
        } else if c == '.' && initials && joins {
            run = 0;
        } else {
            return at;
        }
    }
    text.len()
}

/// A figure at the start of `text` and its length. `open` says whether a decimal point alone may begin it.
fn figure(text: &str, open: bool) -> Option<(usize, Figure)> {
    let first = text.chars().next()?;
    if let Some(value) = vulgar(first) {
        let figure = Figure { value: Amount::millionths(value), place: 10_000, digits: 0, grouped: false, decimal: true };
        return Some((first.len_utf8(), figure));
    }
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|&i| digit(i)).count();
    let mut whole = run(0);
    if whole == 0 && !(open && first == '.' && digit(1)) {
        return None;
    }
    let mut grouped = false;
    if (1..=3).contains(&whole) {
        while bytes.get(whole) == Some(&b',') && run(whole + 1) == 3 {
            whole += 4;
            grouped = true;
        }
    }
    let mut length = whole;
    let decimals = if bytes.get(whole) == Some(&b'.') { run(whole + 1) } else { 0 };
    let again = bytes.get(whole + 1 + decimals) == Some(&b'.') && digit(whole + 2 + decimals);
    let decimal = decimals > 0 && !again;
    if decimal {
        length += 1 + decimals;
    }
    let digits: String = text[..whole].chars().filter(char::is_ascii_digit).collect();
    if digits.len() > 18 || decimals > 12 {
        return None;
    }
    let fraction = if decimal { &text[whole + 1..length] } else { "" };
    let value: i128 = format!("{digits}{fraction:0<6.6}").parse().ok()?;
    let place = (0..fraction.len().min(6)).fold(Amount::SCALE, |place, _| place / 10);
    Some((length, Figure { value: Amount::millionths(value), place, digits: digits.len(), grouped, decimal }))
}

fn vulgar(c: char) -> Option<i128> {
    Some(match c {
        '½' => 500_000,
        '¼' => 250_000,
        '¾' => 750_000,
        '⅓' => 333_333,
        '⅔' => 666_667,
        _ => return None,
    })
}
