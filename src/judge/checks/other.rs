//! Oppositions that no named kind holds. No rule finds one today.

use super::Check;
use crate::types::{Kind, Severity};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "other",
        title: "Another conflict",
        help: "The reports conflict in a way that no other kind names. No rule raises it today; it is kept for conflicts that a reader marks by hand.",
        silent: "Everything: also where one report says that somebody did not comment and another one quotes them, which is no conflict of facts.",
        example: ("The match was dull.", "The crowd saw a thriller."),
        severity: Severity::Note,
    },
    propose: |_| Vec::new(),
};
