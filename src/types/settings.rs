//! What a run may be told.

use super::{Date, Desk};
use std::collections::BTreeMap;

/// Which engine judges. There is one so far; more may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Engine {
    /// The best that this build has.
    #[default]
    Auto,
    /// Rules alone.
    Rules,
}

impl Engine {
    /// The name of the engine that runs where this one is asked for.
    #[must_use]
    pub fn runs(self) -> &'static str {
        match self {
            Self::Auto | Self::Rules => "rules",
        }
    }
}

/// What a run may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which engine judges.
    pub engine: Engine,
    /// How many threads may work, at least 1. Never changes the outcome.
    pub threads: usize,
    /// Findings below this probability are left out, in `0.0..=1.0`.
    pub min_confidence: f64,
    /// Agreements with fewer origins than this are graded single-source; at least 1.
    pub min_origins: usize,
    /// Days of publication by report id or path.
    pub published: BTreeMap<String, Date>,
    /// The id of the report that is a draft, the others being its sources; `None` where all are alike.
    pub draft: Option<String>,
    /// What the desk demands.
    pub desk: Desk,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: Engine::Auto,
            threads: 1,
            min_confidence: 0.0,
            min_origins: 1,
            published: BTreeMap::new(),
            draft: None,
            desk: Desk::default(),
        }
    }
}
