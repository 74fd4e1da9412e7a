//! One file per kind of contradiction, and the table of them.
