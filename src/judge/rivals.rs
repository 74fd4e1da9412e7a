//! What other figures say on a pair of figures that differ: a report that gives the first figure too, as the answer to the same
//! question, does not give the second one as that answer; and a figure that answers it better is the one to compare.

use super::view::View;
use crate::entail::relate::Relation;
use crate::lexicon::decision::Decision;
use crate::lexicon::quick::Map;
use crate::types::{ArticleId, Corpus, SentenceId, Slot, ValuePair};

/// A figure by where it stands; several claims of a sentence may hold it.
type Figure = (SentenceId, usize);

/// How likely the pairs of figures of a story answer one question, by the decision `value`.
pub struct Rivals {
    /// For each of the alignment's pairs of values; 0 for what is no pair of figures.
    asked: Vec<f64>,
    /// For a figure and another report the likeliest pair with an equal figure there.
    echo: Map<(Figure, ArticleId), f64>,
    /// For a figure and another report the likeliest pair with a conflicting figure there.
    best: Map<(Figure, ArticleId), f64>,
}

impl Rivals {
    /// Weighs all pairs of figures of a story.
    #[must_use]
    pub fn new(view: &View<'_>) -> Self {
        let decision = Decision::named("value");
        let (mut asked, mut echo, mut best) = (Vec::new(), Map::default(), Map::default());
        for (pair, relation) in view.alignment.values.iter().zip(&view.relations) {
            let told = match relation {
                Relation::Equal => &mut echo,
                Relation::Conflicting => &mut best,
                Relation::Compatible | Relation::Incomparable => {
                    asked.push(0.0);
                    continue;
                }
            };
            let Some(ends) = ends(view.corpus, pair) else {
                asked.push(0.0);
                continue;
            };
            let p = decision.probability(&view.evidence(pair));
            asked.push(p);
            for end in ends {
                let entry: &mut f64 = told.entry(end).or_default();
                *entry = entry.max(p);
            }
        }
        Self { asked, echo, best }
    }

    /// The measures `echo_value`, how likely one of the reports gives the other's figure as well for the question, and
    /// `behind_value`, how much likelier one of the figures answers it with another one of that report; each `0.0..=1.0`. For the
    /// pair of values of that number in the alignment.
    #[must_use]
    pub fn measures(&self, view: &View<'_>, number: usize) -> [(&'static str, f64); 2] {
        let of = |told: &Map<(Figure, ArticleId), f64>| {
            let ends = ends(view.corpus, &view.alignment.values[number]).into_iter().flatten();
            ends.filter_map(|end| told.get(&end).copied()).fold(0.0, f64::max)
        };
        [("echo_value", of(&self.echo)), ("behind_value", (of(&self.best) - self.asked[number]).max(0.0))]
    }
}

/// Both figures of a pair, each with the report of the other; none where the values are no figures.
fn ends(corpus: &Corpus, pair: &ValuePair) -> Option<[(Figure, ArticleId); 2]> {
    let (a, b) = (corpus.claim(pair.left.0), corpus.claim(pair.right.0));
    match (pair.left.1, pair.right.1) {
        (Slot::Quantity(i), Slot::Quantity(j)) => {
            let (x, y) = ((a.sentence, a.quantities[i].first), (b.sentence, b.quantities[j].first));
            Some([(x, b.article), (y, a.article)])
        }
        _ => None,
    }
}
