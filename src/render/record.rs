//! The objects of the JSON formats, field by field as the contract has them.

mod claims;
mod findings;
mod quotes;

pub(super) use claims::ClaimRecord;
pub(super) use findings::FindingRecord;
pub(super) use quotes::{QuoteRecord, quote_record};

use super::origins::{MomentRecord, SourceMapRecord, moment_record, source_map};
use super::places::Places;
use crate::types::{Article, Claim, Corpus, Outcome, Report, Silenced};
use claims::claim_record;
use findings::finding_record;
use schemars::JsonSchema;
use serde::Serialize;

/// The whole output.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentRecord {
    /// Version of this form; it grows when a field changes its meaning or goes.
    pub schema: u32,
    /// The program and its engine.
    pub tool: ToolRecord,
    /// The id of the report that is the draft, the others being its sources; only there where one was checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
    /// The reports in the order given.
    pub reports: Vec<ReportRecord>,
    /// All claims of all reports, in order of report and place.
    pub claims: Vec<ClaimRecord>,
    /// Contradictions first, then single-source claims, then agreements.
    pub findings: Vec<FindingRecord>,
    /// Each quotation of the draft, in order, and what the sources have of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<QuoteRecord>,
    /// How many findings of each verdict there are.
    pub summary: SummaryRecord,
    /// When each report said what: the claims of agreements and contradictions whose day is known, by day.
    pub timeline: Vec<MomentRecord>,
    /// Which report leans on which: text in common, credits to media.
    pub origins: SourceMapRecord,
    /// What the reader should know about how a report was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeRecord>,
}

/// What made the output.
#[derive(Serialize, JsonSchema)]
pub(super) struct ToolRecord {
    /// Always `crosscheck`.
    pub name: &'static str,
    /// The version of the program.
    pub version: &'static str,
    /// The engine that ran: `rules`.
    pub engine: String,
}

/// One report as it was read.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReportRecord {
    /// The shortest path suffix that tells the reports apart.
    pub id: String,
    /// The path as given; `-` for standard input.
    pub path: String,
    /// The headline; null where the text shows none.
    pub title: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Words of the whole text.
    pub words: usize,
}

/// How many findings of each verdict.
#[derive(Serialize, JsonSchema, Clone)]
pub(super) struct SummaryRecord {
    /// What two reports or more say; of a draft, what several independent sources bear out.
    pub agreement: usize,
    /// Contradictions of every severity, updates included.
    pub contradiction: usize,
    /// What one report alone says; of a draft, what one source alone bears out.
    #[serde(rename = "single-source")]
    pub single_source: usize,
    /// Claims of a draft that no source makes; only there where a draft was checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<usize>,
    /// How many findings are not among these; only there where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silenced: Option<SilencedRecord>,
}

/// How many findings are not shown, by why.
#[derive(Serialize, JsonSchema, Clone)]
pub(super) struct SilencedRecord {
    /// By remarks in the draft.
    pub ignored: usize,
    /// By the baseline.
    pub baseline: usize,
    /// On lines that did not change.
    pub unchanged: usize,
}

/// A remark on how a report was read.
#[derive(Serialize, JsonSchema)]
pub(super) struct NoticeRecord {
    /// The id of the report.
    pub report: String,
    /// What there is to know, in a sentence for people.
    pub text: String,
}

/// The whole output of a report.
pub(super) fn document(report: &Report) -> DocumentRecord {
    let corpus = &report.corpus;
    let names = claim_names(corpus);
    let places = Places::new(corpus);
    DocumentRecord {
        schema: 1,
        tool: tool(report),
        reports: corpus.articles.iter().map(report_record).collect(),
        claims: corpus.claims.iter().map(|claim| claim_record(corpus, &names, &places, claim)).collect(),
        findings: report.findings.iter().map(|finding| finding_record(corpus, &names, finding)).collect(),
        draft: report.draft.map(|draft| corpus.article(draft).id.clone()),
        quotes: report.quotes.iter().map(|quoted| quote_record(corpus, &places, quoted)).collect(),
        summary: summary_record(report),
        timeline: report.timeline.iter().map(|said| moment_record(corpus, &names, said)).collect(),
        origins: source_map(report),
        notices: report
            .notices
            .iter()
            .map(|n| NoticeRecord { report: corpus.article(n.article).id.clone(), text: n.text.clone() })
            .collect(),
    }
}

fn tool(report: &Report) -> ToolRecord {
    ToolRecord { name: "crosscheck", version: env!("CARGO_PKG_VERSION"), engine: report.engine.to_owned() }
}

fn summary_record(report: &Report) -> SummaryRecord {
    let of = |outcome| report.findings.iter().filter(|finding| finding.outcome == outcome).count();
    let Silenced { ignored, baseline, unchanged } = report.silenced;
    SummaryRecord {
        agreement: of(Outcome::Agreement),
        contradiction: of(Outcome::Contradiction),
        single_source: of(Outcome::SingleSource),
        unsupported: report.draft.map(|_| of(Outcome::Unsupported)),
        silenced: (report.silenced != Silenced::default()).then_some(SilencedRecord { ignored, baseline, unchanged }),
    }
}

/// The id of every claim: its report's id and its number in it, `a.txt#7`.
pub(super) fn claim_names(corpus: &Corpus) -> Vec<String> {
    let mut counts = vec![0_usize; corpus.articles.len()];
    let name = |claim: &Claim| {
        let count = &mut counts[claim.article.index()];
        *count += 1;
        format!("{}#{count}", corpus.article(claim.article).id)
    };
    corpus.claims.iter().map(name).collect()
}

fn report_record(article: &Article) -> ReportRecord {
    ReportRecord {
        id: article.id.clone(),
        path: article.path.clone(),
        title: article.title.clone(),
        published: article.published.map(|date| date.to_string()),
        words: article.text.split_whitespace().count(),
    }
}
