//! The formats for CI servers and code scanners on hand-made reports: SARIF, GitHub annotations, JUnit; with a draft and without.

#[path = "formats/sample.rs"]
mod sample;

use crosscheck::render::{FORMATS, Options, RenderError, View, render};
use crosscheck::report::report;
use crosscheck::types::{ArticleId, Outcome, Report, Severity};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus};
use sample::{A, B, KINDS, contradiction, corpus, finding, hostile, plain, rendered};
use serde_json::Value;

/// `b.txt` is a draft, the other report its source; a finding of each verdict, the contradiction with the source on the left.
fn drafted() -> Report {
    let corpus = corpus(&[("a.txt", A), ("b.txt", B)]);
    let findings = vec![
        contradiction(&corpus, (1, "12"), (4, "9")),
        finding(&corpus, Outcome::Unsupported, &[3]),
        finding(&corpus, Outcome::SingleSource, &[2, 5]),
        finding(&corpus, Outcome::Agreement, &[2, 5]),
    ];
    Report { draft: Some(ArticleId::new(1)), ..report(corpus, findings, Vec::new(), "rules", KINDS, 0.0) }
}

/// Reports with a byte-order mark, letters of several bytes and claims late in their lines.
fn accented() -> Report {
    let mut corpus = corpus(&[("é.txt", "Émile Zola—naïve—died.\nÀ 12 heures\n"), ("b 1.txt", "🔥 9 heures\n")]);
    corpus.articles[0].offset = 3;
    for claim in &mut corpus.claims {
        let start = claim.span.start() + corpus.articles[claim.article.index()].text[claim.span.start()..].find(' ').unwrap_or(0);
        claim.span = crosscheck::types::Span::new(start + 1, claim.span.end());
    }
    let findings = vec![contradiction(&corpus, (1, "12"), (2, "9")), finding(&corpus, Outcome::SingleSource, &[0])];
    report(corpus, findings, Vec::new(), "rules", KINDS, 0.0)
}

fn sarif(report: &Report) -> Value {
    serde_json::from_str(&rendered("sarif", report, &Options::default())).expect("the output is JSON")
}

fn sarif_errors(log: &Value) -> Vec<String> {
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/sarif-2.1.0.json"));
    let schema: Value = serde_json::from_str(&schema.expect("the schema is there")).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn sarif_is_as_its_schema_says() {
    let none: Vec<String> = Vec::new();
    for report in [plain(), hostile(), drafted(), accented(), Report::default()] {
        assert_eq!(sarif_errors(&sarif(&report)), none);
    }
    let mut broken = sarif(&plain());
    broken["runs"][0]["results"][0]["level"] = "fatal".into();
    assert_ne!(sarif_errors(&broken), none, "the schema refuses what is wrong");
}

#[test]
fn sarif_of_several_stories_is_as_its_schema_says() {
    let format = FORMATS.iter().find(|format| format.name == "sarif").expect("there is SARIF");
    let join = format.join.expect("SARIF joins");
    let story = |name: &str| {
        let options = Options { story: Some(name.to_owned()), ..Options::default() };
        String::from_utf8(render(format, &plain(), &options).expect("the story can be rendered")).expect("the output is UTF-8")
    };
    let failed = String::from_utf8((join.failed)("three", "not [there]").expect("a failure can be rendered")).expect("UTF-8");
    let whole = [join.before, &story("one"), join.between, &story("two"), join.between, &failed, join.after].concat();
    let log: Value = serde_json::from_str(&whole).expect("the output is JSON");
    assert_eq!(sarif_errors(&log), Vec::<String>::new());
    let done: Vec<&Value> = (0..3).map(|i| &log["runs"][i]["invocations"][0]["executionSuccessful"]).collect();
    assert_eq!(done, [&Value::Bool(true), &Value::Bool(true), &Value::Bool(false)]);
}

#[test]
fn sarif_places_stand_in_the_files() {
    let report = accented();
    let log = sarif(&report);
    let files = &report.corpus.articles;
    let mut seen = 0;
    let results = log["runs"][0]["results"].as_array().expect("results are a list");
    for location in results.iter().flat_map(|r| [&r["locations"], &r["relatedLocations"]]).filter_map(Value::as_array).flatten() {
        let place = &location["physicalLocation"];
        let number = |key: &str| usize::try_from(place["region"][key].as_u64().expect("a number")).expect("a small one");
        let article = usize::try_from(place["artifactLocation"]["index"].as_u64().expect("an index")).expect("a small one");
        assert_eq!(number("startLine"), number("endLine"));
        let line: Vec<char> =
            files[article].text.lines().nth(number("startLine") - 1).expect("the line is there").chars().collect();
        let cut: String = line[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
        assert_eq!(place["region"]["snippet"]["text"], cut.as_str());
        seen += 1;
    }
    assert_eq!(seen, 3);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let uri = |article: usize| &log["runs"][0]["artifacts"][article]["location"]["uri"];
    assert_eq!((uri(0), uri(1)), (&"stories/%C3%A9.txt".into(), &"stories/b%201.txt".into()));
}

#[test]
fn sarif_results_have_rules_related_places_and_fingerprints() {
    let report = plain();
    let log = sarif(&report);
    let run = &log["runs"][0];
    for (finding, result) in report.findings.iter().zip(run["results"].as_array().expect("results are a list")) {
        let rule = usize::try_from(result["ruleIndex"].as_u64().expect("a result has a rule")).expect("a small index");
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert_eq!(result["partialFingerprints"]["crosscheckFinding/v1"], finding.id.as_str());
        let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
        assert_eq!(1 + related, finding.claims.len(), "no place is lost");
        for number in 1..=related {
            assert!(result["message"]["text"].as_str().is_some_and(|text| text.contains(&format!("]({number})"))), "{result}");
        }
    }
    let levels: Vec<&Value> = (0..3).map(|i| &run["results"][i]["level"]).collect();
    assert_eq!(levels, ["error", "note", "none"]);
    assert_eq!((&run["results"][0]["kind"], &run["results"][2]["kind"]), (&"fail".into(), &"pass".into()));
}

#[test]
fn standard_input_and_far_files_have_no_root() {
    let mut report = plain();
    report.corpus.articles[0].path = "-".to_owned();
    report.corpus.articles[1].path = "../b.txt".to_owned();
    let log = sarif(&report);
    let artifacts = &log["runs"][0]["artifacts"];
    assert_eq!((&artifacts[0]["location"]["uri"], &artifacts[1]["location"]["uri"]), (&"stdin".into(), &"../b.txt".into()));
    assert!(artifacts[0]["location"].get("uriBaseId").is_none() && artifacts[1]["location"].get("uriBaseId").is_none());
    let lines = rendered("github", &report, &Options::default());
    assert!(lines.starts_with("::error title=Different numbers::"), "{lines}");
}

/// A workflow command: its name, its properties, its message, each unescaped.
type Command = (String, Vec<(String, String)>, String);

/// The commands of GitHub's output.
fn commands(out: &str) -> Vec<Command> {
    let plain = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let read = |line: &str| {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let pair = |pair: &str| pair.split_once('=').map(|(key, value)| (key.to_owned(), plain(value)));
        Some((name.to_owned(), properties.split(',').filter_map(pair).collect(), plain(message)))
    };
    out.lines().filter_map(read).collect()
}

#[test]
fn github_annotations_stand_at_their_words() {
    let out = rendered("github", &plain(), &Options::default());
    let (name, properties, message) = commands(&out).remove(0);
    let expected = [
        ("file", "stories/a.txt"),
        ("line", "2"),
        ("endLine", "2"),
        ("col", "1"),
        ("endColumn", "44"),
        ("title", "Different numbers"),
    ];
    let expected: Vec<(String, String)> = expected.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
    assert_eq!((name.as_str(), properties), ("error", expected));
    assert!(
        message.starts_with("“At least 12 people were killed in the fire.” against b.txt:3: “At least 9 people"),
        "{message}"
    );
    assert!(out.contains("\n::group::crosscheck: 1 agreement\na.txt:3: ") && out.contains("\n::endgroup::\n"), "{out}");
}

#[test]
fn github_runs_no_command_of_a_report() {
    let mut report = plain();
    report.corpus.articles[0].id = "::error::x".to_owned();
    report.corpus.articles[0].path = "a,b:c%.txt".to_owned();
    report.findings[0].reasons[0].explanation = "x\n::set-output name=a::b\r\n##[error]c 100%0A".to_owned();
    report.corpus.articles[0].text = report.corpus.articles[0].text.replace("thanked the", "##[group] ");
    let out = rendered("github", &report, &Options::default());
    let commands = commands(&out);
    assert_eq!(commands[0].1[0], ("file".to_owned(), "a,b:c%.txt".to_owned()));
    assert!(commands[0].2.contains("::set-output name=a::b ##[error]c 100%0A"), "{}", commands[0].2);
    let names: Vec<&str> = commands.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["error", "notice", "group", "endgroup"]);
    let log = out.lines().filter(|line| !line.starts_with("::"));
    assert!(log.into_iter().all(|line| !line.contains("##[")), "{out}");
}

#[test]
fn github_counts_what_it_does_not_show() {
    let lines: String = (0..12).map(|i| format!("Claim number {i} stands here.\n")).collect();
    let corpus = corpus(&[("a.txt", &lines)]);
    let findings = |n: usize| (0..n).map(|i| finding(&corpus, Outcome::SingleSource, &[i])).collect();
    let out = |n: usize| {
        let report = report(corpus.clone(), findings(n), Vec::new(), "rules", KINDS, 0.0);
        rendered("github", &report, &Options::default()).lines().last().unwrap_or_default().to_owned()
    };
    assert!(out(12).ends_with("; GitHub shows 10 of 12 notices of this step, the others stand in this log"), "{}", out(12));
    assert!(out(10).ends_with("10 single-source claims, 0 agreements; 2 claims in no finding"), "{}", out(10));
}

fn junit(report: &Report) -> quick_junit::Report {
    let xml = rendered("junit", report, &Options::default());
    quick_junit::Report::deserialize_from_str(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

fn cases(report: &quick_junit::Report) -> Vec<&TestCase> {
    report.test_suites.iter().flat_map(|suite| &suite.test_cases).collect()
}

#[test]
fn junit_reads_back() {
    let report = junit(&plain());
    assert_eq!((report.tests, report.failures, report.skipped, report.test_suites.len()), (3, 1, 1, 2));
    let case = cases(&report)[0];
    assert!(case.name.as_str().starts_with("Different numbers: At least 12 people"), "{}", case.name.as_str());
    assert_eq!((case.extra["file"].as_str(), case.extra["line"].as_str()), ("stories/a.txt", "2"));
    let TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, ty, description, .. } = &case.status else {
        panic!("an error is a failure");
    };
    assert_eq!(ty.as_ref().map(|ty| ty.as_str()), Some("number"));
    let description = description.as_ref().map(|text| text.as_str()).unwrap_or_default();
    assert!(description.contains("\n2. b.txt:3: “At least 9") && description.ends_with("why: 12 against 9"), "{description}");
}

#[test]
fn junit_keeps_hostile_words_as_text() {
    let report = hostile();
    let read = junit(&report);
    assert_eq!(cases(&read).len(), report.findings.len());
    assert!(cases(&read).iter().any(|case| case.name.as_str().contains("<b>*x*</b>")));
}

#[test]
fn a_draft_comes_first_and_its_sources_are_related() {
    let report = drafted();
    let log = sarif(&report);
    let results = log["runs"][0]["results"].as_array().expect("results are a list");
    assert_eq!(results.len(), 4);
    let file = |location: &Value| location["physicalLocation"]["artifactLocation"]["index"].as_u64();
    for result in results {
        assert_eq!(file(&result["locations"][0]), Some(1), "{result}");
        let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        assert!(related.iter().all(|location| file(location) == Some(0)), "{result}");
    }
    assert_eq!(results[1]["ruleId"], "unsupported");
    let annotations = rendered("github", &report, &Options::default());
    assert!(annotations.lines().filter(|line| line.contains("file=")).all(|line| line.contains("file=stories/b.txt")));
    let suites = junit(&report);
    let full: Vec<(&str, usize)> = suites.test_suites.iter().map(|suite| (suite.name.as_str(), suite.test_cases.len())).collect();
    assert_eq!(full, [("a.txt", 0), ("b.txt", 4)]);
    let text = rendered("text", &report, &Options::default());
    assert!(text.find("b.txt:3") < text.find("a.txt:2"), "{text}");
    let json: Value = serde_json::from_str(&rendered("json", &report, &Options::default())).expect("the output is JSON");
    assert_eq!((&json["summary"]["unsupported"], &json["findings"][1]["verdict"]), (&1.into(), &"unsupported".into()));
    let page = rendered("html", &report, &Options::default());
    assert!(page.contains("<strong class=\"draft\">draft</strong>") && page.contains("No source says"), "{page}");
    for format in FORMATS {
        let out = rendered(format.name, &report, &Options::default());
        assert!(report.findings.iter().all(|finding| out.contains(&finding.claim)), "{}", format.name);
    }
}

#[test]
fn severity_decides_the_level() {
    let mut report = plain();
    report.findings[0].severity = Severity::Warning;
    assert!(rendered("github", &report, &Options::default()).starts_with("::warning "));
    assert_eq!(sarif(&report)["runs"][0]["results"][0]["level"], "warning");
    assert_eq!(junit(&report).failures, 1);
    report.findings[0].severity = Severity::Note;
    assert_eq!((junit(&report).failures, junit(&report).skipped), (0, 2));
}

#[test]
fn claims_alone_are_no_findings() {
    let options = Options { view: View::Claims, ..Options::default() };
    for format in FORMATS {
        match render(format, &plain(), &options) {
            Ok(_) => assert!(format.views.contains(&View::Claims)),
            Err(error) => assert!(matches!(error, RenderError::NoFindings(name) if name == format.name), "{error}"),
        }
    }
}
