//! Where two chains of quoted words run alike, and where they part inside such a run: local alignment with few, long gaps.

use super::said::Chain;
use crate::lexicon::rarity;
use std::ops::Range;

/// A stretch in which two chains run alike.
pub struct Run {
    /// Positions of equal words, in order.
    pub equal: Vec<(usize, usize)>,
}

/// Words of the two chains that stand between equal ones and are not equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In the left chain.
    pub left: Range<usize>,
    /// In the right chain.
    pub right: Range<usize>,
}

/// What equal and unequal words count in an alignment. A long gap is a sentence left out, a short one a change of wording.
const PLAIN: i32 = 2;
const CONTENT: i32 = 4;
const UNEQUAL: i32 = -3;
const OPEN: i32 = -3;
const GAP: i32 = -1;
/// Runs of less than this are chance.
const LEAST: i32 = 10;
/// At most so many runs of two chains are followed.
const RUNS: usize = 6;

/// The runs of two chains, best first; each word belongs to one run at most.
pub fn runs(left: &Chain, right: &Chain) -> Vec<Run> {
    let mut free = (vec![true; left.words.len()], vec![true; right.words.len()]);
    let mut found = Vec::new();
    while found.len() < RUNS && free.0.contains(&true) && free.1.contains(&true) {
        let Some(mut run) = best(left, right, &free) else { break };
        for &(i, j) in &run.equal {
            (free.0[i], free.1[j]) = (false, false);
        }
        lengthen(left, right, &mut run);
        found.push(run);
    }
    found
}

/// Whole short stretches between quotation marks, too short for a run, that begin and end with the same words and have most of the others in
/// common, in order.
pub fn short(left: &Chain, right: &Chain, runs: &[Run]) -> Vec<Run> {
    let free = |words: &Range<usize>, side: fn(&(usize, usize)) -> usize| {
        !runs.iter().flat_map(|run| &run.equal).any(|pair| words.contains(&side(pair)))
    };
    let of = |chain: &Chain, side: fn(&(usize, usize)) -> usize| {
        pieces(chain)
            .into_iter()
            .filter(|words| (SHORT.0..=SHORT.1).contains(&words.len()) && free(words, side))
            .collect::<Vec<_>>()
    };
    let (ours, theirs) = (of(left, |pair| pair.0), of(right, |pair| pair.1));
    let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a.clone(), b.clone())));
    pairs.filter_map(|(a, b)| alike(left, right, a, b)).collect()
}

/// How many words a short quotation has, at least and at most.
const SHORT: (usize, usize) = (5, 12);

/// The words of each sentence and of each stretch between quotation marks.
fn pieces(chain: &Chain) -> Vec<Range<usize>> {
    (0..chain.words.len()).filter(|&i| chain.begins(i)).map(|i| i..end(chain, i) + 1).collect()
}

fn alike(left: &Chain, right: &Chain, a: Range<usize>, b: Range<usize>) -> Option<Run> {
    let text =
        |chain: &Chain, words: &Range<usize>| chain.words[words.clone()].iter().map(|w| w.text.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (text(left, &a), text(right, &b));
    let ends = ours.first() == theirs.first() && ours.last() == theirs.last();
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &ours, &theirs);
    let same = ops.iter().filter(|op| op.tag() == similar::DiffTag::Equal);
    let equal: Vec<(usize, usize)> =
        same.flat_map(|op| op.old_range().zip(op.new_range())).map(|(i, j)| (a.start + i, b.start + j)).collect();
    let content = equal.iter().any(|&(i, _)| !rarity::is_stopword(&left.words[i].text));
    let most = equal.len() * 3 >= ours.len().max(theirs.len()) * 2;
    (ends && content && most && ours != theirs).then_some(Run { equal })
}

/// The state of a cell: in a pair of words, in a gap of the right chain, in a gap of the left chain.
const PAIR: usize = 0;
const DOWN: usize = 1;
const ACROSS: usize = 2;
const NONE: u8 = 3;
const LOW: i32 = i32::MIN / 2;

fn best(left: &Chain, right: &Chain, free: &(Vec<bool>, Vec<bool>)) -> Option<Run> {
    let (n, m) = (left.words.len(), right.words.len());
    let width = m + 1;
    let mut score = vec![[LOW; 3]; (n + 1) * width];
    let mut from = vec![[NONE; 3]; (n + 1) * width];
    let mut top = (LEAST - 1, 0, 0);
    for i in 1..=n {
        for j in 1..=m {
            let at = i * width + j;
            if free.0[i - 1] && free.1[j - 1] {
                let (a, b) = (&left.words[i - 1].text, &right.words[j - 1].text);
                let gain = if a != b {
                    UNEQUAL
                } else if rarity::is_stopword(a) {
                    PLAIN
                } else {
                    CONTENT
                };
                let before = score[at - width - 1];
                let (state, value) = highest(before);
                score[at][PAIR] = gain + value.max(0);
                from[at][PAIR] = if value > 0 { state } else { NONE };
                if a == b && score[at][PAIR] > top.0 {
                    top = (score[at][PAIR], i, j);
                }
            }
            for (state, before) in [(DOWN, at - width), (ACROSS, at - 1)] {
                let open = score[before][PAIR] + OPEN;
                let go_on = score[before][state] + GAP;
                score[at][state] = open.max(go_on);
                from[at][state] = if open >= go_on { as_state(PAIR) } else { as_state(state) };
            }
        }
    }
    (top.1 > 0).then(|| Run { equal: walk(left, right, &from, (top.1, top.2)) })
}

fn as_state(state: usize) -> u8 {
    u8::try_from(state).unwrap_or(NONE)
}

fn highest(scores: [i32; 3]) -> (u8, i32) {
    let mut best = (0, scores[0]);
    for (state, &score) in (0_u8..).zip(&scores).skip(1) {
        if score > best.1 {
            best = (state, score);
        }
    }
    best
}

fn walk(left: &Chain, right: &Chain, from: &[[u8; 3]], end: (usize, usize)) -> Vec<(usize, usize)> {
    let (mut i, mut j) = end;
    let mut state = as_state(PAIR);
    let mut equal = Vec::new();
    while state != NONE && i > 0 && j > 0 {
        let at = i * (right.words.len() + 1) + j;
        let next = from[at][usize::from(state)];
        match usize::from(state) {
            PAIR => {
                if left.words[i - 1].text == right.words[j - 1].text {
                    equal.push((i - 1, j - 1));
                }
                (i, j) = (i - 1, j - 1);
            }
            DOWN => i -= 1,
            _ => j -= 1,
        }
        state = next;
    }
    equal.reverse();
    equal
}

/// An equal first word of both sentences, and an equal last one, belong to the run even where the words between differ.
fn lengthen(left: &Chain, right: &Chain, run: &mut Run) {
    let (i, j) = run.equal[0];
    let first = (start(left, i), start(right, j));
    let same = |i: usize, j: usize| left.words[i].text == right.words[j].text;
    if first.0 < i && first.1 < j && (i - first.0).max(j - first.1) <= 2 * FEW && same(first.0, first.1) {
        run.equal.insert(0, first);
    }
    let (i, j) = run.equal[run.equal.len() - 1];
    let last = (end(left, i), end(right, j));
    if last.0 > i && last.1 > j && (last.0 - i).max(last.1 - j) <= 2 * FEW && same(last.0, last.1) {
        run.equal.push(last);
    }
}

/// The first word of the sentence or stretch that the word stands in.
fn start(chain: &Chain, at: usize) -> usize {
    (0..=at).rev().find(|&k| chain.begins(k)).unwrap_or(at)
}

/// The last word of it.
fn end(chain: &Chain, at: usize) -> usize {
    (at..chain.words.len()).find(|&k| chain.ends(k)).unwrap_or(at)
}

/// The changes inside a run, and at its ends where both quotations begin or end there with a few other words.
pub fn changes(left: &Chain, right: &Chain, run: &Run) -> Vec<Change> {
    let mut found = Vec::new();
    found.extend(front(left, right, run.equal[0]));
    for pair in run.equal.windows(2) {
        let change = Change { left: pair[0].0 + 1..pair[1].0, right: pair[0].1 + 1..pair[1].1 };
        if !change.left.is_empty() || !change.right.is_empty() {
            found.push(change);
        }
    }
    found.extend(back(left, right, run.equal[run.equal.len() - 1]));
    found.retain(|change| !marked(left, right, change) && !cut(left, right, change) && !folded(left, right, change));
    found
}

/// More words than this at an end are another beginning or another end, not a change of a few words.
const FEW: usize = 3;

/// Other words with which the two sentences begin before the first equal word.
fn front(left: &Chain, right: &Chain, (i, j): (usize, usize)) -> Option<Change> {
    let change = Change { left: start(left, i)..i, right: start(right, j)..j };
    let few = |range: &Range<usize>| (1..=FEW).contains(&range.len());
    (few(&change.left) && few(&change.right)).then_some(change)
}

/// Other words with which the two sentences end after the last equal word.
fn back(left: &Chain, right: &Chain, (i, j): (usize, usize)) -> Option<Change> {
    let change = Change { left: i + 1..end(left, i) + 1, right: j + 1..end(right, j) + 1 };
    let few = |range: &Range<usize>| (1..=FEW).contains(&range.len());
    (few(&change.left) && few(&change.right)).then_some(change)
}

/// Whether a report marks the change: an ellipsis or brackets in it or right after it.
fn marked(left: &Chain, right: &Chain, change: &Change) -> bool {
    let any = |chain: &Chain, range: &Range<usize>| {
        (range.start..=range.end).filter_map(|i| chain.words.get(i)).any(|word| word.marked)
    };
    any(left, &change.left) || any(right, &change.right)
}

/// Whether one report merely leaves out words: whole sentences, or words where its own quotation breaks off and begins again.
fn cut(left: &Chain, right: &Chain, change: &Change) -> bool {
    let cut = |without: &Chain, at: usize, with: &Chain, range: &Range<usize>| {
        without.begins(at) || (with.begins(range.start) && with.begins(range.end.min(with.words.len() - 1)))
    };
    match (change.left.is_empty(), change.right.is_empty()) {
        (true, false) => cut(left, change.left.start, right, &change.right),
        (false, true) => cut(right, change.right.start, left, &change.left),
        _ => {
            left.begins(change.left.start)
                && right.begins(change.right.start)
                && (change.left.len().max(change.right.len()) > 2 * FEW)
        }
    }
}

/// Whether the words are the same when spaces and short forms are written out: `any more`, `he'd` for `he would`.
fn folded(left: &Chain, right: &Chain, change: &Change) -> bool {
    let (a, b) = (&left.words[change.left.clone()], &right.words[change.right.clone()]);
    let letters = |words: &[super::said::Word]| words.iter().map(|w| w.text.as_str()).collect::<String>();
    let short = |a: &[super::said::Word], b: &[super::said::Word]| match (a, b) {
        ([one], [stem, rest]) => {
            one.text.split_once('\'').is_some_and(|(s, r)| s == stem.text && !r.is_empty() && rest.text.ends_with(r))
        }
        _ => false,
    };
    letters(a) == letters(b) || short(a, b) || short(b, a)
}
