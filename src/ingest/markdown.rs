//! Markdown: the words without links, emphasis, pictures and code, each with its place in the original.

use super::clean::{Cleaner, Raw, Shape};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Whether a text of unknown ending is Markdown: a heading or a link in its first lines.
pub(super) fn sniff(text: &str) -> bool {
    let head = text.lines().take(40);
    head.map(str::trim_start).any(|line| line.starts_with("# ") || line.starts_with("## ") || line.contains("](http"))
}

/// Reads the text from `from` on.
pub(super) fn read(text: &str, from: usize) -> Vec<Raw> {
    let mut reader = Reader { base: from, body: &text[from..], ..Reader::default() };
    for (event, range) in Parser::new_ext(reader.body, Options::empty()).into_offset_iter() {
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
    /// Whether the block of HTML is a comment.
    comment: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Start(tag @ (Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)) => {
                self.comment = tag == Tag::HtmlBlock && self.body[range.start..].trim_start().starts_with("<!--");
                self.hidden += 1;
            }
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => self.close(self.shape()),
            Event::End(TagEnd::Heading(_)) => self.close(Shape::Heading),
            Event::End(TagEnd::Paragraph) => self.close(self.shape()),
            Event::Start(Tag::Item) => {
                self.close(self.shape());
                self.items += 1;
            }
            Event::End(TagEnd::Item) => {
                self.close(Shape::Item);
                self.items = self.items.saturating_sub(1);
            }
            Event::Html(_) if self.is_after_comment(&range) => self.words_after_comment(range),
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

    /// Whether the line of a block of HTML is the end of a comment: what follows it there is no markup.
    fn is_after_comment(&self, range: &std::ops::Range<usize>) -> bool {
        self.hidden == 1 && self.comment && self.body.get(range.clone()).is_some_and(|line| line.contains("-->"))
    }

    /// Words on the line on which a comment ends are a paragraph.
    fn words_after_comment(&mut self, range: std::ops::Range<usize>) {
        let line = &self.body[range.clone()];
        let end = line.rfind("-->").map_or(line.len(), |at| at + 3);
        self.cleaner.push(self.base + range.start + end, &line[end..]);
        self.close(self.shape());
    }

    /// Adds words; those of an entity that is longer than its source stay as they were written.
    fn words(&mut self, words: &str, range: std::ops::Range<usize>) {
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
