//! Which part of the report each block is, and what the title, byline, dateline and date lines say.

use super::{
    byline,
    clean::{Raw, Shape},
    cues, dateline, dates,
    front::Front,
    lines::ends_sentence,
};
use crate::lexicon::layout::Cue;
use crate::types::{Article, Block, Part, SourceMap, Span};

/// The most headlines under a 'Read more:'.
const LIST: usize = 12;

/// The longest headline, in words.
const HEADLINE: usize = 24;

/// The longest headline of a list, in words.
const LISTED: usize = 20;

/// The longest crosshead, in words.
const CROSSHEAD: usize = 8;

/// Sorts the blocks; `id`, `path`, `text` and `offset` of the article are left empty.
pub(super) fn article(raws: Vec<Raw>, front: &Front) -> Article {
    let raws: Vec<Raw> = raws.into_iter().flat_map(without_tail).collect();
    let mut walk = Walk { article: empty(front), head: true, list: 0, after: Vec::new() };
    walk.after = sentences_after(&raws);
    let mut before = false;
    for (i, raw) in raws.into_iter().enumerate() {
        let sentence = ends_sentence(&raw.text);
        let part = walk.part(&raw, before, i);
        if matches!(part, Part::Body | Part::Headline) {
            before = sentence;
        }
        walk.add(raw, part);
    }
    walk.article
}

fn empty(front: &Front) -> Article {
    Article {
        id: String::new(),
        path: String::new(),
        title: None,
        byline: front.author.clone(),
        dateline: None,
        outlet: front.outlet.clone(),
        published: front.date,
        text: String::new(),
        offset: 0,
        blocks: Vec::new(),
    }
}

/// For each block: whether the next one, and whether any later one, ends as a sentence.
fn sentences_after(raws: &[Raw]) -> Vec<(bool, bool)> {
    let mut after = vec![(false, false); raws.len()];
    let (mut next, mut any) = (false, false);
    for (i, raw) in raws.iter().enumerate().rev() {
        after[i] = (next, any);
        next = ends_sentence(&raw.text);
        any |= next;
    }
    after
}

struct Walk {
    article: Article,
    // No sentence of the running text was seen yet.
    head: bool,
    // How many more headlines a list may have; 0 outside of lists.
    list: usize,
    after: Vec<(bool, bool)>,
}

impl Walk {
    fn part(&mut self, raw: &Raw, before: bool, i: usize) -> Part {
        let text = raw.text.as_str();
        let cue = cues::read(text);
        if cue != Some(Cue::List) && self.list > 0 && listed(raw) {
            self.list -= 1;
            return Part::Boilerplate;
        }
        self.list = 0;
        match cue {
            Some(Cue::List) => {
                self.list = LIST;
                return Part::Boilerplate;
            }
            Some(Cue::Boilerplate) => return Part::Boilerplate,
            Some(Cue::Caption) => return Part::Caption,
            Some(Cue::Credit) => return Part::Credit,
            Some(Cue::NotPlace | Cue::Suspended) | None => {}
        }
        if self.stamp(text) || self.byline(text) || raw.shape != Shape::Heading && self.imprint(text) {
            return Part::Credit;
        }
        let (next, later) = self.after[i];
        if self.article.title.as_deref().is_some_and(|title| same(title, text)) && (self.head || raw.shape == Shape::Heading) {
            return Part::Boilerplate;
        }
        let heading = match raw.shape {
            Shape::Heading => true,
            Shape::Paragraph if self.head => later && headline(text),
            Shape::Paragraph => before && next && crosshead(text),
            Shape::Item => false,
        };
        if !heading {
            return Part::Body;
        }
        if self.head && self.article.title.is_none() {
            self.article.title = Some(text.to_owned());
        }
        Part::Headline
    }

    fn stamp(&mut self, text: &str) -> bool {
        let Some(line) = dates::read(text) else { return false };
        self.article.published = self.article.published.or(line.date);
        true
    }

    fn byline(&mut self, text: &str) -> bool {
        let Some(line) = byline::read(text) else { return false };
        let article = &mut self.article;
        article.byline = article.byline.take().or(line.names);
        article.outlet = article.outlet.take().or_else(|| line.outlet.map(str::to_owned));
        article.published = article.published.or(line.date);
        true
    }

    /// A dateline or an outlet's line before the first sentence, alone on its line.
    fn imprint(&mut self, text: &str) -> bool {
        let Some(line) = dateline::alone(text).filter(|_| self.head) else { return false };
        let article = &mut self.article;
        article.dateline = article.dateline.take().or(line.place);
        article.outlet = article.outlet.take().or_else(|| line.outlet.map(str::to_owned));
        article.published = article.published.or(Some(line.date));
        true
    }

    /// Adds the block; a dateline before the first sentence is cut off.
    fn add(&mut self, raw: Raw, part: Part) {
        let mut block = Block { part, text: raw.text, source: raw.source };
        if part != Part::Body {
            self.article.blocks.push(block);
            return;
        }
        if std::mem::replace(&mut self.head, false)
            && let Some(found) = dateline::read(&block.text)
        {
            let ((text, source), rest) = cut(&block.text, &block.source, found.len);
            self.article.dateline = self.article.dateline.take().or(found.place);
            self.article.published = self.article.published.or(found.date);
            self.article.outlet = self.article.outlet.take().or_else(|| found.outlet.map(str::to_owned));
            self.article.blocks.push(Block { part: Part::Credit, text, source });
            (block.text, block.source) = rest;
        }
        self.article.blocks.push(block);
    }
}

/// The block, and the credit or caption in brackets at its end as a block of its own.
fn without_tail(raw: Raw) -> Vec<Raw> {
    match cues::tail(&raw.text) {
        Some(at) => {
            let (first, rest) = cut(&raw.text, &raw.source, at);
            [first, rest].map(|(text, source)| Raw { shape: raw.shape, text, source }).into()
        }
        None => vec![raw],
    }
}

/// Cuts clean text in two at a byte offset.
fn cut(text: &str, source: &SourceMap, at: usize) -> ((String, SourceMap), (String, SourceMap)) {
    let first = text[..at].trim_end();
    ((first.to_owned(), source.piece(Span::new(0, first.len()))), (text[at..].to_owned(), source.tail(at)))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a block under a 'Read more:' is one more headline, not the story going on.
fn listed(raw: &Raw) -> bool {
    let text = raw.text.as_str();
    let count = words(text);
    let asks = text.ends_with(['?', '!']) && count <= LISTED / 2 && !text.contains(['"', '“']);
    count <= LISTED && (!ends_sentence(text) || asks || raw.shape == Shape::Item)
}

/// Whether a block before the first sentence is a headline or a line under it.
fn headline(text: &str) -> bool {
    let count = words(text);
    if count > HEADLINE || count == 0 || text.ends_with([':', ',']) {
        return false;
    }
    !ends_sentence(text) || count <= HEADLINE / 2 && (shortened(text) || text.ends_with(['!', '?']) && capitalised(text))
}

/// Whether the text ends in an abbreviation with dots inside: 'K.C.'
fn shortened(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.ends_with('.') && last.matches('.').count() >= 2 && last.chars().all(|c| c == '.' || c.is_uppercase())
}

/// Whether most longer words have capitals, as in a headline.
fn capitalised(text: &str) -> bool {
    let long = || text.split_whitespace().filter(|word| word.chars().count() > 3);
    let capitals =
        long().filter(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase()));
    capitals.count() * 10 >= long().count() * 7
}

/// Whether a block between two sentences is a heading between paragraphs.
fn crosshead(text: &str) -> bool {
    let count = words(text);
    (1..=CROSSHEAD).contains(&count)
        && text.chars().count() <= 60
        && !ends_sentence(text)
        && !text.ends_with([',', ';', '-', '–', '—'])
        && text.trim_start_matches(['\'', '"', '‘', '“']).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether two lines are one headline, but for case and marks.
fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}
