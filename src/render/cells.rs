//! Quotations and sentences set in lines of a given width.

use super::quote::{Cell, Mark};
use unicode_width::UnicodeWidthStr as _;

/// The lines of a text at that width. Breaks at spaces; a word that is wider than a line is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let cells: Vec<Cell> = text.chars().map(|c| Cell { text: c.to_string(), mark: Mark::Plain }).collect();
    wrap_cells(&cells, width).iter().map(|line| line.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// The lines of marked text at that width.
pub(super) fn wrap_cells(cells: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let width = width.max(10);
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    let (mut line, mut used): (Vec<Cell>, usize) = (Vec::new(), 0);
    for word in cells.split(|cell| cell.text == " ") {
        let wide = width_of(word);
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            let bridged = line.last().map(|cell| cell.mark).min(word.first().map(|cell| cell.mark));
            line.push(Cell { text: " ".to_owned(), mark: bridged.unwrap_or(Mark::Plain) });
            used += 1;
        }
        for cell in word {
            let wide = cell.text.width();
            if used > 0 && used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            used += wide;
            line.push(cell.clone());
        }
    }
    lines.push(line);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Columns that cells take.
fn width_of(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.text.width()).sum()
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
