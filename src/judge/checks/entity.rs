//! Another person, body or thing in the same part.

use super::Check;
use super::shared::conflicting;
use crate::judge::view::View;
use crate::types::{Candidate, Kind, Severity, Slot};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "entity",
        title: "Different names or things",
        help: "Both claims tell of the same event, and another person, organisation or thing plays the same part in it: who did it, to whom, what it was, who holds the post.",
        silent: "Two forms of one name; a person and the body for which the person acts; several people who each did it.",
        example: ("Steven Moffat announced the new Doctor.", "Zoe Ball announced the new Doctor."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    conflicting(view, "entity", "The parts are given to different ones", |slot| matches!(slot, Slot::Argument(_)))
}
