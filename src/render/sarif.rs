//! A SARIF 2.1.0 log for code scanners and editors: a rule for each kind, a result for each finding, the other places related.

mod log;

use super::escape::{self, markdown, visible};
use super::located::{places, side};
use super::message::words;
use super::options::{Join, Options, RenderError};
use super::origins::origin_record;
use super::places::Places;
use super::quote::whereabouts;
use super::record::quote_record;
use super::rules::{Rule, code, rules, title};
use super::uri;
use super::words::{Named as _, breach, clip, shared, sources, weakness, why};
use crate::types::{Article, ClaimId, Finding, Outcome, Report, Severity};
use log::{
    Artifact, ArtifactLocation, Automation, Configuration, Descriptor, Driver, Invocation, Ledger, Location, Log, Notification,
    PhysicalLocation, Properties, Region, Run, Text, Tool,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const VERSION: &str = "2.1.0";
/// What a code scanner puts its own root for.
const ROOT: &str = "%SRCROOT%";
/// More characters of a claim than this are cut.
const LONGEST: usize = 600;

/// Stories are the runs of one log.
pub(super) const JOIN: Join = Join { before: "{\"version\":\"2.1.0\",\"runs\":[\n", between: ",\n", after: "]}\n", failed };

/// The log; of several stories, the run alone.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let run = Writer { report, lines: Places::new(&report.corpus), rules: rules(report) }.run(options.story.as_deref());
    match options.story {
        Some(_) => pretty(&run),
        None => pretty(&Log { schema: SCHEMA, version: VERSION, runs: vec![run] }),
    }
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    let notification = Notification { level: "error", message: message(why), locations: Vec::new() };
    pretty(&Run {
        tool: tool(&[]),
        invocations: vec![Invocation { execution_successful: false, tool_execution_notifications: vec![notification] }],
        automation_details: Some(automation(story)),
        artifacts: Vec::new(),
        results: Vec::new(),
        column_kind: "unicodeCodePoints",
        properties: None,
    })
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let json = serde_json::to_string_pretty(value).map_err(RenderError::Json)?;
    Ok((escape::json(json) + "\n").into_bytes())
}

struct Writer<'a> {
    report: &'a Report,
    lines: Places,
    rules: Vec<Rule>,
}

impl Writer<'_> {
    fn run(&self, story: Option<&str>) -> Run {
        let notices = self.report.notices.iter().map(|notice| Notification {
            level: "note",
            message: message(&notice.text),
            locations: vec![Location { id: None, physical_location: self.whole(notice.article.index()), message: None }],
        });
        let quotes: Vec<_> = self.report.quotes.iter().map(|q| quote_record(&self.report.corpus, &self.lines, q)).collect();
        Run {
            tool: tool(&self.rules),
            invocations: vec![Invocation { execution_successful: true, tool_execution_notifications: notices.collect() }],
            automation_details: story.map(automation),
            artifacts: self.report.corpus.articles.iter().enumerate().map(|(i, article)| artifact(article, i)).collect(),
            results: self.report.findings.iter().map(|finding| self.result(finding)).collect(),
            column_kind: "unicodeCodePoints",
            properties: (!quotes.is_empty()).then_some(Ledger { quotes }),
        }
    }

    fn result(&self, finding: &Finding) -> log::Outcome {
        let all = places(self.report, finding);
        let (first, others) = all.split_at(all.len().min(1));
        let kind = match finding.outcome {
            Outcome::Agreement if finding.severity == Severity::Note => "pass",
            _ => "fail",
        };
        let code = code(finding);
        log::Outcome {
            rule_id: code,
            rule_index: self.rules.iter().position(|rule| rule.code == code),
            kind,
            // The standard wants `none` for whatever is no failure.
            level: if kind == "fail" { finding.severity.name() } else { "none" },
            message: self.message(finding, first, others),
            locations: first.iter().map(|&id| self.location(finding, id)).collect(),
            related_locations: others.iter().enumerate().map(|(i, &id)| self.related(finding, i + 1, first, id)).collect(),
            partial_fingerprints: BTreeMap::from([("crosscheckFinding/v1", finding.id.clone())]),
            properties: Properties {
                finding: finding.id.clone(),
                verdict: finding.outcome.name(),
                kinds: finding.kinds.clone(),
                severity: finding.severity.name(),
                confidence: (finding.confidence * 1000.0).round() / 1000.0,
                claim: finding.claim.clone(),
                independent_sources: finding.independent_sources,
                origins: finding.origins.iter().map(|origin| origin_record(&self.report.corpus, origin)).collect(),
                update: finding.update,
                stands: finding.history.as_ref().map(|history| history.stands + 1),
                policies: finding.policies.iter().map(|policy| policy.code()).collect(),
            },
        }
    }

    /// What the finding is, its words, and links to the related places by their numbers: those against it, then those with it.
    fn message(&self, finding: &Finding, first: &[ClaimId], others: &[ClaimId]) -> Text {
        let mut text = format!("{}: ", literal(&title(self.report, finding)));
        match first.first() {
            Some(&id) => text.push_str(&literal(&words(self.report, finding, id))),
            None => text.push_str(&literal(&clip(&visible(&finding.claim), LONGEST))),
        }
        let numbered: Vec<(usize, ClaimId)> = others.iter().copied().enumerate().map(|(i, id)| (i + 1, id)).collect();
        let (against, with): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|&(_, id)| is_opposed(finding, first, id));
        if let Some(&(_, lead)) = against.first() {
            let _ = write!(text, " against {} ({})", literal(&words(self.report, finding, lead)), self.links(&against));
        }
        if !with.is_empty() {
            let _ = write!(text, "; also {}", self.links(&with));
        }
        let sourced = match finding.outcome {
            Outcome::Agreement => {
                let shared = shared(&self.report.corpus, finding);
                Some(sources(finding)).into_iter().chain(shared).collect::<Vec<_>>().join("; ")
            }
            Outcome::SingleSource => weakness(self.report, finding).unwrap_or_default(),
            Outcome::Contradiction | Outcome::Unsupported => String::new(),
        };
        if !sourced.is_empty() {
            let _ = write!(text, "; {}", literal(&visible(&sourced)));
        }
        text.push('.');
        let why = why(finding);
        if !why.is_empty() {
            let _ = write!(text, " Why: {}", literal(&visible(&why.join("; "))));
        }
        if let Some(breach) = breach(finding) {
            let _ = write!(text, " {}", literal(&format!("[{breach}]")));
        }
        Text::plain(text)
    }

    /// Links to related places, each with its number.
    fn links(&self, places: &[(usize, ClaimId)]) -> String {
        let link = |&(number, id): &(usize, ClaimId)| {
            let label = self.lines.label_of(&self.report.corpus, self.report.corpus.claim(id));
            format!("[{}]({number})", literal(&visible(&label)))
        };
        places.iter().map(link).collect::<Vec<_>>().join(", ")
    }

    fn related(&self, finding: &Finding, number: usize, first: &[ClaimId], id: ClaimId) -> Location {
        let stands = if is_opposed(finding, first, id) { "Against it" } else { "The same" };
        let told = message(&format!("{stands}: {}", words(self.report, finding, id)));
        Location { id: Some(number), message: Some(told), ..self.location(finding, id) }
    }

    fn location(&self, finding: &Finding, id: ClaimId) -> Location {
        let place = whereabouts(&self.report.corpus, finding, id);
        let article = self.report.corpus.article(place.article);
        let region = self.lines.region(&self.report.corpus, place);
        let region = Region {
            start_line: region.line,
            start_column: region.column,
            end_line: region.end_line,
            end_column: region.end_column,
            snippet: Text::plain(clip(place.span.slice(&article.text), LONGEST)),
        };
        let whole = self.whole(place.article.index());
        Location { id: None, physical_location: PhysicalLocation { region: Some(region), ..whole }, message: None }
    }

    fn whole(&self, article: usize) -> PhysicalLocation {
        let location = artifact_location(&self.report.corpus.articles[article], article);
        PhysicalLocation { artifact_location: location, region: None }
    }
}

/// Whether a claim says the opposite of the first one.
fn is_opposed(finding: &Finding, first: &[ClaimId], id: ClaimId) -> bool {
    first.first().is_some_and(|&own| side(finding, own) != side(finding, id))
}

fn tool(rules: &[Rule]) -> Tool {
    let rules = rules.iter().map(descriptor).collect();
    Tool { driver: Driver { name: "crosscheck", semantic_version: env!("CARGO_PKG_VERSION"), rules } }
}

fn automation(story: &str) -> Automation {
    Automation { id: format!("crosscheck/{}/", story.replace('/', "-")) }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let (mut text, mut markup) = (rule.help.to_owned(), rule.help.to_owned());
    if let Some((left, right)) = rule.example {
        text.push_str(&format!("\n\nSounds on: “{left}” and “{right}”"));
        markup.push_str(&format!("\n\nSounds on:\n\n> {}\n>\n> {}", markdown(left), markdown(right)));
    }
    if !rule.silent.is_empty() {
        text.push_str(&format!("\n\nKeeps silent on: {}", rule.silent));
        markup.push_str(&format!("\n\n**Keeps silent on**: {}", rule.silent));
    }
    Descriptor {
        id: rule.code,
        name: pascal(rule.code),
        short_description: Text::plain(rule.title),
        full_description: Text::plain(rule.help),
        help: Text { text, markdown: Some(markup) },
        default_configuration: Configuration { level: rule.severity.name() },
    }
}

/// `single-source` as `SingleSource`.
fn pascal(code: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    code.split('-').filter(|part| part.is_ascii() && !part.is_empty()).map(capital).collect()
}

fn artifact(article: &Article, index: usize) -> Artifact {
    let ending = article.path.rsplit('.').next().map(str::to_ascii_lowercase);
    let markdown = matches!(ending.as_deref(), Some("md" | "markdown"));
    Artifact {
        location: artifact_location(article, index),
        length: article.text.len() + article.offset,
        mime_type: if markdown { "text/markdown" } else { "text/plain" },
        encoding: "UTF-8",
        description: article.title.as_deref().map(message),
    }
}

fn artifact_location(article: &Article, index: usize) -> ArtifactLocation {
    let Some(file) = uri::file(&article.path) else {
        return ArtifactLocation { uri: "stdin".to_owned(), uri_base_id: None, index };
    };
    ArtifactLocation { uri: uri::uri(&file), uri_base_id: uri::is_inside(&file).then_some(ROOT), index }
}

/// A message of strangers' words alone.
fn message(text: &str) -> Text {
    Text::plain(literal(&visible(text)))
}

/// Text that makes no link and no placeholder in a message (3.11.5, 3.11.6).
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '[' | ']' | '\\' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_make_no_link() {
        assert_eq!(literal("[a](1) {0} \\"), "\\[a\\](1) {{0}} \\\\");
    }

    #[test]
    fn names_of_rules_are_one_word() {
        assert_eq!((pascal("number"), pascal("single-source")), ("Number".to_owned(), "SingleSource".to_owned()));
    }
}
