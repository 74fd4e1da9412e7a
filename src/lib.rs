//! crosscheck compares reports on one story: which claims they agree on, where they contradict each other, and which rest on one source alone.

pub mod align;
pub mod entail;
pub mod extract;
pub mod ingest;
pub mod judge;
pub mod lexicon;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod segment;
pub mod trace;
pub mod types;
