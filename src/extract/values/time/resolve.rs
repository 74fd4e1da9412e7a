//! Finds the days that a time means, from its own fields, the report's date and the tense around it.

use super::draft::Draft;
use super::span;
use crate::extract::values::atoms::Text;
use crate::lexicon::figures;
use crate::types::{Date, Grain};

/// When the event lies, as the verb over a time tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Unknown,
}

/// First and last day of a time, where they can be told.
pub(crate) fn days(text: &Text, draft: &Draft, published: Option<Date>) -> Option<(Date, Date)> {
    if draft.days.is_some() {
        return draft.days;
    }
    if let Some(year) = draft.fields.year {
        return by_fields(draft, year);
    }
    let published = published?;
    let tense = tense(text, draft);
    if draft.weekend {
        return weekend(draft, published);
    }
    if let Some(weekday) = draft.fields.weekday.filter(|_| draft.fields.day.is_none()) {
        return weekday_near(draft, weekday, tense, published);
    }
    if draft.fields.month.is_some() || draft.fields.season.is_some() {
        return year_near(draft, tense, published);
    }
    relative(draft, published)
}

/// With the year known.
fn by_fields(draft: &Draft, year: i16) -> Option<(Date, Date)> {
    if let Some(season) = draft.fields.season {
        return span::season(year, season);
    }
    match (draft.fields.month, draft.fields.day) {
        (Some(month), Some(day)) => {
            let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            Some((date, date))
        }
        (Some(month), None) => span::month(year, month),
        _ => span::year(year),
    }
}

/// 'Monday': the latest such day for a past event, the next for a future one.
fn weekday_near(draft: &Draft, weekday: u8, tense: Tense, published: Date) -> Option<(Date, Date)> {
    let today = i32::from(span::weekday(published));
    let back = (today - i32::from(weekday)).rem_euclid(7);
    let ahead = (i32::from(weekday) - today).rem_euclid(7);
    let shift = match (draft.offset, tense) {
        (Some(-1), _) => -(if back == 0 { 7 } else { back }),
        (Some(1), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (None, Tense::Past) => -back,
        (None, Tense::Future) => ahead,
        _ => return None,
    };
    let day = span::shift(published, shift)?;
    Some((day, day))
}

/// A month, date or season without a year: the one near the report that fits the tense.
fn year_near(draft: &Draft, tense: Tense, published: Date) -> Option<(Date, Date)> {
    let years = [published.year() - 1, published.year(), published.year() + 1];
    let mut options = years.into_iter().filter_map(|year| by_fields(draft, year));
    let soon = span::shift(published, 1)?;
    match (draft.offset, tense) {
        (Some(0), _) => by_fields(draft, published.year()),
        (Some(-1), _) | (None, Tense::Past) => options.filter(|(first, _)| *first <= soon).last(),
        (Some(_), _) | (None, Tense::Future) => options.find(|(_, last)| *last >= published),
        (None, Tense::Unknown) => {
            let (before, after) = (span::shift(published, -100)?, span::shift(published, 100)?);
            options.find(|(first, last)| *last >= before && *first <= after)
        }
    }
}

fn weekend(draft: &Draft, published: Date) -> Option<(Date, Date)> {
    let weeks = draft.offset?;
    let (_, sunday) = span::week(published)?;
    let sunday = span::shift(sunday, weeks * 7)?;
    Some((span::shift(sunday, -1)?, sunday))
}

/// 'yesterday', 'last month', 'three years ago'.
fn relative(draft: &Draft, published: Date) -> Option<(Date, Date)> {
    let offset = draft.offset?;
    match draft.grain {
        Grain::Minute | Grain::Hour => None,
        Grain::Day => {
            let day = span::shift(published, offset)?;
            Some((day, day))
        }
        Grain::DayPart => {
            let day = span::shift(published, offset)?;
            Some((day, if draft.fields.part == Some(4) && offset < 0 { span::shift(day, 1)? } else { day }))
        }
        Grain::Week => span::week(span::shift(published, offset.checked_mul(7)?)?),
        Grain::Month => {
            let (year, month) = span::months(published, offset)?;
            span::month(year, month)
        }
        Grain::Year => span::year(published.year().checked_add(i16::try_from(offset).ok()?)?),
        Grain::Season | Grain::Decade => None,
    }
}

/// The tense of the nearest verb over the time.
fn tense(text: &Text, draft: &Draft) -> Tense {
    let tree = text.tree;
    let mut at = text.atoms[draft.last - 1].token;
    for _ in 0..tree.tokens.len() {
        if tree.tokens[at].tag.starts_with('V') {
            return verb_tense(text, at);
        }
        // "Friday's game" may be past or to come, whatever the verb over it.
        if tree.tokens[at].label == "poss" || tree.tokens[at].head == at {
            return Tense::Unknown;
        }
        at = tree.tokens[at].head;
    }
    Tense::Unknown
}

fn verb_tense(text: &Text, verb: usize) -> Tense {
    let tree = text.tree;
    let token = &tree.tokens[verb];
    let prospect = |at: usize| figures::is("prospect", tree.lemma(at)) || figures::is("prospect", &tree.word(at).to_lowercase());
    let above = tree.tokens[verb].head;
    if prospect(verb) || (above != verb && matches!(token.label, "xcomp" | "ccomp" | "advcl") && prospect(above)) {
        return Tense::Unknown;
    }
    let auxiliaries: Vec<usize> = tree.children_with(verb, &["aux", "auxpass"]).collect();
    let is = |words: &[&str]| auxiliaries.iter().any(|&aux| words.contains(&tree.lemma(aux)) || words.contains(&tree.word(aux)));
    if is(&["will", "shall", "'ll", "’ll", "wo"]) {
        return Tense::Future;
    }
    if auxiliaries.iter().any(|&aux| matches!(tree.tokens[aux].tag, "MD" | "TO")) {
        return Tense::Unknown;
    }
    let past_aux = auxiliaries.iter().any(|&aux| matches!(tree.tokens[aux].tag, "VBD" | "VBN") || tree.lemma(aux) == "have");
    match token.tag {
        "VBD" => Tense::Past,
        "VBN" if past_aux || matches!(token.label, "acl" | "relcl") => Tense::Past,
        _ if past_aux => Tense::Past,
        _ => Tense::Unknown,
    }
}
