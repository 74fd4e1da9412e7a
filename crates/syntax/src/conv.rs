//! Convolutions over three neighbouring rows, two places at a time.
//!
//! The sums at two neighbouring places take six products of a row with a
//! matrix, or four of mixed rows with mixed matrices (Winograd's minimal
//! filtering). In whole numbers the results are the same to the last bit as
//! long as nothing overflows; rows so long that it might go the plain way.

use std::sync::OnceLock;

use crate::matrix::Dense;
use crate::norm::{Norm, WIDTH, maxout_dense};
use crate::simd::{self, PANEL, ROWS};

/// Products for two places.
const MIXES: usize = 4;
/// No number of a row that is mixed is larger: the sum of two fits 16 bits.
const LARGEST: f32 = 15.9;
/// No row that is mixed is longer: no sum to be halved reaches 2^31 then, as
/// the tests work out from the weights.
const LONGEST: f32 = 24.0;

/// The weights of a convolution, plain and mixed.
pub(crate) struct Convolution {
    weights: Vec<i16>,
    plain: OnceLock<Dense>,
    mixes: [Dense; MIXES],
}

/// The mixed rows of two neighbouring places.
pub(crate) type Mixed = [[i16; WIDTH]; MIXES];

impl Convolution {
    /// Takes the weights in the order of the model file.
    pub(crate) fn new(weights: Vec<i16>) -> Self {
        let (rows, _) = weights.as_chunks::<{ 3 * WIDTH }>();
        let mix = |of: fn(i16, i16, i16) -> i16| {
            let mixed = |row: &[i16; 3 * WIDTH]| std::array::from_fn(|k| of(row[k], row[WIDTH + k], row[2 * WIDTH + k]));
            let mixed: Vec<[i16; WIDTH]> = rows.iter().map(mixed).collect();
            maxout_dense(mixed.as_flattened(), WIDTH, 0, WIDTH)
        };
        let mixes = [mix(|a, _, _| a), mix(|a, b, c| a + b + c), mix(|a, b, c| a - b + c), mix(|_, _, c| c)];
        Convolution { weights, plain: OnceLock::new(), mixes }
    }

    /// Maxout of the sums at both places of every pair, of which `pairs` names
    /// the first. The rows are given as they are and in fixed point.
    #[inline(always)]
    pub(crate) fn run(
        &self,
        exact: &[f32],
        rows: &[i16],
        pairs: &[usize],
        norm: &Norm,
        mixed: &mut Vec<Mixed>,
        out: &mut [[f32; WIDTH]],
    ) {
        let mut usual = true;
        for row in exact.as_chunks().0 {
            usual &= is_usual(row);
        }
        if usual {
            mixed.resize(pairs.len(), [[0; WIDTH]; MIXES]);
            for (mixed, &place) in mixed.iter_mut().zip(pairs) {
                mix(&rows[(place - 1) * WIDTH..(place + 3) * WIDTH], mixed);
            }
            self.run_mixed(mixed, norm, out);
        } else {
            let around = |place: usize| &rows[(place - 1) * WIDTH..(place + 2) * WIDTH];
            let rows: Vec<&[i16]> = pairs.iter().flat_map(|&place| [around(place), around(place + 1)]).collect();
            let plain = self.plain.get_or_init(|| maxout_dense(&self.weights, 3 * WIDTH, 0, 3 * WIDTH));
            plain.run(&rows, |row, panel, sums| norm.maxout(panel, sums, &mut out[row]));
        }
    }

    #[inline(always)]
    fn run_mixed(&self, mixed: &[Mixed], norm: &Norm, out: &mut [[f32; WIDTH]]) {
        let (pairs, _) = out.as_chunks_mut::<2>();
        let [first, plus, minus, last] = &self.mixes;
        let panels = first.panels().zip(plus.panels()).zip(minus.panels().zip(last.panels()));
        let mut blocks = [[[0; PANEL]; ROWS]; MIXES];
        for (p, ((first, plus), (minus, last))) in panels.enumerate() {
            for (mixed, pairs) in mixed.chunks(ROWS).zip(pairs.chunks_mut(ROWS)) {
                for (m, panel) in [first, plus, minus, last].into_iter().enumerate() {
                    let row = |i: usize| mixed[i.min(mixed.len() - 1)][m].as_chunks::<2>().0;
                    simd::block(std::array::from_fn(row), panel, &mut blocks[m]);
                }
                for (i, [one, other]) in pairs.iter_mut().enumerate() {
                    let sums = unmix(blocks.each_ref().map(|block| &block[i]));
                    norm.maxout(p, &sums[0], one);
                    norm.maxout(p, &sums[1], other);
                }
            }
        }
    }
}

/// Is the row short enough that its mixed products cannot overflow?
#[inline(always)]
fn is_usual(row: &[f32; WIDTH]) -> bool {
    let (mut squares, mut largest) = ([0.0f32; 8], [0.0f32; 8]);
    for chunk in row.as_chunks::<8>().0 {
        for ((square, most), v) in squares.iter_mut().zip(&mut largest).zip(chunk) {
            *square += v * v;
            *most = if v.abs() > *most { v.abs() } else { *most };
        }
    }
    squares.iter().sum::<f32>() < LONGEST * LONGEST && largest.iter().all(|&v| v < LARGEST)
}

/// Mixes the rows before, at, at and after two neighbouring places.
#[inline(always)]
fn mix(rows: &[i16], mixed: &mut Mixed) {
    let (before, rest) = rows.split_at(WIDTH);
    let (one, rest) = rest.split_at(WIDTH);
    let (other, after) = rest.split_at(WIDTH);
    for k in 0..WIDTH {
        mixed[0][k] = before[k].wrapping_sub(other[k]);
        mixed[1][k] = one[k].wrapping_add(other[k]);
        mixed[2][k] = other[k].wrapping_sub(one[k]);
        mixed[3][k] = one[k].wrapping_sub(after[k]);
    }
}

/// The sums at two neighbouring places from the products of their mixed rows.
#[inline(always)]
fn unmix([first, plus, minus, last]: [&[i32; PANEL]; MIXES]) -> [[i32; PANEL]; 2] {
    let mut sums = [[0; PANEL]; 2];
    for i in 0..PANEL {
        sums[0][i] = first[i].wrapping_add(plus[i].wrapping_add(minus[i]) >> 1);
        sums[1][i] = (plus[i].wrapping_sub(minus[i]) >> 1).wrapping_sub(last[i]);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Convolution, LONGEST};
    use crate::matrix::STEP;
    use crate::norm::{Norm, WIDTH};
    use crate::store::Store;

    fn store() -> Store {
        Store::open(include_bytes!("../data/en_core_web_sm.bin"))
    }

    #[test]
    fn no_sum_of_usual_rows_overflows() {
        let length = |numbers: &[f32]| numbers.iter().map(|v| v * v).sum::<f32>().sqrt();
        for name in ["t.W2", "t.W3", "t.W4", "n.W2", "n.W3", "n.W4"] {
            for row in store().f16s(name).as_chunks::<{ 3 * WIDTH }>().0 {
                let outer: [f32; WIDTH] = std::array::from_fn(|k| row[k] + row[2 * WIDTH + k]);
                let weights = length(&row[WIDTH..2 * WIDTH]) + length(&outer);
                assert!(1.01 * LONGEST * weights / STEP < 2f32.powi(30));
            }
        }
    }

    #[test]
    fn mixed_and_plain_sums_are_equal() {
        let store = store();
        let (conv, norm) = (Convolution::new(store.weights("n.W3")), Norm::open(&store, "n", 3));
        let rows: Vec<i16> = (0..12 * WIDTH as i32).map(|i| (i * 7919 % 4001 - 2000) as i16).collect();
        let pairs = [1, 3, 5, 7, 9];
        let run = |exact: f32| {
            let mut out = [[0.0; WIDTH]; 10];
            conv.run(&[exact; WIDTH], &rows, &pairs, &norm, &mut Vec::new(), &mut out);
            out
        };
        assert_eq!(run(0.0), run(30.0));
    }
}
