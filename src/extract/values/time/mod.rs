//! From atoms to times: dates, weekdays, years, named days, the clock, and times told from the report's day.

mod clock;
mod date;
mod draft;
mod named;
mod relative;
mod resolve;
mod role;
mod span;
mod year;

use super::atoms::Text;
use crate::types::{Date, Time};
use draft::Draft;

/// Readers of one sort of time each; the first that reads one at a place wins.
const READERS: [fn(&Text, usize) -> Option<Draft>; 5] = [named::read, date::read, clock::read, relative::read, year::read];

/// The times that the drafts of a sentence come to.
pub(super) fn finish(text: &Text, drafts: Vec<Draft>, published: Option<Date>) -> Vec<Time> {
    drafts.into_iter().map(|draft| draft.finish(text, resolve::days(text, &draft, published))).collect()
}

/// For every atom whether a time covers it.
pub(super) fn covered(text: &Text, drafts: &[Draft]) -> Vec<bool> {
    let mut covered = vec![false; text.atoms.len()];
    for draft in drafts {
        covered[draft.first..draft.last].fill(true);
    }
    covered
}

/// What is read of the times of a sentence, in order.
pub(super) fn drafts(text: &Text) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < text.atoms.len() {
        match READERS.iter().find_map(|reader| reader(text, at)) {
            Some(draft) => {
                at = draft.last.max(at + 1);
                let draft = role::apply(text, draft, found.last());
                found.push(draft);
            }
            None => at += 1,
        }
    }
    found
}
