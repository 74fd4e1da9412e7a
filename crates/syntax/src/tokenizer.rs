//! Splits text into tokens by spaCy's English rules.

use std::collections::HashMap;

use crate::affix::Affixes;
use crate::hash::{KeyMap, string_hash};
use crate::lexicon::{Lexicon, WordRules};
use crate::store::Store;
use crate::table::Table;
use crate::url::is_url;

/// The splitting rules.
pub(crate) struct Tokenizer {
    affixes: Affixes,
    special: HashMap<String, Vec<(&'static str, &'static str)>>,
    longest_special: usize,
}

/// One token: a byte range of the text and the word it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) word: u32,
    /// A single space follows.
    pub(crate) spaced: bool,
}

/// How stretches of text without white space were split before.
#[derive(Default)]
pub(crate) struct SplitCache {
    known: KeyMap<u64, (u32, u32)>,
    parts: Vec<(u32, u32)>,
    infixes: Vec<(usize, usize)>,
}

/// Stretches longer than this are not worth remembering.
const LONGEST_REMEMBERED: usize = 64;
/// A stretch longer than this stays one token: no word of any language is, and
/// a token for every bracket of a megabyte of brackets helps nobody.
const LONGEST_SPLIT: usize = 4096;

/// Where new tokens go: lengths and words, in order.
struct Sink<'a> {
    rules: &'a WordRules,
    lexicon: &'a mut Lexicon,
    parts: &'a mut Vec<(u32, u32)>,
}

impl Sink<'_> {
    fn push(&mut self, text: &str) {
        self.push_with_norm(text, None);
    }

    fn push_with_norm(&mut self, text: &str, norm: Option<&str>) {
        let word = self.lexicon.intern(self.rules, text, norm);
        self.parts.push((text.len() as u32, word));
    }
}

impl Tokenizer {
    pub(crate) fn open(store: &Store) -> Self {
        let split = |value: &'static [u8]| {
            let text = std::str::from_utf8(value).expect("special cases are UTF-8");
            text.split('\x1e').map(|p| p.split_once('\x1f').expect("word and norm")).collect()
        };
        let special: HashMap<_, Vec<_>> =
            Table::open(store.bytes("special")).entries().into_iter().map(|(key, value)| (key, split(value))).collect();
        Tokenizer { affixes: Affixes::open(store), longest_special: special.keys().map(String::len).max().unwrap_or(0), special }
    }

    fn special(&self, text: &str) -> Option<&[(&'static str, &'static str)]> {
        if text.len() > self.longest_special {
            return None;
        }
        self.special.get(text).map(Vec::as_slice)
    }

    /// Splits `text` into tokens.
    pub(crate) fn split(&self, text: &str, rules: &WordRules, lexicon: &mut Lexicon, cache: &mut SplitCache) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::with_capacity(text.len() / 4);
        let mut start = 0;
        let mut in_space = text.starts_with(|c| rules.is_space(c));
        for (at, c) in text.char_indices() {
            if rules.is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.stretch(text, start..at, rules, lexicon, cache, &mut out);
            }
            start = at;
            if c == ' ' {
                if let Some(last) = out.last_mut() {
                    last.spaced = true;
                }
                start = at + 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.stretch(text, start..text.len(), rules, lexicon, cache, &mut out);
        }
        self.join_phrases(text, out, rules, lexicon)
    }

    /// Splits one stretch of white space or of anything else.
    fn stretch(
        &self,
        text: &str,
        range: std::ops::Range<usize>,
        rules: &WordRules,
        lexicon: &mut Lexicon,
        cache: &mut SplitCache,
        out: &mut Vec<Piece>,
    ) {
        let stretch = &text[range.clone()];
        let key = string_hash(stretch.as_bytes());
        let (from, to) = match cache.known.get(&key) {
            Some(&(from, to)) => (from as usize, to as usize),
            None => {
                let from = cache.parts.len();
                let SplitCache { parts, infixes, .. } = cache;
                self.stretch_anew(stretch, infixes, &mut Sink { rules, lexicon, parts });
                (from, cache.parts.len())
            }
        };
        let mut at = range.start as u32;
        for &(len, word) in &cache.parts[from..to] {
            out.push(Piece { start: at, end: at + len, word, spaced: false });
            at += len;
        }
        if stretch.len() > LONGEST_REMEMBERED {
            cache.parts.truncate(from);
        } else {
            cache.known.insert(key, (from as u32, to as u32));
        }
    }

    fn stretch_anew(&self, text: &str, infixes: &mut Vec<(usize, usize)>, sink: &mut Sink<'_>) {
        if text.len() > LONGEST_SPLIT {
            return sink.push(text);
        }
        let mut middle = text;
        let mut suffixes = Vec::new();
        let mut last_len = usize::MAX;
        while !middle.is_empty() && middle.len() != last_len && self.special(middle).is_none() {
            last_len = middle.len();
            let before = self.affixes.prefix(middle);
            let (head, without_head) = middle.split_at(before);
            if before > 0 && self.special(without_head).is_some() {
                sink.push(head);
                middle = without_head;
                break;
            }
            let after = self.affixes.suffix(without_head);
            let (without_tail, tail) = middle.split_at(middle.len() - after);
            if after > 0 && self.special(without_tail).is_some() {
                suffixes.push(tail);
                middle = without_tail;
                break;
            }
            if before > 0 {
                sink.push(head);
            }
            if after > 0 {
                suffixes.push(tail);
            }
            middle = &middle[before..middle.len() - after];
        }
        self.middle(middle, infixes, sink);
        for tail in suffixes.into_iter().rev() {
            sink.push(tail);
        }
    }

    fn middle(&self, text: &str, infixes: &mut Vec<(usize, usize)>, sink: &mut Sink<'_>) {
        if text.is_empty() {
            return;
        }
        if let Some(pieces) = self.special(text) {
            for (piece, norm) in pieces {
                sink.push_with_norm(piece, Some(norm));
            }
            return;
        }
        if is_url(text, |c| self.affixes.is_lower(c)) {
            return sink.push(text);
        }
        self.affixes.infixes(text, infixes);
        let mut start = 0;
        for &(from, to) in infixes.iter().filter(|&&(from, _)| from > 0) {
            if from > start {
                sink.push(&text[start..from]);
            }
            sink.push(&text[from..to]);
            start = to;
        }
        if start < text.len() {
            sink.push(&text[start..]);
        }
    }

    /// Applies the special cases that the splitting rules broke up.
    fn join_phrases(&self, text: &str, pieces: Vec<Piece>, rules: &WordRules, lexicon: &mut Lexicon) -> Vec<Piece> {
        let mut spans = Vec::new();
        for (start, piece) in pieces.iter().enumerate() {
            let word = &lexicon.words[piece.word as usize];
            if !word.starts_phrase {
                continue;
            }
            for phrase in rules.phrases(&word.text) {
                let there = |(p, w): (&Piece, &String)| text[p.start as usize..p.end as usize] == **w;
                let rest = &pieces[start..];
                if rest.len() >= phrase.len() && rest.iter().zip(phrase).all(there) {
                    spans.push((phrase.len(), start));
                }
            }
        }
        if spans.is_empty() {
            return pieces;
        }
        let chosen = longest_first(spans, pieces.len());
        self.replace(text, &pieces, &chosen, rules, lexicon)
    }

    fn replace(
        &self,
        text: &str,
        pieces: &[Piece],
        spans: &[(usize, usize)],
        rules: &WordRules,
        lexicon: &mut Lexicon,
    ) -> Vec<Piece> {
        let mut out = Vec::with_capacity(pieces.len());
        let mut done = 0;
        for &(start, len) in spans {
            let (first, last) = (pieces[start], pieces[start + len - 1]);
            let Some(parts) = self.special(&text[first.start as usize..last.end as usize]) else {
                continue;
            };
            out.extend_from_slice(&pieces[done..start]);
            let mut at = first.start;
            for (part, norm) in parts {
                let end = at + part.len() as u32;
                let word = lexicon.intern(rules, part, Some(norm));
                out.push(Piece { start: at, end, word, spaced: false });
                at = end;
            }
            if let Some(end) = out.last_mut() {
                end.spaced = last.spaced;
            }
            done = start + len;
        }
        out.extend_from_slice(&pieces[done..]);
        out
    }
}

/// Drops spans that overlap a longer (or, of the same length, earlier) one.
/// Takes (length, start) pairs, gives (start, length) pairs in text order.
fn longest_first(mut spans: Vec<(usize, usize)>, total: usize) -> Vec<(usize, usize)> {
    spans.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut seen = vec![false; total];
    let mut chosen = Vec::new();
    for (len, start) in spans {
        if !seen[start] && !seen[start + len - 1] {
            chosen.push((start, len));
        }
        seen[start..start + len].fill(true);
    }
    chosen.sort_unstable();
    chosen
}
