//! The word tables of `data/` as typed look-ups. One file per table or family of tables.

pub mod forms;
pub mod meaning;
pub mod names;
pub mod places;
pub mod rarity;
pub mod relations;
pub mod sorted;
pub mod table;
