//! Reads amounts of money: '$1.2bn', 'US$5', '1.5 million euros', '£1.5m-£2m', '$5 to $6 million'.

use super::atoms::Text;
use super::draft::Draft;
use super::numeral::{self, Context, Numeral};
use crate::lexicon::currencies::{self, Currency};
use crate::types::Measure;

/// Reads an amount of money at `i`, where a sign or a number stands.
pub(crate) fn read(text: &Text, i: usize) -> Option<Draft> {
    let (mut numeral, currency, first) = signed(text, i).or_else(|| worded(text, i))?;
    // '$5-$6 million', '$5 to $6 million', '£1.5m-£2m'
    if let Some((mut other, same)) = other_end(text, numeral.end)
        && same.code == currency.code
    {
        if other.scaled && !numeral.scaled {
            let factor = other.place.max(1) / numeral.place.max(1);
            numeral.value = numeral.value.saturating_mul(factor.max(1));
            numeral.scaled = true;
        }
        if other.value > numeral.value {
            other.end = past_word(text, other.end, currency);
            let from = money(first, &numeral, currency);
            return Some(from.through(&money(first, &other, currency)));
        }
    }
    numeral.end = past_word(text, numeral.end, currency);
    Some(money(first, &numeral, currency))
}

/// '$5', 'US$ 5', 'US $5', 'Rs 200'.
fn signed(text: &Text, i: usize) -> Option<(Numeral, Currency, usize)> {
    let (currency, at) = sign(text, i)?;
    let numeral = numeral::read(text, at, Context::Money)?;
    (!numeral.spelled).then_some((numeral, currency, i))
}

/// A currency sign at `i` and the atom after it.
fn sign(text: &Text, i: usize) -> Option<(Currency, usize)> {
    let mark = text.sign(i);
    if mark != '\0' {
        return currencies::sign(mark.encode_utf8(&mut [0; 4])).map(|currency| (currency, i + 1));
    }
    let word = text.word(i);
    let joint = format!("{word}{}", text.sign(i + 1));
    if let Some(currency) = currencies::sign(&joint).filter(|_| text.glued(i + 1) || word == "us") {
        return Some((currency, i + 2));
    }
    let letters = currencies::sign(word).filter(|_| text.capital(i) && text.figure(i + 1).is_some())?;
    Some((letters, i + 1))
}

/// '1.5 million euros', '20 cents', 'a million dollars'.
fn worded(text: &Text, i: usize) -> Option<(Numeral, Currency, usize)> {
    let mut numeral = numeral::read(text, i, Context::Plain)?;
    let at = text.past_hyphen(numeral.end + usize::from(numeral.vague.is_some() && text.word(numeral.end) == "of"));
    let (currency, end) = (1..=3).rev().find_map(|count| {
        let (phrase, end) = text.phrase(at, count)?;
        Some((currencies::word(&phrase)?, end))
    })
    .or_else(|| pounds(text, at, &numeral))?;
    numeral.end = end;
    if currency.hundredth {
        (numeral.value, numeral.place) = (numeral.value / 100, numeral.place / 100);
        numeral.vague = numeral.vague.map(|(low, high)| (low / 100, high / 100));
    }
    Some((numeral, currency, i))
}

/// 'pounds' are money only where the amount is one that no scale shows.
fn pounds(text: &Text, at: usize, numeral: &Numeral) -> Option<(Currency, usize)> {
    let pounds = matches!(text.word(at), "pounds" | "pound") && numeral.scaled;
    let currency = currencies::sign("£").filter(|_| pounds)?;
    Some((currency, at + 1))
}

/// The other end of a range: '-£2m', 'to $6 million'.
fn other_end(text: &Text, at: usize) -> Option<(Numeral, Currency)> {
    let joined = text.sign(at) == '-' || matches!(text.word(at), "to" | "and" | "or");
    let and = text.word(at) == "and";
    let (currency, next) = sign(text, at + 1)?;
    let between = !and || (0..12).any(|back| at.checked_sub(back).is_some_and(|i| text.word(i) == "between"));
    let numeral = numeral::read(text, next, Context::Money)?;
    (joined && between).then_some((numeral, currency))
}

/// Passes over a word that repeats the sign: '$5 US', '$20 million dollars'.
fn past_word(text: &Text, at: usize, currency: Currency) -> usize {
    let again = currencies::word(text.word(at)).is_some_and(|word| word.code == currency.code && !word.hundredth);
    if again || (currency.code == "USD" && text.raw(at) == "US") { at + 1 } else { at }
}

fn money(first: usize, numeral: &Numeral, currency: Currency) -> Draft {
    let mut draft = Draft::of(first, numeral, Measure::Money);
    currency.code.clone_into(&mut draft.unit);
    draft
}
