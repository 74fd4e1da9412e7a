//! Parts that one event gives to one only: of what somebody died, who directed a film, whom somebody succeeded.

use super::slots;
use crate::judge::view::View;
use crate::lexicon::{exclusive, rarity, relations};
use crate::types::{Argument, ClaimId, EntityId, Role, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A filler of such a part.
struct Filler<'a> {
    claim: ClaimId,
    argument: &'a Argument,
}

/// Two fillers of one part, by claim and place in the sentence's clean text.
pub type Opposed = ((ClaimId, Span), (ClaimId, Span));

/// Pairs of different fillers in different reports.
pub fn opposed(view: &View<'_>) -> Vec<Opposed> {
    let mut parts: BTreeMap<(&str, EntityId), Vec<Filler<'_>>> = BTreeMap::new();
    for claim in &view.corpus.claims {
        for argument in &claim.arguments {
            let part = match argument.role {
                Role::Agent => "agent",
                Role::Patient => "patient",
                _ => &argument.preposition,
            };
            let Some((question, about)) = exclusive::question(view.tree(claim).lemma(claim.head), part) else { continue };
            let asked = |a: &&Argument| match about {
                "patient" => a.role == Role::Patient,
                _ => matches!(a.role, Role::Agent | Role::Patient) && a.head != argument.head,
            };
            if let Some(entity) = claim.arguments.iter().find(asked).and_then(|a| a.entity) {
                parts.entry((question, entity)).or_default().push(Filler { claim: claim.id, argument });
            }
        }
    }
    let mut found = Vec::new();
    for fillers in parts.values() {
        for (n, a) in fillers.iter().enumerate() {
            found.extend(fillers[n + 1..].iter().filter(|b| differ(view, a, b)).map(|b| (place(view, a), place(view, b))));
        }
    }
    found
}

fn place(view: &View<'_>, filler: &Filler<'_>) -> (ClaimId, Span) {
    let tree = view.tree(view.corpus.claim(filler.claim));
    (filler.claim, tree.tokens[filler.argument.first].span.cover(tree.tokens[filler.argument.last - 1].span))
}

/// Whether the fillers share no word and no meaning, and both say something: 'natural causes' and 'her injuries' leave room for more.
fn differ(view: &View<'_>, a: &Filler<'_>, b: &Filler<'_>) -> bool {
    let (c, d) = (view.corpus.claim(a.claim), view.corpus.claim(b.claim));
    let (s, t) = (view.tree(c), view.tree(d));
    let (x, y) = (a.argument, b.argument);
    if c.article == d.article || slots::listed(s, x) || slots::listed(t, y) || c.polarity != d.polarity {
        return false;
    }
    if let (Some(e), Some(f)) = (x.entity, y.entity) {
        return e != f && slots::excludes(view, (c, x), (d, y));
    }
    let words = |tree: &crate::types::Tree, x: &Argument| -> BTreeSet<String> {
        let content = |&i: &usize| tree.tokens[i].tag.starts_with(['N', 'J']) && !rarity::is_stopword(tree.lemma(i));
        (x.first..x.last).filter(content).map(|i| relations::root(tree.lemma(i)).to_owned()).collect()
    };
    let (p, q) = (words(s, x), words(t, y));
    let plural = s.tokens[x.head].tag == "NNS" || t.tokens[y.head].tag == "NNS";
    let apart = p.iter().all(|u| q.iter().all(|v| relations::same_meaning(u, v) < 0.5));
    // A description and a name may be one person; a disease may be written as a name.
    let comparable = x.entity.is_some() == y.entity.is_some() || x.role == Role::Oblique;
    comparable && !plural && p.len() > 1 && q.len() > 1 && apart
}
