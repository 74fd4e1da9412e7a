//! What the words of claims say about time: figures that move, corrections, states that follow upon each other.

use crate::lexicon::updates::{Course, Phrase, phrase, running as course, states};
use crate::types::{Claim, ClaimId, Corpus, Date, EntityId, Grain, Measure, Origins, Quantity, Role, Time};
use std::collections::BTreeSet;

/// How what a figure counts moves while the event goes on, by the noun that is counted and the words of its claim.
pub fn running(corpus: &Corpus, claim: &Claim, figure: &Quantity) -> Option<Course> {
    if !matches!(figure.measure, Measure::Count | Measure::Money | Measure::Percent | Measure::Physical) {
        return None;
    }
    let tree = corpus.tree(claim.sentence);
    let counted = figure.counted.and_then(|token| course(tree.lemma(token)));
    counted.or_else(|| claim.tokens.iter().find_map(|&token| course(tree.lemma(token))))
}

/// The side that stands because its words, or those of the other, say that a figure was set right. `within` one claim the order of the words
/// would have to tell, which they do not.
pub fn corrected(corpus: &Corpus, sides: &[Vec<ClaimId>], within: bool) -> Option<usize> {
    if within {
        return None;
    }
    let shows = |side: &[ClaimId], sort: Phrase| {
        side.iter().any(|&id| {
            let claim = corpus.claim(id);
            let sentence = &corpus.tree(claim.sentence).sentence;
            // Phrases count in the claim's own words, and in what introduces them.
            let lower = sentence.text.to_lowercase();
            let place = phrase(sort, &lower).filter(|_| lower.len() == sentence.text.len());
            place.is_some_and(|(start, end)| {
                let words = sentence.original(crate::types::Span::new(start, end));
                let gap = claim.span.start().saturating_sub(words.end()).max(words.start().saturating_sub(claim.span.end()));
                gap <= BESIDE
            })
        })
    };
    let [left, right] = sides else { return None };
    let later = [shows(left, Phrase::Later), shows(right, Phrase::Later)];
    let earlier = [shows(left, Phrase::Earlier), shows(right, Phrase::Earlier)];
    match (later, earlier) {
        ([true, false], [false, _]) | ([false, false], [false, true]) => Some(0),
        ([false, true], [_, false]) | ([false, false], [true, false]) => Some(1),
        _ => None,
    }
}

/// Bytes between a claim and a phrase beside it: 'Earlier reports said that …', '…, the ministry said, correcting its figure'.
const BESIDE: usize = 30;

/// Whether a claim tells of a time of its own, weeks from the day on which it was said: the background of a story.
pub fn of_another_time(claim: &Claim, origins: &Origins) -> bool {
    let Some(said) = origins.said[claim.id.index()] else { return true };
    let far = |time: &Time| match time.days {
        Some((first, last)) => {
            let days = |a: Date, b: Date| (b - a).get_days();
            days(last, said.on) > RECENT || days(said.on, first) > RECENT
        }
        // 'in 1997' has days, 'in the spring' of no year may be any.
        None => time.grain > Grain::Day,
    };
    claim.times.iter().any(far)
}

/// Days that the news of a story is of.
const RECENT: i32 = 14;

/// The steps of two claims on one way, where both speak of the state of one person or thing.
pub fn steps(corpus: &Corpus, claims: [&Claim; 2]) -> Option<[u8; 2]> {
    let subjects = claims.map(subjects);
    if subjects[0].is_disjoint(&subjects[1]) {
        return None;
    }
    let [a, b] = claims.map(|claim| {
        // The state is what the claim is about: its verb, or a word that hangs on it at most by a preposition.
        let tree = corpus.tree(claim.sentence);
        let near = |token: usize| {
            let up = |at: usize| tree.tokens[at].head;
            [token, up(token), up(up(token)), up(up(up(token)))].contains(&claim.head)
                && matches!(
                    tree.tokens[token].label,
                    "ROOT" | "acomp" | "amod" | "attr" | "pobj" | "conj" | "ccomp" | "relcl" | "advcl"
                )
        };
        let tokens = claim.tokens.iter().filter(|&&token| token == claim.head || near(token));
        tokens.flat_map(|&token| states(tree.lemma(token))).collect::<Vec<_>>()
    });
    let shared = a.iter().flat_map(|&(way, p)| b.iter().filter(move |(other, _)| *other == way).map(move |&(_, q)| [p, q]));
    shared.filter(|[p, q]| p != q).max_by_key(|[p, q]| p.abs_diff(*q))
}

/// The entities whom a claim is about.
fn subjects(claim: &Claim) -> BTreeSet<EntityId> {
    let subject = claim.arguments.iter().filter(|argument| matches!(argument.role, Role::Agent | Role::Patient));
    subject.filter_map(|argument| argument.entity).collect()
}
