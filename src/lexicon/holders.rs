//! Nouns that stand for holders (`data/holders.tsv`): from a word to the kind of holder.

use super::table::rows;
use crate::types::HolderKind;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The kind of holder that a common noun names, by lemma.
#[must_use]
pub fn noun(lemma: &str) -> Option<HolderKind> {
    TABLE.get(&("noun", lemma)).copied()
}

/// The kind of holder that a name ends in ('the Washington Post'), by its last word in lower case.
#[must_use]
pub fn name(last_word: &str) -> Option<HolderKind> {
    TABLE.get(&("name", last_word)).copied()
}

static TABLE: LazyLock<BTreeMap<(&'static str, &'static str), HolderKind>> = LazyLock::new(|| {
    rows(include_str!("../../data/holders.tsv"))
        .filter_map(|row| match row[..] {
            [word, form, kind, _] => Some(((form, word), kind_of(kind)?)),
            _ => None,
        })
        .collect()
});

fn kind_of(name: &str) -> Option<HolderKind> {
    Some(match name {
        "named" => HolderKind::Named,
        "unnamed" => HolderKind::Unnamed,
        "official" => HolderKind::Official,
        "medium" => HolderKind::Medium,
        "document" => HolderKind::Document,
        "witness" => HolderKind::Witness,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_its_example_shows_the_word() {
        assert_eq!(TABLE.len(), rows(include_str!("../../data/holders.tsv")).count());
        for row in rows(include_str!("../../data/holders.tsv")) {
            let lemma_or_form = row[3]
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .any(|w| w.starts_with(&row[0][..row[0].len().min(3)]));
            assert!(lemma_or_form || row[3].to_lowercase().contains(row[0]), "{row:?}");
        }
    }

    #[test]
    fn kinds_of_holders() {
        assert_eq!(noun("official"), Some(HolderKind::Unnamed));
        assert_eq!(noun("police"), Some(HolderKind::Official));
        assert_eq!(name("times"), Some(HolderKind::Medium));
    }
}
