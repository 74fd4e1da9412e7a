//! The objects of a SARIF 2.1.0 log, as far as findings need them; names and meaning are those of the standard (OASIS, sections 3.13
//! to 3.58).

use super::super::origins::OriginRecord;
use super::super::record::QuoteRecord;
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole file (3.13).
#[derive(Serialize)]
pub(in super::super) struct Log {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: Vec<Run>,
}

/// One check of one story (3.14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Run {
    pub tool: Tool,
    pub invocations: Vec<Invocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation_details: Option<Automation>,
    pub artifacts: Vec<Artifact>,
    pub results: Vec<Outcome>,
    pub column_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<Ledger>,
}

/// What SARIF has no name for (3.8): the quote ledger of a draft.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Ledger {
    pub quotes: Vec<QuoteRecord>,
}

#[derive(Serialize)]
pub(in super::super) struct Tool {
    pub driver: Driver,
}

/// What made the log, with its rules (3.19).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Driver {
    pub name: &'static str,
    pub semantic_version: &'static str,
    pub rules: Vec<Descriptor>,
}

/// A rule (3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Descriptor {
    pub id: &'static str,
    pub name: String,
    pub short_description: Text,
    pub full_description: Text,
    pub help: Text,
    pub default_configuration: Configuration,
}

#[derive(Serialize)]
pub(in super::super) struct Configuration {
    pub level: &'static str,
}

/// A text for people, in Markdown too where that says more (3.12).
#[derive(Serialize)]
pub(in super::super) struct Text {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

impl Text {
    /// Without Markdown.
    pub(in super::super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), markdown: None }
    }
}

/// How the run went (3.20).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Invocation {
    pub execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tool_execution_notifications: Vec<Notification>,
}

/// A remark on the run (3.58).
#[derive(Serialize)]
pub(in super::super) struct Notification {
    pub level: &'static str,
    pub message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
}

/// Which of several runs this is (3.17).
#[derive(Serialize)]
pub(in super::super) struct Automation {
    pub id: String,
}

/// A file that was read (3.24).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Artifact {
    pub location: ArtifactLocation,
    pub length: usize,
    pub mime_type: &'static str,
    pub encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
}

/// Which file (3.4).
#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct ArtifactLocation {
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_base_id: Option<&'static str>,
    pub index: usize,
}

/// A finding (3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Outcome {
    pub rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub kind: &'static str,
    pub level: &'static str,
    pub message: Text,
    pub locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    pub properties: Properties,
}

/// What SARIF has no name for (3.8).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Properties {
    pub finding: String,
    pub verdict: &'static str,
    pub kinds: Vec<&'static str>,
    pub severity: &'static str,
    pub confidence: f64,
    pub claim: String,
    pub independent_sources: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<OriginRecord>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub update: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<&'static str>,
}

/// Where something stands (3.28).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

/// A file and, where it matters, a part of it (3.29).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct PhysicalLocation {
    pub artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

/// A part of a file: lines and columns from 1, the end column one past the last character (3.30).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Region {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub snippet: Text,
}
