//! What reports agree on and what one alone says, on small invented stories.

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{Article, Outcome, Report};

fn story(texts: &[&str]) -> Report {
    let input = |(i, text): (usize, &&str)| Input { path: format!("{i}.txt"), bytes: text.as_bytes().to_vec() };
    let mut articles: Vec<Article> =
        texts.iter().enumerate().map(|found| ingest(&input(found)).expect("plain text is read")).collect();
    tell_apart(&mut articles);
    check(articles, &Settings::default())
}

/// The words of the claims of each finding of one outcome.
fn told(report: &Report, outcome: Outcome) -> Vec<Vec<&str>> {
    let words = |claims: &[_]| claims.iter().map(|&c| report.corpus.text(report.corpus.claim(c))).collect::<Vec<_>>();
    report.findings.iter().filter(|f| f.outcome == outcome).map(|f| words(&f.claims)).collect()
}

fn joined(report: &Report, left: &str, right: &str) -> bool {
    let holds = |claims: &[&str], part| claims.iter().any(|c| c.contains(part));
    told(report, Outcome::Agreement).iter().any(|claims| holds(claims, left) && holds(claims, right))
}

#[test]
fn reports_agree_in_other_words() {
    let report = story(&[
        "The ferry Halcyon sank off Port Brisa on Tuesday night. Divers will search the hull for the missing crew today.",
        "On Tuesday night the ferry Halcyon went down near Port Brisa. The weather was calm.",
    ]);
    assert!(joined(&report, "sank", "went down"), "{:?}", told(&report, Outcome::Agreement));
}

#[test]
fn what_somebody_denies_is_no_support() {
    let report = story(&[
        "The mayor of Port Brisa accepted bribes from the ferry company. The trial opens in June.",
        "The mayor denied that she accepted bribes from the ferry company. The weather was calm.",
    ]);
    assert!(!joined(&report, "accepted bribes", "accepted bribes"), "{:?}", told(&report, Outcome::Agreement));
}

#[test]
fn a_name_alone_is_no_finding() {
    let report = story(&[
        "The harbour master, Ilse Brandt, closed the port. A storm was near.",
        "The head of the port, Ilse Brandt, opened a museum. It shows old ships.",
    ]);
    let all = [told(&report, Outcome::Agreement), told(&report, Outcome::SingleSource)].concat();
    assert!(all.iter().flatten().all(|words| *words != "Ilse Brandt"), "{all:?}");
}

#[test]
fn a_question_in_passing_and_a_bare_end_are_no_finding() {
    let report = story(&[
        "Fire chief Dana Orrell said the blaze began in the kitchen. The firm closed the pier to avoid prosecution. Asked about the ferry company, the mayor left the hall. An official \
         who asked not to be named said the pier would close.",
        "The museum sold nine thousand tickets. A storm was near.",
    ]);
    let single = told(&report, Outcome::SingleSource);
    for words in ["to avoid prosecution", "Asked about the ferry company", "who asked not to be named"] {
        assert!(!single.iter().any(|claims| claims == &[words]), "{single:?}");
    }
    assert!(single.iter().any(|claims| claims[0].contains("the blaze began")), "{single:?}");
}

#[test]
fn a_changed_quotation_is_no_agreement() {
    let report = story(&[
        "“We had no warning of any kind,” Mr Holt said. The pier was shut.",
        "“We had no warnings of this kind,” Mr Holt told reporters. Rain fell.",
    ]);
    assert!(!joined(&report, "no warning", "no warning"), "{:?}", told(&report, Outcome::Agreement));
    assert_eq!(told(&report, Outcome::Contradiction).len(), 1, "{:?}", report.findings);
}

#[test]
fn what_another_report_says_too_is_not_single() {
    let report = story(&[
        "The ferry Halcyon sank off Port Brisa on Tuesday night. Tickets for the museum cost nine euros.",
        "On Tuesday night the ferry Halcyon sank near Port Brisa. The weather was calm.",
    ]);
    let single = told(&report, Outcome::SingleSource);
    assert!(single.iter().flatten().any(|words| words.contains("Tickets")), "{single:?}");
    assert!(single.iter().flatten().all(|words| !words.contains("sank")), "{single:?}");
}
