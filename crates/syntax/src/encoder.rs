//! Word vectors in context: four convolutions over the embedded words.

use crate::embed::{EmbedCache, Embedder};
use crate::lexicon::Word;
use crate::matrix::{Dense, fixed};
use crate::norm::{Norm, WIDTH, maxout_dense};
use crate::simd::{Job, PANEL, fast};
use crate::store::Store;

/// Convolution layers; also how far the padding around a sentence reaches.
const DEPTH: usize = 4;
/// Padding instead of a word.
const NONE: u32 = u32::MAX;

/// The feature tables and layers of one encoder.
pub(crate) struct Encoder {
    embedder: Embedder,
    first: Norm,
    layers: Vec<(Dense, Norm)>,
}

/// Buffers reused between calls.
#[derive(Default)]
pub(crate) struct EncoderScratch {
    x: Vec<f32>,
    fixed: Vec<i16>,
    fresh: Vec<f32>,
    ids: Vec<u32>,
}

impl Encoder {
    /// Opens the encoder whose sections carry `prefix`.
    pub(crate) fn open(store: &Store, prefix: &str, columns: usize) -> Self {
        let layer = |i: usize| {
            let raw = store.f16s(&format!("{prefix}.W{i}"));
            (maxout_dense(&raw, 3 * WIDTH, 0, 3 * WIDTH), Norm::open(store, prefix, i))
        };
        Encoder {
            embedder: Embedder::open(store, prefix, columns),
            first: Norm::open(store, prefix, 1),
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
        cache: &mut EmbedCache,
        scratch: &mut EncoderScratch,
        out: &mut Vec<i16>,
    ) {
        cache.limit();
        scratch.x.clear();
        scratch.ids.clear();
        for sentence in sentences {
            let pad = |scratch: &mut EncoderScratch| {
                scratch.x.resize(scratch.x.len() + DEPTH * WIDTH, 0.0);
                scratch.ids.resize(scratch.ids.len() + DEPTH, NONE);
            };
            pad(scratch);
            for &(word, spaced) in *sentence {
                let row = self.embedder.word_vector(words, word, spaced, cache);
                scratch.x.extend_from_slice(&cache.vectors[row * WIDTH..(row + 1) * WIDTH]);
                scratch.ids.push(row as u32);
            }
            pad(scratch);
        }
        scratch.fixed.clear();
        scratch.fixed.resize(scratch.x.len(), 0);
        self.embedder.spread_wings(cache);
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
    cache: &'a EmbedCache,
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
