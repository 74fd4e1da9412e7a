//! Text that reports have in common: which sentences go back to one text, and which report has how much from which.

mod index;
mod passages;
mod words;

use crate::lexicon::quick::Map;
use crate::types::{ArticleId, CopiedText, Corpus, Sentence};
use index::{candidates, overlap};
use passages::Link;
use std::collections::BTreeMap;
use words::{Numbers, Words};

/// What was copied in a story.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// For each sentence the number of the text that it goes back to, where another report has it too.
    pub groups: Vec<Option<usize>>,
    /// Pairs of reports with passages in common, sorted; without a direction.
    pub pairs: Vec<CopiedText>,
}

/// Up to so many pairs of places are told one by one where two texts stand in many reports; beyond that the first report stands for all.
const PLACES: usize = 400;

/// Finds the copied passages of a story. `order` ranks the reports, so that the earliest of many copies stands for the others.
pub(super) fn copies(corpus: &Corpus, order: &[ArticleId]) -> Copies {
    let mut rank = vec![0; corpus.articles.len()];
    for (place, article) in order.iter().enumerate() {
        rank[article.index()] = place;
    }
    let sentences: Vec<&Sentence> = corpus.trees.iter().map(|tree| &tree.sentence).collect();
    let mut numbers = Numbers::default();
    let words: Vec<Words> = sentences.iter().map(|sentence| numbers.words(sentence)).collect();
    let texts = texts(&sentences, &words, &rank);
    let mut links: BTreeMap<[ArticleId; 2], Vec<Link>> = BTreeMap::new();
    for text in &texts {
        link(&sentences, &words, text, text, &mut links);
    }
    let leads: Vec<&Words> = texts.iter().map(|text| &words[text[0]]).collect();
    for (a, b) in candidates(&leads) {
        link(&sentences, &words, &texts[a], &texts[b], &mut links);
    }
    let mut lengths = vec![0; corpus.articles.len()];
    for (sentence, words) in sentences.iter().zip(&words) {
        lengths[sentence.article.index()] += words.ids.len();
    }
    passages::passages(&sentences, &lengths, links)
}

/// The distinct texts in the order of the reports that have them first, each as the sentences that have it.
fn texts(sentences: &[&Sentence], words: &[Words], rank: &[usize]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..sentences.len()).filter(|&i| !words[i].ids.is_empty()).collect();
    order.sort_by_key(|&i| (rank[sentences[i].article.index()], i));
    let mut known: Map<&[u32], usize> = Map::default();
    let mut texts: Vec<Vec<usize>> = Vec::new();
    for i in order {
        let number = *known.entry(&words[i].ids).or_insert(texts.len());
        if number == texts.len() {
            texts.push(Vec::new());
        }
        texts[number].push(i);
    }
    texts
}

/// Links the places of two texts (or of one) that stand in different reports.
fn link(
    sentences: &[&Sentence],
    words: &[Words],
    one: &[usize],
    other: &[usize],
    links: &mut BTreeMap<[ArticleId; 2], Vec<Link>>,
) {
    let all = one.len() * other.len() <= PLACES;
    for &a in if all { one } else { &one[..1] } {
        for &b in other {
            let (a, b) = (a.min(b), a.max(b));
            let reports = [sentences[a].article, sentences[b].article];
            if reports[0] == reports[1] || (std::ptr::eq(one, other) && a == b) {
                continue;
            }
            let found = overlap(&words[a], &words[b]);
            let shorter = words[a].ids.len().min(words[b].ids.len());
            let share = found.covered[0].max(found.covered[1]) as f64 / shorter as f64;
            if share >= passages::LEAST_SHARE {
                let link = Link { sentences: [a, b], covered: found.covered, evidence: f64::from(found.evidence) };
                links.entry(reports).or_default().push(link);
            }
        }
    }
}
