//! Findings and what decided them, as the JSON formats have them.

use super::super::origins::{MomentRecord, OriginRecord, moment_record, origin_record};
use super::super::words::Named as _;
use crate::types::{ClaimId, Corpus, Evidence, Finding, Reason};
use schemars::JsonSchema;
use serde::Serialize;

/// One finding.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct FindingRecord {
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
    /// The claim in question, in the words of one of its reports.
    pub claim: String,
    /// Ids of all claims of the finding.
    pub claims: Vec<String>,
    /// The claims by what they say.
    pub sides: Vec<Vec<String>>,
    /// Origins, not files.
    pub independent_sources: usize,
    /// The origins behind it and how each was traced, as many as `independent_sources`.
    pub origins: Vec<OriginRecord>,
    /// What decided, strongest first.
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
pub(in super::super) struct ReasonRecord {
    /// The kind of the rule: one of the finding's kinds, or its verdict.
    pub kind: &'static str,
    /// The words on one side.
    pub left: EvidenceRecord,
    /// The words on the other; the same where the finding has one side alone.
    pub right: EvidenceRecord,
    /// What they do to each other, in a sentence for people.
    pub explanation: String,
}

/// The words of a claim that decide.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct EvidenceRecord {
    /// The id of the claim.
    pub claim: String,
    /// The words as they stand.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The record of a finding.
pub(super) fn finding_record(corpus: &Corpus, names: &[String], finding: &Finding) -> FindingRecord {
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
