//! The quote ledger: each quotation of a draft, and what the sources have of it.

use super::{ClaimId, Place};

/// A quotation of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words between the marks.
    pub place: Place,
    /// Who says them in the draft, where it names somebody.
    pub speaker: Option<String>,
    /// The claims of the draft that the words make; empty where they make none.
    pub claims: Vec<ClaimId>,
    /// What the sources have of it.
    pub status: QuoteStatus,
    /// Where sources have the words, the best first; for an altered quotation where they are most like it.
    pub sources: Vec<QuotedAt>,
    /// How the draft's words differ from the first source's; empty unless altered.
    pub diff: Vec<DiffPart>,
}

/// What the sources have of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteStatus {
    /// Word for word, but for typography and marked omissions.
    Verbatim,
    /// The quotation in other words.
    Altered,
    /// Word for word, and another says it.
    OtherSpeaker,
    /// No source quotes it.
    NotFound,
}

/// Where a source has the words of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedAt {
    /// The words in the source.
    pub place: Place,
    /// Who says them there, where it names somebody.
    pub speaker: Option<String>,
    /// Whether they stand between quotation marks.
    pub quoted: bool,
    /// The claim of the source that holds them, where there is one.
    pub claim: Option<ClaimId>,
}

/// A stretch of words that stand in the draft, in the source, or in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// Where the words stand.
    pub change: Change,
    /// The words as written.
    pub text: String,
    /// Where they stand, in the draft; of words that only the source has, in the source. `None` for a marked omission.
    pub place: Option<Place>,
}

/// What a stretch of words is to the two wordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// In both.
    Same,
    /// The source alone has them.
    LeftOut,
    /// The draft alone has them.
    Added,
}
