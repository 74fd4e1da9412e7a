//! Sets of characters kept as sorted ranges.

/// A set of characters.
pub(crate) struct Class {
    ascii: [bool; 128],
    ranges: Vec<(u32, u32)>,
}

impl Class {
    /// Builds the set from inclusive bounds in ascending order.
    pub(crate) fn new(bounds: &[u32]) -> Self {
        let (pairs, _) = bounds.as_chunks::<2>();
        let ranges: Vec<(u32, u32)> = pairs.iter().map(|&[a, b]| (a, b)).collect();
        let mut ascii = [false; 128];
        for (c, slot) in (0u32..).zip(&mut ascii) {
            *slot = ranges.iter().any(|&(a, b)| a <= c && c <= b);
        }
        Class { ascii, ranges }
    }

    /// Is the character a member?
    #[inline]
    pub(crate) fn has(&self, c: char) -> bool {
        let c = c as u32;
        if let Some(&inside) = self.ascii.get(c as usize) {
            return inside;
        }
        let at = self.ranges.partition_point(|&(a, _)| a <= c);
        at > 0 && self.ranges[at - 1].1 >= c
    }

    /// Is there a character and is it a member?
    #[inline]
    pub(crate) fn has_some(&self, c: Option<char>) -> bool {
        c.is_some_and(|c| self.has(c))
    }
}
