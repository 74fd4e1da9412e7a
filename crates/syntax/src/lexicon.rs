//! Words: what the model sees of a token, worked out once per spelling.

use std::collections::HashMap;

use crate::class::Class;
use crate::hash::{KeyMap, string_hash};
use crate::store::Store;
use crate::table::Table;

/// The tables that turn a spelling into features.
pub(crate) struct WordRules {
    symbols: HashMap<&'static str, u64>,
    norm_keys: Vec<u64>,
    norm_words: Vec<&'static str>,
    is_alpha: Class,
    is_digit: Class,
    is_space: Class,
    phrase_starts: HashMap<String, Vec<Vec<String>>>,
}

/// One distinct word, with the norm a special case may have given it.
pub(crate) struct Word {
    pub(crate) text: Box<str>,
    pub(crate) lower: Box<str>,
    pub(crate) lower_hash: u64,
    /// Hashes of norm, first character, last three characters and shape.
    pub(crate) keys: [u64; 4],
    pub(crate) is_space: bool,
    /// Could begin a special case made of several tokens.
    pub(crate) starts_phrase: bool,
}

/// The words met so far.
#[derive(Default)]
pub(crate) struct Lexicon {
    ids: KeyMap<(u64, u64), u32>,
    pub(crate) words: Vec<Word>,
    bytes: usize,
}

impl WordRules {
    pub(crate) fn open(store: &Store) -> Self {
        let symbols = Table::open(store.bytes("symbols"))
            .entries()
            .into_iter()
            .map(|(k, v)| (&*k.leak(), v.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b))))
            .collect();
        let mut phrase_starts: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for (phrase, _) in Table::open(store.bytes("phrases")).entries() {
            let tokens: Vec<String> = phrase.split('\x1f').map(str::to_owned).collect();
            phrase_starts.entry(tokens[0].clone()).or_default().push(tokens);
        }
        let class = |name: &str| Class::new(&store.u32s(name));
        WordRules {
            symbols,
            norm_keys: store.u64s("norms.keys"),
            norm_words: store.text("norms.words").split('\n').collect(),
            is_alpha: class("class.isalpha"),
            is_digit: class("class.isdigit"),
            is_space: class("class.isspace"),
            phrase_starts,
        }
    }

    /// Is the character white space?
    pub(crate) fn is_space(&self, c: char) -> bool {
        self.is_space.has(c)
    }

    /// Does the word consist of letters alone?
    pub(crate) fn all_alpha(&self, text: &str) -> bool {
        !text.is_empty() && text.chars().all(|c| self.is_alpha.has(c))
    }

    /// The token sequences, longer than usual words, that start with `text`.
    pub(crate) fn phrases(&self, text: &str) -> &[Vec<String>] {
        self.phrase_starts.get(text).map_or(&[], Vec::as_slice)
    }

    /// The identity of a string: reserved names have small numbers.
    fn id(&self, text: &str) -> u64 {
        match self.symbols.get(text) {
            Some(&id) => id,
            None => string_hash(text.as_bytes()),
        }
    }

    fn norm_id(&self, text: &str, lower: &str) -> u64 {
        match self.norm_keys.binary_search(&self.id(text)) {
            Ok(at) => self.id(self.norm_words[at]),
            Err(_) => self.id(lower),
        }
    }

    /// Letters become x or X, digits d; runs are cut after four.
    fn shape(&self, text: &str) -> String {
        if text.len() >= 100 && text.chars().nth(99).is_some() {
            return "LONG".to_owned();
        }
        let mut shape = String::with_capacity(text.len());
        let (mut last, mut run) = ('\0', 0);
        for (i, c) in text.chars().enumerate() {
            let s = if self.is_alpha.has(c) {
                if c.is_uppercase() { 'X' } else { 'x' }
            } else if self.is_digit.has(c) {
                'd'
            } else {
                c
            };
            run = if i > 0 && s == last { run + 1 } else { 0 };
            last = s;
            if run < 4 {
                shape.push(s);
            }
        }
        shape
    }

    fn word(&self, text: &str, norm: Option<&str>) -> Word {
        let lower = text.to_lowercase();
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last3 = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let keys = [
            norm.map_or_else(|| self.norm_id(text, &lower), |n| self.id(n)),
            self.id(&text[..first]),
            self.id(&text[last3..]),
            self.id(&self.shape(text)),
        ];
        Word {
            lower_hash: string_hash(lower.as_bytes()),
            keys,
            is_space: !text.is_empty() && text.chars().all(|c| self.is_space.has(c)),
            starts_phrase: self.phrase_starts.contains_key(text),
            text: text.into(),
            lower: lower.into(),
        }
    }
}

impl Lexicon {
    /// The number of the word, given one if it is new.
    pub(crate) fn intern(&mut self, rules: &WordRules, text: &str, norm: Option<&str>) -> u32 {
        let key = (string_hash(text.as_bytes()), norm.map_or(0, |n| string_hash(n.as_bytes())));
        *self.ids.entry(key).or_insert_with(|| {
            let word = rules.word(text, norm);
            self.bytes += word.text.len() + word.lower.len() + size_of::<Word>();
            self.words.push(word);
            (self.words.len() - 1) as u32
        })
    }

    /// Roughly how much memory the words take.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }
}
