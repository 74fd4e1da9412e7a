//! The text report on a terminal: both places in one diagnostic, side by side where there is room, one line a finding, links, no colour.

#[path = "formats/sample.rs"]
mod sample;

use crosscheck::render::{Detail, Options, Paint};
use crosscheck::report::report;
use crosscheck::types::{Outcome, Report};
use sample::{A, B, KINDS, contradiction, corpus, finding, hostile, plain, rendered};

fn compact(report: &Report) -> String {
    rendered("text", report, &Options { detail: Detail::Compact, ..Options::default() })
}

#[test]
fn compact_is_one_line_a_finding_that_editors_read() {
    let report = plain();
    let out = compact(&report);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), report.findings.len());
    let first = "stories/a.txt:2:1: error number: “At least 12 people were killed in the fire.” against b.txt:3: “At least 9 people \
                 were killed in the fire.”. Why: 12 against 9 ";
    assert_eq!(lines[0], format!("{first}[{}]", report.findings[0].id));
    assert!(lines[1].starts_with("stories/a.txt:1:1: note single-source: “The fire began at noon.” (said by the fire chief) ["));
    assert!(lines[2].starts_with("stories/a.txt:3:1: note agreement: "), "{out}");
}

#[test]
fn compact_keeps_hostile_words_on_their_line() {
    let report = hostile();
    let out = compact(&report);
    assert_eq!(out.lines().count(), report.findings.len());
    assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "{out:?}");
}

#[test]
fn sides_stand_beside_each_other_where_there_is_room() {
    let report = plain();
    let line = |width: usize, words: &str| {
        let out = rendered("text", &report, &Options { width, ..Options::default() });
        out.lines().find(|line| line.contains(words)).unwrap_or_default().to_owned()
    };
    assert!(line(200, "At least 12").contains("At least 9"), "{}", line(200, "At least 12"));
    assert!(!line(131, "At least 12").contains("At least 9"));
    let at = |line: &str, sign: char| line.chars().position(|c| c == sign);
    let (words, marks) = (line(200, "At least 12"), line(200, "^^"));
    assert_eq!(at(&words, '1'), at(&marks, '^'), "marks stand under their words");
    let last = |line: &str, sign: char| line.chars().collect::<Vec<_>>().iter().rposition(|&c| c == sign);
    assert_eq!(last(&words, '9'), last(&marks, '^'), "on the right side too");
}

/// A whole diagnostic at 150 columns, whose left side fills a line.
#[test]
fn a_full_line_keeps_apart_from_the_other_side() {
    let told = |dead: &str| {
        format!(
            "In all {dead} people were killed when the fire swept through mills by the river in Karlow on the last Sunday of the month \
             of March.\n"
        )
    };
    let corpus = corpus(&[("a.txt", &told("fourteen")), ("b.txt", &told("nine"))]);
    let findings = vec![contradiction(&corpus, (0, "fourteen"), (1, "nine"))];
    let report = report(corpus, findings, Vec::new(), "rules", KINDS, 0.0);
    let out = rendered("text", &report, &Options { width: 150, ..Options::default() });
    let block: Vec<&str> = out.lines().filter(|line| line.starts_with("  ┌") || line.starts_with("  │")).collect();
    let expected = [
        "  ┌─ a.txt:1                                                                 ┌─ b.txt:1",
        "  │    In all fourteen people were killed when the fire swept through mills  │    In all nine people were killed when the fire swept through mills by",
        "  │           ^^^^^^^^                                                       │           ^^^^",
        "  │    by the river in Karlow on the last Sunday of the month of March.      │    the river in Karlow on the last Sunday of the month of March.",
    ];
    assert_eq!(block, expected, "\n{}\n", block.join("\n"));
}

#[test]
fn places_are_links_where_the_terminal_knows_them() {
    let mut report = plain();
    report.corpus.articles[1].path = "-".to_owned();
    let base = Some("/home/a b".to_owned());
    let out = rendered("text", &report, &Options { base: base.clone(), ..Options::default() });
    let link = "\u{1b}]8;;file:///home/a%20b/stories/a.txt#2\u{1b}\\a.txt:2\u{1b}]8;;\u{1b}\\";
    assert!(out.contains(link), "{out:?}");
    assert!(out.contains("├─ b.txt:3"), "standard input is no file");
    let one = rendered("text", &report, &Options { base, detail: Detail::Compact, ..Options::default() });
    assert!(one.starts_with("\u{1b}]8;;file:///home/a%20b/stories/a.txt#2\u{1b}\\stories/a.txt:2:1\u{1b}]8;;\u{1b}\\: error"));
    let evil = rendered("text", &hostile(), &Options { base: Some("/\u{1b}]0;x\u{7}".to_owned()), ..Options::default() });
    let rest = evil.replace("\u{1b}]8;;", "").replace("\u{1b}\\", "");
    assert!(!rest.contains('\u{1b}') && !rest.contains('\u{7}'), "{evil:?}");
}

#[test]
fn colour_is_never_the_only_sign() {
    let corpus = corpus(&[("a.txt", A), ("b.txt", B)]);
    let findings = vec![contradiction(&corpus, (1, "12"), (4, "9")), finding(&corpus, Outcome::SingleSource, &[0])];
    let report = report(corpus, findings, Vec::new(), "rules", KINDS, 0.0);
    let painted = rendered("text", &report, &Options { paint: Paint::Ansi, ..Options::default() });
    assert!(painted.contains("\u{1b}[4m\u{1b}[31m12\u{1b}[0m"), "clashing words are underlined too: {painted:?}");
    assert!(painted.contains("error[number]"), "{painted:?}");
}
