//! The model file: named sections of one embedded byte string.

use crate::matrix::fixed_weight;

/// Read access to the sections of a converted model.
pub(crate) struct Store {
    bytes: &'static [u8],
    sections: Vec<(&'static [u8], usize, usize)>,
}

const MAGIC: &[u8] = b"CCSYNTX1";

fn u32_at(bytes: &[u8], at: usize) -> usize {
    let mut raw = [0; 4];
    raw.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(raw) as usize
}

impl Store {
    /// Opens the file; the embedded one is known to be well formed.
    pub(crate) fn open(bytes: &'static [u8]) -> Self {
        assert!(bytes.starts_with(MAGIC), "not a converted model");
        let count = u32_at(bytes, 8);
        let sections = (0..count)
            .map(|i| {
                let at = 12 + i * 24;
                let name = &bytes[at..at + 16];
                let end = name.iter().position(|&b| b == 0).unwrap_or(16);
                (&name[..end], u32_at(bytes, at + 16), u32_at(bytes, at + 20))
            })
            .collect();
        Store { bytes, sections }
    }

    /// The bytes of a section.
    pub(crate) fn bytes(&self, name: &str) -> &'static [u8] {
        let &(_, start, len) = self
            .sections
            .iter()
            .find(|(n, _, _)| *n == name.as_bytes())
            .unwrap_or_else(|| panic!("the model file lacks section {name}"));
        &self.bytes[start..start + len]
    }

    /// A section of text.
    pub(crate) fn text(&self, name: &str) -> &'static str {
        std::str::from_utf8(self.bytes(name)).expect("text sections are UTF-8 by construction")
    }

    /// A section of 32-bit floats.
    pub(crate) fn f32s(&self, name: &str) -> Vec<f32> {
        let (chunks, _) = self.bytes(name).as_chunks::<4>();
        chunks.iter().map(|&c| f32::from_le_bytes(c)).collect()
    }

    /// A section of 16-bit floats, widened.
    pub(crate) fn f16s(&self, name: &str) -> Vec<f32> {
        let (chunks, _) = self.bytes(name).as_chunks::<2>();
        chunks.iter().map(|&c| widen(u16::from_le_bytes(c))).collect()
    }

    /// A section of 16-bit floats as weights in fixed point.
    pub(crate) fn weights(&self, name: &str) -> Vec<i16> {
        let (chunks, _) = self.bytes(name).as_chunks::<2>();
        chunks.iter().map(|&c| fixed_weight(widen(u16::from_le_bytes(c)))).collect()
    }

    /// A section of 32-bit integers.
    pub(crate) fn u32s(&self, name: &str) -> Vec<u32> {
        let (chunks, _) = self.bytes(name).as_chunks::<4>();
        chunks.iter().map(|&c| u32::from_le_bytes(c)).collect()
    }

    /// A section of 64-bit integers.
    pub(crate) fn u64s(&self, name: &str) -> Vec<u64> {
        let (chunks, _) = self.bytes(name).as_chunks::<8>();
        chunks.iter().map(|&c| u64::from_le_bytes(c)).collect()
    }
}

/// Widens a finite half-precision number; exact for subnormals too.
#[inline(always)]
pub(crate) fn widen(half: u16) -> f32 {
    const SCALE: f32 = f32::from_bits((127 + 112) << 23);
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * SCALE;
    f32::from_bits(magnitude.to_bits() | (u32::from(half & 0x8000) << 16))
}

#[cfg(test)]
mod tests {
    use super::widen;

    #[test]
    fn halves_widen_exactly() {
        assert_eq!(widen(0x3c00), 1.0);
        assert_eq!(widen(0xc000), -2.0);
        assert_eq!(widen(0x0001), 5.960_464_5e-8);
        assert_eq!(widen(0x7bff), 65504.0);
    }
}
