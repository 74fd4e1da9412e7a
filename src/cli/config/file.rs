//! The file as written, field by field, and its JSON Schema.

use crosscheck::pipeline::kinds;
use crosscheck::types::{Level as Meant, Severity};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// Settings of crosscheck for the drafts in this folder and below. Paths and globs start from this folder.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "crosscheck.toml")]
pub(super) struct File {
    /// Globs of the drafts, for `crosscheck drafts`.
    pub drafts: Vec<String>,
    /// The sources of a draft where none are given on the command line: files, folders and globs.
    pub sources: Vec<String>,
    /// What makes the exit status 1: severities (`error`, `warning`, `note`), verdicts, kinds, policies; or `none` alone.
    pub fail_on: Option<Vec<String>>,
    /// Findings that are less sure than this are left out.
    #[schemars(range(min = 0.0, max = 1.0))]
    #[serde(deserialize_with = "probability")]
    pub min_confidence: Option<f64>,
    /// The file of findings that are known from before.
    pub baseline: Option<String>,
    /// How bad the breach of each policy is.
    pub policies: Policies,
    /// How bad each kind of contradiction is, and `single-source`.
    #[schemars(schema_with = "kinds_schema")]
    pub kinds: Kinds,
    /// Other settings for some drafts; where several fit, the later ones count.
    pub paths: Vec<Entry>,
}

/// Other settings for the drafts that fit a glob.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Entry {
    /// Globs of the drafts that this is about.
    #[schemars(length(min = 1))]
    pub drafts: Vec<String>,
    /// Their sources, in place of the general ones.
    #[serde(default)]
    pub sources: Option<Vec<String>>,
    /// How bad the breach of each policy is in them.
    #[serde(default)]
    pub policies: Policies,
    /// How bad each kind is in them.
    #[serde(default)]
    #[schemars(schema_with = "kinds_schema")]
    pub kinds: Kinds,
}

/// Levels by kind.
pub(super) type Kinds = BTreeMap<String, Spanned<Level>>;

/// The policies of a desk.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Policies {
    /// Fewer independent sources than asked for say a claim (two, unless `count` says otherwise).
    pub min_origins: Option<MinOrigins>,
    /// Only sources without a name say a claim.
    pub anonymous_only: Option<Level>,
    /// A quotation is not word for word the sources', or not by the same speaker, or in none of them.
    pub quote_mismatch: Option<Level>,
    /// No source says a claim.
    pub unsupported: Option<Level>,
}

/// How bad something is; `off` leaves it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    Error,
    Warning,
    Note,
    Off,
}

impl From<Level> for Meant {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::At(Severity::Error),
            Level::Warning => Self::At(Severity::Warning),
            Level::Note => Self::At(Severity::Note),
            Level::Off => Self::Off,
        }
    }
}

/// A level, or a table of a level and a count.
#[derive(Debug, Default)]
pub(super) struct MinOrigins {
    pub level: Option<Level>,
    pub count: Option<usize>,
}

/// The table.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MinOriginsTable {
    /// How bad it is.
    level: Option<Level>,
    /// How many independent sources are asked for.
    #[schemars(range(min = 1))]
    count: Option<std::num::NonZeroU16>,
}

impl<'de> Deserialize<'de> for MinOrigins {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = MinOrigins;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a level (`error`, `warning`, `note`, `off`) or a table such as { level = \"error\", count = 3 }")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<MinOrigins, E> {
                let level = Level::deserialize(serde::de::value::StrDeserializer::new(text))?;
                Ok(MinOrigins { level: Some(level), count: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<MinOrigins, A::Error> {
                let table = MinOriginsTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(MinOrigins { level: table.level, count: table.count.map(|count| usize::from(count.get())) })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for MinOrigins {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MinOrigins".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (level, table) = (generator.subschema_for::<Level>(), generator.subschema_for::<MinOriginsTable>());
        json_schema!({ "anyOf": [level, table] })
    }
}

fn probability<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    let p = f64::deserialize(deserializer)?;
    if (0.0..=1.0).contains(&p) { Ok(Some(p)) } else { Err(D::Error::custom("give a probability from 0 to 1, such as 0.5")) }
}

/// The names that levels of kinds may have.
fn names() -> Vec<&'static str> {
    kinds().iter().map(|kind| kind.code).chain(["single-source"]).collect()
}

fn kinds_schema(generator: &mut SchemaGenerator) -> Schema {
    let level = generator.subschema_for::<Level>();
    let each: serde_json::Map<String, serde_json::Value> =
        names().into_iter().map(|code| (code.to_owned(), level.clone().to_value())).collect();
    json_schema!({ "type": "object", "properties": each, "additionalProperties": false })
}

impl File {
    /// What the form alone does not tell: kinds that do not exist.
    ///
    /// # Errors
    /// Where it stands, and what is wrong.
    pub(super) fn check(&self) -> Result<(), (usize, String)> {
        let known = names();
        let all = self.kinds.iter().chain(self.paths.iter().flat_map(|entry| &entry.kinds));
        let wrong = all.into_iter().find(|(code, _)| !known.contains(&code.as_str()));
        match wrong {
            Some((code, level)) => Err((level.span().start, format!("`{code}` is no kind; use one of {}", known.join(", ")))),
            None => Ok(()),
        }
    }
}

/// The JSON Schema (draft 2020-12), for editors, with a line break at the end.
pub(in super::super) fn schema() -> anyhow::Result<String> {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_deserialize();
    let schema = settings.into_generator().into_root_schema_for::<File>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
