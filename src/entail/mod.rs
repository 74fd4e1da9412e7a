//! Whether one statement follows from another, or cannot be true beside it; so far for amounts and times.

pub mod relate;
