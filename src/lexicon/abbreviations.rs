//! Words that bear on where a sentence ends: abbreviations, words that open sentences, verbs of saying.

use super::table;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word says about a sentence end beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Its full stop never ends a sentence: 'Mr.'
    Never,
    /// Its full stop ends no sentence before a number: 'No. 3'.
    Number,
    /// Its full stop ends no sentence before a name: 'Inc.', 'U.S.'
    Name,
    /// A state; its full stop ends a sentence before any capital that opens one.
    State,
    /// 'a.m.': its full stop ends no sentence before a time zone or day.
    Clock,
    /// 'etc.': its full stop mostly ends a sentence before a capital.
    End,
    /// A capitalised word that opens a sentence.
    Starter,
    /// A verb of saying: after a question in quotation marks the sentence goes on.
    Speech,
    /// A word that an apostrophe opens.
    Elision,
}

/// Whether the table has the word (without its full stop) under that heading.
pub fn is(ending: Ending, word: &str) -> bool {
    rows().contains_key(&(ending, word))
}

/// All rows with their examples.
pub fn rows() -> &'static BTreeMap<(Ending, &'static str), &'static str> {
    static ROWS: LazyLock<BTreeMap<(Ending, &'static str), &'static str>> = LazyLock::new(|| {
        table::rows(include_str!("../../data/abbreviations.tsv"))
            .filter_map(|row| match row[..] {
                [kind, word, example] => Some(((ending_of(kind)?, word), example)),
                _ => None,
            })
            .collect()
    });
    &ROWS
}

fn ending_of(kind: &str) -> Option<Ending> {
    Some(match kind {
        "never" => Ending::Never,
        "number" => Ending::Number,
        "name" => Ending::Name,
        "state" => Ending::State,
        "clock" => Ending::Clock,
        "end" => Ending::End,
        "starter" => Ending::Starter,
        "speech" => Ending::Speech,
        "elision" => Ending::Elision,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(rows().len(), table::rows(include_str!("../../data/abbreviations.tsv")).count());
    }
}
