//! Time per stage on ten reports of forty sentences, and of the whole on ten to two hundred reports.

#[path = "../tests/common/story.rs"]
mod story;

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{Article, ArticleId, Corpus, Sentence, Tree};
use crosscheck::{align, extract, judge, parse, segment, trace};
use divan::{Bencher, black_box};
use std::path::Path;
use story::{STORIES, Story, stories};

fn main() {
    divan::main();
}

/// So many reports of forty paragraphs (a sentence or two each), put together from the fixture stories.
fn articles(count: usize) -> Vec<Article> {
    let stories = stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join(STORIES));
    let mut articles: Vec<Article> = (0..count)
        .map(|i| Input { path: format!("{i:03}.txt"), bytes: report(&stories, i).into_bytes() })
        .map(|input| ingest(&input).expect("a fixture is readable"))
        .collect();
    tell_apart(&mut articles);
    articles
}

/// The `i`-th report: it shares stories with its neighbours, told by another outlet.
fn report(stories: &[Story], i: usize) -> String {
    let told = |story: &Story| String::from_utf8_lossy(&story.inputs[i % story.inputs.len()].bytes).into_owned();
    let texts: Vec<String> = (0..stories.len()).map(|k| told(&stories[(i / 3 + k) % stories.len()])).collect();
    let paragraphs = texts.iter().flat_map(|text| text.split("\n\n")).filter(|p| p.len() > 50);
    let chosen: Vec<&str> = paragraphs.take(40).collect();
    chosen.join("\n\n")
}

fn sentences(articles: &[Article]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        sentences.extend(segment::segment(article, ArticleId::new(i), sentences.len()));
    }
    sentences
}

fn trees() -> (Vec<Article>, Vec<Tree>) {
    let articles = articles(10);
    let trees = parse::parse(sentences(&articles));
    (articles, trees)
}

fn corpus() -> Corpus {
    let (articles, trees) = trees();
    extract::extract(articles, trees)
}

/// The fixture stories as they are, three or four reports each.
#[divan::bench]
fn a_ingest(bencher: Bencher<'_, '_>) {
    let stories = stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join(STORIES));
    bencher.bench_local(|| stories.iter().map(Story::articles).collect::<Vec<_>>());
}

#[divan::bench]
fn a_segment(bencher: Bencher<'_, '_>) {
    let articles = articles(10);
    bencher.bench_local(|| sentences(black_box(&articles)));
}

#[divan::bench]
fn b_parse(bencher: Bencher<'_, '_>) {
    let sentences = sentences(&articles(10));
    bencher.with_inputs(|| sentences.clone()).bench_local_values(parse::parse);
}

#[divan::bench]
fn c_extract(bencher: Bencher<'_, '_>) {
    let made = trees();
    bencher.with_inputs(|| made.clone()).bench_local_values(|(articles, trees)| extract::extract(articles, trees));
}

#[divan::bench]
fn d_align(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.bench_local(|| align::align(black_box(&corpus)));
}

#[divan::bench]
fn e_judge(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let (alignment, origins) = (align::align(&corpus), trace::trace(&corpus));
    bencher.bench_local(|| judge::judge(black_box(&corpus), &alignment, &origins, 1));
}

#[divan::bench(args = [10, 20, 50, 100, 200], sample_count = 5)]
fn f_whole(bencher: Bencher<'_, '_>, reports: usize) {
    let articles = articles(reports);
    bencher.with_inputs(|| articles.clone()).bench_local_values(|articles| check(articles, &Settings::default()));
}
