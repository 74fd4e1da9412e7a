//! Reads ages: 'aged 34', 'Horton, 34,', '34-year-old', '34 years old', 'in her 30s', 'at the age of 34'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context, Numeral};
use crate::lexicon::units;
use crate::types::{Amount, Exactness, Measure};

const OLDEST: i128 = 130 * Amount::SCALE;

/// An age at `i`, where a number stands.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let numeral = numeral::read(text, i, Context::Plain)?;
    if numeral.value > OLDEST && numeral.vague.is_none() {
        return None;
    }
    years_old(text, i, &numeral).or_else(|| decade(text, i, &numeral)).or_else(|| aged(text, i, &numeral)).or_else(|| apposed(text, i, &numeral))
}

/// '34-year-old', '34 years old', 'six-month-old', '34 years of age', 'two years older' (a difference).
fn years_old(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let (phrase, after) = text.phrase(text.past_hyphen(numeral.end), 1)?;
    let unit = units::word(&phrase).filter(|unit| unit.dimension == "duration")?;
    let at = text.past_hyphen(after);
    let end = match text.word(at) {
        "old" | "olds" => at + 1,
        "of" if text.word(at + 1) == "age" => at + 2,
        _ => return None,
    };
    let mut draft = Draft::of(i, numeral, Measure::Age);
    draft.last = end;
    if !phrase.starts_with("year") && !phrase.starts_with("yr") {
        let year = units::word("year")?.factor;
        draft = draft.convert(|value| unit.scale(value).saturating_mul(Amount::SCALE) / year);
    }
    draft.counted = person(text, end);
    Some(draft)
}

/// The noun after an age in front of it: 'the 34-year-old woman'.
fn person(text: &Text, end: usize) -> Option<usize> {
    (end..end + 4).take_while(|&at| !text.word(at).is_empty()).find(|&at| text.tag(at).starts_with("NN")).map(|at| text.atoms[at].token)
}

/// 'in her 30s', 'in his early thirties' (digits only).
fn decade(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let plural = text.word(numeral.end) == "s" && text.glued(numeral.end);
    let loose = i.checked_sub(1).filter(|&at| matches!(text.word(at), "early" | "mid" | "late") || text.sign(at) == '-');
    let first = loose.map_or(i, |at| if text.sign(at) == '-' { at.saturating_sub(1) } else { at });
    let owner = first.checked_sub(1).is_some_and(|at| matches!(text.tag(at), "PRP$") || text.word(at) == "their");
    if !plural || !owner || numeral.value % (10 * Amount::SCALE) != 0 {
        return None;
    }
    let mut draft = Draft::exact(first, numeral.end + 1, Measure::Age, numeral.value);
    draft.high = Some(numeral.value + 9 * Amount::SCALE);
    draft.exactness = Exactness::Approximate;
    Some(draft)
}

/// 'aged 34', 'age 34', 'at the age of 34', 'ages 5-12', 'aged 18 to 24'.
fn aged(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let before = |back: usize| i.checked_sub(back).map_or("", |at| text.word(at));
    let hedge = usize::from(matches!(before(1), "about" | "around" | "over" | "under" | "between" | "nearly" | "almost"));
    let cue = before(1 + hedge);
    let named = matches!(cue, "aged" | "age" | "ages") || (cue == "of" && matches!(before(2 + hedge), "age" | "ages"));
    if !named {
        return None;
    }
    let draft = Draft::of(i, numeral, Measure::Age);
    let joint = text.sign(numeral.end) == '-' || matches!(text.word(numeral.end), "to") || (before(1) == "between" && text.word(numeral.end) == "and");
    let other = numeral::read(text, numeral.end + 1, Context::Plain).filter(|other| joint && other.value > numeral.value);
    Some(match other {
        Some(other) => draft.through(&Draft::of(i, &other, Measure::Age)),
        None => draft,
    })
}

/// 'Horton, 34, of Texas': a bare number between commas after a name.
fn apposed(text: &Text, i: usize, numeral: &Numeral) -> Option<Draft> {
    let whole = !numeral.spelled && numeral.end == i + 1 && numeral.place == Amount::SCALE && numeral.value >= 0;
    let closed = matches!(text.sign(numeral.end), ',' | '.' | ')' | ';' | '—') || text.atoms.len() == numeral.end;
    let opened = i >= 2 && (text.sign(i - 1) == ',' || text.sign(i - 1) == '(');
    let name = i >= 2 && (text.capital(i - 2) && matches!(text.tag(i - 2), "NNP" | "NNPS") || matches!(text.word(i - 2), "jr" | "sr"));
    let numbered = text.figure(i + 2).is_some() || (i >= 3 && text.figure(i - 3).is_some());
    let year = text.figure(i)?.digits > 3;
    // A month before the comma makes a date of it; lists of numbers are no ages.
    let month = i >= 2 && crate::lexicon::calendar::number("month", text.word(i - 2)).is_some();
    (whole && closed && opened && name && !numbered && !year && !month).then(|| {
        let mut draft = Draft::of(i, numeral, Measure::Age);
        draft.counted = Some(text.atoms[i - 2].token);
        draft
    })
}
