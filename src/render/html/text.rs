//! The text of one report, line by line, with its claims underlined and linked to their findings.

use super::super::escape::push_visible;
use super::super::words::{about, claims_of, count};
use super::reading::{Reading, is_draft, verdict};
use crate::types::{Claim, ClaimId, Report, Span};
use maud::{Markup, html};

/// What the underlines mean.
pub(super) fn key(report: &Report) -> Markup {
    html! {
        p .key {
            span .c.contradiction { "contradicted" } "  "
            @if report.draft.is_some() { span .c.unsupported { "in no source" } "  " }
            span .c.single-source { "in one report" } "  " span .c.agreement { "agreed" } "  " span .c { "a claim without a finding" }
        }
    }
}

/// The report, in a part that opens and closes.
pub(super) fn text(reading: &Reading, article: usize) -> Markup {
    let report = reading.report;
    let about = super::super::visible(&about(reading.article(article)));
    let claims: Vec<&Claim> = claims_of(&report.corpus, article).collect();
    html! {
        details .text #(format!("r{article}")) data-report=(article) open {
            summary {
                bdi .name { (reading.name(article)) }
                @if is_draft(report, article) { " " strong .draft { "draft" } }
                @if !about.is_empty() { " " bdi { (about) } }
                " " span .quiet { (count(claims.len(), "claim")) }
            }
            div .lines dir="auto" {
                @for (number, pieces) in lines(&reading.article(article).text, &claims) {
                    p { span .n aria-hidden="true" { (number) } @for piece in &pieces { (show(reading, piece)) } }
                }
            }
        }
    }
}

/// A stretch of one line under the same claims.
struct Piece {
    /// Harmless.
    text: String,
    /// The claims that it belongs to, outermost first.
    claims: Vec<ClaimId>,
    /// Those of them that begin here.
    begins: Vec<ClaimId>,
}

/// The lines that hold anything, with their numbers, cut where claims begin and end. The claims are in order of their begin.
fn lines(text: &str, claims: &[&Claim]) -> Vec<(usize, Vec<Piece>)> {
    let mut cuts: Vec<usize> = claims.iter().flat_map(|claim| [claim.span.start(), claim.span.end()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut lines = Vec::new();
    let (mut start, mut next, mut open): (usize, usize, Vec<&Claim>) = (0, 0, Vec::new());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        let inner = cuts[cuts.partition_point(|&cut| cut <= start)..cuts.partition_point(|&cut| cut < end)].iter().copied();
        let edges: Vec<usize> = std::iter::once(start).chain(inner).chain([end]).collect();
        let mut pieces = Vec::new();
        for edge in edges.windows(2) {
            open.retain(|claim| claim.span.end() > edge[0]);
            let first = next;
            while claims.get(next).is_some_and(|claim| claim.span.start() <= edge[0]) {
                open.extend(Some(claims[next]).filter(|claim| claim.span.end() > edge[0]));
                next += 1;
            }
            let begins = claims[first..next].iter().map(|claim| claim.id).collect();
            let text = line_text(Span::new(edge[0], edge[1]).slice(text));
            pieces.push(Piece { text, claims: open.iter().map(|claim| claim.id).collect(), begins });
        }
        if !line.trim().is_empty() {
            lines.push((number + 1, pieces));
        }
        start = end;
    }
    lines
}

/// Words of one line, harmless; white space shows as spaces, the line break is dropped.
fn line_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| c != '\n' && c != '\r') {
        if c.is_whitespace() { out.push(' ') } else { push_visible(&mut out, c) }
    }
    out
}

fn show(reading: &Reading, piece: &Piece) -> Markup {
    let strongest = piece.claims.iter().rev().filter_map(|&id| reading.strongest(id)).min();
    let numbers = piece.claims.iter().map(|id| id.index().to_string()).collect::<Vec<_>>().join(" ");
    let mut begins = piece.begins.iter().map(|id| format!("c{}", id.index()));
    let own = begins.next();
    html! {
        @for id in begins { span #(id) {} }
        @if let Some(index) = strongest {
            @let finding = &reading.report.findings[index];
            a .c.(verdict(finding)) id=[own] href=(format!("#{}", finding.id)) data-claims=(numbers) { (piece.text) }
        } @else if piece.claims.is_empty() {
            @if let Some(own) = own { span #(own) {} }
            (piece.text)
        } @else {
            span .c id=[own] data-claims=(numbers) { (piece.text) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_words_and_show_what_steers() {
        let cut = lines("a\tb \u{202e}c\r\n\n d", &[]);
        let shown: Vec<(usize, &str)> = cut.iter().map(|(n, pieces)| (*n, pieces[0].text.as_str())).collect();
        assert_eq!(shown, [(1, "a b <U+202E>c"), (3, " d")]);
    }
}
