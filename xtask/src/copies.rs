//! Measures the detection of copies on a test set built from the fixtures: reports copied whole, cut, reordered, lightly edited, and put
//! into independent reports on the same event.

use crate::story::{STORIES, Story, stories};
use anyhow::{Context as _, ensure};
use clap::Args;
use crosscheck::ingest::{Input, ingest};
use crosscheck::study::numerals;
use crosscheck::types::{Article, ArticleId, Corpus, Part, Tree};
use crosscheck::{segment, trace};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the task may be told.
#[derive(Args)]
pub struct Options {
    /// A folder of stories to copy from, instead of the fixtures
    #[arg(long)]
    stories: Option<PathBuf>,
    /// List every sentence that was judged wrongly.
    #[arg(long)]
    misses: bool,
    /// Fail where precision or recall is lower than this.
    #[arg(long, default_value = "0.95")]
    least: f64,
}

/// A paragraph, and whether it is copied.
type Paragraph = (String, bool);

/// A way of copying: the original and an independent report (each as paragraphs) give the copy.
type Way = fn(&[String], &[String], &mut Dice) -> Vec<Paragraph>;

const WAYS: [(&str, Way); 7] = [
    ("whole", |original, _, _| copied(original)),
    ("cut", |original, _, dice| cut(copied(original), dice)),
    ("reordered", |original, _, dice| reordered(copied(original), dice)),
    ("edited", |original, _, dice| edited(copied(original), dice)),
    ("cut, reordered, edited", |original, _, dice| edited(reordered(cut(copied(original), dice), dice), dice)),
    ("passage in another report", |original, host, dice| inserted(copied(original), host, dice)),
    ("edited passage in another report", |original, host, dice| {
        let passage = edited(copied(original), dice);
        inserted(passage, host, dice)
    }),
];

/// Prints precision and recall by way of copying; fails where one is too low, or where independent reports share a copy.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let stories = stories(&options.stories.clone().unwrap_or_else(fixtures));
    let stories: Vec<&Story> = stories.iter().filter(|story| !is_about_copies(story)).collect();
    let (mut all, mut dice) = (Count::default(), Dice(20_261_126));
    println!("| copy | sentences copied | found | wrongly found | precision | recall |\n| --- | --- | --- | --- | --- | --- |");
    for (name, way) in WAYS {
        let mut count = Count::default();
        for story in &stories {
            let texts: Vec<Vec<String>> = story.inputs.iter().map(|i| paragraphs(&String::from_utf8_lossy(&i.bytes))).collect();
            for (i, original) in texts.iter().enumerate() {
                let copy = way(original, &texts[(i + 1) % texts.len()], &mut dice);
                count.add(&judged(original, &copy, options.misses)?);
            }
        }
        println!("{}", count.row(name));
        all.add(&count);
    }
    let mut alone = Count::default();
    for story in &stories {
        let texts: Vec<Vec<String>> = story.inputs.iter().map(|i| paragraphs(&String::from_utf8_lossy(&i.bytes))).collect();
        for (i, one) in texts.iter().enumerate() {
            for other in &texts[i + 1..] {
                let other: Vec<Paragraph> = other.iter().map(|p| (p.clone(), false)).collect();
                alone.add(&judged(one, &other, options.misses)?);
            }
        }
    }
    println!("{}", alone.row("none: independent reports"));
    all.add(&alone);
    println!("{}", all.row("all"));
    ensure!(all.precision() >= options.least && all.recall() >= options.least, "precision or recall is below {}", options.least);
    Ok(())
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(STORIES)
}

/// Stories whose reports copy each other on purpose.
fn is_about_copies(story: &Story) -> bool {
    std::fs::read_to_string(story.folder.join("origins.toml")).is_ok_and(|text| text.contains("[[copy]]"))
}

/// Sentences by truth and judgement.
#[derive(Debug, Default)]
struct Count {
    copied: usize,
    found: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, other: &Count) {
        self.copied += other.copied;
        self.found += other.found;
        self.wrong += other.wrong;
    }

    fn precision(&self) -> f64 {
        ratio(self.found, self.found + self.wrong)
    }

    fn recall(&self) -> f64 {
        ratio(self.found, self.copied)
    }

    fn row(&self, name: &str) -> String {
        let Count { copied, found, wrong } = self;
        let recall = if *copied == 0 { String::new() } else { format!("{:.3}", self.recall()) };
        let precision = if found + wrong == 0 { String::new() } else { format!("{:.3}", self.precision()) };
        format!("| {name} | {copied} | {found} | {wrong} | {precision} | {recall} |")
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// What tracing says about the sentences of a copy beside its original.
fn judged(original: &[String], copy: &[Paragraph], tell: bool) -> anyhow::Result<Count> {
    let text = |paragraphs: &mut dyn Iterator<Item = &String>| paragraphs.cloned().collect::<Vec<_>>().join("\n\n");
    let articles = vec![
        article("original.txt", &text(&mut original.iter()))?,
        article("copy.txt", &text(&mut copy.iter().map(|(text, _)| text)))?,
    ];
    let (corpus, id) = (corpus(articles), ArticleId::new(1));
    let origins = trace::trace(&corpus);
    let found: BTreeSet<_> = origins.copies.iter().flat_map(|c| &c.passages).flatten().filter(|p| p.article == id).collect();
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for (paragraph, copied) in copy {
        let start = ends.last().map_or(0, |(end, _)| end + 2);
        ends.push((start + paragraph.len(), *copied));
    }
    let mut count = Count::default();
    for sentence in corpus.trees.iter().map(|t| &t.sentence).filter(|s| s.article == id && s.part == Part::Body) {
        let span = sentence.span();
        let copied = ends.iter().find(|(end, _)| span.start() < *end).is_some_and(|(_, copied)| *copied);
        let seen = found.iter().any(|place| place.span == span);
        count.copied += usize::from(copied);
        count.found += usize::from(copied && seen);
        count.wrong += usize::from(!copied && seen);
        if tell && copied != seen {
            println!("{}: {}", if copied { "missed" } else { "wrong" }, sentence.text);
        }
    }
    Ok(count)
}

fn article(path: &str, text: &str) -> anyhow::Result<Article> {
    let mut article =
        ingest(&Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() }).context("a fixture is readable")?;
    path.clone_into(&mut article.id);
    Ok(article)
}

/// The sentences of articles without any syntax, which copies do not need.
fn corpus(articles: Vec<Article>) -> Corpus {
    let tree = |sentence| Tree { sentence, tokens: Vec::new(), entities: Vec::new(), children: Vec::new() };
    let trees = segment::segment_all(&articles).into_iter().map(tree).collect();
    Corpus { articles, trees, ..Corpus::default() }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn copied(original: &[String]) -> Vec<Paragraph> {
    original.iter().map(|paragraph| (paragraph.clone(), true)).collect()
}

/// Drops about every third paragraph.
fn cut(paragraphs: Vec<Paragraph>, dice: &mut Dice) -> Vec<Paragraph> {
    paragraphs.into_iter().filter(|_| dice.below(3) > 0).collect()
}

fn reordered(mut paragraphs: Vec<Paragraph>, dice: &mut Dice) -> Vec<Paragraph> {
    for i in (1..paragraphs.len()).rev() {
        paragraphs.swap(i, dice.below(i + 1));
    }
    paragraphs
}

/// Two to four paragraphs in a row, at some place of the independent report.
fn inserted(passage: Vec<Paragraph>, host: &[String], dice: &mut Dice) -> Vec<Paragraph> {
    let len = (2 + dice.below(3)).min(passage.len());
    let from = 1 + dice.below((passage.len() - len).max(1));
    let passage = passage.into_iter().skip(from).take(len);
    let mut paragraphs: Vec<Paragraph> = host.iter().map(|p| (p.clone(), false)).collect();
    let at = (2 + dice.below(host.len())).min(host.len());
    paragraphs.splice(at..at, passage);
    paragraphs
}

/// Changes about every twelfth word that a synonym or another style of numbers can stand for, the quotation marks, and some spellings.
fn edited(paragraphs: Vec<Paragraph>, dice: &mut Dice) -> Vec<Paragraph> {
    let edit = |text: String, dice: &mut Dice| {
        let words: Vec<String> = text.split(' ').map(|word| other_word(word, dice)).collect();
        words.join(" ").replace(['“', '”'], "\"").replace("our ", "or ").replace("ise ", "ize ").replace(" per cent", " percent")
    };
    paragraphs.into_iter().map(|(text, copied)| (edit(text, dice), copied)).collect()
}

fn other_word(word: &str, dice: &mut Dice) -> String {
    const SMALL: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(numerals::Word::Unit(n)) = numerals::word(word).filter(|_| dice.below(2) == 0) {
        return n.to_string();
    }
    if let Some(name) = word.parse::<usize>().ok().and_then(|n| SMALL.get(n)).filter(|_| dice.below(2) == 0) {
        return (*name).to_owned();
    }
    match synonyms().get(word).filter(|_| dice.below(2) == 0) {
        Some(others) => others[dice.below(others.len())].to_owned(),
        None => word.to_owned(),
    }
}

/// Words that a sub-editor may put for one another, each with the others.
fn synonyms() -> BTreeMap<&'static str, Vec<&'static str>> {
    const GROUPS: [&[&str]; 16] = [
        &["said", "told", "stated"],
        &["people", "persons"],
        &["killed", "slain"],
        &["big", "large"],
        &["began", "started"],
        &["help", "assist"],
        &["several", "numerous"],
        &["after", "following"],
        &["about", "around", "roughly"],
        &["buy", "purchase"],
        &["show", "reveal"],
        &["near", "close to"],
        &["will", "is to"],
        &["city", "town"],
        &["found", "discovered"],
        &["company", "firm"],
    ];
    let others = |group: &'static [&'static str], word: &str| group.iter().copied().filter(|other| *other != word).collect();
    GROUPS.iter().flat_map(|group| group.iter().map(|word| (*word, others(group, word)))).collect()
}

/// Repeatable chance.
struct Dice(u64);

impl Dice {
    /// A number below `n`, which is at least 1.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}
