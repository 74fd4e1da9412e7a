//! Reads a word table: tab-separated rows, `#` lines for comments, into cells.

/// The rows of a table embedded with `include_str!`, each as its cells; blank lines and `#` lines are passed over.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}
