//! Tells what a time says about an event by the words before it: since, until, before, after; and whether it is loose ('early', 'around').

use super::draft::Draft;
use crate::extract::values::atoms::Text;
use crate::lexicon::calendar;
use crate::types::TimeRole;

/// Adds role and looseness to a time. `earlier` is the end of the time before it, with that one's role.
pub(crate) fn apply(text: &Text, mut draft: Draft, earlier: Option<&Draft>) -> Draft {
    let mut at = draft.first;
    at = loose(text, &mut draft, at);
    if let Some(back) = at.checked_sub(1)
        && matches!(text.word(back), "the" | "a" | "this" | "'s")
    {
        at = loose(text, &mut draft, back);
    }
    // 'the end of May'
    if at >= 2 && text.word(at - 1) == "of" && calendar::value("edge", text.word(at - 2)).is_some() {
        draft.approximate = true;
        at -= 2;
        at -= usize::from(at > 0 && text.word(at - 1) == "the");
    }
    let Some(back) = at.checked_sub(1) else { return draft };
    let word = text.word(back);
    if matches!(word, "in" | "on" | "at") {
        let mut ignored = draft;
        loose(text, &mut ignored, back);
        draft.approximate |= ignored.approximate;
        draft.role = by_earlier_word(text, back).unwrap_or(draft.role);
        return draft;
    }
    draft.role = match word {
        "between" => TimeRole::Since,
        "to" | "and" => {
            let opened = earlier.is_some_and(|earlier| earlier.last == back && earlier.role == TimeRole::Since);
            if opened { TimeRole::Until } else { draft.role }
        }
        _ => role(text, back).unwrap_or(draft.role),
    };
    if draft.role == TimeRole::Before || draft.role == TimeRole::After {
        // 'just before noon', 'two days after Monday'
        let mut ignored = draft;
        loose(text, &mut ignored, back);
        draft.approximate |= ignored.approximate;
        // 'shortly after 2 a.m.': around it.
        if ignored.approximate && draft.fields.hour.is_some() {
            draft.role = TimeRole::At;
        }
    }
    draft
}

/// Passes over loose words before `at`: 'early', 'mid-', 'around'.
fn loose(text: &Text, draft: &mut Draft, mut at: usize) -> usize {
    for _ in 0..2 {
        let hyphen = at >= 2 && text.sign(at - 1) == '-';
        let Some(back) = at.checked_sub(1 + usize::from(hyphen)) else { break };
        let Some(kind) = calendar::value("loose", text.word(back)) else { break };
        draft.approximate |= kind != "within";
        at = back;
        if kind != "mid" || text.word(back) == "mid" {
            draft.first = back;
        }
    }
    at
}

fn role(text: &Text, at: usize) -> Option<TimeRole> {
    let word = text.word(at);
    // 'following' is a preposition only where it governs the time; 'the beginning' is a noun.
    let governs = matches!(text.tag(at), "IN" | "TO" | "VBG" | "RB" | "RP");
    let role = calendar::value("role", word).filter(|_| governs)?;
    Some(match role {
        "since" => TimeRole::Since,
        "until" => TimeRole::Until,
        "before" => TimeRole::Before,
        _ => TimeRole::After,
    })
}

/// 'since at least Monday', 'starting in May', 'beginning on Monday'.
fn by_earlier_word(text: &Text, at: usize) -> Option<TimeRole> {
    let back = at.checked_sub(1)?;
    role(text, back)
}
