//! Reads one number, in digits or in words: '7,000', '1.5 million', 'one hundred and one', 'half a million', 'dozens', 'a few hundred'.

use super::atoms::Text;
use crate::lexicon::numerals::{self, Word};
use crate::types::Amount;

const ONE: i128 = Amount::SCALE;

/// A number, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// The atom after it.
    pub end: usize,
    /// Its value; the lowest for a vague one.
    pub value: i128,
    /// One unit of its last written place.
    pub place: i128,
    /// For 'dozens', 'several', 'a couple': lowest and highest.
    pub vague: Option<(i128, i128)>,
    /// Whether words alone write it.
    pub spelled: bool,
    /// Whether a scale word or letter follows figures or a small word: '2 million'.
    pub scaled: bool,
}

/// What stands around a number, for letters that mean one thing after money and another elsewhere ('m').
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A currency sign stands before it.
    Money,
    /// Nothing known.
    Plain,
}

/// Reads the number at `i`.
pub(crate) fn read(text: &Text, i: usize, context: Context) -> Option<Numeral> {
    if text.numeric(i) { figures(text, i, context).or_else(|| spelled(text, i)) } else { None }
}

/// A number that opens with digits.
fn figures(text: &Text, i: usize, context: Context) -> Option<Numeral> {
    let figure = text.figure(i)?;
    let mut found = Numeral {
        end: i + 1,
        value: figure.value.in_millionths(),
        place: figure.place,
        vague: None,
        spelled: false,
        scaled: false,
    };
    mixed(text, &mut found, figure.decimal);
    let letter = glued_scale(text, found.end, context);
    if let Some(scale) = letter {
        found.end += 1;
        found.multiply(scale);
    } else {
        scales(text, &mut found);
    }
    Some(found)
}

/// '2 1/2', '2½'.
fn mixed(text: &Text, found: &mut Numeral, decimal: bool) {
    // '4-1/2-month'
    let hyphen = usize::from(text.sign(found.end) == '-' && simple_fraction(text, found.end + 1).is_some());
    found.end += hyphen;
    let at = found.end;
    let Some(next) = text.figure(at) else {
        if text.sign(at) == '/' && text.glued(at) && text.glued(at + 1) && !decimal {
            // '1/2' alone.
            if let Some(half) = simple_fraction(text, at - 1) {
                found.value = half;
                found.place = 10_000;
                found.end = at + 2;
            }
        }
        return;
    };
    if next.digits == 0 && next.decimal && !decimal {
        found.value += next.value.in_millionths();
        found.place = 100_000;
        found.end += 1;
    } else if !decimal && let Some(part) = simple_fraction(text, at) {
        found.value += part;
        found.place = 100_000;
        found.end += 3;
    }
}

/// '1/2', '3/4' with a small denominator.
fn simple_fraction(text: &Text, at: usize) -> Option<i128> {
    let (top, bottom) = (text.figure(at)?, text.figure(at + 2)?);
    let (a, b) = (top.value.in_millionths(), bottom.value.in_millionths());
    let small =
        top.digits == 1 && bottom.digits == 1 && a < b && a > 0 && text.figure(at + 4).is_none_or(|_| text.sign(at + 3) != '/');
    (text.sign(at + 1) == '/' && text.glued(at + 1) && text.glued(at + 2) && small).then(|| a * ONE / b)
}

/// The scale of a letter glued to a figure: '$2m', '6.1m people', '10bn'.
fn glued_scale(text: &Text, at: usize, context: Context) -> Option<i64> {
    let scale = numerals::glued(text.word(at))?;
    let letters = text.word(at).len();
    let money = context == Context::Money;
    if letters > 1 {
        return (text.glued(at) || money).then_some(scale);
    }
    if !text.glued(at) {
        return None;
    }
    let decimal = text.figure(at - 1).is_some_and(|figure| figure.decimal);
    let counted = !text.glued(at + 1) && matches!(text.tag(at + 1), "NNS" | "NNPS")
        || (text.tag(at + 1) == "JJ" && matches!(text.tag(at + 2), "NNS" | "NNPS"));
    (money || counted || (decimal && text.word(at) != "k" && !text.raw(at).starts_with('B'))).then_some(scale)
}

impl Numeral {
    fn multiply(&mut self, scale: i64) {
        let by = i128::from(scale);
        self.value = self.value.saturating_mul(by);
        self.place = self.place.saturating_mul(by);
        self.vague = self.vague.map(|(low, high)| (low.saturating_mul(by), high.saturating_mul(by)));
        self.scaled = true;
    }
}

/// Scale words after a number: 'million', 'hundred thousand', '-million', 'dozen'; and 'and a half' after them.
fn scales(text: &Text, found: &mut Numeral) {
    loop {
        let at = text.past_hyphen(found.end);
        let scale = match numerals::word(text.word(at)) {
            Some(Word::Scale(scale) | Word::Group(scale)) => scale,
            Some(Word::Hundred) => 100,
            _ => break,
        };
        found.multiply(scale);
        found.end = at + 1;
    }
}

/// A number in words.
fn spelled(text: &Text, i: usize) -> Option<Numeral> {
    half_of_scale(text, i).or_else(|| vague(text, i)).or_else(|| plain_words(text, i))
}

/// 'half a million', 'half a dozen', 'a quarter of a million', 'a half dozen'.
fn half_of_scale(text: &Text, i: usize) -> Option<Numeral> {
    let start = if is_article(text.word(i)) { i + 1 } else { i };
    let parts = numerals::fraction(text.word(start)).filter(|&parts| parts == 2 || parts == 4)?;
    let mut at = text.past_hyphen(start + 1);
    at += usize::from(text.word(at) == "of");
    at += usize::from(is_article(text.word(at)));
    let scale = match numerals::word(text.word(at)) {
        Some(Word::Scale(scale) | Word::Group(scale)) => scale,
        Some(Word::Hundred) => 100,
        _ => return None,
    };
    let value = i128::from(scale) * ONE / i128::from(parts);
    let vague = (scale == 12).then_some((value - ONE, value + ONE));
    Some(Numeral { end: at + 1, value, place: value / 10, vague, spelled: true, scaled: scale != 12 })
}

/// 'dozens', 'tens of thousands', 'several', 'a few hundred', 'a couple of', 'a handful of'.
fn vague(text: &Text, i: usize) -> Option<Numeral> {
    let article = is_article(text.word(i));
    let start = if article { i + 1 } else { i };
    let word = text.word(start);
    let (low, high, plural) = match numerals::word(word)? {
        Word::Plural(low, high) if !article => (low, high, true),
        Word::Vague(low, high) if article || matches!(word, "several") => (low, high, false),
        _ => return None,
    };
    let mut found = Numeral {
        end: start + 1,
        value: i128::from(low) * ONE,
        place: ONE,
        vague: Some((i128::from(low) * ONE, i128::from(high) * ONE)),
        spelled: true,
        scaled: false,
    };
    if word == "couple" {
        found.vague = Some((2 * ONE, 3 * ONE));
    }
    if plural {
        while text.word(found.end) == "of" {
            let Some(Word::Plural(low, _)) = numerals::word(text.word(found.end + 1)) else { break };
            // 'tens of thousands': 20,000 to 100,000.
            let power = match low {
                20 => 12,
                200 => 100,
                other => other / 2,
            };
            found.multiply(power);
            found.end += 2;
        }
        // 'tied the scores', 'test scores': what is told of is no count.
        let told = i > 0 && matches!(text.tag(i - 1), "DT" | "PRP$" | "JJ" | "NN" | "CD" | "POS");
        let counts = !told || found.scaled || text.word(found.end) == "of";
        return (counts && (word != "tens" || found.scaled)).then_some(found);
    }
    scales(text, &mut found);
    if text.word(found.end) == "of" && numerals::word(text.word(found.end + 1)).is_some() {
        let Some(Word::Plural(low, _)) = numerals::word(text.word(found.end + 1)) else { return Some(found) };
        found.multiply(low / 2);
        found.end += 2;
    }
    Some(found)
}

/// 'one hundred and one', 'twenty-three', 'a hundred', 'two and a half million', 'a dozen'.
fn plain_words(text: &Text, i: usize) -> Option<Numeral> {
    let article = is_article(text.word(i));
    let mut at = if article { i + 1 } else { i };
    let (mut sum, mut seen) = (Sum::NOTHING, false);
    while !sum.dozen {
        let here = if seen && text.word(at) == "and" && joins(text, at) { at + 1 } else { text.past_hyphen(at) };
        if here != at && !seen {
            break;
        }
        let Some(word) = numerals::word(text.word(here)) else { break };
        if !sum.add(word, seen, article) {
            break;
        }
        (seen, at) = (true, here + 1);
    }
    if !seen {
        return None;
    }
    let Sum { place, scaled, .. } = sum;
    let mut found = Numeral { end: at, value: sum.value(), place, vague: None, spelled: true, scaled };
    // 'two and a half (million)'
    if text.words_at(at, &["and", "a", "half"]) {
        found.end = at + 3;
        found.value += if scaled { place / 2 } else { ONE / 2 };
        found.place = place / 10;
        scales(text, &mut found);
    }
    if sum.dozen {
        let slack = (found.value / 12).max(ONE);
        found.vague = Some((found.value - slack, found.value + slack));
    }
    Some(found)
}

/// What the words of a number come to so far.
struct Sum {
    /// What stands before the last scale: the thousands of 'two thousand and three'.
    total: i128,
    /// What stands since.
    current: i128,
    /// The worth of the last word's place.
    place: i128,
    /// What a further word must be smaller than.
    small: i128,
    dozen: bool,
    scaled: bool,
}

impl Sum {
    const NOTHING: Self = Self { total: 0, current: 0, place: ONE, small: i128::MAX, dozen: false, scaled: false };

    fn value(&self) -> i128 {
        self.total + self.current
    }

    /// Adds a word, where it goes on with the number; `seen`: others came before it, `article`: 'a' did.
    fn add(&mut self, word: Word, seen: bool, article: bool) -> bool {
        match word {
            Word::Unit(n) if (seen || !article) && i128::from(n) < self.small => {
                self.current += i128::from(n) * ONE;
                self.small = 0;
            }
            Word::Ten(n) if (seen || !article) && self.small > 20 => {
                self.current += i128::from(n) * ONE;
                self.small = 10;
            }
            Word::Hundred if self.current < 100 * ONE && (seen || article) => {
                self.current = self.current.max(ONE) * 100;
                (self.small, self.place) = (100, 100 * ONE);
            }
            Word::Group(n) if seen || article => {
                self.current = self.current.max(ONE) * i128::from(n);
                self.dozen = true;
            }
            Word::Scale(n) if seen || article => {
                let by = i128::from(n);
                // 'two thousand million': a scale of what stands before.
                let upon = self.scaled && self.current == 0;
                let Some(more) = (if upon { self.total } else { self.current.max(ONE) }).checked_mul(by) else { return false };
                self.total = if upon { more } else { self.total.saturating_add(more) };
                (self.current, self.small, self.scaled) = (0, i128::MAX, true);
                self.place = by * ONE;
            }
            _ => return false,
        }
        if self.small == 0 || self.small == 10 {
            self.place = ONE;
        }
        true
    }
}

/// Whether 'and' at `at` stands inside a number: 'hundred and one', not 'two and three'.
fn joins(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| numerals::word(text.word(before)));
    let after = numerals::word(text.word(at + 1));
    matches!(before, Some(Word::Hundred | Word::Scale(_))) && matches!(after, Some(Word::Unit(_) | Word::Ten(_)))
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an")
}
