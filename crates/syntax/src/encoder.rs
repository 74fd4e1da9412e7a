//! Word vectors in context: four convolutions over the embedded words.

use std::ops::Range;

use crate::conv::{Convolution, Mixed};
use crate::embed::{EmbedCache, Embedder};
use crate::lexicon::Word;
use crate::matrix::fixed;
use crate::norm::{Norm, WIDTH};
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
    layers: Vec<(Convolution, Norm)>,
}

/// Buffers reused between calls.
#[derive(Default)]
pub(crate) struct EncoderScratch {
    x: Vec<f32>,
    fixed: Vec<i16>,
    mixed: Vec<Mixed>,
    fresh: Vec<[f32; WIDTH]>,
    ids: Vec<u32>,
}

impl Encoder {
    /// Opens the encoder whose sections carry `prefix`.
    pub(crate) fn open(store: &Store, prefix: &str, columns: usize) -> Self {
        let layer = |i: usize| (Convolution::new(store.weights(&format!("{prefix}.W{i}"))), Norm::open(store, prefix, i));
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
        self.embedder.learn(words, sentences.iter().copied().flatten().copied(), cache);
        scratch.x.clear();
        scratch.ids.clear();
        for sentence in sentences {
            let pad = |scratch: &mut EncoderScratch| {
                scratch.x.resize(scratch.x.len() + DEPTH * WIDTH, 0.0);
                scratch.ids.resize(scratch.ids.len() + DEPTH, NONE);
            };
            pad(scratch);
            for &(word, spaced) in *sentence {
                let row = cache.row(word, spaced);
                scratch.x.extend_from_slice(&cache.vectors[row * WIDTH..(row + 1) * WIDTH]);
                scratch.ids.push(row as u32);
            }
            pad(scratch);
        }
        scratch.fixed.clear();
        scratch.fixed.resize(scratch.x.len(), 0);
        let places: Vec<usize> = ranges(sentences, DEPTH - 1).flatten().collect();
        fast(FirstLayer { cache, norm: &self.first, places: &places, scratch });
        for (l, (conv, norm)) in self.layers.iter().enumerate() {
            let pairs = pairs(sentences, DEPTH - 2 - l);
            fast(Layer { conv, norm, pairs: &pairs, scratch });
        }
        out.clear();
        let mut at = DEPTH;
        for sentence in sentences {
            out.extend_from_slice(&scratch.fixed[at * WIDTH..(at + sentence.len()) * WIDTH]);
            at += sentence.len() + 2 * DEPTH;
        }
    }
}

/// The rows of each sentence with `margin` rows of padding on either side.
fn ranges(sentences: &[&[(u32, bool)]], margin: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = DEPTH;
    sentences.iter().map(move |sentence| {
        let first = at;
        at += sentence.len() + 2 * DEPTH;
        first - margin..first + sentence.len() + margin
    })
}

/// The first rows of the pairs that make up those of the sentences and their
/// margin. An odd number gets one more; a further margin has room for it.
fn pairs(sentences: &[&[(u32, bool)]], margin: usize) -> Vec<usize> {
    ranges(sentences, margin).flat_map(|range| range.step_by(2)).collect()
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

/// One convolution over pairs of places, added to what was there.
struct Layer<'a> {
    conv: &'a Convolution,
    norm: &'a Norm,
    pairs: &'a [usize],
    scratch: &'a mut EncoderScratch,
}

impl Job for Layer<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Layer { conv, norm, pairs, scratch } = self;
        let EncoderScratch { x, fixed: small, mixed, fresh, .. } = scratch;
        fresh.resize(pairs.len() * 2, [0.0; WIDTH]);
        conv.run(x, small, pairs, norm, mixed, fresh);
        for (new, place) in fresh.iter_mut().zip(pairs.iter().flat_map(|&p| [p, p + 1])) {
            norm.normalise(new);
            add_row(x, small, place, new);
        }
    }
}
