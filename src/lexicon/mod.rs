//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod abbreviations;
pub mod calendar;
pub mod certainty;
pub mod clause_words;
pub mod currencies;
pub mod decision;
pub mod disputes;
pub mod figures;
pub mod forms;
pub mod hedges;
pub mod holders;
pub mod layout;
pub mod meaning;
pub mod names;
pub mod negation;
pub mod numerals;
pub mod places;
pub mod rarity;
pub mod relations;
pub mod reporting;
pub mod sorted;
pub mod table;
pub mod units;
pub mod vectors;
