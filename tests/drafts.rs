//! Drafts against sources through the library: verdicts, and the quote ledger word by word.

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{FORMATS, Layout, Options, render};
use crosscheck::types::{Change, Outcome, Policy, QuoteStatus, Quoted, Report, Severity};

fn drafted(draft: &str, sources: &[&str]) -> Report {
    let read = |name: String, text: &str| {
        ingest(&Input { path: name, bytes: text.as_bytes().to_vec() }).unwrap_or_else(|error| panic!("{error}"))
    };
    // The draft's name sorts between those of the sources: the order of names must decide nothing.
    let mut articles = vec![read("m.md".to_owned(), draft)];
    articles.extend(sources.iter().enumerate().map(|(i, text)| read(format!("{}.txt", ["a", "z", "b", "y"][i]), text)));
    tell_apart(&mut articles);
    check(articles, &Settings { draft: Some("m.md".to_owned()), ..Settings::default() })
}

/// The one entry of the ledger.
fn entry(draft: &str, sources: &[&str]) -> (Quoted, Report) {
    let report = drafted(draft, sources);
    let [entry] = report.quotes.as_slice() else { panic!("{:#?}", report.quotes) };
    (entry.clone(), report.clone())
}

#[track_caller]
fn status(draft: &str, source: &str, expected: QuoteStatus) -> Report {
    let (entry, report) = entry(draft, &[source]);
    assert_eq!(entry.status, expected, "{entry:#?}");
    let mismatches = report.findings.iter().filter(|finding| finding.policies.contains(&Policy::QuoteMismatch)).count();
    assert_eq!(mismatches, usize::from(expected != QuoteStatus::Verbatim), "{:#?}", report.findings);
    report
}

const SAID: &str = "\"We don't know when the well-built bridge will open again,\" said Marian Holt, the mayor of Fenmouth.\n";

#[test]
fn typography_and_marked_omissions_are_no_change() {
    use QuoteStatus::Verbatim;
    for draft in [
        "“We don’t know when the well-built bridge will open again,” said Marian Holt.\n",
        "‘We don’t know when the well built bridge will open again’, said Marian Holt.\n",
        "“We don’t know when the … bridge will open again,” said Marian Holt.\n",
        "“[They] don’t know when the well-built bridge will open again,” said Marian Holt.\n",
        "Marian Holt said she did not know “when the well-built bridge will open again”.\n",
    ] {
        status(draft, SAID, Verbatim);
    }
}

#[test]
fn changed_words_are_told_with_their_difference() {
    let draft = "“We don't know if the well-built bridge will ever open again,” said Marian Holt.\n";
    let (entry, report) = entry(draft, &[SAID]);
    assert_eq!(entry.status, QuoteStatus::Altered);
    let words = |change| entry.diff.iter().filter(|p| p.change == change).map(|p| p.text.as_str()).collect::<Vec<_>>();
    assert_eq!((words(Change::LeftOut), words(Change::Added)), (vec!["when"], vec!["if", "ever"]));
    let finding = report.findings.iter().find(|f| f.policies == [Policy::QuoteMismatch]).expect("there is a finding");
    assert_eq!((finding.outcome, finding.kinds.as_slice()), (Outcome::Contradiction, ["quote"].as_slice()));
    assert_eq!(finding.reasons[0].left.text, "if");
}

#[test]
fn a_short_altered_quotation_is_told_once() {
    let draft = "“We had no warnings of any sort,” Mr Holt said.\n";
    let sources =
        ["“We had no warning of any kind,” Mr Holt said.\n", "“We had no warnings of this kind,” Mr Holt told reporters.\n"];
    let (entry, report) = entry(draft, &sources);
    assert_eq!(entry.status, QuoteStatus::Altered, "{entry:#?}");
    let of_draft =
        report.findings.iter().filter(|f| f.claims.iter().any(|&id| Some(report.corpus.claim(id).article) == report.draft));
    let outcomes: Vec<Outcome> = of_draft.map(|finding| finding.outcome).collect();
    assert_eq!(outcomes, [Outcome::Contradiction], "{:#?}", report.findings);
}

#[test]
fn an_omission_without_a_mark_is_a_change() {
    let source = "\"We will rebuild the old pier. Nobody asked for it. We will pay for it ourselves,\" said Ada Penrose.\n";
    let draft = "“We will rebuild the old pier. We will pay for it ourselves,” said Ada Penrose.\n";
    status(draft, source, QuoteStatus::Altered);
    let marked = "“We will rebuild the old pier … We will pay for it ourselves,” said Ada Penrose.\n";
    status(marked, source, QuoteStatus::Verbatim);
}

#[test]
fn another_spelling_is_a_note() {
    let report = status(
        "“The harbour wall is cracked and dangerous,” said Ada Penrose.\n",
        "\"The harbor wall is cracked and dangerous,\" said Ada Penrose.\n",
        QuoteStatus::Altered,
    );
    let finding = report.findings.iter().find(|f| f.policies == [Policy::QuoteMismatch]).expect("there is a finding");
    assert_eq!(finding.severity, Severity::Note);
}

#[test]
fn another_mouth_is_an_error() {
    let source = "\"The cracks were there last autumn, and nobody acted,\" said Tomas Reyle.\n";
    let report =
        status("“The cracks were there last autumn, and nobody acted,” said Marian Holt.\n", source, QuoteStatus::OtherSpeaker);
    assert_eq!(report.findings[0].severity, Severity::Error);
    // A surname is the same person, and a spokesman may be anyone.
    status("“The cracks were there last autumn, and nobody acted,” said Mr Reyle.\n", source, QuoteStatus::Verbatim);
    status("“The cracks were there last autumn, and nobody acted,” a spokesman said.\n", source, QuoteStatus::Verbatim);
}

#[test]
fn a_source_that_has_it_verbatim_outweighs_one_that_does_not() {
    let altered = "\"The cracks were here last autumn, and no one acted,\" said Tomas Reyle.\n";
    let verbatim = "\"The cracks were there last autumn, and nobody acted,\" said Tomas Reyle.\n";
    let draft = "“The cracks were there last autumn, and nobody acted,” said Tomas Reyle.\n";
    for sources in [[altered, verbatim], [verbatim, altered]] {
        let (entry, report) = entry(draft, &sources);
        assert_eq!((entry.status, entry.sources.len()), (QuoteStatus::Verbatim, 1));
        assert!(report.findings.iter().all(|finding| finding.kinds != ["quote"]));
    }
}

#[test]
fn what_no_source_quotes_is_not_found() {
    let report = status("“Nobody told us a single thing,” said Piotr Banik.\n", SAID, QuoteStatus::NotFound);
    let finding = report.findings.iter().find(|f| f.policies.contains(&Policy::QuoteMismatch)).expect("there is a finding");
    assert_eq!(finding.outcome, Outcome::Unsupported);
    // The source's own words are nobody's quotation.
    let report = status(
        "“The bridge will stay shut until June,” said Marian Holt.\n",
        "The bridge will stay shut until June.\n",
        QuoteStatus::NotFound,
    );
    assert_eq!(report.quotes[0].sources.len(), 1);
}

#[test]
fn a_word_held_at_arms_length_is_no_quotation() {
    assert!(drafted("The so-called “repairs” took a year, the paper wrote.\n", &[SAID]).quotes.is_empty());
}

#[test]
fn the_order_of_sources_decides_nothing() {
    let draft = "“We do not know if the bridge opens,” said Marian Holt.\n\nThe bridge carries 900 cars a day.\n";
    let (one, two) = ("\"We do not know when the bridge opens,\" said Marian Holt.\n", "The bridge carries 700 cars a day.\n");
    let ids = |sources: &[&str]| drafted(draft, sources).findings.iter().map(|f| f.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&[one, two]), ids(&[two, one]));
}

#[test]
fn findings_are_about_the_draft_alone() {
    let sources = ["The fire killed 12 people on Monday.\n\nThe mayor resigned.\n", "The fire killed 19 people on Monday.\n"];
    let report = drafted("The fire killed 12 people on Monday.\n", &sources);
    let draft = report.draft.expect("there is a draft");
    assert!(!report.findings.is_empty());
    for finding in &report.findings {
        assert!(finding.claims.iter().any(|&id| report.corpus.claim(id).article == draft), "{finding:#?}");
    }
    let clash = report.findings.iter().find(|f| f.outcome == Outcome::Contradiction).expect("the second source is against it");
    // Of the sources two differ in a figure and in nothing else: one text.
    assert_eq!((clash.independent_sources, clash.origins.len()), (1, 1));
}

#[test]
fn sources_with_one_text_are_one_origin() {
    let text = "The council closed the bridge on Tuesday.\n\nAbout 12,000 vehicles cross it every day.\n";
    let report = drafted(text, &[text, &format!("{text}\nSmoke was seen.\n")]);
    assert!(report.findings.iter().all(|finding| finding.outcome == Outcome::SingleSource), "{:#?}", report.findings);
    assert!(report.findings.iter().all(|finding| finding.independent_sources == 1));
}

#[test]
fn a_draft_that_copies_a_source_leaves_the_sources_two() {
    let text = "The council closed the bridge over the Tarn on Tuesday.\n\nAbout 12,000 vehicles cross it every day.\n";
    let other =
        "On Tuesday the bridge over the Tarn was closed by the council.\n\nIt is crossed by about 12,000 vehicles a day.\n";
    let report = drafted(text, &[text, other]);
    let borne_out = report.findings.iter().filter(|finding| finding.outcome == Outcome::Agreement);
    assert!(borne_out.clone().count() > 0, "{:#?}", report.findings);
    assert!(borne_out.into_iter().all(|finding| finding.independent_sources == 2 && finding.origins.len() == 2));
}

#[test]
fn unnamed_sources_alone_are_told() {
    let source = "The council wants to move the market to Castle Street, officials said.\n";
    let report = drafted("The council wants to move the market to Castle Street.\n", &[source]);
    assert!(report.findings.iter().any(|f| f.policies.contains(&Policy::AnonymousOnly)), "{:#?}", report.findings);
    let named = "The council wants to move the market to Castle Street, Marian Holt said.\n";
    let report = drafted("The council wants to move the market to Castle Street.\n", &[source, named]);
    assert!(report.findings.iter().all(|f| !f.policies.contains(&Policy::AnonymousOnly)), "{:#?}", report.findings);
}

/// Each status in one draft.
const ALL: &str = "“We don't know if the old bridge will open again,” said Marian Holt.\n\n\
    “The cracks were there last autumn, and nobody acted,” said Marian Holt.\n\n\
    “This will finish half of us by summer,” said Ada Penrose.\n\n“Nobody told us a single thing,” said Piotr Banik.\n";
const SOURCE: &str = "\"We don't know when the old bridge will open again,\" said Marian Holt.\n\n\
    \"The cracks were there last autumn, and nobody acted,\" said Tomas Reyle.\n\n\
    \"This will finish half of us by summer,\" said Ada Penrose.\n";

#[test]
fn every_format_carries_the_quotations_and_the_policies() {
    let report = drafted(ALL, &[SOURCE]);
    let statuses: Vec<QuoteStatus> = report.quotes.iter().map(|quoted| quoted.status).collect();
    assert_eq!(statuses, [QuoteStatus::Altered, QuoteStatus::OtherSpeaker, QuoteStatus::Verbatim, QuoteStatus::NotFound]);
    for format in FORMATS {
        let findings = rendered(format.name, &report, Layout::Wide);
        assert!(findings.contains("quote-mismatch"), "{}: {findings}", format.name);
        let ledger = if format.name == "csv" { rendered("csv", &report, Layout::Quotes) } else { findings };
        let (spoken, plain) = (ledger.replace("another speaker", "other-speaker"), ledger.replace("not found", "not-found"));
        assert!(["altered", "verbatim"].iter().all(|status| ledger.contains(status)), "{}: {ledger}", format.name);
        assert!(spoken.contains("other-speaker") && plain.contains("not-found"), "{}: {ledger}", format.name);
        assert!(
            ["Tomas Reyle", "Piotr Banik", "Nobody told us a single thing"].iter().all(|words| ledger.contains(words)),
            "{}",
            format.name
        );
    }
}

#[test]
fn hostile_words_of_a_quotation_steer_nothing() {
    let evil = "\u{1b}[31m\u{202e}<b>x</b> | =cmd() ::error::";
    let draft = format!("“We saw the old bridge fall {evil} down,” said Ewa Kowal.\n");
    let source = format!("\"We saw the new bridge fall {evil} down,\" said Ewa Kowal.\n");
    let report = drafted(&draft, &[&source]);
    assert_eq!(report.quotes[0].status, QuoteStatus::Altered);
    for format in FORMATS {
        for layout in [Layout::Wide, Layout::Quotes] {
            let out = rendered(format.name, &report, layout);
            assert!(!out.contains(['\u{1b}', '\u{202e}']), "{}", format.name);
            assert!(!["html", "markdown"].contains(&format.name) || !out.contains("<b>x"), "{}", format.name);
            assert!(format.name != "github" || !out.lines().any(|line| line.starts_with("::error::")), "{out}");
        }
    }
}

#[test]
fn a_quotation_without_a_claim_is_in_the_ledger_all_the_same() {
    let report = drafted("The mayor spoke.\n\n“Never again.”\n", &["The mayor spoke at noon.\n"]);
    assert_eq!(report.quotes.len(), 1);
    assert!(report.findings.iter().any(|finding| finding.policies.contains(&Policy::QuoteMismatch)));
}

fn rendered(name: &str, report: &Report, layout: Layout) -> String {
    let format = FORMATS.iter().find(|format| format.name == name).expect("the format is registered");
    let bytes = render(format, report, &Options { layout, ..Options::default() }).expect("the report can be rendered");
    String::from_utf8(bytes).expect("the output is UTF-8")
}
