//! Which likenesses of sentences are copies: those that tell enough by themselves, in a passage, or beside other copies of the two reports.

use super::Copies;
use crate::types::{ArticleId, CopiedText, Place, Sentence};
use std::collections::BTreeMap;

/// Two sentences of different reports that share runs of words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    /// The sentences, the earlier report's first.
    pub sentences: [usize; 2],
    /// Of each, how many words the other has too.
    pub covered: [usize; 2],
    /// How much these words tell of a copy.
    pub evidence: f64,
}

/// Of the shorter sentence, the share of words that must stand in common runs.
pub(super) const LEAST_SHARE: f64 = 0.5;

/// Evidence from which a passage is a copy by itself: about a long sentence, names, figures and quoted words hardly counted.
const ENOUGH: f64 = 4.5;

/// Evidence that one sentence of a passage must give: a row of short formulas ('Filming will take place in …') is none.
const ANCHOR: f64 = 2.5;

/// With so much of one report copied from the other, shorter likenesses between the two are copies as well.
const MUCH: f64 = 0.5;

/// With so much of the shorter report in the other, it is a copy, however short.
const NEARLY_ALL: f64 = 0.8;

/// Sentences of a passage may stand this far apart.
const GAP: usize = 2;

/// The copies among the links; `lengths` are the words of each report.
pub(super) fn passages(sentences: &[&Sentence], lengths: &[usize], links: BTreeMap<[ArticleId; 2], Vec<Link>>) -> Copies {
    let mut groups = Groups((0..sentences.len()).collect());
    let mut pairs = Vec::new();
    for (reports, mut links) in links {
        links.sort_by_key(|link| link.sentences);
        links.dedup_by_key(|link| link.sentences);
        let lengths = reports.map(|report| lengths[report.index()].max(1));
        let runs = runs(&links);
        let mut told: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (&run, link) in runs.iter().zip(&links) {
            let (sum, most) = told.entry(run).or_default();
            (*sum, *most) = (*sum + link.evidence, most.max(link.evidence));
        }
        let strong = |(link, run): (_, &usize)| (told[run].0 >= ENOUGH && told[run].1 >= ANCHOR).then_some(link);
        let kept: Vec<&Link> = links.iter().zip(&runs).filter_map(strong).collect();
        let much = shares(&kept, lengths).into_iter().any(|share| share >= MUCH);
        let all: Vec<&Link> = links.iter().collect();
        let whole = shares(&all, lengths).into_iter().any(|share| share >= NEARLY_ALL);
        let kept = if much || whole { all } else { kept };
        if kept.is_empty() {
            continue;
        }
        kept.iter().for_each(|link| groups.join(link.sentences));
        let place = |sentence: usize| Place { article: sentences[sentence].article, span: sentences[sentence].span() };
        pairs.push(CopiedText {
            reports,
            shares: shares(&kept, lengths),
            passages: kept.iter().map(|link| link.sentences.map(place)).collect(),
            from: None,
        });
    }
    Copies { groups: groups.numbers(), pairs }
}

/// For each link (in order) the number of its run: links whose sentences stand near each other in both reports.
fn runs(links: &[Link]) -> Vec<usize> {
    let mut run = Groups((0..links.len()).collect());
    for i in 0..links.len() {
        let near = |link: &Link| link.sentences[0] <= links[i].sentences[0] + GAP;
        for j in (i + 1..links.len()).take_while(|&j| near(&links[j])) {
            if links[i].sentences[1].abs_diff(links[j].sentences[1]) <= GAP {
                run.join([i, j]);
            }
        }
    }
    (0..links.len()).map(|i| run.find(i)).collect()
}

/// Of each of the two reports the share of words that the links cover.
fn shares(links: &[&Link], lengths: [usize; 2]) -> [f64; 2] {
    [0, 1].map(|side| {
        let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
        for link in links {
            let most = covered.entry(link.sentences[side]).or_default();
            *most = (*most).max(link.covered[side]);
        }
        (covered.values().sum::<usize>() as f64 / lengths[side] as f64).min(1.0)
    })
}

/// Things that belong together, each pointing to an earlier one of its group or to itself.
struct Groups(Vec<usize>);

impl Groups {
    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, [a, b]: [usize; 2]) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The number of each group with more than one sentence.
    fn numbers(mut self) -> Vec<Option<usize>> {
        let roots: Vec<usize> = (0..self.0.len()).map(|i| self.find(i)).collect();
        let mut sizes = vec![0_usize; roots.len()];
        roots.iter().for_each(|&root| sizes[root] += 1);
        roots.into_iter().map(|root| (sizes[root] > 1).then_some(root)).collect()
    }
}
