//! What the words of claims say about time: figures that move, corrections, states that follow upon each other.

use crate::lexicon::numerals;
use crate::lexicon::updates::{Course, Phrase, is_figure, phrase, running as course, states};
use crate::types::{
    Amount, Claim, ClaimId, Corpus, Date, EntityId, Exactness, Grain, Interval, Known, Measure, Origins, Quantity, Role, Said,
    Time, TimeRole, Tree,
};
use std::collections::{BTreeMap, BTreeSet};

/// How what a figure counts moves while the event goes on, by the noun that is counted and the words of its claim.
pub fn running(corpus: &Corpus, claim: &Claim, figure: &Quantity) -> Option<Course> {
    if !matches!(figure.measure, Measure::Count | Measure::Money | Measure::Percent | Measure::Physical) {
        return None;
    }
    let tree = corpus.tree(claim.sentence);
    let counted = figure.counted.and_then(|token| course(tree.lemma(token)));
    counted.or_else(|| claim.tokens.iter().find_map(|&token| course(tree.lemma(token))))
}

/// The side that stands because its words, or those of the other, say that a figure was set right. `later` is the side that was said later, where
/// days tell: a figure that was set right and comes back in a later report is still a contradiction.
pub fn corrected(corpus: &Corpus, sides: &[Vec<ClaimId>], later: Option<usize>) -> Option<usize> {
    let [left, right] = sides else { return None };
    let any = |side: &[ClaimId], shows: &dyn Fn(&Claim) -> bool| side.iter().any(|&id| shows(corpus.claim(id)));
    let sets_right = |side: &[ClaimId], other: &[ClaimId]| {
        let after = |claim: &Claim| is_explained(corpus, claim) || replaces(corpus, claim, other);
        any(side, &|claim| is_beside(corpus, claim, Phrase::Later) || after(claim))
    };
    let set_right = [sets_right(left, right), sets_right(right, left)];
    let earlier = [left, right].map(|side| any(side, &|claim| is_beside(corpus, claim, Phrase::Earlier)));
    let stands = match (set_right, earlier) {
        ([true, false], [false, _]) | ([false, false], [false, true]) => 0,
        ([false, true], [_, false]) | ([false, false], [true, false]) => 1,
        _ => return None,
    };
    (earlier[1 - stands] || later.is_none_or(|later| later == stands)).then_some(stands)
}

/// Whether such a phrase stands in a claim's own words or in what introduces them.
fn is_beside(corpus: &Corpus, claim: &Claim, sort: Phrase) -> bool {
    let sentence = &corpus.tree(claim.sentence).sentence;
    let lower = sentence.text.to_lowercase();
    let place = phrase(sort, &lower).filter(|_| lower.len() == sentence.text.len());
    place.is_some_and(|(start, end)| {
        let words = sentence.original(crate::types::Span::new(start, end));
        let gap = claim.span.start().saturating_sub(words.end()).max(words.start().saturating_sub(claim.span.end()));
        gap <= BESIDE
    })
}

/// Whether the next sentence says that the other side's figure was told earlier: 'Earlier reports had put it at 12.'
fn replaces(corpus: &Corpus, claim: &Claim, other: &[ClaimId]) -> bool {
    let Some(next) = next_sentence(corpus, claim) else { return false };
    let figures = |claim: &Claim| claim.quantities.iter().map(|figure| figure.stated).collect::<Vec<_>>();
    let others: Vec<_> = other.iter().flat_map(|&id| figures(corpus.claim(id))).collect();
    // 'Put the toll at 40' counts nothing, so the words are asked.
    let mut numbers = next.tokens.iter().filter_map(|token| numerals::whole(token.span.slice(&next.sentence.text)));
    phrase(Phrase::Earlier, &next.sentence.text.to_lowercase()).is_some() && numbers.any(|n| others.contains(&Amount::whole(n)))
}

fn next_sentence<'a>(corpus: &'a Corpus, claim: &Claim) -> Option<&'a Tree> {
    corpus.trees.get(claim.sentence.index() + 1).filter(|tree| tree.sentence.article == claim.article)
}

/// Whether the next sentence says of the claim's figure that it sets an earlier one right: 'The ministry revised its figure down.' A sentence
/// with a figure of its own speaks of that.
fn is_explained(corpus: &Corpus, claim: &Claim) -> bool {
    next_sentence(corpus, claim).is_some_and(|tree| {
        let lower = tree.sentence.text.to_lowercase();
        let figure = (0..tree.tokens.len()).any(|token| is_figure(tree.lemma(token)));
        figure && !lower.contains(|c: char| c.is_ascii_digit()) && phrase(Phrase::Later, &lower).is_some()
    })
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

/// Whether two figures that can both be true still tell of two counts: 'at least 31' and '54', but not 'dozens' and 'around 30'. 'At least'
/// stands for the count that was known; a round figure and an order of magnitude stand for all that they cover.
pub fn are_two(a: &Quantity, b: &Quantity) -> bool {
    let told = |figure: &Quantity| match figure.exactness {
        Exactness::Exact => Interval::exactly(figure.stated),
        Exactness::Bound if figure.value.high.is_none() => Interval::exactly(figure.stated),
        Exactness::Approximate | Exactness::Bound | Exactness::Vague => figure.value,
    };
    !told(a).meets(told(b))
}

/// The one day that a claim names for its state: 'was in critical condition on Monday'.
pub fn day_of(claim: &Claim) -> Option<Said> {
    let at = claim.times.iter().filter(|time| time.role == TimeRole::At && time.grain <= Grain::Day);
    let mut days = at.filter_map(|time| time.days).filter(|(first, last)| first == last).map(|(day, _)| day);
    let day = days.next()?;
    days.all(|other| other == day).then_some(Said { on: day, known: Known::Text, claim: claim.id })
}

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
        // A claim stands at one step of a way: that of its verb, else the farthest. 'Convicted of assault charges' is convicted.
        let mut steps: BTreeMap<&str, (bool, u8)> = BTreeMap::new();
        for (head, (way, step)) in
            tokens.flat_map(|&token| states(tree.lemma(token)).into_iter().map(move |s| (token == claim.head, s)))
        {
            let most = steps.entry(way).or_default();
            *most = (*most).max((head, step));
        }
        steps.into_iter().map(|(way, (_, step))| (way, step)).collect::<Vec<_>>()
    });
    let shared = a.iter().flat_map(|&(way, p)| b.iter().filter(move |(other, _)| *other == way).map(move |&(_, q)| [p, q]));
    shared.filter(|[p, q]| p != q).max_by_key(|[p, q]| p.abs_diff(*q))
}

/// The entities whom a claim is about.
fn subjects(claim: &Claim) -> BTreeSet<EntityId> {
    let subject = claim.arguments.iter().filter(|argument| matches!(argument.role, Role::Agent | Role::Patient));
    subject.filter_map(|argument| argument.entity).collect()
}
