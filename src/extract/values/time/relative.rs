//! Reads times that are told from the report's day: 'yesterday', 'last night', 'last month', 'next summer', 'three years ago', 'the weekend'.

use super::date::{month, with_part};
use super::draft::Draft;
use super::year;
use crate::extract::values::atoms::Text;
use crate::extract::values::numeral::{self, Context};
use crate::lexicon::calendar;
use crate::types::{Amount, Fields, Grain};

/// A relative time at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    day(text, i)
        .or_else(|| ago(text, i))
        .or_else(|| which(text, i))
        .or_else(|| weekend(text, i))
        .or_else(|| season(text, i))
        .or_else(|| part(text, i))
}

/// 'today', 'yesterday morning', 'tonight'.
fn day(text: &Text, i: usize) -> Option<Draft> {
    let word = text.word(i);
    if text.in_name(i) {
        return None;
    }
    if let Some(offset) = calendar::number("night-relative", word) {
        let fields = Fields { part: Some(4), ..Fields::default() };
        return Some(Draft::new(i, i + 1, Grain::DayPart, fields).offset(offset));
    }
    let offset = calendar::number("day-relative", word)?;
    // "today's world" is no day; "Today" opens the names of programmes and newspapers, which the entity shows.
    let draft = Draft::new(i, i + 1, Grain::Day, Fields::default()).offset(offset);
    Some(with_part(text, draft, i + 1))
}

/// 'three years ago', 'a week ago', 'a few months ago'.
fn ago(text: &Text, i: usize) -> Option<Draft> {
    let article = matches!(text.word(i), "a" | "an");
    let number = numeral::read(text, i, Context::Plain);
    let (count, at, exact) = match number {
        Some(found) => (found.value, found.end, found.vague.is_none() && found.value % Amount::SCALE == 0),
        None if article => (Amount::SCALE, i + 1, true),
        None => return None,
    };
    let at = at + usize::from(text.word(at) == "of");
    let grain = grain(text.word(at))?;
    if text.word(at + 1) != "ago" {
        return None;
    }
    let mut draft = Draft::new(i, at + 2, grain, Fields::default());
    draft.offset = i32::try_from(-count / Amount::SCALE).ok().filter(|_| exact);
    draft.approximate = !exact;
    Some(draft)
}

fn grain(word: &str) -> Option<Grain> {
    Some(match calendar::value("grain", word)? {
        "minute" => Grain::Minute,
        "hour" => Grain::Hour,
        "day" => Grain::Day,
        "week" => Grain::Week,
        "month" => Grain::Month,
        "year" => Grain::Year,
        _ => Grain::Decade,
    })
}

/// 'last week', 'next June', 'this past summer', 'last night', 'this morning', 'next weekend'.
fn which(text: &Text, i: usize) -> Option<Draft> {
    let offset = calendar::number("which", text.word(i)).filter(|_| !matches!(text.word(i), "past" | "coming"))?;
    let again = matches!(text.word(i + 1), "past" | "coming" | "upcoming");
    let at = i + 1 + usize::from(again);
    let before = i.checked_sub(1).map_or("", |at| text.word(at));
    let word = text.word(at);
    let fields = Fields::default();
    if again && text.word(i) == "this" {
        return which_kind(text, i, at, if text.word(i + 1) == "past" { -1 } else { 1 });
    }
    // 'the last week', "the next year's", 'at last', 'last week of the war': no week of the calendar.
    if matches!(before, "the" | "'s" | "his" | "her" | "their" | "its") || (text.word(at + 1) == "of" && offset != 0) {
        return None;
    }
    if let Some(part) = calendar::number("part", word) {
        let fields = Fields { part: u8::try_from(part).ok(), ..fields };
        return Some(Draft::new(i, at + 1, Grain::DayPart, fields).offset(offset));
    }
    which_kind(text, i, at, offset)
}

fn which_kind(text: &Text, i: usize, at: usize, offset: i32) -> Option<Draft> {
    let word = text.word(at);
    if let Some(kind) = grain(word).filter(|&kind| kind >= Grain::Week && !word.ends_with('s')) {
        return Some(Draft::new(i, at + 1, kind, Fields::default()).offset(offset));
    }
    if word == "weekend" {
        let draft = Draft::new(i, at + 1, Grain::Week, Fields::default()).offset(offset);
        return Some(Draft { weekend: true, ..draft });
    }
    if let Some(season) = season_number(text, at) {
        let fields = Fields { season: Some(season), ..Fields::default() };
        return Some(Draft::new(i, at + 1, Grain::Season, fields).offset(offset));
    }
    let (month, end) = month(text, at)?;
    let fields = Fields { month: Some(month), ..Fields::default() };
    Some(Draft::new(i, end, Grain::Month, fields).offset(offset))
}

fn season_number(text: &Text, at: usize) -> Option<u8> {
    let number = calendar::number("season", text.word(at)).and_then(|season| u8::try_from(season).ok())?;
    (text.tag(at).starts_with("NN") && !text.in_name(at)).then_some(number)
}

/// 'over the weekend'.
fn weekend(text: &Text, i: usize) -> Option<Draft> {
    let stands = i > 1 && text.word(i - 1) == "the" && matches!(text.word(i - 2), "over" | "at" | "on" | "during");
    let modifies = text.label(i) == "compound" || text.word(i + 1) == "of";
    (text.word(i) == "weekend" && stands && !modifies).then(|| {
        let draft = Draft::new(i, i + 1, Grain::Week, Fields::default());
        Draft { weekend: true, approximate: true, ..draft }
    })
}

/// 'summer 2012', 'the winter of 2010', 'in the fall', 'by spring'.
fn season(text: &Text, i: usize) -> Option<Draft> {
    let season = season_number(text, i)?;
    let of = usize::from(text.word(i + 1) == "of");
    let mut draft = Draft::new(i, i + 1, Grain::Season, Fields { season: Some(season), ..Fields::default() });
    if let Some((year, end)) = year::plain(text, i + 1 + of) {
        (draft.fields.year, draft.last) = (Some(year), end);
        return Some(draft);
    }
    let article = usize::from(i > 0 && text.word(i - 1) == "the");
    let before = i.checked_sub(1 + article).map_or("", |at| text.word(at));
    let cued = matches!(before, "in" | "during" | "by" | "since" | "until" | "before");
    let alone = text.label(i) == "pobj" && of == 0 && (text.word(i) != "fall" || article == 1 && before == "in");
    (cued && alone).then_some(draft)
}

/// 'overnight', 'at dawn', 'in the morning'.
fn part(text: &Text, i: usize) -> Option<Draft> {
    let word = text.word(i);
    let alone = calendar::number("part-alone", word).filter(|_| !matches!(text.label(i), "amod" | "compound") && !text.capital(i));
    let in_the = i > 1 && text.words_before(i, &["in", "the"]) || (i > 0 && word == "night" && text.word(i - 1) == "at");
    let named = calendar::number("part", word).filter(|_| in_the && text.label(i) == "pobj");
    let part = u8::try_from(alone.or(named)?).ok()?;
    Some(Draft::new(i, i + 1, Grain::DayPart, Fields { part: Some(part), ..Fields::default() }))
}
