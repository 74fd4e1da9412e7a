//! From the parser's arcs to the final tree.

use crate::arcs::Arcs;
use crate::labels::Label;
use crate::scorer::NOTHING;

/// A dependency tree (or several) over the tokens of one text.
pub(crate) struct Tree {
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<Label>,
    /// A sentence begins at this token.
    pub(crate) starts: Vec<bool>,
}

impl Tree {
    /// Puts lifted arcs back in place and finds the sentence starts.
    pub(crate) fn new(arcs: &Arcs, is_space: impl Fn(usize) -> bool) -> Self {
        let head = |(i, &h): (usize, &u32)| if h == NOTHING { i } else { h as usize };
        let mut heads: Vec<usize> = arcs.heads.iter().enumerate().map(head).collect();
        let mut relations = arcs.relations.clone();
        for i in 0..heads.len() {
            if let Some(target) = relations[i].lifted {
                let wanted = |c: usize| relations[c].lifted.is_none() && relations[c].label == target;
                heads[i] = find_head(&heads, i, &is_space, wanted);
                relations[i].lifted = None;
            }
        }
        let starts = sentence_starts(&heads);
        Tree { labels: relations.iter().map(|r| r.label).collect(), heads, starts }
    }
}

/// Breadth first from the present head down: the first token wanted.
fn find_head(heads: &[usize], token: usize, is_space: impl Fn(usize) -> bool, wanted: impl Fn(usize) -> bool) -> usize {
    let mut level = vec![heads[token]];
    while !level.is_empty() {
        let mut next = Vec::new();
        for &parent in &level {
            for (child, &head) in heads.iter().enumerate() {
                if head != parent || child == parent || child == token || is_space(child) {
                    continue;
                }
                if wanted(child) {
                    return child;
                }
                next.push(child);
            }
        }
        level = next;
    }
    heads[token]
}

/// The leftmost token under each root.
fn sentence_starts(heads: &[usize]) -> Vec<bool> {
    let n = heads.len();
    let mut roots = vec![usize::MAX; n];
    let mut leftmost = vec![usize::MAX; n];
    let mut path = Vec::new();
    for i in 0..n {
        let mut at = i;
        while roots[at] == usize::MAX && heads[at] != at && path.len() < n {
            path.push(at);
            at = heads[at];
        }
        let root = if roots[at] == usize::MAX { at } else { roots[at] };
        roots[at] = root;
        for step in path.drain(..) {
            roots[step] = root;
        }
        leftmost[root] = leftmost[root].min(i);
    }
    let mut starts = vec![false; n];
    for (root, &left) in leftmost.iter().enumerate() {
        if left != usize::MAX && heads[root] == root {
            starts[left] = true;
        }
    }
    starts
}
