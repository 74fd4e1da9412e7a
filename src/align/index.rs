//! Which claims are worth comparing: an inverted index from terms to claims, so that cost follows shared words, not pairs.

use super::terms::Bag;
use crate::types::{ClaimId, Corpus};
use std::collections::BTreeMap;

/// Candidates kept for a claim in each other report (and in its own).
const PER_REPORT: usize = 14;
/// Candidates kept for a claim over all reports, once there are many.
const PER_CLAIM: usize = 72;
/// Candidates that a story of very many claims makes do with: what is kept of them fills the memory.
const PER_STORY: usize = 150_000;
/// Candidates that a claim has in any story.
const LEAST: usize = 8;
/// A term that more claims hold than this opens no candidates: in a large story it says nothing.
const COMMON: usize = 900;

/// Pairs of claims `(left, right)`, `left < right`, that share content; sorted.
#[must_use]
pub fn candidates(corpus: &Corpus, bags: &[Bag]) -> Vec<(ClaimId, ClaimId)> {
    let claims = &corpus.claims;
    let mut postings: BTreeMap<u32, Vec<(usize, f64)>> = BTreeMap::new();
    for (i, bag) in bags.iter().enumerate() {
        for &(term, weight) in bag {
            postings.entry(term).or_default().push((i, weight));
        }
    }
    let mut pairs: Vec<(ClaimId, ClaimId)> = Vec::new();
    let mut score = vec![0.0_f64; claims.len()];
    let most = (PER_STORY / claims.len().max(1)).clamp(LEAST, PER_CLAIM);
    for (i, bag) in bags.iter().enumerate() {
        let mut touched: Vec<usize> = Vec::new();
        for &(term, weight) in bag {
            let holders = &postings[&term];
            if holders.len() > COMMON {
                continue;
            }
            for &(j, other) in holders.iter().filter(|&&(j, _)| j != i) {
                if score[j] == 0.0 {
                    touched.push(j);
                }
                score[j] += f64::midpoint(weight, other);
            }
        }
        let kept = best(&touched, &score, corpus, bags, most);
        pairs.extend(kept.into_iter().map(|j| (ClaimId::new(i.min(j)), ClaimId::new(i.max(j)))));
        for j in touched {
            score[j] = 0.0;
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The best-scoring of the touched claims, so many a report and `most` in all. The score is taken relative to the size of
/// the other claim, so that long claims do not crowd out short ones.
fn best(touched: &[usize], score: &[f64], corpus: &Corpus, bags: &[Bag], most: usize) -> Vec<usize> {
    let claims = &corpus.claims;
    // Rounded, so that the order in which the sums were taken decides nothing.
    let relative = |j: usize| (score[j] / super::terms::mass(&bags[j]).max(0.1).sqrt() * 1e9).round();
    let key = |j: usize| corpus.order_key(ClaimId::new(j));
    let mut order: Vec<(f64, usize)> = touched.iter().map(|&j| (relative(j), j)).collect();
    order.sort_unstable_by(|&(x, a), &(y, b)| y.total_cmp(&x).then_with(|| key(a).cmp(&key(b))));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for (_, j) in order {
        let of_report = taken.entry(claims[j].article.index()).or_default();
        if *of_report < PER_REPORT && kept.len() < most {
            *of_report += 1;
            kept.push(j);
        }
    }
    kept
}
