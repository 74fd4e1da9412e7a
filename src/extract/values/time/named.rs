//! Reads days with a name: 'Christmas', "New Year's Eve", 'Thanksgiving', 'the Fourth of July'.

use super::date::with_part;
use super::draft::Draft;
use super::year;
use crate::extract::values::atoms::Text;
use crate::lexicon::calendar;
use crate::types::{Fields, Grain};

/// A named day at `i`.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let (words, value) = calendar::named().iter().find(|(words, _)| text.words_at(i, words))?;
    let end = i + words.len();
    let next = text.tag(end);
    // 'Christmas tree', 'Thanksgiving dinner', 'Halloween II': the name belongs to something else.
    let modifies = matches!(next, "NN" | "NNS" | "NNP" | "NNPS") && text.label(end - 1) == "compound";
    let part = calendar::value("part", text.word(end)).is_some();
    let (kind, ..) = text.entity(i);
    let title = matches!(kind, "ORG" | "PERSON" | "WORK_OF_ART" | "GPE") && text.in_name(i);
    if !text.capital(i) || (modifies && !part) || title {
        return None;
    }
    let (month, day) = value.split_once('-').unwrap_or((value, ""));
    let fields = Fields { month: month.parse().ok(), day: day.parse().ok(), ..Fields::default() };
    let mut draft = Draft::new(i, end, Grain::Day, fields);
    if let Some((year, after)) = year::plain(text, end) {
        (draft.fields.year, draft.last) = (Some(year), after);
    }
    // 'at Christmas' may be a few days; a day's full name is that day.
    draft.approximate = day.is_empty() || words.len() == 1;
    Some(with_part(text, draft, end))
}
