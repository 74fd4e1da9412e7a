//! Parsing on several threads.

use crate::types::{Sentence, Tree};

/// Parses sentences on at most so many threads; the trees are those of one thread.
#[must_use]
pub fn parse_on(threads: usize, sentences: Vec<Sentence>) -> Vec<Tree> {
    let share = sentences.len().div_ceil(threads.max(1)).max(1);
    if share >= sentences.len() {
        return super::parse(sentences);
    }
    let mut rest = sentences.into_iter().peekable();
    let mut chunks: Vec<Vec<Sentence>> = Vec::new();
    while rest.peek().is_some() {
        chunks.push(rest.by_ref().take(share).collect());
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = chunks.into_iter().map(|chunk| scope.spawn(|| super::parse(chunk))).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
