//! Reads places in an order: 'third', '16th', 'No. 3', 'number three', 'Week 3'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context};
use crate::lexicon::{figures, numerals};
use crate::types::{Amount, Measure};

/// An ordinal at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    numbered(text, i).or_else(|| sequence(text, i)).or_else(|| ordinal(text, i))
}

/// 'No. 3', 'No 3', 'number three', '#3'.
fn numbered(text: &Text, i: usize) -> Option<Draft> {
    let sign = text.sign(i) == '#';
    let no = text.word(i) == "no" && text.capital(i) || text.word(i) == "number" || text.word(i) == "nos";
    if !sign && !no {
        return None;
    }
    let at = i + 1 + usize::from(text.sign(i + 1) == '.');
    let numeral = numeral::read(text, at, Context::Plain).filter(|found| found.vague.is_none() && found.value % Amount::SCALE == 0)?;
    let article = matches!(text.word(at), "a" | "an");
    let bare = text.word(i) == "no" && numeral.spelled;
    (!article && !bare).then(|| Draft::exact(i, numeral.end, Measure::Ordinal, numeral.value))
}

/// 'Week 3', 'Game 7': a noun that numbers its own kind.
fn sequence(text: &Text, i: usize) -> Option<Draft> {
    let noun = i.checked_sub(1)?;
    let figure = text.figure(i).filter(|figure| !figure.decimal && figure.digits <= 3 && !figure.grouped)?;
    let fits = figures::is("sequence", text.word(noun)) && (text.capital(noun) || text.tag(noun) == "NN") && !text.glued(i);
    let counts = matches!(text.tag(i + 1), "NNS" | "NNPS") || text.sign(i + 1) == '-' || text.sign(i + 1) == '%';
    (fits && !counts).then(|| {
        let mut draft = Draft::exact(noun, i + 1, Measure::Ordinal, figure.value.in_millionths());
        draft.counted = Some(text.atoms[noun].token);
        draft
    })
}

/// 'the third', '16th', 'third-quarter', 'twenty-third', where it stands before or for a noun.
fn ordinal(text: &Text, i: usize) -> Option<Draft> {
    let (value, end) = suffixed(text, i).or_else(|| worded(text, i))?;
    let token = text.atoms[i].token;
    if text.in_name(i) && text.capital(i) || matches!(text.label(end - 1), "advmod" | "npadvmod") || text.tag(i).starts_with("RB") {
        return None;
    }
    let before = i.checked_sub(1).map_or("", |at| text.word(at));
    let stands = matches!(before, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my" | "'s" | "in" | "finished" | "placed" | "ranked" | "came");
    let at = text.past_hyphen(end);
    let modifies = text.tag(at).starts_with("NN") || text.tag(at).starts_with('J') || text.tag(at) == "CD";
    let at_first = matches!(before, "at" | "from") && !modifies;
    let unit_of_time = text.word(i) == "second" && before.parse::<u32>().is_ok();
    // 'The first part of 2012', 'the first three': still a place in an order.
    if at_first || unit_of_time || !(stands || modifies) || (before == "in" && modifies && text.label(i) == "advmod") {
        return None;
    }
    let mut draft = Draft::exact(i, end, Measure::Ordinal, value * Amount::SCALE);
    let head = text.tree.tokens[token].head;
    draft.counted = if modifies {
        super::counted::noun(text, at)
    } else {
        (head > token && text.tree.tokens[head].tag.starts_with("NN")).then_some(head)
    };
    Some(draft)
}

/// '16th', '21st'.
fn suffixed(text: &Text, i: usize) -> Option<(i128, usize)> {
    let figure = text.figure(i).filter(|figure| !figure.decimal)?;
    let suffix = text.glued(i + 1) && matches!(text.word(i + 1), "st" | "nd" | "rd" | "th");
    suffix.then_some((figure.value.in_millionths() / Amount::SCALE, i + 2))
}

/// 'third', 'twenty-third'.
fn worded(text: &Text, i: usize) -> Option<(i128, usize)> {
    if let Some(numerals::Word::Ten(tens)) = numerals::word(text.word(i)) {
        let at = text.past_hyphen(i + 1);
        let unit = numerals::ordinal(text.word(at)).filter(|&unit| unit < 10)?;
        return Some((i128::from(tens + unit), at + 1));
    }
    // 'second' of time follows a number.
    let value = numerals::ordinal(text.word(i))?;
    Some((i128::from(value), i + 1))
}
