//! From byte offsets to lines and columns, fast for files of a single huge line too.

use crate::types::{Claim, Corpus, Place};

/// The line indices of all reports of a corpus.
pub(super) struct Places {
    texts: Vec<LineIndex>,
}

impl Places {
    /// Reads every report once.
    pub(super) fn new(corpus: &Corpus) -> Self {
        Self { texts: corpus.articles.iter().map(|article| LineIndex::new(&article.text)).collect() }
    }

    /// The 1-based line where a claim begins.
    pub(super) fn line(&self, claim: &Claim) -> usize {
        self.texts[claim.article.index()].line(claim.span.start())
    }

    /// `report:line` of a place, for people.
    pub(super) fn label(&self, corpus: &Corpus, place: Place) -> String {
        let line = self.texts[place.article.index()].line(place.span.start());
        format!("{}:{line}", corpus.article(place.article).id)
    }

    /// `report:line` of a claim, for people.
    pub(super) fn label_of(&self, corpus: &Corpus, claim: &Claim) -> String {
        self.label(corpus, Place { article: claim.article, span: claim.span })
    }

    /// Where a span begins and ends; the end column is one past the last character.
    pub(super) fn region(&self, corpus: &Corpus, place: Place) -> Region {
        let (text, index) = (&corpus.article(place.article).text, &self.texts[place.article.index()]);
        let ((line, column), (end_line, end_column)) =
            (index.position(text, place.span.start()), index.position(text, place.span.end()));
        Region { line, column, end_line, end_column }
    }

    /// The 1-based line and the 1-based column, in characters, where a claim begins.
    pub(super) fn position(&self, corpus: &Corpus, claim: &Claim) -> (usize, usize) {
        self.texts[claim.article.index()].position(&corpus.article(claim.article).text, claim.span.start())
    }
}

/// Lines and columns of a span, all from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// Where the lines of a text begin, and how many characters stand before every 1024th byte.
struct LineIndex {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

const STEP: usize = 1024;

impl LineIndex {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        let mut count = 0;
        let characters = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += chunk.iter().filter(|&&byte| leads(byte)).count();
            before
        });
        Self { characters: characters.collect(), starts: std::iter::once(0).chain(breaks).collect() }
    }

    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        (line, self.characters_before(text, offset) - self.characters_before(text, self.starts[line - 1]) + 1)
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let Some(&counted) = self.characters.get(offset / STEP) else {
            return text.chars().count();
        };
        counted + text.as_bytes()[offset / STEP * STEP..offset].iter().filter(|&&byte| leads(byte)).count()
    }
}

/// Whether a byte of UTF-8 begins a character.
fn leads(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "é\r\nnaïve b";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), (1, 1));
        assert_eq!(index.position(text, 4), (2, 1));
        assert_eq!(index.position(text, text.find('b').unwrap_or(0)), (2, 7));
        assert_eq!(index.position(text, text.len()), (2, 8));
    }

    #[test]
    fn long_lines_agree_with_plain_counting() {
        let text = "añb€ \u{1f600}".repeat(700);
        let index = LineIndex::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(index.position(&text, offset), (1, count + 1));
        }
    }
}
