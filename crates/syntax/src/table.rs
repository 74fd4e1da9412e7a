//! A sorted, front-coded word table that is searched where it lies.

use std::cmp::Ordering;

/// Maps words to short byte strings without being unpacked first.
pub(crate) struct Table {
    offsets: Vec<u32>,
    blob: &'static [u8],
}

/// One entry while walking a block.
struct Entry {
    shared: usize,
    suffix: &'static [u8],
    value: &'static [u8],
    next: usize,
}

impl Table {
    /// Opens a table section.
    pub(crate) fn open(bytes: &'static [u8]) -> Self {
        let word = |i: usize| {
            let mut raw = [0; 4];
            raw.copy_from_slice(&bytes[i * 4..i * 4 + 4]);
            u32::from_le_bytes(raw)
        };
        let blocks = word(1) as usize;
        let offsets = (0..blocks).map(|i| word(2 + i)).collect();
        Table { offsets, blob: &bytes[8 + 4 * blocks..] }
    }

    fn entry(&self, at: usize) -> Entry {
        let suffix = self.blob[at + 1] as usize;
        let value = self.blob[at + 2] as usize;
        let start = at + 3;
        Entry {
            shared: self.blob[at] as usize,
            suffix: &self.blob[start..start + suffix],
            value: &self.blob[start + suffix..start + suffix + value],
            next: start + suffix + value,
        }
    }

    /// The value stored for `key`.
    pub(crate) fn get(&self, key: &[u8]) -> Option<&'static [u8]> {
        let block = self.offsets.partition_point(|&at| self.entry(at as usize).suffix <= key).checked_sub(1)?;
        let mut at = self.offsets[block] as usize;
        let end = self.offsets.get(block + 1).map_or(self.blob.len(), |&e| e as usize);
        // How many leading bytes of `key` the previous entry matched.
        let mut matched = 0;
        while at < end {
            let entry = self.entry(at);
            if entry.shared < matched {
                return None;
            }
            if entry.shared == matched {
                let rest = &key[matched..];
                let common = rest.iter().zip(entry.suffix).take_while(|(a, b)| a == b).count();
                match rest.cmp(entry.suffix) {
                    Ordering::Equal => return Some(entry.value),
                    Ordering::Less => return None,
                    Ordering::Greater => matched += common,
                }
            }
            at = entry.next;
        }
        None
    }

    /// All entries in order.
    pub(crate) fn entries(&self) -> Vec<(String, &'static [u8])> {
        let mut out = Vec::new();
        let mut key: Vec<u8> = Vec::new();
        let mut at = 0;
        while at < self.blob.len() {
            let entry = self.entry(at);
            key.truncate(entry.shared);
            key.extend_from_slice(entry.suffix);
            out.push((String::from_utf8_lossy(&key).into_owned(), entry.value));
            at = entry.next;
        }
        out
    }
}
