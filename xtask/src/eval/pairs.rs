//! Scores `pair` on labelled pairs: accuracy, contradictions, average precision, and the area under the curve of alignment.

use anyhow::Context as _;
use crosscheck::pipeline::{PairInput, PairRelation, PairVerdict, Settings, pair};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// The names over the columns.
pub const HEAD: &str = "dataset                           n    acc     cP     cR    cF1    cAP    auc  pairs/s";

#[derive(Deserialize)]
struct Row {
    premise: String,
    hypothesis: String,
    label: String,
    dataset: Option<String>,
}

/// A line of figures for each data set in a file.
pub fn score(file: &Path, limit: usize, settings: &Settings) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(if limit == 0 { usize::MAX } else { limit });
    let rows: Vec<Row> = lines
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{} has a bad line", file.display()))?;
    let began = Instant::now();
    let judge = |row: &Row| pair(&PairInput { left: row.premise.clone(), right: row.hypothesis.clone() }, settings);
    let verdicts: Vec<PairVerdict> = rows.iter().map(judge).collect();
    let speed = share(rows.len()) / began.elapsed().as_secs_f64();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut groups: BTreeMap<&str, Vec<(&str, &PairVerdict)>> = BTreeMap::new();
    for (row, verdict) in rows.iter().zip(&verdicts) {
        groups.entry(row.dataset.as_deref().unwrap_or(&stem)).or_default().push((row.label.as_str(), verdict));
    }
    Ok(groups.iter().map(|(name, group)| line(name, group, speed)).collect())
}

fn line(name: &str, group: &[(&str, &PairVerdict)], speed: f64) -> String {
    let n = group.len();
    let mut cells = vec![String::new(); 6];
    if group.iter().any(|(label, _)| ["same", "different"].contains(label)) {
        cells[5] = three(area(group.iter().map(|(label, v)| (v.alignment, *label == "same")).collect()));
    } else {
        if group.iter().any(|(label, _)| ["neutral", "entailment"].contains(label)) {
            cells[0] = three(share(group.iter().filter(|(label, v)| named(v.relation) == *label).count()) / share(n));
        }
        let predicted = |v: &PairVerdict| v.relation == PairRelation::Contradiction;
        let both = share(group.iter().filter(|(label, v)| predicted(v) && *label == "contradiction").count());
        let over = |bottom: usize| if bottom == 0 { 0.0 } else { both / share(bottom) };
        let precision = over(group.iter().filter(|(_, v)| predicted(v)).count());
        let recall = over(group.iter().filter(|(label, _)| *label == "contradiction").count());
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        let scored = group.iter().map(|(label, v)| (v.contradiction, *label == "contradiction")).collect();
        cells.splice(1..5, [precision, recall, f1, average_precision(scored)].map(three));
    }
    let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:>6}")).collect();
    format!("{name:28} {n:6} {} {speed:8.1}", cells.join(" "))
}

fn named(relation: PairRelation) -> &'static str {
    match relation {
        PairRelation::Agreement => "entailment",
        PairRelation::Contradiction => "contradiction",
        PairRelation::Related | PairRelation::Unrelated => "neutral",
    }
}

/// Mean precision at each positive, the highest score first; ties stay in order.
fn average_precision(mut rows: Vec<(f64, bool)>) -> f64 {
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut total) = (0, 0.0);
    for (rank, _) in rows.iter().enumerate().filter(|(_, row)| row.1) {
        hits += 1;
        total += share(hits) / share(rank + 1);
    }
    if hits == 0 { f64::NAN } else { total / share(hits) }
}

/// The probability that a positive scores above a negative, ties half.
fn area(mut rows: Vec<(f64, bool)>) -> f64 {
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let positives = rows.iter().filter(|row| row.1).count();
    let negatives = rows.len() - positives;
    let (mut sum, mut i) = (0.0, 0);
    while i < rows.len() {
        let j = i + rows[i..].iter().take_while(|row| row.0 == rows[i].0).count();
        sum += share(rows[i..j].iter().filter(|row| row.1).count()) * share(i + 1 + j) / 2.0;
        i = j;
    }
    if positives == 0 || negatives == 0 {
        f64::NAN
    } else {
        (sum - share(positives * (positives + 1)) / 2.0) / share(positives * negatives)
    }
}

fn three(value: f64) -> String {
    if value.is_nan() { "nan".to_owned() } else { format!("{value:.3}") }
}

#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn share(n: usize) -> f64 {
    n as f64
}
