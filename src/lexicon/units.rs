//! Units of measure and how to convert them to base units, from `data/units.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A unit of measure. One of it is `factor` base units plus `offset`, both in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What it measures: `length`, `duration`, …
    pub dimension: String,
    /// The base unit of its dimension.
    pub base: String,
    /// Base units in one unit, in millionths.
    pub factor: i128,
    /// What is added after, in millionths (0 but for Fahrenheit).
    pub offset: i128,
    /// Its words, lower case.
    pub words: Vec<String>,
    /// Its signs, letter for letter.
    pub signs: Vec<String>,
}

impl Unit {
    /// An amount of this unit in base units, both in millionths, saturating.
    #[must_use]
    pub fn convert(&self, millionths: i128) -> i128 {
        self.scale(millionths).saturating_add(self.offset)
    }

    /// A difference of this unit in base units, both in millionths, saturating: no offset.
    #[must_use]
    pub fn scale(&self, millionths: i128) -> i128 {
        let product = millionths.saturating_mul(self.factor);
        product.saturating_add(product.signum() * 500_000) / 1_000_000
    }
}

#[derive(serde::Deserialize)]
struct Table {
    unit: Vec<Row>,
}

#[derive(serde::Deserialize)]
struct Row {
    dimension: String,
    base: String,
    factor: String,
    offset: Option<String>,
    words: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
}

static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../../data/units.toml")).expect("the table's test reads it");
    table
        .unit
        .into_iter()
        .map(|row| Unit {
            dimension: row.dimension,
            base: row.base,
            factor: millionths(&row.factor),
            offset: row.offset.as_deref().map_or(0, millionths),
            words: row.words,
            signs: row.signs,
        })
        .collect()
});

fn millionths(text: &str) -> i128 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{decimals:0<6.6}");
    digits.parse().expect("the table's test reads every factor")
}

static WORDS: LazyLock<BTreeMap<&'static str, &'static Unit>> =
    LazyLock::new(|| UNITS.iter().flat_map(|unit| unit.words.iter().map(move |word| (word.as_str(), unit))).collect());
static SIGNS: LazyLock<BTreeMap<&'static str, &'static Unit>> =
    LazyLock::new(|| UNITS.iter().flat_map(|unit| unit.signs.iter().map(move |sign| (sign.as_str(), unit))).collect());

/// The unit that lower-case words name: `miles`, `square feet`.
#[must_use]
pub fn word(text: &str) -> Option<&'static Unit> {
    WORDS.get(text).copied()
}

/// The unit that a sign names, letter for letter: `km`, `GHz`.
#[must_use]
pub fn sign(text: &str) -> Option<&'static Unit> {
    SIGNS.get(text).copied()
}

/// All units.
#[cfg(test)]
pub fn all() -> &'static [Unit] {
    &UNITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts() {
        let mile = word("mile").expect("a unit");
        assert_eq!(mile.convert(430_000_000), 692_017_920_000);
        let fahrenheit = sign("F").expect("a unit");
        assert!((fahrenheit.convert(212_000_000) - 100_000_000).abs() < 1_000);
    }

    #[test]
    fn no_word_or_sign_twice() {
        assert_eq!(WORDS.len(), UNITS.iter().map(|unit| unit.words.len()).sum::<usize>());
        assert_eq!(SIGNS.len(), UNITS.iter().map(|unit| unit.signs.len()).sum::<usize>());
    }
}
