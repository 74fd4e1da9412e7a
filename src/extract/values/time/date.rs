//! Reads dates: 'Sept. 12, 2011', '12 September', 'Tuesday, March 3', 'last Monday night', '2011-09-12', '25/12/2011', 'the 18th'.

use super::draft::Draft;
use super::year;
use crate::extract::values::atoms::Text;
use crate::lexicon::calendar;
use crate::types::{Fields, Grain};

/// A date at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    numeric(text, i).or_else(|| weekday(text, i)).or_else(|| month_date(text, i)).or_else(|| day_alone(text, i))
}

/// A month name at `at`, as a number, and the atom after it.
pub(crate) fn month(text: &Text, at: usize) -> Option<(u8, usize)> {
    let word = text.word(at);
    let beside = |i: usize| day(text, i).is_some() || year::plain(text, i).is_some();
    let dated = beside(at + 1) || (at > 0 && beside(at - 1)) || matches!(text.word(at + 1), "of");
    if !text.capital(at) || (text.in_name(at) && !dated) {
        return None;
    }
    if let Some(number) = calendar::number("month", word) {
        let before = at.checked_sub(1).map_or("", |before| text.word(before));
        let named = text.tag(at).starts_with("NNP") || calendar::value("role", before).is_some() || matches!(before, "in" | "of" | "last" | "next");
        return (named || dated).then_some((u8::try_from(number).ok()?, at + 1));
    }
    let number = calendar::number("month-short", word)?;
    let stop = text.tree.sentence.text[text.atoms[at].span.end()..].starts_with('.');
    let next = at + 1;
    (beside(next) || (stop && beside(next)) || (at > 0 && beside(at - 1))).then_some((u8::try_from(number).ok()?, next))
}

/// A day of the month in figures at `at`, with or without a suffix, and the atom after it.
fn day(text: &Text, at: usize) -> Option<(u8, usize)> {
    let figure = text.figure(at).filter(|figure| (1..=2).contains(&figure.digits) && !figure.decimal)?;
    let number = u8::try_from(figure.value.in_millionths() / crate::types::Amount::SCALE).ok().filter(|day| (1..=31).contains(day))?;
    let suffix = text.glued(at + 1) && matches!(text.word(at + 1), "st" | "nd" | "rd" | "th");
    let end = at + 1 + usize::from(suffix);
    let other = text.glued(end) && (matches!(text.sign(end), ':' | '%' | '/') || !text.word(end).is_empty());
    (!other).then_some((number, end))
}

/// 'September 12, 2011', '12 September 2011', 'the 12th of September', 'February 2007', 'Sept. 10-12'.
fn month_date(text: &Text, i: usize) -> Option<Draft> {
    if let Some((month, end)) = month(text, i) {
        let found = day(text, end).filter(|&(_, after)| !counts(text, after));
        return Some(with_year(text, i, month, found, end));
    }
    let (first, mut at) = day(text, i)?;
    let joined = text.sign(at) == '-' || matches!(text.word(at), "and" | "to" | "or");
    let through = day(text, at + 1).filter(|_| joined);
    if let Some((_, after)) = through {
        at = after;
    }
    at += usize::from(text.word(at) == "of");
    let (month, end) = month(text, at).filter(|_| text.capital(at))?;
    let mut draft = with_year(text, i, month, None, end);
    draft.grain = Grain::Day;
    draft.fields.day = through.is_none().then_some(first);
    draft.approximate = through.is_some();
    Some(draft)
}

/// Whether what follows a number makes it a count: 'In March 12 people died'.
fn counts(text: &Text, at: usize) -> bool {
    matches!(text.tag(at), "NNS" | "NNPS") || text.sign(at) == '%'
}

fn with_year(text: &Text, first: usize, month: u8, day_found: Option<(u8, usize)>, month_end: usize) -> Draft {
    let mut fields = Fields { month: Some(month), ..Fields::default() };
    let (mut end, mut grain, mut loose) = (month_end, Grain::Month, false);
    if let Some((number, after)) = day_found {
        (fields.day, end, grain) = (Some(number), after, Grain::Day);
        // 'Sept. 10-12', 'Sept. 10 and 11'
        let joined = text.sign(after) == '-' || matches!(text.word(after), "and" | "to" | "or" | "through");
        if let Some((_, after)) = day(text, after + 1).filter(|&(second, end)| joined && second > number && !counts(text, end)) {
            (fields.day, end, loose) = (None, after, true);
        }
    }
    let comma = usize::from(text.sign(end) == ',' || (grain == Grain::Month && text.word(end) == "of"));
    if let Some((year, after)) = year::plain(text, end + comma).filter(|_| comma == 0 || grain == Grain::Day || text.word(end) == "of") {
        (fields.year, end) = (Some(year), after);
    }
    let mut draft = Draft::new(first, end, grain, fields);
    draft.approximate = loose;
    draft
}

/// 'Monday', 'Monday night', 'last Monday', 'Tuesday, Sept. 12', 'Sunday 4 August'.
fn weekday(text: &Text, i: usize) -> Option<Draft> {
    let which = calendar::number("which", text.word(i)).filter(|_| text.capital(i + 1));
    let at = i + usize::from(which.is_some());
    if !text.capital(at) {
        return None;
    }
    let word = text.word(at);
    let short = calendar::number("weekday-short", word);
    let number = calendar::number("weekday", word).or(short).and_then(|number| u8::try_from(number).ok())?;
    let comma = usize::from(matches!(text.sign(at + 1), ',' | '('));
    let date = month_date(text, at + 1 + comma).filter(|date| date.fields.day.is_some());
    if date.is_none() && (text.in_name(at) || short.is_some()) {
        return None;
    }
    let mut draft = date.unwrap_or_else(|| Draft::new(at, at + 1, Grain::Day, Fields::default()));
    draft.first = i;
    draft.fields.weekday = Some(number);
    draft.offset = which;
    Some(with_part(text, draft, at + 1))
}

/// Adds a part of the day that follows: 'Monday night', 'yesterday morning'.
pub(crate) fn with_part(text: &Text, mut draft: Draft, at: usize) -> Draft {
    if let Some(part) = calendar::number("part", text.word(at)).and_then(|part| u8::try_from(part).ok()) {
        let name = text.capital(at) && text.in_name(at);
        if draft.last == at && !name {
            draft.fields.part = Some(part);
            draft.last = at + 1;
            draft.grain = Grain::DayPart;
        }
    }
    draft
}

/// '2011-09-12', '25/12/2011', '12.9.2011'; where day and month could change places both stay open.
fn numeric(text: &Text, i: usize) -> Option<Draft> {
    let number = |at: usize| {
        let figure = text.figure(at).filter(|figure| !figure.decimal && !figure.grouped)?;
        Some((i16::try_from(figure.value.in_millionths() / crate::types::Amount::SCALE).ok()?, figure.digits))
    };
    let mark = text.sign(i + 1);
    let glued = (i + 1..i + 5).all(|at| text.glued(at));
    if !glued || !matches!(mark, '-' | '/' | '.') || text.sign(i + 3) != mark || (i > 0 && text.glued(i) && text.sign(i - 1) == mark) {
        return None;
    }
    let ((a, a_digits), (b, b_digits), (c, c_digits)) = (number(i)?, number(i + 2)?, number(i + 4)?);
    let iso = a_digits == 4 && b_digits == 2 && c_digits == 2;
    let short = a_digits <= 2 && b_digits <= 2 && (c_digits == 4 || (c_digits == 2 && mark == '/'));
    let (year, day, month) = if iso {
        (a, Some(c), Some(b))
    } else if short && mark != '-' {
        let year = if c_digits == 2 { 2000 + c } else { c };
        match (a > 12, b > 12) {
            (true, false) => (year, Some(a), Some(b)),
            (false, true) => (year, Some(b), Some(a)),
            (false, false) if a == b || mark == '.' => (year, Some(a), Some(b)),
            (false, false) => (year, None, None),
            (true, true) => return None,
        }
    } else {
        return None;
    };
    let within = |value: Option<i16>, most: i16| value.is_none_or(|value| (1..=most).contains(&value));
    let fits = (1000..=2200).contains(&year) && within(month, 12) && within(day, 31);
    let small = |value: Option<i16>| value.and_then(|value| u8::try_from(value).ok());
    let fields = Fields { year: Some(year), month: small(month), day: small(day), ..Fields::default() };
    let grain = if day.is_some() { Grain::Day } else { Grain::Year };
    fits.then(|| Draft::new(i, i + 5, grain, fields))
}

/// 'on the 18th': a day of a month that is not named.
fn day_alone(text: &Text, i: usize) -> Option<Draft> {
    let on = i >= 2 && text.word(i - 1) == "the" && matches!(text.word(i - 2), "on" | "by" | "until" | "since");
    let (number, end) = day(text, i).filter(|&(_, end)| on && end == i + 2)?;
    let noun = text.tag(end).starts_with("NN") || text.tag(end).starts_with('J');
    let hole = text.word(end) == "and" || matches!(text.tag(end), "CD");
    (!noun && !hole).then(|| Draft::new(i, end, Grain::Day, Fields { day: Some(number), ..Fields::default() }))
}
