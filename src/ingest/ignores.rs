//! Remarks in a draft that silence findings: comments of Markdown, and lines or line ends of plain text.

use super::{Input, formats, markdown};
use crate::types::{Article, Ignore, Part, Span};
use pulldown_cmark::{Event, Parser, Tag};

const NAME: &str = "crosscheck-ignore";
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A remark before the draft is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// From its first to its last byte, in the text.
    span: Span,
    /// What it is about, where that stands on its line.
    here: Option<Span>,
    line: usize,
    codes: Vec<String>,
    reason: Option<String>,
}

/// The input with spaces in place of its remarks, and the remarks. All other bytes stay where they are.
pub(super) fn take(input: &Input) -> (Input, Vec<Remark>) {
    let offset = if input.bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let Ok(text) = std::str::from_utf8(&input.bytes[offset..]) else { return (input.clone(), Vec::new()) };
    if !text.contains(NAME) {
        return (input.clone(), Vec::new());
    }
    let found = if formats::is_markdown(&input.path, text) { comments(text) } else { plain(text) };
    let mut bytes = text.as_bytes().to_vec();
    for (span, _) in &found {
        // Line breaks stay, so that lines keep their numbers.
        bytes[span.start()..span.end()].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
    }
    let blank = String::from_utf8_lossy(&bytes).into_owned();
    let remarks = found.iter().filter_map(|(span, words)| remark(text, &blank, *span, words)).collect();
    // Comments are no words of Markdown, and spaces in their place could be code.
    let kept = if formats::is_markdown(&input.path, text) { text.as_bytes() } else { blank.as_bytes() };
    let bytes = [&input.bytes[..offset], kept].concat();
    (Input { path: input.path.clone(), bytes }, remarks)
}

/// The remark with what it is about: the text on its line, or the next paragraph or heading.
pub(super) fn about(remark: Remark, article: &Article) -> Ignore {
    let Remark { span, here, line, codes, reason } = remark;
    let blocks =
        article.blocks.iter().filter(|block| matches!(block.part, Part::Body | Part::Headline) && !block.text.is_empty());
    let after = blocks.map(|block| block.source.span(Span::new(0, block.text.len()))).find(|block| block.start() >= span.end());
    Ignore { line, about: here.or(after), codes, reason }
}

/// The comments of Markdown that hold a remark: none that stands in code.
fn comments(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, markdown::options()).into_offset_iter() {
        if matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)) {
            found.extend(comments_in(text, Span::new(range.start, range.end)));
        }
    }
    found
}

/// The comments of a stretch of text that hold a remark.
fn comments_in(text: &str, span: Span) -> Vec<(Span, String)> {
    let slice = span.slice(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = slice[at..].find("<!--").map(|n| at + n) {
        let Some(end) = slice[start + 4..].find("-->").map(|n| start + 4 + n) else { break };
        let words = slice[start + 4..end].trim();
        if is_remark(words) {
            found.push((Span::new(span.start() + start, span.start() + end + 3), words.to_owned()));
        }
        at = end + 3;
    }
    found
}

/// The remarks of plain text: in a comment, after `#` or `//`, or alone on a line.
fn plain(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = Span::new(start, start + line.trim_end().len());
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        let comments = comments_in(text, whole);
        if !comments.is_empty() {
            found.extend(comments);
        } else if is_remark(words) {
            found.push((Span::new(start + indent, whole.end()), words.to_owned()));
        } else if let Some((at, rest)) = ["#", "//"].iter().find_map(|sign| trailing(line, sign)) {
            found.push((Span::new(start + at, whole.end()), rest.trim().to_owned()));
        }
        start += line.len();
    }
    found
}

/// Where a sign stands, at the begin of a line or after a space, that a remark follows; and the remark.
fn trailing<'a>(line: &'a str, sign: &str) -> Option<(usize, &'a str)> {
    line.match_indices(sign)
        .map(|(at, _)| (at, &line[at + sign.len()..]))
        .find(|&(at, rest)| (at == 0 || line[..at].ends_with(char::is_whitespace)) && is_remark(rest.trim()))
}

fn is_remark(words: &str) -> bool {
    let rest = words.strip_prefix(NAME);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', ':']) || rest.starts_with(char::is_whitespace))
}

/// Reads `crosscheck-ignore[a, b]: reason`.
fn remark(text: &str, blank: &str, span: Span, words: &str) -> Option<Remark> {
    let rest = words.strip_prefix(NAME)?.trim_start();
    let (codes, rest) = match rest.strip_prefix('[').map(|rest| rest.split_once(']').unwrap_or((rest, ""))) {
        Some((codes, rest)) => (codes.split(',').map(|code| code.trim().to_lowercase()).collect(), rest),
        None => (Vec::new(), rest),
    };
    let reason = rest.trim_start().strip_prefix(':').map(str::trim).filter(|reason| reason.chars().any(char::is_alphanumeric));
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    let line = Span::new(start, end);
    let others = line.slice(blank).chars().any(char::is_alphanumeric);
    Some(Remark {
        span,
        here: others.then_some(line),
        line: 1 + text[..span.start()].matches('\n').count(),
        codes,
        reason: reason.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use crate::ingest::{Input, ingest_draft};

    /// For each remark its line, what it is about, its codes and its reason.
    fn read(path: &str, text: &str) -> Vec<(usize, String, String, Option<String>)> {
        let input = Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        let (article, ignores) = ingest_draft(&input).expect("the draft can be read");
        let about = |ignore: &crate::types::Ignore| ignore.about.map_or("", |span| span.slice(&article.text)).trim().to_owned();
        ignores.iter().map(|i| (i.line, about(i), i.codes.join(","), i.reason.clone())).collect()
    }

    fn one(line: usize, about: &str, codes: &str, reason: Option<&str>) -> (usize, String, String, Option<String>) {
        (line, about.to_owned(), codes.to_owned(), reason.map(str::to_owned))
    }

    #[test]
    fn a_comment_is_about_its_line_or_the_next_paragraph() {
        let text = "# Head\n\nNine died.\n\n<!-- crosscheck-ignore[number]: corrected -->\nTwelve were\nhurt.\n\nMore came.\n";
        assert_eq!(read("a.md", text), [one(5, "Twelve were\nhurt.", "number", Some("corrected"))]);
        let text = "Nine died.\nTen came. <!-- crosscheck-ignore[number, date]: known -->\nMore came.\n";
        assert_eq!(read("a.md", text)[0].1, "Ten came. <!-- crosscheck-ignore[number, date]: known -->");
        assert_eq!(read("a.md", text)[0].2, "number,date");
        let text = "<!-- crosscheck-ignore[number]: one -->\n<!-- crosscheck-ignore[date]: two -->\n\nNine died on Monday.\n";
        let both: Vec<String> = read("a.md", text).into_iter().map(|found| found.1).collect();
        assert_eq!(both, ["Nine died on Monday."; 2]);
    }

    #[test]
    fn words_after_a_comment_are_read() {
        let input = Input { path: "a.md".to_owned(), bytes: b"<!-- crosscheck-ignore: known --> Nine died.\n\nMore.\n".to_vec() };
        let (article, ignores) = ingest_draft(&input).expect("the draft can be read");
        assert_eq!(article.blocks[0].text, "Nine died.");
        assert!(ignores[0].about.is_some_and(|span| span.slice(&article.text).ends_with("Nine died.")));
    }

    #[test]
    fn code_and_other_words_hold_no_remark() {
        let fenced = "Text.\n\n```\n<!-- crosscheck-ignore: x -->\n```\n\n    <!-- crosscheck-ignore: x -->\n\nAnd `<!-- crosscheck-ignore: x -->`.\n";
        assert_eq!(read("a.md", fenced), []);
        assert_eq!(read("a.md", "<!-- crosscheck-ignored: x -->\n\nNine died.\n"), []);
        assert_eq!(read("a.txt", "He said crosscheck-ignore works. Nine died.\n"), []);
    }

    #[test]
    fn plain_text_has_its_own_forms() {
        let text = "Nine died.  # crosscheck-ignore[number]: corrected\n\n// crosscheck-ignore: all\n\nTen came.\n\ncrosscheck-ignore[date]\n\nIt was Monday.\n";
        let found = read("a.txt", text);
        assert_eq!(found[0], one(1, "Nine died.  # crosscheck-ignore[number]: corrected", "number", Some("corrected")));
        assert_eq!(found[1], one(3, "Ten came.", "", Some("all")));
        assert_eq!(found[2], one(7, "It was Monday.", "date", None));
        let input = Input { path: "a.txt".to_owned(), bytes: text.as_bytes().to_vec() };
        let (article, _) = ingest_draft(&input).expect("the draft can be read");
        assert!(article.blocks.iter().all(|block| !block.text.contains("crosscheck")), "{:?}", article.blocks);
        assert_eq!(article.text, text, "places stand in the file as it is");
    }

    #[test]
    fn a_remark_needs_words_for_a_reason() {
        for (words, reason) in
            [("crosscheck-ignore:  ", None), ("crosscheck-ignore[number] because", None), ("crosscheck-ignore: --", None)]
        {
            assert_eq!(read("a.md", &format!("<!-- {words} -->\n\nNine died.\n"))[0].3, reason);
        }
        assert_eq!(read("a.md", "Nine died.\n\n<!-- crosscheck-ignore: at the end -->\n"), [one(3, "", "", Some("at the end"))]);
    }
}
