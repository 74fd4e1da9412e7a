//! Which cue of `data/boilerplate.tsv` a block shows.

use super::lines::ends_sentence;
use crate::lexicon::layout::{Cue, CueRow, How, cues, is_cue};

/// Blocks longer than this hold no cue inside, in bytes.
const SHORT: usize = 300;

/// The cue of a whole block: it is the cue, begins with it, or is short and holds it.
pub(super) fn read(text: &str) -> Option<Cue> {
    let lower = lowered(text);
    let short = text.len() <= SHORT;
    let shows = |row: &&CueRow| match row.how {
        How::Start => lower.starts_with(row.words),
        How::Line => short && lower.starts_with(row.words) && (!ends_sentence(text) || lower.contains(';')),
        How::Contains => short && lower.contains(row.words),
        How::Whole | How::Tail | How::Word => false,
    };
    whole(text).or_else(|| cues().iter().find(shows).map(|row| row.cue))
}

/// The cue that a line is by itself.
pub(super) fn whole(text: &str) -> Option<Cue> {
    let lower = lowered(text);
    let bare = bare(&lower);
    cues().iter().find(|row| row.how == How::Whole && row.cue != Cue::NotPlace && row.words == bare).map(|row| row.cue)
}

/// Where a credit or caption at the end of a paragraph starts, and its cue.
pub(super) fn tail(text: &str) -> Option<(usize, Cue)> {
    let open = text.rfind('(').filter(|&open| open > 0 && text.len() - open <= SHORT)?;
    let lower = lowered(&text[open..]);
    let row = cues().iter().find(|row| row.how == How::Tail && lower.starts_with(row.words))?;
    Some((open, row.cue))
}

/// Whether a hyphen before the word ends a word of its own.
pub(super) fn suspends(word: &str) -> bool {
    is_cue(Cue::Suspended, word)
}

/// The start of a text in lower case, with straight apostrophes.
fn lowered(text: &str) -> String {
    text.chars().take(SHORT).flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
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
                How::Tail => tail(row.example).map(|(_, cue)| cue),
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
