//! What judging makes: findings with a verdict, kinds, severity, confidence and the exact words that decided.

use super::{ClaimId, Decided, Origin, Place, Policy, Said};

/// What the reports do with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Two claims that cannot both be true, or of which one denies the other.
    Contradiction,
    /// A draft says it and no source does; there is none without a draft ([`Report::draft`](super::Report::draft)).
    Unsupported,
    /// One report alone says it; of a draft: one source alone.
    SingleSource,
    /// Two reports or more say it.
    Agreement,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 4] = [Self::Contradiction, Self::Unsupported, Self::SingleSource, Self::Agreement];

    /// The name in settings and output: `single-source`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Unsupported => "unsupported",
            Self::SingleSource => "single-source",
            Self::Agreement => "agreement",
        }
    }
}

/// How bad a finding is, apart from how sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A difference of certainty or precision, or nothing to mend.
    Note,
    /// Probably not both true, or a denial that the story itself reports.
    Warning,
    /// Not both true.
    Error,
}

/// Whether a contradiction stands across reports or inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The two sides stand in different reports.
    Across,
    /// Both sides stand in one report.
    Within,
}

/// One finding about a claim or a pair of opposed claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable while the claims' words stay the same: `f-` and 12 hexadecimal digits.
    pub id: String,
    /// What it says.
    pub outcome: Outcome,
    /// Codes of the kinds (rows of the table of kinds), strongest first: of a contradiction what differs, of a single source how weak
    /// it is (`anonymous-only`, `plural-sourcing`, mostly empty); empty for agreements.
    pub kinds: Vec<&'static str>,
    /// How bad.
    pub severity: Severity,
    /// Calibrated probability that the finding is right, in `0.0..=1.0`.
    pub confidence: f64,
    /// Across reports or within one.
    pub scope: Scope,
    /// The claim in question, readable.
    pub claim: String,
    /// All claims of the finding, in order of report and place.
    pub claims: Vec<ClaimId>,
    /// The claims by what they say; one side for outcomes other than contradictions.
    pub sides: Vec<Vec<ClaimId>>,
    /// How many origins stand behind it: at least 1, but none behind what no source says.
    pub independent_sources: usize,
    /// The evidence that decided, strongest first.
    pub reasons: Vec<Reason>,
    /// A later figure or state that supersedes an earlier one.
    pub update: bool,
    /// The origins behind its claims; as many as `independent_sources`.
    pub origins: Vec<Origin>,
    /// For an update: when each side was said, and which one stands.
    pub history: Option<History>,
    /// The policies of a desk that it breaks, sorted; none without a draft.
    pub policies: Vec<Policy>,
    /// How its confidence came about, where one decision tells: of contradictions, by the strongest of its reasons.
    pub decided: Option<Decided>,
}

impl Finding {
    /// Whether it goes by a name: its verdict, one of its kinds, or a policy that it breaks.
    #[must_use]
    pub fn goes_by(&self, code: &str) -> bool {
        self.outcome.code() == code || self.kinds.contains(&code) || self.policies.iter().any(|policy| policy.code() == code)
    }

    /// Whether there is anything to look at: a mere agreement is good news.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.outcome != Outcome::Agreement || !self.policies.is_empty()
    }
}

/// How an update came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// When the claims were said, earliest first; those whose day is not known are left out.
    pub said: Vec<Said>,
    /// The side that stands, an index into [`Finding::sides`].
    pub stands: usize,
}

/// One piece of evidence: the words on both sides and the rule that set them against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Code of the rule's kind (`number`, `denial`, …), or `agreement`.
    pub kind: &'static str,
    /// The words on the left side.
    pub left: Evidence,
    /// The words on the right side; the same as left where the outcome has one side alone.
    pub right: Evidence,
    /// What the words do to each other, in a sentence for people.
    pub explanation: String,
}

/// Words of a claim that decide something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The claim.
    pub claim: ClaimId,
    /// The words as they stand.
    pub text: String,
    /// Where they stand in the original.
    pub place: Place,
}

/// The documentation of a kind of contradiction, for `--help`, `explain`, docs and machine formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The code: `number`.
    pub code: &'static str,
    /// A short title: 'Different numbers'.
    pub title: &'static str,
    /// What it means and how to read it, a paragraph or two of Markdown.
    pub help: &'static str,
    /// What it keeps silent on.
    pub silent: &'static str,
    /// Two short examples that fire it, left and right.
    pub example: (&'static str, &'static str),
    /// The severity that it has unless the claims soften it.
    pub severity: Severity,
}
