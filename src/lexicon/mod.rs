//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod certainty;
pub mod clause_words;
pub mod holders;
pub mod negation;
pub mod reporting;
pub mod table;
