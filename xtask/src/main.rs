//! Development tasks: `eval` measures accuracy, `lexicon` makes the word tables.

mod lexicon;
mod lexicon_places;
mod lexicon_relations;
mod lexicon_wordnet;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Makes the generated tables of `data/` again from their freely licensed sources.
    Lexicon(lexicon::Options),
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Lexicon(options) => lexicon::run(&options),
    }
}
