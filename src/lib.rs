//! crosscheck reads several reports on one news story and compares what they claim: where they contradict each other, what only one of
//! them says, and what they agree on. Every finding names the places and quotes the words that decided it.
//!
//! It does not know what is true; it sets texts against each other. It works on English text, offline, on the processor alone: word
//! tables, a syntax parser and small learned decisions are compiled in. The program of the same name is a thin layer over this library.
//!
//! # Example
//!
//! ```
//! use crosscheck::ingest::{Input, ingest, tell_apart};
//! use crosscheck::pipeline::{Settings, check};
//! use crosscheck::render::{FORMATS, Options, render};
//! use crosscheck::types::Outcome;
//!
//! let input = |path: &str, text: &str| Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
//! let mut articles = vec![
//!     ingest(&input("courier.txt", "The fire in the Holt bakery killed 12 people. The mayor visited the street on Monday."))?,
//!     ingest(&input("gazette.txt", "The fire in the Holt bakery killed nine people. The bakery had been closed since March."))?,
//! ];
//! tell_apart(&mut articles);
//! let report = check(articles, &Settings::default());
//!
//! let finding = &report.findings[0];
//! assert_eq!((finding.outcome, finding.kinds[0]), (Outcome::Contradiction, "number"));
//! assert_eq!((finding.reasons[0].left.text.as_str(), finding.reasons[0].right.text.as_str()), ("12", "nine"));
//! let single: Vec<&str> = report.findings.iter().filter(|f| f.outcome == Outcome::SingleSource).map(|f| f.claim.as_str()).collect();
//! assert!(single.contains(&"The mayor visited the street on Monday"));
//!
//! let markdown = FORMATS.iter().find(|format| format.name == "markdown").expect("the table has it");
//! let page = String::from_utf8(render(markdown, &report, &Options::default())?)?;
//! assert!(page.contains("Different numbers"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`pipeline::claims`] only extracts the claims of reports, [`pipeline::pair`] judges two ready-made statements, and with
//! [`Settings::draft`](pipeline::Settings::draft) one of the reports is a draft and the others are its sources.
//!
//! # The stages
//!
//! Types are nouns, stages are verbs; [`pipeline`] calls them in this order, on one page.
//!
//! | stage | makes |
//! | --- | --- |
//! | [`ingest`] | an [`Article`](types::Article) of bytes: headline, byline, date, running text, boilerplate |
//! | [`segment`] | its [`Sentence`](types::Sentence)s, with quotations |
//! | [`parse`] | a [`Tree`](types::Tree) of each sentence |
//! | [`extract`] | a [`Corpus`](types::Corpus) of [`Claim`](types::Claim)s: who says it, negated or not, how certain, with which figures, times, places, names |
//! | [`align`] | an [`Alignment`](types::Alignment): claims that speak of one thing, values that answer one question |
//! | [`trace`] | the [`Origins`](types::Origins) of the claims: copies, credits, named sources |
//! | [`judge`] | [`Finding`](types::Finding)s: contradictions by kind, agreements, what one report alone says |
//! | [`report`] | the [`Report`](types::Report): merged, ordered, with ids |
//! | [`render`] | bytes in one of the [`FORMATS`](render::FORMATS) |
//!
//! Only [`ingest`] (what is no text) and [`render`] (what a format cannot hold) can fail. The library reads no files, no environment and
//! no clock, and prints nothing; the same articles and settings give the same report, on any number of threads.
//!
//! # Engines and features
//!
//! There is one engine, `rules`, and [`Engine::Auto`](pipeline::Engine::Auto) is it; more may be added. The crate has no Cargo features.
//!
//! # What is stable
//!
//! [`ingest`], [`pipeline`], [`render`] and [`types`] are for use. Before 1.0 a minor version may change them, and the changelog says so; the
//! JSON output has a version of its own ([`render::schema`]). The other stages are public to be read, measured and put together otherwise; their
//! functions follow the needs of the pipeline. Which claims are found and how sure a finding is may change with any version.

pub mod align;
mod entail;
pub mod extract;
pub mod ingest;
pub mod judge;
mod lexicon;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod segment;
#[doc(hidden)]
pub mod study;
pub mod trace;
pub mod types;

/// The examples of the README, which run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
