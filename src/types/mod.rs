//! The vocabulary that all stages share: data only, no rule of any stage.

mod alignment;
mod article;
mod candidate;
mod claim;
mod corpus;
mod decided;
mod desk;
mod finding;
mod ids;
mod ignore;
mod origins;
mod pair;
mod quoted;
mod sentence;
mod settings;
mod span;
mod value;

pub use alignment::{Alignment, ClaimPair, Evidences, Layouts, Measures, Slot, ValuePair};
pub use article::{Article, Block, Part, SourceMap};
pub use candidate::Candidate;
pub use claim::{
    Argument, Attribution, Certainty, Claim, Entity, EntityKind, Form, HolderKind, Mention, PlaceMention, Polarity, Role, Stance,
};
pub use corpus::{Corpus, Notice, Report, Silenced};
pub use decided::{Decided, Weighed};
pub use desk::{Desk, Level, Policy};
pub use finding::{Evidence, Finding, History, Kind, Outcome, Reason, Scope, Severity};
pub use ids::{ArticleId, ClaimId, EntityId, SentenceId};
pub use ignore::Ignore;
pub use jiff::civil::Date;
pub use origins::{Basis, CopiedText, Credit, Extent, How, Known, Origin, Origins, Said, Source, Unnamed};
pub use pair::{PairInput, PairRelation, PairVerdict};
pub use quoted::{Change, DiffPart, QuoteStatus, Quoted, QuotedAt};
pub use sentence::{NamedEntity, Quotation, Sentence, Token, Tree};
pub use settings::{Engine, Settings};
pub use span::{Place, Span};
pub use value::{Amount, Exactness, Fields, Grain, Interval, Measure, Quantity, Time, TimeRole};
