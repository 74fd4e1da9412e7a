//! Reads times that a clock still has to run, and times that a race took: '10:03 left', '6:00 remaining', '2:06:05'.

use super::atoms::Text;
use super::draft::Draft;
use crate::lexicon::figures;
use crate::types::{Amount, Measure};

/// A stretch of time in minutes and seconds at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let part = |at: usize| text.figure(at).filter(|figure| figure.digits <= 2 && !figure.grouped).map(|figure| figure.value.in_millionths());
    let colon = |at: usize| text.sign(at) == ':' && text.glued(at) && text.glued(at + 1);
    if text.figure(i)?.decimal || !colon(i + 1) || (i > 0 && colon(i - 1)) {
        return None;
    }
    let (first, second) = (part(i)?, part(i + 2)?);
    if colon(i + 3)
        && let Some(third) = part(i + 4)
    {
        let seconds = first.saturating_mul(3600) + second.saturating_mul(60) + third;
        return Some(duration(i, i + 5, seconds));
    }
    let seconds = first * 60 + second;
    let end = (1..=2).rev().find_map(|count| {
        let (phrase, end) = text.phrase(i + 3, count)?;
        figures::is("clock-rest", &phrase).then_some(end)
    })?;
    // '6:00 minutes remaining'
    let after = text.phrase(end, 1).filter(|(phrase, _)| figures::is("clock-rest", phrase)).map_or(end, |(_, end)| end);
    let mut draft = duration(i, after, seconds);
    draft.rate = "left".to_owned();
    Some(draft)
}

fn duration(first: usize, last: usize, seconds: i128) -> Draft {
    let mut draft = Draft::exact(first, last, Measure::Physical, seconds);
    (draft.low, draft.high) = (Some(seconds - Amount::SCALE / 2), Some(seconds + Amount::SCALE / 2));
    draft.unit = "s".to_owned();
    draft
}
