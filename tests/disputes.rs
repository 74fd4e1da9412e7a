//! Denials, negations, certainty, opposites and silence by short invented reports: what is said of two of them.

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{ClaimId, Finding, Outcome, Report, Severity};

/// Kinds of the contradictions between two one-paragraph reports, with their severities.
fn kinds(texts: [&str; 2]) -> Vec<(&'static str, Severity)> {
    let report = compared(texts);
    let found = report.findings.iter().filter(|f| f.outcome == Outcome::Contradiction);
    found.flat_map(|f| f.kinds.iter().map(|&k| (k, f.severity))).collect()
}

/// Two one-paragraph reports, compared.
fn compared(texts: [&str; 2]) -> Report {
    let read = |(text, name): (&str, &str)| {
        let text = format!("A report from the town\n\n{}\n", text.replace('¶', "\n\n"));
        ingest(&Input { path: name.into(), bytes: text.into_bytes() }).unwrap_or_else(|e| panic!("{e}"))
    };
    let mut articles: Vec<_> = texts.into_iter().zip(["a.txt", "b.txt"]).map(read).collect();
    tell_apart(&mut articles);
    check(articles, &Settings::default())
}

/// Each pair has a contradiction of the kind.
fn sound(kind: &str, pairs: &[[&str; 2]]) {
    let silent: Vec<_> = pairs.iter().filter(|pair| kinds(**pair).iter().all(|(k, _)| *k != kind)).collect();
    assert!(silent.is_empty(), "no {kind}: {silent:#?}");
}

#[test]
fn denials_meet_what_they_deny() {
    sound(
        "denial",
        &[
            ["The mayor denied taking bribes from the builder.", "Prosecutors say the mayor took bribes from the builder."],
            [
                "Norland denied any arms deals with Sarnia.",
                "Washington imposed sanctions on three firms over arms deals between Norland and Sarnia.",
            ],
            ["Police ruled out speculation that the fire was arson.", "The fire was arson, a firefighter said."],
            [
                "The army denied that the attack on the village occurred.",
                "Troops attacked the village on Friday, residents said.",
            ],
            ["Paul Ramm is not the man who robbed the bank, his lawyer said.", "Paul Ramm is accused of robbing the bank."],
        ],
    );
}

#[test]
fn no_wording_of_a_denial_supports_what_is_denied() {
    let said = "The minister met the rebel leader in March, the newspaper reported. The harbour was closed because of a storm.";
    let met = "met the rebel leader";
    let rows = include_str!("data/denials.rows").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows {
        let (sign, wording) = row.split_once('\t').unwrap_or_else(|| panic!("no tab in {row:?}"));
        let report = compared([said, wording]);
        let text = |&id: &ClaimId| report.corpus.text(report.corpus.claim(id));
        let about = |f: &&Finding| f.claims.iter().all(|id| ["leader", "March"].iter().any(|w| text(id).contains(w)));
        let agreed = report
            .findings
            .iter()
            .filter(about)
            .any(|f| f.outcome == Outcome::Agreement && f.claims.iter().any(|id| text(id).contains(met)));
        let opposed = report.findings.iter().any(|f| f.outcome == Outcome::Contradiction);
        if agreed || opposed != (sign == "+") {
            wrong.push((wording, agreed, opposed));
        }
    }
    assert!(wrong.is_empty(), "(wording, agrees, contradicts): {wrong:#?}");
}

#[test]
fn words_that_point_back_are_resolved() {
    sound(
        "denial",
        &[
            [
                "Rebels said the army shelled the hospital.¶The army denied the claims.",
                "Rebels accused the army of shelling the hospital.",
            ],
            ["Anna Berg pleaded not guilty on Monday.", "Anna Berg was charged with fraud on Sunday."],
            ["Peter Holm maintained his innocence.", "Police arrested Peter Holm on suspicion of murder."],
        ],
    );
}

#[test]
fn shams_and_pretences_are_disputes() {
    sound(
        "denial",
        &[
            ["Critics dismissed the vote as a sham.", "The vote was hailed by the government as a step towards democracy."],
            ["His lawyers argued that Marsh was ill.", "Prosecutors said Marsh was feigning illness."],
        ],
    );
}

#[test]
fn open_questions_meet_their_answers() {
    sound(
        "certainty",
        &[
            ["The cause of his death was unknown.", "He died of a heart attack on Monday."],
            ["The company did not say why Erik Dahl was suspended.", "Erik Dahl was suspended for fighting with a guard."],
        ],
    );
}

#[test]
fn hedges_count_on_the_same_words() {
    sound(
        "certainty",
        &[
            ["The alleged leader of the Karel gang was shot.", "Ivan Petrov, leader of the Karel gang, was shot."],
            ["The minister could resign on Friday.", "The minister will resign on Friday."],
            ["Anna Berg allegedly failed a breath test.", "Anna Berg failed a breath test on Monday."],
            ["Jan Weiss is negotiating to direct the sequel.", "Jan Weiss will direct the sequel."],
        ],
    );
}

#[test]
fn negations_and_opposites_meet() {
    sound(
        "negation",
        &[
            ["The deal has been signed.", "No deal has been signed."],
            ["The signals were working.", "The signals were not working."],
            ["Police have made no arrests.", "Police arrested two men on Monday."],
        ],
    );
    sound("antonym", &[["Shares in Tarn fell on Monday.", "Shares in Tarn rose on Monday."]]);
}

#[test]
fn no_alarm_where_nothing_is_disputed() {
    let quiet = [
        ["Tarn Foods declined to comment.", "The plant will close in May, Tarn Foods said."],
        ["The board rejected the offer, and the chairman dismissed her.", "She made the offer on Monday, the union said."],
        ["“You cannot be idle,” the coach said.", "The coach called the team idle."],
        ["The council denied benefits to farmers.", "The law gives farmers benefits."],
        ["The party repudiated violence.", "The march saw violence, the police said."],
        ["She received the letter on Monday.", "He sent the letter, she said."],
        ["He joined the council in 2009.", "He left the council last year."],
        ["The mayor declined an invitation to the fair.", "The mayor accepted an invitation from the bishop."],
        ["“That money should not have been used,” the judge said.", "The firm used the money."],
        ["The mayor denied taking bribes from the builder.", "The mayor opened a school in the builder's district."],
        ["The mayor did not deny meeting the builder.", "The mayor met the builder in May."],
        ["Norland denied any arms deals with Sarnia.", "Norland denied arms deals with Sarnia on Monday."],
        ["The bid was rejected by the board.", "The bid was made on Monday."],
        ["The museum is expected to open on Thursday.", "The museum opened on Thursday."],
        ["The club has yet to name a coach.", "The club has not named a coach."],
        ["He not only won the race but broke the record.", "He won the race."],
        ["The war between north and south ended.", "The north-south war ended."],
        ["The Reds won the game on Sunday.", "The Blues lost the game on Sunday."],
    ];
    let loud: Vec<_> = quiet.iter().filter(|pair| kinds(**pair).iter().any(|(_, s)| *s > Severity::Note)).collect();
    assert!(loud.is_empty(), "a contradiction: {loud:#?}");
}
