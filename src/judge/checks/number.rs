//! Two different figures for the same thing.

use super::Check;
use super::shared::{VALUE, conflicting};
use crate::judge::view::View;
use crate::types::{Candidate, Kind, Severity, Slot};

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
    conflicting(view, "number", VALUE, "The figures differ", |slot| matches!(slot, Slot::Quantity(_)))
}
