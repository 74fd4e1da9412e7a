//! English tokens, tags, lemmas, dependency trees and named entities.
//!
//! The results are those of spaCy's `en_core_web_sm` 3.8, whose weights are
//! part of this crate; the code is a forward pass of its own in plain Rust.
//!
//! ```
//! use crosscheck_syntax::{Label, Model};
//!
//! let text = "The ministry did not confirm the deal.";
//! let sentence = Model::embedded().parse(text);
//! let verb = sentence.tokens.iter().position(|t| t.label == Label::Root).unwrap();
//! assert_eq!(&*sentence.tokens[verb].lemma, "confirm");
//! assert!(sentence.tokens.iter().any(|t| t.head == verb && t.label == Label::Neg));
//! ```
#![warn(missing_docs)]

mod affix;
mod arcs;
mod class;
mod conv;
mod embed;
mod encoder;
mod entities;
mod hash;
mod labels;
mod lemma;
mod lexicon;
mod matrix;
mod model;
mod norm;
mod ruler;
mod scorer;
mod simd;
mod store;
mod table;
mod tokenizer;
mod tree;
mod url;

pub use labels::{EntityKind, Label, Pos, Tag};
pub use model::{Entity, MAX_TOKENS, Model, Sentence, Token};
