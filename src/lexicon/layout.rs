//! Cues of a report's layout (boilerplate, captions, credits), agencies and outlets, and the words of date lines.

use super::quick::Map;
use super::table;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a cue says about the block that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// Opens a list of headlines of other stories.
    List,
    /// Belongs to the page, not to the story.
    Boilerplate,
    /// Describes a picture or film.
    Caption,
    /// Names who wrote or sold the report.
    Credit,
    /// Words in capitals that are no dateline.
    NotPlace,
    /// A word before which a hyphen ends a word ('two- and three-year').
    Suspended,
}

/// How a cue must stand in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The block is the cue.
    Whole,
    /// The block begins with it.
    Start,
    /// The block begins with it and does not end as a sentence.
    Line,
    /// A short block holds it.
    Contains,
    /// What follows from the cue on belongs to it.
    Tail,
    /// A single word.
    Word,
}

/// A row of `data/boilerplate.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueRow {
    /// What it says.
    pub cue: Cue,
    /// How it must stand.
    pub how: How,
    /// The words, lower case.
    pub words: &'static str,
    /// A block that it catches.
    pub example: &'static str,
}

/// All cues, in the order of the table.
pub fn cues() -> &'static [CueRow] {
    static ROWS: LazyLock<Vec<CueRow>> = LazyLock::new(|| {
        table::rows(include_str!("../../data/boilerplate.tsv"))
            .filter_map(|row| match row[..] {
                [cue, how, words, example] => Some(CueRow { cue: cue_of(cue)?, how: how_of(how)?, words, example }),
                _ => None,
            })
            .collect()
    });
    &ROWS
}

fn cue_of(name: &str) -> Option<Cue> {
    Some(match name {
        "list" => Cue::List,
        "boilerplate" => Cue::Boilerplate,
        "caption" => Cue::Caption,
        "credit" => Cue::Credit,
        "not-place" => Cue::NotPlace,
        "suspended" => Cue::Suspended,
        _ => return None,
    })
}

fn how_of(name: &str) -> Option<How> {
    Some(match name {
        "whole" => How::Whole,
        "start" => How::Start,
        "line" => How::Line,
        "contains" => How::Contains,
        "tail" => How::Tail,
        "word" => How::Word,
        _ => return None,
    })
}

/// Whether the table has that word or phrase (lower case) under that cue.
pub fn is_cue(cue: Cue, words: &str) -> bool {
    cues().iter().any(|row| row.cue == cue && row.words == words)
}

/// A news agency or outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Medium {
    /// The one name for all its forms.
    pub name: &'static str,
    /// Whether it sells its reports to other media.
    pub agency: bool,
    /// A line that names it.
    pub example: &'static str,
}

/// The agency or outlet that is written so; letter case counts only in forms of up to four letters.
pub fn medium(form: &str) -> Option<Medium> {
    media().get(&key(form)).copied()
}

/// All forms of agencies and outlets.
pub fn media() -> &'static Map<String, Medium> {
    static ROWS: LazyLock<Map<String, Medium>> = LazyLock::new(|| {
        table::rows(include_str!("../../data/agencies.tsv"))
            .filter_map(|row| match row[..] {
                [form, name, kind, example] => Some((key(form), Medium { name, agency: kind == "agency", example })),
                _ => None,
            })
            .collect()
    });
    &ROWS
}

fn key(form: &str) -> String {
    if form.len() <= 4 { form.to_owned() } else { form.to_lowercase() }
}

/// What a word of a date line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// A month, 1..=12.
    Month(i8),
    /// A day of the week.
    Weekday,
    /// A time zone of North America, where the month is written before the day.
    AmericanZone,
    /// Another time zone.
    Zone,
    /// Another word of date lines.
    Word,
}

/// The word of a date line that is written so (lower case, without a final full stop).
pub fn stamp(word: &str) -> Option<Stamp> {
    stamps().get(word).map(|&(stamp, _)| stamp)
}

/// All words of date lines, each with a line that holds it.
pub fn stamps() -> &'static BTreeMap<&'static str, (Stamp, &'static str)> {
    static ROWS: LazyLock<BTreeMap<&'static str, (Stamp, &'static str)>> = LazyLock::new(|| {
        table::rows(include_str!("../../data/stamps.tsv"))
            .filter_map(|row| match row[..] {
                [kind, word, value, example] => Some((word, (stamp_of(kind, value)?, example))),
                _ => None,
            })
            .collect()
    });
    &ROWS
}

fn stamp_of(kind: &str, value: &str) -> Option<Stamp> {
    Some(match (kind, value) {
        ("month", _) => Stamp::Month(value.parse().ok()?),
        ("weekday", _) => Stamp::Weekday,
        ("zone", "us") => Stamp::AmericanZone,
        ("zone", _) => Stamp::Zone,
        ("word", _) => Stamp::Word,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = |table: &'static str| table::rows(table).count();
        assert_eq!(cues().len(), count(include_str!("../../data/boilerplate.tsv")));
        assert_eq!(media().len(), count(include_str!("../../data/agencies.tsv")));
        assert_eq!(stamps().len(), count(include_str!("../../data/stamps.tsv")));
    }

    #[test]
    fn short_forms_keep_their_case() {
        assert_eq!(medium("AP").map(|m| m.name), Some("Associated Press"));
        assert_eq!(medium("ap"), None);
        assert_eq!(medium("REUTERS").map(|m| m.name), Some("Reuters"));
    }
}
