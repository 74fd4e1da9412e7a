//! Reads physical measures and percentages after a number: '430 miles', '7,000ft', '5-foot-11', '8GB', 'magnitude 7.6', '12 per cent'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context, Numeral};
use crate::lexicon::units::{self, Unit};
use crate::lexicon::{currencies, figures};
use crate::types::{Amount, Measure};

/// A number with its unit at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let numeral = numeral::read(text, i, Context::Plain)?;
    quake(text, i, &numeral)
        .or_else(|| percent(i, &numeral, text))
        .or_else(|| physical(text, i, &numeral))
}

/// The unit at `at`, by its words or sign, and the atom after it.
pub(crate) fn unit(text: &Text, at: usize, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    let from = if text.sign(at) == '-' && text.glued(at) { at + 1 } else { at };
    let by_words = (1..=3).rev().find_map(|count| {
        let (phrase, end) = text.phrase(from, count)?;
        Some((units::word(&phrase)?, end))
    });
    if let Some((unit, end)) = by_words {
        let ordinal = matches!(text.word(from), "second") && (numeral.spelled || from == at);
        return (!ordinal && !is_pounds_of_money(text, from, numeral)).then_some((unit, end));
    }
    if numeral.spelled && from == at {
        return None;
    }
    signed(text, from)
}

/// A sign of a unit: 'km', '°C', 'km/h'.
fn signed(text: &Text, at: usize) -> Option<(&'static Unit, usize)> {
    let glued = text.glued(at);
    if text.sign(at) == '°' {
        let joint = format!("°{}", text.raw(at + 1));
        return units::sign(&joint).map(|unit| (unit, at + 2)).or_else(|| units::sign("°").map(|unit| (unit, at + 1)));
    }
    if text.sign(at + 1) == '/' && text.glued(at + 1) {
        let joint = format!("{}/{}", text.raw(at), text.raw(at + 2));
        if let Some(unit) = units::sign(&joint) {
            return Some((unit, at + 3));
        }
    }
    let raw = text.raw(at).trim_end_matches('.');
    let unit = units::sign(raw)?;
    // One letter, 'in' and 'mi' stand for a unit only where they are written onto the figure.
    let loose = raw.chars().count() == 1 || matches!(raw, "in" | "mi" | "mb" | "kt" | "ha");
    (glued || (!loose && !text.word(at).is_empty())).then_some((unit, at + 1))
}

fn is_pounds_of_money(text: &Text, at: usize, numeral: &Numeral) -> bool {
    matches!(text.word(at), "pounds" | "pound") && numeral.scaled && currencies::sign("£").is_some()
}

/// A measure of one unit, or of several in a row: '6ft 2in', '2 hours and 30 minutes', '5-foot-11'.
fn physical(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let (found, mut end) = unit(text, past_of(text, numeral), numeral)?;
    let mut draft = Draft::of(i, numeral, Measure::Physical);
    let mut noun = end - 1;
    draft = draft.convert(|value| found.convert(value));
    // 'a year and a half', 'two years and a half'
    if text.words_at(end, &["and", "a", "half"]) {
        let half = found.scale(Amount::SCALE / 2);
        draft = draft.convert(|value| value + half);
        end += 3;
    }
    let mut last = found;
    while let Some((part, unit, after)) = next_part(text, end, last) {
        let more = unit.scale(part.value);
        let slack = unit.scale(part.place / 2);
        let stated = draft.stated + more;
        (draft.stated, draft.low, draft.high) = (stated, Some(stated - slack), Some(stated + slack));
        (end, noun, last) = (after, after - 1, unit);
    }
    draft.last = end;
    draft.unit.clone_from(&found.base);
    draft.counted = text.atoms.get(noun).map(|atom| atom.token);
    Some(draft)
}

/// 'dozens of miles', 'a couple of hours'.
fn past_of(text: &Text, numeral: &Numeral) -> usize {
    numeral.end + usize::from(numeral.vague.is_some() && text.word(numeral.end) == "of")
}

/// A smaller part of the same dimension that follows: ' 2in', '-11', ' and 30 minutes'.
fn next_part(text: &Text, end: usize, last: &Unit) -> Option<(Numeral, &'static Unit, usize)> {
    let joint = usize::from(text.word(end) == "and" || matches!(text.sign(end), '-' | ','));
    let part = numeral::read(text, end + joint, Context::Plain)?;
    if text.sign(end) == '-' && last.words.iter().any(|word| word == "foot") && part.value < 12 * Amount::SCALE {
        return Some((part, units::word("inches")?, part.end));
    }
    let (unit, after) = unit(text, part.end, &part)?;
    let smaller = unit.dimension == last.dimension && unit.factor < last.factor && unit.scale(part.value) < last.factor;
    let compound = matches!(unit.dimension.as_str(), "length" | "duration" | "mass");
    (smaller && compound && text.sign(end) != '-').then_some((part, unit, after))
}

/// '12%', '12 percent', '12 per cent', '12 percentage points' (which is a measure of its own).
fn percent(i: usize, numeral: &Numeral, text: &Text) -> Option<Draft> {
    let at = text.past_hyphen(numeral.end);
    let end = match (text.sign(at), text.word(at), text.word(at + 1)) {
        ('%', ..) | (_, "percent" | "pct", _) => at + 1,
        (_, "per", "cent") => at + 2,
        _ => return None,
    };
    let mut draft = Draft::of(i, numeral, Measure::Percent);
    if matches!(text.word(end), "point" | "points") {
        draft.measure = Measure::Physical;
        draft.unit = "percentage point".to_owned();
        draft.last = end + 1;
        return Some(draft);
    }
    draft.unit = "%".to_owned();
    draft.last = end;
    Some(draft)
}

/// 'magnitude 7.6', '7.6-magnitude', 'a magnitude of 7.6', 'a 7.6 quake', '7.6 on the Richter scale'.
fn quake(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let small = numeral.value <= 10 * Amount::SCALE && numeral.value >= Amount::SCALE;
    if !small || numeral.spelled || numeral.scaled {
        return None;
    }
    let before = |back: usize| i.checked_sub(back).map_or("", |at| text.word(at));
    let named_before = before(1) == "magnitude" || (before(2) == "magnitude" && matches!(before(1), "of" | "was" | "at"));
    let at = text.past_hyphen(numeral.end);
    let named_after = text.word(at) == "magnitude";
    let decimal = numeral.place < Amount::SCALE;
    let shock = decimal && numeral.value >= 2 * Amount::SCALE;
    let by_noun = shock && (0..2).any(|step| figures::is("quake", text.word(at + step)));
    let richter = (0..4).any(|step| text.word(at + step) == "richter");
    if !(named_before || named_after || by_noun || richter) {
        return None;
    }
    let mut draft = Draft::of(i, numeral, Measure::Physical);
    draft.unit = "magnitude".to_owned();
    draft.last = if named_after { at + 1 } else { numeral.end };
    Some(draft)
}
