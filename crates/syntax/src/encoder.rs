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
/// The cache is emptied when it holds more words than this.
const CACHED: usize = 6000;

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
    /// The first convolution, apart for the token before, itself and after.
    wings: [Dense; 3],
    first: Norm,
    layers: Vec<(Dense, Norm)>,
}

/// Results per word and feature, kept between sentences.
#[derive(Default)]
pub(crate) struct EncoderCache {
    columns: Vec<(KeyMap<u64, u32>, Vec<i32>)>,
    rows: Vec<u32>,
    vectors: Vec<f32>,
    wings: [Vec<i32>; 3],
}

/// Buffers reused between calls.
#[derive(Default)]
pub(crate) struct EncoderScratch {
    x: Vec<f32>,
    fixed: Vec<i16>,
    fresh: Vec<f32>,
    ids: Vec<u32>,
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
        let with_bias: [i32; PANEL] = std::array::from_fn(|i| sums[i].wrapping_add(bias[i]));
        let largest: [f32; 8] = std::array::from_fn(|i| with_bias[i].max(with_bias[8 + i]).max(with_bias[16 + i]) as f32 * STEP);
        out[panel * 8..panel * 8 + 8].copy_from_slice(&largest);
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
        let first = store.f16s(&format!("{prefix}.W1"));
        Encoder {
            wings: [0, 1, 2].map(|w| maxout_dense(&first, 3 * WIDTH, w * WIDTH, WIDTH)),
            first: Norm::open(store, prefix, 1),
            tables: (0..columns).map(table).collect(),
            mix: Norm::open(store, prefix, 0),
            layers: (2..=DEPTH).map(layer).collect(),
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
        if cache.vectors.len() > CACHED * WIDTH {
            *cache = EncoderCache::default();
        }
        scratch.x.clear();
        scratch.ids.clear();
        for sentence in sentences {
            let pad = |scratch: &mut EncoderScratch| {
                scratch.x.resize(scratch.x.len() + DEPTH * WIDTH, 0.0);
                scratch.ids.resize(scratch.ids.len() + DEPTH, NONE);
            };
            pad(scratch);
            for &(word, spaced) in *sentence {
                let row = self.word_vector(words, word, spaced, cache);
                scratch.x.extend_from_slice(&cache.vectors[row * WIDTH..(row + 1) * WIDTH]);
                scratch.ids.push(row as u32);
            }
            pad(scratch);
        }
        scratch.fixed.clear();
        scratch.fixed.resize(scratch.x.len(), 0);
        self.spread_wings(cache);
        let places = places(sentences, DEPTH - 1);
        fast(FirstLayer { cache, norm: &self.first, places: &places, scratch });
        for (l, (dense, norm)) in self.layers.iter().enumerate() {
            let places = self::places(sentences, DEPTH - 2 - l);
            fast(Layer { dense, norm, places: &places, scratch });
        }
        out.clear();
        let mut at = DEPTH;
        for sentence in sentences {
            out.extend_from_slice(&scratch.fixed[at * WIDTH..(at + sentence.len()) * WIDTH]);
            at += sentence.len() + 2 * DEPTH;
        }
    }

    /// Works out the first convolution's parts for words new in the cache.
    fn spread_wings(&self, cache: &mut EncoderCache) {
        let EncoderCache { vectors, wings, .. } = cache;
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

/// The rows of the sentences with `margin` rows of padding on either side.
fn places(sentences: &[&[(u32, bool)]], margin: usize) -> Vec<usize> {
    let mut at = 0;
    let mut places = Vec::new();
    for sentence in sentences {
        let first = at + DEPTH - margin;
        places.extend(first..first + sentence.len() + 2 * margin);
        at += sentence.len() + 2 * DEPTH;
    }
    places
}

/// The first convolution, put together from what each word contributes.
struct FirstLayer<'a> {
    cache: &'a EncoderCache,
    norm: &'a Norm,
    places: &'a [usize],
    scratch: &'a mut EncoderScratch,
}

impl Job for FirstLayer<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let FirstLayer { cache, norm, places, scratch } = self;
        let none = [0; 3 * WIDTH];
        for &place in places {
            let part = |wing: usize| match scratch.ids[place + wing - 1] {
                NONE => &none[..],
                id => &cache.wings[wing][id as usize * 3 * WIDTH..][..3 * WIDTH],
            };
            let (before, own, after) = (part(0), part(1), part(2));
            let mut sums = [0; 3 * WIDTH];
            for (((s, a), b), c) in sums.iter_mut().zip(before).zip(own).zip(after) {
                *s = a.wrapping_add(*b).wrapping_add(*c);
            }
            let mut new = [0.0; WIDTH];
            for (panel, sums) in sums.as_chunks::<PANEL>().0.iter().enumerate() {
                norm.maxout(panel, sums, &mut new);
            }
            norm.normalise(&mut new);
            add_row(&mut scratch.x, &mut scratch.fixed, place, &new);
        }
    }
}

/// Adds to a row of the running sum and keeps its fixed-point copy right.
#[inline(always)]
fn add_row(x: &mut [f32], small: &mut [i16], place: usize, new: &[f32]) {
    let range = place * WIDTH..(place + 1) * WIDTH;
    for ((v, s), n) in x[range.clone()].iter_mut().zip(&mut small[range]).zip(new) {
        *v += *n;
        *s = fixed(*v);
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
        let Layer { dense, norm, places, scratch } = self;
        let EncoderScratch { x, fixed: small, fresh, .. } = scratch;
        let rows: Vec<&[i16]> = places.iter().map(|&r| &small[(r - 1) * WIDTH..(r + 2) * WIDTH]).collect();
        fresh.clear();
        fresh.resize(places.len() * WIDTH, 0.0);
        dense.run(&rows, |row, panel, sums| {
            norm.maxout(panel, sums, &mut fresh[row * WIDTH..(row + 1) * WIDTH]);
        });
        for (new, &place) in fresh.chunks_exact_mut(WIDTH).zip(places) {
            norm.normalise(new);
            add_row(x, small, place, new);
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
