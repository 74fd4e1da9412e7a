//! From sentences to syntax trees: tokens, tags, lemmas, dependencies and named entities, by `crosscheck-syntax`.

mod threads;

use crate::types::{NamedEntity, Sentence, Span, Token, Tree};
use crosscheck_syntax::{Model, Tag};
pub(crate) use threads::parse_on;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{ArticleId, Part, SentenceId, SourceMap};

    fn run(texts: &[&str]) -> Vec<Tree> {
        let sentence = |(i, text): (usize, &&str)| {
            let mut source = SourceMap::new();
            source.push(0, 0);
            Sentence {
                id: SentenceId::new(i),
                article: ArticleId::new(0),
                block: 0,
                part: Part::Body,
                text: (*text).to_owned(),
                source,
                quotes: Vec::new(),
            }
        };
        parse(texts.iter().enumerate().map(sentence).collect())
    }

    #[test]
    fn a_plain_sentence() {
        let trees = run(&["North Korea denied any arms deals with Russia."]);
        let root = (0..trees[0].tokens.len()).find(|&i| trees[0].tokens[i].head == i).expect("a tree has a root");
        assert_eq!(trees[0].lemma(root), "deny");
        let subject = trees[0].child(root, &["nsubj"]).expect("the verb has a subject");
        assert_eq!(trees[0].word(subject), "Korea");
        assert!(trees[0].entities.iter().any(|e| e.kind == "GPE" && trees[0].text_of(e.first, e.last - 1) == "Russia"));
    }

    #[test]
    fn every_tree_is_a_forest_without_blanks() {
        let texts =
            ["", " ", "a", "  two   spaces  here ", "?!", "é 😀 e\u{301}", "\u{7}\u{1b}[31m", "He said: \"No.\" Then – nothing…"];
        let long = "x".repeat(5000);
        let many = "word, ".repeat(300);
        for tree in run(&[&texts[..], &[long.as_str(), many.as_str()]].concat()) {
            for (i, token) in tree.tokens.iter().enumerate() {
                assert!(!tree.word(i).trim().is_empty() && token.head < tree.tokens.len());
                assert_eq!(token.head != i, tree.children[token.head].contains(&i));
                let mut head = i;
                let top = (0..tree.tokens.len()).find(|_| {
                    let at = head;
                    head = tree.tokens[head].head;
                    head == at
                });
                assert!(top.is_some(), "the heads of {i} go round in a ring");
            }
        }
    }
}
