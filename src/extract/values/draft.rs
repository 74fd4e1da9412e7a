//! A quantity in the making: what is read of it so far, in atoms and millionths.

use super::atoms::Text;
use super::numeral::Numeral;
use crate::types::{Amount, Exactness, Interval, Measure, Quantity};

/// A quantity whose hedges, rate and noun may still be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    /// First atom of the figure, and of what belongs before it.
    pub first: usize,
    /// The atom after its last.
    pub last: usize,
    /// The sort of number.
    pub measure: Measure,
    /// Lowest value.
    pub low: Option<i128>,
    /// Highest value.
    pub high: Option<i128>,
    /// The figure as written.
    pub stated: i128,
    /// How exactly it is given.
    pub exactness: Exactness,
    /// Base unit.
    pub unit: String,
    /// Token of the noun counted.
    pub counted: Option<usize>,
    /// Parts of a score.
    pub parts: Vec<Amount>,
    /// Rate or difference.
    pub rate: String,
}

impl Draft {
    /// An exact value.
    pub fn exact(first: usize, last: usize, measure: Measure, value: i128) -> Self {
        Self {
            first,
            last,
            measure,
            low: Some(value),
            high: Some(value),
            stated: value,
            exactness: Exactness::Exact,
            unit: String::new(),
            counted: None,
            parts: Vec::new(),
            rate: String::new(),
        }
    }

    /// The value of a number of things, or of a measure (`continuous`, where the last digit is always rounded).
    pub fn of(first: usize, numeral: &Numeral, measure: Measure) -> Self {
        let mut draft = Self::exact(first, numeral.end, measure, numeral.value);
        if let Some((low, high)) = numeral.vague {
            draft.low = Some(low);
            draft.high = Some(high);
            let wide = numeral.value < 4 * Amount::SCALE || high > 2 * low;
            draft.exactness = if wide { Exactness::Vague } else { Exactness::Approximate };
            return draft;
        }
        let slack = rounding(numeral, measure);
        draft.low = Some(numeral.value - slack);
        draft.high = Some(numeral.value + slack);
        if slack > 0 && (measure == Measure::Count || is_round(numeral)) {
            draft.exactness = Exactness::Approximate;
        }
        draft
    }

    /// From this value to another: '4-6', 'between 10 and 12'.
    pub fn through(mut self, other: &Draft) -> Self {
        self.last = self.last.max(other.last);
        self.low = Some(self.stated.min(other.stated));
        self.high = Some(self.stated.max(other.stated));
        self.stated = i128::midpoint(self.stated, other.stated);
        self.exactness = Exactness::Approximate;
        self
    }

    /// Applies a conversion to all its figures.
    pub fn convert(mut self, convert: impl Fn(i128) -> i128) -> Self {
        self.low = self.low.map(&convert);
        self.high = self.high.map(&convert);
        self.stated = convert(self.stated);
        self
    }

    /// The finished quantity.
    pub fn finish(self, text: &Text) -> Quantity {
        Quantity {
            first: text.atoms[self.first].token,
            last: text.atoms[self.last - 1].token + 1,
            span: text.span(self.first, self.last),
            measure: self.measure,
            value: Interval { low: self.low.map(Amount::millionths), high: self.high.map(Amount::millionths) },
            stated: Amount::millionths(self.stated),
            exactness: self.exactness,
            unit: self.unit,
            counted: self.counted,
            parts: self.parts,
            rate: self.rate,
        }
    }
}

/// By how much the true value may lie away from a bare figure, since writers round: half a unit of the second digit of a round number
/// (20,000: 500), five percent of a number of one digit with a scale (2 million: 100,000), half of the last place of a measure (7.6: 0.05).
/// Counts below a hundred are not rounded.
fn rounding(numeral: &Numeral, measure: Measure) -> i128 {
    let one = Amount::SCALE;
    let value = numeral.value.abs();
    let counts = measure == Measure::Count;
    let exact = matches!(measure, Measure::Age | Measure::Ordinal | Measure::Label | Measure::Score);
    if exact || value == 0 || (counts && value < 100 * one) {
        return 0;
    }
    let lead = lead(value);
    let last = (0..40).fold(numeral.place.max(1), |place, _| if value % (place * 10) == 0 && place < lead { place * 10 } else { place });
    let written = if counts || numeral.place > one { 0 } else { numeral.place / 2 };
    let single = last >= lead;
    let round = if single && (numeral.scaled && value == numeral.place * (value / lead) || measure == Measure::Physical && value >= 10 * one) {
        value / 20
    } else if last > numeral.place || single || numeral.scaled {
        last.min(lead / 10) / 2
    } else {
        0
    };
    round.max(written)
}

/// The place of the first digit.
fn lead(value: i128) -> i128 {
    let mut place = 1;
    while place <= value / 10 {
        place *= 10;
    }
    place
}

fn is_round(numeral: &Numeral) -> bool {
    numeral.scaled || (numeral.value >= 100 * Amount::SCALE && numeral.value % (10 * Amount::SCALE) == 0)
}
