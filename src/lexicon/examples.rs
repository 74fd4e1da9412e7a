//! Runs the examples of word tables whose words work far from where the table is read: a story of the example is read with the row
//! and without it, and must come out otherwise.
//!
//! ` / ` in an example parts two reports of a story.

use super::hidden::without;
use super::{names, places, speakers, table};
use crate::pipeline::{PairInput, Settings};
use crate::study::pair_evidence;
use crate::trace::trace;
use crate::types::{Corpus, EntityKind};

/// The rows of a table as it stands in `data/`.
fn rows(name: &str) -> Vec<Vec<&'static str>> {
    let text = std::fs::read_to_string(format!("data/{name}.tsv")).expect("a table can be read");
    table::rows(Box::leak(text.into_boxed_str())).collect()
}

/// The story of an example.
fn corpus(example: &str) -> (Corpus, String) {
    let (left, right) = example.split_once(" / ").unwrap_or((example, ""));
    let input = PairInput { left: left.to_owned(), right: right.to_owned() };
    let (corpus, _, candidates) = pair_evidence(&input, &Settings::default());
    let candidates = format!("{candidates:?}");
    (corpus, candidates)
}

/// All that is read from an example: its names, its claims, where they come from, and what may clash.
fn told(example: &str) -> String {
    let (corpus, candidates) = corpus(example);
    format!("{:?}\n{:?}\n{:?}\n{candidates}", corpus.entities, corpus.claims, trace(&corpus))
}

#[track_caller]
fn none(idle: &[String]) {
    assert!(idle.is_empty(), "{} examples do not show what their rows do:\n{}", idle.len(), idle.join("\n"));
}

/// Rows (table, word, class) that no example shows at work: without them everything that we tried is read the same.
const UNSEEN: &str = include_str!("../../tests/data/unseen.rows");

/// The rows of a table, of a word and its class, without which the example (the last cell) is read as it is with them; those of which
/// that is known are left out, unless their example shows them at work after all.
fn idle(name: &'static str, (word, class): (usize, usize)) -> Vec<String> {
    let known: Vec<String> = table::rows(UNSEEN).map(|row| row.join("\t")).collect();
    let wrong = |row: &Vec<&'static str>| {
        let example = row[row.len() - 1];
        let idle = told(example) == without((name, row[word], row[class]), || told(example));
        idle != known.contains(&[name, row[word], row[class]].join("\t"))
    };
    rows(name).iter().filter(|row| wrong(row)).map(|row| row.join("\t")).collect()
}

#[test]
fn words_of_names_decide_how_their_examples_are_read() {
    none(&idle("entity_words", (0, 1)));
}

#[test]
fn words_of_disputes_decide_how_their_examples_are_read() {
    none(&idle("disputes", (0, 1)));
}

#[test]
fn words_of_clauses_decide_how_their_examples_are_read() {
    none(&idle("clauses", (0, 1)));
}

#[test]
fn cues_of_reporting_give_their_examples_a_holder_with_the_stance() {
    let mut wrong = idle("reporting", (0, 1));
    for row in rows("reporting") {
        let claims = corpus(row[6]).0.claims;
        let mut links = claims.iter().flat_map(|claim| &claim.attribution);
        if !links.any(|link| link.verb == row[0] && format!("{:?}", link.stance) == row[2]) {
            wrong.push(format!("no {}: {}", row[2], row.join("\t")));
        }
    }
    none(&wrong);
}

#[test]
fn words_for_speakers_decide_whose_the_claim_is() {
    none(&idle("speakers", (1, 0)));
    assert!(rows("speakers").iter().all(|row| row[0] != "for" || speakers::is(row[1])));
}

/// Each example has a person right after the title, whose name the title does not join.
#[test]
fn titles_stand_before_the_names_of_their_examples() {
    let mut wrong = Vec::new();
    for row in rows("titles") {
        let [title, kind, gender, example] = row[..] else { panic!("four cells: {row:?}") };
        let told = names::title_kind(title) == Some(kind);
        let of = names::gender(title).map_or("", |g| if g == names::Gender::Male { "m" } else { "f" });
        let lower = example.to_lowercase();
        let persons = corpus(example).0.entities.into_iter().filter(|e| e.kind == EntityKind::Person);
        let bears = persons.map(|e| e.name.to_lowercase()).any(|name| lower.contains(&format!("{title} {name}")));
        if !told || (!gender.is_empty() && of != gender) || !bears {
            wrong.push(format!(
                "{of} {example}: {:?}",
                corpus(example).0.entities.iter().map(|e| (&e.name, e.kind)).collect::<Vec<_>>()
            ));
        }
    }
    none(&wrong);
}

/// The names in a row are its examples: each is known as the place of the row, and the first is read so in a sentence.
#[test]
fn places_are_read_by_their_names() {
    let mut wrong = Vec::new();
    let mut read = |place: &'static str, forms: &'static str| {
        let bare = place.trim_end_matches(" (country)");
        let found = FRAMES.iter().any(|frame| {
            let claims = corpus(&frame.replace('X', &written(bare))).0.claims;
            claims.into_iter().flat_map(|claim| claim.places).any(|found| found.name == bare)
        });
        let found = found || UNREAD.contains(&place);
        let known = |form: &str| places::canonical_place(&written(form)) == Some(place);
        wrong.extend((!found || !cells(forms).chain([place]).all(known)).then(|| format!("{place}: {forms}")));
    };
    for row in rows("regions") {
        read(row[0], row[2]);
        assert!(row[4].is_empty() || places::containers(row[0]).contains(&row[4]), "{row:?}");
    }
    for row in rows("countries") {
        let [country, _, forms, people, capital, continent, governments] = row[..] else { panic!("seven cells: {row:?}") };
        read(country, forms);
        assert!(cells(people).all(|form| places::demonym(&written(form)) == Some(country)), "{people}");
        assert!(cells(governments).all(|form| places::metonym(&written(form)) == Some(country)), "{governments}");
        assert!(places::canonical_place(&written(capital)).is_some(), "{capital}");
        assert!(places::containers(country).contains(&continent), "{row:?}");
    }
    none(&wrong);
}

/// Sentences in one of which every place but these is read as one; the tagger takes these for something else there.
const FRAMES: [&str; 4] = [
    "Two men were shot in X, and the storm hit X.",
    "The envoys met in X on Friday. The fire began in X.",
    "The flood reached X on Monday, and a bomb went off in X.",
    "He flew to X on Friday. The quake struck X.",
];
const UNREAD: [&str; 10] = [
    "australian capital territory",
    "borneo",
    "corsica",
    "java",
    "uttar pradesh",
    "zanzibar",
    "guinea-bissau",
    "saint kitts and nevis",
    "saint vincent and the grenadines",
    "sao tome and principe",
];

fn cells(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(',').filter(|form| !form.is_empty())
}

/// A name with its capital letters.
fn written(form: &str) -> String {
    let capital = |word: &str| match word {
        "and" | "of" | "the" => word.to_owned(),
        _ => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
    };
    form.split(' ').map(capital).collect::<Vec<String>>().join(" ")
}
