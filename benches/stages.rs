//! Time per stage on ten reports of forty sentences, and of the whole on ten to two hundred reports.

#[path = "../tests/common/story.rs"]
mod story;

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{Article, Corpus, Tree};
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

fn trees() -> (Vec<Article>, Vec<Tree>) {
    let articles = articles(10);
    let trees = parse::parse(segment::segment_all(&articles));
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
    bencher.bench_local(|| segment::segment_all(black_box(&articles)));
}

#[divan::bench]
fn b_parse(bencher: Bencher<'_, '_>) {
    let sentences = segment::segment_all(&articles(10));
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

/// Origins of ten reports: copies, credits, named sources.
#[divan::bench]
fn e_trace(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.bench_local(|| trace::trace(black_box(&corpus)));
}

/// So many reports without syntax: every seventh word of a pair of reports is theirs alone, so that each report has one copy.
fn pairs(count: usize) -> Corpus {
    let stories = stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join(STORIES));
    let own = |text: &str, i: usize| {
        let word = |(k, word): (usize, &str)| if k % 7 == 3 { format!("w{}x{k}", i / 2) } else { word.to_owned() };
        let line = |line: &str| line.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ");
        text.split("\n\n").map(line).collect::<Vec<_>>().join("\n\n")
    };
    let text = |i: usize| own(&report(&stories, i / 2 * 2), i).into_bytes();
    let input = |i: usize| Input { path: format!("{i:05}.txt"), bytes: text(i) };
    let articles: Vec<Article> = (0..count).map(|i| ingest(&input(i)).expect("a fixture is readable")).collect();
    let tree = |sentence| Tree { sentence, tokens: Vec::new(), entities: Vec::new(), children: Vec::new() };
    let trees = segment::segment_all(&articles).into_iter().map(tree).collect();
    Corpus { articles, trees, ..Corpus::default() }
}

/// Copies among very many reports, found in one pass.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 1, sample_size = 1)]
fn e_trace_copies(bencher: Bencher<'_, '_>, reports: usize) {
    let corpus = pairs(reports);
    bencher.bench_local(|| trace::trace(black_box(&corpus)));
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
