//! From aligned claims to findings: contradictions by kind, agreements, single-source claims.

pub mod checks;
