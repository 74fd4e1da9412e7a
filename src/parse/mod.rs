//! From sentences to syntax trees: tokens, tags, lemmas, dependencies and named entities, by `crosscheck-syntax`.

use crate::types::{NamedEntity, Sentence, Span, Token, Tree};
use crosscheck_syntax::{Model, Tag};

/// Parses sentences; one tree a sentence, in the same order.
#[must_use]
pub fn parse(sentences: Vec<Sentence>) -> Vec<Tree> {
    let parsed = Model::embedded().parse_all(sentences.iter().map(|s| s.text.as_str()));
    sentences.into_iter().zip(parsed).map(|(sentence, parsed)| tree(sentence, &parsed)).collect()
}

/// A tree without the white-space tokens that the tokenizer makes of runs of spaces.
fn tree(sentence: Sentence, parsed: &crosscheck_syntax::Sentence) -> Tree {
    let blank = |t: &crosscheck_syntax::Token| t.tag == Tag::Space || sentence.text[t.start..t.end].trim().is_empty();
    let mut place = Vec::with_capacity(parsed.tokens.len() + 1);
    let mut count = 0;
    for token in &parsed.tokens {
        place.push(count);
        count += usize::from(!blank(token));
    }
    place.push(count);
    let tokens: Vec<Token> = parsed
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| !blank(t))
        .map(|(i, t)| Token {
            span: Span::new(t.start, t.end),
            tag: t.tag.as_str(),
            lemma: t.lemma.to_lowercase(),
            head: if blank(&parsed.tokens[t.head]) { place[i] } else { place[t.head] },
            label: t.label.as_str(),
        })
        .collect();
    let mut children = vec![Vec::new(); tokens.len()];
    for (i, token) in tokens.iter().enumerate().filter(|(i, t)| t.head != *i) {
        children[token.head].push(i);
    }
    let entities = parsed
        .entities
        .iter()
        .map(|e| NamedEntity { first: place[e.first], last: place[e.last], kind: e.kind.as_str() })
        .filter(|e| e.first < e.last)
        .collect();
    Tree { sentence, tokens, entities, children }
}
