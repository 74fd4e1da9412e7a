//! One claim is sure of what the other holds for possible, planned or unconfirmed, or leaves open.

use super::Check;
use super::shared::{claim_evidence, denied, flag, opposed};
use crate::judge::gist::{self, Gists, Word};
use crate::judge::questions;
use crate::judge::view::View;
use crate::types::{Candidate, Certainty, Claim, Evidence, Evidences, Kind, Polarity, Reason, Severity, Span, Stance, Tree};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "certainty",
        title: "Different certainty",
        help: "Both claims tell of the same thing, but one asserts it and the other calls it possible, likely, planned or unconfirmed; or one leaves a question open ('the cause is unknown', 'did not say why') that the other answers.",
        silent: "A plan and its outcome on different days; the same hedge in other words; a hedge on another part of the sentence.",
        example: ("The minister will resign.", "The minister could resign."),
        severity: Severity::Note,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let gists = view.gists();
    let mut found = hedged(view, gists);
    found.extend(answered(view, gists));
    found.extend(named(view, gists));
    found
}

/// A hedge on one side, none or a weaker one on the other.
fn hedged(view: &View<'_>, gists: &Gists<'_>) -> Vec<Candidate> {
    view.alignment
        .claims
        .iter()
        .filter_map(|pair| {
            let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
            if a.polarity != b.polarity || denied(a) || denied(b) || gist::open(a) || gist::open(b) {
                return None;
            }
            let (x, y) = (grade(view.tree(a), a)?, grade(view.tree(b), b)?);
            let (loose, firm) = if x > y { (a, b) } else { (b, a) };
            if x.max(y) < HEDGED || x.min(y) >= HEDGED {
                return None;
            }
            let (left, right) = (words(view, a), words(view, b));
            let explanation = opposed(view, "One is surer than the other", &left, &right);
            let hedge = |level: Certainty| flag(a.certainty == level || b.certainty == level);
            let (focus, noun) = focus(gists, view.tree(loose), loose);
            if !noun && gists.touch(gists.core(a), gists.core(b)) < gist::AKIN {
                return None;
            }
            let mut evidence = claim_evidence(view, pair);
            evidence.extend(gists.tight(a, b));
            // 'accused of lying' is no surer than 'allegedly lied'.
            let handed = firm.attribution.iter().any(|x| matches!(x.stance, Stance::Alleges | Stance::Reports));
            let of = |name: &str| gist::measure(&evidence, name);
            let met = if noun {
                gists.cover(&focus, gists.of(firm)) >= 0.75
            } else {
                of("subject").min(of("object")) >= 0.0 && of("subject").max(of("object")) > 0.0 && of("core") >= 0.75
            };
            if handed || !met || loose.hedges.is_empty() {
                return None;
            }
            evidence.extend([
                ("focus", gists.cover(&focus, gists.of(firm))),
                ("focus_core", gists.touch(&focus, gists.core(firm))),
                ("gap", f64::from(x.abs_diff(y)) / 3.0),
                (
                    "outcome",
                    flag(
                        firm.certainty == Certainty::Certain
                            && (loose.certainty == Certainty::Planned || modal(view.tree(loose), loose)),
                    ),
                ),
                ("could_will", flag(x.min(y) == 1 && x.max(y) == 3)),
                ("earlier", flag(gist::earlier(view.corpus, loose, firm))),
                ("future", flag(x.min(y) == 1)),
                ("hedge_noun", flag(noun)),
                ("planned", hedge(Certainty::Planned)),
                ("conditional", hedge(Certainty::Conditional)),
                ("unconfirmed", hedge(Certainty::Unconfirmed)),
                ("sure", hedge(Certainty::Certain)),
            ]);
            Some(candidate(a, b, evidence, Reason { kind: CHECK.kind.code, left, right, explanation }))
        })
        .collect()
}

fn candidate(a: &Claim, b: &Claim, evidence: Evidences, reason: Reason) -> Candidate {
    Candidate {
        kind: CHECK.kind.code,
        decision: CHECK.kind.code,
        left: a.id,
        right: b.id,
        slots: None,
        severity: Severity::Note,
        evidence,
        probability: 0.0,
        reason,
    }
}

/// The words that the hedge is about: the noun that it modifies, else the predicate.
fn focus(gists: &Gists<'_>, tree: &Tree, claim: &Claim) -> (Vec<Word>, bool) {
    let hedge = claim.hedges.first().and_then(|h| tree.tokens.iter().position(|t| t.span.start() == h.start()));
    let noun = hedge.filter(|&h| tree.tokens[h].label == "amod").map(|h| tree.tokens[h].head);
    // 'reportedly of natural causes'
    let tied = hedge.filter(|&h| tree.tokens[h].label == "advmod" && tree.tokens[tree.tokens[h].head].tag == "IN");
    let noun = noun.or_else(|| tree.child(tree.tokens[tied?].head, &["pobj"]));
    match (noun, hedge) {
        (Some(noun), Some(hedge)) => (gists.words(claim.sentence, tree.subtree(noun).into_iter().filter(|&t| t != hedge)), true),
        _ => (gists.core(claim).to_vec(), false),
    }
}

/// A noun that one side hedges ('the reputed head of the gang') and the other does not, with what belongs to it.
fn named(view: &View<'_>, gists: &Gists<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for loose in view.corpus.claims.iter().filter(|c| c.certainty == Certainty::Unconfirmed && !denied(c)) {
        let (focus, noun) = focus(gists, view.tree(loose), loose);
        if !noun || focus.len() < 2 {
            continue;
        }
        for firm in view.corpus.claims.iter().filter(|c| c.article != loose.article && c.certainty == Certainty::Certain) {
            let held =
                if firm.polarity == Polarity::Affirmed && !denied(firm) { gists.cover(&focus, gists.of(firm)) } else { 0.0 };
            if held < 0.9 {
                continue;
            }
            let (a, b) = if loose.id < firm.id { (loose, firm) } else { (firm, loose) };
            let (left, right) = (words(view, a), words(view, b));
            let explanation = opposed(view, "One is surer than the other", &left, &right);
            let evidence = vec![("noun", 1.0), ("held", held), ("nouns", gists.touch(gists.core(firm), &focus))];
            found.push(candidate(a, b, evidence, Reason { kind: CHECK.kind.code, left, right, explanation }));
        }
    }
    found
}

/// A question left open on one side, answered on the other.
fn answered(view: &View<'_>, gists: &Gists<'_>) -> Vec<Candidate> {
    let open = questions::open(view.corpus, gists);
    let answers = view.corpus.claims.iter().filter(|c| c.polarity == Polarity::Affirmed && !denied(c));
    let answers = answers.filter(|c| open.iter().all(|o| o.claim.id != c.id) && grade(view.tree(c), c).is_some_and(|g| g < 3));
    let mut found = Vec::new();
    for claim in answers {
        let fitting = open.iter().filter(|o| o.claim.article != claim.article);
        for question in fitting {
            let Some(words) = questions::answer(view.tree(claim), question, claim) else { continue };
            let topic = gists.cover(&question.topic, gists.of(claim));
            let event = gists.touch(gists.core(claim), &question.event);
            if event < 0.75 || (question.asked != questions::Asked::Cause && topic < 0.6) {
                continue;
            }
            let mut subject = gists.named(claim);
            subject.join(&gists.subject(claim).unwrap_or_default());
            let evidence = vec![
                ("answer", 1.0),
                ("topic", topic),
                ("event", event),
                ("within", flag(question.claim.article == claim.article)),
                (
                    "who",
                    if question.subject.is_empty() || subject.is_empty() {
                        0.0
                    } else if question.subject.meets(&subject) {
                        1.0
                    } else {
                        -1.0
                    },
                ),
                ("cause", flag(question.asked == questions::Asked::Cause)),
                ("firm", flag(claim.certainty == Certainty::Certain)),
            ];
            let (asked, told) = (view.quote(question.claim, question.cue), view.quote(claim, words));
            let (a, b) = if question.claim.id < claim.id { (question.claim, claim) } else { (claim, question.claim) };
            let (left, right) = if a.id == claim.id { (told, asked) } else { (asked, told) };
            let explanation = opposed(view, "One leaves open what the other tells", &left, &right);
            found.push(candidate(a, b, evidence, Reason { kind: CHECK.kind.code, left, right, explanation }));
        }
    }
    found
}

/// Whether 'may' or 'could' hedges it.
fn modal(tree: &Tree, claim: &Claim) -> bool {
    claim.hedges.iter().all(|hedge| tree.tokens.iter().any(|t| t.span == *hedge && t.tag == "MD"))
}

/// From sure (0) over what will be (1) and what is intended or likely (2) to open (3); none for what hangs on a condition.
pub fn grade(tree: &Tree, claim: &Claim) -> Option<u8> {
    let will = |hedge: &Span| tree.tokens.iter().any(|t| t.span == *hedge && t.tag == "MD");
    match claim.certainty {
        Certainty::Certain => Some(0),
        Certainty::Planned if claim.hedges.iter().all(will) => Some(1),
        Certainty::Planned | Certainty::Likely => Some(2),
        Certainty::Possible | Certainty::Unconfirmed => Some(3),
        Certainty::Conditional => None,
    }
}

/// From this grade on a claim is hedged; below it, it is as sure as its time allows.
pub const HEDGED: u8 = 2;

/// The hedge of a claim, else its predicate.
pub fn words(view: &View<'_>, claim: &Claim) -> Evidence {
    let head = view.tree(claim).tokens[claim.head].span;
    match claim.hedges.first() {
        Some(&hedge) => view.quote(claim, hedge),
        None => view.quote(claim, head),
    }
}
