//! What a desk demands of a draft: its policies, and how bad each breach and each kind is to it.

use super::Severity;
use std::collections::BTreeMap;

/// A rule of a desk that a claim or quotation of a draft can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Fewer independent sources than the desk asks for say it.
    MinOrigins,
    /// All that say it are sources without a name.
    AnonymousOnly,
    /// A quotation is not word for word as the sources have it, or another said it, or nobody.
    QuoteMismatch,
    /// No source says it.
    Unsupported,
}

impl Policy {
    /// All policies.
    pub const ALL: [Self; 4] = [Self::MinOrigins, Self::AnonymousOnly, Self::QuoteMismatch, Self::Unsupported];

    /// The name in settings and output: `min-origins`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MinOrigins => "min-origins",
            Self::AnonymousOnly => "anonymous-only",
            Self::QuoteMismatch => "quote-mismatch",
            Self::Unsupported => "unsupported",
        }
    }
}

/// How bad something is to a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not worth a word.
    Off,
    /// Worth that severity.
    At(Severity),
}

/// The demands of a desk on one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Levels of policies; a policy without one leaves the severity that findings have by themselves.
    pub policies: BTreeMap<Policy, Level>,
    /// Levels by the code of a kind of contradiction, or `single-source`.
    pub kinds: BTreeMap<String, Level>,
    /// How many independent sources [`Policy::MinOrigins`] asks for.
    pub min_origins: usize,
}

impl Default for Desk {
    fn default() -> Self {
        Self { policies: BTreeMap::new(), kinds: BTreeMap::new(), min_origins: 2 }
    }
}
