//! Maxout layers of three pieces and the normalisation after them.

use crate::matrix::{Dense, STEP, fixed_bias};
use crate::simd::PANEL;
use crate::store::Store;

/// Numbers in a token's vector.
pub(crate) const WIDTH: usize = 96;

/// Bias of a maxout layer and the normalisation after it.
pub(crate) struct Norm {
    bias: Vec<[i32; PANEL]>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// Column order of maxout layers: a panel holds three pieces of eight outputs.
fn maxout_column(c: usize) -> (usize, usize) {
    (c / PANEL * 8 + c % 8, c % PANEL / 8)
}

impl Norm {
    pub(crate) fn open(store: &Store, prefix: &str, layer: usize) -> Self {
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
    pub(crate) fn maxout(&self, panel: usize, sums: &[i32; PANEL], out: &mut [f32]) {
        let bias = &self.bias[panel];
        let with_bias: [i32; PANEL] = std::array::from_fn(|i| sums[i].wrapping_add(bias[i]));
        let largest: [f32; 8] = std::array::from_fn(|i| with_bias[i].max(with_bias[8 + i]).max(with_bias[16 + i]) as f32 * STEP);
        out[panel * 8..panel * 8 + 8].copy_from_slice(&largest);
    }

    /// Normalises one vector in place.
    #[inline(always)]
    pub(crate) fn normalise(&self, x: &mut [f32]) {
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

/// Packs the part of a maxout layer's weights that is for the inputs `from` to
/// `to` out of `inputs`.
pub(crate) fn maxout_dense(weights: &[i16], inputs: usize, from: usize, to: usize) -> Dense {
    Dense::new(WIDTH * 3, to - from, |c| {
        let (output, piece) = maxout_column(c);
        let row = (output * 3 + piece) * inputs;
        &weights[row + from..row + to]
    })
}
