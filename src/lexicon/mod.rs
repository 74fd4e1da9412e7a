//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod abbreviations;
pub mod aspects;
pub mod calendar;
pub mod certainty;
pub mod clause_words;
pub mod contractions;
pub mod credits;
pub mod currencies;
pub mod decision;
pub mod disputes;
#[cfg(test)]
mod examples;
pub mod exclusive;
pub mod figures;
pub mod forms;
pub mod hedges;
#[cfg(test)]
pub mod hidden;
pub mod holders;
pub mod layout;
pub mod meaning;
pub mod names;
pub mod negation;
pub mod numerals;
pub mod offices;
pub mod places;
pub mod quick;
pub mod rarity;
pub mod relations;
pub mod reporting;
pub mod sorted;
pub mod speakers;
pub mod table;
pub mod units;
pub mod updates;
pub mod vectors;
