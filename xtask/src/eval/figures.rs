//! The figures: ratios of the sums, rounded to three decimals, by the names of the scorer of labelled stories.

use super::count::{Count, Tally};
use super::stories::Counted;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// All figures.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// How many stories.
    pub stories: usize,
    /// Names and values in order; `None` where there is nothing to divide by.
    #[serde(flatten)]
    pub values: BTreeMap<&'static str, Option<f64>>,
    /// Seconds that the pipeline took.
    pub seconds: f64,
    /// The sums.
    pub counts: Count,
    /// Found of labelled, by kind.
    pub by_kind: BTreeMap<String, String>,
    /// Precision, recall and F1 by kind.
    pub kinds: BTreeMap<String, KindFigures>,
}

/// Figures of one kind of contradiction.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct KindFigures {
    /// Right ones among the findings whose first kind it is.
    pub precision: Option<f64>,
    /// Found ones among the labelled.
    pub recall: Option<f64>,
    /// The harmonic mean.
    pub f1: f64,
}

/// The names in the order that they are printed in.
const ORDER: [&str; 11] = [
    "contradiction_f1",
    "contradiction_precision",
    "contradiction_recall",
    "hard_recall",
    "kind_accuracy",
    "trap_rate",
    "agreement_recall",
    "agreement_clash",
    "claims_per_agreement",
    "false_single",
    "single_recall",
];

impl Figures {
    /// The figures of counted stories.
    pub fn new(counted: &Counted) -> Self {
        let c = &counted.count;
        let (precision, recall) = (ratio(c.pred_ok, c.pred), ratio(c.found, c.gold));
        let values = [
            ("contradiction_f1", Some(f1(precision, recall))),
            ("contradiction_precision", precision),
            ("contradiction_recall", recall),
            ("hard_recall", ratio(c.hard_found, c.hard)),
            ("kind_accuracy", ratio(c.kind_ok, c.found)),
            ("trap_rate", ratio(c.trapped, c.traps)),
            ("agreement_recall", ratio(c.agree_found, c.agree)),
            ("agreement_clash", ratio(c.clash, c.gold)),
            ("claims_per_agreement", ratio(c.agreed_claims, c.agreements)),
            ("false_single", ratio(c.false_single, c.mentions)),
            ("single_recall", ratio(c.single_found, c.single)),
        ];
        let labelled = counted.kinds.iter().filter(|(_, t)| t.gold > 0);
        Self {
            stories: counted.stories,
            values: values.into_iter().collect(),
            seconds: rounded(counted.seconds),
            counts: c.clone(),
            by_kind: labelled.map(|(kind, t)| (kind.clone(), format!("{}/{}", t.found, t.gold))).collect(),
            kinds: counted.kinds.iter().map(|(kind, t)| (kind.clone(), KindFigures::new(t))).collect(),
        }
    }
}

impl KindFigures {
    fn new(tally: &Tally) -> Self {
        let (precision, recall) = (ratio(tally.right, tally.predicted), ratio(tally.found, tally.gold));
        Self { precision, recall, f1: f1(precision, recall) }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = |v: Option<f64>| v.map_or_else(|| "None".to_owned(), |v| format!("{v:?}"));
        writeln!(f, "{:24} {}", "stories", self.stories)?;
        for name in ORDER {
            writeln!(f, "{name:24} {}", value(self.values.get(name).copied().flatten()))?;
        }
        writeln!(f, "{:24} {}", "seconds", self.seconds)?;
        let counts = serde_json::to_value(&self.counts).map_err(|_| fmt::Error)?;
        writeln!(f, "{:24} {counts}", "counts")?;
        writeln!(f, "{:24} {:?}", "by_kind", self.by_kind)?;
        for (kind, k) in &self.kinds {
            let (precision, recall) = (value(k.precision), value(k.recall));
            writeln!(f, "  {kind:22} precision {precision:6} recall {recall:6} f1 {:?}", k.f1)?;
        }
        Ok(())
    }
}

fn f1(precision: Option<f64>, recall: Option<f64>) -> f64 {
    match (precision, recall) {
        (Some(p), Some(r)) if p > 0.0 && r > 0.0 => rounded(2.0 * p * r / (p + r)),
        _ => 0.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of findings are far below 2^52")]
fn ratio(top: usize, bottom: usize) -> Option<f64> {
    (bottom > 0).then(|| rounded(top as f64 / bottom as f64))
}

/// To three decimals, as a decimal rounding of the exact value does it.
fn rounded(value: f64) -> f64 {
    format!("{value:.3}").parse().unwrap_or(value)
}
