//! Attribution by position in headlines: 'Police: two dead in crash', "'Refugees bombed' - officials".

use super::holder;
use crate::extract::clauses::Clause;
use crate::extract::clauses::walk;
use crate::types::{Attribution, Part, Stance, Tree};

/// Adds the holder that stands before a colon, or after a dash or colon at the end, to clauses without one.
pub fn attribute(tree: &Tree, clauses: &[Clause], found: &mut [Vec<Attribution>]) {
    let Some((first, last, mark)) = before(tree).or_else(|| after(tree)) else { return };
    let Some(head) = (first..=last).rev().find(|&t| tree.tokens[t].tag.starts_with("NN")) else { return };
    if !holder::speaks(tree, head) && !named(tree, first, last) {
        return;
    }
    for (clause, chain) in clauses.iter().zip(found) {
        let outside = clause.tokens.iter().any(|&t| t < first || t > last);
        if chain.is_empty() && outside {
            chain.push(Attribution {
                holder: tree.text_of(first, last).to_owned(),
                entity: None,
                stands_for: None,
                verb: "say".to_owned(),
                stance: Stance::Asserts,
                kind: holder::kind(tree, head),
                direct: tree.quoted(clause.head),
                cue: tree.tokens[mark].span,
            });
        }
    }
}

/// 'Police: …': a short noun phrase before the first colon.
fn before(tree: &Tree) -> Option<(usize, usize, usize)> {
    let colon = (0..tree.tokens.len().min(6)).find(|&t| tree.word(t) == ":")?;
    let phrase = colon > 0 && colon + 2 < tree.tokens.len() && (0..colon).all(|t| plain(tree, t));
    let speaker = colon > 0 && holder::person(tree, colon - 1) && tree.tokens.len() > colon + 4;
    (phrase && (tree.sentence.part == Part::Headline || speaker)).then(|| (0, colon - 1, colon))
}

/// '… - officials' and '…: police': a short noun phrase after the last dash or colon of a headline.
fn after(tree: &Tree) -> Option<(usize, usize, usize)> {
    let count = tree.tokens.len();
    let mark = (count.saturating_sub(6)..count).rev().find(|&t| matches!(tree.word(t), "-" | "–" | "—" | "--" | ":"))?;
    let phrase = mark > 1 && mark + 1 < count && (mark + 1..count).all(|t| plain(tree, t));
    (phrase && tree.sentence.part == Part::Headline).then(|| (mark + 1, count - 1, mark))
}

fn plain(tree: &Tree, t: usize) -> bool {
    (walk::nominal(tree, t) && tree.tokens[t].tag != "CD") || tree.tokens[t].tag == "POS"
}

fn named(tree: &Tree, first: usize, last: usize) -> bool {
    tree.entities.iter().any(|e| e.first >= first && e.last <= last + 1 && matches!(e.kind, "PERSON" | "ORG" | "GPE"))
}
