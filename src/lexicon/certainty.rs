//! Cues of certainty (`data/certainty.tsv`): from a word to how sure it makes a claim.

use super::table::rows;
use crate::types::Certainty;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a cue works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hedge {
    /// 'may', 'will'.
    Modal,
    /// 'plans to', 'is believed to': over its infinitive.
    Governor,
    /// 'probably'.
    Adverb,
    /// 'is likely', 'the alleged killer'.
    Adjective,
    /// 'if', 'whether'.
    Conjunction,
    /// Several words.
    Phrase,
}

/// The certainty that a cue of that sort gives; `Certain` for a governor that adds nothing ('managed to').
#[must_use]
pub fn level(sort: Hedge, word: &str) -> Option<Certainty> {
    TABLE.get(&(sort, word)).copied()
}

/// The phrases, each as its words and level.
pub fn phrases() -> impl Iterator<Item = (Vec<&'static str>, Certainty)> {
    TABLE.iter().filter(|((sort, _), _)| *sort == Hedge::Phrase).map(|((_, words), &level)| (words.split(' ').collect(), level))
}

static TABLE: LazyLock<BTreeMap<(Hedge, &'static str), Certainty>> = LazyLock::new(|| {
    rows(include_str!("../../data/certainty.tsv"))
        .filter_map(|row| match row[..] {
            [cue, sort, level, _] => Some(((sort_of(sort)?, cue), level_of(level)?)),
            _ => None,
        })
        .collect()
});

fn sort_of(name: &str) -> Option<Hedge> {
    Some(match name {
        "modal" => Hedge::Modal,
        "governor" => Hedge::Governor,
        "adverb" => Hedge::Adverb,
        "adjective" => Hedge::Adjective,
        "conjunction" => Hedge::Conjunction,
        "phrase" => Hedge::Phrase,
        _ => return None,
    })
}

fn level_of(name: &str) -> Option<Certainty> {
    Some(match name {
        "certain" => Certainty::Certain,
        "likely" => Certainty::Likely,
        "possible" => Certainty::Possible,
        "planned" => Certainty::Planned,
        "conditional" => Certainty::Conditional,
        "unconfirmed" => Certainty::Unconfirmed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_its_example_shows_the_cue() {
        let all: Vec<_> = rows(include_str!("../../data/certainty.tsv")).collect();
        assert_eq!(TABLE.len(), all.len());
        for row in all {
            let stem: String = row[0].chars().take(1).collect();
            assert!(row[3].to_lowercase().contains(&stem), "{row:?}");
        }
    }

    #[test]
    fn plans_are_not_facts() {
        assert_eq!(level(Hedge::Governor, "plan"), Some(Certainty::Planned));
        assert_eq!(level(Hedge::Modal, "may"), Some(Certainty::Possible));
    }
}
