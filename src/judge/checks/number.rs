//! Two different figures for the same thing.

use super::Check;
use super::shared::{conflicting, values};
use crate::entail::relate::Relation;
use crate::judge::view::View;
use crate::lexicon::relations;
use crate::types::{Candidate, Claim, Kind, Severity, Slot};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "number",
        title: "Different numbers",
        help: "Both claims give a figure for the same thing, in the same unit, and the two figures cannot both be right after hedges ('at least', 'nearly'), rounding and unit conversion are allowed for.",
        silent: "'At least 9' and '12'; 430 miles and 700 km; a rounded and an exact figure; a part and its whole; another person's age; figures of which the other report gives both.",
        example: ("The fire killed 12 people.", "Nine people died in the fire."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let mut found = conflicting(view, "number", "number", WHAT, |slot| matches!(slot, Slot::Quantity(_)));
    found.extend(learned(view));
    found
}

const WHAT: &str = "The figures differ";

/// The pairs of figures that the learned decision `value` weighs: of two reports, of nothing that is surely another thing.
fn learned(view: &View<'_>) -> Vec<Candidate> {
    let pairs = view.alignment.values.iter().zip(&view.relations).enumerate();
    let figures = pairs.filter(|(_, (pair, relation))| {
        let (a, b) = (view.corpus.claim(pair.left.0), view.corpus.claim(pair.right.0));
        **relation == Relation::Conflicting
            && matches!(pair.left.1, Slot::Quantity(_))
            && a.article != b.article
            && view.full(a.article)
            && view.full(b.article)
            && pair.evidence.get("counted_clash") <= 0.0
            && !turned(view, a, b)
    });
    figures.filter_map(|(number, (pair, _))| values(view, "number", "value", WHAT, number, pair)).collect()
}

/// 'rejected an offer of 3.5 percent' and 'accepted an offer of 4.2 percent' are two offers.
fn turned(view: &View<'_>, a: &Claim, b: &Claim) -> bool {
    relations::opposed(view.tree(a).lemma(a.head), view.tree(b).lemma(b.head)).is_some()
}
