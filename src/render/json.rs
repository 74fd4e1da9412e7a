//! One JSON object with everything, and its schema.

use super::escape;
use super::options::{Join, Options, RenderError};
use super::record::{DocumentRecord, document};
use crate::types::Report;
use serde::Serialize;

/// Stories are the items of one array.
pub(super) const JOIN: Join = Join { before: "[\n", between: ",\n", after: "]\n", failed };

/// The object, indented, with a line break at the end.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let document = document(report);
    match &options.story {
        Some(story) => pretty(&StoryRecord { story, document }),
        None => pretty(&document),
    }
}

/// A document that is one of several.
#[derive(Serialize)]
pub(super) struct StoryRecord<'a> {
    pub story: &'a str,
    #[serde(flatten)]
    pub document: DocumentRecord,
}

/// A story that could not be checked.
#[derive(Serialize)]
pub(super) struct FailedRecord<'a> {
    pub story: &'a str,
    pub error: &'a str,
}

fn failed(story: &str, error: &str) -> Result<Vec<u8>, RenderError> {
    pretty(&FailedRecord { story, error })
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let json = serde_json::to_string_pretty(value).map_err(RenderError::Json)?;
    Ok((escape::json(json) + "\n").into_bytes())
}

/// The JSON Schema (draft 2020-12) of the output, with a line break at the end.
///
/// # Errors
/// Never in practice: the schema is plain data.
pub fn schema() -> Result<String, RenderError> {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<DocumentRecord>();
    Ok(serde_json::to_string_pretty(&schema).map_err(RenderError::Json)? + "\n")
}
