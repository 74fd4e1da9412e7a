//! Reads shares of a whole as percentages: 'a third of', 'two-thirds', 'half of', '1 in 5', 'three quarters', 'three out of four'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context};
use crate::lexicon::hedges::{self, Effect};
use crate::lexicon::numerals;
use crate::lexicon::units;
use crate::types::{Amount, Exactness, Measure};

/// A share at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    half(text, i).or_else(|| parts(text, i)).or_else(|| one_in(text, i))
}

/// 'half of', 'half the', 'more than half', 'one-half of'.
fn half(text: &Text, i: usize) -> Option<Draft> {
    let one = text.word(i) == "one" && text.word(text.past_hyphen(i + 1)) == "half";
    let at = if one { text.past_hyphen(i + 1) } else { i };
    if text.word(at) != "half" || (text.sign(at + 1) == '-' && text.glued(at + 1)) {
        return None;
    }
    let next = text.word(at + 1);
    let whole = matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "all" | "our" | "those" | "these");
    let hedged = hedges::before().iter().any(|hedge| hedge.effect != Effect::More && text.words_before(i, &hedge.words));
    let split = i > 0 && matches!(text.word(i - 1), "in" | "by");
    let open = !text.tag(at + 1).starts_with("NN") && !matches!(next, "a" | "an");
    if !(whole || ((hedged || split) && open)) || units::word(text.word(at + 2)).is_some() && next != "of" {
        return None;
    }
    Some(share(i, at + 1, 1, 2, text))
}

/// 'a third', 'two-thirds', 'three quarters', 'one fifth'.
fn parts(text: &Text, i: usize) -> Option<Draft> {
    let numeral = numeral::read(text, i, Context::Plain);
    let (top, at) = match numeral {
        Some(numeral) if numeral.value % Amount::SCALE == 0 && numeral.value < 20 * Amount::SCALE && !numeral.scaled => {
            (numeral.value / Amount::SCALE, numeral.end)
        }
        _ if matches!(text.word(i), "a" | "an") => (1, i + 1),
        _ => return None,
    };
    let at = text.past_hyphen(at);
    let word = text.word(at);
    let plural = word.strip_suffix('s').and_then(numerals::fraction);
    let bottom = if top > 1 { plural? } else { numerals::fraction(word).filter(|&parts| parts > 2)? };
    let next = text.word(at + 1);
    let of = next == "of";
    let article = matches!(text.word(i), "a" | "an");
    let by = i > 0 && matches!(text.word(i - 1), "by" | "than" | "about" | "nearly" | "almost" | "roughly" | "to");
    // 'a third man' is the third one; 'a quarter mile' a measure.
    let closed = !text.tag(at + 1).starts_with("NN") && !text.tag(at + 1).starts_with("JJ") && units::word(next).is_none();
    let fits = of || ((plural.is_some() || !article || by) && closed) || (plural.is_some() && matches!(next, "majority" | "vote"));
    let quarter = bottom == 4 && top > 1 && !of && !text.past_hyphen(at).eq(&at);
    (fits && !quarter && i128::from(bottom) > top).then(|| share(i, at + 1, i64::try_from(top).unwrap_or(1), bottom, text))
}

/// '1 in 5', 'one in five Americans', 'three out of four'.
fn one_in(text: &Text, i: usize) -> Option<Draft> {
    let top = numeral::read(text, i, Context::Plain)?;
    let out = text.words_at(top.end, &["out", "of"]);
    let joint = if out { 2 } else { usize::from(text.word(top.end) == "in") };
    if joint == 0 || text.tag(top.end).is_empty() {
        return None;
    }
    let bottom = numeral::read(text, top.end + joint, Context::Plain)?;
    let whole = |value: i128| value % Amount::SCALE == 0;
    let (a, b) = (top.value / Amount::SCALE, bottom.value / Amount::SCALE);
    let small = a == 1 || matches!(b, 3 | 4 | 5 | 10 | 100 | 1000);
    let counted = text.tag(bottom.end).starts_with("NN") || text.tag(bottom.end).starts_with('J');
    let timed = units::word(text.word(bottom.end)).is_some();
    let fits = whole(top.value) && whole(bottom.value) && a > 0 && a < b && b <= 1_000_000 && small && !(timed || b > 1000 && !counted);
    if !fits || (!out && !counted && !text.tag(bottom.end).starts_with('V') && !text.tag(bottom.end).starts_with("MD")) {
        return None;
    }
    Some(share(i, bottom.end, i64::try_from(a).ok()?, i64::try_from(b).ok()?, text))
}

/// A share in percent, give or take a point and a half: fractions in words are round.
fn share(first: usize, last: usize, top: i64, bottom: i64, text: &Text) -> Draft {
    let value = Amount::whole(100).scaled(top, bottom).in_millionths();
    let slack = if bottom > 10 { value / 10 } else { 3 * Amount::SCALE / 2 };
    let mut draft = Draft::exact(first, last, Measure::Percent, value);
    (draft.low, draft.high) = (Some(value - slack), Some(value + slack));
    draft.exactness = Exactness::Approximate;
    draft.unit = "%".to_owned();
    let at = last + usize::from(text.word(last) == "of");
    draft.counted = super::counted::noun(text, at);
    draft
}
