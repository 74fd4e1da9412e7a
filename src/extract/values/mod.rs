//! From a tree to its values: amounts with measure, interval and noun; times with grain, fields and days.

mod age;
mod atoms;
mod clock_rest;
mod count;
mod counted;
mod draft;
mod fraction;
mod hedge;
mod label;
mod measure;
mod money;
mod numeral;
mod ordinal;
mod score;
#[cfg(test)]
mod tests;
mod time;

use crate::types::{Date, Measure, Quantity, Time, Tree};
use atoms::Text;
use draft::Draft;

/// Readers of one sort of number each, in the order in which they are tried at a place; the first that reads one wins.
const READERS: [fn(&Text, usize) -> Option<Draft>; 13] = [
    count::none,
    clock_rest::read,
    money::read,
    score::sides,
    measure::part_of_unit,
    fraction::read,
    age::read,
    ordinal::read,
    label::read,
    score::read,
    count::range,
    measure::read,
    count::read,
];

/// The amounts that a sentence gives and the times that it names, in order; `published` is the day of the report.
#[must_use]
pub fn values(tree: &Tree, published: Option<Date>) -> (Vec<Quantity>, Vec<Time>) {
    let text = Text::new(tree);
    let times = time::drafts(&text);
    let quantities = quantities(&text, &time::covered(&text, &times));
    (quantities, time::finish(&text, times, published))
}

/// The amounts outside the atoms that are taken.
fn quantities(text: &Text, taken: &[bool]) -> Vec<Quantity> {
    let mut found: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < text.atoms.len() {
        let read = if taken[at] || text.named_number(at) { None } else { READERS.iter().find_map(|reader| reader(text, at)) };
        match read.filter(|draft| !taken[draft.last - 1]) {
            Some(draft) => {
                at = draft.last.max(at + 1);
                found.push(complete(text, draft));
            }
            None => at += 1,
        }
    }
    part_of_whole(text, &mut found);
    found.into_iter().map(|draft| draft.finish(text)).collect()
}

/// Adds hedges, rate and noun to what a reader found.
fn complete(text: &Text, draft: Draft) -> Draft {
    if matches!(draft.measure, Measure::Score | Measure::Label | Measure::Ordinal) {
        return draft;
    }
    let mut draft = hedge::apply(text, draft);
    if draft.rate.is_empty()
        && let Some((rate, end)) = hedge::rate(text, &draft)
    {
        (draft.rate, draft.last) = (rate, end);
    }
    if draft.measure == Measure::Physical && draft.rate.is_empty() && text.atoms[draft.last - 1].text != "of" {
        hedge_later(text, &mut draft);
    }
    if draft.measure == Measure::Count && draft.counted.is_none() && draft.rate != "times" {
        draft.counted = counted::of(text, &draft);
    }
    if draft.measure == Measure::Percent && draft.counted.is_none() && text.word(draft.last) == "of" {
        draft.counted = counted::noun(text, draft.last + 1);
    }
    modified_noun(text, &mut draft);
    draft
}

/// 'two days later', 'two days after': a distance to another event.
fn hedge_later(text: &Text, draft: &mut Draft) {
    let word = text.word(draft.last);
    if draft.unit == "s" && crate::lexicon::figures::is("later", word) {
        word.clone_into(&mut draft.rate);
    }
}

/// '86-yard run', '3.2-megapixel camera': the measure belongs to the noun it stands before.
fn modified_noun(text: &Text, draft: &mut Draft) {
    let Some(unit) = draft.last.checked_sub(1) else { return };
    let hyphened = (draft.first..draft.last).any(|at| text.sign(at) == '-');
    if matches!(draft.measure, Measure::Physical | Measure::Percent | Measure::Money)
        && hyphened
        && text.tag(draft.last).starts_with("NN")
        && text.tag(unit) != "NNS"
    {
        draft.counted = counted::noun(text, draft.last).or(draft.counted);
    }
}

/// '12 of the 20': the second is the whole that the first is part of.
fn part_of_whole(text: &Text, found: &mut [Draft]) {
    for i in 1..found.len() {
        let (before, after) = found.split_at_mut(i);
        let (part, whole) = (&before[i - 1], &mut after[0]);
        let between = part.last..whole.first;
        let of = text.word(part.last) == "of" && between.len() <= 3;
        let counts = part.measure == Measure::Count && whole.measure == Measure::Count;
        if of
            && counts
            && whole.rate.is_empty()
            && between.clone().skip(1).all(|at| matches!(text.tag(at), "DT" | "PRP$" | "POS" | "PRP" | "JJ" | "NNP"))
        {
            "of-whole".clone_into(&mut whole.rate);
        }
    }
}
