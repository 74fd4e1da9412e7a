//! Every output format on hand-made reports: nothing is lost, nothing harmful gets out, the forms are those of `docs/formats.md`.

#[path = "formats/sample.rs"]
mod sample;

use crosscheck::render::{FORMATS, Layout, Options, Paint, View, explain_finding, explain_kind, render, schema};
use crosscheck::report::report;
use crosscheck::types::{Decided, Outcome, Report, Weighed};
use sample::{A, B, KINDS, contradiction, corpus, finding, hostile, plain, rendered};
use serde_json::Value;

fn all_options() -> Vec<Options> {
    let layouts = [Layout::Wide, Layout::Long, Layout::Desk];
    let views = [View::Findings, View::Claims];
    layouts.iter().flat_map(|&layout| views.map(|view| Options { layout, view, ..Options::default() })).collect()
}

#[test]
fn every_format_carries_every_finding() {
    let report = plain();
    for format in FORMATS {
        let out = rendered(format.name, &report, &Options::default());
        for finding in &report.findings {
            assert!(out.contains(&finding.claim), "{} lacks {}", format.name, finding.claim);
            // People at a terminal get the ids of what they may want explained.
            let named = out.contains(&finding.id) || format.name == "text" && finding.outcome != Outcome::Contradiction;
            assert!(named, "{} lacks {}", format.name, finding.id);
        }
    }
}

#[test]
fn nothing_steers_a_terminal() {
    let report = hostile();
    let harmful = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r'))
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for format in FORMATS {
        for options in all_options().iter().filter(|options| format.views.contains(&options.view)) {
            let out = rendered(format.name, &report, options);
            assert!(!out.contains(harmful), "{}: {out:?}", format.name);
        }
    }
    let painted = rendered("text", &report, &Options { paint: Paint::Ansi, ..Options::default() });
    assert!(painted.contains("\u{1b}[") && !painted.contains("\u{1b}[31mred") && !painted.contains("\u{1b}]"));
    let id = &report.findings[0].id;
    assert!(!explain_finding(&report, id, &Options::default()).expect("the finding is there").contains(harmful));
}

#[test]
fn text_marks_the_words_that_clash() {
    let report = plain();
    let expected = format!(
        "a.txt
b.txt

CONTRADICTIONS (1)

error[number] Different numbers
  confidence 0.90, {id}
  ┌─ a.txt:2
  │    At least 12 people were killed in the fire.
  │             ^^
  ├─ b.txt:3
  │    At least 9 people were killed in the fire.
  │             ^
  └─ why: 12 against 9

ONLY ONE REPORT SAYS (1)
 a.txt
     1  The fire began at noon. (said by the fire
        chief)

AGREEMENTS (1)
 The mayor thanked the crews.
   a.txt:3, b.txt:4; 2 reports, 2 origins

2 reports, 6 claims: 1 contradiction (1 error), 1
single-source claim, 1 agreement; 1 claim in no
finding
",
        id = report.findings[0].id
    );
    assert_eq!(rendered("text", &report, &Options { width: 50, ..Options::default() }), expected);
}

#[test]
fn text_keeps_to_the_width() {
    let report = plain();
    for width in [40, 60, 80, 120, 131, 132, 200] {
        let out = rendered("text", &report, &Options { width, ..Options::default() });
        assert!(out.lines().all(|line| line.chars().count() <= width), "{width}: {out}");
    }
}

#[test]
fn near_sentences_show_all_their_differences() {
    let corpus =
        corpus(&[("a", "Rescuers found 12 people alive on Monday."), ("b", "Rescuers found 9 people alive on Tuesday.")]);
    let findings = vec![contradiction(&corpus, (0, "12"), (1, "9"))];
    let out = rendered("text", &report(corpus, findings, Vec::new(), "rules", KINDS, 0.0), &Options::default());
    assert!(out.contains("\n  │                   ^^                 ~~~~~~\n"), "{out}");
}

#[test]
fn json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(&schema().expect("there is a schema")).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let mut update = plain();
    update.findings[0].update = true;
    for report in [plain(), hostile(), update, Report::default()] {
        let out: Value = serde_json::from_str(&rendered("json", &report, &Options::default())).expect("the output is JSON");
        let errors: Vec<String> = validator.iter_errors(&out).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_schema_on_file_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/report.json");
    let schema = schema().expect("there is a schema");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &schema).expect("the schema can be written");
    }
    let on_file = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(on_file, schema, "run the tests with UPDATE=1 and read the difference");
}

#[test]
fn json_places_slice_the_file() {
    let mut report = plain();
    report.corpus.articles[1].offset = 3;
    let out: Value = serde_json::from_str(&rendered("json", &report, &Options::default())).expect("the output is JSON");
    let file = |id: &Value| if id == "a.txt" { A.to_owned() } else { format!("\u{feff}{B}") };
    let cut = |object: &Value, file: &str| {
        let at = |key: &str| usize::try_from(object[key].as_u64().expect("an offset is a number")).expect("it is small");
        file[at("start")..at("end")].to_owned()
    };
    let claims = out["claims"].as_array().expect("claims are a list");
    assert_eq!(claims.len(), 6);
    assert!(claims.iter().all(|claim| claim["text"] == cut(claim, &file(&claim["report"])).as_str()));
    assert_eq!((&claims[4]["line"], &claims[4]["column"]), (&3.into(), &1.into()));
    let right = &out["findings"][0]["reasons"][0]["right"];
    assert_eq!((&right["claim"], cut(right, &file(&"b.txt".into()))), (&"b.txt#2".into(), "9".to_owned()));
    assert_eq!(out["summary"], serde_json::json!({"agreement": 1, "contradiction": 1, "single-source": 1}));
}

#[test]
fn ndjson_is_one_typed_object_a_line() {
    let out = rendered("ndjson", &plain(), &Options::default());
    let parse = |line: &str| serde_json::from_str::<Value>(line).expect("a line is an object");
    let types: Vec<Value> = out.lines().map(|line| parse(line)["type"].clone()).collect();
    let count = |name: &str| types.iter().filter(|&r#type| r#type == name).count();
    let counts = ["run", "report", "claim", "finding", "summary"].map(count);
    assert_eq!(counts, [1, 2, 6, 3, 1]);
}

#[test]
fn stories_join_to_one_file() {
    for format in FORMATS {
        let Some(join) = format.join else { continue };
        let mut out = join.before.as_bytes().to_vec();
        for (i, story) in ["one", "two"].into_iter().enumerate() {
            let options = Options { story: Some(story.to_owned()), layout: Layout::Long, ..Options::default() };
            out.extend(if i == 0 { b"" } else { join.between.as_bytes() });
            out.extend(render(format, &plain(), &options).expect("the story can be rendered"));
        }
        out.extend(join.between.as_bytes());
        out.extend((join.failed)("three", "not there").expect("a failure can be rendered"));
        out.extend(join.after.as_bytes());
        let out = String::from_utf8(out).expect("the output is UTF-8");
        match format.name {
            "json" => {
                let stories: Vec<Value> = serde_json::from_str(&out).expect("the output is a list");
                assert_eq!(stories.iter().map(|story| &story["story"]).collect::<Vec<_>>(), ["one", "two", "three"]);
            }
            "ndjson" => {
                assert_eq!(out.lines().map(|line| serde_json::from_str::<Value>(line).is_ok()).collect::<Vec<_>>(), [true; 3])
            }
            "csv" => assert!(read_csv(&out).len() == 11 && read_csv(&out).iter().all(|row| row.len() == 15), "{out}"),
            _ => assert!(out.contains("one") && out.contains("three")),
        }
    }
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row reads back").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_reads_back() {
    let report = plain();
    let table = |layout| read_csv(&rendered("csv", &report, &Options { layout, ..Options::default() }));
    let wide = table(Layout::Wide);
    let head = [
        "finding",
        "verdict",
        "kinds",
        "severity",
        "confidence",
        "claim",
        "independent_sources",
        "explanation",
        "a.txt",
        "b.txt",
    ];
    assert_eq!(wide[0], head);
    assert_eq!(wide[1][8..], ["At least 12 people were killed in the fire.", "At least 9 people were killed in the fire."]);
    let desk = table(Layout::Desk);
    assert_eq!(desk[0][8..], ["a.txt", "a.txt line", "b.txt", "b.txt line", "checked", "note"]);
    assert_eq!((desk[1][9].as_str(), desk[1][11].as_str(), desk[1][12].as_str(), desk[1][13].as_str()), ("2", "3", "", ""));
    let long = table(Layout::Long);
    assert_eq!(long.len(), 1 + 2 + 1 + 2);
    assert_eq!((long[1][5].as_str(), long[2][5].as_str(), long[3][10].as_str()), ("1", "2", "The fire chief"));
}

#[test]
fn csv_cells_never_become_formulas() {
    for options in all_options() {
        for row in read_csv(&rendered("csv", &hostile(), &options)) {
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        }
    }
}

#[test]
fn markdown_of_a_report_has_no_effect() {
    let out = rendered("markdown", &hostile(), &Options::default());
    assert!(!out.contains("<b>") && !out.contains("[a](") && out.contains("&lt;b&gt;\\*x\\*"), "{out}");
}

#[test]
fn giant_words_are_shown_in_part() {
    let giant = format!("{} 12 {}", "x".repeat(1 << 20), "y".repeat(1 << 20));
    let corpus = corpus(&[("a.txt", &giant), ("b.txt", "13")]);
    let findings = vec![contradiction(&corpus, (0, "12"), (1, "13"))];
    let report = report(corpus, findings, Vec::new(), "rules", KINDS, 0.0);
    for format in FORMATS {
        let _ = rendered(format.name, &report, &Options::default());
    }
    let text = rendered("text", &report, &Options::default());
    assert!(text.len() < 5_000 && text.contains("12"));
}

#[test]
fn duplicates_become_one_finding() {
    let corpus = corpus(&[("a.txt", A), ("b.txt", B)]);
    let mut second = contradiction(&corpus, (1, "killed"), (4, "killed"));
    (second.kinds, second.confidence) = (vec!["negation"], 0.95);
    let findings = vec![contradiction(&corpus, (1, "12"), (4, "9")), second];
    let merged = report(corpus, findings, Vec::new(), "rules", KINDS, 0.0).findings;
    assert_eq!(merged.len(), 1);
    assert_eq!((merged[0].kinds.as_slice(), merged[0].reasons.len()), (["negation", "number"].as_slice(), 2));
}

#[test]
fn unsure_findings_can_be_left_out() {
    let corpus = corpus(&[("a.txt", A), ("b.txt", B)]);
    let findings = vec![contradiction(&corpus, (1, "12"), (4, "9")), finding(&corpus, Outcome::SingleSource, &[0])];
    assert_eq!(report(corpus.clone(), findings.clone(), Vec::new(), "rules", KINDS, 0.9).findings.len(), 2);
    assert_eq!(report(corpus, findings, Vec::new(), "rules", KINDS, 0.91).findings.len(), 0);
}

#[test]
fn ids_hang_on_words_alone() {
    let ids = |one: (&str, &str), two: (&str, &str), left: usize, right: usize| {
        let corpus = corpus(&[one, two]);
        let words = |claim: usize| if corpus.text(&corpus.claims[claim]).contains("12") { "12" } else { "9" };
        let findings = vec![contradiction(&corpus, (left, words(left)), (right, words(right)))];
        report(corpus, findings, Vec::new(), "rules", KINDS, 0.0).findings[0].id.clone()
    };
    let id = ids(("a.txt", A), ("b.txt", B), 1, 4);
    assert_eq!(id.len(), 14);
    assert_eq!(ids(("b.txt", B), ("a.txt", A), 1, 4), id, "the order of reports");
    assert_eq!(ids(("x", &format!("New line.\n{A}")), ("y", B), 2, 5), id, "names and places");
    assert_ne!(ids(("a.txt", &A.replace("killed", "hurt")), ("b.txt", B), 1, 4), id, "words");
}

#[test]
fn explanations_say_what_a_kind_keeps_silent_on() {
    let out = explain_kind(&KINDS[0], &Options::default());
    assert!(
        out.contains("Rounded figures.") && out.contains("- one item\n- another item") && out.contains("Nine died."),
        "{out}"
    );
    let report = plain();
    let out = explain_finding(&report, &report.findings[0].id, &Options::default()).expect("the finding is there");
    assert!(out.contains("a.txt:2: “12”") && out.contains("side 2, b.txt:3: at least 9"), "{out}");
    assert_eq!(explain_finding(&report, "f-0", &Options::default()), None);
}

#[test]
fn an_explanation_shows_what_the_confidence_is_made_of() {
    let measure = |name, value, adds| Weighed { name, value, adds };
    let mut report = plain();
    report.findings[0].decided = Some(Decided {
        decision: "number",
        bias: -3.8,
        measures: vec![measure("context", 0.9, Some(5.4)), measure("part", 1.0, Some(-0.5)), measure("soft", 0.25, None)],
        trees: Some(0.75),
        probability: 0.864,
        threshold: 0.85,
    });
    let out = explain_finding(&report, &report.findings[0].id, &Options::default()).expect("the finding is there");
    let shown = out.split("How sure it is\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    let expected = "  the decision “number” gives it 0.86, and believes from 0.85 on
      to start with                  -3.80
      context                0.90    +5.40
      part                   1.00    -0.50
      learned trees                  +0.75
      sum                            +1.85
      the trees saw: soft 0.25
";
    assert_eq!(shown.trim_end(), expected.trim_end(), "{out}");
}

#[test]
fn the_schema_describes_every_field() {
    let schema: Value = serde_json::from_str(&schema().expect("there is a schema")).expect("the schema is JSON");
    let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(name, definition)| (name.as_str(), definition));
    for (name, definition) in definitions.chain([("the document", &schema)]) {
        for (field, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(property["description"].is_string(), "{name}: {field} has no description");
        }
    }
}
