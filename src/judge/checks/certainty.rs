//! One claim is sure of what the other holds for possible, planned or unconfirmed.

use super::Check;
use super::shared::{claim_evidence, denied, flag, opposed};
use crate::judge::view::View;
use crate::types::{Candidate, Certainty, Claim, Evidence, Kind, Reason, Severity};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "certainty",
        title: "Different certainty",
        help: "Both claims tell of the same thing, but one asserts it and the other calls it possible, likely, planned or unconfirmed.",
        silent: "A plan and its outcome on different days; the same hedge in other words.",
        example: ("The minister will resign.", "The minister could resign."),
        severity: Severity::Note,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    view.alignment
        .claims
        .iter()
        .filter_map(|pair| {
            let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
            if a.polarity != b.polarity || denied(a) != denied(b) || a.article == b.article {
                return None;
            }
            let (x, y) = (grade(a.certainty), grade(b.certainty));
            if x == y {
                return None;
            }
            let (left, right) = (words(view, a), words(view, b));
            let explanation = opposed(view, "One is surer than the other", &left, &right);
            let mut evidence = claim_evidence(view, pair);
            evidence.push(("gap", f64::from(x.abs_diff(y)) / 3.0));
            evidence.push(("planned", flag(a.certainty == Certainty::Planned || b.certainty == Certainty::Planned)));
            evidence.push(("conditional", flag(a.certainty == Certainty::Conditional || b.certainty == Certainty::Conditional)));
            Some(Candidate {
                kind: CHECK.kind.code,
                left: a.id,
                right: b.id,
                slots: None,
                severity: Severity::Note,
                evidence,
                probability: 0.0,
                reason: Reason { kind: CHECK.kind.code, left, right, explanation },
            })
        })
        .collect()
}

/// From sure (0) to open (3).
fn grade(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Certain => 0,
        Certainty::Planned => 1,
        Certainty::Likely => 2,
        Certainty::Possible | Certainty::Conditional | Certainty::Unconfirmed => 3,
    }
}

fn words(view: &View<'_>, claim: &Claim) -> Evidence {
    let head = view.tree(claim).tokens[claim.head].span;
    match claim.hedges.first() {
        Some(&hedge) => view.quote(claim, hedge),
        None => view.quote(claim, head),
    }
}
