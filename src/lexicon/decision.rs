//! The calibrated decisions: small logistic models, learned from labelled stories and pairs and kept as rows of
//! `data/decision.tsv`; where a model also has trees, in `data/trees.tsv`, what they say is added before the logistic curve.

use crate::lexicon::quick::Map;
use crate::types::{Decided, Evidences, Measures, Weighed};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A logistic model: a bias, a weight for each measure by name, and perhaps trees.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decision {
    /// Its number among the models; 0 for the empty one.
    number: usize,
    bias: f64,
    weights: Map<&'static str, f64>,
    /// The measures that the trees ask for, by number.
    asked: Map<&'static str, usize>,
    trees: Vec<Tree>,
}

/// A tree that adds the figure of the leaf to which the measures lead.
#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Leaf(f64),
    Split { measure: usize, below: f64, yes: Box<Tree>, no: Box<Tree> },
}

impl Tree {
    /// Reads a tree in prefix form: `soft<0.25 =-0.1 run<0.5 =0 =0.2`. Measures get their numbers as they come up.
    fn read(words: &mut impl Iterator<Item = &'static str>, asked: &mut Map<&'static str, usize>) -> Tree {
        let word = words.next().unwrap_or("=0");
        match word.split_once('<') {
            Some((measure, below)) => {
                let next = asked.len();
                Tree::Split {
                    measure: *asked.entry(measure).or_insert(next),
                    below: below.parse().unwrap_or(0.0),
                    yes: Box::new(Self::read(words, asked)),
                    no: Box::new(Self::read(words, asked)),
                }
            }
            None => Tree::Leaf(word.trim_start_matches('=').parse().unwrap_or(0.0)),
        }
    }

    /// The figure for some measures by number.
    fn value(&self, measures: &[f64]) -> f64 {
        match self {
            Tree::Leaf(value) => *value,
            Tree::Split { measure, below, yes, no } => {
                let side = if measures[*measure] < *below { yes } else { no };
                side.value(measures)
            }
        }
    }
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
        self.weigh(evidence.iter().copied())
    }

    /// The same for evidence that is kept packed.
    #[must_use]
    pub fn probability_of(&self, evidence: &Measures) -> f64 {
        self.weigh(evidence.iter())
    }

    fn weigh(&self, evidence: impl Iterator<Item = (&'static str, f64)> + Clone) -> f64 {
        thread_local!(static KNOWN: RefCell<Vec<Resolved>> = const { RefCell::new(Vec::new()) });
        let (sum, trees) = KNOWN.with_borrow_mut(|known| {
            let at = known.iter().position(|resolved| resolved.fits(self, evidence.clone())).unwrap_or_else(|| {
                if known.len() >= KEPT {
                    known.clear();
                }
                known.push(Resolved::new(self, evidence.clone()));
                known.len() - 1
            });
            let places = &known[at].places;
            let sum: f64 = evidence.clone().zip(places).map(|((_, value), &(weight, _))| weight * value).sum();
            (sum, self.ask(evidence.zip(places).filter_map(|((_, value), &(_, number))| Some((number?, value)))))
        });
        1.0 / (1.0 + (-(self.bias + sum + trees)).exp())
    }

    /// What the trees add, given the measures by number; one that is missing counts as 0.
    fn ask(&self, evidence: impl Iterator<Item = (usize, f64)>) -> f64 {
        if self.trees.is_empty() {
            return 0.0;
        }
        let mut measures = vec![0.0; self.asked.len()];
        for (number, value) in evidence {
            measures[number] = value;
        }
        self.trees.iter().map(|tree| tree.value(&measures)).sum()
    }

    /// What the model of that name makes of evidence, measure by measure.
    #[must_use]
    pub fn account(name: &'static str, evidence: &Evidences) -> Decided {
        let model = Self::named(name);
        let weighed = |&(name, value): &(&'static str, f64)| {
            let adds = model.weights.get(name).map(|weight| weight * value);
            let counts = value != 0.0 && (adds.is_some() || model.asked.contains_key(name));
            counts.then_some(Weighed { name, value, adds })
        };
        let mut measures: Vec<Weighed> = evidence.iter().filter_map(weighed).collect();
        let weight = |measure: &Weighed| measure.adds.unwrap_or_default().abs();
        measures.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.name.cmp(b.name)));
        let asked = evidence.iter().filter_map(|&(name, value)| Some((*model.asked.get(name)?, value)));
        Decided {
            decision: name,
            bias: model.bias,
            measures,
            trees: (!model.trees.is_empty()).then(|| model.ask(asked)),
            probability: model.probability(evidence),
            threshold: Self::named("threshold").weight(name),
        }
    }

    /// The weight of one measure; 0 where it has none. Thresholds are kept as weights of the model `threshold`.
    #[must_use]
    pub fn weight(&self, name: &str) -> f64 {
        self.weights.get(name).copied().unwrap_or(0.0)
    }
}

/// The weights and numbers of a list of measures, looked up once since evidence comes with the same list again and again.
struct Resolved {
    model: usize,
    names: Vec<&'static str>,
    places: Vec<(f64, Option<usize>)>,
}

impl Resolved {
    fn new(model: &Decision, evidence: impl Iterator<Item = (&'static str, f64)>) -> Self {
        let names: Vec<&'static str> = evidence.map(|(name, _)| name).collect();
        let places = names.iter().map(|name| (model.weight(name), model.asked.get(name).copied())).collect();
        Self { model: model.number, names, places }
    }

    /// Whether it is for that model and these names; the same name may be kept in two places, which costs a look-up only.
    fn fits(&self, model: &Decision, mut evidence: impl Iterator<Item = (&'static str, f64)>) -> bool {
        let mut names = self.names.iter();
        let same = |(name, _): (&'static str, f64)| names.next().is_some_and(|known| std::ptr::eq(*known, name));
        self.model == model.number && evidence.all(same) && names.next().is_none()
    }
}

/// How many lists of measures are remembered.
const KEPT: usize = 100;

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
    for row in super::table::rows(include_str!("../../data/trees.tsv")) {
        if let [model, _, tree, ..] = row[..] {
            let decision = models.entry(model).or_default();
            decision.trees.push(Tree::read(&mut tree.split(' '), &mut decision.asked));
        }
    }
    for (number, decision) in models.values_mut().enumerate() {
        decision.number = number + 1;
    }
    models
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_leads_to_a_leaf() {
        let mut asked = Map::default();
        let tree = Tree::read(&mut "soft<0.25 =-0.1 run<0.5 =0.3 =0.2".split(' '), &mut asked);
        assert_eq!((asked["soft"], asked["run"]), (0, 1));
        let value = |soft, run| tree.value(&[soft, run]);
        assert_eq!((value(0.1, 0.9), value(0.25, 0.4), value(0.9, 0.5)), (-0.1, 0.3, 0.2));
    }

    #[test]
    fn an_account_adds_up_to_the_probability() {
        let evidence: Evidences =
            vec![("content", 0.9), ("cover", 0.6), ("subject", 1.0), ("own", 0.0), ("unknown", 1.0), ("same", 0.4)];
        for name in ["denial", "clash", "value"] {
            let told = Decision::account(name, &evidence);
            let sum = told.bias + told.measures.iter().filter_map(|m| m.adds).sum::<f64>() + told.trees.unwrap_or_default();
            assert!((told.probability - 1.0 / (1.0 + (-sum).exp())).abs() < 1e-9, "{told:?}");
        }
        let told = Decision::account("denial", &evidence);
        let names: Vec<&str> = told.measures.iter().map(|m| m.name).collect();
        assert_eq!((names.len(), told.trees, told.threshold), (3, None, 0.5), "{names:?}");
    }

    #[test]
    fn every_tree_is_whole() {
        for row in crate::lexicon::table::rows(include_str!("../../data/trees.tsv")) {
            let [_, _, tree] = row[..] else { panic!("{row:?}") };
            let (splits, leaves) = tree.split(' ').partition::<Vec<&str>, _>(|word| word.contains('<'));
            assert_eq!(splits.len() + 1, leaves.len(), "{tree}");
            let figure = |word: &str| word.rsplit(['<', '=']).next().is_some_and(|n| n.parse::<f64>().is_ok());
            assert!(splits.iter().chain(&leaves).all(|word| figure(word)), "{tree}");
        }
    }

    #[test]
    fn every_row_is_a_number() {
        for row in crate::lexicon::table::rows(include_str!("../../data/decision.tsv")) {
            assert_eq!(row.len(), 3, "{row:?}");
            assert!(row[2].parse::<f64>().is_ok(), "{row:?}");
        }
    }
}
