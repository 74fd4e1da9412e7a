//! What stands around a possible sentence end: the word before it, the words after it.

use crate::lexicon::abbreviations::{Ending, is};

/// Opening marks before a word.
const OPENERS: &[char] = &['"', '\'', '“', '‘', '(', '[', '«', '„', '`', '¿', '¡'];

/// The longest word that is looked at, in bytes.
const LONGEST: usize = 64;

/// The word that ends at `end`, without opening marks and hyphenated parts before it.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let head = &text[from..end];
    let word = head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '/')).next().unwrap_or_default();
    word.trim_start_matches(OPENERS)
}

/// The text before the word that ends at `end`, without white space at its end.
pub(super) fn before_word<'a>(text: &'a str, word: &str, end: usize) -> &'a str {
    text[..end - word.len()].trim_end()
}

/// The word that a text starts with, without opening marks; a full stop of an initial stays.
pub(super) fn word_after(text: &str) -> &str {
    let bare = text.trim_start_matches(OPENERS);
    let end = bare
        .char_indices()
        .take_while(|&(i, c)| i < LONGEST && !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '"' | '”' | ')' | '—'));
    let len = end.last().map_or(0, |(i, c)| i + c.len_utf8());
    &bare[..len]
}

/// Whether the text opens a sentence by its first word.
pub(super) fn starts(text: &str) -> bool {
    let word = word_after(text);
    let base = word.split(['\'', '’']).next().unwrap_or_default().trim_end_matches(['!', '?', '…']);
    is(Ending::Starter, base)
}

/// Whether the table has the word under that heading, as written or, where it is in capitals, in small letters.
pub(super) fn has(ending: Ending, word: &str) -> bool {
    if is(ending, word) {
        return true;
    }
    if word.chars().count() < 2 || word.chars().any(char::is_lowercase) {
        return false;
    }
    let mut small = word.to_lowercase();
    if is(ending, &small) {
        return true;
    }
    if let Some(first) = small.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    is(ending, &small)
}

/// 'U.S', 'K.C', 'R.N.C': single letters with full stops between them (the last one left out).
pub(super) fn is_acronym(word: &str) -> bool {
    let mut parts = word.split('.');
    word.contains('.') && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// A single capital letter.
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Whether a verb of saying follows within a few words, before the sentence ends.
pub(super) fn is_told(text: &str) -> bool {
    let words = text.split_whitespace().take(6);
    let mut open = true;
    words
        .take_while(|word| std::mem::replace(&mut open, !word.ends_with(['.', '!', '?', ';'])))
        .any(|word| is(Ending::Speech, word.trim_matches(|c: char| !c.is_alphanumeric())))
}
