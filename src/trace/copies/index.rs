//! Sentences that may be copies of each other, found through the runs of words that they share, in one pass.

use super::words::Words;
use crate::lexicon::quick::Map;

/// Words of a shingle. Runs of three survive an edit in every fourth word.
pub(super) const SHINGLE: usize = 3;

/// Words of a run that tells of a copy: three words ('the water company') meet by chance.
const TELLING: usize = 5;

/// How many texts a shingle leads to. What more texts share is either common phrase, or one text that the first few stand for.
const POSTINGS: usize = 8;

/// Shingles that two texts must share to be compared.
const LEAST_SHARED: u32 = 2;

/// A run of words as a number.
pub(super) fn shingle(words: &[u32]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &word| (hash ^ u64::from(word)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// All pairs of texts (earlier, later) that share shingles, in order. `texts` are distinct. Time grows with their length.
pub(super) fn candidates(texts: &[&Words]) -> Vec<(usize, usize)> {
    let mut postings: Map<u64, Vec<u32>> = Map::default();
    let mut pairs = Vec::new();
    let mut shared: Map<u32, u32> = Map::default();
    for (number, text) in texts.iter().enumerate() {
        shared.clear();
        let mut shingles: Vec<u64> = text.ids.windows(SHINGLE).map(shingle).collect();
        shingles.sort_unstable();
        shingles.dedup();
        let number_ = u32::try_from(number).unwrap_or(u32::MAX);
        for key in shingles {
            let known = postings.entry(key).or_default();
            known.iter().for_each(|&other| *shared.entry(other).or_default() += 1);
            if known.len() < POSTINGS {
                known.push(number_);
            }
        }
        let mut near: Vec<usize> =
            shared.iter().filter(|&(_, &count)| count >= LEAST_SHARED).map(|(&other, _)| other as usize).collect();
        near.sort_unstable();
        pairs.extend(near.into_iter().map(|other| (other, number)));
    }
    pairs
}

/// Which words of two texts stand in runs that both have.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Overlap {
    /// Of each text, how many of its words.
    pub covered: [usize; 2],
    /// How much the words in longer runs tell of a copy; the lesser of the two sides.
    pub evidence: f32,
}

/// What two texts share.
pub(super) fn overlap(a: &Words, b: &Words) -> Overlap {
    if a.ids == b.ids {
        let told = |words: &Words| words.weights.iter().sum::<f32>();
        return Overlap { covered: [a.ids.len(); 2], evidence: told(a).min(told(b)) };
    }
    let told = |a: &Words, b: &Words| {
        let telling = covered(a, b, TELLING);
        a.weights.iter().zip(telling).filter(|(_, is)| *is).map(|(weight, _)| weight).sum::<f32>()
    };
    let count = |a: &Words, b: &Words| covered(a, b, SHINGLE).into_iter().filter(|&is| is).count();
    Overlap { covered: [count(a, b), count(b, a)], evidence: told(a, b).min(told(b, a)) }
}

/// Which words of `a` stand in a run of so many words that `b` has too.
fn covered(a: &Words, b: &Words, run: usize) -> Vec<bool> {
    let mut known: Vec<&[u32]> = b.ids.windows(run).collect();
    known.sort_unstable();
    let mut is = vec![false; a.ids.len()];
    for (at, words) in a.ids.windows(run).enumerate() {
        if known.binary_search(&words).is_ok() {
            is[at..at + run].fill(true);
        }
    }
    is
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(ids: &[u32]) -> Words {
        Words { ids: ids.to_vec(), weights: vec![0.5; ids.len()] }
    }

    #[test]
    fn texts_with_runs_in_common_meet() {
        let texts = [words(&[1, 2, 3, 4, 5]), words(&[9, 8, 7, 6, 5]), words(&[0, 1, 2, 3, 4])];
        let texts: Vec<&Words> = texts.iter().collect();
        assert_eq!(candidates(&texts), [(0, 2)]);
    }

    #[test]
    fn an_edit_uncovers_a_word_alone() {
        let found = overlap(&words(&[1, 2, 3, 4, 5, 6, 7]), &words(&[1, 2, 3, 99, 5, 6, 7, 8]));
        assert_eq!(found, Overlap { covered: [6, 6], evidence: 0.0 });
    }

    #[test]
    fn many_texts_cost_no_more_than_their_length() {
        let texts: Vec<Words> = (0..1000).map(|i| words(&[1, 2, 3, 4, 10 + i])).collect();
        let pairs = candidates(&texts.iter().collect::<Vec<_>>());
        assert!(pairs.len() <= POSTINGS * texts.len(), "{}", pairs.len());
    }
}
