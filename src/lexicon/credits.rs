//! Words by which a report leans on a medium (`data/credits.tsv`), and programmes that stand for their broadcasters (`data/programmes.tsv`).

use super::layout::{Medium, medium};
use super::table::rows;
use crate::types::Extent;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A cue: the words around the place of the medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// How much is credited.
    pub extent: Extent,
    /// The words right before the medium, lower case; empty for none.
    pub before: &'static str,
    /// The words after the medium, lower case; empty for none.
    pub after: &'static str,
    /// Whether up to [`BETWEEN`] words may stand between the medium and the words after it.
    pub loose: bool,
    /// Whether the sentence before is credited too.
    pub back: bool,
    /// A sentence with the cue.
    pub example: &'static str,
}

/// Words that a loose cue allows in between.
pub const BETWEEN: usize = 8;

/// All cues, those with more words first.
#[must_use]
pub fn cues() -> &'static [Cue] {
    static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
        let mut cues: Vec<Cue> = rows(TABLE).filter_map(|row| cue(&row)).collect();
        cues.sort_by_key(|cue| std::cmp::Reverse(cue.before.len() + cue.after.len()));
        cues
    });
    &CUES
}

const TABLE: &str = include_str!("../../data/credits.tsv");
const PROGRAMMES: &str = include_str!("../../data/programmes.tsv");

fn cue(row: &[&'static str]) -> Option<Cue> {
    let [extent, words, back, example] = *row else { return None };
    let extent = match extent {
        "cited" => Extent::Cited,
        "part" => Extent::Part,
        "whole" => Extent::Whole,
        _ => return None,
    };
    let (before, after) = words.split_once("{}")?;
    let loose = after.trim_start().starts_with('…');
    let after = after.trim_start_matches([' ', '…']);
    Some(Cue { extent, before: before.trim(), after, loose, back: back == "yes", example })
}

/// The medium that is written so, or that makes the programme of that name.
#[must_use]
pub fn named(form: &str) -> Option<Medium> {
    static TABLE: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
        rows(PROGRAMMES).filter_map(|row| if let [form, name, _] = row[..] { Some((form, name)) } else { None }).collect()
    });
    medium(form).or_else(|| TABLE.get(form).and_then(|name| medium(name)))
}

/// The example of every programme, with the one name of its medium.
#[cfg(test)]
pub fn programmes() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(PROGRAMMES).filter_map(|row| if let [_, name, example] = row[..] { Some((example, name)) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(cues().len(), rows(TABLE).count());
        assert_eq!(programmes().count(), rows(PROGRAMMES).count());
        for row in rows(PROGRAMMES) {
            assert!(medium(row[1]).is_some_and(|medium| medium.name == row[1]), "{row:?} names no medium of agencies.tsv");
        }
    }

    #[test]
    fn programmes_stand_for_their_makers() {
        assert_eq!(named("Good Morning America").map(|m| m.name), Some("ABC News"));
        assert_eq!(named("Reuters").map(|m| m.name), Some("Reuters"));
        assert_eq!(named("Good Morning"), None);
    }
}
