//! One finding: what it is, its sentences side by side with the clashing words marked, and why.

use super::super::cells::runs;
use super::super::escape::visible;
use super::super::located::{leads, places, side};
use super::super::quote::{Cell, Mark, opposed, quote, surroundings};
use super::super::rules::title;
use super::super::words::{Named as _, chain, sources, weakness, why};
use super::reading::{Reading, kinds, reports, sign, verdict};
use super::sources::origins;
use crate::types::{ClaimId, Finding, Outcome};
use maud::{Markup, html};

/// More claims than this of one side are not quoted but named.
const QUOTED: usize = 12;

/// The article of a finding; its id is the finding's.
pub(super) fn finding(reading: &Reading, finding: &Finding) -> Markup {
    let report = reading.report;
    let why = why(finding);
    let claims = finding.claims.iter().map(|id| id.index().to_string()).collect::<Vec<_>>().join(" ");
    html! {
        article .finding.(verdict(finding)) #(finding.id) data-verdict=(verdict(finding)) data-kinds=(kinds(finding))
            data-reports=(reports(report, finding)) data-claims=(claims) aria-labelledby=(format!("h-{}", finding.id)) {
            h3 id=(format!("h-{}", finding.id)) tabindex="-1" {
                span .sign aria-hidden="true" { (sign(finding.outcome)) } " " (title(report, finding))
            }
            p .meta {
                span .(finding.severity.name()) { (finding.severity.name()) }
                @if finding.update { ", update" }
                @if !finding.policies.is_empty() { " (policy: " span .policies { (policies(finding)) } ")" }
                ", confidence "
                meter min="0" max="1" value=(format!("{:.3}", finding.confidence)) aria-label="confidence" {}
                " " (format!("{:.2}", finding.confidence)) ", "
                @if finding.outcome == Outcome::Agreement { (sources(finding)) ", " }
                @if finding.outcome == Outcome::SingleSource {
                    @if let Some(weak) = weakness(report, finding) { bdi { (visible(&weak)) } ", " }
                }
                a href=(format!("#{}", finding.id)) { code { (finding.id) } }
            }
            div .sides data-sides=(finding.sides.len()) { (sides(reading, finding)) }
            @if !why.is_empty() {
                h4 { "Why" }
                ul .why { @for why in why { li { bdi { (visible(why)) } } } }
            }
            (origins(&report.corpus, finding))
        }
    }
}

fn policies(finding: &Finding) -> String {
    finding.policies.iter().map(|policy| policy.code()).collect::<Vec<_>>().join(", ")
}

/// The quotations: of a contradiction each side in a column of its own, else one after the other.
fn sides(reading: &Reading, finding: &Finding) -> Markup {
    let report = reading.report;
    let all = places(report, finding);
    let Some((left, right)) = leads(report, finding) else {
        return html! {
            @for &id in all.iter().take(QUOTED) {
                div .side { (quotation(reading, finding, id, &quote(&report.corpus, finding, id))) }
            }
            (further(reading, all.get(QUOTED..).unwrap_or_default()))
        };
    };
    let of_side = |lead| all.iter().copied().filter(move |&id| id != lead && side(finding, id) == side(finding, lead));
    let quotes = opposed(&report.corpus, finding, left, right);
    html! {
        @for (lead, cells) in [left, right].into_iter().zip(&quotes) {
            div .side {
                h4 { @if lead == left { span .says { "●" } " One side" } @else { span .opposes { "◆" } " The other" } }
                (quotation(reading, finding, lead, cells))
                @let others: Vec<ClaimId> = of_side(lead).collect();
                @for &id in others.iter().take(QUOTED - 1) {
                    (quotation(reading, finding, id, &quote(&report.corpus, finding, id)))
                }
                (further(reading, others.get(QUOTED - 1..).unwrap_or_default()))
            }
        }
    }
}

/// Places whose words are not quoted, each a link into its text.
fn further(reading: &Reading, claims: &[ClaimId]) -> Markup {
    html! {
        @if !claims.is_empty() {
            p .further {
                "and " (claims.len()) " more: "
                @for (i, id) in claims.iter().enumerate() {
                    @if i > 0 { ", " }
                    a href=(format!("#c{}", id.index())) { bdi { (reading.label(*id)) } }
                }
            }
        }
    }
}

/// A claim in its sentence, where it stands and who says it.
fn quotation(reading: &Reading, finding: &Finding, id: ClaimId, cells: &[Cell]) -> Markup {
    let corpus = &reading.report.corpus;
    let chain = visible(&chain(corpus.claim(id)));
    let (before, after) = surroundings(corpus, finding, id);
    html! {
        figure {
            blockquote dir="auto" {
                @if !before.is_empty() { span .around { (before) } }
                (marked(cells))
                @if !after.is_empty() { span .around { (after) } }
            }
            figcaption {
                a href=(format!("#c{}", id.index())) { bdi { (reading.label(id)) } }
                @if !chain.is_empty() { " " bdi .quiet { (chain) } }
            }
        }
    }
}

fn marked(cells: &[Cell]) -> Markup {
    let mut pieces: Vec<(String, Mark)> = Vec::new();
    runs(cells, |text, mark| pieces.push((text.to_owned(), mark)));
    html! {
        @for (text, mark) in pieces {
            @match mark {
                Mark::Plain => (text),
                Mark::Differs => mark .differs { (text) },
                Mark::Clashes => mark { (text) },
            }
        }
    }
}
