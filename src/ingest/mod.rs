//! From bytes to an [`Article`]: decoding, the input format, title, dateline, byline, date, and what is boilerplate.

mod byline;
mod clean;
mod cues;
mod dateline;
mod dates;
mod decode;
mod formats;
mod front;
mod ignores;
mod lines;
mod markdown;
mod markup;
mod parts;
mod plain;
mod statement;
mod suffix;
#[cfg(test)]
mod tests;

pub use decode::SIZE_LIMIT;
pub(crate) use statement::statement;
pub use suffix::tell_apart;

use crate::types::{Article, Ignore};

/// One input before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path as the user gave it; `-` for standard input. Its ending chooses the input format.
    pub path: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// Why an input cannot be read as a report. Each message names the input, the cause, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// Nothing in it but white space.
    #[error("{path}: the file is empty; give a report with at least one sentence")]
    Empty {
        /// The input's path.
        path: String,
    },
    /// More bytes than [`SIZE_LIMIT`].
    #[error("{path}: {bytes} bytes are more than a report may have ({limit}); split it, or give the text of the report alone")]
    TooLarge {
        /// The input's path.
        path: String,
        /// Its length in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A file of another sort: a picture, an archive, a program.
    #[error("{path}: this is not text but looks like {looks_like}; save the report as plain text or Markdown")]
    Binary {
        /// The input's path.
        path: String,
        /// What it looks like, with its article: 'a PDF document'.
        looks_like: &'static str,
    },
    /// Text in another encoding, told by its byte-order mark or its zero bytes.
    #[error("{path}: the text is encoded as {encoding}; convert it to UTF-8, e.g. with `iconv -f {encoding} -t UTF-8`")]
    Encoding {
        /// The input's path.
        path: String,
        /// The name of the encoding as `iconv` knows it.
        encoding: &'static str,
    },
    /// Bytes that are not UTF-8.
    #[error(
        "{path}: not valid UTF-8 at byte {offset} (line {line}); convert it to UTF-8, e.g. with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 {
        /// The input's path.
        path: String,
        /// The first wrong byte, counted from 0.
        offset: usize,
        /// The line that it stands in, counted from 1.
        line: usize,
    },
    /// A format that this version does not read.
    #[error("{path}: this looks like {looks_like}, which cannot be read yet; save the report as plain text or Markdown")]
    Unsupported {
        /// The input's path.
        path: String,
        /// What it looks like, with its article: 'an HTML page'.
        looks_like: &'static str,
    },
    /// Data for programs, told by the ending of its name and its look.
    #[error("{path}: this looks like {looks_like}, not a report; give the text of the report as plain text or Markdown")]
    Data {
        /// The input's path.
        path: String,
        /// What it looks like: 'JSON data'.
        looks_like: &'static str,
    },
    /// Words in what is not read alone.
    #[error(
        "{path}: no sentence in it outside of code, comments, markup, struck words and tables of single words; give a report with at \
         least one sentence"
    )]
    Hidden {
        /// The input's path.
        path: String,
    },
    /// Text without a letter.
    #[error("{path}: no sentence in it, not even a letter; give a report with at least one sentence")]
    NoSentence {
        /// The input's path.
        path: String,
    },
}

/// Reads a draft: as [`ingest`] does, but the remarks that silence findings are no part of what it says, and come apart.
///
/// # Errors
/// As [`ingest`].
pub fn ingest_draft(input: &Input) -> Result<(Article, Vec<Ignore>), IngestError> {
    let (blanked, remarks) = ignores::take(input);
    let mut article = ingest(&blanked)?;
    // Places and quoted words are those of the file as it stands.
    if let Some(Ok(text)) = input.bytes.get(article.offset..).map(std::str::from_utf8) {
        text.clone_into(&mut article.text);
    }
    let ignores = remarks.into_iter().map(|remark| ignores::about(remark, &article)).collect();
    Ok((article, ignores))
}

/// Reads one input.
///
/// The article's `id` is the last part of the path until [`tell_apart`] has seen all reports of the run.
///
/// # Errors
/// Where the bytes are not text, or hold no words; see [`IngestError`].
pub fn ingest(input: &Input) -> Result<Article, IngestError> {
    let (text, offset) = decode::decode(&input.path, &input.bytes)?;
    if let Some(looks_like) = formats::data(&input.path, text) {
        return Err(IngestError::Data { path: input.path.clone(), looks_like });
    }
    let format = formats::choose(&input.path, text).map_err(|looks_like| {
        let path = input.path.clone();
        IngestError::Unsupported { path, looks_like }
    })?;
    let (front, body) = front::read(text);
    let mut raws = front.heading(text);
    raws.extend((format.read)(text, body));
    let mut article = parts::article(raws, &front);
    article.id = suffix::last(&input.path).to_owned();
    article.path = input.path.clone();
    article.text = text.to_owned();
    article.offset = offset;
    if article.blocks.iter().any(|block| block.text.chars().any(char::is_alphabetic)) {
        Ok(article)
    } else if article.text.chars().any(char::is_alphabetic) {
        Err(IngestError::Hidden { path: input.path.clone() })
    } else {
        Err(IngestError::NoSentence { path: input.path.clone() })
    }
}
