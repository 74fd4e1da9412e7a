//! Word vectors: how near two frequent lemmas are in use, for words that no table relates.

use crate::lexicon::quick::Map;
use std::sync::LazyLock;

const VECTORS: &[u8] = include_bytes!("../../data/vectors.bin");
const WORDS: &str = include_str!("../../data/vectors.txt");
const DIMENSIONS: usize = 64;

/// The vector of each word.
static INDEX: LazyLock<Map<&str, Vector>> = LazyLock::new(|| {
    let vectors = VECTORS.as_chunks::<DIMENSIONS>().0;
    WORDS.lines().zip(vectors).map(|(word, numbers)| (word, Vector { numbers, square: dot(numbers, numbers) })).collect()
});

/// The vector of a word, looked up once so that it can be compared with many others.
#[derive(Debug, Clone, Copy)]
pub struct Vector {
    numbers: &'static [u8; DIMENSIONS],
    /// The square of its length.
    square: f32,
}

impl Vector {
    /// The vector of a lower-case lemma; none where the vocabulary lacks it.
    pub fn of(lemma: &str) -> Option<Self> {
        INDEX.get(lemma).copied()
    }

    /// The cosine of two vectors, from -1 to 1; none where one of them is nothing but zeros. Unrelated words lie about 0, `bomb`
    /// and `explosion` at 0.7; opposites are near each other too.
    pub fn cosine(self, other: Self) -> Option<f32> {
        let length = (self.square * other.square).sqrt();
        (length > 0.0).then(|| dot(self.numbers, other.numbers) / length)
    }
}

/// The weighted sum of the vectors of several words, of length one where it is not nothing.
#[derive(Debug, Clone)]
pub struct Sum([f32; DIMENSIONS]);

impl Sum {
    /// Sums vectors by their weights.
    pub fn of(words: impl Iterator<Item = (Vector, f32)>) -> Self {
        let mut sum = [0.0; DIMENSIONS];
        for (vector, weight) in words.filter(|(vector, _)| vector.square > 0.0) {
            let scale = weight / vector.square.sqrt();
            for (total, byte) in sum.iter_mut().zip(vector.numbers) {
                *total += scale * f32::from(byte.cast_signed());
            }
        }
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        if length > 0.0 {
            sum.iter_mut().for_each(|x| *x /= length);
        }
        Self(sum)
    }

    /// The cosine of two sums, from -1 to 1; 0 where one of them is nothing.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f64 {
        self.0.iter().zip(&other.0).map(|(x, y)| f64::from(x * y)).sum()
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 64 * 127 * 127, which a float holds exactly")]
fn dot(a: &[u8; DIMENSIONS], b: &[u8; DIMENSIONS]) -> f32 {
    let signed = |byte: &u8| i32::from(byte.cast_signed());
    a.iter().zip(b).map(|(x, y)| signed(x) * signed(y)).sum::<i32>() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similarity(a: &str, b: &str) -> Option<f32> {
        Vector::of(a)?.cosine(Vector::of(b)?)
    }

    #[test]
    fn each_word_has_a_vector() {
        assert_eq!(INDEX.len() * DIMENSIONS, VECTORS.len());
        assert!(WORDS.lines().is_sorted());
    }

    #[test]
    fn related_words_are_near() {
        let near = |a, b| similarity(a, b).unwrap_or_default();
        assert!(near("bomb", "explosion") > 0.5);
        assert!(near("bomb", "cheese") < 0.3);
        assert!((near("film", "film") - 1.0).abs() < 1e-6);
        assert_eq!(similarity("film", "xqzt"), None);
        assert_eq!(similarity("", "film"), None);
    }
}
