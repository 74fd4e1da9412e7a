//! Reads plain numbers of things, and ranges of any sort: '12 people', '4-6', 'between 10 and 12', 'twice', '12 of the 20'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context, Numeral};
use super::{counted, measure};
use crate::lexicon::numerals;
use crate::types::{Amount, Measure};

/// A range of counts or measures at `i`: the first number, the second, and the unit of both.
pub(crate) fn range(text: &Text, i: usize) -> Option<Draft> {
    let start = if text.word(i) == "between" { i + 1 } else { i };
    let from = numeral::read(text, start, Context::Plain).filter(|found| found.vague.is_none())?;
    let (bare, shared) = measure_of(text, start, &from);
    let at = bare.last;
    let dash = text.sign(at) == '-' && text.glued(at) && text.glued(at + 1);
    let joint = dash
        || match text.word(at) {
            "and" => start > i,
            "to" => start == i && !(start > 0 && text.word(start - 1) == "from"),
            "or" => true,
            _ => false,
        };
    if !joint || text.word(at) == "or" && matches!(text.word(at + 1), "more" | "so" | "less" | "fewer") {
        return None;
    }
    let other = numeral::read(text, at + 1, Context::Plain).filter(|found| found.vague.is_none())?;
    let (mut second, unit) = measure_of(text, at + 1, &other);
    let mut first = bare;
    if !shared && unit {
        // '4-6 miles': the unit of the second is that of the first.
        first = with_end(text, start, &from, &other)?;
    }
    if other.scaled && !from.scaled && !shared && from.value < other.value / 1000 {
        let factor = other.place / from.place.max(1);
        first = first.convert(|value| value.saturating_mul(factor));
    }
    let small = other.end == at + 2 || other.spelled || unit || other.scaled;
    let close = first.stated < second.stated && (second.stated <= first.stated.saturating_mul(10) || start > i);
    let same = first.measure == second.measure && first.unit == second.unit;
    if !(small && close && same) || is_code(text, start, at, other.end) {
        return None;
    }
    second.first = i;
    first.first = i;
    let counted = second.counted;
    let mut found = first.through(&second);
    found.counted = counted;
    Some(found)
}

/// 'pages 10-12', '555-1234': no range of things.
fn is_code(text: &Text, start: usize, dash: usize, end: usize) -> bool {
    let wide = |i: usize| text.figure(i).is_some_and(|figure| figure.digits > 3 && !figure.grouped);
    text.sign(dash) == '-' && (wide(start) || wide(dash + 1) || (text.sign(end) == '-' && text.figure(end + 1).is_some()))
}

/// The draft of a number with its unit where one follows; says whether it does.
fn measure_of(text: &Text, i: usize, numeral: &Numeral) -> (Draft, bool) {
    match measure::read(text, i) {
        Some(draft) => (draft, true),
        None => (Draft::of(i, numeral, Measure::Count), false),
    }
}

/// The first number read with the unit that follows the second.
fn with_end(text: &Text, i: usize, from: &Numeral, other: &Numeral) -> Option<Draft> {
    let at = text.past_hyphen(other.end);
    if text.sign(at) == '%' || matches!(text.word(at), "percent" | "per") {
        let mut draft = Draft::of(i, from, Measure::Percent);
        draft.unit = "%".to_owned();
        return Some(draft);
    }
    let (unit, _) = measure::unit(text, other.end, other)?;
    let mut draft = Draft::of(i, from, Measure::Physical).convert(|value| unit.convert(value));
    draft.unit.clone_from(&unit.base);
    Some(draft)
}

/// A number of things at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    if let Some(times) = numerals::fold(text.word(i)) {
        let mut draft = Draft::exact(i, i + 1, Measure::Count, i128::from(times) * Amount::SCALE);
        draft.rate = "times".to_owned();
        return Some(draft);
    }
    let numeral = numeral::read(text, i, Context::Plain)?;
    if is_pronoun(text, i, &numeral) || is_odd(text, i, &numeral) {
        return None;
    }
    let mut draft = Draft::of(i, &numeral, Measure::Count);
    let before = i.checked_sub(1).map_or("", |at| text.word(at));
    // 'at 7' is a time of day or a place in a list.
    if before == "at" && counted::of(text, &draft).is_none() && numeral.vague.is_none() && !numeral.scaled {
        return None;
    }
    // 'from 10 to 12 dollars': where something began.
    if before == "from" && text.word(numeral.end) == "to" && numeral::read(text, numeral.end + 1, Context::Plain).is_some() {
        "from".clone_into(&mut draft.rate);
    }
    Some(draft)
}

/// 'no casualties', 'no one': none of them, a figure like any other where another report counts some.
pub(crate) fn none(text: &Text, i: usize) -> Option<Draft> {
    if text.word(i) != "no" {
        return None;
    }
    if text.word(i + 1) == "one" {
        return Some(Draft::exact(i, i + 2, Measure::Count, 0));
    }
    let noun = counted::noun(text, i + 1)?;
    (text.tree.tokens[noun].tag == "NNS").then(|| Draft::exact(i, i + 1, Measure::Count, 0))
}

/// 'one of the', 'no one', 'one another', 'the one', 'one day': no number.
fn is_pronoun(text: &Text, i: usize, numeral: &Numeral) -> bool {
    if text.word(i) != "one" || numeral.end != i + 1 {
        return false;
    }
    let before = i.checked_sub(1).map_or("", |at| text.word(at));
    let next = text.word(i + 1);
    let token = text.atoms[i].token;
    let modifies =
        text.tree.tokens[token].label == "nummod" || text.tag(i + 1).starts_with("NN") || text.tag(i + 1).starts_with("JJ");
    let stands = text.tag(i) == "CD" && matches!(text.label(i), "nsubj" | "nsubjpass") && text.tag(i + 1).starts_with('V');
    let pronoun = matches!(before, "no" | "the" | "this" | "that" | "each" | "every" | "any" | "which" | "some" | "another")
        || matches!(next, "of" | "another" | "'s" | "day" | "that" | "who" | "which" | "way" | "thing");
    pronoun || !(modifies || stands) || (text.sign(i + 1) == '-' && text.glued(i + 1) && !text.tag(i + 2).starts_with("NN"))
}

/// Digits that are no amount: glued to letters that mean nothing here ('49ers', '3D'), phone numbers, list numbers, parts of names.
fn is_odd(text: &Text, i: usize, numeral: &Numeral) -> bool {
    let letters = text.glued(numeral.end) && !text.word(numeral.end).is_empty();
    let slash = text.glued(numeral.end) && matches!(text.sign(numeral.end), '/' | ':' | '@' | '_' | '=' | '&');
    let preceded =
        i > 0 && text.glued(i) && matches!(text.sign(i - 1), '/' | ':' | '@' | '_' | '=' | '&' | '.' | '\'' | '’' | '#');
    let code = text.sign(numeral.end) == '-' && text.glued(numeral.end + 1) && text.figure(numeral.end + 1).is_some();
    let coded = i > 1 && text.sign(i - 1) == '-' && text.glued(i) && text.glued(i - 1) && !numeral.spelled;
    let long = text.figure(i).is_some_and(|figure| figure.digits > 9 && !figure.grouped);
    let named = text.in_name(i) && (text.capital(i) || !numeral.spelled);
    let quoted = numeral.spelled && text.capital(i) && text.tag(i).starts_with("NNP") && i > 0;
    letters || slash || preceded || code || coded || long || named || quoted
}
