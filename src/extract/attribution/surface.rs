//! Reporting tags that the parser mislays, read off the row of words: ', the New York Times reported, …'.

use crate::extract::clauses::walk;
use crate::types::Tree;

/// For a verb at the end of ', NP V': the head of the content before it, the holder's head, and the holder's tokens.
pub fn tag(tree: &Tree, v: usize) -> Option<(usize, usize, Vec<usize>)> {
    let ends = tree.tokens.get(v + 1).is_none_or(|t| matches!(t.tag, "," | "." | ":" | "''" | "IN" | "NNP" | "``" | "RB"));
    if !matches!(tree.tokens[v].tag, "VBD" | "VBZ" | "VBP" | "VBN") || !ends {
        return None;
    }
    let mut last = v.checked_sub(1)?;
    while last > 0 && matches!(tree.tokens[last].tag, "RB" | "VBZ" | "VBD" | "VBP") {
        last -= 1;
    }
    let comma = (0..last).rev().find(|&t| matches!(tree.tokens[t].tag, "," | ":" | "''"))?;
    let words: Vec<usize> = (comma + 1..=last).collect();
    let phrase = words.iter().all(|&t| walk::nominal(tree, t) || matches!(tree.tokens[t].tag, "DT" | "POS" | "IN" | "PRP$"));
    if words.is_empty() || words.len() > 8 || !phrase || !walk::nominal(tree, last) {
        return None;
    }
    let source = words.iter().copied().find(|&t| {
        let head = tree.tokens[t].head;
        walk::nominal(tree, t) && (head == t || head <= comma || head > last)
    });
    let source = source.filter(|&s| tree.tokens[s].tag != "DT").unwrap_or(last);
    content(tree, v, comma).map(|c| (c, source, words))
}

/// The verb of what stands before the comma: above the tag's verb, or beside it.
fn content(tree: &Tree, v: usize, comma: usize) -> Option<usize> {
    let head = tree.tokens[v].head;
    if head != v && head < comma && walk::verbal(tree, head) {
        return Some(head);
    }
    tree.children[v]
        .iter()
        .copied()
        .find(|&c| c < comma && walk::verbal(tree, c) && !matches!(tree.tokens[c].label, "aux" | "auxpass"))
}
