//! Merging, order and ids on hand-made findings.
