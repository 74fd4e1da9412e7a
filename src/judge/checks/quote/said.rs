//! The quoted words of each report, in chains: what one quotation says over several sentences, or before and after 'he said'.

use crate::lexicon::contractions::expand;
use crate::types::{ArticleId, Corpus, Span};

/// A quoted word, folded: lower case, without typography, short forms written out.
#[derive(Clone)]
pub struct Word {
    /// The folded word.
    pub text: String,
    /// Position of its sentence among the corpus's trees.
    pub sentence: usize,
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// Which stretch between quotation marks it stands in, counted over the chain.
    pub piece: usize,
    /// Whether an ellipsis or a bracket stands before it, or it stands inside brackets: the report marks its change.
    pub marked: bool,
    /// Whether it stands inside brackets: the report's own word.
    pub inserted: bool,
}

/// Quoted words that follow each other in sentences without one that quotes nothing between them.
pub struct Chain {
    /// The report.
    pub article: ArticleId,
    /// The words in order.
    pub words: Vec<Word>,
}

impl Chain {
    /// Whether the word begins a sentence or a stretch between quotation marks.
    pub fn begins(&self, i: usize) -> bool {
        i == 0 || self.words[i - 1].sentence != self.words[i].sentence || self.words[i - 1].piece != self.words[i].piece
    }

    /// Whether the word ends a sentence or a stretch between quotation marks.
    pub fn ends(&self, i: usize) -> bool {
        i + 1 == self.words.len() || self.begins(i + 1)
    }
}

/// A chain is cut at the first sentence after this many words.
const LONGEST: usize = 300;

/// All chains of the story with at least so many words, in order of report and place.
pub fn chains(corpus: &Corpus, least: usize) -> Vec<Chain> {
    let mut found: Vec<Chain> = Vec::new();
    let mut last = None;
    let mut piece = 0;
    for (s, tree) in corpus.trees.iter().enumerate() {
        let sentence = &tree.sentence;
        if sentence.quotes.is_empty() {
            continue;
        }
        let joined = last.is_some_and(|l| l + 1 == s)
            && found.last().is_some_and(|c| c.article == sentence.article && c.words.len() < LONGEST);
        if !joined {
            found.push(Chain { article: sentence.article, words: Vec::new() });
        }
        last = Some(s);
        let Some(chain) = found.last_mut() else { continue };
        for quote in &sentence.quotes {
            piece += usize::from(!quote.continued);
            read(&sentence.text, quote.span, |text, span, marked, inserted| {
                chain.words.push(Word { text, sentence: s, span, piece, marked, inserted });
            });
        }
    }
    found.retain(|chain| chain.words.len() >= least);
    found
}

/// Hands on each folded word inside the span: the word, its place, whether a mark of a change stands before it or around it, and
/// whether it stands inside brackets.
pub fn read(text: &str, span: Span, mut push: impl FnMut(String, Span, bool, bool)) {
    let slice = span.slice(text);
    let (mut start, mut brackets, mut cut) = (None, 0_usize, false);
    let mut dots = 0;
    for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
        let rest = &slice[at..];
        let inner = matches!(c, '\'' | '’' | '-' | '.' | ',') && rest[c.len_utf8()..].starts_with(char::is_alphanumeric);
        let inside = c.is_alphanumeric() || c == '%' || (start.is_some() && inner);
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let folded = fold(&slice[from..at]);
                let place = Span::new(span.start() + from, span.start() + at);
                for (n, word) in expand(&folded).into_iter().enumerate() {
                    push(word.to_owned(), place, brackets > 0 || (cut && n == 0), brackets > 0);
                }
                (start, cut) = (None, false);
            }
            _ => {}
        }
        dots = if c == '.' {
            dots + 1
        } else if c == ' ' {
            dots
        } else {
            0
        };
        cut |= c == '…' || dots >= 2;
        match c {
            '[' | '(' => brackets += 1,
            ']' | ')' => {
                brackets = brackets.saturating_sub(1);
                cut = true;
            }
            _ => {}
        }
    }
}

/// `E-mail` is `email`, `’` is `'`, `1,000` is `1000`, `%` is `percent`, `Example.com` is `example`.
fn fold(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'").replace('%', "percent");
    let site = lower.rsplit_once('.').filter(|(name, end)| {
        name.len() > 3 && (2..=4).contains(&end.len()) && lower.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
    });
    site.map_or(lower.as_str(), |(name, _)| name).chars().filter(|c| !matches!(c, '-' | ',' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, bool)> {
        let mut found = Vec::new();
        read(text, Span::new(0, text.len()), |word, _, marked, _| found.push((word, marked)));
        found
    }

    #[test]
    fn typography_is_folded() {
        let plain = |text| words(text).into_iter().map(|w| w.0).collect::<Vec<_>>().join(" ");
        assert_eq!(plain("We don’t e-mail — ever."), "we do not email ever");
        assert_eq!(plain("It's 1,000 in the U.S., she's sure"), "it is 1000 in the us she is sure");
        assert_eq!(plain("on Example.com, 5%"), "on example 5percent");
    }

    #[test]
    fn what_a_report_marks_as_changed_is_known() {
        assert_eq!(words("the [town] bridge").iter().map(|w| w.1).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(words("we tried ... and lost").iter().map(|w| w.1).collect::<Vec<_>>(), [false, false, true, false]);
    }
}
