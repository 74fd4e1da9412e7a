//! Labels of a story, whether from `labels.json` or from `expect.toml`, as facts with places in the reports.

#[path = "../../../tests/common/expect.rs"]
mod expect;

use crate::story::Story;
use anyhow::{Context as _, bail, ensure};
use expect::{Expect, Mention, Side};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

/// A stretch of a report, in bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// File name of the report.
    pub report: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words.
    pub quote: String,
}

/// How the values of a fact stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// They cannot all be true.
    Contradiction,
    /// One value in two reports or more.
    Agreement,
    /// One value in one report.
    Single,
    /// They look different and do not conflict.
    Compatible,
}

/// A labelled fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name within the story.
    pub id: String,
    /// What it is about.
    pub about: String,
    /// How its values stand to each other.
    pub relation: Relation,
    /// The kind of a contradiction; empty otherwise.
    pub kind: String,
    /// A difference of certainty, or an update.
    pub soft: bool,
    /// The mentions of each value.
    pub values: Vec<Vec<Spot>>,
}

#[derive(Deserialize)]
struct Labels {
    reports: BTreeMap<String, serde::de::IgnoredAny>,
    facts: Vec<LabelledFact>,
}

#[derive(Deserialize)]
struct LabelledFact {
    id: String,
    about: String,
    relation: Relation,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    soft: bool,
    values: Vec<LabelledValue>,
}

#[derive(Deserialize)]
struct LabelledValue {
    mentions: Vec<Mention>,
}

/// The facts of a story. Reports that `labels.json` does not list are taken out of the story.
pub fn facts(story: &mut Story) -> anyhow::Result<Vec<Fact>> {
    let labels = story.folder.join("labels.json");
    if !labels.exists() {
        return expected(story, &Expect::read(&story.folder));
    }
    let text = fs::read_to_string(&labels).with_context(|| format!("cannot read {}", labels.display()))?;
    let labels: Labels = serde_json::from_str(&text).with_context(|| format!("{} is not as LABELS.md says", labels.display()))?;
    story.inputs.retain(|input| labels.reports.contains_key(file_name(&input.path)));
    let story = &*story;
    let fact = |fact: LabelledFact| {
        let values = fact.values.iter().map(|value| spots(story, &value.mentions)).collect::<anyhow::Result<_>>()?;
        Ok(Fact { id: fact.id, about: fact.about, relation: fact.relation, kind: fact.kind, soft: fact.soft, values })
    };
    labels.facts.into_iter().map(fact).collect()
}

/// The entries of an `expect.toml` as facts.
fn expected(story: &Story, expect: &Expect) -> anyhow::Result<Vec<Fact>> {
    let two =
        |left: &Side, right: &Side| Ok::<_, anyhow::Error>(vec![spots(story, left.mentions())?, spots(story, right.mentions())?]);
    let mut facts = Vec::new();
    let mut add = |relation, about: &str, kind: &str, soft, values| {
        let id = format!("e{}", facts.len() + 1);
        facts.push(Fact { id, about: about.to_owned(), relation, kind: kind.to_owned(), soft, values });
    };
    for clash in &expect.finding {
        ensure!(clash.verdict == "contradiction", "{}: a [[finding]] of another verdict: {}", story.name(), clash.verdict);
        let kind = clash.kinds.first().map(String::as_str).unwrap_or_default();
        let about = clash.missed.as_deref().unwrap_or_default();
        add(Relation::Contradiction, about, kind, clash.severity.as_deref() == Some("note"), two(&clash.left, &clash.right)?);
    }
    for together in &expect.agreement {
        add(
            Relation::Agreement,
            together.missed.as_deref().unwrap_or_default(),
            "",
            false,
            vec![spots(story, &together.mentions)?],
        );
    }
    for alone in &expect.single {
        let mention = Mention { report: alone.report.clone(), quote: alone.quote.clone() };
        add(Relation::Single, alone.missed.as_deref().unwrap_or_default(), "", false, vec![spots(story, &[mention])?]);
    }
    for pair in expect.silent.iter().chain(&expect.alarm) {
        let about = pair.missed.as_ref().unwrap_or(&pair.why);
        add(Relation::Compatible, about, &pair.kind, false, two(&pair.left, &pair.right)?);
    }
    Ok(facts)
}

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit(std::path::is_separator).next().unwrap_or(path)
}

fn spots(story: &Story, mentions: &[Mention]) -> anyhow::Result<Vec<Spot>> {
    mentions.iter().map(|mention| spot(story, mention)).collect()
}

fn spot(story: &Story, mention: &Mention) -> anyhow::Result<Spot> {
    let Mention { report, quote } = mention;
    let Some(input) = story.inputs.iter().find(|input| file_name(&input.path) == report) else {
        bail!("{}: no report {report}", story.name());
    };
    let Some(start) = input.bytes.windows(quote.len().max(1)).position(|window| window == quote.as_bytes()) else {
        bail!("{}: not in {report}: {quote}", story.name());
    };
    Ok(Spot { report: report.clone(), start, end: start + quote.len(), quote: quote.clone() })
}
