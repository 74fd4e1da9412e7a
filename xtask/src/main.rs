//! Development tasks: `eval` and `copies` measure accuracy, `reports` and `docs` write generated files, `lexicon` makes the word tables.

mod copies;
mod docs;
mod eval;
mod evidence;
mod lexicon;
mod lexicon_places;
mod lexicon_relations;
mod lexicon_wordnet;
mod reports;
#[path = "../../tests/common/story.rs"]
mod story;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Measures the detection of copied text on a set made from the fixtures.
    Copies(copies::Options),
    /// Writes `docs/kinds.md` from the table of kinds.
    Docs,
    /// Measures accuracy on labelled stories and pairs.
    Eval(eval::Options),
    /// Writes what the decisions see, for learning them.
    Evidence(evidence::Options),
    /// Makes the generated tables of `data/` again from their freely licensed sources.
    Lexicon(lexicon::Options),
    /// Writes the comparison reports of the fixture stories to `reports/examples`.
    Reports,
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Copies(options) => copies::run(&options),
        Task::Docs => docs::run(),
        Task::Eval(options) => eval::run(&options),
        Task::Evidence(options) => evidence::run(&options),
        Task::Lexicon(options) => lexicon::run(&options),
        Task::Reports => reports::run(),
    }
}
