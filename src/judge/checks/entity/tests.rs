//! Pairs of reports that give one part to two.

use crate::lexicon::decision::Decision;
use crate::study::pair_evidence;
use crate::types::{PairInput, Settings};

/// The believed candidates of the kind for two reports, as the words that clash.
fn clashes(left: &str, right: &str) -> Vec<(String, String)> {
    let input = PairInput { left: left.to_owned(), right: right.to_owned() };
    let candidates = pair_evidence(&input, &Settings::default()).2;
    let least = Decision::named("threshold").weight("entity");
    let believed = candidates.into_iter().filter(|c| c.kind == "entity" && c.probability >= least);
    believed.map(|c| (c.reason.left.text, c.reason.right.text)).collect()
}

fn silent(left: &str, right: &str) {
    assert_eq!(clashes(left, right), [], "{left} / {right}");
}

fn clash(left: &str, right: &str, words: (&str, &str)) {
    let found = clashes(left, right);
    assert!(found.contains(&(words.0.to_owned(), words.1.to_owned())), "{left} / {right}: {found:?}");
}

#[test]
fn one_name_in_two_spellings() {
    clash("Gretta Lindholm won the race.", "The race was won by Greta Lindholm.", ("Gretta Lindholm", "Greta Lindholm"));
    silent("Bill Lindholm won the race.", "The race was won by William Lindholm.");
    silent("Maria Lindholm won the race.", "Mario Lindholm lost the race.");
}

#[test]
fn one_office_with_two_holders() {
    clash(
        "Norvale District Attorney Paul Hale opened the trial.",
        "The trial was opened by Norvale District Attorney Ruth Adler.",
        ("Norvale District Attorney Paul Hale", "Norvale District Attorney Ruth Adler"),
    );
    silent("Norvale District Attorney Paul Hale opened the trial.", "Former Norvale District Attorney Ruth Adler watched it.");
    silent("Norvale District Attorney Paul Hale opened the trial.", "Kelbridge District Attorney Ruth Adler watched it.");
    silent("Police Officer Paul Hale saw the smoke.", "Police Officer Ruth Adler called for help.");
}

#[test]
fn one_person_with_two_offices() {
    clash(
        "Deputy Mayor Paul Hale opened the bridge.",
        "The bridge was opened by Mayor Paul Hale.",
        ("Deputy Mayor Paul Hale", "Mayor Paul Hale"),
    );
    silent("Former Deputy Mayor Paul Hale opened the bridge.", "The bridge was opened by Mayor Paul Hale.");
    silent("Associate Justice Paul Hale wrote the opinion.", "Justice Hale wrote the opinion.");
}

#[test]
fn one_given_name_in_the_same_company() {
    clash(
        "Tom Brandt and Clara Hale will star in the film.",
        "The film stars Tom Brandt and Clara Wise.",
        ("Clara Hale", "Clara Wise"),
    );
    silent("Tom Brandt and Clara Hale will star in the film.", "The film stars Tom Brandt and Joan Wise.");
}

#[test]
fn one_death_with_two_causes() {
    clash(
        "Martin Lund died of heart failure.",
        "Martin Lund died from Parkinson's disease at a clinic.",
        ("heart failure", "Parkinson's disease"),
    );
    silent("Martin Lund died of heart failure.", "Martin Lund died from congestive heart failure at a clinic.");
    silent("Martin Lund died of natural causes.", "Martin Lund died from Parkinson's disease at a clinic.");
}

#[test]
fn like_clauses_with_one_other_name() {
    clash(
        "Anna Holt announced the closure of the northern bridge.",
        "Peter Brandt announced the closure of the northern bridge.",
        ("Anna Holt", "Peter Brandt"),
    );
    silent(
        "Anna Holt and Peter Brandt announced the closure of the bridge.",
        "Peter Brandt announced the closure of the bridge.",
    );
    silent("Anna Holt ran for five hours.", "Peter Brandt ran for two hours.");
}
