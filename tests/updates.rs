//! What time explains and what it does not, on pairs of one-sentence reports with their days of publication.

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{Article, Outcome, Severity};

/// What is told of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// An update; the report that stands.
    Update(&'static str),
    /// A contradiction that is no note.
    Clash,
    /// No contradiction.
    Nothing,
}

fn read((path, day, text): (&str, &str, &str)) -> Article {
    let mut article = ingest(&Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() }).expect("the text is readable");
    article.published = day.parse().ok();
    article
}

/// Two reports, each with its day (or none) and text.
#[track_caller]
fn told(expected: Told, a: (&str, &str), b: (&str, &str)) {
    let mut articles = vec![read(("a.txt", a.0, a.1)), read(("b.txt", b.0, b.1))];
    tell_apart(&mut articles);
    let report = check(articles, &Settings::default());
    let of_claim = |id| report.corpus.article(report.corpus.claim(id).article).id.as_str();
    let contradictions: Vec<_> = report.findings.iter().filter(|f| f.outcome == Outcome::Contradiction).collect();
    let found: Vec<(bool, bool, Option<&str>)> = contradictions
        .iter()
        .map(|f| (f.update, f.severity == Severity::Note, f.history.as_ref().map(|h| of_claim(f.sides[h.stands][0]))))
        .collect();
    let right = match expected {
        Told::Update(stands) => !found.is_empty() && found.iter().all(|&f| f == (true, true, Some(stands))),
        Told::Clash => found.iter().any(|&(update, note, _)| !update && !note),
        Told::Nothing => found.is_empty(),
    };
    assert!(right, "expected {expected:?}, found {found:?}: {a:?}, {b:?}");
}

const MONDAY: &str = "2026-03-02";
const TUESDAY: &str = "2026-03-03";

#[test]
fn a_toll_grows_with_time() {
    let (few, many) =
        ("The blast at the Karn refinery killed three people.", "The blast at the Karn refinery killed five people.");
    told(Told::Update("b.txt"), (MONDAY, few), (TUESDAY, many));
    told(Told::Update("a.txt"), (TUESDAY, many), (MONDAY, few));
    told(Told::Clash, (MONDAY, many), (TUESDAY, few));
    told(Told::Clash, (MONDAY, few), (MONDAY, many));
    told(Told::Clash, ("", few), ("", many));
}

#[test]
fn an_update_tells_what_decided_it() {
    let explained = |days: [&str; 2]| {
        let first = "The harbour wall at Miren cost 90 million crowns.";
        let second = "The harbour wall at Miren cost 65 million crowns, the ministry said, correcting its own figure.";
        let mut articles = vec![read(("a.txt", days[0], first)), read(("b.txt", days[1], second))];
        tell_apart(&mut articles);
        let found = check(articles, &Settings::default()).findings.into_iter().find(|finding| finding.update);
        found.expect("an update").reasons[0].explanation.clone()
    };
    let words = "an update by the words “correcting” in b.txt";
    for days in [[MONDAY, MONDAY], ["", MONDAY], ["", ""]] {
        assert!(explained(days).ends_with(&format!("; {words}: b.txt stands")), "{}", explained(days));
    }
    let ordered = explained([MONDAY, TUESDAY]);
    assert!(ordered.ends_with(&format!("; {words}: a.txt ({MONDAY}) came first, b.txt ({TUESDAY}) stands")), "{ordered}");
}

#[test]
fn a_floor_is_passed_and_a_round_figure_is_not() {
    let floor = "At least 31 people died in the Miren storm.";
    told(Told::Update("b.txt"), (MONDAY, floor), (TUESDAY, "The Miren storm killed 54 people."));
    let round = "Dozens of people were injured in the Miren storm.";
    told(Told::Nothing, (MONDAY, round), (TUESDAY, "Around 30 people were injured in the Miren storm."));
}

#[test]
fn a_figure_is_set_right_in_its_sentence_or_in_the_next() {
    let first = "The flood in Varda killed 40 people.";
    told(
        Told::Update("b.txt"),
        ("", first),
        ("", "The flood in Varda killed 34 people, the ministry said, revising its toll down from 40."),
    );
    told(
        Told::Update("b.txt"),
        ("", first),
        ("", "The flood in Varda killed 34 people. The ministry revised down its earlier figure."),
    );
    told(Told::Update("b.txt"), ("", first), ("", "The flood in Varda killed 34 people. Earlier reports put the toll at 40."));
    told(Told::Clash, ("", first), ("", "The flood in Varda killed 34 people. The ministry revised its plan for the dam."));
}

#[test]
fn a_later_report_may_tell_of_an_earlier_figure() {
    let first = "The storm in Miren killed 12 people.";
    let stale = "The town is rebuilding. On 2 March officials had said that the storm in Miren killed three people.";
    told(Told::Update("a.txt"), ("2026-03-03", first), ("2026-03-09", stale));
    // What was set right and comes back later is opposed to what it was set right to.
    let right = "The storm in Miren killed 12 people, the mayor said, revising the toll.";
    told(Told::Clash, (TUESDAY, right), ("2026-03-09", "The storm in Miren killed nine people."));
}

#[test]
fn a_state_changes_from_day_to_day() {
    let critical = "Olaf Brenk was in critical condition on Monday after the crash in Karn.";
    let dead = "Olaf Brenk died on Tuesday after the crash in Karn.";
    told(Told::Update("b.txt"), ("2026-03-05", critical), ("2026-03-05", dead));
    told(Told::Clash, ("2026-03-05", "Olaf Brenk died on Monday after the crash in Karn."), ("2026-03-05", dead));
}

#[test]
fn one_day_has_several_names() {
    let monday = "The council of Karn voted on Monday to close the refinery.";
    told(Told::Nothing, ("2026-03-04", monday), ("2026-03-05", "The council of Karn voted on 2 March to close the refinery."));
    told(Told::Clash, ("2026-03-04", monday), ("2026-03-05", "The council of Karn voted on 3 March to close the refinery."));
}
