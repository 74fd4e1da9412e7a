//! A row of a word table that a test takes out for a while, to see what the row does.

use std::cell::Cell;

/// A table, a word of it, and the word's class there.
pub type Row = (&'static str, &'static str, &'static str);

thread_local!(static ROW: Cell<Option<Row>> = const { Cell::new(None) });

/// Runs it as if the table did not have the row.
pub fn without<T>(row: Row, run: impl FnOnce() -> T) -> T {
    ROW.set(Some(row));
    let found = run();
    ROW.set(None);
    found
}

/// The class of the word in the table of which it is bereft now, if it is.
pub fn class(table: &str, word: &str) -> Option<&'static str> {
    ROW.get().filter(|row| row.0 == table && row.1 == word).map(|row| row.2)
}
