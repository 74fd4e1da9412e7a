//! Which cue of `data/boilerplate.tsv` a block shows.

use super::lines::ends_sentence;
use crate::lexicon::layout::{Cue, CueRow, How, cues, is_cue};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Blocks longer than this hold no cue inside, in bytes.
const SHORT: usize = 300;

/// The cue of a whole block: it is the cue, begins with it, or is short and holds it.
pub(super) fn read(text: &str) -> Option<Cue> {
    let lower = lowered(text);
    let short = text.len() <= SHORT;
    let open = short && (!ends_sentence(text) || lower.contains(';'));
    let starts = lower.chars().next().and_then(|first| index().starts.get(&first)).map_or(&[][..], Vec::as_slice);
    let by_start = |row: &&&CueRow| lower.starts_with(row.words) && (row.how == How::Start || open);
    let by_word = |row: &&&CueRow| short && lower.contains(row.words);
    let found = index().whole.get(bare(&lower)).copied();
    let found = found.or_else(|| starts.iter().find(by_start).map(|row| row.cue));
    found.or_else(|| index().contains.iter().find(by_word).map(|row| row.cue))
}

/// The cue that a line is by itself.
pub(super) fn whole(text: &str) -> Option<Cue> {
    index().whole.get(bare(&lowered(text))).copied()
}

/// The table by what a look-up needs.
struct Index {
    whole: BTreeMap<&'static str, Cue>,
    starts: BTreeMap<char, Vec<&'static CueRow>>,
    contains: Vec<&'static CueRow>,
}

fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        let mut index = Index { whole: BTreeMap::new(), starts: BTreeMap::new(), contains: Vec::new() };
        for row in cues().iter().filter(|row| row.cue != Cue::NotPlace) {
            match row.how {
                How::Whole => drop(index.whole.insert(row.words, row.cue)),
                How::Contains => index.contains.push(row),
                How::Start | How::Line => index.starts.entry(row.words.chars().next().unwrap_or(' ')).or_default().push(row),
                How::Tail | How::Word => {}
            }
        }
        index
    });
    &INDEX
}

/// Where a credit or caption in brackets at the end of a paragraph starts.
pub(super) fn tail(text: &str) -> Option<usize> {
    let open = text.rfind('(').filter(|&open| open > 0 && text.len() - open <= SHORT)?;
    let lower = lowered(&text[open..]);
    cues().iter().any(|row| row.how == How::Tail && lower.starts_with(row.words)).then_some(open)
}

/// Whether a hyphen before the word ends a word of its own.
pub(super) fn suspends(word: &str) -> bool {
    is_cue(Cue::Suspended, word)
}

/// The start of a text in lower case, with straight apostrophes.
fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(SHORT.min(text.len()));
    for c in text.chars().take(SHORT) {
        match c {
            '’' => lower.push('\''),
            _ if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

fn bare(lower: &str) -> &str {
    lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_catches_its_example() {
        for row in cues() {
            let found = match row.how {
                How::Tail => tail(row.example).and_then(|at| read(&row.example[at..])),
                How::Word => suspends(row.words).then_some(row.cue),
                _ if row.cue == Cue::NotPlace => is_cue(Cue::NotPlace, row.words).then_some(row.cue),
                _ => read(row.example),
            };
            assert_eq!(found, Some(row.cue), "{}", row.example);
        }
    }

    #[test]
    fn keeps_off_sentences() {
        for text in [
            "Reporting by the newspaper has shown that the bridge was old.",
            "Related families met on Monday.",
            "Read the letter more slowly, she said.",
            "Photos of the bridge were shown in court.",
            "Share prices fell.",
            "More people came than ever.",
            "Copyright law is old.",
            "The firm changed its terms of service.",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
