//! The objects of the JSON formats about origins and time: the source map, the origins of a finding, the timeline.

use super::words::Named as _;
use crate::types::{ArticleId, CopiedText, Corpus, Credit, Origin, Place, Report, Said};
use schemars::JsonSchema;
use serde::Serialize;

/// An origin behind a finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct OriginRecord {
    /// The reports that go back to it.
    pub reports: Vec<String>,
    /// How it was traced.
    #[schemars(extend("enum" = ["copied passage", "credit", "same named source", "named source", "report's own voice"]))]
    pub how: &'static str,
    /// Who it is: a medium, a source, or the id of the report that speaks for itself.
    pub source: String,
    /// The words that show it, in the first of the reports.
    pub text: String,
    /// Where they stand in each of the reports.
    pub places: Vec<PlaceRecord>,
}

/// Where words stand.
#[derive(Serialize, JsonSchema)]
pub(super) struct PlaceRecord {
    /// The id of the report.
    pub report: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// When a report said something.
#[derive(Serialize, JsonSchema)]
pub(super) struct MomentRecord {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Whether the `text` names the day for it, or it is the day on which the report was `published`.
    #[schemars(extend("enum" = ["text", "published"]))]
    pub known: &'static str,
    /// The id of the report.
    pub report: String,
    /// The id of the claim.
    pub claim: String,
    /// The words of the claim.
    pub text: String,
}

/// Which report leans on which.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceMapRecord {
    /// Pairs of reports with text in common.
    pub copies: Vec<CopyRecord>,
    /// Media that reports lean on.
    pub credits: Vec<CreditRecord>,
}

/// Text that two reports have in common.
#[derive(Serialize, JsonSchema)]
pub(super) struct CopyRecord {
    /// The ids of the two.
    pub reports: [String; 2],
    /// The share of each one's words that stand in the common passages, 0 to 1.
    pub shares: [f64; 2],
    /// The report that had it first; null where neither dates nor credits tell.
    pub from: Option<String>,
    /// The sentences, as they stand in the one report and in the other.
    pub passages: Vec<[PlaceRecord; 2]>,
}

/// A medium that a report leans on.
#[derive(Serialize, JsonSchema)]
pub(super) struct CreditRecord {
    /// The id of the report.
    pub report: String,
    /// The one name of the medium.
    pub source: String,
    /// `whole`: all of the report; `part`: some of it; `cited`: a statement.
    #[schemars(extend("enum" = ["whole", "part", "cited"]))]
    pub extent: &'static str,
    /// The words that say so.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

fn id(corpus: &Corpus, article: ArticleId) -> String {
    corpus.article(article).id.clone()
}

fn place_record(corpus: &Corpus, place: Place) -> PlaceRecord {
    let offset = corpus.article(place.article).offset;
    PlaceRecord { report: id(corpus, place.article), start: place.span.start() + offset, end: place.span.end() + offset }
}

fn text(corpus: &Corpus, place: Place) -> String {
    place.span.slice(&corpus.article(place.article).text).to_owned()
}

/// An origin of a finding.
pub(super) fn origin_record(corpus: &Corpus, origin: &Origin) -> OriginRecord {
    OriginRecord {
        reports: origin.reports.iter().map(|&report| id(corpus, report)).collect(),
        how: origin.how.name(),
        source: origin.name.clone(),
        text: origin.shown.first().map(|&place| text(corpus, place)).unwrap_or_default(),
        places: origin.shown.iter().map(|&place| place_record(corpus, place)).collect(),
    }
}

/// When a claim was said; `names` are the ids of all claims.
pub(super) fn moment_record(corpus: &Corpus, names: &[String], said: &Said) -> MomentRecord {
    let claim = corpus.claim(said.claim);
    MomentRecord {
        date: said.on.to_string(),
        known: said.known.name(),
        report: id(corpus, claim.article),
        claim: names[said.claim.index()].clone(),
        text: corpus.text(claim).to_owned(),
    }
}

/// The source map of a story.
pub(super) fn source_map(report: &Report) -> SourceMapRecord {
    let corpus = &report.corpus;
    let copy = |copy: &CopiedText| CopyRecord {
        reports: copy.reports.map(|report| id(corpus, report)),
        shares: copy.shares.map(|share| (share * 1000.0).round() / 1000.0),
        from: copy.from.map(|report| id(corpus, report)),
        passages: copy.passages.iter().map(|passage| passage.map(|place| place_record(corpus, place))).collect(),
    };
    let credit = |credit: &Credit| {
        let PlaceRecord { start, end, .. } = place_record(corpus, credit.shown);
        let (report, source) = (id(corpus, credit.report), credit.medium.clone());
        CreditRecord { report, source, extent: credit.extent.name(), text: text(corpus, credit.shown), start, end }
    };
    let (copies, credits) = (&report.origins.copies, &report.origins.credits);
    SourceMapRecord { copies: copies.iter().map(copy).collect(), credits: credits.iter().map(credit).collect() }
}
