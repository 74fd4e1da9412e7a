//! A baseline: the findings that are known from before, by their ids, which hang on words and not on lines.

use super::Status;
use super::args::BaselineArgs;
use super::config::{Config, position};
use super::console::Console;
use super::outputs::not_an_input;
use super::write::Target;
use anyhow::{Context as _, anyhow, bail};
use crosscheck::types::Report;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// A known finding. The id alone counts; the rest is for people who read the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    verdict: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    claim: String,
}

/// What is to be done with findings that are known from before.
#[derive(Debug)]
pub(super) enum Known {
    /// There is no baseline.
    None,
    /// They are left out.
    LeftOut(Baseline),
    /// All findings are written there; how many, once they are.
    Written(PathBuf, usize),
}

impl Known {
    /// What the arguments ask for, or the configuration; none of the inputs is written over.
    ///
    /// # Errors
    /// Where the baseline cannot be read, it is not said where to write one, or another file stands there.
    pub(super) fn new(args: &BaselineArgs, config: &Config, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        match (args.baseline.clone().or(config.baseline()), args.write_baseline) {
            (Some(path), true) => {
                not_an_input(&path, inputs)?;
                replaceable(&path)?;
                Ok(Self::Written(path, 0))
            }
            (Some(path), false) => Ok(Self::LeftOut(Baseline::read(&path)?)),
            (None, true) => bail!("--write-baseline: give the file with --baseline FILE, or as `baseline` in crosscheck.toml"),
            (None, false) => Ok(Self::None),
        }
    }

    /// Takes out of a report what is known.
    pub(super) fn limit(&mut self, report: &mut Report) {
        if let Self::LeftOut(baseline) = self {
            baseline.limit(report);
        }
    }

    /// The baseline to be written along with the other outputs, where that is asked for. A check that could not be done as a whole makes
    /// none.
    pub(super) fn output<'a>(
        &mut self,
        reports: impl IntoIterator<Item = &'a Report>,
        lost: Status,
    ) -> anyhow::Result<Option<(Target, Vec<u8>)>> {
        match self {
            Self::Written(path, count) if lost != Status::Failed => {
                let bytes;
                (bytes, *count) = written(reports)?;
                Ok(Some((Target::File(path.clone()), bytes)))
            }
            _ => Ok(None),
        }
    }

    /// Says what came of the baseline, once the outputs are written, and the status that findings bring then.
    pub(super) fn finish(&self, found: Status, lost: Status, console: Console) -> anyhow::Result<Status> {
        match self {
            Self::None => Ok(found),
            Self::LeftOut(baseline) => {
                baseline.gone().iter().for_each(|note| console.note(note));
                Ok(found)
            }
            Self::Written(path, _) if lost == Status::Failed => {
                bail!("{}: the baseline is not written, as not everything could be checked", path.display())
            }
            Self::Written(path, count) => {
                console.note(&format!(
                    "{}: {count} {} written",
                    path.display(),
                    if *count == 1 { "finding" } else { "findings" }
                ));
                Ok(Status::Clean)
            }
        }
    }
}

/// The known findings, and which of them were seen again.
#[derive(Debug)]
pub(super) struct Baseline {
    path: PathBuf,
    ids: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// Where it cannot be read, or is none.
    fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            bail!("{name}: there is no such baseline; make it with --write-baseline");
        }
        let text = super::read::text(path, "a baseline")?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let file: File = serde_json::from_str(text).map_err(|error| {
            anyhow!(
                "{name}:{}:{}: this is no baseline ({error}); name another file, or remove it and make it again with --write-baseline",
                error.line(),
                error.column()
            )
        })?;
        if file.version != VERSION {
            let (line, column) = position(text, text.find("\"version\"").unwrap_or(0));
            bail!(
                "{name}:{line}:{column}: version {} of the form is not known here; make it again with --write-baseline",
                file.version
            );
        }
        let ids = file.findings.into_iter().map(|known| known.id).collect();
        Ok(Self { path: path.to_owned(), ids, seen: BTreeSet::new() })
    }

    /// Takes out the findings that are known.
    fn limit(&mut self, report: &mut Report) {
        let before = report.findings.len();
        report.findings.retain(|finding| {
            let known = finding.is_open() && self.ids.contains(&finding.id);
            self.seen.extend(known.then(|| finding.id.clone()));
            !known
        });
        report.silenced.baseline += before - report.findings.len();
    }

    /// That some of the known findings are gone, where they are.
    fn gone(&self) -> Option<String> {
        let gone = self.ids.difference(&self.seen).count();
        let one = if gone == 1 { "1 finding of it is" } else { &format!("{gone} findings of it are") };
        (gone > 0).then(|| format!("{}: {one} not found any more; write it again with --write-baseline", self.path.display()))
    }
}

/// Refuses to write a baseline over a file that is none.
fn replaceable(path: &Path) -> anyhow::Result<()> {
    // What is no file, or none yet, is told when it is written.
    if !std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() > 0) {
        return Ok(());
    }
    let text = super::read::text(path, "a baseline")?;
    let value: Result<serde_json::Value, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    if value.is_ok_and(|value| value["version"].is_u64() && value["findings"].is_array()) {
        return Ok(());
    }
    bail!("{}: this file is there and no baseline, so it is not replaced; give another name, or remove it first", path.display())
}

/// The findings of reports as a baseline, sorted by id, each once; good news is left out.
fn written<'a>(reports: impl IntoIterator<Item = &'a Report>) -> anyhow::Result<(Vec<u8>, usize)> {
    let mut known: BTreeMap<String, Entry> = BTreeMap::new();
    for finding in reports.into_iter().flat_map(|report| &report.findings).filter(|finding| finding.is_open()) {
        let entry = Entry {
            id: finding.id.clone(),
            verdict: finding.outcome.code().to_owned(),
            kinds: finding.kinds.iter().map(|&kind| kind.to_owned()).collect(),
            claim: finding.claim.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        known.insert(finding.id.clone(), entry);
    }
    let count = known.len();
    let file = File { version: VERSION, findings: known.into_values().collect() };
    let text = serde_json::to_string_pretty(&file).context("the baseline cannot be written")?;
    Ok(((text + "\n").into_bytes(), count))
}
