//! Lines of a plain text, and which of them belong to one paragraph: hard-wrapped text or a paragraph a line.

use super::{byline, clean::hidden, cues, dates};

/// A line without the white space around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where `text` starts.
    pub start: usize,
    /// The line.
    pub text: &'a str,
    /// Columns of white space before it.
    indent: usize,
    /// Length in characters.
    width: usize,
}

/// What stands between a line and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// A paragraph ends.
    Paragraph,
    /// The paragraph goes on after a space.
    Space,
    /// The word goes on ('anti-' 'tank').
    Nothing,
}

/// The widest line that still counts as hard-wrapped, in characters.
const WIDEST: usize = 132;

/// The groups of lines between blank lines and rules.
pub(super) fn groups(text: &str, from: usize) -> Vec<Vec<Line<'_>>> {
    let mut groups = vec![Vec::new()];
    let mut start = from;
    while start < text.len() {
        let end = text[start..].find(is_break).map_or(text.len(), |n| start + n);
        let line = cut(text, start, end);
        let blank = line.text.chars().all(|c| hidden(c) || c.is_whitespace());
        let last = groups.len() - 1;
        if !blank && !is_rule(line.text) {
            groups[last].push(line);
        } else if !groups[last].is_empty() {
            groups.push(Vec::new());
        }
        let mark = text[end..].chars().next().map_or(0, char::len_utf8);
        start = if text[end..].starts_with("\r\n") { end + 2 } else { end + mark };
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn cut(text: &str, start: usize, end: usize) -> Line<'_> {
    let whole = &text[start..end];
    let rest = whole.trim_start();
    let indent = whole[..whole.len() - rest.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let start = end - rest.len();
    let text = rest.trim_end();
    Line { start, text, indent, width: text.chars().count() }
}

/// A line of `---`, `***`, `___` and the like.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '*' | '_' | '=' | '~' | '#' | '•' | '—') && marks.clone().count() >= 2 && marks.all(|c| c == first)
}

/// Whether the line breaks of the text are, on the whole, those of hard wrapping.
pub(super) fn is_wrapped(groups: &[Vec<Line<'_>>]) -> bool {
    let pairs = groups.iter().flat_map(|group| group.windows(2)).filter(|pair| pair[0].width <= WIDEST);
    let (mut all, mut inside) = (0_usize, 0_usize);
    for pair in pairs {
        all += 1;
        inside += usize::from(goes_on(pair[0], pair[1]));
    }
    inside * 10 >= all * 3 && inside > 0
}

/// For each line of a group but the first: what stands before it.
pub(super) fn breaks(group: &[Line<'_>], wrapped: bool) -> Vec<Break> {
    let widest = group.iter().map(|line| line.width).max().unwrap_or(0);
    let wrapped = wrapped && widest <= WIDEST;
    group.windows(2).map(|pair| between(pair[0], pair[1], wrapped.then_some(widest))).collect()
}

fn between(before: Line<'_>, after: Line<'_>, widest: Option<usize>) -> Break {
    let full = widest.is_some_and(|widest| before.width + 1 + first_word(after.text).chars().count() > widest);
    let dated = !after.text.ends_with('.') && dates::read(after.text).is_some();
    let joined = if dated {
        false
    } else if bullet(after.text).is_some() && !(full && after.text.starts_with(['-', '–', '—'])) {
        false
    } else if goes_on(before, after) {
        true
    } else {
        full && after.indent <= before.indent + 1 && !stands_alone(before.text) && !stands_alone(after.text)
    };
    match joined {
        false => Break::Paragraph,
        true if hyphenated(before.text, after.text) => Break::Nothing,
        true => Break::Space,
    }
}

/// Whether the words show that a sentence runs over the line break: no end mark, and a small letter after it.
fn goes_on(before: Line<'_>, after: Line<'_>) -> bool {
    !ends_sentence(before.text) && starts_small(after.text)
}

/// A line that is a byline, a date or a cue by itself.
fn stands_alone(line: &str) -> bool {
    byline::read(line).is_some() || cues::whole(line).is_some() || (!line.ends_with('.') && dates::read(line).is_some())
}

/// Whether a word is broken at the end of the line, and not 'two-' of 'two- and three-year'.
fn hyphenated(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else { return false };
    stem.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric) && !cues::suspends(first_word(after))
}

fn first_word(line: &str) -> &str {
    line.split(char::is_whitespace).next().unwrap_or_default()
}

/// Whether the text ends as a sentence does; quotation marks and brackets after the end mark count to it.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', ' ']);
    bare.ends_with(['.', '!', '?', ':', '。', '！', '？', '…']) && !bare.ends_with(" …") && !bare.ends_with(" ...")
}

/// Whether the text starts with a word in small letters ('iPhone' is none).
pub(super) fn starts_small(text: &str) -> bool {
    let mut letters = first_word(text).chars();
    letters.next().is_some_and(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// Whether the text starts with a name such as 'iPhone' or 'eBay'.
pub(super) fn starts_mixed(text: &str) -> bool {
    let word = first_word(text);
    word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase)
}

/// The length of a bullet and the space after it.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mark = chars.next()?;
    let rest = chars.as_str();
    let item = rest.trim_start();
    let spaced = rest.len() > item.len();
    let bullet = match mark {
        '•' | '▪' | '●' | '◦' | '‣' | '·' | '►' | '■' => !item.is_empty(),
        '*' => spaced && !item.is_empty(),
        '-' | '–' | '—' => spaced && !item.starts_with(char::is_lowercase) && !item.is_empty(),
        _ => false,
    };
    bullet.then_some(text.len() - item.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, paragraphs: &[&str]) {
        let groups = groups(text, 0);
        let wrapped = is_wrapped(&groups);
        let mut found: Vec<String> = Vec::new();
        for group in &groups {
            found.push(group[0].text.to_owned());
            for (line, before) in group[1..].iter().zip(breaks(group, wrapped)) {
                let last = found.len() - 1;
                match before {
                    Break::Paragraph => found.push(line.text.to_owned()),
                    Break::Space => found[last] = format!("{} {}", found[last], line.text),
                    Break::Nothing => found[last].push_str(line.text),
                }
            }
        }
        assert_eq!(found, paragraphs);
    }

    #[test]
    fn a_paragraph_a_line() {
        check(
            "Mayor resigns\nThe mayor resigned on Monday.\nShe had been in office for ten years.\n",
            &["Mayor resigns", "The mayor resigned on Monday.", "She had been in office for ten years."],
        );
    }

    #[test]
    fn hard_wrapped() {
        check(
            "Mayor resigns\n\nThe mayor resigned on Monday after ten\nyears in office, she told reporters.\nNobody knows who comes next.\n\nThe \
             council meets on a rainy Friday\nto choose a successor.",
            &[
                "Mayor resigns",
                "The mayor resigned on Monday after ten years in office, she told reporters. Nobody knows who comes next.",
                "The council meets on a rainy Friday to choose a successor.",
            ],
        );
    }

    #[test]
    fn hard_wrapped_without_blank_lines() {
        check(
            "The mayor resigned on Monday after ten\nyears in office.\nThe council meets on a rainy Friday in\nMay to choose a successor.",
            &[
                "The mayor resigned on Monday after ten years in office.",
                "The council meets on a rainy Friday in May to choose a successor.",
            ],
        );
    }

    #[test]
    fn byline_under_the_headline_stays_apart() {
        check(
            "Mayor resigns over bridge\non March 2, 2026 at 8:12 am\nShe left.",
            &["Mayor resigns over bridge", "on March 2, 2026 at 8:12 am", "She left."],
        );
        check(
            "Mayor resigns over bridge\nBy Jane Roe\n\nThe mayor resigned on Monday, a day after the\nbridge fell.",
            &["Mayor resigns over bridge", "By Jane Roe", "The mayor resigned on Monday, a day after the bridge fell."],
        );
    }

    #[test]
    fn line_ends_of_all_systems() {
        for end in ["\n", "\r\n", "\r", "\u{2029}"] {
            check(
                &["One is here.", "", "Two is here.", "* * *", "Three."].join(end),
                &["One is here.", "Two is here.", "Three."],
            );
        }
    }

    #[test]
    fn hyphens_at_line_ends() {
        check(
            "The city bought an anti-\ntank gun with two-\nand three-year terms.",
            &["The city bought an anti-tank gun with two- and three-year terms."],
        );
    }

    #[test]
    fn bullets_start_blocks() {
        check(
            "What we know:\n- The bridge fell.\n- Nobody was hurt.\n* Trains stopped.",
            &["What we know:", "- The bridge fell.", "- Nobody was hurt.", "* Trains stopped."],
        );
    }
}
