//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod decision;
pub mod table;
