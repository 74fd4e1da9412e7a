//! Where sources have the words of a quotation: word for word, or nearly.

use crate::judge::checks::quote::said::{Chain, Word, read};
use crate::judge::checks::quote::wording::{Run, runs};
use crate::lexicon::rarity;
use crate::types::{ArticleId, Corpus, Part, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a source that answer to a quotation.
pub struct Hit {
    /// The source.
    pub article: ArticleId,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Whether all of them are quoted there.
    pub quoted: bool,
}

/// What the sources of a draft say, quoted and not, with an index of their words.
pub struct Sources<'a> {
    corpus: &'a Corpus,
    /// Quoted words in chains, then the whole texts; the former first.
    stretches: Vec<Stretch>,
    /// Where each word stands: stretch, position.
    index: BTreeMap<String, Vec<(usize, usize)>>,
}

struct Stretch {
    chain: Chain,
    quoted: bool,
}

/// After a marked omission a quotation goes on within so many words.
const FAR: usize = 120;
/// So many of the likeliest quotations of the sources are compared word by word, as long as the two are not endless.
const NEAREST: usize = 12;
const CELLS: usize = 200_000;
/// Quotations with fewer words in common, or with less of their words, are not one quotation altered.
const EQUAL: usize = 3;
const SHARE: f64 = 0.5;

impl<'a> Sources<'a> {
    /// Reads the sources once; those whose ids sort first come first, so that the order in which they were given decides nothing.
    pub fn new(corpus: &'a Corpus, draft: ArticleId, mut quotations: Vec<Chain>) -> Self {
        let id = |article: ArticleId| &corpus.article(article).id;
        quotations.sort_by(|a, b| id(a.article).cmp(id(b.article)));
        let mut texts: Vec<Chain> =
            (0..corpus.articles.len()).map(ArticleId::new).filter(|&a| a != draft).map(|a| text(corpus, a)).collect();
        texts.sort_by(|a, b| id(a.article).cmp(id(b.article)));
        let quoted = quotations.into_iter().map(|chain| Stretch { chain, quoted: true });
        let stretches: Vec<Stretch> = quoted.chain(texts.into_iter().map(|chain| Stretch { chain, quoted: false })).collect();
        let mut index: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (s, stretch) in stretches.iter().enumerate() {
            for (i, word) in stretch.chain.words.iter().enumerate() {
                index.entry(word.text.clone()).or_default().push((s, i));
            }
        }
        Self { corpus, stretches, index }
    }

    /// Every source that has the words one after the other, but for marked omissions; quoted ones before others, a place a source.
    pub fn exact(&self, words: &[Word]) -> Vec<Hit> {
        let parts: Vec<&[Word]> = words.chunk_by(|_, b| !b.marked).collect();
        let Some(first) = parts.first() else { return Vec::new() };
        let begins = self.index.get(&first[0].text).map_or(&[][..], Vec::as_slice);
        let mut hits: Vec<Hit> = Vec::new();
        for &(s, at) in begins {
            let stretch = &self.stretches[s];
            if hits.iter().any(|hit| hit.article == stretch.chain.article) {
                continue;
            }
            if let Some(end) = follow(&stretch.chain.words, at, &parts) {
                hits.push(self.hit(stretch, &stretch.chain.words[at..end]));
            }
        }
        hits
    }

    /// The quotation of a source that is most like it.
    pub fn nearest(&self, draft: ArticleId, words: &[Word]) -> Option<Hit> {
        let own = Chain { article: draft, words: words.to_vec() };
        let mut best: Option<(f64, &Stretch, Run)> = None;
        for stretch in self.alike(words) {
            for run in runs(&own, &stretch.chain) {
                let content = run.equal.iter().filter(|&&(i, _)| !rarity::is_stopword(&words[i].text)).count();
                let share = ratio(run.equal.len(), words.len());
                let near = run.equal.len() >= EQUAL && content > 0 && share >= SHARE;
                // Of two as long the tighter one.
                let (Some(first), Some(last)) = (run.equal.first(), run.equal.last()) else { continue };
                let tight = ratio(run.equal.len(), last.1 - first.1 + 1);
                let score = share + tight / 10.0;
                if near && best.as_ref().is_none_or(|(least, ..)| score > *least) {
                    best = Some((score, stretch, run));
                }
            }
        }
        let (_, stretch, run) = best?;
        let range = around(&own, &stretch.chain, &run);
        Some(self.hit(stretch, &stretch.chain.words[range]))
    }

    /// The quoted stretches with two of the words that matter, or with one of up to three; those with most of them first.
    fn alike(&self, words: &[Word]) -> impl Iterator<Item = &Stretch> {
        let matter: BTreeSet<&str> =
            words.iter().map(|word| word.text.as_str()).filter(|text| !rarity::is_stopword(text)).collect();
        let mut shared: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for &text in &matter {
            for &(s, _) in self.index.get(text).map_or(&[][..], Vec::as_slice) {
                shared.entry(s).or_default().insert(text);
            }
        }
        // Of two or three such words one may be the change.
        let least = (matter.len() / 2).clamp(1, 2);
        let stretch = |s: usize| &self.stretches[s];
        let fits = |s: usize| stretch(s).quoted && stretch(s).chain.words.len() * words.len() <= CELLS;
        let mut found: Vec<(usize, usize)> = shared.into_iter().map(|(s, texts)| (s, texts.len())).collect();
        found.retain(|&(s, count)| count >= least && fits(s));
        found.sort_by_key(|&(s, count)| (std::cmp::Reverse(count), s));
        found.into_iter().take(NEAREST).map(|(s, _)| &self.stretches[s])
    }

    fn hit(&self, stretch: &Stretch, words: &[Word]) -> Hit {
        let quoted = |word: &Word| {
            let quotes = &self.corpus.trees[word.sentence].sentence.quotes;
            quotes.iter().any(|quote| quote.span.contains(word.span))
        };
        Hit { article: stretch.chain.article, words: words.to_vec(), quoted: stretch.quoted || words.iter().all(quoted) }
    }
}

/// One past the last word where the parts follow each other from `at` on.
fn follow(words: &[Word], at: usize, parts: &[&[Word]]) -> Option<usize> {
    let fits = |at: usize, part: &[Word]| {
        let there = words.get(at..at + part.len());
        there.is_some_and(|there| there.iter().zip(part).all(|(a, b)| a.text == b.text))
    };
    let (first, rest) = parts.split_first()?;
    let mut end = if fits(at, first) { at + first.len() } else { return None };
    for part in rest {
        let next = (end..words.len().min(end + FAR)).find(|&at| fits(at, part))?;
        end = next + part.len();
    }
    Some(end)
}

/// The words of the source that answer to the whole quotation: those of the run, and as many before and after as the quotation has,
/// within the sentences.
fn around(own: &Chain, other: &Chain, run: &Run) -> std::ops::Range<usize> {
    let (first, last) = (run.equal[0], run.equal[run.equal.len() - 1]);
    let (mut start, mut end) = (first.1, last.1 + 1);
    for _ in 0..first.0 {
        start -= usize::from(start > 0 && !other.begins(start));
    }
    for _ in last.0 + 1..own.words.len() {
        end += usize::from(end < other.words.len() && !other.begins(end));
    }
    start..end
}

/// All words of an article's headline and running text.
fn text(corpus: &Corpus, article: ArticleId) -> Chain {
    let mut words = Vec::new();
    for (s, tree) in corpus.trees.iter().enumerate() {
        let sentence = &tree.sentence;
        if sentence.article == article && matches!(sentence.part, Part::Body | Part::Headline) {
            read(&sentence.text, Span::new(0, sentence.text.len()), |text, span, marked, inserted| {
                words.push(Word { text, sentence: s, span, piece: 0, marked, inserted });
            });
        }
    }
    Chain { article, words }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a quotation")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
