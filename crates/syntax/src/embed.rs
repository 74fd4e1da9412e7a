//! Word vectors without context, from tables of hashed features.

use crate::hash::{KeyMap, row_hash};
use crate::lexicon::Word;
use crate::matrix::{Dense, fixed};
use crate::norm::{Norm, WIDTH, maxout_dense};
use crate::simd::PANEL;
use crate::store::{Store, widen};

const FIRST_SEED: u32 = 8;
const NONE: u32 = u32::MAX;
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

/// Results per word and feature, kept between sentences.
#[derive(Default)]
pub(crate) struct EmbedCache {
    columns: Vec<(KeyMap<u64, u32>, Vec<i32>)>,
    rows: Vec<u32>,
    pub(crate) vectors: Vec<f32>,
    pub(crate) wings: [Vec<i32>; 3],
}

impl EmbedCache {
    /// Empties the cache if it has grown large.
    pub(crate) fn limit(&mut self) {
        if self.vectors.len() > CACHED * WIDTH {
            *self = EmbedCache::default();
        }
    }
}

impl Embedder {
    /// Opens the tables whose sections carry `prefix`.
    pub(crate) fn open(store: &Store, prefix: &str, columns: usize) -> Self {
        let raw = store.f16s(&format!("{prefix}.W0"));
        let table = |i: usize| {
            let (bytes, _) = store.bytes(&format!("{prefix}.E{i}")).as_chunks::<2>();
            HashTable {
                bytes,
                rows: (bytes.len() / WIDTH) as u32,
                seed: FIRST_SEED + i as u32,
                mix: maxout_dense(&raw, columns * WIDTH, i * WIDTH, WIDTH),
            }
        };
        let first = store.f16s(&format!("{prefix}.W1"));
        Embedder {
            tables: (0..columns).map(table).collect(),
            mix: Norm::open(store, prefix, 0),
            wings: [0, 1, 2].map(|w| maxout_dense(&first, 3 * WIDTH, w * WIDTH, WIDTH)),
        }
    }

    /// Works out the first convolution's parts for words new in the cache.
    pub(crate) fn spread_wings(&self, cache: &mut EmbedCache) {
        let EmbedCache { vectors, wings, .. } = cache;
        let done = wings[0].len() / 3;
        let new: Vec<i16> = vectors[done..].iter().map(|&v| fixed(v)).collect();
        let rows: Vec<&[i16]> = new.chunks_exact(WIDTH).collect();
        for (dense, parts) in self.wings.iter().zip(wings) {
            let before = parts.len();
            parts.resize(before + rows.len() * 3 * WIDTH, 0);
            dense.run(&rows, |row, panel, sums| {
                let at = before + row * 3 * WIDTH + panel * PANEL;
                parts[at..at + PANEL].copy_from_slice(sums);
            });
        }
    }

    /// The row of the word's context-free vector in the cache.
    pub(crate) fn word_vector(&self, words: &[Word], word: u32, spaced: bool, cache: &mut EmbedCache) -> usize {
        let slot = word as usize * 2 + usize::from(spaced);
        if cache.rows.len() <= slot {
            cache.rows.resize(words.len() * 2, NONE);
        }
        if cache.rows[slot] != NONE {
            return cache.rows[slot] as usize;
        }
        let word = &words[word as usize];
        let [norm, prefix, suffix, shape] = word.keys;
        let keys = [norm, prefix, suffix, shape, u64::from(spaced), u64::from(word.is_space)];
        let mut sums = [0; 3 * WIDTH];
        cache.columns.resize_with(self.tables.len(), Default::default);
        for ((table, &key), column) in self.tables.iter().zip(&keys).zip(&mut cache.columns) {
            let part = table.mixed(key, column);
            for (s, p) in sums.iter_mut().zip(part) {
                *s += p;
            }
        }
        let row = cache.vectors.len() / WIDTH;
        let mut vector = [0.0; WIDTH];
        for (panel, sums) in sums.as_chunks::<PANEL>().0.iter().enumerate() {
            self.mix.maxout(panel, sums, &mut vector);
        }
        self.mix.normalise(&mut vector);
        cache.vectors.extend_from_slice(&vector);
        cache.rows[slot] = row as u32;
        row
    }
}

impl HashTable {
    /// The feature's share of the first layer, worked out once per value.
    fn mixed<'c>(&self, key: u64, column: &'c mut (KeyMap<u64, u32>, Vec<i32>)) -> &'c [i32] {
        let (known, parts) = column;
        let at = *known.entry(key).or_insert_with(|| {
            let mut sum = [0.0f32; WIDTH];
            for hash in row_hash(key, self.seed) {
                let row = (hash % self.rows) as usize * WIDTH;
                for (s, &half) in sum.iter_mut().zip(&self.bytes[row..row + WIDTH]) {
                    *s += widen(u16::from_le_bytes(half));
                }
            }
            let at = parts.len();
            parts.resize(at + 3 * WIDTH, 0);
            self.mix.run(&[&sum.map(fixed)], |_, panel, values| {
                let from = at + panel * PANEL;
                parts[from..from + PANEL].copy_from_slice(values);
            });
            at as u32
        }) as usize;
        &parts[at..at + 3 * WIDTH]
    }
}
