//! One quotation, worded differently in two reports, or put in another's mouth.

use super::Check;
use super::shared::flag;
use crate::judge::view::View;
use crate::lexicon::rarity;
use crate::types::{ArticleId, Candidate, Claim, Evidence, Kind, Place, Reason, Severity, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "quote",
        title: "A quotation in two wordings",
        help: "Two reports quote the same words, and not word for word: a quotation must be verbatim, so one of them has changed it. Typography, capitals and the ends at which a quotation is cut do not count.",
        silent: "A quotation cut short; an ellipsis or a word in square brackets; spelling of one word in British and American ways; another quotation on the same matter.",
        example: ("“I don't need to do any of that anymore,” she said.", "“I don't need to do anything anymore,” she said."),
        severity: Severity::Warning,
    },
    propose,
};

/// A stretch of quoted words in one sentence.
struct Quoted<'a> {
    claim: &'a Claim,
    article: ArticleId,
    words: Vec<String>,
    spans: Vec<Span>,
}

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let quotes = quotes(view);
    candidates(&quotes).into_iter().filter_map(|(i, j)| compare(view, &quotes[i], &quotes[j])).collect()
}

/// All quotations of at least [`LEAST_WORDS`] words, each with a claim that it stands in.
fn quotes<'a>(view: &View<'a>) -> Vec<Quoted<'a>> {
    let mut by_sentence: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for claim in &view.corpus.claims {
        by_sentence.entry(claim.sentence.index()).or_default().push(claim);
    }
    let mut found = Vec::new();
    for (s, claims) in by_sentence {
        let sentence = &view.corpus.trees[s].sentence;
        for quote in &sentence.quotes {
            let (words, spans) = words(&sentence.text, quote.span);
            let original = sentence.original(quote.span);
            let claim = claims.iter().filter(|c| c.span.overlaps(original)).max_by_key(|c| overlap(c.span, original));
            if let (Some(claim), true) = (claim, words.len() >= LEAST_WORDS) {
                found.push(Quoted { claim, article: sentence.article, words, spans });
            }
        }
    }
    found
}

const LEAST_WORDS: usize = 4;

fn overlap(a: Span, b: Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

/// The words inside a span, folded, with their places in the sentence's text.
fn words(text: &str, span: Span) -> (Vec<String>, Vec<Span>) {
    let slice = span.slice(text);
    let mut found = (Vec::new(), Vec::new());
    let mut start = None;
    for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
        let inside = c.is_alphanumeric() || ((c == '\'' || c == '’') && start.is_some());
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = slice[from..at].trim_end_matches(['\'', '’']);
                found.0.push(word.to_lowercase().replace('’', "'"));
                found.1.push(Span::new(span.start() + from, span.start() + from + word.len()));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Pairs of quotations of different reports that share two runs of three words, or one where they are short.
fn candidates(quotes: &[Quoted<'_>]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (i, quote) in quotes.iter().enumerate() {
        for run in quote.words.windows(RUN) {
            holders.entry(run).or_default().push(i);
        }
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in holders.values().filter(|list| list.len() <= MOST_HOLDERS) {
        for (n, &i) in list.iter().enumerate() {
            for &j in list[n + 1..].iter().filter(|&&j| quotes[j].article != quotes[i].article) {
                *counts.entry((i, j)).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|&(_, n)| n >= 1).map(|(pair, _)| pair).collect()
}

/// Words in a run that makes two quotations candidates.
const RUN: usize = 2;
/// A run in more quotations than this is a common phrase.
const MOST_HOLDERS: usize = 400;

fn compare(view: &View<'_>, a: &Quoted<'_>, b: &Quoted<'_>) -> Option<Candidate> {
    let ops = capture_diff_slices(Algorithm::Myers, &a.words, &b.words);
    let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    let inner = inner(&ops);
    let changed: Vec<&DiffOp> = inner.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).collect();
    if changed.is_empty() || equal < LEAST_WORDS - 1 {
        return None;
    }
    let (left_changed, right_changed) =
        changed.iter().fold((0, 0), |(l, r), op| (l + op.old_range().len(), r + op.new_range().len()));
    let first = changed[0];
    let (left, right) = (part(view, a, first.old_range()), part(view, b, first.new_range()));
    let heavy = |words: &[String]| words.iter().any(|w| !rarity::is_stopword(w));
    let content = changed.iter().any(|op| heavy(&a.words[op.old_range()]) || heavy(&b.words[op.new_range()]));
    let spelling = left_changed == 1
        && right_changed == 1
        && strsim::normalized_levenshtein(&a.words[first.old_range().start], &b.words[first.new_range().start]) > 0.8;
    let evidence = vec![
        ("equal", ratio(equal, 12).min(1.0)),
        ("share", ratio(equal, equal + left_changed.max(right_changed))),
        ("changed", ratio(left_changed.max(right_changed), 6).min(1.0)),
        ("content", flag(content)),
        ("spelling", flag(spelling)),
        ("pieces", ratio(changed.len(), 4).min(1.0)),
    ];
    let explanation = format!(
        "The quotation is worded differently: {} has “{}”, {} has “{}”",
        view.report(a.claim.id),
        left.text,
        view.report(b.claim.id),
        right.text
    );
    Some(Candidate {
        kind: CHECK.kind.code,
        left: a.claim.id,
        right: b.claim.id,
        slots: None,
        severity: if content { Severity::Warning } else { Severity::Note },
        evidence,
        probability: 0.0,
        reason: Reason { kind: CHECK.kind.code, left, right, explanation },
    })
}

/// The edits between the first and the last equal run: what is cut off at an end is no change of wording.
fn inner(ops: &[DiffOp]) -> &[DiffOp] {
    let is_equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    match (ops.iter().position(is_equal), ops.iter().rposition(is_equal)) {
        (Some(first), Some(last)) => &ops[first..=last],
        _ => &[],
    }
}

/// The words of a range as evidence; for an empty range the equal word before it and after it.
fn part(view: &View<'_>, quoted: &Quoted<'_>, range: std::ops::Range<usize>) -> Evidence {
    let range = if range.is_empty() { range.start.saturating_sub(1)..(range.end + 1).min(quoted.words.len()) } else { range };
    let clean = quoted.spans[range.start].cover(quoted.spans[range.end - 1]);
    let tree = view.corpus.tree(quoted.claim.sentence);
    let span = tree.sentence.original(clean);
    let text = span.slice(&view.corpus.article(quoted.article).text).to_owned();
    Evidence { claim: quoted.claim.id, text, place: Place { article: quoted.article, span } }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a quotation")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
