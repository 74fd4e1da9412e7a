//! What a figure tells of its event: the aspect of the nearest word in the syntax tree that gives one.

use crate::lexicon::aspects::{self, Sort};
use crate::types::{Measure, Quantity, Tree};

/// How many steps off a word may stand, prepositions and auxiliaries not counted.
const REACH: usize = 2;

/// The aspect of a quantity, where words near it tell one. `distance` gives the steps from what it counts, or from its head, to
/// each token.
#[must_use]
pub fn of_quantity(tree: &Tree, quantity: &Quantity, anchor: usize, distance: &[usize]) -> Option<&'static str> {
    let sort = sort(quantity)?;
    let inside = |i: usize| (quantity.first..quantity.last).contains(&i) && i != anchor;
    let mut words: Vec<(usize, usize, usize)> = distance
        .iter()
        .enumerate()
        .filter(|&(i, &steps)| steps <= REACH && !inside(i))
        .map(|(i, &steps)| (steps, i.abs_diff(anchor), i))
        .collect();
    words.sort_unstable();
    words.into_iter().find_map(|(_, _, i)| {
        let counted = quantity.counted == Some(i);
        aspects::aspect(tree.lemma(i), sort, counted).or_else(|| aspects::aspect(&tree.word(i).to_lowercase(), sort, counted))
    })
}

fn sort(quantity: &Quantity) -> Option<Sort> {
    Some(match (quantity.measure, quantity.unit.as_str()) {
        (Measure::Count, _) => "count",
        (Measure::Money, _) => "money",
        (Measure::Percent, _) => "percent",
        (Measure::Score, _) => "score",
        (Measure::Physical, "s") => "time",
        (Measure::Physical, "m") => "length",
        (Measure::Physical, "m²") => "area",
        (Measure::Physical, "kg") => "mass",
        (Measure::Physical, "km/h") => "speed",
        (Measure::Physical, "°C") => "heat",
        (Measure::Physical, "magnitude") => "magnitude",
        _ => return None,
    })
}
