//! Sentences and quotations of whole paragraphs.

use super::*;
use crate::lexicon::abbreviations::{Ending, rows};
use crate::types::SourceMap;

fn article(paragraphs: &[&str]) -> Article {
    let text = paragraphs.join("\n\n");
    let mut at = 0;
    let blocks = paragraphs.iter().map(|paragraph| {
        let mut source = SourceMap::new();
        source.push(0, at);
        at += paragraph.len() + 2;
        Block { part: Part::Body, text: (*paragraph).to_owned(), source }
    });
    let blocks = blocks.collect();
    Article {
        id: "a.txt".to_owned(),
        path: "a.txt".to_owned(),
        title: None,
        byline: None,
        dateline: None,
        outlet: None,
        published: None,
        text,
        offset: 0,
        blocks,
    }
}

fn run(paragraphs: &[&str]) -> Vec<Sentence> {
    let article = article(paragraphs);
    let sentences = segment(&article, ArticleId::new(0), 0);
    for sentence in &sentences {
        assert_eq!(sentence.span().slice(&article.text), sentence.text);
    }
    sentences
}

/// Sentences of one paragraph, marked by ` | ` in the text given.
#[track_caller]
fn check(marked: &str) {
    let found: Vec<String> = run(&[&marked.replace(" | ", " ")]).into_iter().map(|sentence| sentence.text).collect();
    assert_eq!(found.join(" | "), marked);
}

#[test]
fn abbreviations_end_no_sentence() {
    check("Ms. Watson met Mr. Shoigu and Gen. J. K. Rowling Jr. in Pyongyang. | They talked.");
    check("The U.S. Army moved to St. Louis. | It stayed there.");
    check("It fell in the U.S. | The army came.");
    check("It shook the town at 2:53 a.m. EDT on Monday. | Nobody was hurt.");
    check("It shook the town at 3 p.m. | Smith was there.");
    check("He came in No. 3 of the list. | No. | I do not know.");
    check("It grew 3.5 percent to $1.2 billion. | Sales fell.");
    check("He died in Springfield, Mo., on Monday. | He was 77. | Gigante had been ill.");
    check("He died in Jacksonville, Fla. | Smith was with him.");
    check("Rep. Joe Sestak (D-Penn.) was offered a job at Apple Inc. in Sept. 2010. | He said no.");
    check("Yahoo! Inc. grew. | Who knew? | Nobody!");
    check("He left Washington, D.C. | Mr. Roe stayed, as did Rep. Doe (D-N.Y.) and Roe of N.Y. State.");
    check("She told E! News and Const. Roe so. | He left.");
    check("AMD Inc. Chief Executive Jane Roe spoke. | She left.");
    check("He met John F. Kennedy. | I did too.");
    check("Neither did I. | The end.");
}

#[test]
fn other_marks() {
    check("He waited... and then left. | She did not.");
    check("Wait … Smith is here.");
    check("The road is long... | He walks it.");
    check("eBay grew. | iPhone sales fell.");
    check("12 people died. | 30 were hurt.");
    check("1. The first thing is this.");
    check("She spoke (He left. She stayed.) for an hour. | He came.");
    check("看看这个。 | 很好。");
    check("The firm said so. | $5 was paid.");
}

#[test]
fn quotations_split_inside() {
    check("\"I like it. | I do,\" he said. | \"It is good.\" | She laughed.");
    check("“I like it. | I do,” he said.");
    check("\"Who are you?\" Smith asked. | Nobody knew.");
    check("\"Who are you?\" | Nobody knew.");
    check("\"Why not, these are our neighbours,\" an agency quoted Mr Shoigu as saying.");
    check("“Who are you?” | After that, he said nothing.");
    check("He said \"no.\" | The others went on.");
    check("'I like it,' he said. | 'We do.' | She left.");
}

#[test]
fn glued_sentences() {
    check("See example.com and Node.js for more.");
    let found = run(&["He said it ended.The police came."]);
    assert_eq!(found.len(), 2);
}

/// Quotations of the sentences of paragraphs, in brackets; `+` marks one that goes on.
#[track_caller]
fn check_quotes(paragraphs: &[&str], expected: &[&str]) {
    let found: Vec<String> = run(paragraphs)
        .iter()
        .map(|sentence| {
            let quotes = sentence.quotes.iter();
            let quotes = quotes.map(|q| format!("[{}{}]", if q.continued { "+" } else { "" }, q.span.slice(&sentence.text)));
            quotes.collect::<String>()
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn quotation_marks_of_all_forms() {
    check_quotes(&["He said \"yes\" and “no” and 'maybe' and ‘never’."], &["[yes][no][maybe][never]"]);
    check_quotes(&["Er sagte „ja“ und «oui» und ``so''."], &["[ja][oui][so]"]);
    check_quotes(&["It's the states' right, isn't it, in the '90s? Get 'em."], &["", ""]);
    check_quotes(&["'We like the states' rights,' he said."], &["[We like the states' rights,]"]);
    check_quotes(&["A 17\" screen and a 15\" one."], &[""]);
    check_quotes(&["\"There's a saying: 'Stay at home'.\""], &["[There's a saying: 'Stay at home'.]"]);
    check_quotes(&["“Who knows?“ he asked."], &["[Who knows?]"]);
    check_quotes(&["He said (\"yes\")."], &["[yes]"]);
}

#[test]
fn quotations_over_sentences_and_paragraphs() {
    check_quotes(&["\"I like it. I do,\" he said."], &["[I like it.]", "[+I do,]"]);
    check_quotes(&["“One goes.", "“Two goes.", "“Three ends,” he said."], &["[One goes.]", "[+Two goes.]", "[+Three ends,]"]);
    check_quotes(
        &["He said: \"One goes.", "Two goes.", "Three ends,\" he said. \"Four.\""],
        &["[One goes.]", "[+Two goes.]", "[+Three ends,]", "[Four.]"],
    );
}

#[test]
fn a_missing_mark_swallows_nothing() {
    check_quotes(&["He said \"yes and left.", "She stayed.", "He said \"no\" again."], &["[yes and left.]", "", "[no]"]);
    check_quotes(&["“One is open. Then he said “two” again."], &["[One is open.]", "[two]"]);
    check_quotes(&["One closes,” he said.", "Next."], &["", ""]);
}

#[test]
fn every_row_decides_its_example() {
    for ((ending, word), example) in rows() {
        let count = run(&[example]).len();
        let expected = if *ending == Ending::Starter { 2 } else { 1 };
        assert_eq!(count, expected, "{ending:?} {word}: {example}");
    }
}

#[test]
fn long_sentences_are_cut() {
    let long = "word and word, ".repeat(1000);
    let sentences = run(&[&long]);
    assert!(sentences.len() > 5 && sentences.iter().all(|sentence| sentence.text.len() <= 2000));
    let token = "x".repeat(100_000);
    assert!(run(&[&token]).iter().all(|sentence| sentence.text.len() <= 2000));
    let wide = "é".repeat(50_000);
    assert!(run(&[&wide]).iter().all(|sentence| sentence.text.len() <= 2000));
}

#[test]
fn marks_alone_make_no_sentence() {
    assert!(run(&["* * *", "...", "\"", "'", "?!", "—"]).is_empty());
}

proptest::proptest! {
    #[test]
    fn no_pieces_break_it(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "``", "''", ". ", "? ", "! ", "...", "…", "U.S. ", "a.m. ", "Mr. ", "(", ")", "[", "•",
        "The ", "said ", "é", "😀", "e\u{301}", "12", " ", "1. ", "Smith ", "'90s ", "17\" ", ".", "。", "; ", ", ", "x",
    ]), 0..80), cut in 0_usize..80) {
        let cut = cut.min(pieces.len());
        let (first, second) = (pieces[..cut].concat(), pieces[cut..].concat());
        for sentence in run(&[&first, &second]) {
            let mut end = 0;
            for quotation in &sentence.quotes {
                assert!(quotation.span.start() >= end && !quotation.span.slice(&sentence.text).is_empty());
                end = quotation.span.end();
            }
        }
    }
}

#[test]
fn a_single_quotation_runs_over_paragraphs() {
    let quoted = |paragraphs: &[&str]| -> Vec<String> {
        let sentences = run(paragraphs);
        sentences.iter().flat_map(|s| s.quotes.iter().map(|q| q.span.slice(&s.text).to_owned())).collect()
    };
    assert_eq!(
        quoted(&["'I have seen it.", "The players' bus left.", "It is cold,' she said."]),
        ["I have seen it.", "The players' bus left.", "It is cold,"]
    );
    assert!(quoted(&["'Twas the night before.", "She left."]).is_empty());
}
