//! Cues of reporting (`data/reporting.tsv`): from a lemma to its stance and the constructions it enters.

use super::table::rows;
use crate::types::Stance;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One cue of reporting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reporting {
    /// Lemma, or the words of a phrase.
    pub cue: &'static str,
    /// What its holder does with the content.
    pub stance: Stance,
    /// Whether the writer vouches for the content ('confirmed', 'revealed').
    pub factive: bool,
    /// Whether the act of reporting can be an event of its own ('announced on Friday').
    pub news: bool,
    /// A sentence with the cue.
    pub example: &'static str,
    patterns: &'static str,
}

/// A construction that a reporting verb enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// 'said that P'.
    Clause,
    /// 'P, X said'.
    Tag,
    /// 'denied taking it', 'claims to have seen it'.
    Infinitive,
    /// 'urged X to V'.
    Order,
    /// 'accused X of V-ing'.
    Of,
    /// 'denied any links'.
    Noun,
    /// 'rejected the claim': the clause itself is what the holder does.
    Act,
    /// 'scoffed at the claim that P', 'withdrew its report that P': P is what the verb is about, and nothing else is.
    Said,
    /// 'quoted X as saying', 'dismissed it as'.
    As,
    /// 'is said to V', 'it is said that'.
    Passive,
    /// 'citing X'.
    Citing,
}

impl Reporting {
    /// Whether the verb enters that construction.
    #[must_use]
    pub fn takes(&self, pattern: Pattern) -> bool {
        let letter = match pattern {
            Pattern::Clause => 'c',
            Pattern::Tag => 'q',
            Pattern::Infinitive => 'x',
            Pattern::Order => 'o',
            Pattern::Of => 'f',
            Pattern::Noun => 'n',
            Pattern::Act => 's',
            Pattern::Said => 'r',
            Pattern::As => 'a',
            Pattern::Passive => 'p',
            Pattern::Citing => 'i',
        };
        self.patterns.contains(letter)
    }
}

/// The verb with that lemma.
#[must_use]
pub fn verb(lemma: &str) -> Option<&'static Reporting> {
    entry("verb", lemma)
}

/// The verbs of several words whose first has that lemma, with the words after it: 'scoff' of 'scoff at', 'push' of 'push back on'.
pub fn phrasal(lemma: &str) -> impl Iterator<Item = (&'static [&'static str], &'static Reporting)> {
    PHRASAL.get(lemma).into_iter().flatten().filter_map(|(rest, cue)| Some((rest.as_slice(), entry("phrasal", cue)?)))
}

/// The noun with that lemma ('claim', 'denial').
#[must_use]
pub fn noun(lemma: &str) -> Option<&'static Reporting> {
    entry("noun", lemma)
}

/// The phrase with those words ('according to').
#[must_use]
pub fn phrase(words: &str) -> Option<&'static Reporting> {
    entry("phrase", words)
}

fn entry(kind: &str, cue: &str) -> Option<&'static Reporting> {
    #[cfg(test)]
    if super::hidden::class("reporting", cue) == Some(kind) {
        return None;
    }
    TABLE.get(kind)?.get(cue)
}

static TABLE: LazyLock<BTreeMap<&'static str, BTreeMap<&'static str, Reporting>>> = LazyLock::new(|| {
    let mut table: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for row in rows(include_str!("../../data/reporting.tsv")) {
        if let [cue, kind, stance, factive, patterns, news, example] = row[..]
            && let Some(stance) = stance_of(stance)
        {
            let entry = Reporting { cue, stance, factive: factive == "yes", news: news == "yes", example, patterns };
            table.entry(kind).or_default().insert(cue, entry);
        }
    }
    table
});

/// The words after the first, and the whole cue.
type Phrasal = Vec<(Vec<&'static str>, &'static str)>;

static PHRASAL: LazyLock<BTreeMap<&'static str, Phrasal>> = LazyLock::new(|| {
    let mut table: BTreeMap<_, Phrasal> = BTreeMap::new();
    for &cue in TABLE.get("phrasal").into_iter().flat_map(BTreeMap::keys) {
        let mut words = cue.split(' ');
        if let Some(first) = words.next() {
            table.entry(first).or_default().push((words.collect(), cue));
        }
    }
    table
});

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "Asserts" => Stance::Asserts,
        "Denies" => Stance::Denies,
        "Questions" => Stance::Questions,
        "Reports" => Stance::Reports,
        "Believes" => Stance::Believes,
        "Alleges" => Stance::Alleges,
        "Orders" => Stance::Orders,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = rows(include_str!("../../data/reporting.tsv")).count();
        assert_eq!(TABLE.values().map(BTreeMap::len).sum::<usize>(), count);
    }

    #[test]
    fn denying_is_no_assertion() {
        let deny = verb("deny").expect("in the table");
        assert_eq!(deny.stance, Stance::Denies);
        assert!(deny.takes(Pattern::Noun) && !deny.takes(Pattern::Of));
    }
}
