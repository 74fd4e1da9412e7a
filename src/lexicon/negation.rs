//! Cues of negation (`data/negation.tsv`): what negates, how, and what only looks like it.

use super::table::rows;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How a cue negates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Negator {
    /// 'not', 'never', 'hardly': the word it modifies.
    Adverb,
    /// 'no deal', 'neither man': the clause of its noun.
    Determiner,
    /// 'nobody', 'nothing': the clause it takes part in.
    Pronoun,
    /// 'nor': the clause it opens.
    Conjunction,
    /// 'without': what it governs.
    Preposition,
    /// 'is false': what the subject says.
    Predicate,
    /// 'rule out', 'lack': its own clause.
    Verb,
    /// 'fail to', 'deny V-ing': its infinitive or gerund.
    Governor,
    /// 'short of'.
    Phrase,
}

/// Whether `words` (lower case, single spaces) is a cue of that sort.
#[must_use]
pub fn is(sort: Negator, words: &str) -> bool {
    CUES.contains(&(sort, words))
}

/// Phrases that look like a negation and are none ('not only', 'no fewer than'), each as its words.
pub fn exceptions() -> impl Iterator<Item = &'static [&'static str]> {
    EXCEPTIONS.iter().map(Vec::as_slice)
}

static CUES: LazyLock<BTreeSet<(Negator, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../../data/negation.tsv")).filter_map(|row| Some((sort_of(row[1])?, row[0]))).collect());

static EXCEPTIONS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/negation.tsv"))
        .filter(|row| row[1] == "exception")
        .map(|row| row[0].split(' ').collect())
        .collect()
});

fn sort_of(name: &str) -> Option<Negator> {
    Some(match name {
        "adverb" => Negator::Adverb,
        "determiner" => Negator::Determiner,
        "pronoun" => Negator::Pronoun,
        "conjunction" => Negator::Conjunction,
        "preposition" => Negator::Preposition,
        "predicate" => Negator::Predicate,
        "verb" => Negator::Verb,
        "governor" => Negator::Governor,
        "phrase" => Negator::Phrase,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_its_example_shows_the_cue() {
        let all: Vec<_> = rows(include_str!("../../data/negation.tsv")).collect();
        assert_eq!(CUES.len() + EXCEPTIONS.len(), all.len());
        for row in all {
            let stem: String = row[0].chars().take(2).collect();
            assert!(row[3].to_lowercase().contains(&stem), "{row:?}");
        }
    }

    #[test]
    fn failing_governs() {
        assert!(is(Negator::Governor, "fail") && !is(Negator::Adverb, "fail"));
    }
}
