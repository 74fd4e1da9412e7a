//! Word vectors without context, from tables of hashed features.

use crate::hash::{KeyMap, row_hash};
use crate::lexicon::Word;
use crate::matrix::{Dense, fixed};
use crate::norm::{Norm, WIDTH, maxout_dense};
use crate::simd::{Job, PANEL, fast};
use crate::store::{Store, widen};

const FIRST_SEED: u32 = 8;
const NONE: u32 = u32::MAX;
/// Features of a word; an encoder may do without the last ones.
const FEATURES: usize = 6;
/// The cache is emptied when it holds more words than this.
const CACHED: usize = 4000;

/// One table of hashed features: rows of half-precision numbers.
struct HashTable {
    bytes: &'static [[u8; 2]],
    rows: u32,
    seed: u32,
    mix: Dense,
}

/// The feature tables, and the first convolution's part that depends on one
/// word alone.
pub(crate) struct Embedder {
    tables: Vec<HashTable>,
    mix: Norm,
    /// The first convolution, apart for the token before, itself and after.
    wings: [Dense; 3],
}

/// What the values of one feature met so far contribute, and in which row.
#[derive(Default)]
struct Column {
    rows: KeyMap<u64, u32>,
    parts: Vec<i32>,
}

/// Results per word and feature, kept between sentences.
#[derive(Default)]
pub(crate) struct EmbedCache {
    columns: Vec<Column>,
    rows: Vec<u32>,
    pub(crate) vectors: Vec<f32>,
    pub(crate) wings: [Vec<i32>; 3],
}

/// Where the cache has the row of a word with or without a space behind it.
fn slot(word: u32, spaced: bool) -> usize {
    word as usize * 2 + usize::from(spaced)
}

impl EmbedCache {
    /// Empties the cache if it has grown large.
    pub(crate) fn limit(&mut self) {
        if self.vectors.len() > CACHED * WIDTH {
            *self = EmbedCache::default();
        }
    }

    /// The row of a learnt word's context-free vector.
    pub(crate) fn row(&self, word: u32, spaced: bool) -> usize {
        self.rows[slot(word, spaced)] as usize
    }
}

impl Embedder {
    /// Opens the tables whose sections carry `prefix`.
    pub(crate) fn open(store: &Store, prefix: &str, columns: usize) -> Self {
        let weights = store.weights(&format!("{prefix}.W0"));
        let table = |i: usize| {
            let (bytes, _) = store.bytes(&format!("{prefix}.E{i}")).as_chunks::<2>();
            HashTable {
                bytes,
                rows: (bytes.len() / WIDTH) as u32,
                seed: FIRST_SEED + i as u32,
                mix: maxout_dense(&weights, columns * WIDTH, i * WIDTH, (i + 1) * WIDTH),
            }
        };
        let first = store.weights(&format!("{prefix}.W1"));
        Embedder {
            tables: (0..columns).map(table).collect(),
            mix: Norm::open(store, prefix, 0),
            wings: [0, 1, 2].map(|w| maxout_dense(&first, 3 * WIDTH, w * WIDTH, (w + 1) * WIDTH)),
        }
    }

    /// Works out what is not yet known of the tokens' words.
    pub(crate) fn learn(&self, words: &[Word], tokens: impl Iterator<Item = (u32, bool)>, cache: &mut EmbedCache) {
        if cache.rows.len() < words.len() * 2 {
            cache.rows.resize(words.len() * 2, NONE);
        }
        let known = cache.vectors.len() / WIDTH;
        let mut new: Vec<[u64; FEATURES]> = Vec::new();
        for (word, spaced) in tokens {
            let row = &mut cache.rows[slot(word, spaced)];
            if *row == NONE {
                *row = (known + new.len()) as u32;
                let word = &words[word as usize];
                let [norm, prefix, suffix, shape] = word.keys;
                new.push([norm, prefix, suffix, shape, u64::from(spaced), u64::from(word.is_space)]);
            }
        }
        let mut sums = vec![[0; 3 * WIDTH]; new.len()];
        cache.columns.resize_with(self.tables.len(), Default::default);
        for (c, (table, column)) in self.tables.iter().zip(&mut cache.columns).enumerate() {
            let rows = table.learn(new.iter().map(|keys| keys[c]), column);
            let parts = column.parts.as_chunks::<{ 3 * WIDTH }>().0;
            for (sums, row) in sums.iter_mut().zip(rows) {
                for (s, p) in sums.iter_mut().zip(&parts[row as usize]) {
                    *s += p;
                }
            }
        }
        cache.vectors.resize((known + new.len()) * WIDTH, 0.0);
        let vectors = &mut cache.vectors[known * WIDTH..];
        fast(MixFeatures { norm: &self.mix, sums: &sums, vectors });
        let small: Vec<i16> = vectors.iter().map(|&v| fixed(v)).collect();
        let rows: Vec<&[i16]> = small.chunks_exact(WIDTH).collect();
        for (dense, parts) in self.wings.iter().zip(&mut cache.wings) {
            dense.append(&rows, parts);
        }
    }
}

/// The first layer: from sums over the features to vectors.
struct MixFeatures<'a> {
    norm: &'a Norm,
    sums: &'a [[i32; 3 * WIDTH]],
    vectors: &'a mut [f32],
}

impl Job for MixFeatures<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (sums, vector) in self.sums.iter().zip(self.vectors.chunks_exact_mut(WIDTH)) {
            for (panel, sums) in sums.as_chunks::<PANEL>().0.iter().enumerate() {
                self.norm.maxout(panel, sums, vector);
            }
            self.norm.normalise(vector);
        }
    }
}

impl HashTable {
    /// The rows in the column of the features' shares of the first layer,
    /// worked out once per value.
    fn learn(&self, keys: impl Iterator<Item = u64>, column: &mut Column) -> Vec<u32> {
        let known = column.rows.len();
        let mut new: Vec<[i16; WIDTH]> = Vec::new();
        let rows = keys.map(|key| {
            *column.rows.entry(key).or_insert_with(|| {
                new.push(self.sum(key).map(fixed));
                (known + new.len() - 1) as u32
            })
        });
        let rows = rows.collect();
        let new: Vec<&[i16]> = new.iter().map(<[i16; WIDTH]>::as_slice).collect();
        self.mix.append(&new, &mut column.parts);
        rows
    }

    /// The sum of the rows the key is hashed to.
    fn sum(&self, key: u64) -> [f32; WIDTH] {
        let mut sum = [0.0; WIDTH];
        for hash in row_hash(key, self.seed) {
            let row = (hash % self.rows) as usize * WIDTH;
            for (s, &half) in sum.iter_mut().zip(&self.bytes[row..row + WIDTH]) {
                *s += widen(u16::from_le_bytes(half));
            }
        }
        sum
    }
}
