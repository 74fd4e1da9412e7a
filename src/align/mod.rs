//! Which claims speak of the same thing, and which values answer the same question.
