//! `cargo xtask evidence`: what the decisions see, as JSON lines, for learning `data/decision.tsv`.

use anyhow::{Context, Result};
use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{PairInput, Settings};
use crosscheck::study;
use crosscheck::types::{Alignment, Article, Candidate, Claim, ClaimPair, Corpus, Evidence, Evidences};
use serde_json::{Map, Value, json};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Writes the evidence of stories or of pairs.
#[derive(clap::Args)]
pub struct Options {
    /// A folder with a sub-folder for each labelled story.
    #[arg(long)]
    stories: Option<PathBuf>,
    /// Files of labelled pairs, one JSON object a line.
    #[arg(long, num_args = 1..)]
    pairs: Vec<PathBuf>,
    /// Where to write.
    #[arg(long)]
    out: PathBuf,
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    let mut out = std::io::BufWriter::new(fs::File::create(&options.out).context("cannot create the output file")?);
    if let Some(dir) = &options.stories {
        let mut folders: Vec<PathBuf> =
            fs::read_dir(dir)?.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.join("labels.json").is_file()).collect();
        folders.sort();
        for folder in folders {
            story(&folder, &mut out).with_context(|| folder.display().to_string())?;
        }
    }
    for file in &options.pairs {
        pairs(file, &mut out).with_context(|| file.display().to_string())?;
    }
    out.flush()?;
    Ok(())
}

fn evidence(list: &[(&'static str, f64)]) -> Value {
    Value::Object(list.iter().map(|&(k, v)| (k.to_owned(), json!((v * 1e4).round() / 1e4))).collect::<Map<_, _>>())
}

fn story(folder: &PathBuf, out: &mut impl Write) -> Result<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "txt"))
        .collect();
    files.sort();
    let mut articles = files
        .iter()
        .map(|f| Ok(ingest(&Input { path: f.display().to_string(), bytes: fs::read(f)? })?))
        .collect::<Result<Vec<Article>>>()?;
    tell_apart(&mut articles);
    let (corpus, alignment, candidates) = study::candidates(articles, &Settings::default());
    let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let record = json!({
        "story": name,
        "claims": claims(&corpus),
        "pairs": aligned(&corpus, &alignment),
        "candidates": candidates.iter().map(proposed).collect::<Vec<_>>(),
        "values": values(&corpus, &alignment),
    });
    writeln!(out, "{record}")?;
    Ok(())
}

fn claims(corpus: &Corpus) -> Vec<Value> {
    let claim = |c: &Claim| {
        json!([
            corpus.article(c.article).id,
            c.span.start(),
            c.span.end(),
            format!("{:?}", c.part),
            corpus.text(c),
            c.normalised,
            format!("{:?}", c.form),
            format!("{:?}", c.polarity),
            format!("{:?}", c.attribution.iter().map(|a| a.stance).collect::<Vec<_>>()),
            c.sentence.index()
        ])
    };
    corpus.claims.iter().map(claim).collect()
}

/// The aligned pairs of claims, with the evidence that they agree.
fn aligned(corpus: &Corpus, alignment: &Alignment) -> Vec<Value> {
    let agreeing = study::agree_evidence(corpus, alignment);
    let pair = |(p, agree): (&ClaimPair, &Evidences)| {
        json!([p.left.index(), p.right.index(), evidence(agree), (p.same * 1e4).round() / 1e4])
    };
    alignment.claims.iter().zip(&agreeing).map(pair).collect()
}

fn proposed(c: &Candidate) -> Value {
    json!([
        c.kind,
        c.left.index(),
        c.right.index(),
        evidence(&c.evidence),
        format!("{:?}", c.severity),
        c.reason.left.text,
        c.reason.right.text,
        c.probability,
        c.decision
    ])
}

fn values(corpus: &Corpus, alignment: &Alignment) -> Vec<Value> {
    let place = |e: &Evidence| json!([e.claim.index(), e.place.span.start(), e.place.span.end(), e.text]);
    let all = study::values(corpus, alignment);
    all.iter()
        .map(|(left, right, relation, list)| json!([place(left), place(right), format!("{relation:?}"), evidence(list)]))
        .collect()
}

fn pairs(file: &PathBuf, out: &mut impl Write) -> Result<()> {
    for line in fs::read_to_string(file)?.lines().filter(|l| !l.trim().is_empty()) {
        let row: Value = serde_json::from_str(line)?;
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let input = PairInput { left: text("premise"), right: text("hypothesis") };
        let (corpus, whole, candidates) = study::pair_evidence(&input, &Settings::default());
        let proposed: Vec<Value> = candidates
            .iter()
            .filter(|c| c.decision == c.kind && corpus.claim(c.left).article != corpus.claim(c.right).article)
            .map(|c| json!([c.kind, evidence(&c.evidence)]))
            .collect();
        writeln!(
            out,
            "{}",
            json!({"dataset": row["dataset"], "label": row["label"], "whole": evidence(&whole), "candidates": proposed})
        )?;
    }
    Ok(())
}
