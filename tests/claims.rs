//! What extraction makes of single sentences: holders, polarity, certainty, by a table of our own sentences.

use crosscheck::ingest::{Input, ingest};
use crosscheck::pipeline::{Settings, claims};
use crosscheck::types::{Claim, Part, Polarity, Report};

/// The claims of a text under a headline.
fn read(text: &str) -> Report {
    let text = format!("A report from the town\n\n{}\n", text.replace('¶', "\n\n"));
    let article = ingest(&Input { path: "a.txt".into(), bytes: text.into_bytes() });
    claims(vec![article.unwrap_or_else(|e| panic!("{e}"))], &Settings::default())
}

/// The shortest claim whose words show `words`.
fn find<'a>(report: &'a Report, words: &str) -> Option<&'a Claim> {
    report.corpus.claims.iter().filter(|c| report.corpus.text(c).contains(words)).min_by_key(|c| c.span.len())
}

fn holders(claim: &Claim) -> Vec<(String, String)> {
    claim.attribution.iter().map(|a| (a.holder.clone(), format!("{:?}", a.stance).to_lowercase())).collect()
}

fn expected(column: &str, found: &[(String, String)]) -> bool {
    let parts: Vec<&str> = if column == "-" { Vec::new() } else { column.split(';').collect() };
    parts.len() == found.len()
        && parts.iter().zip(found).all(|(part, (holder, stance))| match part.split_once('=') {
            Some((name, wanted)) => name == holder && wanted == stance,
            None => part.trim_start_matches('~') == stance,
        })
}

#[test]
fn every_sentence_gives_its_claim() {
    let table = include_str!("../fixtures/extract/claims.tsv");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [text, words, who, polarity, certainty] = cells[..] else { panic!("five columns: {row}") };
        let report = read(text);
        let Some(claim) = find(&report, words) else {
            let all: Vec<&str> = report.corpus.claims.iter().map(|c| report.corpus.text(c)).collect();
            wrong.push(format!("{text}\n    no claim with '{words}' in {all:?}"));
            continue;
        };
        let found = holders(claim);
        let (is, sure) = (format!("{:?}", claim.polarity).to_lowercase(), format!("{:?}", claim.certainty).to_lowercase());
        if !expected(who, &found) || is != polarity || sure != certainty {
            wrong.push(format!("{text}\n    '{}': {found:?} {is} {sure}", report.corpus.text(claim)));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The rows of a word table, each as its cells.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}

/// Fails with the rows whose example does not show what the row says.
fn every_example(table: &str, shows: impl Fn(&[&str], &[Claim]) -> bool) {
    let wrong = |row: &Vec<&str>| {
        // A second sentence, so that a short example is not taken for a headline.
        let report =
            read(&format!("{} The weather in the town was mild for the whole week.", row.last().copied().unwrap_or_default()));
        let body: Vec<Claim> = report.corpus.claims.iter().filter(|c| c.part == Part::Body).cloned().collect();
        (!shows(row, &body)).then(|| row.join(" | "))
    };
    let wrong: Vec<String> = rows(table).filter_map(|row| wrong(&row)).collect();
    assert!(wrong.is_empty(), "{} rows fail:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_reporting_cue_reports_in_its_example() {
    every_example(include_str!("../data/reporting.tsv"), |row, claims| {
        claims.iter().flat_map(|c| &c.attribution).any(|a| a.verb == row[0])
    });
}

#[test]
fn every_negation_negates_in_its_example() {
    every_example(include_str!("../data/negation.tsv"), |row, claims| {
        claims.iter().any(|c| c.polarity == Polarity::Negated) != (row[1] == "exception")
    });
}

#[test]
fn every_hedge_hedges_in_its_example() {
    every_example(include_str!("../data/certainty.tsv"), |row, claims| {
        let level = |c: &Claim| format!("{:?}", c.certainty).to_lowercase();
        if row[2] == "certain" { claims.iter().all(|c| level(c) == row[2]) } else { claims.iter().any(|c| level(c) == row[2]) }
    });
}

#[test]
fn every_holder_is_of_its_kind_in_its_example() {
    every_example(include_str!("../data/holders.tsv"), |row, claims| {
        claims.iter().flat_map(|c| &c.attribution).any(|a| format!("{:?}", a.kind).to_lowercase() == row[2])
    });
}
