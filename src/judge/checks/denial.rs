//! Somebody denies what another report, or another voice in the same report, asserts or acts upon.

use super::Check;
use super::shared::{claim_evidence, denied, flag};
use crate::judge::view::View;
use crate::types::{Candidate, Claim, Evidence, Form, Kind, Part, Reason, Severity, Stance};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "denial",
        title: "Denied by one side, asserted by another",
        help: "A holder denies, rejects or disputes something that another claim asserts or acts upon. It is a dispute that the story itself reports, so it is a warning, not an error; a denial is never counted as support for what is denied.",
        silent: "A denial of something else; two denials; a report that merely repeats the charge which is being denied in the same breath.",
        example: (
            "North Korea denied any arms dealings with Russia.",
            "The US sanctioned entities over arms deals between Russia and North Korea.",
        ),
        severity: Severity::Warning,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    view.alignment
        .claims
        .iter()
        .filter_map(|pair| {
            let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
            if denied(a) == denied(b) {
                return None;
            }
            let (denier, asserter) = if denied(a) { (a, b) } else { (b, a) };
            if asserter.form == Form::Fragment && asserter.part == Part::Body {
                return None;
            }
            let (left, right) = (words(view, a), words(view, b));
            let explanation = explain(view, denier, asserter);
            let mut evidence = claim_evidence(view, pair);
            evidence.push(("own_voice", flag(asserter.attribution.is_empty())));
            evidence.push(("alleged", flag(asserter.attribution.iter().any(|x| x.stance == Stance::Alleges))));
            evidence.push(("negated", flag(denier.polarity == asserter.polarity)));
            evidence.push(("same_holder", flag(holders_meet(denier, asserter))));
            Some(Candidate {
                kind: CHECK.kind.code,
                left: a.id,
                right: b.id,
                slots: None,
                severity: Severity::Warning,
                evidence,
                probability: 0.0,
                reason: Reason { kind: CHECK.kind.code, left, right, explanation },
            })
        })
        .collect()
}

fn explain(view: &View<'_>, denier: &Claim, asserter: &Claim) -> String {
    let link = denier.attribution.iter().find(|x| x.stance == Stance::Denies);
    let holder = link.map_or("a source", |x| x.holder.as_str());
    let voice = asserter.attribution.first().map_or_else(|| "it is asserted".to_owned(), |x| format!("{} says so", x.holder));
    format!("{}: {holder} denies it; {}: {voice}", view.report(denier.id), view.report(asserter.id))
}

fn holders_meet(a: &Claim, b: &Claim) -> bool {
    a.attribution.iter().any(|x| {
        b.attribution.iter().any(|y| x.holder.eq_ignore_ascii_case(&y.holder) || (x.entity.is_some() && x.entity == y.entity))
    })
}

fn words(view: &View<'_>, claim: &Claim) -> Evidence {
    match claim.attribution.iter().find(|x| x.stance == Stance::Denies) {
        Some(link) => view.quote(claim, link.cue),
        None => super::negation::words(view, claim),
    }
}
