//! Words by which reports show that time has passed between them, from `data/updates.tsv`.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a phrase says about the figure in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phrase {
    /// It sets an earlier one right: 'revised'.
    Later,
    /// It was superseded: 'initially'.
    Earlier,
}

/// How what is counted moves while the event goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It grows: deaths.
    Up,
    /// It grows or falls: people missing.
    Either,
}

const TABLE: &str = include_str!("../../data/updates.tsv");
static WORDS: LazyLock<BTreeMap<&'static str, BTreeMap<&'static str, Vec<&'static str>>>> = LazyLock::new(|| {
    let mut words: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
    for row in rows(TABLE) {
        if let [kind, word, value, _] = row[..] {
            words.entry(kind).or_default().entry(word).or_default().push(value);
        }
    }
    words
});

/// Where the text (lower case) shows the first phrase of that sort, at word boundaries: start and end in bytes.
#[must_use]
pub fn phrase(sort: Phrase, lower: &str) -> Option<(usize, usize)> {
    let kind = match sort {
        Phrase::Later => "later",
        Phrase::Earlier => "earlier",
    };
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let stands = |words: &&'static str| {
        let mut places = lower.match_indices(*words).map(|(at, found)| (at, at + found.len()));
        places.find(|&(start, end)| edge(lower[..start].chars().next_back()) && edge(lower[end..].chars().next()))
    };
    WORDS.get(kind)?.keys().filter_map(stands).min()
}

/// Whether the text (lower case) ends in words that say that something was so on the day that follows.
#[must_use]
pub fn ends_as_of(lower: &str) -> bool {
    let text = lower.trim_end();
    let ends = |words: &&str| text.strip_suffix(*words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    WORDS.get("as-of").is_some_and(|table| table.keys().any(ends))
}

/// Whether the noun (a lemma) stands for a figure told before: `toll`.
#[must_use]
pub fn is_figure(lemma: &str) -> bool {
    WORDS.get("figure").is_some_and(|table| table.contains_key(lemma))
}

/// Whether the verb (a lemma) tells of a figure that moves: `rise`.
#[must_use]
pub fn grows(lemma: &str) -> bool {
    WORDS.get("grows").is_some_and(|table| table.contains_key(lemma))
}

/// How what the word (a lemma) counts moves while the event goes on, if it does.
#[must_use]
pub fn running(lemma: &str) -> Option<Course> {
    let value = WORDS.get("running")?.get(lemma)?.first()?;
    Some(if *value == "up" { Course::Up } else { Course::Either })
}

/// On which ways the word (a lemma) stands, and at which step of each.
#[must_use]
pub fn states(lemma: &str) -> Vec<(&'static str, u8)> {
    let values = WORDS.get("state").and_then(|table| table.get(lemma)).map_or(&[][..], Vec::as_slice);
    values.iter().filter_map(|value| value.split_once(' ')).filter_map(|(way, step)| Some((way, step.parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_stands_in_its_example() {
        for row in rows(TABLE) {
            let [kind, words, _, example] = row[..] else { panic!("four cells: {row:?}") };
            let lower = example.to_lowercase();
            let right = match kind {
                "as-of" => lower.find(words).is_some_and(|at| ends_as_of(&lower[..at + words.len()])),
                "later" => phrase(Phrase::Later, &lower).is_some(),
                "earlier" => phrase(Phrase::Earlier, &lower).is_some(),
                "figure" => is_figure(words) && lower.contains(words),
                "grows" => grows(words) && lower.contains(words),
                "running" => running(words).is_some() && lower.contains(words),
                "state" => !states(words).is_empty() && lower.contains(words),
                _ => false,
            };
            assert!(right, "{row:?}");
        }
    }

    #[test]
    fn phrases_stand_at_word_boundaries() {
        assert_eq!(phrase(Phrase::Later, "the unrevised toll"), None);
        assert_eq!(phrase(Phrase::Later, "it revised the toll"), Some((3, 10)));
        assert!(ends_as_of("54 were dead as of ") && !ends_as_of("54 were dead nearby "));
    }
}
