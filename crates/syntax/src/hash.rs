//! The hash functions behind word identities and embedding rows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// MurmurHash64A with seed 1: the identity of a string.
pub(crate) fn string_hash(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut h = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (chunks, tail) = bytes.as_chunks::<8>();
    for &chunk in chunks {
        let mut k = u64::from_le_bytes(chunk).wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut raw = [0; 8];
        raw[..tail.len()].copy_from_slice(tail);
        h = (h ^ u64::from_le_bytes(raw)).wrapping_mul(M);
    }
    h = (h ^ (h >> 47)).wrapping_mul(M);
    h ^ (h >> 47)
}

fn finish64(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// MurmurHash3 (x64, 128 bits) of one 64-bit key: four row numbers.
pub(crate) fn row_hash(key: u64, seed: u32) -> [u32; 4] {
    let k = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    let start = u64::from(seed) ^ 8;
    let mut h1 = k.wrapping_mul(0x4cf5_ad43_2745_937f) ^ start;
    let mut h2 = start;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish64(h1);
    h2 = finish64(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

/// Passes keys that are hashes already straight through.
#[derive(Default)]
pub(crate) struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, x: u64) {
        self.0 = (self.0.rotate_left(5) ^ x).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u32(&mut self, x: u32) {
        self.write_u64(u64::from(x));
    }

    fn write_u8(&mut self, x: u8) {
        self.write_u64(u64::from(x));
    }
}

/// A map whose keys are hashes already.
pub(crate) type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<Through>>;

#[cfg(test)]
mod tests {
    use super::{row_hash, string_hash};

    #[test]
    fn hashes_are_those_of_the_original() {
        assert_eq!(string_hash(b"hello"), 5_983_625_672_228_268_878);
        assert_eq!(string_hash(b"yes"), 12_731_191_880_880_189_974);
        let rows = row_hash(8_532_415_787_641_010_193, 8);
        assert_eq!(rows, [2_138_436_860, 3_261_883_656, 3_207_655_290, 2_745_341_836]);
        assert_eq!(row_hash(1, 8)[0], 1_161_550_108);
    }
}
