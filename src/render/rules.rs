//! What a finding can be, as rules with a name, a title and help: the kinds of contradiction, then the other verdicts.

use super::words::Named as _;
use crate::types::{Finding, Outcome, Report, Severity};

/// A rule, as code scanners list them.
pub(super) struct Rule {
    /// The code of a kind, or the name of a verdict.
    pub code: &'static str,
    pub title: &'static str,
    /// Markdown.
    pub help: &'static str,
    /// What it keeps silent on; empty where there is nothing to say.
    pub silent: &'static str,
    /// The two sides of an example, where there is one.
    pub example: Option<(&'static str, &'static str)>,
    pub severity: Severity,
}

/// The verdicts that are rules by themselves: all but contradictions, whose rules are their kinds.
static VERDICTS: [(Outcome, Rule); 3] = [
    (
        Outcome::Unsupported,
        Rule {
            code: "unsupported",
            title: "No source says it",
            help: "The draft makes a claim that none of the sources makes. It may still be true: name a source that says it, or leave it out.",
            silent: "Claims that a source makes in other words.",
            example: None,
            severity: Severity::Warning,
        },
    ),
    (
        Outcome::SingleSource,
        Rule {
            code: "single-source",
            title: "One source alone says it",
            help: "One report alone makes this claim, or several that have it from too few origins, and no other opposes it. It may be an exclusive or a mistake: find a second source.",
            silent: "Claims that another report makes in other words.",
            example: None,
            severity: Severity::Note,
        },
    ),
    (
        Outcome::Agreement,
        Rule {
            code: "agreement",
            title: "Reports agree",
            help: "Two reports or more make this claim. Nothing is to be done, unless they have it from one origin.",
            silent: "What one report says and another denies.",
            example: None,
            severity: Severity::Note,
        },
    ),
];

/// All rules of a report: its kinds in their order, then the verdicts; `unsupported` is among them where there is a draft.
pub(super) fn rules(report: &Report) -> Vec<Rule> {
    let kinds = report.kinds.iter().map(|kind| Rule {
        code: kind.code,
        title: kind.title,
        help: kind.help,
        silent: kind.silent,
        example: Some(kind.example),
        severity: kind.severity,
    });
    let verdicts = VERDICTS.iter().filter(|(outcome, _)| *outcome != Outcome::Unsupported || report.draft.is_some());
    kinds.chain(verdicts.map(|(_, rule)| Rule { ..*rule })).collect()
}

/// The code of a finding's rule: its strongest kind, or its verdict where it has none.
pub(super) fn code(finding: &Finding) -> &'static str {
    finding.kinds.first().copied().unwrap_or(finding.outcome.name())
}

/// What a finding is, for people: the titles of its kinds, or of its verdict.
pub(super) fn title(report: &Report, finding: &Finding) -> String {
    match VERDICTS.iter().find(|(outcome, _)| *outcome == finding.outcome && finding.kinds.is_empty()) {
        Some((_, rule)) => rule.title.to_owned(),
        None => super::words::titles(report, finding),
    }
}
