//! Values that claims give: amounts as intervals with a unit, times as partly known dates with a grain.

use super::Span;
use jiff::civil::Date;

/// An exact decimal number: millionths, so that `0.1 + 0.2` is `0.3` and no amount is ever rounded silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// How many steps one unit has.
    pub const SCALE: i128 = 1_000_000;

    /// A whole number.
    #[must_use]
    pub fn whole(n: i64) -> Self {
        Self(i128::from(n) * Self::SCALE)
    }

    /// A number of millionths.
    #[must_use]
    pub fn millionths(n: i128) -> Self {
        Self(n)
    }

    /// The number in millionths.
    #[must_use]
    pub fn in_millionths(self) -> i128 {
        self.0
    }

    /// `self * numerator / denominator`, rounded to the nearest millionth, saturating.
    ///
    /// # Panics
    /// If `denominator` is 0.
    #[must_use]
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        let (n, d) = (i128::from(numerator), i128::from(denominator));
        let product = self.0.saturating_mul(n);
        Self((product + product.signum() * (d.abs() / 2)) / d)
    }

    /// As a float, for ratios and display only.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for ratios and display; exact comparisons use the integer")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }
}

impl std::fmt::Display for Amount {
    /// Without trailing zeros: `12`, `1.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.abs() / Self::SCALE, self.0.abs() % Self::SCALE);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// The values that an expression allows, both ends inclusive; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Lowest value allowed.
    pub low: Option<Amount>,
    /// Highest value allowed.
    pub high: Option<Amount>,
}

impl Interval {
    /// One value alone.
    #[must_use]
    pub fn exactly(value: Amount) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// Whether some value lies in both.
    #[must_use]
    pub fn meets(self, other: Interval) -> bool {
        let below = |high: Option<Amount>, low: Option<Amount>| matches!((high, low), (Some(h), Some(l)) if h < l);
        !below(self.high, other.low) && !below(other.high, self.low)
    }
}

/// How exactly an amount is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exactness {
    /// A bare figure: '12', '352 yards'.
    Exact,
    /// A round bare figure, or one with 'about', 'some', 'nearly', 'roughly': the interval is widened.
    Approximate,
    /// 'at least', 'more than', 'up to', 'fewer than', 'as many as': open or closed at one end.
    Bound,
    /// 'dozens', 'hundreds', 'several', 'a few': an order of magnitude.
    Vague,
}

/// What sort of number it is; amounts of different sorts are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Things counted: '12 people'.
    Count,
    /// A place in an order: 'third', 'No. 3'.
    Ordinal,
    /// Years of a person or thing: 'aged 34', '34-year-old', 'Horton, 34,'.
    Age,
    /// Money, in units of [`Quantity::unit`] as ISO 4217 (`USD`).
    Money,
    /// Percent or a fraction ('a third'), in percent.
    Percent,
    /// A physical measure, converted to the base unit of its dimension (`m`, `kg`, `s`, `km/h`, `°C`, `J`, `bit`, `Hz`, …).
    Physical,
    /// A result or record of several numbers: '88-72', '10-5'. The parts stand in [`Quantity::parts`].
    Score,
    /// A number without anything to count: a model, a road, a flight, a caliber.
    Label,
}

/// An amount that a sentence gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// First token of the whole expression, hedge and unit included ('at least 12', '$1.2 billion', '430 miles').
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// The sort of number.
    pub measure: Measure,
    /// The values allowed, in the base unit.
    pub value: Interval,
    /// The figure as it is written, before any hedge widened it, in the base unit.
    pub stated: Amount,
    /// How exactly it is given.
    pub exactness: Exactness,
    /// Base unit (`m`, `USD`, `%`, `person`-less counts have an empty unit).
    pub unit: String,
    /// The noun that is counted or measured, as a token index ('people' of '12 people', 'dead' of '12 dead').
    pub counted: Option<usize>,
    /// All numbers of a score or record, as written; empty otherwise.
    pub parts: Vec<Amount>,
    /// A multiplier or rate that makes it another sort of thing: 'per', 'a day', 'times', 'more' (a difference), empty otherwise.
    pub rate: String,
}

/// How fine a time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// 'at 2:53 p.m.'
    Minute,
    /// 'at 3 p.m.'
    Hour,
    /// 'morning', 'overnight'
    DayPart,
    /// 'Monday', 'Nov 10'
    Day,
    /// 'last week'
    Week,
    /// 'in March'
    Month,
    /// 'last spring', 'in the fall'
    Season,
    /// '2019', 'last year'
    Year,
    /// 'the 1990s'
    Decade,
}

/// Calendar fields that an expression names; `None` where it is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Fields {
    /// Year, e.g. 2019.
    pub year: Option<i16>,
    /// Month 1..=12.
    pub month: Option<u8>,
    /// Day of the month 1..=31.
    pub day: Option<u8>,
    /// Weekday 1 (Monday) ..= 7 (Sunday).
    pub weekday: Option<u8>,
    /// Season 1 (spring) ..= 4 (winter).
    pub season: Option<u8>,
    /// Hour 0..=23, where a.m. or p.m. or a 24-hour form tells it.
    pub hour: Option<u8>,
    /// Minute 0..=59.
    pub minute: Option<u8>,
    /// Part of the day: 1 morning, 2 afternoon, 3 evening, 4 night.
    pub part: Option<u8>,
    /// Minutes east of UTC, where a time zone is named ('12:00 GMT').
    pub zone: Option<i16>,
}

/// What a time expression says about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeRole {
    /// At or during that time.
    At,
    /// From then on: 'since', 'from'.
    Since,
    /// Up to then: 'until', 'by'.
    Until,
    /// Before then.
    Before,
    /// After then.
    After,
}

/// A point or stretch of time that a sentence names. Durations ('for three years') are quantities in seconds instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// First token of the expression, preposition left out.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// How fine it is.
    pub grain: Grain,
    /// The fields that it names.
    pub fields: Fields,
    /// For 'yesterday', 'last month', 'three years ago': how many `grain`s away from the report's date (negative: past); `None` for a
    /// time that is not relative.
    pub offset: Option<i32>,
    /// First and last day, where the report's date (or full fields) allow to say it.
    pub days: Option<(Date, Date)>,
    /// Its relation to the event.
    pub role: TimeRole,
    /// 'about', 'around', 'early', 'late': not exact.
    pub approximate: bool,
}
