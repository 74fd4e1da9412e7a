//! Which claim of a sentence stands at some of its words.

use crate::types::{Claim, Corpus, Span};
use std::collections::BTreeMap;

/// The claims of each sentence.
pub struct Claims<'a> {
    corpus: &'a Corpus,
    by_sentence: BTreeMap<usize, Vec<&'a Claim>>,
}

impl<'a> Claims<'a> {
    /// Sorts the claims of a story by their sentences.
    #[must_use]
    pub fn of(corpus: &'a Corpus) -> Self {
        let mut by_sentence: BTreeMap<usize, Vec<&'a Claim>> = BTreeMap::new();
        for claim in &corpus.claims {
            by_sentence.entry(claim.sentence.index()).or_default().push(claim);
        }
        Self { corpus, by_sentence }
    }

    /// All claims of a sentence.
    #[must_use]
    pub fn in_sentence(&self, sentence: usize) -> &[&'a Claim] {
        self.by_sentence.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// The claim of the sentence that holds the words, or stands nearest to them; of several the shortest.
    #[must_use]
    pub fn at(&self, sentence: usize, clean: Span) -> Option<&'a Claim> {
        let original = self.corpus.trees[sentence].sentence.original(clean);
        let far = |span: Span| span.start().saturating_sub(original.end()).max(original.start().saturating_sub(span.end()));
        let near = |c: &&&Claim| (far(c.span), !c.span.contains(original), c.span.len(), c.id);
        self.in_sentence(sentence).iter().min_by_key(near).copied()
    }
}
