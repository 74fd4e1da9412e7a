//! The quote ledger for people, a quotation an entry: what the sources have of it, where, who says it, and the difference word by word.

use super::escape::visible;
use super::places::Places;
use super::words::clip;
use crate::types::{Change, Place, QuoteStatus, Quoted, QuotedAt, Report};

/// More characters of a quotation than this are cut.
const LONGEST: usize = 400;

/// What the sources have of a quotation, in words.
pub(super) fn status(quoted: &Quoted) -> &'static str {
    match quoted.status {
        QuoteStatus::Verbatim => "verbatim",
        QuoteStatus::Altered => "altered",
        QuoteStatus::OtherSpeaker => "another speaker",
        QuoteStatus::NotFound => "not found",
    }
}

/// The heading of the ledger.
pub(super) const TITLE: &str = "Quotations";

/// The quotation, harmless; an altered one with its changes, each handed to `mark`.
pub(super) fn words(report: &Report, quoted: &Quoted, mark: impl Fn(Change, &str) -> String) -> String {
    if quoted.diff.is_empty() {
        return mark(Change::Same, &clip(&visible(text(report, quoted.place)), LONGEST));
    }
    quoted.diff.iter().map(|part| mark(part.change, &visible(&part.text))).collect::<Vec<_>>().join(" ")
}

/// A change as plain text shows it: `[-out-]`, `{+in+}`.
pub(super) fn plain(change: Change, words: &str) -> String {
    match change {
        Change::Same => words.to_owned(),
        Change::LeftOut => format!("[-{words}-]"),
        Change::Added => format!("{{+{words}+}}"),
    }
}

/// Where the sources have it and who says it there, harmless, one a source: `gazette.txt:14 (Ada Penrose)`.
pub(super) fn sources(report: &Report, lines: &Places, quoted: &Quoted) -> Vec<String> {
    let source = |at: &QuotedAt| {
        let speaker = at.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
        let unquoted = if at.quoted { "" } else { ", not as a quotation" };
        visible(&format!("{}{speaker}{unquoted}", lines.label(&report.corpus, at.place)))
    };
    quoted.sources.iter().map(source).collect()
}

/// Who says it in the draft, harmless; empty where it names nobody.
pub(super) fn speaker(quoted: &Quoted) -> String {
    quoted.speaker.as_deref().map(visible).unwrap_or_default()
}

/// The entry in one line of plain text: `draft.md:9: altered: “…” (Ada Penrose); a.txt:4 (Ada Penrose)`.
pub(super) fn line(report: &Report, lines: &Places, quoted: &Quoted) -> String {
    let speaker = speaker(quoted);
    let speaker = if speaker.is_empty() { speaker } else { format!(" ({speaker})") };
    let at = visible(&lines.label(&report.corpus, quoted.place));
    let there = sources(report, lines, quoted).join(", ");
    let there = if there.is_empty() { "in no source".to_owned() } else { there };
    format!("{at}: {}: “{}”{speaker}; {there}", status(quoted), words(report, quoted, plain))
}

/// The words of a place as they stand.
pub(super) fn text(report: &Report, place: Place) -> &str {
    place.span.slice(&report.corpus.article(place.article).text)
}
