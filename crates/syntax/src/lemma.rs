//! Lemmas by rules, exceptions and an index of known base forms.

use crate::labels::Pos;
use crate::lexicon::WordRules;
use crate::ruler::{FINITE, HAS_NUMBER, INFINITIVE, Morph, POSITIVE, PRESENT, SINGULAR};
use crate::store::Store;
use crate::table::Table;

/// Suffix rules and word tables.
pub(crate) struct Lemmatizer {
    rules: Vec<(Pos, &'static str, &'static str)>,
    index: Table,
    exceptions: Table,
}

/// The position of a part of speech in the word tables.
fn table_number(pos: Pos) -> Option<u8> {
    match pos {
        Pos::Adj => Some(0),
        Pos::Adv => Some(1),
        Pos::Noun => Some(2),
        Pos::Verb => Some(3),
        _ => None,
    }
}

fn is_base_form(pos: Pos, morph: Morph) -> bool {
    let has = |bits| morph & bits == bits;
    (pos == Pos::Noun && has(SINGULAR))
        || (pos == Pos::Verb && has(FINITE | PRESENT) && !has(HAS_NUMBER))
        || has(INFINITIVE)
        || has(POSITIVE)
}

impl Lemmatizer {
    pub(crate) fn open(store: &Store) -> Self {
        let rule = |line: &'static str| {
            let mut fields = line.split('\t');
            let pos = Pos::parse(&fields.next()?.to_uppercase())?;
            Some((pos, fields.next()?, fields.next()?))
        };
        Lemmatizer {
            rules: store.text("lemma.rules").split('\n').filter_map(rule).collect(),
            index: Table::open(store.bytes("lemma.index")),
            exceptions: Table::open(store.bytes("lemma.exc")),
        }
    }

    /// The lemma of a word whose lower-case form is `lower`.
    pub(crate) fn lemma(&self, words: &WordRules, text: &str, lower: &str, pos: Pos, morph: Morph) -> Box<str> {
        if pos == Pos::Space || is_base_form(pos, morph) {
            return lower.into();
        }
        let table = match table_number(pos) {
            None if pos == Pos::Propn => return text.into(),
            None if pos != Pos::Punct => return lower.into(),
            number => number,
        };
        let (mut forms, mut guess) = (Vec::new(), None);
        for &(rule_pos, old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(old).filter(|_| rule_pos == pos) else { continue };
            let form = [stem, new].concat();
            if form.is_empty() {
                continue;
            }
            if table.is_some_and(|t| self.in_index(&form, t)) {
                forms.insert(0, form);
            } else if !words.all_alpha(&form) {
                forms.push(form);
            } else {
                guess.get_or_insert(form);
            }
        }
        // Exceptions go before all that the rules found, the last one first.
        for form in table.map(|t| self.exceptions(lower, t)).into_iter().flatten() {
            if !forms.iter().any(|f| f == form) {
                forms.insert(0, form.to_owned());
            }
        }
        let first = forms.into_iter().next().or(guess);
        first.map_or_else(|| text.into(), String::into_boxed_str)
    }

    fn in_index(&self, form: &str, table: u8) -> bool {
        self.index.get(form.as_bytes()).is_some_and(|mask| mask[0] >> table & 1 == 1)
    }

    fn exceptions(&self, lower: &str, table: u8) -> Vec<&'static str> {
        let mut key = vec![b'0' + table];
        key.extend_from_slice(lower.as_bytes());
        let forms = self.exceptions.get(&key).and_then(|v| std::str::from_utf8(v).ok());
        forms.map(|f| f.split('\x1f').collect()).unwrap_or_default()
    }
}
