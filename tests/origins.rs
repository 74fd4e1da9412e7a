//! Every fixture story with an `origins.toml` is traced as it says: copies, credits, origins behind findings, weak sourcing, updates.

#[path = "common/story.rs"]
mod story;

use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{FORMATS, Options, render};
use crosscheck::types::{ClaimId, Finding, Outcome, Report, Severity, Span};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use story::{STORIES, Story, stories};

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    copy: Vec<Copy>,
    apart: Vec<Apart>,
    credit: Vec<Credit>,
    origin: Vec<Origin>,
    weak: Vec<Weak>,
    update: Vec<Update>,
}

/// Two reports with text in common, each with at least that share.
#[derive(Debug, Deserialize)]
struct Copy {
    reports: [String; 2],
    least: [f64; 2],
    from: Option<String>,
}

/// Two reports without text in common.
#[derive(Debug, Deserialize)]
struct Apart {
    why: String,
    reports: [String; 2],
}

/// A medium that a report leans on.
#[derive(Debug, Deserialize)]
struct Credit {
    report: String,
    source: String,
    extent: String,
}

#[derive(Debug, Deserialize)]
struct Mention {
    report: String,
    quote: String,
}

/// An agreement on the mentions goes back to so many origins, one of them traced so to these reports.
#[derive(Debug, Deserialize)]
struct Origin {
    how: String,
    reports: Vec<String>,
    count: usize,
    mentions: Vec<Mention>,
}

/// A single-source finding with these kinds stands on the words.
#[derive(Debug, Deserialize)]
struct Weak {
    kinds: Vec<String>,
    report: String,
    quote: String,
}

/// An update stands between the two, and the report that stands.
#[derive(Debug, Deserialize)]
struct Update {
    left: Mention,
    right: Mention,
    stands: String,
}

struct Traced {
    story: Story,
    expect: Expect,
    report: Report,
    json: Value,
}

impl Traced {
    fn new(story: Story) -> Option<Self> {
        let path = story.folder.join("origins.toml");
        let text = fs::read_to_string(&path).ok()?;
        let expect = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let report = check(story.articles(), &Settings::default());
        let json = json(&report);
        Some(Self { story, expect, report, json })
    }

    fn failures(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.copies(&mut lines);
        self.credits(&mut lines);
        self.origins(&mut lines);
        self.weak(&mut lines);
        self.updates(&mut lines);
        lines.into_iter().map(|line| format!("{}: {line}", self.story.name())).collect()
    }

    fn copies(&self, lines: &mut Vec<String>) {
        let between = |reports: &[String; 2]| {
            let copies = self.json["origins"]["copies"].as_array().expect("copies are a list");
            copies.iter().find(|copy| copy["reports"] == serde_json::json!(reports)).cloned()
        };
        for copy in &self.expect.copy {
            let found = between(&copy.reports);
            let share = |i: usize| found.as_ref().and_then(|f| f["shares"][i].as_f64()).unwrap_or(0.0);
            if share(0) < copy.least[0] || share(1) < copy.least[1] {
                lines.push(format!("no such copy {copy:?}: {found:?}"));
            }
            let from = found.as_ref().and_then(|f| f["from"].as_str().map(str::to_owned));
            if from != copy.from {
                lines.push(format!("copied from {from:?}, not {:?}", copy.from));
            }
        }
        for apart in &self.expect.apart {
            if let Some(found) = between(&apart.reports) {
                lines.push(format!("a copy where there is none ({}): {found}", apart.why));
            }
        }
    }

    fn credits(&self, lines: &mut Vec<String>) {
        let credits = self.json["origins"]["credits"].as_array().expect("credits are a list");
        let found: BTreeSet<[&str; 3]> =
            credits.iter().map(|c| ["report", "source", "extent"].map(|key| c[key].as_str().expect("a word"))).collect();
        let wanted: BTreeSet<[&str; 3]> =
            self.expect.credit.iter().map(|c| [c.report.as_str(), c.source.as_str(), c.extent.as_str()]).collect();
        lines.extend(found.symmetric_difference(&wanted).map(|credit| format!("found or wanted, not both: {credit:?}")));
    }

    fn origins(&self, lines: &mut Vec<String>) {
        for origin in &self.expect.origin {
            let all = |f: &&Finding| origin.mentions.iter().all(|m| self.touches(&f.claims, m));
            let findings: Vec<&Finding> = self.of(Outcome::Agreement).filter(all).collect();
            let right = |f: &&Finding| {
                let record = self.json["findings"].as_array().expect("a list").iter().find(|r| r["id"] == f.id.as_str());
                let traced = record.expect("each finding is rendered")["origins"].as_array().expect("a list").clone();
                let is = |o: &Value| o["how"] == origin.how.as_str() && o["reports"] == serde_json::json!(origin.reports);
                traced.iter().any(is) && f.independent_sources == origin.count && traced.len() == origin.count
            };
            if !findings.iter().any(right) {
                let seen: Vec<_> = findings.iter().map(|f| &f.origins).collect();
                lines.push(format!("not traced so: {origin:?}; found {seen:?}"));
            }
        }
    }

    fn weak(&self, lines: &mut Vec<String>) {
        for weak in &self.expect.weak {
            let mention = Mention { report: weak.report.clone(), quote: weak.quote.clone() };
            let right = |f: &Finding| f.kinds == weak.kinds && f.severity == Severity::Note && self.touches(&f.claims, &mention);
            if !self.of(Outcome::SingleSource).any(right) {
                lines.push(format!("not weak: {weak:?}"));
            }
        }
    }

    fn updates(&self, lines: &mut Vec<String>) {
        for update in &self.expect.update {
            let side = |f: &Finding, m: &Mention| f.sides.iter().position(|side| self.touches(side, m));
            let opposed = |f: &&Finding| side(f, &update.left).zip(side(f, &update.right)).is_some_and(|(l, r)| l != r);
            let right = |f: &Finding| {
                let stands = f.history.as_ref().map(|history| &f.sides[history.stands]);
                let named = |id: &ClaimId| self.report.corpus.article(self.report.corpus.claim(*id).article).id == update.stands;
                f.update && f.severity == Severity::Note && stands.is_some_and(|claims| claims.iter().any(named))
            };
            let found: Vec<&Finding> = self.of(Outcome::Contradiction).filter(opposed).collect();
            if found.is_empty() || !found.iter().all(|f| right(f)) {
                let seen: Vec<_> = found.iter().map(|f| (f.update, f.severity, &f.history)).collect();
                lines.push(format!("no such update: {update:?}; found {seen:?}"));
            }
        }
    }

    fn of(&self, outcome: Outcome) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(move |f| f.outcome == outcome)
    }

    fn touches(&self, claims: &[ClaimId], mention: &Mention) -> bool {
        let corpus = &self.report.corpus;
        claims.iter().map(|&id| corpus.claim(id)).filter(|c| corpus.article(c.article).id == mention.report).any(|claim| {
            let text = &corpus.article(claim.article).text;
            let at = text.find(&mention.quote).unwrap_or_else(|| panic!("no such words: {mention:?}"));
            claim.span.overlaps(Span::new(at, at + mention.quote.len()))
        })
    }
}

fn json(report: &Report) -> Value {
    let format = FORMATS.iter().find(|f| f.name == "json").expect("JSON is in the table of formats");
    let bytes = render(format, report, &Options::default()).expect("a report renders");
    serde_json::from_slice(&bytes).expect("the output is JSON")
}

#[test]
fn every_story_is_traced_as_it_says() {
    let traced: Vec<Traced> = stories(Path::new(STORIES)).into_iter().filter_map(Traced::new).collect();
    assert!(traced.len() >= 4, "the stories about origins are gone");
    let failures: Vec<String> = traced.iter().flat_map(Traced::failures).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn agreements_of_one_origin_are_single_source_where_two_are_asked_for() {
    let story = stories(Path::new(STORIES)).into_iter().find(|s| s.name() == "lorne-ferry").expect("the story is there");
    let run = |min_origins| check(story.articles(), &Settings { min_origins, ..Settings::default() });
    let agreements = |report: &Report| report.findings.iter().filter(|f| f.outcome == Outcome::Agreement).count();
    let (one, two) = (run(1), run(2));
    let few = one.findings.iter().filter(|f| f.outcome == Outcome::Agreement && f.independent_sources == 1).count();
    assert!(few > 0 && agreements(&two) == agreements(&one) - few);
    let graded = |f: &&Finding| f.outcome == Outcome::SingleSource && f.origins.iter().any(|o| o.reports.len() > 1);
    assert!(two.findings.iter().filter(graded).count() >= few);
}

#[test]
fn an_institution_by_its_common_noun_is_one_origin() {
    for body in ["fire service", "fire brigade", "ambulance service", "coast guard", "fire department", "weather service"] {
        let texts = [
            ("a.txt", format!("The {body} said 40 people were rescued from the old mill in Kelbridge.")),
            ("b.txt", format!("Forty people were rescued from the old mill in Kelbridge, the {body} said.")),
        ];
        let article =
            |(path, text): (&str, String)| crosscheck::ingest::Input { path: path.to_owned(), bytes: text.into_bytes() };
        let articles = texts.map(|text| crosscheck::ingest::ingest(&article(text)).expect("text is readable"));
        let report = check(articles.into(), &Settings::default());
        let agreed = report.findings.iter().find(|f| f.outcome == Outcome::Agreement).expect("both say it");
        assert_eq!(agreed.independent_sources, 1, "{body}");
        assert_eq!(agreed.origins.len(), 1, "{body}");
    }
}

#[test]
fn without_a_date_a_toll_that_differs_may_be_an_update() {
    let article =
        |(path, text): (&str, &str)| crosscheck::ingest::Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let inputs = [("a.txt", "The fire in Kelbridge killed 12 people."), ("b.txt", "The fire in Kelbridge killed nine people.")];
    let articles = |dated: bool| {
        let mut articles: Vec<_> =
            inputs.map(article).iter().map(|input| crosscheck::ingest::ingest(input).expect("text is readable")).collect();
        crosscheck::ingest::tell_apart(&mut articles);
        if dated {
            let day = |text: &str| text.parse().expect("a day");
            (articles[0].published, articles[1].published) = (Some(day("2026-03-03")), Some(day("2026-03-02")));
        }
        articles
    };
    let lead = |dated| check(articles(dated), &Settings::default()).findings.into_iter().next().expect("a finding");
    let (bare, dated) = (lead(false), lead(true));
    assert_eq!((bare.update, bare.severity), (false, Severity::Error));
    assert!(bare.reasons[0].explanation.contains("may be an update"), "{}", bare.reasons[0].explanation);
    assert!(bare.reasons[0].explanation.ends_with("(--published a.txt=DATE gives one)"), "{}", bare.reasons[0].explanation);
    assert_eq!((dated.update, dated.severity), (true, Severity::Note));
    assert!(["2026-03-02", "2026-03-03", "a.txt (2026-03-03) stands"].iter().all(|w| dated.reasons[0].explanation.contains(w)));
}

#[test]
fn who_is_quoted_by_a_pronoun_is_the_same_source() {
    let texts = [
        ("a.txt", "Ada Berg led the works at the Karn dam. The dam leaked for three days, she said."),
        ("b.txt", "The Karn dam leaked for three days, the engineer Ada Berg said."),
        ("c.txt", "The Karn dam leaked for three days, said Olaf Brenk, an engineer."),
    ];
    let input = |(path, text): (&str, &str)| crosscheck::ingest::Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let articles = texts.map(|text| crosscheck::ingest::ingest(&input(text)).expect("text is readable"));
    let report = check(articles.into(), &Settings::default());
    let leaked =
        report.findings.iter().find(|f| f.outcome == Outcome::Agreement && f.claims.len() == 3).expect("all three agree");
    let origins: Vec<_> = leaked.origins.iter().map(|origin| (origin.name.as_str(), origin.reports.len())).collect();
    assert_eq!(origins, [("Ada Berg", 2), ("Olaf Brenk", 1)]);
}
