//! Credits to media: datelines and credit lines, 'the New York Times reported', 'told the BBC', 'first reported by Reuters'.

use crate::lexicon::credits::{BETWEEN, Cue, cues, named};
use crate::lexicon::{holders, rarity};
use crate::types::{Article, ArticleId, Corpus, Credit, Extent, HolderKind, Part, Place, Sentence, Span};
use std::collections::BTreeSet;

/// Which media a story's reports lean on.
#[derive(Debug, Default)]
pub(super) struct Credits {
    /// All credits, sorted, each medium once for each report and extent.
    pub all: Vec<Credit>,
    /// For each sentence the medium that it is credited to.
    pub cited: Vec<Option<Cited>>,
    /// For each sentence the medium that its report named last, in it or before it.
    pub last: Vec<Option<String>>,
    /// For each report the medium whose voice it speaks in, with whether the medium is another than the outlet itself.
    pub voices: Vec<Option<Voice>>,
}

/// A medium, and the words that credit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    pub medium: String,
    pub shown: Place,
}

/// The medium in whose voice a report speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Voice {
    pub medium: String,
    pub shown: Place,
    /// An agency, or whoever contributed: not the outlet.
    pub foreign: bool,
}

/// Reads the credits of all reports.
pub(super) fn credits(corpus: &Corpus) -> Credits {
    let outlets: BTreeSet<&str> = corpus.articles.iter().filter_map(|article| article.outlet.as_deref()).collect();
    let mut found = Credits { cited: vec![None; corpus.trees.len()], last: vec![None; corpus.trees.len()], ..Credits::default() };
    let mut start = 0;
    for (i, article) in corpus.articles.iter().enumerate() {
        let id = ArticleId::new(i);
        let count = corpus.trees[start..].iter().take_while(|tree| tree.sentence.article == id).count();
        let sentences: Vec<&Sentence> = corpus.trees[start..start + count].iter().map(|tree| &tree.sentence).collect();
        let mut credits = lines(article, id, &outlets);
        found.body(&sentences, start, &outlets, &mut credits);
        credits.sort();
        credits.dedup_by(|a, b| (a.extent, &a.medium) == (b.extent, &b.medium));
        found.voices.push(voice(&credits));
        found.all.extend(credits);
        start += count;
    }
    found
}

/// The outlet, and what lines of credit say.
fn lines(article: &Article, report: ArticleId, outlets: &BTreeSet<&str>) -> Vec<Credit> {
    let mut credits = Vec::new();
    let lines = article.blocks.iter().filter(|block| matches!(block.part, Part::Credit | Part::Boilerplate));
    for block in lines.clone() {
        let place = Place { article: report, span: block.source.span(Span::new(0, block.text.len())) };
        for mention in mentions(&block.text, &[], outlets) {
            let cue = mention.cue(&block.text).filter(|cue| cue.extent != Extent::Cited);
            credits.extend(cue.map(|cue| Credit { report, medium: mention.name, extent: cue.extent, shown: place }));
        }
    }
    if let Some(outlet) = &article.outlet {
        let names = |text: &str| mentions(text, &[], outlets).iter().any(|mention| mention.name == *outlet);
        let line = lines.filter(|block| block.part == Part::Credit).find(|block| names(&block.text));
        let span = match line {
            Some(block) => block.source.span(Span::new(0, block.text.len())),
            None => article.text.find(outlet.as_str()).map_or(Span::new(0, 0), |at| Span::new(at, at + outlet.len())),
        };
        credits.push(Credit { report, medium: outlet.clone(), extent: Extent::Whole, shown: Place { article: report, span } });
    }
    credits
}

/// The medium in whose voice a report with these (sorted) credits speaks: the one that all of it is credited to, or the only one that
/// contributed.
fn voice(credits: &[Credit]) -> Option<Voice> {
    let of = |extent| credits.iter().filter(move |credit| credit.extent == extent);
    let agency = |credit: &&Credit| named(&credit.medium).is_some_and(|medium| medium.agency);
    let whole = of(Extent::Whole).find(agency).or_else(|| of(Extent::Whole).next());
    let part = of(Extent::Part).next().filter(|_| of(Extent::Part).count() == 1);
    let credit = whole.filter(agency).or(part).or(whole)?;
    let foreign = credit.extent == Extent::Part || agency(&credit);
    Some(Voice { medium: credit.medium.clone(), shown: credit.shown, foreign })
}

impl Credits {
    /// What the sentences of a report say, the first of them at `start`.
    fn body(&mut self, sentences: &[&Sentence], start: usize, outlets: &BTreeSet<&str>, credits: &mut Vec<Credit>) {
        let mut seen: Vec<String> = Vec::new();
        let closing = sentences.len().saturating_sub(CLOSING);
        for (i, sentence) in sentences.iter().enumerate() {
            for mention in mentions(&sentence.text, &seen, outlets) {
                if let Some(cue) = mention.cue(&sentence.text).filter(|cue| cue.extent == Extent::Cited || i >= closing) {
                    let shown = Place { article: sentence.article, span: sentence.original(cue.span(&mention, &sentence.text)) };
                    let cited = Cited { medium: mention.name.clone(), shown };
                    let back = (cue.back && i > 0).then(|| start + i - 1);
                    for at in back.into_iter().chain((cue.extent == Extent::Cited).then_some(start + i)) {
                        self.cited[at].get_or_insert_with(|| cited.clone());
                    }
                    credits.push(Credit { report: sentence.article, medium: mention.name.clone(), extent: cue.extent, shown });
                }
                seen.push(mention.name);
            }
            self.last[start + i] = seen.last().cloned();
        }
    }
}

/// Sentences at the end of a report that may be lines of credit.
const CLOSING: usize = 2;

/// The longest name of a medium, in words.
const LONGEST: usize = 6;

/// A medium that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    name: String,
    /// Where its words begin and end, the article left out.
    span: Span,
}

/// The media that a text names, in order. `seen` are those named before it, for short forms ('the Times').
fn mentions(text: &str, seen: &[String], outlets: &BTreeSet<&str>) -> Vec<Named> {
    let words: Vec<Span> = words(text).collect();
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST.min(words.len() - at);
        let known = (1..=longest).rev().find_map(|len| {
            let span = bare(text, words[at].cover(words[at + len - 1]))?;
            let article = at > 0 && words[at - 1].slice(text).eq_ignore_ascii_case("the");
            let name = name(text, span, (at, len), article, seen.iter().chain(found.iter().map(|n| &n.name)), outlets)?;
            Some((Named { name, span }, len))
        });
        at += known.as_ref().map_or(1, |(_, len)| *len);
        found.extend(known.map(|(mention, _)| mention));
    }
    found
}

/// The one name of the medium that is written at a span; `at` is the number of its first word, `len` of how many.
fn name<'a>(
    text: &str,
    span: Span,
    (at, len): (usize, usize),
    article: bool,
    mut seen: impl DoubleEndedIterator<Item = &'a String>,
    outlets: &BTreeSet<&str>,
) -> Option<String> {
    let form = span.slice(text);
    if !form.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) && form.len() > 4 {
        return None;
    }
    // 'TMZ.com' is TMZ.
    let known = named(form).or_else(|| named(form.strip_suffix(".com")?));
    // 'the Times', 'The Times' are the New York Times where that was named before.
    let last = if len == 2 { form.strip_prefix("The ") } else { (len == 1 && article && known.is_none()).then_some(form) };
    let short = |name: &&String| last.is_some() && name.rsplit(' ').next() == last;
    if let Some(name) = seen.rfind(short) {
        return Some(name.clone());
    }
    let known = known.or_else(|| if article { named(&format!("The {form}")) } else { None });
    if let Some(medium) = known {
        // 'People told …', 'Time will tell': a word of every day, with the capital of a first word.
        let common = len == 1 && at == 0 && form.len() > 2 && rarity::rarity(&form.to_lowercase()) < COMMON;
        return (!common).then(|| medium.name.to_owned());
    }
    outlets.contains(form).then(|| form.to_owned())
}

/// Below this a word is one of every day.
const COMMON: f32 = 0.55;

/// The words of a text between white space.
fn words(text: &str) -> impl Iterator<Item = Span> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        Span::new(start, start + word.len())
    })
}

/// The span without marks around it and without a possessive ending.
fn bare(text: &str, span: Span) -> Option<Span> {
    let form = span.slice(text);
    let inner = form.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let start = span.start() + form.len() - inner.len();
    let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '!');
    let inner = inner.strip_suffix("'s").or_else(|| inner.strip_suffix("’s")).unwrap_or(inner);
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

impl Named {
    /// The cue that stands around the medium, the longest first.
    fn cue(&self, text: &str) -> Option<&'static Cue> {
        let before = plain(words(&text[..self.span.start()]).map(|word| word.slice(text)));
        let before = before.strip_suffix(" the").unwrap_or(&before);
        let rest = &text[self.span.end()..];
        let rest = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")).unwrap_or(rest);
        let kind = |word: &&str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            word.is_empty() || word == "news" || holders::noun(&word) == Some(HolderKind::Medium)
        };
        let after: Vec<&str> =
            rest.split_whitespace().skip_while(kind).map(|word| word.trim_end_matches(':')).take(BETWEEN + 6).collect();
        let after = plain(after.into_iter());
        let stands = |cue: &&Cue| {
            let ends = cue.before.is_empty() || before == cue.before || before.ends_with(&format!(" {}", cue.before));
            let begins = |words: &str| words == cue.after || words.starts_with(&format!("{} ", cue.after));
            let starts = |words: &str| {
                let tails = words.match_indices(' ').map(|(at, _)| &words[at + 1..]);
                begins(words) || cue.loose && tails.take(BETWEEN).any(begins)
            };
            ends && (cue.after.is_empty() || starts(&after))
        };
        cues().iter().find(stands)
    }
}

/// Words in lower case without the marks around them, with single spaces between.
fn plain<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let marks = |c: char| !c.is_alphanumeric() && !matches!(c, '©' | ':');
    let words = words.map(|word| word.trim_matches(marks).to_lowercase()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

impl Cue {
    /// From the words before a medium to those after it.
    fn span(&self, mention: &Named, text: &str) -> Span {
        let (lower_before, after) = (&text[..mention.span.start()], &text[mention.span.end()..]);
        let first = self.before.split(' ').next().filter(|word| !word.is_empty());
        let find = |word: &str| {
            let pieces = words(lower_before).filter(|piece| piece.slice(text).to_lowercase().contains(word));
            pieces.last().map(Span::start)
        };
        let start = first.and_then(find).unwrap_or(mention.span.start());
        let last = self.after.rsplit(' ').next().filter(|word| !word.is_empty());
        let reach = |word: &str| {
            let mut pieces = words(after).take(BETWEEN + 6);
            pieces.find(|piece| piece.slice(after).to_lowercase().contains(word)).and_then(|piece| bare(after, piece))
        };
        let end = last.and_then(reach).map_or(mention.span.end(), |piece| mention.span.end() + piece.end());
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::credits::programmes;

    fn read(text: &str) -> Vec<(String, Option<Extent>, String)> {
        let outlets = BTreeSet::from(["Morning Post"]);
        let of = |m: Named| {
            let cue = m.cue(text);
            (
                m.name.clone(),
                cue.map(|cue| cue.extent),
                cue.map(|cue| cue.span(&m, text).slice(text).to_owned()).unwrap_or_default(),
            )
        };
        mentions(text, &["The New York Times".to_owned()], &outlets).into_iter().map(of).collect()
    }

    #[test]
    fn every_cue_is_found_in_its_example() {
        for cue in cues() {
            let found = read(cue.example);
            let right = found.iter().any(|(name, extent, _)| name == "Reuters" && *extent == Some(cue.extent));
            assert!(right, "{}: {found:?}", cue.example);
        }
        for (example, name) in programmes() {
            assert!(read(example).iter().any(|(n, extent, _)| n == name && extent.is_some()), "{example}: {:?}", read(example));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = read(text);
        let cited: Vec<(&str, &str)> = found
            .iter()
            .filter(|(_, extent, _)| extent.is_some())
            .map(|(name, _, words)| (name.as_str(), words.as_str()))
            .collect();
        assert_eq!(cited, expected, "{text}");
    }

    #[test]
    fn words_show_the_credit() {
        check(
            "The deal, the Wall Street Journal reported, is off.",
            &[("The Wall Street Journal", "Wall Street Journal reported")],
        );
        check("He told the BBC’s Newsnight programme that it is off.", &[("BBC News", "told the BBC")]);
        check("The deal is off, the Times said.", &[("The New York Times", "Times said")]);
        check("The deal is off. The Times quoted an official.", &[("The New York Times", "The Times quoted")]);
        check("It was first reported by TMZ.com on Friday.", &[("TMZ", "first reported by TMZ.com")]);
        check("The plan was first reported by the Morning Post.", &[("Morning Post", "first reported by the Morning Post")]);
        check("The Sun newspaper said it was off.", &[("The Sun", "The Sun newspaper said")]);
    }

    #[test]
    fn keeps_off_other_words() {
        check("People said that time would tell.", &[]);
        check("The sun was seen by few.", &[]);
        check("Reuters cut 100 jobs.", &[]);
        check("The Post was closed, the mayor said.", &[]);
    }
}
