//! Short forms and the words that they stand for, from `data/contractions.tsv`: `don't` is `do not`.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../data/contractions.tsv");
static FORMS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(TABLE).filter_map(|row| if let [form, words, _] = row[..] { Some((form, words)) } else { None }).collect()
});

/// The words that a lower-case word with straight apostrophes stands for; itself where it is no short form.
#[must_use]
pub fn expand(word: &str) -> Vec<&str> {
    if let Some(words) = FORMS.get(word) {
        return words.split(' ').collect();
    }
    let endings = FORMS.iter().filter_map(|(form, words)| Some((form.strip_prefix('-')?, *words)));
    for (ending, words) in endings {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            return vec![stem, words];
        }
    }
    vec![word]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_is_read() {
        crate::lexicon::sorted::check(TABLE, 3);
        assert_eq!(FORMS.len(), rows(TABLE).count());
    }

    /// In each example the short form is written out, an ending as the last of the words that it stands for.
    #[test]
    fn examples_are_written_out() {
        for row in rows(TABLE) {
            let [form, words, example] = row[..] else { panic!("three cells: {row:?}") };
            let lower = example.to_lowercase();
            let spoken = lower.split(' ').map(|word| word.trim_matches(['.', ',', '?', '“', '”']));
            let expanded: Vec<&str> =
                spoken.filter(|word| word.ends_with(form.trim_start_matches('-'))).flat_map(expand).collect();
            assert!(format!("{} ", expanded.join(" ")).contains(&format!("{words} ")), "{row:?}: {expanded:?}");
        }
    }

    #[test]
    fn short_forms_are_written_out() {
        assert_eq!(expand("don't"), ["do", "not"]);
        assert_eq!(expand("can't"), ["can", "not"]);
        assert_eq!(expand("they've"), ["they", "have"]);
        assert_eq!(expand("it's"), ["it", "is"]);
        assert_eq!(expand("harbour's"), ["harbour's"]);
        assert_eq!(expand("'ll"), ["'ll"]);
    }
}
