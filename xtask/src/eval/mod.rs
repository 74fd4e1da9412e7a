//! `cargo xtask eval`: precision, recall and F1 on labelled stories and pairs, from the library itself.

mod baseline;
mod count;
mod facts;
mod figures;
mod pairs;
mod stories;

use crate::story::STORIES;
use crosscheck::pipeline::{Engine, Settings};
use std::path::{Path, PathBuf};

/// What to measure, and what to do with the figures.
#[derive(clap::Args)]
pub struct Options {
    /// A folder of labelled stories (`labels.json` or `expect.toml` in each); the fixture stories if nothing is given.
    #[arg(long)]
    stories: Option<PathBuf>,
    /// Files of labelled pairs, one JSON object a line.
    #[arg(long, num_args = 1..)]
    pairs: Vec<PathBuf>,
    /// At most so many pairs of each file; 0 for all.
    #[arg(long, default_value_t = 0)]
    limit: usize,
    /// Also list what is missed and what is wrong.
    #[arg(long)]
    misses: bool,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// A folder to keep the figures in; where it holds a `baseline.toml`, a drop below it fails.
    #[arg(long)]
    write: Option<PathBuf>,
    /// With --write: take today's figures as the new baseline.
    #[arg(long)]
    accept: bool,
}

/// Measures and prints.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let settings = Settings { engine: Engine::Rules, ..Settings::default() };
    if !options.pairs.is_empty() {
        println!("{}", pairs::HEAD);
    }
    for file in &options.pairs {
        pairs::score(file, options.limit, &settings)?.iter().for_each(|row| println!("{row}"));
    }
    if options.stories.is_none() && !options.pairs.is_empty() {
        return Ok(());
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(STORIES);
    let counted = stories::count(options.stories.as_deref().unwrap_or(&fixtures), &settings)?;
    if options.misses {
        counted.misses.iter().for_each(|line| println!("{line}"));
    }
    let figures = figures::Figures::new(&counted);
    match options.json {
        true => println!("{}", serde_json::to_string(&figures)?),
        false => print!("{figures}"),
    }
    match &options.write {
        Some(folder) => baseline::keep(folder, &figures, options.accept),
        None => Ok(()),
    }
}
