//! Reads results and records of several numbers: '88-72', '5-2-1', '(10-5, 4-4 away)', '10-for-15'.

use super::atoms::Text;
use super::draft::Draft;
use crate::lexicon::units;
use crate::types::{Amount, Exactness, Measure};

/// '480 x 360', '2,880 by 1,800 pixels': sides of a rectangle; told apart from results by their unit.
pub(crate) fn sides(text: &Text, i: usize) -> Option<Draft> {
    let side = |at: usize| text.figure(at).filter(|figure| !figure.decimal).map(|figure| figure.value);
    let joint = matches!(text.word(i + 1), "x" | "by") || text.sign(i + 1) == '×';
    let (a, b) = (side(i)?, side(i + 2).filter(|_| joint)?);
    let pixels = units::word(text.word(i + 3)).is_some_and(|unit| unit.base == "pixel");
    let mut draft = Draft::exact(i, i + 3 + usize::from(pixels), Measure::Score, a.in_millionths());
    draft.parts = vec![a, b];
    draft.unit = "x".to_owned();
    Some(draft)
}

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
    // 'adults 18-49': a range of ages.
    let ages = parts.len() == 2 && parts[0] < parts[1] && i > 0 && text.tag(i - 1) == "NNS";
    let even = parts.iter().all(|&part| part == parts[0]) && parts[0] == Amount::whole(50);
    if !(2..=3).contains(&parts.len()) || !opens || !closes || even || ages || is_range(text, end, &parts) {
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
    if matches!(text.word(at + 1), "for" | "of") && text.sign(at + 2) == '-' {
        return part(text, at + 3).map(|found| (found, at + 4));
    }
    part(text, at + 1).map(|found| (found, at + 2))
}

/// '4-6 people', '10-12 miles', '30-40%': a range, since it counts or measures what follows; 'ages 5-12' as well.
fn is_range(text: &Text, end: usize, parts: &[Amount]) -> bool {
    let rising = parts.len() == 2 && parts[0] < parts[1];
    let next = text.past_hyphen(end);
    let unit = units::word(text.word(next)).is_some() || matches!(text.word(next), "percent" | "per" | "years");
    let plural = matches!(text.tag(next), "NNS" | "NNPS")
        || (text.tag(next).starts_with('J') && matches!(text.tag(next + 1), "NNS" | "NNPS"));
    rising && (unit || plural || text.sign(next) == '%')
}
