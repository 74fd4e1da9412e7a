//! Reads times of the clock: '2:53 p.m.', '3pm', '12:00 GMT', '0800 GMT', 'noon', "10 o'clock".

use super::draft::Draft;
use crate::extract::values::atoms::Text;
use crate::lexicon::{calendar, figures};
use crate::types::{Amount, Fields, Grain};

/// A time of the clock at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    if let Some(hour) = calendar::number("hour", text.word(i)) {
        let modifies = text.label(i) == "compound" || text.in_name(i);
        let fields = Fields { hour: u8::try_from(hour).ok(), ..Fields::default() };
        return (!modifies).then(|| zoned(text, Draft::new(i, i + 1, Grain::Hour, fields)));
    }
    let figure = text.figure(i).filter(|figure| !figure.grouped)?;
    if i > 0 && text.glued(i) && matches!(text.sign(i - 1), ':' | '.' | '$' | '£' | '€') {
        return None;
    }
    let value = figure.value.in_millionths();
    let (hour, minute, end) = if figure.decimal {
        // '5.30pm'
        let minute = (value % Amount::SCALE * 100 + Amount::SCALE / 2) / Amount::SCALE;
        (value / Amount::SCALE, (figure.place == Amount::SCALE / 100).then_some(minute), i + 1)
    } else if let Some(minute) = minutes(text, i) {
        (value / Amount::SCALE, Some(minute), i + 3)
    } else {
        (value / Amount::SCALE, None, i + 1)
    };
    if minute.is_some() && (figures::is("clock-rest", text.word(end)) || text.sign(end) == ':' && text.glued(end + 1)) {
        return None;
    }
    half_day(text, i, hour, minute, end)
        .or_else(|| military(text, i, value / Amount::SCALE, figure.digits))
        .or_else(|| plain(text, i, hour, minute.filter(|_| !figure.decimal), end))
        .map(|draft| zoned(text, draft))
}

/// The two digits after a colon.
fn minutes(text: &Text, i: usize) -> Option<i128> {
    let figure = text.figure(i + 2).filter(|figure| figure.digits == 2 && !figure.decimal)?;
    let minute = figure.value.in_millionths() / Amount::SCALE;
    (text.sign(i + 1) == ':' && text.glued(i + 1) && text.glued(i + 2) && minute < 60).then_some(minute)
}

fn small(value: i128) -> Option<u8> {
    u8::try_from(value).ok()
}

/// With a.m., p.m. or o'clock.
fn half_day(text: &Text, i: usize, hour: i128, minute: Option<i128>, end: usize) -> Option<Draft> {
    let shift = match text.word(end) {
        "am" => Some(0),
        "pm" => Some(12),
        "o'clock" => None,
        _ => return None,
    };
    if !(1..=12).contains(&hour) || text.figure(i).is_some_and(|figure| figure.decimal) && minute.is_none() {
        return None;
    }
    let fields = Fields {
        hour: shift.and_then(|shift| small(hour % 12 + shift)),
        minute: minute.and_then(small),
        ..Fields::default()
    };
    let grain = if minute.is_some() { Grain::Minute } else { Grain::Hour };
    Some(Draft::new(i, end + 1, grain, fields))
}

/// '0800 GMT', '1530 local time': four digits before a zone.
fn military(text: &Text, i: usize, value: i128, digits: usize) -> Option<Draft> {
    let hours = text.word(i + 1) == "hours" && i > 0 && matches!(text.word(i - 1), "at" | "by" | "until" | "around" | "about");
    let zone = zone(text, i + 1).is_some() || local(text, i + 1).is_some();
    if digits != 4 || !(zone || hours) || value / 100 > 23 || value % 100 > 59 {
        return None;
    }
    let fields = Fields { hour: small(value / 100), minute: small(value % 100), ..Fields::default() };
    Some(Draft::new(i, i + 1 + usize::from(hours && !zone), Grain::Minute, fields))
}

/// '12:00 GMT', 'at 14:30', 'at 2:53' (whose half of the day is open).
fn plain(text: &Text, i: usize, hour: i128, minute: Option<i128>, end: usize) -> Option<Draft> {
    let minute = minute?;
    let cued = i > 0 && (calendar::value("role", text.word(i - 1)).is_some() || calendar::value("loose", text.word(i - 1)).is_some() || text.word(i - 1) == "at");
    let zone = zone(text, end).is_some() || local(text, end).is_some();
    if !(cued || zone) || hour > 23 {
        return None;
    }
    let told = zone || hour > 12 || hour == 0 || text.raw(i).starts_with('0');
    let fields = Fields { hour: if told { small(hour) } else { None }, minute: small(minute), ..Fields::default() };
    Some(Draft::new(i, end, Grain::Minute, fields))
}

/// Takes in a time zone or 'local time'.
fn zoned(text: &Text, mut draft: Draft) -> Draft {
    if let Some((zone, end)) = zone(text, draft.last) {
        (draft.fields.zone, draft.last) = (Some(zone), end);
    } else if let Some(end) = local(text, draft.last) {
        draft.last = end;
    }
    draft
}

fn zone(text: &Text, at: usize) -> Option<(i16, usize)> {
    let zone = calendar::number("zone", text.word(at)).and_then(|zone| i16::try_from(zone).ok())?;
    let raw = text.raw(at);
    let written = raw.chars().all(|c| c.is_uppercase() || c == '.') || (text.capital(at) && raw.len() > 5);
    let end = at + 1 + usize::from(text.word(at + 1) == "time");
    written.then_some((zone, end))
}

fn local(text: &Text, at: usize) -> Option<usize> {
    text.words_at(at, &["local", "time"]).then_some(at + 2)
}
