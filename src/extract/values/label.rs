//! Reads numbers that name and do not count: 'Flight 370', 'Route 52', 'BlackBerry 8900', '.45-caliber', 'Area 51'.

use super::atoms::{Kind, Text};
use super::draft::Draft;
use super::measure;
use crate::lexicon::{figures, numerals, units};
use crate::types::Measure;

/// A label at `i`, where a figure stands.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    caliber(text, i).or_else(|| named(text, i)).or_else(|| model(text, i)).or_else(|| bare(text, i))
}

/// '.45-caliber', '9mm handgun', '.38 revolver'.
fn caliber(text: &Text, i: usize) -> Option<Draft> {
    let figure = text.figure(i)?;
    let at = text.past_hyphen(i + 1);
    let gun_near = |from: usize| (from..from + 4).any(|at| figures::is("gun", text.word(at)));
    let millimetres = text.word(at) == "mm" || matches!(text.word(at), "millimeter" | "millimetre");
    let (unit, end) = if millimetres && gun_near(at + 1) {
        ("mm caliber", at + 1)
    } else if figures::is("caliber", text.word(at)) && text.word(at) != "mm" {
        ("caliber", at + 1)
    } else if figure.digits == 0 && figure.decimal && gun_near(i + 1) {
        ("caliber", i + 1)
    } else {
        return None;
    };
    // '45-caliber' and '.45-caliber' are one.
    let value = figure.value.in_millionths();
    let value = if figure.digits > 0 && unit == "caliber" { value / 100 } else { value };
    let mut draft = Draft::exact(i, end, Measure::Label, value);
    draft.unit = unit.to_owned();
    Some(draft)
}

/// 'the 8900', '12000 block', 'version 3.0', 'a 911 call': figures in a form in which nothing is counted.
fn bare(text: &Text, i: usize) -> Option<Draft> {
    let figure = text.figure(i)?;
    let next = i + 1;
    let unit = text.glued(next) && (!text.word(next).is_empty() || matches!(text.sign(next), '-' | ':' | '/' | '%' | '°'));
    let noun = super::counted::noun(text, next).map(|token| text.tree.tokens[token].tag);
    let many = matches!(noun, Some("NNS" | "NNPS"));
    let scaled = numerals::word(text.word(next)).is_some()
        || units::word(text.word(next)).is_some()
        || units::sign(text.raw(next)).is_some();
    let percent = text.sign(next) == '%' || text.word(next) == "percent" || text.words_at(next, &["per", "cent"]);
    if unit
        || many
        || scaled
        || percent
        || figure.grouped
        || text.word(next) == "of"
        || figure.digits == 0 && !text.raw(i).starts_with('.')
    {
        return None;
    }
    let singular = figure.digits == 3 && matches!(text.tag(next), "NN" | "NNP") && !text.word(next).is_empty();
    let odd = (figure.digits > 3 && !figure.decimal) || (figure.decimal && figure.digits < 4) || singular;
    (odd && !measure::is_quake(text, i)).then(|| label(text, i, next, i))
}

/// 'Flight 370', 'Route 52', 'page 12'.
fn named(text: &Text, i: usize) -> Option<Draft> {
    let noun = i.checked_sub(1)?;
    text.figure(i)?;
    let fits = figures::is("label", text.word(noun)) && !text.glued(i);
    let counts = matches!(text.tag(i + 1), "NNS" | "NNPS") && !text.capital(noun);
    (fits && !counts && (text.capital(noun) || text.tag(noun) == "NN")).then(|| label(text, noun, i + 1, i))
}

/// A number after a name ('BlackBerry 8900', 'Boeing 747') or inside one ('Area 51'), with nothing to count.
fn model(text: &Text, i: usize) -> Option<Draft> {
    let figure = text.figure(i)?;
    let before = i.checked_sub(1)?;
    let word = matches!(text.atoms[before].kind, Kind::Word);
    let name = word && text.capital(before) && matches!(text.tag(before), "NNP" | "NNPS");
    let hyphen = text.sign(before) == '-' && text.glued(before) && text.glued(i) && before > 0 && text.capital(before - 1);
    let next = i + 1;
    let counts = !figure.decimal && (matches!(text.tag(next), "NNS") || text.sign(next) == '%') && !text.in_name(i);
    let numeric_entity = matches!(text.entity(i).0, "MONEY" | "PERCENT" | "QUANTITY");
    let fits =
        (name && !text.glued(i)) || hyphen || (text.in_name(i) && word && !text.word(before).is_empty() && text.capital(before));
    // 'beat Harwick 2-1': a result.
    let result = text.sign(next) == '-' && text.glued(next) && text.glued(next + 1);
    let result = result && figure.digits < 4 && text.figure(next + 1).is_some_and(|other| other.digits < 4 && !other.decimal);
    (fits && !counts && !numeric_entity && !figure.grouped && !result).then(|| label(text, before - usize::from(hyphen), next, i))
}

fn label(text: &Text, first: usize, last: usize, at: usize) -> Draft {
    let value = text.figure(at).map_or(0, |figure| figure.value.in_millionths());
    Draft::exact(first, last, Measure::Label, value)
}
