//! Who says each clause: the chain of holders, innermost first, over all sentences of one report.

mod carry;
pub(super) mod frames;
mod headline;
mod holder;
mod rejected;
mod surface;

use super::clauses::Clause;
use crate::types::{Attribution, HolderKind, Span, Stance, Tree};
use frames::Frame;

/// For each sentence and each of its clauses the attribution chain; empty for the writer's own voice.
///
/// `trees` are one report's sentences in order, `clauses` their clauses.
#[must_use]
pub fn attributions(trees: &[Tree], clauses: &[Vec<Clause>]) -> Vec<Vec<Vec<Attribution>>> {
    let mut found: Vec<Vec<Vec<Attribution>>> = trees
        .iter()
        .zip(clauses)
        .map(|(tree, clauses)| {
            let frames = frames::frames(tree);
            clauses.iter().map(|clause| chain(tree, &frames, clause)).collect()
        })
        .collect();
    for (sentence, tree) in trees.iter().enumerate() {
        headline::attribute(tree, &clauses[sentence], &mut found[sentence]);
    }
    carry::within(trees, clauses, &mut found);
    carry::pronouns(trees, &mut found);
    carry::across(trees, clauses, &mut found);
    carry::first_persons(&mut found);
    found
}

/// The frames over one clause, innermost first.
fn chain(tree: &Tree, frames: &[Frame], clause: &Clause) -> Vec<Attribution> {
    let mut found = Vec::new();
    let (mut at, mut background, mut coordinated) = (clause.root, false, false);
    for _ in 0..tree.tokens.len() {
        let here = |f: &&Frame| {
            let itself = at == clause.root || clause.chain.contains(&at);
            let loose = matches!(f.stance, Stance::Denies | Stance::Questions | Stance::Orders);
            f.content.contains(&at) && !(f.act && (!itself || coordinated)) && !(background && loose)
        };
        let mut over: Vec<&Frame> = frames.iter().filter(here).collect();
        // What is cited lies further in than who cites, what a noun says of the content than what is done with the noun.
        let noun = |f: &Frame| tree.tokens[f.cue].tag.starts_with("NN") && !f.rejects;
        over.sort_by_key(|f| (f.verb != "cite", !noun(f), f.cue));
        found.extend(over.into_iter().map(|f| attribution(tree, f, clause)));
        let head = tree.tokens[at].head;
        if head == at {
            break;
        }
        background |= matches!(tree.tokens[at].label, "relcl" | "appos" | "advcl")
            || (tree.tokens[at].label == "acl" && !stated(frames, at));
        coordinated |= tree.tokens[at].label == "conj";
        at = head;
    }
    // Governors below the root that act as frames ('is believed to have died' under a conjunction).
    for frame in frames.iter().filter(|f| f.act && f.cue != clause.root && clause.chain.contains(&f.cue)) {
        if !found.iter().any(|a| a.cue == span(tree, frame)) {
            found.insert(0, attribution(tree, frame, clause));
        }
    }
    found
}

fn stated(frames: &[Frame], at: usize) -> bool {
    frames.iter().any(|f| !f.act && f.content.contains(&at))
}

fn attribution(tree: &Tree, frame: &Frame, clause: &Clause) -> Attribution {
    let source = frame.source.map(|s| holder::named(tree, s));
    Attribution {
        holder: source.map(|s| holder::text(tree, s)).unwrap_or_default(),
        entity: None,
        stands_for: None,
        verb: frame.verb.to_owned(),
        stance: frame.stance,
        kind: source.map_or(HolderKind::Unnamed, |s| holder::kind(tree, s)),
        direct: direct(tree, clause),
        cue: span(tree, frame),
    }
}

/// Whether the clause's head and most of its words are quoted.
fn direct(tree: &Tree, clause: &Clause) -> bool {
    let quoted = clause.tokens.iter().filter(|&&t| tree.quoted(t)).count();
    tree.quoted(clause.head) && quoted * 2 > clause.tokens.len()
}

fn span(tree: &Tree, frame: &Frame) -> Span {
    tree.tokens[frame.cue].span.cover(tree.tokens[frame.cue_last].span)
}
