//! The quote ledger of a draft, entry by entry, as the JSON formats have it.

use super::super::places::Places;
use super::super::words::Named as _;
use crate::types::{Corpus, Place, Quoted, QuotedAt};
use schemars::JsonSchema;
use serde::Serialize;

/// A quotation of the draft.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct QuoteRecord {
    /// `verbatim` (but for typography and marked omissions), `altered`, `other-speaker` or `not-found`.
    #[schemars(extend("enum" = ["verbatim", "altered", "other-speaker", "not-found"]))]
    pub status: &'static str,
    /// Who says it in the draft, where it names somebody.
    pub speaker: Option<String>,
    #[serde(flatten)]
    pub at: PlaceRecord,
    /// Where sources have it, the best first.
    pub sources: Vec<QuoteSourceRecord>,
    /// How an altered quotation differs from its first source: stretches of words in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diff: Vec<DiffRecord>,
}

/// Words of a report.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct PlaceRecord {
    /// The id of the report.
    pub report: String,
    /// The words as they stand.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// 1-based line of `start`.
    pub line: usize,
    /// 1-based column of `start`, in characters.
    pub column: usize,
}

/// Where a source has a quotation.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct QuoteSourceRecord {
    #[serde(flatten)]
    pub at: PlaceRecord,
    /// Who says it there, where it names somebody.
    pub speaker: Option<String>,
    /// Whether the words stand between quotation marks there.
    pub quoted: bool,
}

/// A stretch of words.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct DiffRecord {
    /// `same`, `left-out` (the source alone has it) or `added` (the draft alone has it).
    #[schemars(extend("enum" = ["same", "left-out", "added"]))]
    pub change: &'static str,
    /// The words.
    pub text: String,
}

/// The record of an entry.
pub(in super::super) fn quote_record(corpus: &Corpus, places: &Places, quoted: &Quoted) -> QuoteRecord {
    let source = |at: &QuotedAt| QuoteSourceRecord {
        at: place_record(corpus, places, at.place),
        speaker: at.speaker.clone(),
        quoted: at.quoted,
    };
    QuoteRecord {
        status: quoted.status.name(),
        speaker: quoted.speaker.clone(),
        at: place_record(corpus, places, quoted.place),
        sources: quoted.sources.iter().map(source).collect(),
        diff: quoted.diff.iter().map(|part| DiffRecord { change: part.change.name(), text: part.text.clone() }).collect(),
    }
}

fn place_record(corpus: &Corpus, places: &Places, place: Place) -> PlaceRecord {
    let article = corpus.article(place.article);
    let region = places.region(corpus, place);
    PlaceRecord {
        report: article.id.clone(),
        text: place.span.slice(&article.text).to_owned(),
        start: place.span.start() + article.offset,
        end: place.span.end() + article.offset,
        line: region.line,
        column: region.column,
    }
}
