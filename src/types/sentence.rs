//! Sentences, and the syntax trees that parse puts on them.

use super::{ArticleId, Part, SentenceId, SourceMap, Span};

/// One sentence of a report, clean, with the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its position among all sentences of the corpus.
    pub id: SentenceId,
    /// The article that it stands in.
    pub article: ArticleId,
    /// Its position among the article's blocks (0-based).
    pub block: usize,
    /// The part of the report.
    pub part: Part,
    /// The clean text of the sentence.
    pub text: String,
    /// Maps offsets of `text` to the article's original text.
    pub source: SourceMap,
    /// Quotation spans within `text` (inside the marks), in order; a quotation that runs over several sentences
    /// has a span in each.
    pub quotes: Vec<Quotation>,
}

impl Sentence {
    /// Where a range of the sentence's clean text stands in the original.
    #[must_use]
    pub fn original(&self, clean: Span) -> Span {
        self.source.span(clean)
    }

    /// Where the whole sentence stands in the original.
    #[must_use]
    pub fn span(&self) -> Span {
        self.original(Span::new(0, self.text.len()))
    }
}

/// A stretch of quoted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The words inside the quotation marks, in offsets of the sentence's clean text.
    pub span: Span,
    /// Whether the quotation goes on from the sentence before.
    pub continued: bool,
}

/// A word or mark of a sentence, with its syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// Penn Treebank tag, e.g. `VBD`.
    pub tag: &'static str,
    /// Lemma in lower case (names keep no case either).
    pub lemma: String,
    /// Index of the syntactic head; a root is its own head.
    pub head: usize,
    /// Dependency label, e.g. `nsubj`, `dobj`, `ROOT` (the ClearNLP scheme).
    pub label: &'static str,
}

/// A named entity as the tagger found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEntity {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// OntoNotes type: `PERSON`, `ORG`, `GPE`, `DATE`, …
    pub kind: &'static str,
}

/// A sentence with its syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The sentence.
    pub sentence: Sentence,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
    /// Its named entities in order, not overlapping.
    pub entities: Vec<NamedEntity>,
    /// For each token the indices of its dependents, in order.
    pub children: Vec<Vec<usize>>,
}

impl Tree {
    /// The words of token `i` as they stand.
    #[must_use]
    pub fn word(&self, i: usize) -> &str {
        self.tokens[i].span.slice(&self.sentence.text)
    }

    /// The lemma of token `i`, lower case.
    #[must_use]
    pub fn lemma(&self, i: usize) -> &str {
        &self.tokens[i].lemma
    }

    /// The first dependent of `i` with one of the labels.
    #[must_use]
    pub fn child(&self, i: usize, labels: &[&str]) -> Option<usize> {
        self.children[i].iter().copied().find(|&c| labels.contains(&self.tokens[c].label))
    }

    /// All dependents of `i` with one of the labels, in order.
    pub fn children_with<'a>(&'a self, i: usize, labels: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        self.children[i].iter().copied().filter(move |&c| labels.contains(&self.tokens[c].label))
    }

    /// All tokens under `i`, itself included, in order of the sentence.
    #[must_use]
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut next = 0;
        while next < found.len() {
            found.extend_from_slice(&self.children[found[next]]);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// Whether `ancestor` is `i` or stands above it.
    #[must_use]
    pub fn is_under(&self, mut i: usize, ancestor: usize) -> bool {
        loop {
            if i == ancestor {
                return true;
            }
            let head = self.tokens[i].head;
            if head == i {
                return false;
            }
            i = head;
        }
    }

    /// The clean text from the first to the last of the tokens (inclusive).
    #[must_use]
    pub fn text_of(&self, first: usize, last: usize) -> &str {
        Span::new(self.tokens[first].span.start(), self.tokens[last].span.end()).slice(&self.sentence.text)
    }

    /// The original span from the first to the last of the tokens (inclusive).
    #[must_use]
    pub fn original(&self, first: usize, last: usize) -> Span {
        self.sentence.original(Span::new(self.tokens[first].span.start(), self.tokens[last].span.end()))
    }

    /// Whether token `i` stands inside quotation marks.
    #[must_use]
    pub fn quoted(&self, i: usize) -> bool {
        self.sentence.quotes.iter().any(|q| q.span.contains(self.tokens[i].span))
    }
}
