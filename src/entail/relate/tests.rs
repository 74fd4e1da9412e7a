//! Tables of pairs of values and how they stand to each other.
