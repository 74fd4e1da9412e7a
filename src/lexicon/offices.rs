//! Offices that one person holds at a time, and words that make an office another one, from `data/offices.tsv`.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/offices.tsv");
static CLASSES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(TABLE).filter_map(|row| if let [word, class, _] = row[..] { Some((word, class)) } else { None }).collect()
});

/// Whether one body has one holder of the office at a time: `mayor`, `general manager`.
#[must_use]
pub fn is_office(phrase: &str) -> bool {
    matches!(CLASSES.get(phrase), Some(&"office" | &"ruler"))
}

/// Whether reports also name those who held the office long ago: `president`.
#[must_use]
pub fn is_ruler(phrase: &str) -> bool {
    CLASSES.get(phrase) == Some(&"ruler")
}

/// Whether the word makes another post or tie of it: `deputy`, `half` in 'half-brother'.
#[must_use]
pub fn is_rank(word: &str) -> bool {
    CLASSES.get(word) == Some(&"rank")
}

/// Whether the word says that the post is not held for good now: `former`, `acting`.
#[must_use]
pub fn is_past(word: &str) -> bool {
    CLASSES.get(word) == Some(&"past")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        crate::lexicon::sorted::check(TABLE, 3);
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(CLASSES.len(), rows(TABLE).count());
        assert!(CLASSES.values().all(|class| ["office", "ruler", "rank", "past"].contains(class)));
    }

    #[test]
    fn offices_and_ranks_are_told_apart() {
        assert!(is_office("district attorney") && is_ruler("mayor") && !is_office("deputy"));
        assert!(is_rank("deputy") && is_past("former") && !is_rank("attorney"));
    }
}
