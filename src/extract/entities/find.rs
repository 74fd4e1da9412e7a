//! Finds the names of one sentence: the entity tagger's spans and runs of proper nouns, each correcting the other.

use super::fold;
use super::words;
use crate::types::{EntityKind, Part, Tree};

/// A name as it stands in one sentence, before it is tied to an entity.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Index of the tree.
    pub tree: usize,
    /// First token, titles left out.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Its folded words.
    pub words: Vec<String>,
    /// What the entity tagger takes it for.
    pub vote: Option<EntityKind>,
    /// Tokens of titles directly before it: first of them.
    pub titles: usize,
    /// Whether the capital may be due to the position alone.
    pub weak: bool,
}

impl Found {
    /// The words joined by spaces.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Whether a title stands before it.
    pub fn titled(&self) -> bool {
        self.titles < self.first
    }

    /// The token that heads the name: the last one that hangs on a word outside it.
    pub fn head(&self, tree: &Tree) -> usize {
        let outside = |&i: &usize| {
            let head = tree.tokens[i].head;
            head == i || head < self.first || head >= self.last
        };
        (self.first..self.last).rev().find(outside).unwrap_or(self.last - 1)
    }
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Names and first words.
    Normal,
    /// Most words, as in a headline: a capital tells nothing.
    Everywhere,
}

/// How the sentence uses capitals.
pub(super) fn capitals(tree: &Tree) -> Capitals {
    let long = (0..tree.tokens.len()).filter(|&i| tree.word(i).chars().filter(|c| c.is_alphabetic()).count() > 3);
    let (mut words, mut high, mut outside) = (0_usize, 0_usize, 0_usize);
    for i in long {
        words += 1;
        high += usize::from(fold::capital(tree.word(i)));
        outside += usize::from(fold::capital(tree.word(i)) && !is_proper(tree, i));
    }
    let all_caps = (0..tree.tokens.len()).all(|i| !tree.word(i).chars().any(char::is_lowercase));
    let title = words >= 3 && high * 10 >= words * 8 && (outside >= 2 || tree.sentence.part == Part::Headline);
    if title || (all_caps && words >= 2) { Capitals::Everywhere } else { Capitals::Normal }
}

/// The names of a sentence, in order, not overlapping.
pub(super) fn find(tree: &Tree, index: usize) -> Vec<Found> {
    let owner = owners(tree);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.tokens.len() {
        if !in_run(tree, &owner, at) {
            at += 1;
            continue;
        }
        let end = run_end(tree, &owner, at);
        split_run(tree, &owner, at, end, &mut |first, last, titles, vote| {
            found.extend(name(tree, index, (first, last), titles, vote));
        });
        at = end;
    }
    found
}

/// A name of those tokens, trimmed; none if nothing of a name is left.
pub(super) fn name(
    tree: &Tree,
    index: usize,
    (mut first, mut last): (usize, usize),
    mut titles: usize,
    vote: Option<EntityKind>,
) -> Option<Found> {
    let part_of_name = |i: usize| tree.word(i).chars().any(char::is_alphanumeric) && !matches!(tree.tokens[i].tag, "DT" | "POS");
    while first < last && !(part_of_name(first) && (fold::capital(tree.word(first)) || starts_with_digit(tree.word(first)))) {
        first += 1;
    }
    while last > first && !part_of_name(last - 1) {
        last -= 1;
    }
    if vote.is_none_or(|v| v == EntityKind::Person) {
        let mut end_of_titles = first;
        while end_of_titles < last && is_title(tree, end_of_titles) {
            end_of_titles += 1;
        }
        if end_of_titles < last {
            titles = titles.min(first);
            first = end_of_titles;
        } else if vote.is_none() {
            return None;
        }
    }
    let words: Vec<String> = (first..last).flat_map(|i| fold::words(tree.word(i))).collect();
    let letters = words.iter().any(|w| w.chars().any(char::is_alphabetic));
    if !letters || (words.len() == 1 && (words[0].chars().count() < 2 || words::is(&words[0], "stop"))) {
        return None;
    }
    let weak = last - first == 1 && opens(tree, first) && !fold::all_caps(tree.word(first));
    Some(Found { tree: index, first, last, words, vote, titles: titles.min(first), weak })
}

/// Whether the token opens the sentence, a quotation or a part after a colon or dash.
pub(super) fn opens(tree: &Tree, i: usize) -> bool {
    i == 0 || matches!(tree.tokens[i - 1].tag, "``" | "''" | ":" | "-LRB-" | "." | "NFP")
}

/// Whether the token is a title before a name: `Mr`, `President`.
pub(super) fn is_title(tree: &Tree, i: usize) -> bool {
    fold::capital(tree.word(i)) && words::title(&fold::fold(tree.word(i))).is_some()
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_proper(tree: &Tree, i: usize) -> bool {
    matches!(tree.tokens[i].tag, "NNP" | "NNPS")
}

/// The kind that a tag of the entity tagger stands for; none for times and numbers.
fn kind_of(tag: &str) -> Option<EntityKind> {
    Some(match tag {
        "PERSON" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "GPE" | "LOC" | "FAC" => EntityKind::Place,
        "NORP" => EntityKind::Group,
        "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" => EntityKind::Other,
        _ => return None,
    })
}

/// For each token the tagger's entity that it belongs to and its kind; numbers and times have no kind.
fn owners(tree: &Tree) -> Vec<Option<(usize, Option<EntityKind>)>> {
    let mut owner = vec![None; tree.tokens.len()];
    for (n, entity) in tree.entities.iter().enumerate() {
        let kind = kind_of(entity.kind);
        let mut range = entity.first..entity.last.min(owner.len());
        let capital = range.clone().any(|i| fold::capital(tree.word(i)));
        if kind.is_some() && !capital {
            continue;
        }
        // A tagger's span that takes in lower-case words at its edges is trimmed to the name.
        while kind.is_some() && range.start < range.end && edge_is_foreign(tree, range.start) {
            range.start += 1;
        }
        while kind.is_some() && range.start < range.end && edge_is_foreign(tree, range.end - 1) {
            range.end -= 1;
        }
        for i in range {
            owner[i] = Some((n, kind));
        }
    }
    owner
}

fn edge_is_foreign(tree: &Tree, i: usize) -> bool {
    let word = tree.word(i);
    let dashed = i > 0 && tree.word(i - 1).chars().all(fold::is_dash);
    !fold::capital(word) && !starts_with_digit(word) && !dashed
}

fn in_run(tree: &Tree, owner: &[Option<(usize, Option<EntityKind>)>], i: usize) -> bool {
    match owner[i] {
        Some((_, Some(_))) => true,
        Some((_, None)) => false,
        None => is_proper(tree, i) && fold::capital(tree.word(i)) && !words::is(&fold::fold(tree.word(i)), "stop"),
    }
}

/// One past the last token of the run that starts at `at`: glued hyphens, ampersands and particles between names belong to it.
fn run_end(tree: &Tree, owner: &[Option<(usize, Option<EntityKind>)>], at: usize) -> usize {
    let n = tree.tokens.len();
    let mut end = at + 1;
    loop {
        if end < n && in_run(tree, owner, end) {
            end += 1;
        } else if end + 1 < n && joins(tree, end) && in_run(tree, owner, end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Whether the token ties two parts of one name: a glued hyphen, `&`, `bin`, `al`.
fn joins(tree: &Tree, i: usize) -> bool {
    let word = tree.word(i);
    let glued = tree.tokens[i].span.start() == tree.tokens[i - 1].span.end();
    let dash = glued && word.chars().all(fold::is_dash) && tree.tokens.get(i + 1).is_some_and(|t| t.span.start() == tree.tokens[i].span.end());
    dash || word == "&" || words::is(&word.to_lowercase(), "particle")
}

/// Cuts a run of proper nouns into names: at the borders of the tagger's spans and at titles.
fn split_run(
    tree: &Tree,
    owner: &[Option<(usize, Option<EntityKind>)>],
    start: usize,
    end: usize,
    emit: &mut impl FnMut(usize, usize, usize, Option<EntityKind>),
) {
    let pieces = pieces(tree, owner, start, end);
    let tagged = pieces.iter().filter(|p| p.vote.is_some()).count();
    let mut titles: Option<usize> = None;
    let mut at = 0;
    while at < pieces.len() {
        let piece = &pieces[at];
        let next = pieces.get(at + 1);
        if piece.title {
            titles = titles.or(Some(piece.first));
        } else if piece.vote.is_none() && next.is_some_and(|n| n.title) && tagged > 0 && !known(tree, piece) {
            // 'Defense Secretary Robert Gates': the first word belongs to the title.
            titles = titles.or(Some(piece.first));
        } else if piece.vote.is_none() && tagged == 1 && next.is_some_and(|n| n.vote.is_some()) && !known(tree, piece) {
            let tagged_piece = &pieces[at + 1];
            emit(piece.first, tagged_piece.last, titles.unwrap_or(piece.first), tagged_piece.vote);
            titles = None;
            at += 1;
        } else if tagged == 1 && piece.vote.is_some() && next.is_some_and(|n| n.vote.is_none() && !n.title) {
            emit(piece.first, pieces[at + 1].last, titles.unwrap_or(piece.first), piece.vote);
            titles = None;
            at += 1;
        } else {
            emit(piece.first, piece.last, titles.unwrap_or(piece.first), piece.vote);
            titles = None;
        }
        at += 1;
    }
}

struct Piece {
    first: usize,
    last: usize,
    vote: Option<EntityKind>,
    title: bool,
}

fn known(tree: &Tree, piece: &Piece) -> bool {
    let words: Vec<String> = (piece.first..piece.last).flat_map(|i| fold::words(tree.word(i))).collect();
    let key = words.join(" ");
    words::place(&key).is_some() || words::demonym(&key).is_some()
}

/// The run as tagged spans, titles and stretches between them.
fn pieces(tree: &Tree, owner: &[Option<(usize, Option<EntityKind>)>], start: usize, end: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Option<usize>> = None;
    for i in start..end {
        let (id, vote) = owner[i].map_or((None, None), |(n, kind)| (Some(n), kind));
        let title = id.is_none() && is_title(tree, i) && i + 1 < end;
        if title {
            pieces.push(Piece { first: i, last: i + 1, vote: None, title });
            open = None;
        } else if open == Some(id) {
            if let Some(piece) = pieces.last_mut() {
                piece.last = i + 1;
            }
        } else {
            pieces.push(Piece { first: i, last: i + 1, vote, title });
            open = Some(id);
        }
    }
    pieces
}
