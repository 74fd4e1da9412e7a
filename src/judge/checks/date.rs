//! Two different times for the same event.

use super::Check;
use super::shared::conflicting;
use crate::judge::view::View;
use crate::types::{Candidate, Kind, Severity, Slot};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "date",
        title: "Different times",
        help: "Both claims say when the same thing happened, and the two times cannot both be right: another weekday, month, year or hour.",
        silent: "A day and the week that holds it; 'yesterday' where the report's date is not known; 'since June' and 'in July'; a plan's date and the date of what came of it.",
        example: ("Felt died on Thursday.", "He died on Friday at his home."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    conflicting(view, "date", "date", "The times differ", |slot| matches!(slot, Slot::Time(_)))
}
