//! Markdown: the words without links, emphasis, pictures, code and what is struck, each with its place in the original.

use super::clean::{Cleaner, Raw, Shape};
use super::markup::{Edge, Markup, Piece};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Whether a text of unknown ending is Markdown: a heading or a link in its first lines.
pub(super) fn sniff(text: &str) -> bool {
    let head = text.lines().take(40);
    head.map(str::trim_start).any(|line| line.starts_with("# ") || line.starts_with("## ") || line.contains("](http"))
}

/// What of Markdown is read besides its core.
pub(super) fn options() -> Options {
    Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES
}

/// Reads the text from `from` on.
pub(super) fn read(text: &str, from: usize) -> Vec<Raw> {
    let mut reader = Reader { base: from, body: &text[from..], ..Reader::default() };
    for (event, range) in Parser::new_ext(reader.body, options()).into_offset_iter() {
        reader.take(event, range);
    }
    reader.close(Shape::Paragraph);
    reader.raws
}

#[derive(Default)]
struct Reader<'a> {
    base: usize,
    body: &'a str,
    raws: Vec<Raw>,
    cleaner: Cleaner,
    items: usize,
    hidden: usize,
    /// The block of HTML so far.
    markup: Markup,
    /// Where the words after the mark of a footnote go on.
    after: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Html(_) if self.hidden == 0 => self.html(range),
            Event::Text(words) if self.hidden == 0 => self.words(&words, range),
            Event::Code(_) if self.hidden == 0 => {
                let written = self.body.get(range.clone()).unwrap_or_default();
                let inner = written.trim_start_matches('`');
                self.cleaner.push(self.base + range.end - inner.len(), inner.trim_end_matches('`'));
            }
            Event::SoftBreak | Event::HardBreak => self.cleaner.space(self.base + range.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Image { .. } | Tag::CodeBlock(_) => self.hidden += 1,
            Tag::Strikethrough if self.is_struck(range) => self.hidden += 1,
            Tag::HtmlBlock => {
                self.close(self.shape());
                self.markup = Markup::default();
            }
            Tag::Table(_) => self.close(self.shape()),
            // The head of a column says nothing.
            Tag::TableHead => self.hidden += 1,
            Tag::Paragraph | Tag::Heading { .. } | Tag::FootnoteDefinition(_) => self.close(self.shape()),
            Tag::Item => {
                self.close(self.shape());
                self.items += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::TableHead => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Strikethrough if self.is_struck(range) => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::TableCell => self.cell(),
            TagEnd::Heading(_) => self.close(Shape::Heading),
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => self.close(self.shape()),
            TagEnd::Item => {
                self.close(Shape::Item);
                self.items = self.items.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Whether two signs strike the words out; a single one may mean 'about'.
    fn is_struck(&self, range: &Range<usize>) -> bool {
        self.body.get(range.clone()).is_some_and(|words| words.starts_with("~~"))
    }

    /// A line of a block of HTML.
    fn html(&mut self, range: Range<usize>) {
        let line = &self.body[range.clone()];
        for piece in self.markup.line(line) {
            match piece {
                Piece::Words(words) => self.written(&line[words.clone()], range.start + words.start),
                Piece::Space(at) => self.cleaner.space(self.base + range.start + at),
                Piece::Edge(Edge::Plain) => self.close(self.shape()),
                Piece::Edge(Edge::Heading) => self.close(Shape::Heading),
                Piece::Edge(Edge::Item) => self.cell(),
                Piece::Edge(Edge::Head) => drop(self.cleaner.take(Shape::Item)),
            }
        }
    }

    /// Adds words of HTML as they are written; entities become what they mean.
    fn written(&mut self, words: &str, at: usize) {
        let mut done = 0;
        for (open, _) in words.match_indices('&') {
            let Some(end) = words[open..].find(';').map(|n| open + n + 1).filter(|end| end - open <= 12) else { continue };
            let entity = &words[open..end];
            let meant = Parser::new(entity).find_map(|event| if let Event::Text(text) = event { Some(text) } else { None });
            if let Some(meant) = meant.filter(|meant| !meant.starts_with('&') || entity == "&amp;") {
                self.cleaner.push(self.base + at + done, &words[done..open]);
                self.words(&meant, at + open..at + end);
                done = end;
            }
        }
        self.cleaner.push(self.base + at + done, &words[done..]);
    }

    /// Ends the cell of a table: one of a word or a figure says nothing.
    fn cell(&mut self) {
        self.raws.extend(self.cleaner.take(Shape::Item).filter(|raw| raw.text.contains(' ')));
    }

    /// Adds words; those of an entity that is longer than its source stay as they were written. The mark of a footnote that is nowhere
    /// is none of them.
    fn words(&mut self, words: &str, range: Range<usize>) {
        if range.start < self.after {
            return;
        }
        let rest = &self.body[range.start..];
        if words == "["
            && let Some(end) = rest.strip_prefix("[^").and_then(|rest| rest.find([']', '\n', ' ']))
            && rest[end + 2..].starts_with(']')
        {
            self.after = range.start + end + 3;
            return;
        }
        let written = self.body.get(range.clone()).unwrap_or_default();
        let words = if words.len() > range.len() { written } else { words };
        self.cleaner.push(self.base + range.start, words);
    }

    fn shape(&self) -> Shape {
        if self.items > 0 { Shape::Item } else { Shape::Paragraph }
    }

    fn close(&mut self, shape: Shape) {
        self.raws.extend(self.cleaner.take(shape));
    }
}
