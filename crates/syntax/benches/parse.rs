//! Times the whole pipeline on our own sentences, and loading.

use crosscheck_syntax::Model;
use divan::counter::ItemsCount;

const TEXT: &str = include_str!("../tests/parity.tsv");

fn sentences() -> Vec<&'static str> {
    TEXT.lines().filter_map(|l| l.strip_prefix("# ")).collect()
}

fn main() {
    Model::embedded();
    divan::main();
}

/// All sentences in one call; counts tokens.
#[divan::bench]
fn together(bencher: divan::Bencher<'_, '_>) {
    let (model, sentences) = (Model::embedded(), sentences());
    let tokens: usize = model.parse_all(sentences.iter().copied()).iter().map(|s| s.tokens.len()).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| model.parse_all(sentences.iter().copied()));
}

/// One sentence after the other.
#[divan::bench]
fn one_by_one(bencher: divan::Bencher<'_, '_>) {
    let (model, sentences) = (Model::embedded(), sentences());
    bencher
        .counter(ItemsCount::new(sentences.len()))
        .bench(|| sentences.iter().map(|s| model.parse(s).tokens.len()).sum::<usize>());
}
