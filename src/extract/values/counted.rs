//! Finds the noun that a number counts: 'people' of '12 people', 'passengers' of '12 of the 20 passengers', 'wounded' of '20 wounded'.

use super::atoms::Text;
use super::draft::Draft;
use crate::lexicon::figures;
use crate::lexicon::units;

/// The token counted by a number of things that ends before atom `draft.last`.
pub(crate) fn of(text: &Text, draft: &Draft) -> Option<usize> {
    let at = text.past_hyphen(draft.last);
    casualty(text, at).or_else(|| noun(text, at)).or_else(|| of_whole(text, draft.last))
}

/// '20 wounded', '12 dead': an adjective or participle that stands for people, unless a verb of its own precedes it.
fn casualty(text: &Text, at: usize) -> Option<usize> {
    let names = figures::is("casualty", text.word(at));
    let noun_after = text.tag(at + 1).starts_with("NN");
    (names && !noun_after).then(|| text.atoms[at].token)
}

/// The last noun of a noun group that begins at `at`: adjectives and nouns in a row.
pub(crate) fn noun(text: &Text, at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(text.word(at), "the" | "its" | "their" | "his" | "her" | "all" | "these" | "those"));
    let mut found = None;
    for i in at..at + 8 {
        let tag = text.tag(i);
        let hyphen = text.sign(i) == '-' && text.glued(i) && text.glued(i + 1);
        if tag.starts_with("NN") && !text.word(i).is_empty() {
            let (kind, ..) = text.entity(i);
            if found.is_some() && (matches!(kind, "DATE" | "TIME") || units::word(text.word(i)).is_some()) {
                break;
            }
            if matches!(kind, "DATE" | "TIME") && tag.starts_with("NNP") {
                break;
            }
            found = Some(text.atoms[i].token);
        } else if !(hyphen || matches!(tag, "JJ" | "JJR" | "JJS" | "POS" | "CD") || (found.is_none() && matches!(tag, "VBN" | "VBG" | "RB")))
            || (found.is_some() && !hyphen && tag != "POS")
        {
            break;
        }
        // A plural closes the group: '12 people Monday', '12 soldiers dead'.
        if matches!(tag, "NNS" | "NNPS") && !(text.tag(i + 1).starts_with("NN") && text.tree.tokens[text.atoms[i].token].label == "compound") {
            break;
        }
    }
    found
}

/// '12 of the 20 passengers', 'dozens of people', 'two of them'.
fn of_whole(text: &Text, at: usize) -> Option<usize> {
    if text.word(at) != "of" {
        return None;
    }
    let from = (at + 1..at + 5).find(|&i| text.tag(i).starts_with("NN") || text.tag(i).starts_with('J'))?;
    let between = (at + 1..from).all(|i| matches!(text.tag(i), "DT" | "CD" | "PRP$" | "PDT" | "RB" | "IN" | "POS"));
    between.then(|| noun(text, from)).flatten()
}
