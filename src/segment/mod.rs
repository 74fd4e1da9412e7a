//! From an [`Article`] to its sentences, with quotation spans.

mod boundary;
mod context;
mod quotes;
#[cfg(test)]
mod tests;

use crate::types::{Article, ArticleId, Block, Part, Quotation, Sentence, SentenceId, Span};

/// Cuts an article into sentences; `first` is the position of its first sentence among all sentences of the corpus.
///
/// Headlines and running text make sentences; captions, credits and boilerplate make none. No sentence is longer
/// than about 2,000 bytes: a longer one is cut at a clause mark, or at a space.
#[must_use]
pub fn segment(article: &Article, id: ArticleId, first: usize) -> Vec<Sentence> {
    let quoted = quotes::read(&article.blocks);
    let mut sentences = Vec::new();
    for (index, (block, quoted)) in article.blocks.iter().zip(&quoted).enumerate() {
        if !matches!(block.part, Part::Body | Part::Headline) {
            continue;
        }
        for span in boundary::sentences(&block.text) {
            let number = SentenceId::new(first + sentences.len());
            sentences.push(sentence(block, index, span, quoted, (id, number)));
        }
    }
    sentences
}

/// Cuts all articles of a corpus into sentences.
#[must_use]
pub fn segment_all(articles: &[Article]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        sentences.extend(segment(article, ArticleId::new(i), sentences.len()));
    }
    sentences
}

fn sentence(block: &Block, index: usize, span: Span, quoted: &[Quotation], (article, id): (ArticleId, SentenceId)) -> Sentence {
    let from = quoted.partition_point(|quotation| quotation.span.end() <= span.start());
    let inside = quoted[from..].iter().take_while(|quotation| quotation.span.start() < span.end());
    let quotes = inside.filter_map(|quotation| cut(*quotation, span, &block.text)).collect();
    Sentence {
        id,
        article,
        block: index,
        part: block.part,
        text: span.slice(&block.text).to_owned(),
        source: block.source.piece(span),
        quotes,
    }
}

/// The part of a quotation that lies in a sentence, in the sentence's own offsets.
fn cut(quotation: Quotation, sentence: Span, text: &str) -> Option<Quotation> {
    let start = quotation.span.start().max(sentence.start());
    let end = quotation.span.end().min(sentence.end());
    let continued = quotation.continued || quotation.span.start() < sentence.start();
    let words = text.get(start..end)?.trim_end();
    let (start, end) = (start - sentence.start(), start - sentence.start() + words.len());
    (start < end).then(|| Quotation { span: Span::new(start, end), continued })
}
