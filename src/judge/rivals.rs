//! How likely two values answer one question, and what others say on it: a report that gives the first figure too, as the answer to
//! the same question, does not give the second one as that answer; and a figure that answers it better is the one to compare.

use super::view::View;
use crate::entail::relate::Relation;
use crate::lexicon::decision::Decision;
use crate::lexicon::quick::Map;
use crate::types::{ArticleId, ClaimId, Corpus, SentenceId, Slot, ValuePair};

/// A value by where it stands; several claims of a sentence may hold it.
type Stands = (SentenceId, usize);

/// How likely the pairs of figures, times and places of a story answer one question, by the decision `value`.
pub struct Rivals {
    /// For each of the alignment's pairs of values; 0 for other sorts, and for values that neither conflict nor are equal.
    asked: Vec<f64>,
    /// For a value and another report the likeliest pair with an equal value there.
    echo: Map<(Stands, ArticleId), f64>,
    /// For a value and another report the likeliest pair with a conflicting value there.
    best: Map<(Stands, ArticleId), f64>,
}

impl Rivals {
    /// Weighs all pairs of a story.
    #[must_use]
    pub fn new(view: &View<'_>) -> Self {
        let decision = Decision::named("value");
        let (mut asked, mut echo, mut best) = (Vec::new(), Map::default(), Map::default());
        for (pair, relation) in view.alignment.values.iter().zip(&view.relations) {
            let told = match relation {
                Relation::Equal => Some(&mut echo),
                Relation::Conflicting => Some(&mut best),
                Relation::Compatible | Relation::Incomparable => None,
            };
            let Some((told, ends)) = told.zip(ends(view.corpus, pair)) else {
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

    /// How likely, `0.0..=1.0`, a pair of values answers one question, by its number in the alignment.
    #[must_use]
    pub fn asked(&self, number: usize) -> f64 {
        self.asked[number]
    }

    /// The measures `echo_value`, how likely one of the reports gives the other's value as well for the question, and
    /// `behind_value`, how much likelier one of the values answers it with another one of that report; each `0.0..=1.0`. For the
    /// pair of values of that number in the alignment.
    #[must_use]
    pub fn measures(&self, view: &View<'_>, number: usize) -> [(&'static str, f64); 2] {
        let of = |told: &Map<(Stands, ArticleId), f64>| {
            let ends = ends(view.corpus, &view.alignment.values[number]).into_iter().flatten();
            ends.filter_map(|end| told.get(&end).copied()).fold(0.0, f64::max)
        };
        [("echo_value", of(&self.echo)), ("behind_value", (of(&self.best) - self.asked[number]).max(0.0))]
    }
}

/// Both values of a pair, each with the report of the other; none where the values are no figures, times or places.
fn ends(corpus: &Corpus, pair: &ValuePair) -> Option<[(Stands, ArticleId); 2]> {
    let stands = |(id, slot): (ClaimId, Slot)| {
        let claim = corpus.claim(id);
        let first = match slot {
            Slot::Quantity(i) => claim.quantities[i].first,
            Slot::Time(i) => claim.times[i].first,
            Slot::Place(i) => claim.places[i].first,
            Slot::Argument(_) => return None,
        };
        Some((claim.sentence, first))
    };
    let article = |(id, _): (ClaimId, Slot)| corpus.claim(id).article;
    Some([(stands(pair.left)?, article(pair.right)), (stands(pair.right)?, article(pair.left))])
}
