//! Quotations and sentences set in lines of a given width.

use super::quote::{Cell, Mark};
use unicode_width::UnicodeWidthStr as _;

/// A character as it is set in a line.
trait Letter: Clone {
    /// What is shown.
    fn text(&self) -> &str;
    /// The space between two words of a line, by the last letter before it and the first after it.
    fn space(before: Option<&Self>, after: Option<&Self>) -> Self;
}

impl Letter for &str {
    fn text(&self) -> &str {
        self
    }

    fn space(_: Option<&Self>, _: Option<&Self>) -> Self {
        " "
    }
}

impl Letter for Cell {
    fn text(&self) -> &str {
        &self.text
    }

    fn space(before: Option<&Self>, after: Option<&Self>) -> Self {
        let bridged = before.map(|cell| cell.mark).min(after.map(|cell| cell.mark));
        Cell { text: " ".to_owned(), mark: bridged.unwrap_or(Mark::Plain) }
    }
}

/// The lines of a text at that width. Breaks at spaces; a word that is wider than a line is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let letters: Vec<&str> = text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]).collect();
    lines(&letters, width).iter().map(|line| line.concat()).collect()
}

/// The lines of marked text at that width.
pub(super) fn wrap_cells(cells: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    lines(cells, width)
}

fn lines<L: Letter>(letters: &[L], width: usize) -> Vec<Vec<L>> {
    let width = width.max(10);
    let mut lines: Vec<Vec<L>> = Vec::new();
    let (mut line, mut used): (Vec<L>, usize) = (Vec::new(), 0);
    for word in letters.split(|letter| letter.text() == " ") {
        let wide: usize = word.iter().map(|letter| letter.text().width()).sum();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(L::space(line.last(), word.first()));
            used += 1;
        }
        for letter in word {
            let wide = letter.text().width();
            if used > 0 && used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            used += wide;
            line.push(letter.clone());
        }
    }
    lines.push(line);
    lines.retain(|line| !line.is_empty());
    lines
}

/// The line of `^` (words that clash) and `~` (words that differ) under a line; `None` where nothing is marked.
pub(super) fn underline(line: &[Cell]) -> Option<String> {
    let mark = |mark: Mark| match mark {
        Mark::Plain => " ",
        Mark::Differs => "~",
        Mark::Clashes => "^",
    };
    let marks: String = line.iter().map(|cell| mark(cell.mark).repeat(cell.text.width())).collect();
    Some(marks.trim_end().to_owned()).filter(|marks| !marks.is_empty())
}

/// Calls `each` for every run of cells with one mark.
pub(super) fn runs(cells: &[Cell], mut each: impl FnMut(&str, Mark)) {
    for run in cells.chunk_by(|a, b| a.mark == b.mark) {
        let text: String = run.iter().map(|cell| cell.text.as_str()).collect();
        each(&text, run[0].mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_inside_giants() {
        assert_eq!(wrap("one two three four", 10), ["one two", "three four"]);
        assert_eq!(wrap(&"x".repeat(25), 10), ["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
        assert_eq!(wrap("", 10), Vec::<String>::new());
        assert_eq!(wrap("東京東京東京 a", 10), ["東京東京東", "京 a"]);
    }

    #[test]
    fn underlines_follow_the_width() {
        let cell = |text: &str, mark| Cell { text: text.to_owned(), mark };
        let line = [cell("東", Mark::Plain), cell("1", Mark::Clashes), cell("2", Mark::Differs), cell("x", Mark::Plain)];
        assert_eq!(underline(&line).as_deref(), Some("  ^~"));
        assert_eq!(underline(&line[..1]), None);
    }
}
