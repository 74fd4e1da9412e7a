//! Development tasks: `eval` measures accuracy, `lexicon` makes the word tables.
fn main() {}
