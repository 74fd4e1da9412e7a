//! Reads results and records of several numbers: '88-72', '5-2-1', '(10-5, 4-4 away)', '10-for-15'.

use super::atoms::Text;
use super::draft::Draft;
use crate::types::{Amount, Exactness, Measure};

/// A score at `i`: two or three whole numbers of up to three digits, joined by dashes.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let mut parts = vec![part(text, i)?];
    let mut end = i + 1;
    while parts.len() < 4
        && let Some((next, after)) = joined(text, end)
    {
        parts.push(next);
        end = after;
    }
    let opens = i == 0 || !text.glued(i) || matches!(text.sign(i - 1), '(' | '[' | '"' | '“' | '‘' | '\'' | '—' | ';' | ',');
    let closes = !text.glued(end) || !matches!(text.sign(end), '\0' | '-' | '/' | '%' | '$' | '°');
    let even = parts.iter().all(|&part| part == parts[0]) && parts[0] == Amount::whole(50);
    if !(2..=3).contains(&parts.len()) || !opens || !closes || even || is_range(text, end, &parts) {
        return None;
    }
    let mut draft = Draft::exact(i, end, Measure::Score, parts[0].in_millionths());
    draft.exactness = Exactness::Exact;
    draft.parts = parts;
    Some(draft)
}

fn part(text: &Text, i: usize) -> Option<Amount> {
    let figure = text.figure(i)?;
    let whole = (1..=3).contains(&figure.digits) && !figure.decimal && !figure.grouped;
    whole.then_some(figure.value)
}

/// '-72', '-for-15', and the atom after it.
fn joined(text: &Text, at: usize) -> Option<(Amount, usize)> {
    if text.sign(at) != '-' || !text.glued(at) || !text.glued(at + 1) {
        return None;
    }
    if text.word(at + 1) == "for" && text.sign(at + 2) == '-' {
        return part(text, at + 3).map(|found| (found, at + 4));
    }
    part(text, at + 1).map(|found| (found, at + 2))
}

/// '4-6 people', '10-12 miles', '30-40%': a range, since it counts or measures what follows; 'ages 5-12' as well.
fn is_range(text: &Text, end: usize, parts: &[Amount]) -> bool {
    let rising = parts.len() == 2 && parts[0] < parts[1];
    let next = text.past_hyphen(end);
    let unit = crate::lexicon::units::word(text.word(next)).is_some() || matches!(text.word(next), "percent" | "per" | "years");
    let plural = matches!(text.tag(next), "NNS" | "NNPS")
        || (text.tag(next).starts_with('J') && matches!(text.tag(next + 1), "NNS" | "NNPS"));
    rising && (unit || plural || text.sign(next) == '%')
}
