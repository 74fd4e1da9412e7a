//! The analysis of our own sentences is that which spaCy gave.

use crosscheck_syntax::{Model, Sentence};

const RECORDED: &str = include_str!("parity.tsv");

/// One token as a line of the recorded file.
fn lines(text: &str, sentence: &Sentence) -> Vec<String> {
    let line = |(i, t): (usize, &crosscheck_syntax::Token)| {
        let entity = sentence.entities.iter().find(|e| e.first <= i && i < e.last);
        let entity = entity.map_or_else(|| "O".to_owned(), |e| format!("{}-{}", if e.first == i { "B" } else { "I" }, e.kind));
        format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{entity}",
            t.start,
            t.end,
            text[t.start..t.end].escape_default(),
            t.tag,
            t.pos,
            t.lemma.escape_default(),
            t.head,
            t.label
        )
    };
    sentence.tokens.iter().enumerate().map(line).collect()
}

/// The recorded sentences and their lines.
fn recorded() -> Vec<(&'static str, Vec<&'static str>)> {
    RECORDED
        .split("\n\n")
        .filter_map(|part| part.split_once('\n'))
        .map(|(head, rest)| (head.trim_start_matches("# "), rest.lines().collect()))
        .collect()
}

#[test]
fn every_token_is_as_recorded() {
    let recorded = recorded();
    assert!(recorded.len() >= 60);
    let model = Model::embedded();
    let together = model.parse_all(recorded.iter().map(|(text, _)| *text));
    for ((text, expected), sentence) in recorded.iter().zip(&together) {
        assert_eq!(&lines(text, sentence), expected, "in {text:?}");
    }
}

#[test]
fn threads_do_not_change_results() {
    let texts: Vec<&str> = recorded().iter().map(|(text, _)| *text).cycle().take(300).collect();
    let model = Model::embedded();
    let expected = model.parse_all(texts.iter().copied());
    for threads in [0, 1, 2, 5] {
        assert_eq!(model.parse_parallel(&texts, threads), expected);
    }
    assert!(model.parse_parallel(&[], 4).is_empty());
}

#[test]
fn alone_and_together_are_the_same() {
    let recorded = recorded();
    let model = Model::embedded();
    let together = model.parse_all(recorded.iter().map(|(text, _)| *text));
    for ((text, _), sentence) in recorded.iter().zip(together) {
        assert_eq!(model.parse(text), sentence);
    }
}
