//! No text makes the parser panic or run for long.

use crosscheck_syntax::{Model, Sentence};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};

/// What must hold of every analysis.
fn check(text: &str, sentence: &Sentence) {
    let mut end = 0;
    let count = sentence.tokens.len();
    for token in &sentence.tokens {
        let gap = &text[end..token.start];
        assert!(gap.is_empty() || gap == " ", "lost {gap:?} of {text:?}");
        assert!(token.start < token.end && token.head < count);
        assert!(text.is_char_boundary(token.end));
        end = token.end;
    }
    assert!(text[end..].is_empty() || &text[end..] == " ");
    let mut last = 0;
    for entity in &sentence.entities {
        assert!(last <= entity.first && entity.first < entity.last && entity.last <= count);
        last = entity.last;
    }
}

fn parse(text: &str) {
    check(text, &Model::embedded().parse(text));
}

#[test]
fn odd_texts() {
    for text in [
        "",
        " ",
        "  ",
        "\n",
        "\t \n",
        ".",
        "...",
        "…",
        "\u{0}",
        "\u{7f}\u{1b}[0m",
        "\u{200b}",
        "\u{feff}Hello",
        "👩‍👩‍👧‍👦 said no",
        "🇬🇧🇺🇸",
        "a\u{301}\u{301}\u{301}",
        "\u{202e}abc",
        "'''''",
        "n't",
        "'s",
        "$",
        "US$",
        "http://",
        "@",
        "@.com",
        "a@b@c.com",
        "((((",
        "))))",
        "1.2.3.4:80/x?y#z",
        "\u{85}\u{a0}\u{2028}",
        "İstanbul'da",
        "ǅ",
        "ß",
        "ΣΑΣ",
        "x\u{1d}y",
        "%%%",
        "-",
        "--",
        "a--b---c",
    ] {
        parse(text);
        parse(&text.repeat(50));
        parse(&format!("He said {text} and left."));
    }
}

#[test]
fn one_huge_word() {
    for unit in ["a", "(", ".", "a-", "'", "@a.b", "1+", "…", "é", "://", "km", "a.B"] {
        parse(&unit.repeat(4_000 / unit.len()));
        parse(&unit.repeat(1_000_000 / unit.len()));
    }
    parse(&"x".repeat(1 << 20));
}

#[test]
fn very_many_tokens() {
    parse(&"The dog barked at 3 p.m. in Paris , ".repeat(1000));
    parse(&"word ".repeat(20_000));
    parse(&"\n \n".repeat(5_000));
}

#[test]
#[ignore = "takes a while without optimisation"]
fn a_hundred_thousand_tokens() {
    parse(&"word ".repeat(100_000));
    parse(&"( ".repeat(100_000));
}

fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        " ",
        "  ",
        "\n",
        ".",
        "'",
        "\"",
        "’s",
        "n't",
        "-",
        "--",
        "$",
        "€",
        "5",
        "km",
        "U.S.",
        "the",
        "Obama",
        "www.a.com",
        "@",
        "://",
        "…",
        "(",
        ")",
        "°",
        "C.",
        "😀",
        "é",
        "\u{0}",
        "ing",
        "ed",
        ":)",
        "don't",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn stitched_text(text in hostile_text()) {
        parse(&text);
    }
}
