//! What ingest makes of one input: the original text, and clean blocks that map back to it.

use super::Span;
use jiff::civil::Date;

/// Which part of a report a block, sentence or claim belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The headline, a subheading or a bold crosshead. Its claims are claims of their own part.
    Headline,
    /// The running text.
    Body,
    /// A caption of a picture or video. Makes no claims.
    Caption,
    /// Byline, dateline, credit lines. Makes no claims.
    Credit,
    /// 'Read more:' lists, newsletter and cookie lines, copyright. Makes no claims.
    Boilerplate,
}

/// One report as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The shortest path suffix that tells the reports of a run apart, e.g. `a.txt`.
    pub id: String,
    /// The path as the user gave it; `-` for standard input.
    pub path: String,
    /// The headline, where the text shows one.
    pub title: Option<String>,
    /// Names in the byline, without 'By'.
    pub byline: Option<String>,
    /// The place of the dateline: `SEOUL` in 'SEOUL, Sept 5 (Reuters) -'.
    pub dateline: Option<String>,
    /// The outlet or agency that the text or its metadata names.
    pub outlet: Option<String>,
    /// The day of publication, from the text, its metadata or `--published`.
    pub published: Option<Date>,
    /// The whole original text, decoded to UTF-8 (without a byte-order mark).
    pub text: String,
    /// Bytes of a byte-order mark before `text` in the file: offsets into the file are offsets into `text` plus this.
    pub offset: usize,
    /// The paragraphs and headings in reading order.
    pub blocks: Vec<Block>,
}

/// One paragraph, heading or list item, cleaned for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub part: Part,
    /// The clean text: runs of white space folded to one space, markup removed, control characters dropped.
    pub text: String,
    /// Where the clean text stands in [`Article::text`].
    pub source: SourceMap,
}

/// Maps byte offsets of a clean text to byte offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    // Invariant: sorted by clean offset, first entry at clean offset 0 (unless empty), originals never decrease.
    // Each piece (clean, original) runs to the next piece, byte for byte.
    pieces: Vec<(usize, usize)>,
}

impl SourceMap {
    /// An empty map, to be filled by [`push`](Self::push).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says that from clean offset `clean` on, the text stands at `original`. Offsets must not decrease.
    ///
    /// # Panics
    /// If an offset lies before the last one pushed.
    pub fn push(&mut self, clean: usize, original: usize) {
        if let Some(&(c, o)) = self.pieces.last() {
            assert!(clean >= c && original >= o, "a source map grows from left to right");
            if original - o == clean - c {
                return;
            }
            if c == clean {
                self.pieces.pop();
            }
        }
        self.pieces.push((clean, original));
    }

    /// The original offset of the clean byte at `clean`.
    #[must_use]
    pub fn original(&self, clean: usize) -> usize {
        let at = self.pieces.partition_point(|&(c, _)| c <= clean);
        match at.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(&(c, o)) => o + (clean - c),
            None => clean,
        }
    }

    /// The original span of a clean range; the end is where the last clean byte stands, plus one.
    #[must_use]
    pub fn span(&self, clean: Span) -> Span {
        let start = self.original(clean.start());
        if clean.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, (self.original(clean.end() - 1) + 1).max(start))
    }

    /// The map of a piece of clean text alone, with its own offsets from 0.
    #[must_use]
    pub fn piece(&self, clean: Span) -> SourceMap {
        let mut map = SourceMap::new();
        map.push(0, self.original(clean.start()));
        let after = self.pieces.partition_point(|&(c, _)| c <= clean.start());
        for &(c, o) in self.pieces[after..].iter().take_while(|&&(c, _)| c < clean.end()) {
            map.push(c - clean.start(), o);
        }
        map
    }

    /// The map of the piece of clean text from `start` on, with its own offsets from 0.
    #[must_use]
    pub fn tail(&self, start: usize) -> SourceMap {
        let mut map = SourceMap::new();
        map.push(0, self.original(start));
        for &(c, o) in self.pieces.iter().filter(|&&(c, _)| c > start) {
            map.push(c - start, o);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_back_over_dropped_bytes() {
        // original "ab  cd", clean "ab cd"
        let mut map = SourceMap::new();
        map.push(0, 0);
        map.push(3, 4);
        assert_eq!(map.span(Span::new(0, 2)), Span::new(0, 2));
        assert_eq!(map.span(Span::new(3, 5)), Span::new(4, 6));
        assert_eq!(map.piece(Span::new(1, 4)).span(Span::new(2, 3)), Span::new(4, 5));
        assert_eq!(map.tail(3).span(Span::new(0, 2)), Span::new(4, 6));
    }
}
