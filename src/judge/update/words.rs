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

/// Words that decide which side of an update stands, and the claim that they stand with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub claim: ClaimId,
}

/// The side that stands because its words, or those of the other, say that a figure was set right, with these words. `later` is the side that was
/// said later, where days tell: a figure that was set right and comes back in a later report is still a contradiction.
pub fn corrected(corpus: &Corpus, sides: &[Vec<ClaimId>], later: Option<usize>) -> Option<(usize, Words)> {
    let [left, right] = sides else { return None };
    let first = |side: &[ClaimId], shows: &dyn Fn(&Claim) -> Option<String>| {
        side.iter().find_map(|&claim| Some(Words { text: shows(corpus.claim(claim))?, claim }))
    };
    let sets_right = |side: &[ClaimId], other: &[ClaimId]| {
        let after = |claim: &Claim| is_explained(corpus, claim).or_else(|| replaces(corpus, claim, other));
        first(side, &|claim| is_beside(corpus, claim, Phrase::Later).or_else(|| after(claim)))
    };
    let set_right = [sets_right(left, right), sets_right(right, left)];
    let earlier = [left, right].map(|side| first(side, &|claim| is_beside(corpus, claim, Phrase::Earlier)));
    let (stands, by) = match (set_right, &earlier) {
        ([Some(by), None], [None, _]) => (0, by),
        ([None, Some(by)], [_, None]) => (1, by),
        ([None, None], [None, Some(by)]) => (0, by.clone()),
        ([None, None], [Some(by), None]) => (1, by.clone()),
        _ => return None,
    };
    (earlier[1 - stands].is_some() || later.is_none_or(|later| later == stands)).then_some((stands, by))
}

/// Such a phrase in a claim's own words or in what introduces them.
fn is_beside(corpus: &Corpus, claim: &Claim, sort: Phrase) -> Option<String> {
    let sentence = &corpus.tree(claim.sentence).sentence;
    let lower = sentence.text.to_lowercase();
    let (start, end) = phrase(sort, &lower).filter(|_| lower.len() == sentence.text.len())?;
    let words = sentence.original(crate::types::Span::new(start, end));
    let gap = claim.span.start().saturating_sub(words.end()).max(words.start().saturating_sub(claim.span.end()));
    (gap <= BESIDE).then(|| sentence.text.get(start..end).unwrap_or_default().to_owned())
}

/// The words of the next sentence that say that the other side's figure was told earlier: 'Earlier reports had put it at 12.'
fn replaces(corpus: &Corpus, claim: &Claim, other: &[ClaimId]) -> Option<String> {
    let next = next_sentence(corpus, claim)?;
    let figures = |claim: &Claim| claim.quantities.iter().map(|figure| figure.stated).collect::<Vec<_>>();
    let others: Vec<_> = other.iter().flat_map(|&id| figures(corpus.claim(id))).collect();
    // 'Put the toll at 40' counts nothing, so the words are asked.
    let mut numbers = next.tokens.iter().filter_map(|token| numerals::whole(token.span.slice(&next.sentence.text)));
    let words = phrase_in(Phrase::Earlier, &next.sentence.text)?;
    numbers.any(|n| others.contains(&Amount::whole(n))).then_some(words)
}

/// The first phrase of that sort in a text.
fn phrase_in(sort: Phrase, text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    phrase(sort, &lower).map(|(start, end)| lower[start..end].to_owned())
}

fn next_sentence<'a>(corpus: &'a Corpus, claim: &Claim) -> Option<&'a Tree> {
    corpus.trees.get(claim.sentence.index() + 1).filter(|tree| tree.sentence.article == claim.article)
}

/// The words of the next sentence that say of the claim's figure that it sets an earlier one right: 'The ministry revised its figure down.' A
/// sentence with a figure of its own speaks of that.
fn is_explained(corpus: &Corpus, claim: &Claim) -> Option<String> {
    let tree = next_sentence(corpus, claim)?;
    let figure = (0..tree.tokens.len()).any(|token| is_figure(tree.lemma(token)));
    let own = tree.sentence.text.contains(|c: char| c.is_ascii_digit());
    phrase_in(Phrase::Later, &tree.sentence.text).filter(|_| figure && !own)
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
