//! From bytes to an [`Article`]: decoding, the input format, title, dateline, byline, date, and what is boilerplate.

use crate::types::Article;

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
    Err(IngestError::Empty { path: input.path.clone() })
}
