//! Pairs of reports that quote the same words, in one wording or two.

use crate::lexicon::decision::Decision;
use crate::study::pair_evidence;
use crate::types::{PairInput, Settings};

/// The believed candidates of the kind for two reports, as the words that clash.
fn clashes(left: &str, right: &str) -> Vec<(String, String)> {
    let input = PairInput { left: left.to_owned(), right: right.to_owned() };
    let candidates = pair_evidence(&input, &Settings::default()).2;
    let least = Decision::named("threshold").weight("quote");
    let believed = candidates.into_iter().filter(|c| c.kind == "quote" && c.probability >= least);
    believed.map(|c| (c.reason.left.text, c.reason.right.text)).collect()
}

fn silent(left: &str, right: &str) {
    assert_eq!(clashes(left, right), [], "{left} / {right}");
}

#[test]
fn a_changed_word_is_found() {
    let left = "\"We have lost a good friend of this harbour,\" the mayor said.";
    let right = "\"We have lost a true friend of this harbour,\" she told reporters.";
    assert_eq!(clashes(left, right), [("good".to_owned(), "true".to_owned())]);
}

#[test]
fn a_short_quotation_of_one_speaker_is_found() {
    let left = "“We had no warning of any kind,” Mr Holt said.";
    let right = "“We had no warnings of this kind,” Mr Holt told reporters.";
    assert_eq!(clashes(left, right).len(), 1);
    silent(left, "“We had no trouble with this boat,” Mr Holt told reporters.");
    silent(left, "“We had no warnings of this kind,” Ms Lund told reporters.");
}

#[test]
fn another_beginning_is_found() {
    let left = "\"That was a strange evening. Nobody in the hall wanted to go home,\" Holt said.";
    let right = "\"It is a strange evening. Nobody in the hall wanted to go home,\" said Holt.";
    assert_eq!(clashes(left, right), [("That was".to_owned(), "It is".to_owned())]);
}

#[test]
fn another_order_is_found() {
    let left = "\"If there were more I could do for them, I would,\" Brandt said.";
    let right = "\"If I could do more for them, I would,\" Brandt said.";
    assert_eq!(clashes(left, right).len(), 1);
}

#[test]
fn a_day_left_out_at_the_front_is_found() {
    let left = "\"Yesterday I was called to the office. I have nothing to hide.\"";
    let right = "\"I was called to the office,\" he said. \"I have nothing to hide.\"";
    assert_eq!(clashes(left, right).len(), 1);
}

#[test]
fn halves_around_the_speaker_belong_together() {
    let left = "\"We will rebuild the school,\" she said, \"before the first snow falls.\"";
    let right = "\"We will rebuild the school before the last snow falls,\" she said.";
    assert_eq!(clashes(left, right), [("first".to_owned(), "last".to_owned())]);
}

#[test]
fn a_quotation_cut_short_is_the_same() {
    silent(
        "\"I just want to say that I will not leave this town in the dark,\" Orr said.",
        "\"I will not leave this town in the dark,\" Orr said.",
    );
    silent("\"We watch the river closely and have no further comment,\" he said.", "\"We watch the river closely,\" he said.");
}

#[test]
fn marked_changes_and_typography_are_the_same() {
    silent(
        "\"The council ... will pay for every house on the street,\" Adler said.",
        "\"The council of this town will pay for every house on the street,\" Adler said.",
    );
    silent(
        "\"They [the owners] don't e-mail us anymore about the repairs,\" Adler said.",
        "“They do not email us any more about the repairs”, Adler said.",
    );
}

#[test]
fn a_sentence_left_out_is_the_same() {
    silent(
        "\"I saw the smoke rise. It was awful. I ran to the door.\"",
        "\"I saw the smoke rise. I ran to the door,\" she said.",
    );
}

#[test]
fn another_sentence_on_the_same_matter_is_silent() {
    silent(
        "\"The pupils should not be kept inside the walls of the old school,\" Lund said.",
        "\"We saw no danger for teachers inside the yard of the old school and left at noon,\" Lund said.",
    );
}

#[test]
fn two_mouths_are_found_and_a_spokesman_is_not() {
    let words = "\"The northern bridge will open to heavy traffic next spring,\"";
    assert_eq!(clashes(&format!("{words} Maria Holt said."), &format!("{words} Peter Brandt said.")).len(), 1);
    silent(&format!("{words} Maria Holt said."), &format!("{words} Holt said."));
    silent(&format!("{words} Maria Holt said."), &format!("{words} the ministry said."));
}
