//! Looks a word up in a large sorted table by halving its text, so that nothing is parsed at start-up. Where a word was found
//! is remembered, since a story asks for the same words again and again.

use crate::lexicon::quick::Map;
use std::cell::RefCell;

/// How many words are remembered for a table.
const KEPT: usize = 20_000;

/// The rows whose first cell is `key`, without that cell. The rows of `table` are sorted by bytes; `#` lines open it.
pub fn find<'k>(table: &'static str, key: &'k str) -> impl Iterator<Item = &'static str> + use<'k> {
    let start = if key.as_bytes().first().is_some_and(|first| *first > b'#') { known_row(table, key) } else { table.len() };
    let mut rest = &table[start..];
    std::iter::from_fn(move || {
        if !rest.starts_with(key) {
            return None;
        }
        let (line, more) = rest.split_at(line_end(rest.as_bytes()));
        rest = more.strip_prefix('\n').unwrap_or_default();
        cell(line, key)
    })
}

/// The first cell of the row of `key` as it stands in the table, for callers that need it to outlive their own text.
pub fn key_of(table: &'static str, key: &str) -> Option<&'static str> {
    let row = find(table, key).next()?;
    let end = row.as_ptr() as usize - table.as_ptr() as usize - 1;
    table.get(end - key.len()..end)
}

/// The same as [`first_row`], remembered.
fn known_row(table: &'static str, key: &str) -> usize {
    type Rows = Map<Box<str>, usize>;
    thread_local!(static KNOWN: RefCell<Vec<(*const str, Rows)>> = const { RefCell::new(Vec::new()) });
    KNOWN.with_borrow_mut(|known| {
        let at = known.iter().position(|&(of, _)| std::ptr::eq(of, table)).unwrap_or_else(|| {
            known.push((std::ptr::from_ref(table), Map::default()));
            known.len() - 1
        });
        let rows = &mut known[at].1;
        if let Some(&row) = rows.get(key) {
            return row;
        }
        if rows.len() >= KEPT {
            rows.clear();
        }
        let row = first_row(table, key);
        rows.insert(key.into(), row);
        row
    })
}

/// Where the first row starts that does not sort before `key`.
fn first_row(table: &str, key: &str) -> usize {
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let first = bytes[start..].iter().take_while(|byte| !matches!(byte, b'\t' | b'\n'));
        if first.lt(key.as_bytes()) {
            low = (middle + line_end(&bytes[middle..]) + 1).min(bytes.len());
        } else {
            high = start;
        }
    }
    low
}

/// The length of the first line; rows are short, so that a plain walk is the quickest.
fn line_end(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())
}

fn cell(line: &'static str, key: &str) -> Option<&'static str> {
    line.strip_prefix(key)?.strip_prefix('\t')
}

/// Fails the test that calls it unless the rows of `table` are sorted, unique and have `cells` cells.
#[cfg(test)]
pub fn check(table: &'static str, cells: usize) {
    let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(table.starts_with("# columns: "));
    assert!(table.lines().nth(1).is_some_and(|line| line.starts_with("# origin: ")));
    for row in &rows {
        assert_eq!(row.split('\t').count(), cells, "{row}");
    }
    for pair in rows.windows(2) {
        assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# columns: word | value\n# origin: own work\na\t1\nab\t2\nab c\t3\nb\tx\nb\ty\n";

    fn values(key: &str) -> Vec<&'static str> {
        find(TABLE, key).collect()
    }

    #[test]
    fn finds_first_middle_and_last_rows() {
        check(TABLE, 2);
        assert_eq!(values("a"), ["1"]);
        assert_eq!(values("ab"), ["2"]);
        assert_eq!(values("ab c"), ["3"]);
        assert_eq!(values("b"), ["x", "y"]);
        assert_eq!(key_of(TABLE, "ab c"), Some("ab c"));
    }

    #[test]
    fn finds_nothing_for_other_text() {
        for key in ["", "#", "# columns: word | value", "!", "aa", "zz", "é", "a\t", "a\n", "🦀", "ab c d"] {
            assert_eq!(values(key), [""; 0], "{key}");
            assert_eq!(key_of(TABLE, key), None);
        }
    }

    #[test]
    fn an_empty_table_holds_nothing() {
        assert_eq!(find("", "a").count(), 0);
    }
}
