//! Which claims are worth comparing: an inverted index from terms to claims, so that cost follows shared words, not pairs.

use super::terms::Bag;
use crate::types::{ClaimId, Corpus};
use std::collections::BTreeMap;

/// Candidates kept for a claim in each other report (and in its own).
const PER_REPORT: usize = 14;
/// Candidates kept for a claim over all reports, once there are many.
const PER_CLAIM: usize = 72;
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
        let kept = best(&touched, &score, corpus, bags);
        pairs.extend(kept.into_iter().map(|j| (ClaimId::new(i.min(j)), ClaimId::new(i.max(j)))));
        for j in touched {
            score[j] = 0.0;
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The best-scoring of the touched claims, so many a report and so many in all. The score is taken relative to the size of
/// the other claim, so that long claims do not crowd out short ones.
fn best(touched: &[usize], score: &[f64], corpus: &Corpus, bags: &[Bag]) -> Vec<usize> {
    let claims = &corpus.claims;
    // Rounded, so that the order in which the sums were taken decides nothing.
    let relative = |j: usize| (score[j] / super::terms::mass(&bags[j]).max(0.1).sqrt() * 1e9).round();
    let key = |j: usize| corpus.order_key(ClaimId::new(j));
    let mut order: Vec<usize> = touched.to_vec();
    order.sort_unstable_by(|&a, &b| relative(b).total_cmp(&relative(a)).then_with(|| key(a).cmp(&key(b))));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for j in order {
        let of_report = taken.entry(claims[j].article.index()).or_default();
        if *of_report < PER_REPORT && kept.len() < PER_CLAIM {
            *of_report += 1;
            kept.push(j);
        }
    }
    kept
}
