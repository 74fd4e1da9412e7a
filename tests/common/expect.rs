//! `expect.toml`: what a story must and must not bring to light, by quoted text. Shared by the tests and by `xtask`.

use serde::Deserialize;
use std::fs;
use std::path::Path;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Contradictions that must be found.
    #[serde(default)]
    pub finding: Vec<Clash>,
    /// What reports agree on.
    #[serde(default)]
    pub agreement: Vec<Together>,
    /// What one report alone says.
    #[serde(default)]
    pub single: Vec<Alone>,
    /// Look-alikes.
    #[serde(default)]
    pub silent: Vec<Silent>,
    /// False alarms that are known.
    #[serde(default)]
    pub alarm: Vec<Silent>,
}

/// A piece of one sentence that occurs once in its report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// File name of the report.
    pub report: String,
    /// The words.
    pub quote: String,
}

/// One side: a mention or a list of mentions that say the same.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Side {
    /// One place.
    One(Mention),
    /// Several places that say the same.
    Many(Vec<Mention>),
}

impl Side {
    /// The mentions of the side.
    pub fn mentions(&self) -> &[Mention] {
        match self {
            Self::One(mention) => std::slice::from_ref(mention),
            Self::Many(mentions) => mentions,
        }
    }
}

/// A contradiction that must be found.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clash {
    /// Always `contradiction`.
    pub verdict: String,
    /// Any of these kinds.
    pub kinds: Vec<String>,
    /// `error`, `warning` or `note`, where it matters.
    pub severity: Option<String>,
    /// The one side.
    pub left: Side,
    /// The other.
    pub right: Side,
    /// Why it is known not to be found.
    pub missed: Option<String>,
}

/// Mentions that an agreement must join.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// In two reports or more.
    pub mentions: Vec<Mention>,
    /// Why it is known not to be found.
    pub missed: Option<String>,
}

/// Words that one report alone says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alone {
    /// File name of the report.
    pub report: String,
    /// The words.
    pub quote: String,
    /// Why it is known not to be found.
    pub missed: Option<String>,
}

/// Two places between which no error or warning may stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    /// The check that is put to the test.
    pub kind: String,
    /// What the difference is instead.
    pub why: String,
    /// The one side.
    pub left: Side,
    /// The other.
    pub right: Side,
    /// Why it is known to sound all the same.
    pub missed: Option<String>,
}

impl Expect {
    /// Reads the `expect.toml` of a story's folder.
    pub fn read(folder: &Path) -> Self {
        let path = folder.join("expect.toml");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }
}
