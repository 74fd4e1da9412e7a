//! Scores the moves open to a transition-based parser in a given state.

use crate::matrix::{Dense, fixed};
use crate::norm::WIDTH;
use crate::store::Store;

/// Width of the hidden layer; two pieces each.
const HIDDEN: usize = 64;
const PIECES: usize = 2 * HIDDEN;
/// Scores computed in one pass over the hidden layer.
const GROUP: usize = 40;

/// No token in this place.
pub(crate) const NOTHING: u32 = u32::MAX;

/// The layers from token vectors to move scores.
pub(crate) struct Scorer {
    project: Dense,
    project_bias: Vec<f32>,
    lower: Dense,
    lower_bias: Vec<f32>,
    padding: Vec<f32>,
    upper: Vec<[[f32; GROUP]; HIDDEN]>,
    upper_bias: Vec<[f32; GROUP]>,
    features: usize,
}

/// What every token contributes in every place of the state.
#[derive(Default)]
pub(crate) struct Prepared {
    wide: Vec<f32>,
    narrow: Vec<i16>,
    parts: Vec<f32>,
    stride: usize,
}

impl Scorer {
    /// Opens the scorer whose sections carry `prefix`.
    pub(crate) fn open(store: &Store, prefix: &str, features: usize) -> Self {
        let section = |name: &str| format!("{prefix}.{name}");
        let project = store.weights(&section("proj.W"));
        let lower = store.weights(&section("lower.W"));
        let upper = store.f16s(&section("upper.W"));
        // The file has the two pieces of an output side by side; here they
        // are 64 columns apart.
        let column = |c: usize| c / PIECES * PIECES + c % HIDDEN * 2 + c % PIECES / HIDDEN;
        let reorder = |name: &str| {
            let raw = store.f32s(&section(name));
            (0..raw.len()).map(|c| raw[column(c)]).collect::<Vec<f32>>()
        };
        let bias = store.f32s(&section("upper.b"));
        let weight = |m: usize, h: usize| {
            if m < bias.len() { upper[m * HIDDEN + h] } else { 0.0 }
        };
        let group = |g: usize| std::array::from_fn(|h| std::array::from_fn(|i| weight(g * GROUP + i, h)));
        let group_bias = |g: usize| std::array::from_fn(|i| bias.get(g * GROUP + i).copied().unwrap_or(0.0));
        let groups = bias.len().div_ceil(GROUP);
        Scorer {
            project: Dense::new(HIDDEN, WIDTH, |c| &project[c * WIDTH..(c + 1) * WIDTH]),
            project_bias: store.f32s(&section("proj.b")),
            lower: Dense::new(features * PIECES, HIDDEN, |c| &lower[column(c) * HIDDEN..(column(c) + 1) * HIDDEN]),
            lower_bias: reorder("lower.b"),
            padding: reorder("lower.p"),
            upper: (0..groups).map(group).collect(),
            upper_bias: (0..groups).map(group_bias).collect(),
            features,
        }
    }

    /// Works out what the tokens contribute, for all states to come.
    pub(crate) fn prepare(&self, vectors: &[i16], prepared: &mut Prepared) {
        let Prepared { wide, narrow, parts, stride } = prepared;
        let rows: Vec<&[i16]> = vectors.chunks_exact(WIDTH).collect();
        self.project.apply(&rows, wide);
        narrow.clear();
        for row in wide.chunks_exact(self.project.width()) {
            narrow.extend(row.iter().zip(&self.project_bias).map(|(v, b)| fixed(v + b)));
        }
        let rows: Vec<&[i16]> = narrow.chunks_exact(HIDDEN).collect();
        self.lower.apply(&rows, parts);
        *stride = self.lower.width();
    }

    /// The scores of all moves in the state that `tokens` describe.
    #[inline(always)]
    pub(crate) fn score(&self, prepared: &Prepared, first: usize, tokens: &[u32], out: &mut Vec<f32>) {
        debug_assert_eq!(tokens.len(), self.features);
        let mut sums = [0.0; PIECES];
        sums.copy_from_slice(&self.lower_bias);
        for (f, &token) in tokens.iter().enumerate() {
            let from = f * PIECES;
            let part = if token == NOTHING {
                &self.padding[from..from + PIECES]
            } else {
                let at = (first + token as usize) * prepared.stride + from;
                &prepared.parts[at..at + PIECES]
            };
            for (s, p) in sums.iter_mut().zip(part) {
                *s += p;
            }
        }
        let hidden: [f32; HIDDEN] = std::array::from_fn(|h| if sums[h] > sums[HIDDEN + h] { sums[h] } else { sums[HIDDEN + h] });
        out.clear();
        for (weights, &bias) in self.upper.iter().zip(&self.upper_bias) {
            let mut scores = bias;
            for (x, row) in hidden.iter().zip(weights) {
                for (s, w) in scores.iter_mut().zip(row) {
                    *s += x * w;
                }
            }
            out.extend_from_slice(&scores);
        }
    }
}

/// The best of the moves that are allowed; the first of equals.
#[inline(always)]
pub(crate) fn best(scores: &[f32], count: usize, allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (i, &score) in scores[..count].iter().enumerate() {
        if best.is_none_or(|(_, s)| score > s) && allowed(i) {
            best = Some((i, score));
        }
    }
    best.map(|(i, _)| i)
}
