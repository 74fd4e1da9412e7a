//! Word vectors in context: hashed features, then four convolutions.

use crate::hash::{KeyMap, row_hash};
use crate::lexicon::Word;
use crate::matrix::{Dense, STEP, fixed, fixed_bias};
use crate::simd::{Job, PANEL, fast};
use crate::store::{Store, widen};

/// Numbers in a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Convolution layers; also how far the padding around a sentence reaches.
const DEPTH: usize = 4;
const FIRST_SEED: u32 = 8;
const NONE: u32 = u32::MAX;

/// One table of hashed features: rows of half-precision numbers.
struct HashTable {
    bytes: &'static [[u8; 2]],
    rows: u32,
    seed: u32,
    mix: Dense,
}

/// Bias of a maxout layer and the normalisation after it.
struct Norm {
    bias: Vec<[i32; PANEL]>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// The feature tables and layers of one encoder.
pub(crate) struct Encoder {
    tables: Vec<HashTable>,
    mix: Norm,
    layers: Vec<(Dense, Norm)>,
}

/// Results per word and feature, kept between sentences.
#[derive(Default)]
pub(crate) struct EncoderCache {
    columns: Vec<(KeyMap<u64, u32>, Vec<i32>)>,
    rows: Vec<u32>,
    vectors: Vec<f32>,
}

/// Buffers reused between calls.
#[derive(Default)]
pub(crate) struct EncoderScratch {
    x: Vec<f32>,
    fixed: Vec<i16>,
    fresh: Vec<f32>,
}

/// Column order of maxout layers: a panel holds three pieces of eight outputs.
fn maxout_column(c: usize) -> (usize, usize) {
    (c / PANEL * 8 + c % 8, c % PANEL / 8)
}

impl Norm {
    fn open(store: &Store, prefix: &str, layer: usize) -> Self {
        let raw = store.f32s(&format!("{prefix}.b{layer}"));
        let bias = |p: usize| {
            std::array::from_fn(|i| {
                let (output, piece) = maxout_column(p * PANEL + i);
                fixed_bias(raw[output * 3 + piece])
            })
        };
        Norm {
            bias: (0..WIDTH / 8).map(bias).collect(),
            gain: store.f32s(&format!("{prefix}.g{layer}")),
            shift: store.f32s(&format!("{prefix}.h{layer}")),
        }
    }

    /// Adds the bias and keeps the largest of three pieces.
    #[inline(always)]
    fn maxout(&self, panel: usize, sums: &[i32; PANEL], out: &mut [f32]) {
        let bias = &self.bias[panel];
        let at = |i: usize| sums[i].wrapping_add(bias[i]);
        for (i, o) in out[panel * 8..panel * 8 + 8].iter_mut().enumerate() {
            *o = at(i).max(at(8 + i)).max(at(16 + i)) as f32 * STEP;
        }
    }

    /// Normalises one vector in place.
    #[inline(always)]
    fn normalise(&self, x: &mut [f32]) {
        let n = WIDTH as f32;
        let mean = lanes_sum(x, |v| v) / n;
        let variance = lanes_sum(x, |v| (v - mean) * (v - mean)) / n + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for ((v, g), h) in x.iter_mut().zip(&self.gain).zip(&self.shift) {
            *v = (*v - mean) * scale * g + h;
        }
    }
}

/// Sums in eight lanes so that the loop vectorises.
#[inline(always)]
fn lanes_sum(x: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    let (chunks, _) = x.as_chunks::<8>();
    for chunk in chunks {
        for (l, &v) in lanes.iter_mut().zip(chunk) {
            *l += f(v);
        }
    }
    lanes.iter().sum()
}

fn maxout_dense(raw: &[f32], inputs: usize, from: usize, take: usize) -> Dense {
    Dense::new(WIDTH * 3, take, |c, k| {
        let (output, piece) = maxout_column(c);
        raw[(output * 3 + piece) * inputs + from + k]
    })
}

impl Encoder {
    /// Opens the encoder whose sections carry `prefix`.
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
        let layer = |i: usize| {
            let raw = store.f16s(&format!("{prefix}.W{i}"));
            (maxout_dense(&raw, 3 * WIDTH, 0, 3 * WIDTH), Norm::open(store, prefix, i))
        };
        Encoder {
            tables: (0..columns).map(table).collect(),
            mix: Norm::open(store, prefix, 0),
            layers: (1..=DEPTH).map(layer).collect(),
        }
    }

    /// The vectors of the tokens in context, `WIDTH` numbers each.
    ///
    /// A sentence is a run of (word, followed by a space) pairs.
    pub(crate) fn encode(
        &self,
        words: &[Word],
        sentences: &[&[(u32, bool)]],
        cache: &mut EncoderCache,
        scratch: &mut EncoderScratch,
        out: &mut Vec<i16>,
    ) {
        scratch.x.clear();
        for sentence in sentences {
            let x = &mut scratch.x;
            x.resize(x.len() + DEPTH * WIDTH, 0.0);
            for &(word, spaced) in *sentence {
                let row = self.word_vector(words, word, spaced, cache);
                x.extend_from_slice(&cache.vectors[row * WIDTH..(row + 1) * WIDTH]);
            }
            x.resize(x.len() + DEPTH * WIDTH, 0.0);
        }
        scratch.fixed.clear();
        scratch.fixed.extend(scratch.x.iter().map(|&v| fixed(v)));
        for (l, (dense, norm)) in self.layers.iter().enumerate() {
            let margin = DEPTH - 1 - l;
            let mut at = 0;
            let mut places = Vec::new();
            for sentence in sentences {
                let first = at + DEPTH - margin;
                places.extend(first..first + sentence.len() + 2 * margin);
                at += sentence.len() + 2 * DEPTH;
            }
            fast(Layer { dense, norm, places: &places, scratch });
        }
        out.clear();
        let mut at = DEPTH;
        for sentence in sentences {
            out.extend_from_slice(&scratch.fixed[at * WIDTH..(at + sentence.len()) * WIDTH]);
            at += sentence.len() + 2 * DEPTH;
        }
    }

    /// The row of the word's context-free vector in the cache.
    fn word_vector(&self, words: &[Word], word: u32, spaced: bool, cache: &mut EncoderCache) -> usize {
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

/// One convolution over the given places, added to what was there.
struct Layer<'a> {
    dense: &'a Dense,
    norm: &'a Norm,
    places: &'a [usize],
    scratch: &'a mut EncoderScratch,
}

impl Job for Layer<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Layer { dense, norm, places, scratch: EncoderScratch { x, fixed: small, fresh } } = self;
        let rows: Vec<&[i16]> =
            places.iter().map(|&r| &small[(r - 1) * WIDTH..(r + 2) * WIDTH]).collect();
        fresh.clear();
        fresh.resize(places.len() * WIDTH, 0.0);
        dense.run(&rows, |row, panel, sums| {
            norm.maxout(panel, sums, &mut fresh[row * WIDTH..(row + 1) * WIDTH]);
        });
        for (new, &place) in fresh.chunks_exact_mut(WIDTH).zip(places) {
            norm.normalise(new);
            let range = place * WIDTH..(place + 1) * WIDTH;
            for ((v, s), n) in x[range.clone()].iter_mut().zip(&mut small[range]).zip(new) {
                *v += *n;
                *s = fixed(*v);
            }
        }
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
