//! Whole reports through ingest: parts, what the head says, errors, and laws on any input.

use super::*;
use crate::types::Part;
use proptest::prelude::*;

fn read(path: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let article = ingest(&Input { path: path.to_owned(), bytes: bytes.to_vec() })?;
    for block in &article.blocks {
        for (i, c) in block.text.char_indices().filter(|(_, c)| *c != ' ') {
            let span = block.source.span(crate::types::Span::new(i, i + c.len_utf8()));
            let original = span.slice(&article.text);
            assert!(original == c.to_string() || original.starts_with('&'), "{c:?} stands at {original:?}");
        }
    }
    Ok(article)
}

/// The blocks, each after a letter for its part: Headline, Body, Caption, credit (R), boilerplate (X).
fn parts(article: &Article) -> Vec<String> {
    let letter = |part| match part {
        Part::Headline => 'H',
        Part::Body => 'B',
        Part::Caption => 'C',
        Part::Credit => 'R',
        Part::Boilerplate => 'X',
    };
    article.blocks.iter().map(|block| format!("{} {}", letter(block.part), block.text)).collect()
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) -> Article {
    let article = read(path, text.as_bytes()).expect("the text is a report");
    assert_eq!(parts(&article), expected);
    article
}

#[test]
fn a_report_with_all_parts() {
    let text = "Mayor resigns over bridge\nMayor Resigns Over Bridge\nBy Jane Roe, BBC News\n2 March 2026\n\
                ALDERTON, England (AP) — The mayor resigned on Monday.\nImage caption The old bridge\n\
                'Completely false'\nShe said: \"It was my fault.\"\nRead more:\nHow the bridge was built\n\
                Who is the mayor?\n\"I am sorry,\" she added. (Reporting by Jane Roe)\n© 2026 Example News. All rights reserved.\n";
    let article = check(
        "a.txt",
        text,
        &[
            "H Mayor resigns over bridge",
            "X Mayor Resigns Over Bridge",
            "R By Jane Roe, BBC News",
            "R 2 March 2026",
            "R ALDERTON, England (AP) —",
            "B The mayor resigned on Monday.",
            "C Image caption The old bridge",
            "H 'Completely false'",
            "B She said: \"It was my fault.\"",
            "X Read more:",
            "X How the bridge was built",
            "X Who is the mayor?",
            "B \"I am sorry,\" she added.",
            "R (Reporting by Jane Roe)",
            "X © 2026 Example News. All rights reserved.",
        ],
    );
    assert_eq!(article.title.as_deref(), Some("Mayor resigns over bridge"));
    assert_eq!(article.byline.as_deref(), Some("Jane Roe"));
    assert_eq!(article.outlet.as_deref(), Some("BBC News"));
    assert_eq!(article.dateline.as_deref(), Some("ALDERTON"));
    assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some("2026-03-02"));
}

#[test]
fn a_report_without_a_headline() {
    let article = check(
        "a.txt",
        "The mayor resigned on Monday.\nShe had been ill.\n",
        &["B The mayor resigned on Monday.", "B She had been ill."],
    );
    assert_eq!(article.title, None);
    check("-", "one line without any end", &["B one line without any end"]);
}

#[test]
fn markdown() {
    let text = "---\ntitle: Mayor resigns\ndate: 2026-03-02\nauthor: Jane Roe\noutlet: Example News\n---\n\n# Mayor resigns\n\n\
                The **mayor** [resigned](http://example.org) on\n*Monday* &amp; left `now`.\n\n![a bridge](b.png)\n\n\
                ```\ncode\n```\n\n## What next\n\n- The council meets.\n- A vote follows.\n\n> A quoted paragraph.\n\n<div>no</div>\n";
    let article = check(
        "a.md",
        text,
        &[
            "H Mayor resigns",
            "X Mayor resigns",
            "B The mayor resigned on Monday & left now.",
            "H What next",
            "B The council meets.",
            "B A vote follows.",
            "B A quoted paragraph.",
            "B no",
        ],
    );
    assert_eq!(article.byline.as_deref(), Some("Jane Roe"));
    assert_eq!(article.outlet.as_deref(), Some("Example News"));
    assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some("2026-03-02"));
    check("-", "# Title\n\nIt **is** so.\n", &["H Title", "B It is so."]);
    check("a.txt", "# Title\n\nIt **is** so.\n", &["H # Title", "B It **is** so."]);
}

#[test]
fn markup_within_markdown() {
    let text = "<h2 id=\"top\">Fire in Tarnow</h2>\n\n<p>The fire killed <b>12</b>\npeople &mdash; Tarnow&nbsp;says&amp;so.</p>\n\n\
                <div>\n<script>\nlet a = 'The fire killed 9.';\n</script>\nIt rained.<br>A lot.\n<!-- It snowed. -->\n</div>\n\n\
                <style>p { color: red }</style>\n\n- <p>Nobody fled.</p>\n\nThe end came.\n";
    check(
        "a.md",
        text,
        &[
            "H Fire in Tarnow",
            "B The fire killed 12 people — Tarnow says&so.",
            "B It rained. A lot.",
            "B Nobody fled.",
            "B The end came.",
        ],
    );
}

#[test]
fn footnotes_tables_and_struck_words() {
    let text = "The fire killed[^1] ~~nine~~ 12 people[^gone] and ~5 dogs, ~9 cats.\n\n| Where it | What was told |\n|---|---|\n\
                | Tarnow | Nobody fled. |\n| Krakow | The ~~mayor~~ fled. |\n\n[^1]: The ministry says so.\n";
    check(
        "a.md",
        text,
        &["B The fire killed 12 people and ~5 dogs, ~9 cats.", "B Nobody fled.", "B The fled.", "B The ministry says so."],
    );
    let rows = "| Tarnow | Nobody fled. |\n".repeat(10_000);
    let table = read("a.md", format!("| a | b |\n|---|---|\n{rows}").as_bytes()).expect("a report");
    assert_eq!(table.blocks.len(), 10_000);
}

#[test]
fn marks_and_line_ends() {
    let article = check(
        "a.txt",
        "\u{feff}Title here\r\n\r\nIt is so.\r\nIt  is\u{a0}not.\r\n",
        &["H Title here", "B It is so.", "B It is not."],
    );
    assert_eq!(article.offset, 3);
    assert!(article.text.starts_with("Title"));
    check("a.txt", "Red \u{1b}[31malert\u{1b}[0m is over\u{7}.", &["B Red alert is over."]);
}

#[track_caller]
fn check_error(bytes: &[u8], message: &str) {
    let error = read("in/a.txt", bytes).expect_err("the input is bad").to_string();
    assert!(error.starts_with("in/a.txt: ") && error.contains(message), "{error}");
}

#[test]
fn bad_input_is_named() {
    check_error(b"", "empty");
    check_error(b" \n\t\r\n", "empty");
    check_error(b"\xef\xbb\xbf \n", "empty");
    check_error(b"123 456.\n* * *\n", "no sentence");
    check_error(b"It is so.\nCaf\xe9.", "byte 13 (line 2)");
    check_error(b"\xef\xbb\xbfCaf\xe9.", "byte 6 (line 1)");
    check_error(b"\xff\xfeI\0t\0", "UTF-16LE");
    check_error(b"\xfe\xff\0I\0t", "UTF-16BE");
    check_error(b"I\0t\0 \0i\0s\0", "UTF-16LE");
    check_error(b"It is\0 so", "a binary file");
    check_error(b"%PDF-1.7", "a PDF document");
    check_error(b"PK\x03\x04", "ZIP");
    check_error(b"\x89PNG\r\n", "PNG");
    check_error(b"<!DOCTYPE html><html>", "an HTML page");
    check_error(&vec![b'a'; SIZE_LIMIT + 1], "16777216");
    let hidden = read("in/a.md", b"<!-- It is so. -->\n\n```\nIt is so.\n```\n").expect_err("nothing to read").to_string();
    assert!(hidden.contains("outside of code, comments"), "{hidden}");
}

#[test]
fn data_is_no_report() {
    for (path, text) in [
        ("a.json", "{\"text\": \"The fire killed 12 people.\"}\n"),
        ("a.JSONL", "{\"left\": \"Nine died.\"}\n"),
        ("a.csv", "place,text\nTarnow,\"The fire killed 12 people.\"\n"),
        ("a.xml", "<item>The fire killed 12 people.</item>\n"),
        ("a.yaml", "text: The fire killed 12 people.\n"),
    ] {
        let error = read(path, text.as_bytes()).expect_err("this is data").to_string();
        assert!(error.contains("not a report"), "{error}");
    }
    for path in ["a.json", "a.csv", "a.yaml", "a.txt"] {
        check(path, "The fire killed 12 people, he said.\n", &["B The fire killed 12 people, he said."]);
    }
}

#[test]
fn a_remark_within_a_sentence_stays_in_the_text() {
    let text = "The <!-- crosscheck-ignore --> fire killed 12 people.\n";
    let input = Input { path: "a.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    let (article, ignores) = ingest_draft(&input).expect("the draft can be read");
    assert_eq!((article.text.as_str(), article.blocks[0].text.as_str()), (text, "The fire killed 12 people."));
    assert_eq!(ignores.len(), 1);
}

#[test]
fn the_fixtures_read_as_they_should() {
    for (name, bytes, expected) in [
        ("wire.txt", &include_bytes!("../../fixtures/inputs/wire.txt")[..], include_str!("../../fixtures/inputs/wire.parts")),
        ("web.txt", &include_bytes!("../../fixtures/inputs/web.txt")[..], include_str!("../../fixtures/inputs/web.parts")),
        ("post.md", &include_bytes!("../../fixtures/inputs/post.md")[..], include_str!("../../fixtures/inputs/post.parts")),
    ] {
        let article = read(name, bytes).expect("fixtures are reports");
        assert_eq!(parts(&article).join("\n"), expected.trim_end(), "{name}");
    }
}

/// A paragraph as ever wider lines would hold it.
fn wrap(paragraph: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn sentence() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "mayor",
        "of",
        "Alderton",
        "said",
        "on",
        "Monday",
        "that",
        "a",
        "long",
        "bridge",
        "over",
        "river",
        "had",
        "fallen",
        "and",
        "no",
        "one",
        "was",
        "hurt",
        "Jane",
        "Roe",
        "anti-tank",
        "in",
        "2026",
        "—",
        "-",
        "U.S.",
        "\"never\"",
        "who",
        "nevertheless",
        "it's",
    ]);
    prop::collection::vec(words, 5..30).prop_map(|words| format!("The {}.", words.join(" ")))
}

fn report() -> impl Strategy<Value = Vec<String>> {
    let paragraph = prop::collection::vec(sentence(), 1..5).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 3..8)
}

proptest! {
    #[test]
    fn wrapping_changes_no_block(paragraphs in report(), width in 40_usize..120) {
        let mut paragraphs = paragraphs;
        paragraphs.insert(0, "Mayor of Alderton resigns after bridge falls into river at night".to_owned());
        let whole = read("a.txt", paragraphs.join("\n\n").as_bytes()).expect("a report");
        let wrapped: Vec<String> = paragraphs.iter().map(|paragraph| wrap(paragraph, width)).collect();
        // Breaks that all fall between sentences cannot be told from a sentence a line.
        let lines = || wrapped[1..].iter().flat_map(|paragraph| paragraph.rsplit('\n').skip(1));
        prop_assume!(lines().filter(|line| !line.ends_with(['.', '"'])).count() * 2 >= lines().count().max(1));
        let again = read("a.txt", wrapped.join("\n\n").as_bytes()).expect("a report");
        prop_assert_eq!(parts(&whole), parts(&again));
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..300), path in "[a-z/.]{0,12}") {
        let _ = read(&path, &bytes);
    }

    #[test]
    fn no_text_breaks_it(text in "(?s)[ -~\n\r\t\u{1b}\u{a0}“”‘’—–é😀e\u{301}&;#*_`>\\[\\]()]{0,200}", markdown in any::<bool>()) {
        let _ = read(if markdown { "a.md" } else { "a.txt" }, text.as_bytes());
    }

    #[test]
    fn no_pieces_break_it(pieces in prop::collection::vec(prop::sample::select(vec![
        "By ", "Jane Roe", ", ", "(AP)", " — ", "SEOUL", "\n", "\n\n", "2 March 2026", "Read more:", "\"", "'", "“", "”", ". ", "The ", "(", ")",
        "---", "title: x", "- ", "• ", "# ", "![", "](", "&amp;", "\u{1b}[31m", "a.m. ", "U.S. ", "11/09/2010", "é", "\u{feff}", "https://x.y",
    ]), 0..60), markdown in any::<bool>()) {
        let _ = read(if markdown { "a.md" } else { "a.txt" }, pieces.concat().as_bytes());
    }
}

#[test]
fn a_dateline_alone_on_its_line_gives_the_day_and_makes_no_claim() {
    let article = check(
        "a.txt",
        "Mayor resigns over bridge\nBy Jane Roe\nWEXMOOR, 12 May 2025 —\n\nThe mayor resigned on Monday.\n",
        &["H Mayor resigns over bridge", "R By Jane Roe", "R WEXMOOR, 12 May 2025 —", "B The mayor resigned on Monday."],
    );
    assert_eq!(article.dateline.as_deref(), Some("WEXMOOR"));
    for (path, line, shown) in [
        ("a.txt", "The Courier, 12 May 2025", "R The Courier, 12 May 2025"),
        ("a.txt", "WEXMOOR (12 May 2025)", "R WEXMOOR (12 May 2025)"),
        ("a.md", "*Radio Fen, 12 May 2025*", "R Radio Fen, 12 May 2025"),
    ] {
        let title = if path == "a.md" { "# Mayor resigns" } else { "Mayor resigns" };
        let text = format!("{title}\n\n{line}\n\nThe mayor resigned on Monday.\n");
        let article = check(path, &text, &["H Mayor resigns", shown, "B The mayor resigned on Monday."]);
        assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some("2025-05-12"));
    }
    check("a.md", "# Bridge Falls, 12 May 2025\n\nThe bridge fell.\n", &["H Bridge Falls, 12 May 2025", "B The bridge fell."]);
}
