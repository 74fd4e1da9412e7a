//! The quote ledger of a draft: each quotation, what the sources have of it, and an altered one with its changes marked.

use super::super::escape::visible;
use super::super::ledger;
use super::super::words::{Named as _, count};
use super::reading::Reading;
use crate::types::{Change, ClaimId, QuoteStatus, Quoted, QuotedAt};
use maud::{Markup, html};

/// The list; nothing without a draft that quotes.
pub(super) fn quotes(reading: &Reading) -> Markup {
    let all = &reading.report.quotes;
    html! {
        @if !all.is_empty() {
            section #quotes aria-labelledby="quotes-title" {
                h2 #quotes-title { (ledger::TITLE) }
                p .key {
                    (count(all.len(), "quotation")) " of the draft, word by word against the sources:  "
                    ins { "only in the draft" } "  " del { "only in the source" }
                }
                ul .quotes { @for quoted in all { (quoted_words(reading, quoted)) } }
            }
        }
    }
}

fn quoted_words(reading: &Reading, quoted: &Quoted) -> Markup {
    let report = reading.report;
    let line = reading.lines.region(&report.corpus, quoted.place).line;
    let speaker = ledger::speaker(quoted);
    html! {
        li .quote.(quoted.status.name()) {
            p {
                span .status { span .sign aria-hidden="true" { (sign(quoted.status)) } " " (ledger::status(quoted)) }
                " " (link(quoted.claims.first().copied(), &format!("line {line}")))
                @if !speaker.is_empty() { ", " bdi { (speaker) } }
            }
            blockquote dir="auto" {
                @if quoted.diff.is_empty() { (visible(ledger::text(report, quoted.place))) }
                @for (i, part) in quoted.diff.iter().enumerate() {
                    @if i > 0 { " " }
                    @match part.change {
                        Change::Same => (visible(&part.text)),
                        Change::LeftOut => del { (visible(&part.text)) },
                        Change::Added => ins { (visible(&part.text)) },
                    }
                }
            }
            p .there {
                @if quoted.sources.is_empty() { "no source quotes it" }
                @for (i, at) in quoted.sources.iter().enumerate() { @if i > 0 { "; " } (source(reading, at)) }
            }
        }
    }
}

fn source(reading: &Reading, at: &QuotedAt) -> Markup {
    let label = reading.lines.label(&reading.report.corpus, at.place);
    html! {
        (link(at.claim, &visible(&label)))
        @if let Some(speaker) = &at.speaker { ", " bdi { (visible(speaker)) } }
        @if !at.quoted { ", not as a quotation" }
    }
}

/// A link to a claim in its report's text, where there is one.
fn link(claim: Option<ClaimId>, text: &str) -> Markup {
    html! {
        @match claim {
            Some(claim) => a href=(format!("#c{}", claim.index())) { bdi { (text) } },
            None => bdi { (text) },
        }
    }
}

/// The sign of a status, for those who see no colour.
fn sign(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::Verbatim => "=",
        QuoteStatus::Altered => "≠",
        QuoteStatus::OtherSpeaker => "≠",
        QuoteStatus::NotFound => "?",
    }
}
