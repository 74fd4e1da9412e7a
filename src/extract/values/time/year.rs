//! Reads years and stretches of years: 'in 2005', '(2008)', '1983-2005', 'the 2005-06 season', 'the 1990s', 'second half of 2012'.

use super::draft::Draft;
use super::span;
use crate::extract::values::atoms::Text;
use crate::lexicon::{calendar, numerals, units};
use crate::types::{Amount, Fields, Grain};

/// Years at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    part_of_year(text, i).or_else(|| decade(text, i)).or_else(|| years(text, i)).or_else(|| year(text, i))
}

/// A number of four digits that could be a year, alone, and the atom after it.
pub(crate) fn plain(text: &Text, at: usize) -> Option<(i16, usize)> {
    let figure = text.figure(at).filter(|figure| figure.digits == 4 && !figure.decimal && !figure.grouped)?;
    let year = i16::try_from(figure.value.in_millionths() / Amount::SCALE).ok()?;
    let glued = text.glued(at + 1) && (!text.word(at + 1).is_empty() && !text.word(at + 1).starts_with('\'') || matches!(text.sign(at + 1), ':' | '%'));
    ((1000..=2199).contains(&year) && !glued).then_some((year, at + 1))
}

/// 'in 2005', 'the 2008 episode', '(2008)'.
fn year(text: &Text, i: usize) -> Option<Draft> {
    let (year, end) = plain(text, i)?;
    let before = i.checked_sub(1).map_or("", |at| text.word(at));
    let cue = calendar::value("role", before).is_some() || calendar::value("loose", before).is_some() || calendar::value("season", before).is_some();
    let at = matches!(before, "in" | "during" | "of" | "the" | "to" | "between" | "and" | "a" | "'s" | "for" | "year") || text.sign(i.wrapping_sub(1)) == '-';
    let bracketed = i > 0 && text.sign(i - 1) == '(' && text.sign(end) == ')';
    let (kind, first, last) = text.entity(i);
    let dated = kind == "DATE";
    let named = text.in_name(i) && !matches!(before, "in" | "since" | "until" | "the");
    let money = i > 0 && matches!(text.sign(i - 1), '$' | '£' | '€' | '¥' | '#' | '/' | '.' | '@');
    let plural = matches!(text.tag(end), "NNS" | "NNPS") && !dated;
    let adjective = text.tag(end).starts_with('J') && matches!(text.tag(end + 1), "NNS" | "NNPS") && !(dated || before == "the");
    let measured = units::word(text.word(end)).is_some() || units::sign(text.raw(end)).is_some_and(|_| text.glued(end));
    let recent = (1700..=2100).contains(&year);
    let fits = bracketed && recent || cue || (at && recent) || (before == "in") || (dated && recent && last - first >= 1);
    let rejected = named || money || plural || adjective || measured || text.sign(end) == '%' || text.sign(i.wrapping_sub(1)) == '-' && text.glued(i);
    (fits && !rejected).then(|| Draft::new(i, end, Grain::Year, Fields { year: Some(year), ..Fields::default() }))
}

/// '1983-2005', '2005-06', '2010/11'.
fn years(text: &Text, i: usize) -> Option<Draft> {
    let (from, at) = plain(text, i)?;
    let joined = matches!(text.sign(at), '-' | '/') && text.glued(at) && text.glued(at + 1);
    let figure = text.figure(at + 1).filter(|figure| joined && !figure.decimal && matches!(figure.digits, 2 | 4))?;
    let number = i16::try_from(figure.value.in_millionths() / Amount::SCALE).ok()?;
    let to = if figure.digits == 2 { from - from % 100 + number } else { number };
    let to = if to < from && figure.digits == 2 { to + 100 } else { to };
    let close = from < to && to <= from + 120 && (1700..=2100).contains(&from) && text.sign(at + 2) != '-';
    let mut draft = Draft::new(i, at + 2, Grain::Year, Fields::default());
    draft.days = Some((span::year(from)?.0, span::year(to)?.1));
    close.then_some(draft)
}

/// 'the 1990s', "the '90s", 'mid-1980s'.
fn decade(text: &Text, i: usize) -> Option<Draft> {
    let figure = text.figure(i).filter(|figure| !figure.decimal && !figure.grouped)?;
    let short = figure.digits == 2 && i > 0 && matches!(text.sign(i - 1), '\'' | '’' | '‘') && text.glued(i);
    let number = i16::try_from(figure.value.in_millionths() / Amount::SCALE).ok()?;
    let year = if short { 1900 + number } else { number };
    let fits = text.word(i + 1) == "s" && text.glued(i + 1) && year % 10 == 0 && (figure.digits == 4 || short) && (1000..=2100).contains(&year);
    let mut draft = Draft::new(i - usize::from(short), i + 2, Grain::Decade, Fields::default());
    draft.days = Some((span::year(year)?.0, span::year(year + 9)?.1));
    fits.then_some(draft)
}

/// 'second half of 2012', 'first quarter of 2012', 'end of 2012', 'beginning of June' (the last two only loosely).
fn part_of_year(text: &Text, i: usize) -> Option<Draft> {
    let number = numerals::ordinal(text.word(i)).and_then(|number| u8::try_from(number).ok());
    let word = text.word(i + 1);
    let at = i + 2 + usize::from(text.word(i + 2) == "of");
    let (year, end) = plain(text, at)?;
    let (from, to) = match (number, word) {
        (Some(half @ 1..=2), "half") => (half * 6 - 5, half * 6),
        (Some(quarter @ 1..=4), "quarter") => (quarter * 3 - 2, quarter * 3),
        _ => return None,
    };
    let mut draft = Draft::new(i, end, Grain::Season, Fields { year: Some(year), ..Fields::default() });
    draft.days = Some((span::month(year, from)?.0, span::month(year, to)?.1));
    Some(draft)
}
