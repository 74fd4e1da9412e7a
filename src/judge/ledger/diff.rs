//! How the words of a quotation differ from those of a source: stretches of the same, of left out and of added words.

use super::find::Hit;
use super::place;
use crate::judge::checks::quote::said::Word;
use crate::types::{ArticleId, Change, Corpus, DiffPart, Place};
use similar::{Algorithm, capture_diff_slices};

/// The difference, in order. An omission that the draft marks is no change, nor are words written together or apart.
pub fn diff(corpus: &Corpus, draft: ArticleId, own: &[Word], hit: &Hit) -> Vec<DiffPart> {
    let text = Text { corpus, draft, source: hit.article };
    let words = |words: &[Word]| words.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
    let mut parts = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &words(&hit.words), &words(own)) {
        let (out, added) = (&hit.words[op.old_range()], &own[op.new_range()]);
        let marked = own.get(op.new_range().end).is_some_and(|word| word.marked) && added.is_empty();
        if letters(added) == letters(out) {
            text.push(&mut parts, Change::Same, added);
        } else if marked {
            parts.push(DiffPart { change: Change::Same, text: "…".to_owned(), place: None });
        } else {
            text.push(&mut parts, Change::LeftOut, out);
            text.push(&mut parts, Change::Added, added);
        }
    }
    parts
}

fn letters(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

struct Text<'a> {
    corpus: &'a Corpus,
    draft: ArticleId,
    source: ArticleId,
}

impl Text<'_> {
    /// Adds words, to the last part where that is of the same sort.
    fn push(&self, parts: &mut Vec<DiffPart>, change: Change, words: &[Word]) {
        if words.is_empty() {
            return;
        }
        let article = if change == Change::LeftOut { self.source } else { self.draft };
        let here = place(self.corpus, article, words);
        if let Some(last) = parts.last_mut().filter(|last| last.change == change && last.place.is_some()) {
            let span = last.place.map_or(here.span, |place| place.span.cover(here.span));
            last.place = Some(Place { article, span });
            last.text = self.words(Place { article, span });
            return;
        }
        parts.push(DiffPart { change, text: self.words(here), place: Some(here) });
    }

    fn words(&self, place: Place) -> String {
        let text = place.span.slice(&self.corpus.article(place.article).text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
