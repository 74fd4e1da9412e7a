//! Development tasks: `eval` measures accuracy, `lexicon` makes the word tables.

mod evidence;
mod lexicon;
mod lexicon_places;
mod lexicon_relations;
mod lexicon_wordnet;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Writes what the decisions see, for learning them.
    Evidence(evidence::Options),
    /// Makes the generated tables of `data/` again from their freely licensed sources.
    Lexicon(lexicon::Options),
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Evidence(options) => evidence::run(&options),
        Task::Lexicon(options) => lexicon::run(&options),
    }
}
