//! How a pair of claims stands among its rivals: whether each is what the other report has nearest to the other.

use crate::lexicon::quick::Map;
use crate::types::{ArticleId, Claim, ClaimId, ClaimPair, Corpus, Measures, SentenceId};
use std::sync::Arc;

/// The measures of rank.
pub const MEASURES: [&str; 4] = ["lead", "lead_least", "lead_sentence", "lead_sentence_least"];

/// Adds the measures of rank to the evidence of each pair. All pairs have the same measures so far.
pub fn add(corpus: &Corpus, pairs: &mut [ClaimPair]) {
    let Some(first) = pairs.first() else { return };
    let names: Arc<[&'static str]> = first.evidence.names().iter().copied().chain(MEASURES).collect();
    let places = SCORES.map(|name| names.iter().position(|known| *known == name));
    let scores = |pair: &ClaimPair| scores(&pair.evidence, places);
    let mut claims: Map<(ClaimId, ArticleId), Best<SentenceId>> = Map::default();
    let mut sentences: Map<(SentenceId, ArticleId), Best<SentenceId>> = Map::default();
    for pair in pairs.iter() {
        let (a, b) = (corpus.claim(pair.left), corpus.claim(pair.right));
        let (own, around) = scores(pair);
        for (x, y) in [(a, b), (b, a)] {
            claims.entry((x.id, y.article)).or_default().see(y.sentence, own);
            sentences.entry((x.sentence, y.article)).or_default().see(y.sentence, around);
        }
    }
    for pair in pairs {
        let (a, b) = (corpus.claim(pair.left), corpus.claim(pair.right));
        let (own, around) = scores(pair);
        let claim = |x: &Claim, y: &Claim| claims.get(&(x.id, y.article)).map_or(0.0, |best| best.lead(y.sentence, own));
        let sentence =
            |x: &Claim, y: &Claim| sentences.get(&(x.sentence, y.article)).map_or(0.0, |best| best.lead(y.sentence, around));
        let ((p, q), (r, s)) = ((claim(a, b), claim(b, a)), (sentence(a, b), sentence(b, a)));
        pair.evidence.add(&names, [p.max(q), p.min(q), r.max(s), r.min(s)]);
    }
}

/// How near the claims are, and how near their sentences are, for ranking alone.
fn scores(evidence: &Measures, places: [Option<usize>; 4]) -> (f64, f64) {
    let [salient, soft, around, links] = places.map(|place| place.map_or(0.0, |at| evidence.values()[at]));
    (salient + soft, around + links)
}

const SCORES: [&str; 4] = ["salient", "soft", "salient_sentence", "links_sentence"];

/// The two best scores, in two different places.
#[derive(Debug, Clone, Copy)]
struct Best<T> {
    first: Option<(T, f64)>,
    second: f64,
}

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self { first: None, second: 0.0 }
    }
}

impl<T: Copy + Eq> Best<T> {
    fn see(&mut self, place: T, score: f64) {
        match self.first {
            Some((of, best)) if of == place => self.first = Some((of, best.max(score))),
            Some((_, best)) if best >= score => self.second = self.second.max(score),
            Some((_, best)) => {
                self.second = best;
                self.first = Some((place, score));
            }
            None => self.first = Some((place, score)),
        }
    }

    /// How far a score is ahead of the best in any other place, as a share of both: `-1.0..=1.0`.
    fn lead(&self, place: T, score: f64) -> f64 {
        let rival = match self.first {
            Some((of, best)) if of != place => best,
            _ => self.second,
        };
        if score + rival > 0.0 { (score - rival) / (score + rival) } else { 0.0 }
    }
}
