//! From a sentence to the words by which copies are known: folded, numbered, and weighed by how much each tells of a copy.

use crate::lexicon::numerals::{self, Word};
use crate::lexicon::quick::Map;
use crate::lexicon::rarity;
use crate::types::{Part, Sentence};

/// The words of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    /// Each word by its number; equal words have equal numbers.
    pub ids: Vec<u32>,
    /// How much each word tells of a copy, in `0.0..=1.0`. Quoted words tell nothing, since two reporters hear one speaker, and headlines
    /// tell nothing, since there are few ways to put an event in eight words.
    pub weights: Vec<f32>,
}

/// Gives words their numbers.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    known: Map<String, (u32, f32)>,
}

/// What a function word tells.
const FUNCTION: f32 = 0.1;

/// What a name or figure tells, at most: reports on one event share them by nature.
const NAME: f32 = 0.4;

impl Numbers {
    /// The words of a sentence: letters and digits in lower case, small numbers as digits, spelling variants folded.
    pub(super) fn words(&mut self, sentence: &Sentence) -> Words {
        let text = sentence.text.as_str();
        let mut words = Words { ids: Vec::new(), weights: Vec::new() };
        let mut quotes = sentence.quotes.iter().peekable();
        for (start, word) in pieces(text) {
            while quotes.next_if(|quote| quote.span.end() <= start).is_some() {}
            let silent = sentence.part == Part::Headline || quotes.peek().is_some_and(|quote| quote.span.start() <= start);
            let (id, weight) = self.number(word);
            let name = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            words.ids.push(id);
            words.weights.push(match (silent, name) {
                (true, _) => 0.0,
                (false, true) => weight.min(NAME),
                (false, false) => weight,
            });
        }
        words
    }

    fn number(&mut self, word: &str) -> (u32, f32) {
        let folded = folded(word);
        if let Some(&known) = self.known.get(&folded) {
            return known;
        }
        let weight = if rarity::is_stopword(&folded) { FUNCTION } else { rarity::rarity(&folded) };
        let id = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(folded, (id, weight));
        (id, weight)
    }
}

/// The runs of letters and digits of a text with their offsets; an apostrophe inside a word belongs to it.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    text.split(move |c: char| !inside(c))
        .map(|piece| piece.trim_matches(['\'', '’']))
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece.as_ptr().addr() - text.as_ptr().addr(), piece))
}

/// Lower case, straight apostrophes, 'twelve' as '12', British spellings as American ones.
fn folded(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    if let Some(Word::Unit(n) | Word::Ten(n)) = numerals::word(&lower) {
        return n.to_string();
    }
    SPELLINGS.iter().fold(lower, |word, &(british, american)| {
        let at = word.find(british).filter(|&at| at >= LEAST_STEM);
        match at {
            Some(at) => format!("{}{american}{}", &word[..at], &word[at + british.len()..]),
            None => word,
        }
    })
}

/// Letters before a variant: 'hour' and 'four' are no British spellings.
const LEAST_STEM: usize = 3;

/// Endings that British and American spelling write differently. Folding may take words together that are no variants
/// ('contour' and 'contor'); that costs nothing, since whole passages are compared.
const SPELLINGS: [(&str, &str); 5] = [("our", "or"), ("is", "iz"), ("ys", "yz"), ("ence", "ense"), ("ll", "l")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{ArticleId, Quotation, SentenceId, SourceMap, Span};

    fn sentence(text: &str, quote: Option<Span>) -> Sentence {
        Sentence {
            id: SentenceId::new(0),
            article: ArticleId::new(0),
            block: 0,
            part: Part::Body,
            text: text.to_owned(),
            source: SourceMap::new(),
            quotes: quote.map(|span| Quotation { span, continued: false }).into_iter().collect(),
        }
    }

    #[test]
    fn marks_case_numbers_and_spelling_are_folded() {
        let mut numbers = Numbers::default();
        let one = numbers.words(&sentence("The harbour's twelve travellers “organised” it.", None));
        let other = numbers.words(&sentence("the harbor’s 12 TRAVELERS - organized it", None));
        assert_eq!(one.ids, other.ids);
        assert_ne!(one.ids, numbers.words(&sentence("The harbour's nine travellers organised it.", None)).ids);
    }

    #[test]
    fn quoted_words_tell_nothing_and_names_little() {
        let text = "\"Astonishing wreckage,\" Lindqvist marvelled.";
        let words = Numbers::default().words(&sentence(text, Some(Span::new(1, 22))));
        assert_eq!(words.weights[..2], [0.0, 0.0]);
        assert!(words.weights[2] <= NAME && words.weights[3] > NAME);
    }
}
