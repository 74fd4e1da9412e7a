//! Widens, bounds or marks a quantity by the words beside it: 'at least', 'nearly', 'another', 'a day', 'times'.

use super::atoms::Text;
use super::draft::Draft;
use crate::lexicon::figures;
use crate::lexicon::hedges::{self, Effect, Hedge};
use crate::lexicon::numerals;
use crate::types::{Amount, Exactness, Measure};

/// Applies the hedges before and after a draft, and takes them into its span.
pub(crate) fn apply(text: &Text, mut draft: Draft) -> Draft {
    // 'at least another 12': two in a row.
    for _ in 0..2 {
        let Some(hedge) = before(text, draft.first) else { break };
        draft.first -= hedge.words.len();
        draft = change(draft, hedge.effect);
    }
    if let Some((hedge, last)) = after(text, draft.last) {
        draft.last = last;
        draft = change(draft, hedge.effect);
    }
    draft
}

fn before(text: &Text, first: usize) -> Option<&'static Hedge> {
    let hedge = hedges::before().iter().find(|hedge| text.words_before(first, &hedge.words))?;
    let at = first - hedge.words.len();
    // 'over the 200 miles' never gets here; 'around'/'over'/'about' before a bare year or clock are times.
    let negated = at > 0 && matches!(text.word(at - 1), "not" | "n't" | "no") && hedge.effect == Effect::Over;
    (!negated).then_some(hedge)
}

/// A hedge after the number: 'or so', '-plus', '200 more', '40+'.
fn after(text: &Text, last: usize) -> Option<(Hedge, usize)> {
    if text.sign(last) == '+' && text.glued(last) {
        return Some((Hedge { words: vec!["plus"], effect: Effect::Least, example: "" }, last + 1));
    }
    let at = text.past_hyphen(last);
    let hedge = hedges::after().iter().find(|hedge| text.words_at(at, &hedge.words))?;
    let end = at + hedge.words.len();
    let comparison = hedge.effect == Effect::More && text.word(end) == "than";
    let sum = hedge.words == ["plus"] && (at == last) && text.figure(end).is_some();
    let other = hedge.words == ["other"] && !text.tag(end).starts_with('N') && !text.tag(end).starts_with('J');
    (!comparison && !sum && !other).then(|| (hedge.clone(), end))
}

/// What a hedge makes of a value. Bounds that exclude the figure itself start one step beyond it.
fn change(mut draft: Draft, effect: Effect) -> Draft {
    let value = draft.stated;
    let ranged = draft.exactness == Exactness::Vague;
    let step = if draft.measure == Measure::Count { Amount::SCALE } else { 1 };
    let tenth = tenth(value, draft.measure);
    match effect {
        Effect::About => {
            draft.low = draft.low.map(|low| low.min(value - tenth));
            draft.high = draft.high.map(|high| high.max(value + tenth));
            loosen(&mut draft);
        }
        Effect::Nearly => {
            draft.low = draft.low.map(|low| low.min(value - tenth));
            draft.high = Some(if ranged { draft.high.unwrap_or(value) } else { value });
            loosen(&mut draft);
        }
        Effect::Least | Effect::Over => {
            let beyond = if effect == Effect::Over && !ranged { step } else { 0 };
            draft.low = draft.low.map(|low| if ranged { low } else { value + beyond });
            draft.high = None;
            draft.exactness = Exactness::Bound;
        }
        Effect::Most | Effect::Under => {
            let beyond = if effect == Effect::Under && !ranged { step } else { 0 };
            draft.high = draft.high.map(|high| if ranged { high } else { value - beyond });
            draft.low = None;
            draft.exactness = Exactness::Bound;
        }
        Effect::Exactly => {
            if !ranged {
                draft.low = Some(value);
                draft.high = Some(value);
                draft.exactness = Exactness::Exact;
            }
        }
        Effect::More => draft.rate = "more".to_owned(),
    }
    draft
}

fn loosen(draft: &mut Draft) {
    if draft.exactness == Exactness::Exact {
        draft.exactness = Exactness::Approximate;
    }
}

/// A tenth of a value; for things counted rounded up to a whole one.
fn tenth(value: i128, measure: Measure) -> i128 {
    let tenth = value.abs() / 10;
    let one = Amount::SCALE;
    match measure {
        Measure::Count | Measure::Age | Measure::Ordinal => (tenth + one - 1) / one * one,
        _ => tenth,
    }
}

/// The rate after a draft: 'a day', 'per month', 'each', 'times', and where it ends. Empty for none.
pub(crate) fn rate(text: &Text, draft: &Draft) -> Option<(String, usize)> {
    let at = draft.last;
    let word = text.word(at);
    if matches!(word, "times" | "time") && draft.measure == Measure::Count {
        return Some(("times".to_owned(), at + 1));
    }
    if !figures::is("per", word) {
        return None;
    }
    if matches!(word, "each" | "apiece") {
        return Some(("each".to_owned(), at + 1));
    }
    let unit = text.word(at + 1);
    let noun = text.tag(at + 1).starts_with("NN");
    let article = matches!(word, "a" | "an");
    let period = matches!(unit, "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "year");
    let each = noun && (!article || period || (draft.measure == Measure::Money && !numerals_follow(text, at + 1)));
    each.then(|| (format!("per {unit}"), at + 2))
}

fn numerals_follow(text: &Text, at: usize) -> bool {
    numerals::word(text.word(at)).is_some() || text.figure(at).is_some()
}
