//! Quotations whose holder stands elsewhere: in another clause, or in the sentence before or after.

use super::holder;
use crate::extract::clauses::{Clause, walk};
use crate::lexicon::reporting::{self, Pattern};
use crate::types::{Attribution, HolderKind, Tree};

/// Clauses of one sentence that are quoted but stand outside the reporting frame: '"P1," X said. "P2"' parsed as one sentence.
pub fn within(trees: &[Tree], clauses: &[Vec<Clause>], found: &mut [Vec<Vec<Attribution>>]) {
    for ((tree, clauses), chains) in trees.iter().zip(clauses).zip(found) {
        let Some(known) = outer_direct(tree, chains) else { continue };
        for (clause, chain) in clauses.iter().zip(chains.iter_mut()) {
            if chain.is_empty() && super::direct(tree, clause) {
                chain.push(known.clone());
            }
        }
    }
}

/// Sentences wholly in quotation marks take the holder of the same run: of the next sentence where the quotation goes on into it,
/// else of the sentence before in the same paragraph, or before a paragraph that goes on quoting.
pub fn across(trees: &[Tree], clauses: &[Vec<Clause>], found: &mut [Vec<Vec<Attribution>>]) {
    let mut current: Option<(Attribution, usize)> = None;
    for i in 0..trees.len() {
        let tree = &trees[i];
        let known = outer_direct(tree, &found[i]);
        if let Some(attribution) = known {
            current = Some((attribution, i));
            continue;
        }
        if !quoted_whole(tree) {
            current = opening(tree).map(|a| (a, i)).or_else(|| current.filter(|_| has_quote(tree)));
            continue;
        }
        let tag =
            trees.get(i + 1).filter(|next| bare_tag(next) && next.sentence.article == tree.sentence.article).and_then(speech);
        let forward = (i + 1..trees.len())
            .take_while(|&j| continues(&trees[j]) && trees[j].sentence.article == tree.sentence.article)
            .find_map(|j| outer_direct(&trees[j], &found[j]));
        let back = current.clone().filter(|(_, at)| near(trees, *at, i)).map(|(a, _)| a);
        let Some(attribution) = tag.or(forward).or(back) else { continue };
        for (_, chain) in clauses[i].iter().zip(found[i].iter_mut()) {
            // What the speaker passes on keeps its own holder inside.
            chain.push(Attribution { direct: true, ..attribution.clone() });
        }
        current = Some((attribution, i));
    }
}

/// The holder of quoted words, named outside the quotation marks.
fn outer_direct(tree: &Tree, chains: &[Vec<Attribution>]) -> Option<Attribution> {
    let outside = |a: &Attribution| !tree.sentence.quotes.iter().any(|q| q.span.contains(a.cue));
    chains.iter().rev().find_map(|c| c.iter().rev().find(|a| a.direct && outside(a)).cloned())
}

/// 'Ms Watson said:' before a quotation that is a sentence of its own.
fn opening(tree: &Tree) -> Option<Attribution> {
    let last = tree.tokens.len().checked_sub(1)?;
    if tree.word(last) != ":" {
        return None;
    }
    speech(tree)
}

/// The reporting verb of the sentence with its subject, as a holder of what stands in another sentence.
fn speech(tree: &Tree) -> Option<Attribution> {
    let (verb, entry) = (0..tree.tokens.len())
        .filter(|&t| walk::verbal(tree, t) && !tree.quoted(t))
        .find_map(|t| Some((t, reporting::verb(tree.lemma(t)).filter(|e| e.takes(Pattern::Tag))?)))?;
    let source = holder::named(tree, walk::subject(tree, verb)?);
    Some(Attribution {
        holder: holder::text(tree, source),
        entity: None,
        stands_for: None,
        verb: entry.cue.to_owned(),
        stance: entry.stance,
        kind: holder::kind(tree, source),
        direct: true,
        cue: tree.tokens[verb].span,
    })
}

fn has_quote(tree: &Tree) -> bool {
    !tree.sentence.quotes.is_empty()
}

fn quoted_whole(tree: &Tree) -> bool {
    let mut words = (0..tree.tokens.len()).filter(|&t| !walk::punctuation(tree, t)).peekable();
    words.peek().is_some() && words.all(|t| tree.quoted(t))
}

/// 'Vanore said.' as a sentence of its own, cut off from the quotation before it.
fn bare_tag(tree: &Tree) -> bool {
    tree.tokens.len() < 8
        && tree.sentence.quotes.is_empty()
        && speech(tree).is_some()
        && tree.tokens.iter().all(|t| t.label != "ccomp")
}

fn continues(tree: &Tree) -> bool {
    tree.sentence.quotes.first().is_some_and(|q| q.continued)
}

/// The same paragraph, or the next one in a run of quotations.
fn near(trees: &[Tree], at: usize, i: usize) -> bool {
    let (a, b) = (&trees[at].sentence, &trees[i].sentence);
    a.article == b.article && b.block.saturating_sub(a.block) <= 1 && i - at <= 2
}

/// 'he said', 'she said': the last person who was named as a holder or as a subject.
pub fn pronouns(trees: &[Tree], found: &mut [Vec<Vec<Attribution>>]) {
    let mut last: Option<(String, HolderKind, usize)> = None;
    for (i, (tree, chains)) in trees.iter().zip(found.iter_mut()).enumerate() {
        let mut named = None;
        for attribution in chains.iter_mut().flatten() {
            if matches!(attribution.holder.to_lowercase().as_str(), "he" | "she") {
                if let Some((name, kind, at)) = last.as_ref().filter(|(_, _, at)| i - at <= 4) {
                    attribution.holder.clone_from(name);
                    attribution.kind = *kind;
                    named = Some((name.clone(), *kind, (*at).max(i)));
                }
            } else if person_like(tree, attribution) {
                named = Some((attribution.holder.clone(), attribution.kind, i));
            }
        }
        let subject = || {
            let root = (0..tree.tokens.len()).find(|&t| tree.tokens[t].head == t)?;
            let subject = walk::subject(tree, root).filter(|&s| holder::person(tree, s))?;
            Some((holder::text(tree, subject), holder::kind(tree, subject), i))
        };
        last = named.or_else(subject).or(last);
    }
}

/// 'We' and 'I' inside somebody's quotation: the speaker is the holder.
pub fn first_persons(found: &mut [Vec<Vec<Attribution>>]) {
    let first = |link: &Attribution| matches!(link.holder.to_lowercase().as_str(), "i" | "we" | "us" | "me");
    for chain in found.iter_mut().flatten() {
        for i in 0..chain.len() {
            let outer = chain[i + 1..].iter().find(|outer| outer.direct && !outer.holder.is_empty() && !first(outer)).cloned();
            if let Some(speaker) = outer.filter(|_| first(&chain[i])) {
                chain[i].holder = speaker.holder;
                chain[i].kind = speaker.kind;
            }
        }
    }
}

fn person_like(tree: &Tree, attribution: &Attribution) -> bool {
    let Some(end) = tree.sentence.text.find(&attribution.holder).map(|s| s + attribution.holder.len()) else { return false };
    let named = tree.entities.iter().filter(|e| e.kind == "PERSON").any(|e| tree.tokens[e.last - 1].span.end() == end);
    named || (attribution.kind != HolderKind::Medium && attribution.kind != HolderKind::Document && singular_human(tree, end))
}

/// 'a spokesman', 'the coach': a common noun for one person.
fn singular_human(tree: &Tree, end: usize) -> bool {
    tree.tokens
        .iter()
        .find(|t| t.span.end() == end)
        .is_some_and(|t| t.tag == "NN" && crate::lexicon::holders::noun(&t.lemma).is_some() && t.lemma.ends_with("man"))
}
