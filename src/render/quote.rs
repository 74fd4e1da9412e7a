//! The words of a claim as they stand, with the words that clash marked.

use super::escape::{push_visible, visible};
use super::words::clip;
use crate::types::{Claim, ClaimId, Corpus, Finding, Place, Span};
use similar::{ChangeTag, TextDiff};

/// What a character of a quotation is to the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Nothing special.
    Plain,
    /// Part of a word that the other side does not have.
    Differs,
    /// Evidence: one of the words that decided.
    Clashes,
}

/// One shown character (or the visible code of a harmful one) with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What is shown.
    pub text: String,
    /// What it is to the finding.
    pub mark: Mark,
}

/// More characters than this are cut around the first mark.
const LONGEST: usize = 600;
/// Sentences longer than this are not compared word by word.
const LONGEST_DIFF: usize = 2_000;
/// Sentences at least this like each other are compared word by word.
const NEAR: f32 = 0.6;

/// The quotations of two opposed claims: evidence marked, and where the sentences are near, the other words in which they differ.
pub(super) fn opposed(corpus: &Corpus, finding: &Finding, left: ClaimId, right: ClaimId) -> [Vec<Cell>; 2] {
    let (mut one, mut two) = (cells(corpus, finding, left), cells(corpus, finding, right));
    if one.len() <= LONGEST_DIFF && two.len() <= LONGEST_DIFF {
        mark_differences(&mut one, &mut two);
    }
    [shorten(one), shorten(two)]
}

/// The quotation of a claim with the evidence of the finding marked.
pub(super) fn quote(corpus: &Corpus, finding: &Finding, claim: ClaimId) -> Vec<Cell> {
    shorten(cells(corpus, finding, claim))
}

/// The claim that stands for each of the two sides of a contradiction: those of the first reason, else the first of each side.
pub(super) fn leads(finding: &Finding) -> Option<(ClaimId, ClaimId)> {
    let reason = finding.reasons.first().map(|reason| (reason.left.claim, reason.right.claim));
    let side = |i: usize| finding.sides.get(i).and_then(|side| side.first().copied());
    let (left, right) = (side(0)?, side(1)?);
    let known = |&(one, two): &(ClaimId, ClaimId)| one != two && finding.claims.contains(&one) && finding.claims.contains(&two);
    Some(reason.filter(known).unwrap_or((left, right)))
}

/// Where the quotation of a claim stands: the claim, and those words of its sentence that decided.
pub(super) fn whereabouts(corpus: &Corpus, finding: &Finding, id: ClaimId) -> Place {
    let claim = corpus.claim(id);
    let span = evidence(corpus, finding, claim).into_iter().fold(claim.span, Span::cover);
    Place { article: claim.article, span }
}

/// More characters of a sentence than this are cut before and after a quotation.
const LONGEST_AROUND: usize = 200;

/// The rest of the sentence before and after a quotation, harmless; empty where the quotation is the sentence.
pub(super) fn surroundings(corpus: &Corpus, finding: &Finding, id: ClaimId) -> (String, String) {
    let place = whereabouts(corpus, finding, id);
    let text = &corpus.article(place.article).text;
    let sentence = corpus.trees.get(corpus.claim(id).sentence.index()).map_or(place.span, |tree| tree.sentence.span());
    let whole = sentence.cover(place.span);
    let before = visible_spaced(Span::new(whole.start(), place.span.start()).slice(text));
    let after = visible_spaced(Span::new(place.span.end(), whole.end()).slice(text));
    let cut = before.chars().count().saturating_sub(LONGEST_AROUND);
    let before = if cut > 0 { format!("…{}", before.chars().skip(cut).collect::<String>()) } else { before };
    (before, clip(&after, LONGEST_AROUND))
}

/// Harmless text that keeps one space at its ends where it had any.
fn visible_spaced(text: &str) -> String {
    let space = |there: bool| if there && !text.trim().is_empty() { " " } else { "" };
    let (start, end) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(start), visible(text), space(end))
}

fn cells(corpus: &Corpus, finding: &Finding, id: ClaimId) -> Vec<Cell> {
    let claim = corpus.claim(id);
    let text = &corpus.article(claim.article).text;
    let marks = evidence(corpus, finding, claim);
    let whole = whereabouts(corpus, finding, id).span;
    let mut cells: Vec<Cell> = Vec::new();
    for (at, c) in whole.slice(text).char_indices() {
        let offset = whole.start() + at;
        let mark = if marks.iter().any(|m| m.start() <= offset && offset < m.end()) { Mark::Clashes } else { Mark::Plain };
        if !c.is_whitespace() {
            let mut shown = String::new();
            push_visible(&mut shown, c);
            cells.push(Cell { text: shown, mark });
        } else if cells.last().is_some_and(|cell| cell.text != " ") {
            cells.push(Cell { text: " ".to_owned(), mark });
        }
    }
    cells
}

/// Where the words of a claim that decided stand, within the claim or its sentence.
fn evidence(corpus: &Corpus, finding: &Finding, claim: &Claim) -> Vec<Span> {
    let sentence = corpus.trees.get(claim.sentence.index()).map_or(claim.span, |tree| tree.sentence.span());
    let near = sentence.cover(claim.span);
    let both = finding.reasons.iter().flat_map(|reason| [&reason.left, &reason.right]);
    both.filter(|e| e.claim == claim.id && e.place.article == claim.article && near.contains(e.place.span))
        .map(|e| e.place.span)
        .collect()
}

fn mark_differences(one: &mut [Cell], two: &mut [Cell]) {
    let (left, right) = (words(one), words(two));
    let (old, new) = (texts(&left), texts(&right));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&old, &new);
    if diff.ratio() <= NEAR {
        return;
    }
    for change in diff.iter_all_changes() {
        match (change.tag(), change.old_index(), change.new_index()) {
            (ChangeTag::Delete, Some(i), _) => raise(one, &left[i]),
            (ChangeTag::Insert, _, Some(i)) => raise(two, &right[i]),
            _ => {}
        }
    }
}

/// A word of a quotation: which cells, and its letters for comparison.
struct Word {
    first: usize,
    last: usize,
    text: String,
}

fn words(cells: &[Cell]) -> Vec<Word> {
    let letters = |cell: &Cell| cell.text.chars().all(char::is_alphanumeric);
    let mut words: Vec<Word> = Vec::new();
    for (i, cell) in cells.iter().enumerate().filter(|(_, cell)| letters(cell)) {
        match words.last_mut() {
            Some(word) if word.last == i => {
                word.last += 1;
                word.text.push_str(&cell.text);
            }
            _ => words.push(Word { first: i, last: i + 1, text: cell.text.clone() }),
        }
    }
    words
}

fn texts(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.text.to_lowercase()).collect()
}

fn raise(cells: &mut [Cell], word: &Word) {
    for cell in &mut cells[word.first..word.last] {
        cell.mark = cell.mark.max(Mark::Differs);
    }
}

/// A quotation that is too long to show loses its ends; the first marked words stay.
fn shorten(mut cells: Vec<Cell>) -> Vec<Cell> {
    if cells.len() <= LONGEST {
        return cells;
    }
    let marked = cells.iter().position(|cell| cell.mark == Mark::Clashes).unwrap_or(0);
    let start = if marked < LONGEST / 2 { 0 } else { marked - LONGEST / 4 };
    let end = (start + LONGEST).min(cells.len());
    let more = |there: bool| there.then(|| Cell { text: "…".to_owned(), mark: Mark::Plain });
    let (before, after) = (more(start > 0), more(end < cells.len()));
    before.into_iter().chain(cells.drain(start..end)).chain(after).collect()
}
