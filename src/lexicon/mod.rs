//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod abbreviations;
pub mod calendar;
pub mod currencies;
pub mod decision;
pub mod figures;
pub mod hedges;
pub mod layout;
pub mod numerals;
pub mod table;
pub mod units;
