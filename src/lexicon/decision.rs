//! The calibrated decisions: small logistic models, learned from labelled stories and kept as rows of `data/decision.tsv`.

use crate::lexicon::quick::Map;
use crate::types::Evidences;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A logistic model: a bias and a weight for each measure by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decision {
    bias: f64,
    weights: Map<&'static str, f64>,
}

impl Decision {
    /// The model of that name; an empty one (probability 0.5 for anything) where the table has none.
    #[must_use]
    pub fn named(name: &str) -> &'static Decision {
        static EMPTY: LazyLock<Decision> = LazyLock::new(Decision::default);
        MODELS.get(name).unwrap_or(&EMPTY)
    }

    /// The probability in `0.0..=1.0` that the evidence speaks for; measures without a weight count nothing.
    #[must_use]
    pub fn probability(&self, evidence: &Evidences) -> f64 {
        let sum: f64 = evidence.iter().map(|(name, value)| self.weights.get(name).copied().unwrap_or(0.0) * value).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }

    /// The weight of one measure; 0 where it has none. Thresholds are kept as weights of the model `threshold`.
    #[must_use]
    pub fn weight(&self, name: &str) -> f64 {
        self.weights.get(name).copied().unwrap_or(0.0)
    }
}

static MODELS: LazyLock<BTreeMap<&'static str, Decision>> = LazyLock::new(|| {
    let mut models: BTreeMap<&str, Decision> = BTreeMap::new();
    for row in super::table::rows(include_str!("../../data/decision.tsv")) {
        if let [model, measure, weight, ..] = row[..] {
            let weight = weight.parse().unwrap_or(0.0);
            let decision = models.entry(model).or_default();
            if measure == "bias" {
                decision.bias = weight;
            } else {
                decision.weights.insert(measure, weight);
            }
        }
    }
    models
});

#[cfg(test)]
mod tests {

    #[test]
    fn every_row_is_a_number() {
        for row in crate::lexicon::table::rows(include_str!("../../data/decision.tsv")) {
            assert_eq!(row.len(), 3, "{row:?}");
            assert!(row[2].parse::<f64>().is_ok(), "{row:?}");
        }
    }
}
