//! Dense layers in 16-bit fixed point with exact 32-bit sums.
//!
//! Whole-number sums do not depend on their order, so results are the same on
//! every processor and whatever is computed together.

use std::slice::ChunksExact;

use bytemuck::must_cast;

use crate::simd::{self, Job, PANEL, PairWeights, ROWS, fast};

/// Inputs are stored in steps of 1/1024 and cut off at 32.
const INPUT_SCALE: f32 = 1024.0;
const INPUT_LIMIT: f32 = 31.99;
/// Weights are stored in steps of 1/4096; all are below 8.
const WEIGHT_SCALE: f32 = 4096.0;
/// What one step of a sum is worth.
pub(crate) const STEP: f32 = 1.0 / (INPUT_SCALE * WEIGHT_SCALE);

/// Rounds to the nearest whole number; vectorises on any processor.
#[inline(always)]
fn round(x: f32) -> i32 {
    const SHIFT: f32 = 12_582_912.0;
    ((x + SHIFT).to_bits() as i32).wrapping_sub(SHIFT.to_bits() as i32)
}

/// A layer's input in fixed point.
#[inline(always)]
pub(crate) fn fixed(x: f32) -> i16 {
    round(x.clamp(-INPUT_LIMIT, INPUT_LIMIT) * INPUT_SCALE) as i16
}

/// A bias in steps of a sum.
pub(crate) fn fixed_bias(x: f32) -> i32 {
    (x / STEP).round() as i32
}

/// A weight in fixed point.
pub(crate) fn fixed_weight(x: f32) -> i16 {
    round(x * WEIGHT_SCALE) as i16
}

/// A matrix packed in panels of 24 output columns, inputs in pairs.
pub(crate) struct Dense {
    inputs: usize,
    panels: Vec<PairWeights>,
}

impl Dense {
    /// Packs a matrix given by its rows, one an output. The number of inputs
    /// is even.
    pub(crate) fn new<'a>(outputs: usize, inputs: usize, row: impl Fn(usize) -> &'a [i16]) -> Self {
        let none = vec![0; inputs];
        let mut panels = Vec::with_capacity(outputs.div_ceil(PANEL) * inputs / 2);
        for p in 0..outputs.div_ceil(PANEL) {
            let rows: [&[[i16; 2]]; PANEL] = std::array::from_fn(|i| {
                let c = p * PANEL + i;
                let row = if c < outputs { row(c) } else { &none };
                row.as_chunks().0
            });
            panels.extend((0..inputs / 2).map(|k| must_cast::<[[i16; 2]; PANEL], PairWeights>(rows.map(|row| row[k]))));
        }
        Dense { inputs, panels }
    }

    /// The number of columns of a result, padding included.
    pub(crate) fn width(&self) -> usize {
        self.panels.len() / (self.inputs / 2) * PANEL
    }

    /// The weights of all panels in turn.
    #[inline(always)]
    pub(crate) fn panels(&self) -> ChunksExact<'_, PairWeights> {
        self.panels.chunks_exact(self.inputs / 2)
    }

    /// Multiplies every row by the matrix and puts the sums behind `out`.
    pub(crate) fn append(&self, rows: &[&[i16]], out: &mut Vec<i32>) {
        let from = out.len();
        out.resize(from + rows.len() * self.width(), 0);
        fast(Append { dense: self, rows, out: &mut out[from..] });
    }

    /// Multiplies every row by the matrix; `out` gets what the sums are worth,
    /// `width()` numbers a row.
    pub(crate) fn apply(&self, rows: &[&[i16]], out: &mut Vec<f32>) {
        // Everything is written below; no need to clear what is there.
        out.resize(rows.len() * self.width(), 0.0);
        fast(Apply { dense: self, rows, out });
    }

    /// Multiplies every row and hands over (row, panel, 24 sums).
    #[inline(always)]
    pub(crate) fn run(&self, rows: &[&[i16]], mut take: impl FnMut(usize, usize, &[i32; PANEL])) {
        if rows.is_empty() {
            return;
        }
        let mut sums = [[0; PANEL]; ROWS];
        for (p, panel) in self.panels().enumerate() {
            for (b, block) in rows.chunks(ROWS).enumerate() {
                let row = |i: usize| block[i.min(block.len() - 1)].as_chunks::<2>().0;
                simd::block(std::array::from_fn(row), panel, &mut sums);
                for (i, sums) in sums.iter().enumerate().take(block.len()) {
                    take(b * ROWS + i, p, sums);
                }
            }
        }
    }
}

struct Append<'a> {
    dense: &'a Dense,
    rows: &'a [&'a [i16]],
    out: &'a mut [i32],
}

impl Job for Append<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let width = self.dense.width();
        self.dense.run(self.rows, |row, panel, sums| {
            let at = row * width + panel * PANEL;
            self.out[at..at + PANEL].copy_from_slice(sums);
        });
    }
}

struct Apply<'a> {
    dense: &'a Dense,
    rows: &'a [&'a [i16]],
    out: &'a mut [f32],
}

impl Job for Apply<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let width = self.dense.width();
        self.dense.run(self.rows, |row, panel, sums| {
            let at = row * width + panel * PANEL;
            for (out, &sum) in self.out[at..at + PANEL].iter_mut().zip(sums) {
                *out = sum as f32 * STEP;
            }
        });
    }
}
