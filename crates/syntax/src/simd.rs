//! Chooses the widest instructions the processor has, at run time.
//!
//! The only unsafe code of the crate is here: two calls of functions that are
//! compiled for AVX2, each made only after the processor was asked for it.

/// Output columns computed in one go.
pub(crate) const PANEL: usize = 24;
/// Rows handled in one go.
pub(crate) const ROWS: usize = 3;
/// A panel's weights for two inputs: pairs, column by column.
pub(crate) type PairWeights = [i16; 2 * PANEL];
/// Sums for all rows and columns in hand.
pub(crate) type Block = [[i32; PANEL]; ROWS];

/// Work whose loops gain from wide instructions.
pub(crate) trait Job {
    /// What the work yields.
    type Output;
    /// Does the work; implementations are `#[inline(always)]`.
    fn run(self) -> Self::Output;
}

/// Runs a job compiled for the best instruction set at hand.
#[inline]
pub(crate) fn fast<J: Job>(job: J) -> J::Output {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: both features were detected on the line before.
        return unsafe { x86::run(job) };
    }
    job.run()
}

/// Products of the rows with one panel, summed exactly in 32 bits into `out`.
#[inline]
pub(crate) fn block(rows: [&[[i16; 2]]; ROWS], panel: &[PairWeights], out: &mut Block) {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: both features were detected on the line before.
        return unsafe { x86::block(rows, panel, out) };
    }
    portable_block(rows, panel, out);
}

/// The same sums for any processor.
fn portable_block(rows: [&[[i16; 2]]; ROWS], panel: &[PairWeights], out: &mut Block) {
    for (row, sums) in rows.iter().zip(out) {
        sums.fill(0);
        for (&[a, b], weights) in row.iter().zip(panel) {
            let (a, b) = (i32::from(a), i32::from(b));
            for (sum, &[v, w]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                *sum = sum.wrapping_add(a * i32::from(v)).wrapping_add(b * i32::from(w));
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32};

    use bytemuck::must_cast;

    use super::{Block, Job, PairWeights, ROWS};

    /// Pairs of inputs between two looks at whether there are more.
    const TURN: usize = 4;

    #[target_feature(enable = "avx2,fma")]
    pub(super) fn run<J: Job>(job: J) -> J::Output {
        job.run()
    }

    #[target_feature(enable = "avx2,fma")]
    pub(super) fn block(rows: [&[[i16; 2]]; ROWS], panel: &[PairWeights], out: &mut Block) {
        let mut sums: [[__m256i; 3]; ROWS] = [[_mm256_set1_epi32(0); 3]; ROWS];
        let (turns, rest) = panel.as_chunks::<TURN>();
        let turn = |r: usize| rows[r].as_chunks::<TURN>().0;
        for (panel, ((a, b), c)) in turns.iter().zip(turn(0).iter().zip(turn(1)).zip(turn(2))) {
            for (i, weights) in panel.iter().enumerate() {
                add(&mut sums, weights, [a[i], b[i], c[i]]);
            }
        }
        for (i, weights) in rest.iter().enumerate() {
            add(&mut sums, weights, rows.map(|row| row[turns.len() * TURN + i]));
        }
        *out = must_cast(sums);
    }

    /// Adds the products of one pair of inputs of every row.
    #[inline]
    #[target_feature(enable = "avx2,fma")]
    fn add(sums: &mut [[__m256i; 3]; ROWS], weights: &PairWeights, pairs: [[i16; 2]; ROWS]) {
        let weights: [__m256i; 3] = must_cast(*weights);
        for (sum, pair) in sums.iter_mut().zip(pairs) {
            let pair = _mm256_set1_epi32(must_cast(pair));
            for (s, &w) in sum.iter_mut().zip(&weights) {
                *s = _mm256_add_epi32(*s, _mm256_madd_epi16(w, pair));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PANEL, ROWS, block, portable_block};

    #[test]
    fn fast_and_portable_sums_are_equal() {
        let panel: Vec<[i16; 2 * PANEL]> =
            (0..51i16).map(|k| std::array::from_fn(|c| (k * 131 + c as i16 * 17) % 4000 - 2000)).collect();
        let row = |r: i16| (0..51i16).map(|k| [k * 97 * r % 3000, 55 - k * r]).collect::<Vec<_>>();
        let rows = [row(1), row(2), row(3)];
        let slices = rows.each_ref().map(Vec::as_slice);
        let (mut fast, mut portable) = ([[1; PANEL]; ROWS], [[2; PANEL]; ROWS]);
        block(slices, &panel, &mut fast);
        portable_block(slices, &panel, &mut portable);
        assert_eq!(fast, portable);
    }
}
