//! The objects of the JSON formats, field by field as the contract has them.

mod quotes;

pub(super) use quotes::{QuoteRecord, quote_record};

use super::origins::{MomentRecord, OriginRecord, SourceMapRecord, moment_record, origin_record, source_map};
use super::places::Places;
use super::words::Named as _;
use crate::types::{
    Amount, Article, Attribution, Claim, ClaimId, Corpus, Evidence, Finding, Outcome, Quantity, Reason, Report, Silenced, Time,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole output.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentRecord {
    /// Version of this form; it grows when a field changes its meaning or goes.
    pub schema: u32,
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
    pub name: &'static str,
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
    pub title: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Words of the whole text.
    pub words: usize,
}

/// One claim.
#[derive(Serialize, JsonSchema)]
pub(super) struct ClaimRecord {
    /// The report's id, `#`, and the claim's number in it from 1.
    pub id: String,
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
    /// A canonical form on which equal claims are equal.
    pub normalised: String,
    /// Who says it, innermost first; empty for the report's own voice.
    pub attribution: Vec<AttributionRecord>,
    /// `affirmed` or `negated`.
    #[schemars(extend("enum" = ["affirmed", "negated"]))]
    pub polarity: &'static str,
    /// `certain`, `likely`, `possible`, `planned`, `conditional` or `unconfirmed`.
    #[schemars(extend("enum" = ["certain", "likely", "possible", "planned", "conditional", "unconfirmed"]))]
    pub certainty: &'static str,
    /// Names of the story's entities in the claim, each once.
    pub entities: Vec<String>,
    pub quantities: Vec<QuantityRecord>,
    pub times: Vec<TimeRecord>,
    /// Canonical names of places, each once.
    pub places: Vec<String>,
    /// `headline` or `body`.
    pub part: &'static str,
}

/// A link of an attribution chain.
#[derive(Serialize, JsonSchema)]
pub(super) struct AttributionRecord {
    pub holder: String,
    /// Lemma of the reporting verb or cue.
    pub verb: String,
    /// `asserts`, `denies`, `questions`, `reports`, `believes`, `alleges` or `orders`.
    #[schemars(extend("enum" = ["asserts", "denies", "questions", "reports", "believes", "alleges", "orders"]))]
    pub stance: &'static str,
    /// `named`, `unnamed`, `official`, `medium`, `document` or `witness`.
    pub kind: &'static str,
    /// Whether the words are quoted.
    pub direct: bool,
}

/// An amount.
#[derive(Serialize, JsonSchema)]
pub(super) struct QuantityRecord {
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// `count`, `ordinal`, `age`, `money`, `percent`, `physical`, `score` or `label`.
    pub measure: &'static str,
    /// Base unit: `USD`, `m`, `%`; empty for counts.
    pub unit: String,
    /// The figure as written, in the base unit.
    pub stated: NumberRecord,
    /// Lowest value allowed, in the base unit; null where open.
    pub low: Option<NumberRecord>,
    /// Highest value allowed, in the base unit; null where open.
    pub high: Option<NumberRecord>,
    /// `exact`, `approximate`, `bound` or `vague`.
    pub exactness: &'static str,
}

/// An integer where the amount is whole.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum NumberRecord {
    Whole(i64),
    Decimal(f64),
}

/// A point or stretch of time.
#[derive(Serialize, JsonSchema)]
pub(super) struct TimeRecord {
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// How fine it is: `minute`, `hour`, `day-part`, `day`, `week`, `month`, `season`, `year` or `decade`.
    pub grain: &'static str,
    /// `at`, `since`, `until`, `before` or `after`.
    pub role: &'static str,
    /// First day, `YYYY-MM-DD`; null where the report's date is not known.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`; null where the report's date is not known.
    pub to: Option<String>,
    pub approximate: bool,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct FindingRecord {
    /// Stable while the words of its claims stay the same.
    pub id: String,
    /// `agreement`, `contradiction`, `single-source` or, of a draft, `unsupported`.
    #[schemars(extend("enum" = ["agreement", "contradiction", "single-source", "unsupported"]))]
    pub verdict: &'static str,
    /// Kinds of a contradiction, strongest first; of a single source `anonymous-only`, `plural-sourcing`.
    pub kinds: Vec<&'static str>,
    /// `error`, `warning` or `note`.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub severity: &'static str,
    /// Probability in 0..1 that the finding is right.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f64,
    /// `across` reports or `within` one.
    #[schemars(extend("enum" = ["across", "within"]))]
    pub scope: &'static str,
    pub claim: String,
    /// Ids of all claims of the finding.
    pub claims: Vec<String>,
    /// The claims by what they say.
    pub sides: Vec<Vec<String>>,
    /// Origins, not files.
    pub independent_sources: usize,
    /// The origins behind it and how each was traced, as many as `independent_sources`.
    pub origins: Vec<OriginRecord>,
    pub reasons: Vec<ReasonRecord>,
    /// Only there, and true, where a later figure or state supersedes an earlier one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub update: bool,
    /// Only in an update: when its claims were said, earliest first, as far as that is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<MomentRecord>,
    /// Only in an update: the side that stands, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<usize>,
    /// The policies of the desk that it breaks; only there where it breaks any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("items" = { "enum": ["min-origins", "anonymous-only", "quote-mismatch", "unsupported"] }))]
    pub policies: Vec<&'static str>,
}

/// One piece of evidence.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReasonRecord {
    pub kind: &'static str,
    pub left: EvidenceRecord,
    pub right: EvidenceRecord,
    pub explanation: String,
}

/// The words of a claim that decide.
#[derive(Serialize, JsonSchema)]
pub(super) struct EvidenceRecord {
    pub claim: String,
    pub text: String,
    pub start: usize,
    pub end: usize,
}

/// How many findings of each verdict.
#[derive(Serialize, JsonSchema, Clone)]
pub(super) struct SummaryRecord {
    pub agreement: usize,
    pub contradiction: usize,
    #[serde(rename = "single-source")]
    pub single_source: usize,
    /// Only there where a draft was checked.
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
    pub baseline: usize,
    /// On lines that did not change.
    pub unchanged: usize,
}

/// A remark on how a report was read.
#[derive(Serialize, JsonSchema)]
pub(super) struct NoticeRecord {
    pub report: String,
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

fn claim_record(corpus: &Corpus, names: &[String], places: &Places, claim: &Claim) -> ClaimRecord {
    let article = corpus.article(claim.article);
    let (line, column) = places.position(corpus, claim);
    ClaimRecord {
        id: names[claim.id.index()].clone(),
        report: article.id.clone(),
        text: corpus.text(claim).to_owned(),
        start: claim.span.start() + article.offset,
        end: claim.span.end() + article.offset,
        line,
        column,
        normalised: claim.normalised.clone(),
        attribution: claim.attribution.iter().map(attribution_record).collect(),
        polarity: claim.polarity.name(),
        certainty: claim.certainty.name(),
        entities: once_each(claim.mentions.iter().map(|mention| corpus.entity(mention.entity).name.clone())),
        quantities: claim.quantities.iter().map(|quantity| quantity_record(corpus, claim, quantity)).collect(),
        times: claim.times.iter().map(|time| time_record(corpus, claim, time)).collect(),
        places: once_each(claim.places.iter().map(|place| place.name.clone())),
        part: claim.part.name(),
    }
}

fn once_each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

fn attribution_record(link: &Attribution) -> AttributionRecord {
    AttributionRecord {
        holder: link.holder.clone(),
        verb: link.verb.clone(),
        stance: link.stance.name(),
        kind: link.kind.name(),
        direct: link.direct,
    }
}

fn quantity_record(corpus: &Corpus, claim: &Claim, quantity: &Quantity) -> QuantityRecord {
    let (text, start, end) = words_at(corpus, claim, quantity.span);
    QuantityRecord {
        text,
        start,
        end,
        measure: quantity.measure.name(),
        unit: quantity.unit.clone(),
        stated: number(quantity.stated),
        low: quantity.value.low.map(number),
        high: quantity.value.high.map(number),
        exactness: quantity.exactness.name(),
    }
}

fn time_record(corpus: &Corpus, claim: &Claim, time: &Time) -> TimeRecord {
    let (text, start, end) = words_at(corpus, claim, time.span);
    TimeRecord {
        text,
        start,
        end,
        grain: time.grain.name(),
        role: time.role.name(),
        from: time.days.map(|(first, _)| first.to_string()),
        to: time.days.map(|(_, last)| last.to_string()),
        approximate: time.approximate,
    }
}

/// Words of a claim's sentence as they stand in the file, and where.
fn words_at(corpus: &Corpus, claim: &Claim, clean: crate::types::Span) -> (String, usize, usize) {
    let sentence = &corpus.tree(claim.sentence).sentence;
    let original = sentence.original(clean);
    let article = corpus.article(claim.article);
    let offset = article.offset;
    (original.slice(&article.text).to_owned(), original.start() + offset, original.end() + offset)
}

fn number(amount: Amount) -> NumberRecord {
    let whole = amount.in_millionths() / Amount::SCALE;
    match i64::try_from(whole) {
        Ok(n) if amount.in_millionths() % Amount::SCALE == 0 => NumberRecord::Whole(n),
        _ => NumberRecord::Decimal(amount.as_f64()),
    }
}

fn finding_record(corpus: &Corpus, names: &[String], finding: &Finding) -> FindingRecord {
    let ids = |claims: &[ClaimId]| claims.iter().map(|id| names[id.index()].clone()).collect();
    FindingRecord {
        id: finding.id.clone(),
        verdict: finding.outcome.name(),
        kinds: finding.kinds.clone(),
        severity: finding.severity.name(),
        confidence: (finding.confidence * 1000.0).round() / 1000.0,
        scope: finding.scope.name(),
        claim: finding.claim.clone(),
        claims: ids(&finding.claims),
        sides: finding.sides.iter().map(|side| ids(side)).collect(),
        independent_sources: finding.independent_sources,
        origins: finding.origins.iter().map(|origin| origin_record(corpus, origin)).collect(),
        times: finding.history.iter().flat_map(|h| &h.said).map(|said| moment_record(corpus, names, said)).collect(),
        stands: finding.history.as_ref().map(|history| history.stands + 1),
        reasons: finding.reasons.iter().map(|reason| reason_record(corpus, names, reason)).collect(),
        update: finding.update,
        policies: finding.policies.iter().map(|policy| policy.code()).collect(),
    }
}

fn reason_record(corpus: &Corpus, names: &[String], reason: &Reason) -> ReasonRecord {
    let evidence = |evidence: &Evidence| {
        let offset = corpus.article(evidence.place.article).offset;
        let span = evidence.place.span;
        EvidenceRecord {
            claim: names[evidence.claim.index()].clone(),
            text: evidence.text.clone(),
            start: span.start() + offset,
            end: span.end() + offset,
        }
    };
    ReasonRecord {
        kind: reason.kind,
        left: evidence(&reason.left),
        right: evidence(&reason.right),
        explanation: reason.explanation.clone(),
    }
}
