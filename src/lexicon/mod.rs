//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod abbreviations;
pub mod decision;
pub mod layout;
pub mod table;
