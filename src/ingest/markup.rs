//! The words of a block of HTML within Markdown: what stands between tags, without comments, scripts and styles.

use std::ops::Range;

/// Elements whose inside is never read: no words for people, code, or struck out.
const HIDDEN: [&str; 14] = [
    "button", "del", "iframe", "math", "noscript", "pre", "s", "script", "select", "strike", "style", "svg", "template",
    "textarea",
];

/// Elements within a sentence. Any other tag ends a block.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// What the next part of a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, by their place in the line.
    Words(Range<usize>),
    /// A line break at that place.
    Space(usize),
    /// A block begins or ends here.
    Edge(Edge),
}

/// What a tag between blocks says about the block before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Nothing special.
    Plain,
    /// It was a heading.
    Heading,
    /// It was an item of a list or the cell of a table.
    Item,
    /// It was the head of a row or column of a table.
    Head,
}

/// Where the last line left off.
#[derive(Debug, Default, Clone, Copy)]
enum State {
    #[default]
    Words,
    Comment,
    /// Within a tag, and within a value quoted by that sign.
    Tag(Option<u8>),
    /// Within an element that is not read.
    Hidden(&'static str),
}

/// Reads a block line by line.
#[derive(Debug, Default)]
pub(super) struct Markup {
    state: State,
}

impl Markup {
    /// The pieces of the next line.
    pub(super) fn line(&mut self, line: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < line.len() {
            at = match self.state {
                State::Words => self.words(line, at, &mut pieces),
                State::Comment => self.until(line, line[at..].find("-->").map(|n| at + n + 3), State::Words),
                State::Tag(quote) => self.tag(line, at, quote),
                State::Hidden(name) => self.until(line, end_of(name, &line[at..]).map(|n| at + n), State::Tag(None)),
            };
        }
        pieces
    }

    /// Goes on at a place in another state, or at the end of the line in the same.
    fn until(&mut self, line: &str, end: Option<usize>, then: State) -> usize {
        if end.is_some() {
            self.state = then;
        }
        end.unwrap_or(line.len())
    }

    /// Reads words and what ends them.
    fn words(&mut self, line: &str, at: usize, pieces: &mut Vec<Piece>) -> usize {
        let rest = &line[at..];
        let Some(open) = markup(rest) else {
            pieces.push(Piece::Words(at..line.len()));
            return line.len();
        };
        if open > 0 {
            pieces.push(Piece::Words(at..at + open));
        }
        let tag = &rest[open..];
        if tag.starts_with("<!--") {
            self.state = State::Comment;
            return at + open + 4;
        }
        let closes = tag.starts_with("</");
        let name = name(tag);
        let hidden = HIDDEN.into_iter().find(|hidden| !closes && *hidden == name);
        self.state = hidden.map_or(State::Tag(None), State::Hidden);
        match name.as_str() {
            "br" => pieces.push(Piece::Space(at + open)),
            name if hidden.is_some() || INLINE.contains(&name) => {}
            name => pieces.push(Piece::Edge(if closes { edge(name) } else { Edge::Plain })),
        }
        at + open + 1
    }

    /// Reads on to the end of a tag.
    fn tag(&mut self, line: &str, at: usize, mut quote: Option<u8>) -> usize {
        for (i, byte) in line.bytes().enumerate().skip(at) {
            match (quote, byte) {
                (None, b'>') => {
                    self.state = State::Words;
                    return i + 1;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(sign), byte) if sign == byte => quote = None,
                _ => {}
            }
        }
        self.state = State::Tag(quote);
        line.len()
    }
}

/// Where the first tag, comment or declaration begins; a `<` before anything else is a sign of its own.
fn markup(text: &str) -> Option<usize> {
    let begins = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    text.match_indices('<').map(|(at, _)| at).find(|at| begins(&text[at + 1..]))
}

/// The name of a tag in lower case.
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Where the closing tag of an element begins.
fn end_of(name: &str, text: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| self::name(&text[*at..]) == name)
}

fn edge(name: &str) -> Edge {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Edge::Heading,
        "li" | "dd" | "td" => Edge::Item,
        "th" => Edge::Head,
        _ => Edge::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of lines, `|` for an edge.
    fn read(lines: &str) -> String {
        let mut markup = Markup::default();
        let shown = |line: &str, piece: Piece| match piece {
            Piece::Words(range) => line[range].to_owned(),
            Piece::Space(_) => " ".to_owned(),
            Piece::Edge(_) => "|".to_owned(),
        };
        let all = lines.split_inclusive('\n').flat_map(|line| markup.line(line).into_iter().map(move |piece| shown(line, piece)));
        all.collect()
    }

    #[test]
    fn words_stand_between_tags() {
        assert_eq!(read("<p>Nine <b>died</b>.</p>"), "|Nine died.|");
        assert_eq!(read("<p class='a>b'\n id=\"c\">Nine<br/>died.</p>"), "|Nine died.|");
        assert_eq!(read("a < b <3 <!-- no\nno --> yes"), "a < b <3  yes");
        assert_eq!(read("<SCRIPT>if (a < b) {\n'</b>'}</script>yes<del>no</del>"), "yes");
        assert_eq!(read("<style"), "");
    }
}
