//! Small dense layers, written so that the compiler can keep them in registers.

/// Columns of one panel: what one pass over the inputs computes.
pub(crate) const PANEL: usize = 24;
/// Rows handled together.
const ROWS: usize = 4;

/// A matrix packed in panels of 24 output columns.
pub(crate) struct Dense {
    inputs: usize,
    panels: Vec<Vec<[f32; PANEL]>>,
}

impl Dense {
    /// Packs a matrix given by its elements: `at(output, input)`.
    pub(crate) fn new(outputs: usize, inputs: usize, at: impl Fn(usize, usize) -> f32) -> Self {
        let cell = |c: usize, k: usize| if c < outputs { at(c, k) } else { 0.0 };
        let panel = |p: usize| {
            let row = |k: usize| std::array::from_fn(|i| cell(p * PANEL + i, k));
            (0..inputs).map(row).collect()
        };
        Dense { inputs, panels: (0..outputs.div_ceil(PANEL)).map(panel).collect() }
    }

    /// The number of columns of a result, padding included.
    pub(crate) fn width(&self) -> usize {
        self.panels.len() * PANEL
    }

    /// Multiplies every row by the matrix; `out` gets `width()` numbers a row.
    pub(crate) fn apply<'a>(&self, rows: &[&'a [f32]], out: &mut Vec<f32>) {
        let width = self.width();
        out.clear();
        out.resize(rows.len() * width, 0.0);
        self.run(rows, |row, panel, values| {
            let at = row * width + panel * PANEL;
            out[at..at + PANEL].copy_from_slice(values);
        });
    }

    /// Multiplies every row and hands over (row, panel, 24 values).
    pub(crate) fn run(&self, rows: &[&[f32]], mut take: impl FnMut(usize, usize, &[f32; PANEL])) {
        if rows.is_empty() {
            return;
        }
        for (p, panel) in self.panels.iter().enumerate() {
            for (b, block) in rows.chunks(ROWS).enumerate() {
                let row = |i: usize| &block[i.min(block.len() - 1)][..self.inputs];
                let sums = kernel([row(0), row(1), row(2), row(3)], panel);
                for (i, values) in sums.iter().enumerate().take(block.len()) {
                    take(b * ROWS + i, p, values);
                }
            }
        }
    }
}

type Block = [[f32; PANEL]; ROWS];

#[inline(always)]
fn block<const FUSED: bool>(rows: [&[f32]; ROWS], panel: &[[f32; PANEL]]) -> Block {
    let mut sums = [[0.0; PANEL]; ROWS];
    let rest = rows[0].iter().zip(rows[1]).zip(rows[2]).zip(rows[3]);
    for (weights, (((&a, &b), &c), &d)) in panel.iter().zip(rest) {
        for (sum, x) in sums.iter_mut().zip([a, b, c, d]) {
            for (s, &w) in sum.iter_mut().zip(weights) {
                *s = if FUSED { x.mul_add(w, *s) } else { *s + x * w };
            }
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn block_avx2(rows: [&[f32]; ROWS], panel: &[[f32; PANEL]]) -> Block {
    block::<true>(rows, panel)
}

#[inline]
fn kernel(rows: [&[f32]; ROWS], panel: &[[f32; PANEL]]) -> Block {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the processor was just asked for both features.
        return unsafe { block_avx2(rows, panel) };
    }
    block::<{ cfg!(target_arch = "aarch64") }>(rows, panel)
}
