//! Two different places for the same event.

use super::Check;
use super::shared::conflicting;
use crate::judge::view::View;
use crate::types::{Candidate, Kind, Severity, Slot};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "place",
        title: "Different places",
        help: "Both claims say where the same thing happened, and neither place lies within the other.",
        silent: "A town and its country; a building and its street; a place where somebody spoke and the place spoken of.",
        example: ("He died at home.", "He died in a hospice."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    conflicting(view, "place", "The places differ", |slot| matches!(slot, Slot::Place(_)))
}
