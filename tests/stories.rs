//! Every fixture story brings to light what its `expect.toml` says, and nothing more that is loud.

#[path = "common/expect.rs"]
mod expect;
#[path = "common/story.rs"]
mod story;

use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{ClaimId, Finding, Outcome, Report, Severity, Span};
use expect::{Clash, Expect, Mention, Side};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use story::{STORIES, Story, stories};

#[test]
fn every_story_finds_what_it_should_and_no_more() {
    let failures: Vec<String> = stories(Path::new(STORIES)).iter().map(|story| Examined::new(story).failures()).collect();
    let text = failures.concat();
    assert!(text.is_empty(), "\n{text}");
}

#[test]
fn every_kind_is_expected_in_two_stories_and_silent_in_two() {
    let (mut loud, mut silent) = (BTreeMap::<String, BTreeSet<String>>::new(), BTreeMap::<String, BTreeSet<String>>::new());
    for story in stories(Path::new(STORIES)) {
        let expect = Expect::read(&story.folder);
        for clash in &expect.finding {
            assert_eq!(clash.verdict, "contradiction", "{}", story.name());
            for kind in &clash.kinds {
                loud.entry(kind.clone()).or_default().insert(story.name());
            }
        }
        for pair in &expect.silent {
            silent.entry(pair.kind.clone()).or_default().insert(story.name());
        }
    }
    for kind in ["number", "date", "place", "entity", "negation", "denial", "antonym", "certainty", "quote"] {
        for (table, what) in [(&loud, "sounds"), (&silent, "keeps silent")] {
            let count = table.get(kind).map_or(0, BTreeSet::len);
            assert!(count >= 2, "{kind} {what} in {count} stories: two or more are wanted");
        }
    }
}

/// A story, what came out, and what was expected.
struct Examined<'a> {
    story: &'a Story,
    expect: Expect,
    report: Report,
}

impl<'a> Examined<'a> {
    fn new(story: &'a Story) -> Self {
        Self { story, expect: Expect::read(&story.folder), report: check(story.articles(), &Settings::default()) }
    }

    /// Everything that is not as it should be, a line each under the story's name; empty where all is well.
    fn failures(&self) -> String {
        let mut lines = Vec::new();
        self.check_clashes(&mut lines);
        self.check_agreements(&mut lines);
        self.check_singles(&mut lines);
        self.check_silence(&mut lines);
        self.check_none_more(&mut lines);
        match lines.is_empty() {
            true => String::new(),
            false => format!("{}\n  {}\n", self.story.name(), lines.join("\n  ")),
        }
    }

    fn check_clashes(&self, lines: &mut Vec<String>) {
        for clash in &self.expect.finding {
            let opposed: Vec<&Finding> = self.contradictions().filter(|f| self.opposes(f, &clash.left, &clash.right)).collect();
            let right = opposed.iter().any(|f| fits(f, clash));
            let seen: Vec<String> = opposed.iter().map(|f| format!("{} {:?}", f.kinds.join("+"), f.severity)).collect();
            let what = format!("{} {:?}: {}", clash.kinds.join("|"), clash.severity, versus(&clash.left, &clash.right));
            verdict(lines, right, clash.missed.as_ref(), || format!("not found  {what} (found: [{}])", seen.join(", ")));
        }
    }

    fn check_agreements(&self, lines: &mut Vec<String>) {
        for together in &self.expect.agreement {
            let joins = |f: &Finding| {
                let touched = together.mentions.iter().filter(|m| self.touches(&f.claims, std::slice::from_ref(m)));
                touched.map(|m| &m.report).collect::<BTreeSet<_>>().len() > 1
            };
            let quotes: Vec<String> = together.mentions.iter().map(quoted).collect();
            let right = self.findings(Outcome::Agreement).any(joins);
            verdict(lines, right, together.missed.as_ref(), || format!("not joined {}", quotes.join(" = ")));
        }
    }

    fn check_singles(&self, lines: &mut Vec<String>) {
        for alone in &self.expect.single {
            let mention = Mention { report: alone.report.clone(), quote: alone.quote.clone() };
            let right = self.findings(Outcome::SingleSource).any(|f| self.touches(&f.claims, std::slice::from_ref(&mention)));
            verdict(lines, right, alone.missed.as_ref(), || format!("not single {}", quoted(&mention)));
        }
    }

    fn check_silence(&self, lines: &mut Vec<String>) {
        for pair in &self.expect.silent {
            let alarm = self.loud().find(|f| self.opposes(f, &pair.left, &pair.right));
            verdict(lines, alarm.is_none(), pair.missed.as_ref(), || {
                let kinds = alarm.map(|f| f.kinds.join("+")).unwrap_or_default();
                format!("not silent {kinds} on {} ({}: {})", versus(&pair.left, &pair.right), pair.kind, pair.why)
            });
        }
    }

    fn check_none_more(&self, lines: &mut Vec<String>) {
        let known = |f: &Finding| {
            self.expect.finding.iter().any(|c| self.opposes(f, &c.left, &c.right))
                || self.expect.silent.iter().chain(&self.expect.alarm).any(|s| self.opposes(f, &s.left, &s.right))
        };
        for finding in self.loud().filter(|f| !known(f)) {
            let side = |claims: &Vec<ClaimId>| claims.iter().map(|&c| self.words(c)).collect::<Vec<_>>().join(" + ");
            let sides: Vec<String> = finding.sides.iter().map(side).collect();
            let why = finding.reasons.first().map(|r| r.explanation.as_str()).unwrap_or_default();
            lines.push(format!("unexpected {} {:?}: {} ({why})", finding.kinds.join("+"), finding.severity, sides.join(" <> ")));
        }
        for alarm in &self.expect.alarm {
            if !self.loud().any(|f| self.opposes(f, &alarm.left, &alarm.right)) {
                lines.push(format!(
                    "mended     the known alarm {}: take it out of expect.toml",
                    versus(&alarm.left, &alarm.right)
                ));
            }
        }
    }

    fn findings(&self, outcome: Outcome) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(move |f| f.outcome == outcome)
    }

    fn contradictions(&self) -> impl Iterator<Item = &Finding> {
        self.findings(Outcome::Contradiction)
    }

    fn loud(&self) -> impl Iterator<Item = &Finding> {
        self.contradictions().filter(|f| f.severity >= Severity::Warning)
    }

    fn opposes(&self, finding: &Finding, left: &Side, right: &Side) -> bool {
        let touched = |side: &Side| finding.sides.iter().map(|s| self.touches(s, side.mentions())).collect::<Vec<bool>>();
        let (left, right) = (touched(left), touched(right));
        left.iter().enumerate().any(|(i, &l)| l && right.iter().enumerate().any(|(j, &r)| r && i != j))
    }

    fn touches(&self, claims: &[ClaimId], mentions: &[Mention]) -> bool {
        let corpus = &self.report.corpus;
        claims.iter().map(|&id| corpus.claim(id)).any(|claim| {
            let article = corpus.article(claim.article);
            mentions.iter().any(|m| m.report == article.id && claim.span.overlaps(locate(&article.text, m)))
        })
    }

    fn words(&self, claim: ClaimId) -> String {
        let (corpus, claim) = (&self.report.corpus, self.report.corpus.claim(claim));
        format!("{} '{}'", corpus.article(claim.article).id, corpus.text(claim))
    }
}

/// Whether a finding that opposes the right places has a kind and a severity that were expected.
fn fits(finding: &Finding, clash: &Clash) -> bool {
    let severity = match clash.severity.as_deref() {
        None => finding.severity >= Severity::Warning,
        Some("note") => finding.severity == Severity::Note,
        Some("warning") => finding.severity == Severity::Warning,
        Some("error") => finding.severity == Severity::Error,
        Some(other) => panic!("no such severity: {other}"),
    };
    severity && clash.kinds.iter().any(|kind| finding.kinds.contains(&kind.as_str()))
}

fn verdict(lines: &mut Vec<String>, right: bool, missed: Option<&String>, complaint: impl Fn() -> String) {
    match (right, missed) {
        (true, Some(why)) => lines.push(format!("comes right now, take the mark `missed = \"{why}\"` away: {}", complaint())),
        (false, None) => lines.push(complaint()),
        _ => {}
    }
}

fn locate(text: &str, mention: &Mention) -> Span {
    let mut places = text.match_indices(&mention.quote);
    let (start, found) = places.next().unwrap_or_else(|| panic!("{}: no such words: {}", mention.report, mention.quote));
    assert!(places.next().is_none(), "{}: more than once: {}", mention.report, mention.quote);
    Span::new(start, start + found.len())
}

fn quoted(mention: &Mention) -> String {
    format!("{} '{}'", mention.report, mention.quote)
}

fn versus(left: &Side, right: &Side) -> String {
    let side = |s: &Side| s.mentions().iter().map(quoted).collect::<Vec<_>>().join(" + ");
    format!("{} <> {}", side(left), side(right))
}
