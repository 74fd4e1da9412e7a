//! One JSON object a line: the run, then reports, claims, findings, a draft's quotations, timeline and source map, then the summary; each
//! says what it is in `type`.

use super::escape;
use super::json::{FailedRecord, StoryRecord};
use super::options::{Join, Options, RenderError};
use super::record::{SummaryRecord, ToolRecord, document};
use crate::types::Report;
use serde::Serialize;

/// Each story is one line.
pub(super) const JOIN: Join = Join { before: "", between: "", after: "", failed };

/// The lines; a story of several is one line with everything.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let document = document(report);
    if let Some(story) = &options.story {
        return line(&StoryRecord { story, document });
    }
    let mut out =
        line(&Typed { r#type: "run", item: RunRecord { schema: document.schema, tool: document.tool, draft: document.draft } })?;
    for item in document.reports {
        out.extend(line(&Typed { r#type: "report", item })?);
    }
    for item in document.claims {
        out.extend(line(&Typed { r#type: "claim", item })?);
    }
    for item in document.findings {
        out.extend(line(&Typed { r#type: "finding", item })?);
    }
    for item in document.quotes {
        out.extend(line(&Typed { r#type: "quote", item })?);
    }
    for item in document.timeline {
        out.extend(line(&Typed { r#type: "moment", item })?);
    }
    for item in document.origins.copies {
        out.extend(line(&Typed { r#type: "copy", item })?);
    }
    for item in document.origins.credits {
        out.extend(line(&Typed { r#type: "credit", item })?);
    }
    for item in document.notices {
        out.extend(line(&Typed { r#type: "notice", item })?);
    }
    out.extend(line(&Typed::<SummaryRecord> { r#type: "summary", item: document.summary })?);
    Ok(out)
}

#[derive(Serialize)]
struct Typed<T> {
    r#type: &'static str,
    #[serde(flatten)]
    item: T,
}

#[derive(Serialize)]
struct RunRecord {
    schema: u32,
    tool: ToolRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<String>,
}

fn failed(story: &str, error: &str) -> Result<Vec<u8>, RenderError> {
    line(&FailedRecord { story, error })
}

fn line(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let json = serde_json::to_string(value).map_err(RenderError::Json)?;
    Ok((escape::json(json) + "\n").into_bytes())
}
