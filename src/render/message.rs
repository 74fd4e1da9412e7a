//! A finding in one line, with the words and places that it rests on: for annotations, quickfix lists and test reports.

use super::escape::visible;
use super::located::{leads, places, side};
use super::places::Places;
use super::quote::whereabouts;
use super::words::{breach, chain, clip, shared, sources, weakness, why};
use crate::types::{ClaimId, Finding, Outcome, Report};

/// More characters of a quotation than this are cut.
const LONGEST: usize = 240;

/// The line. It holds no line break and nothing that steers a terminal; the first place is left out, as every format that shows the
/// line names it beside it.
pub(super) fn message(report: &Report, lines: &Places, finding: &Finding) -> String {
    let all = places(report, finding);
    let Some((&first, others)) = all.split_first() else { return visible(&finding.claim) };
    let own = words(report, finding, first);
    let told = match (finding.outcome, leads(report, finding)) {
        (Outcome::Contradiction, Some((left, right))) => {
            let also = |lead: ClaimId| {
                let same = others.iter().filter(|&&id| id != lead && id != right && side(finding, id) == side(finding, lead));
                list("; also ", &same.map(|&id| label(report, lines, id)).collect::<Vec<_>>())
            };
            let there = format!("{}: {}", label(report, lines, right), words(report, finding, right));
            format!("{own}{} against {there}{}", also(left), also(right))
        }
        (Outcome::Unsupported, _) => own,
        (Outcome::SingleSource, _) if others.is_empty() => format!("{own}{}", after(weakness(report, finding))),
        (Outcome::SingleSource | Outcome::Agreement | Outcome::Contradiction, _) => {
            let quoted = others.iter().map(|&id| format!("{}: {}", label(report, lines, id), words(report, finding, id)));
            let sourced = match finding.outcome {
                Outcome::Agreement => {
                    format!("; {}{}", sources(finding), after(shared(&report.corpus, finding)))
                }
                _ => after(weakness(report, finding)),
            };
            format!("{own}; {}{sourced}", quoted.collect::<Vec<_>>().join("; "))
        }
    };
    let why = why(finding);
    let why = if why.is_empty() { String::new() } else { format!(". Why: {}", why.join("; ")) };
    let update = if finding.update { ". An update: the later one stands" } else { "" };
    let policies = breach(finding).map(|breach| format!(" [{breach}]")).unwrap_or_default();
    visible(&format!("{told}{update}{why}{policies}"))
}

/// `“the words” (said by the mayor)`, with the words that decided.
pub(super) fn words(report: &Report, finding: &Finding, id: ClaimId) -> String {
    let shown = whereabouts(&report.corpus, finding, id);
    let text = shown.span.slice(&report.corpus.article(shown.article).text);
    let claim = report.corpus.claim(id);
    let chain = chain(claim);
    let chain = if chain.is_empty() { chain } else { format!(" ({chain})") };
    format!("“{}”{chain}", clip(&visible(text), LONGEST))
}

/// `report:line`.
pub(super) fn label(report: &Report, lines: &Places, id: ClaimId) -> String {
    lines.label_of(&report.corpus, report.corpus.claim(id))
}

/// Something more, where there is anything.
fn after(more: Option<String>) -> String {
    more.map(|more| format!("; {more}")).unwrap_or_default()
}

fn list(before: &str, items: &[String]) -> String {
    if items.is_empty() { String::new() } else { format!("{before}{}", items.join(", ")) }
}
