//! Lines of a plain text, and which of them belong to one paragraph: hard-wrapped text or a paragraph a line.

use super::{byline, clean::hidden, cues, dateline, dates};

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

/// How the lines of a text are broken, on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Every paragraph, or every sentence, is a line.
    Lines,
    /// Hard-wrapped.
    Wrapped,
    /// Blank lines between paragraphs, and too few other breaks to tell.
    Open,
}

/// The widest line of a group below which nothing is taken for hard-wrapped without a word's evidence, in characters.
const NARROWEST: usize = 40;

/// Tells the layout by the breaks that fall inside sentences.
pub(super) fn layout(groups: &[Vec<Line<'_>>]) -> Layout {
    let (mut all, mut inside) = (0_usize, 0_usize);
    for (i, group) in groups.iter().enumerate() {
        let widest = widest(group);
        for pair in group.windows(2).filter(|pair| pair[0].width <= WIDEST) {
            let (before, after) = (pair[0], pair[1]);
            // A headline and what stands under it fill no lines.
            let filled = i > 0 && (NARROWEST..=WIDEST).contains(&widest) && fills(before, after, widest);
            all += 1;
            inside += usize::from(starts_small(after.text) || (!ends_sentence(before.text) && (filled || runs(before.text))));
        }
    }
    match inside {
        1.. if inside * 10 >= all * 3 => Layout::Wrapped,
        _ if groups.len() > 1 => Layout::Open,
        _ => Layout::Lines,
    }
}

fn widest(group: &[Line<'_>]) -> usize {
    group.iter().map(|line| line.width).max().unwrap_or(0)
}

/// Whether the next line's first word had no room on the line before.
fn fills(before: Line<'_>, after: Line<'_>, widest: usize) -> bool {
    before.width + 1 + first_word(after.text).chars().count() > widest
}

/// For each line of a group but the first: what stands before it.
pub(super) fn breaks(group: &[Line<'_>], layout: Layout) -> Vec<Break> {
    let widest = widest(group);
    let layout = if widest > WIDEST { Layout::Lines } else { layout };
    group.windows(2).map(|pair| between(pair[0], pair[1], layout, widest)).collect()
}

fn between(before: Line<'_>, after: Line<'_>, layout: Layout, widest: usize) -> Break {
    let fills = fills(before, after, widest);
    let full = match layout {
        Layout::Lines => false,
        Layout::Wrapped => fills,
        Layout::Open => fills && widest >= NARROWEST && (starts_small(after.text) || !ends_sentence(before.text)),
    };
    let dated = || !after.text.ends_with('.') && dates::read(after.text).is_some();
    let listed = || bullet(after.text).is_some() && !(full && after.text.starts_with(['-', '–', '—']));
    let joined = !dated()
        && !listed()
        && (!ends_sentence(before.text) && starts_small(after.text)
            || full && after.indent <= before.indent + 1 && !stands_alone(before.text) && !stands_alone(after.text));
    match joined {
        false => Break::Paragraph,
        true if hyphenated(before.text, after.text) => Break::Nothing,
        true => Break::Space,
    }
}

/// Whether the words before a break show that a sentence runs over it: a comma, a small word, another sentence's end before.
fn runs(line: &str) -> bool {
    let small = line.rsplit(' ').next().is_some_and(|word| word.len() <= 3 && word.chars().all(char::is_lowercase));
    let inner = line.match_indices(". ").any(|(at, mark)| {
        let word = line[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 3 && !word.contains('.') && line[at + mark.len()..].starts_with(char::is_uppercase)
    });
    line.ends_with(',') || small || inner
}

/// A line that is a byline, a date or a cue by itself.
fn stands_alone(line: &str) -> bool {
    byline::read(line).is_some()
        || dateline::alone(line).is_some()
        || cues::whole(line).is_some()
        || (!line.ends_with('.') && dates::read(line).is_some())
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
        let layout = layout(&groups);
        let mut found: Vec<String> = Vec::new();
        for group in &groups {
            found.push(group[0].text.to_owned());
            for (line, before) in group[1..].iter().zip(breaks(group, layout)) {
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
