//! Pairs of reports that give one part to two.
