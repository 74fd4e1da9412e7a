//! Ready-made pairs of statements, one JSON object a line in and out, in order.

use super::Status;
use super::args::PairsArgs;
use super::console::Console;
use super::outputs::not_an_input;
use super::parallel::in_order;
use super::read::{LARGEST, is_stdin, unreadable};
use super::settings::settings;
use super::write::{Sink, Target};
use anyhow::{anyhow, bail};
use crosscheck::pipeline::{PairInput, PairRelation, Settings, pair};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};

/// Judges every pair; a line that cannot be read is told in its place.
pub(super) fn pairs(args: &PairsArgs) -> anyhow::Result<Status> {
    let settings = Settings { threads: 1, ..settings(&args.engine, 0.0)? };
    let threads = args.engine.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let input: Box<dyn BufRead + Send> = if is_stdin(&args.pairs) {
        Box::new(BufReader::new(io::stdin()))
    } else if args.pairs.is_dir() {
        bail!("{}: this is a folder; give a file of JSON lines", args.pairs.display());
    } else {
        Box::new(BufReader::new(File::open(&args.pairs).map_err(|error| anyhow!(unreadable(&args.pairs, &error)))?))
    };
    let target = args.output.clone().filter(|path| !is_stdin(path)).map_or(Target::Stdout, Target::File);
    if let Target::File(path) = &target {
        not_an_input(path, std::slice::from_ref(&args.pairs))?;
    }
    let mut sink = Sink::open(&target)?;
    let mut bad = 0_usize;
    let name = args.pairs.display();
    let done = in_order(
        threads,
        Lines { input, number: 0 },
        |line| judge(&line, &settings),
        |outcome: io::Result<Judged>| {
            let Judged { json, unreadable } = outcome.map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => anyhow!("{name}: {error}; give one pair a line"),
                _ => anyhow!(self::unreadable(&args.pairs, &error)),
            })?;
            bad += usize::from(unreadable);
            sink.write(json.as_bytes())?;
            sink.hand_on()?;
            // Without a reader, what a file still holds decides the status; standard input may have no end.
            if sink.is_gone() && is_stdin(&args.pairs) { Err(anyhow!(NoReader)) } else { Ok(()) }
        },
    );
    done.or_else(|error| if error.is::<NoReader>() { Ok(()) } else { Err(error) })?;
    sink.finish()?;
    if bad == 0 {
        return Ok(Status::Clean);
    }
    let lines = if bad == 1 { "line" } else { "lines" };
    Console::new(args.quiet).error(&format!("{}: {bad} {lines} could not be read; the output says why", args.pairs.display()));
    Ok(Status::Failed)
}

/// Nobody reads the output any more.
#[derive(Debug, thiserror::Error)]
#[error("nobody reads the output")]
struct NoReader;

/// Lines as bytes with their 1-based numbers; ends after the first failure to read.
struct Lines {
    input: Box<dyn BufRead + Send>,
    number: usize,
}

impl Iterator for Lines {
    type Item = io::Result<(usize, Vec<u8>)>;

    /// The next line that is not blank.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            self.number += 1;
            match self.input.by_ref().take(LARGEST + 1).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.len() as u64 > LARGEST => {
                    let why = format!("line {} has more than {LARGEST} bytes", self.number);
                    return Some(Err(io::Error::new(io::ErrorKind::InvalidData, why)));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok((self.number, line))),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The record of a line, with its line break.
struct Judged {
    json: String,
    unreadable: bool,
}

#[derive(Deserialize)]
struct PairLine {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(alias = "premise")]
    left: String,
    #[serde(alias = "hypothesis")]
    right: String,
}

#[derive(Serialize)]
struct PairRecord {
    id: serde_json::Value,
    relation: &'static str,
    alignment: f64,
    entailment: f64,
    contradiction: f64,
    kinds: Vec<&'static str>,
}

#[derive(Serialize)]
struct BadRecord {
    id: (),
    line: usize,
    error: String,
}

fn judge(line: &io::Result<(usize, Vec<u8>)>, settings: &Settings) -> io::Result<Judged> {
    let (number, bytes) = match line {
        Ok((number, bytes)) => (*number, bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
        Err(error) => return Err(io::Error::new(error.kind(), error.to_string())),
    };
    // An object alone: three strings in a list are no pair.
    let object = |bytes| serde_json::from_slice::<BTreeMap<String, serde::de::IgnoredAny>>(bytes);
    let (json, unreadable) = match object(bytes).and_then(|_| serde_json::from_slice::<PairLine>(bytes)) {
        Ok(line) => (serde_json::to_string(&record(line, settings))?, false),
        Err(error) => {
            // The line is counted by the record; the parser saw that line alone.
            let error = error.to_string().replace(" at line 1 column ", " at column ");
            let error = format!("{error}; give {{\"id\": …, \"left\": \"…\", \"right\": \"…\"}}");
            (serde_json::to_string(&BadRecord { id: (), line: number, error })?, true)
        }
    };
    Ok(Judged { json: json + "\n", unreadable })
}

fn record(line: PairLine, settings: &Settings) -> PairRecord {
    let verdict = pair(&PairInput { left: line.left, right: line.right }, settings);
    let relation = match verdict.relation {
        PairRelation::Agreement => "agreement",
        PairRelation::Contradiction => "contradiction",
        PairRelation::Related => "related",
        PairRelation::Unrelated => "unrelated",
    };
    let round = |p: f64| if p.is_finite() { (p.clamp(0.0, 1.0) * 1e4).round() / 1e4 } else { 0.0 };
    PairRecord {
        id: line.id,
        relation,
        alignment: round(verdict.alignment),
        entailment: round(verdict.entailment),
        contradiction: round(verdict.contradiction),
        kinds: verdict.kinds,
    }
}
