//! Measures how many multiply-adds a second one core can do.
//!
//! Two loops without memory access: 32-bit floats (fused) and pairs of 16-bit
//! integers, the latter being what the layers of the model use.

use std::hint::black_box;
use std::time::Instant;

/// Independent sums: enough to hide the latency of an addition.
const SUMS: usize = 12;
const ROUNDS: usize = 20_000_000;

#[cfg(target_arch = "x86_64")]
mod loops {
    use std::arch::x86_64::{
        _mm256_add_epi32, _mm256_fmadd_ps, _mm256_madd_epi16, _mm256_set1_epi16, _mm256_set1_epi32, _mm256_set1_ps,
    };

    use super::{ROUNDS, SUMS, black_box};

    /// Eight fused multiply-adds an instruction.
    #[target_feature(enable = "avx2,fma")]
    pub fn floats() {
        let (x, y) = (_mm256_set1_ps(black_box(0.5)), _mm256_set1_ps(black_box(0.25)));
        let mut sums = [_mm256_set1_ps(0.0); SUMS];
        for _ in 0..ROUNDS {
            for sum in &mut sums {
                *sum = _mm256_fmadd_ps(*sum, x, y);
            }
        }
        black_box(sums);
    }

    /// Sixteen multiplications an instruction, and one to add them up.
    #[target_feature(enable = "avx2,fma")]
    pub fn integers() {
        let x = _mm256_set1_epi16(black_box(3));
        let mut sums = [_mm256_set1_epi32(1); SUMS];
        for _ in 0..ROUNDS {
            for sum in &mut sums {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(*sum, x));
            }
        }
        black_box(sums);
    }
}

fn main() {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        for (name, width, integers) in [("f32 fused", 8, false), ("i16 pairs", 16, true)] {
            let best = (0..3).map(|_| time(integers)).fold(f64::INFINITY, f64::min);
            println!("{name}: {:.1} G multiply-adds/s", (ROUNDS * SUMS * width) as f64 / best / 1e9);
        }
        return;
    }
    println!("no AVX2 here: {}", black_box(ROUNDS * SUMS));
    let _ = Instant::now();
}

#[cfg(target_arch = "x86_64")]
fn time(integers: bool) -> f64 {
    let start = Instant::now();
    // SAFETY: `main` calls this only after both features were detected.
    unsafe { if integers { loops::integers() } else { loops::floats() } }
    start.elapsed().as_secs_f64()
}
