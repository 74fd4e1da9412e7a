//! One HTML file for people: a matrix of findings by reports, each finding with its sentences side by side, each report's text with
//! its claims underlined. It needs no network and no script; with script it can filter, search and be steered by keys.

mod filters;
mod finding;
mod matrix;
mod policy;
mod quotes;
mod reading;
mod sources;
mod text;

use super::options::{Options, RenderError};
use super::words::{self, about, count, summary};
use crate::types::{Article, Report};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use reading::Reading;

/// More reports than this are listed only on demand.
const MANY: usize = 6;
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// The page.
pub(super) fn render(report: &Report, _: &Options) -> Result<Vec<u8>, RenderError> {
    let reading = Reading::new(report);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head(report))
            body {
                a .skip href="#findings" { "Skip to the findings" }
                (header(report))
                (filters::filters(report))
                main {
                    section #findings aria-labelledby="findings-title" {
                        h2 #findings-title { "Who says what" }
                        p #empty hidden { "No finding matches the filters." }
                        (matrix::matrix(&reading))
                        (quotes::quotes(&reading))
                        (sources::map(report))
                    }
                    section #reading aria-label="Sentences side by side" tabindex="0" {
                        div #steps hidden {
                            button #close type="button" { "← All findings" }
                            span { button #previous type="button" { "Previous" } " " button #next type="button" { "Next" } }
                        }
                        h2 { "Side by side" }
                        p #choose hidden { "Choose a finding to see its sentences side by side." }
                        @for finding in &report.findings { (finding::finding(&reading, finding)) }
                        h2 #texts { "The reports" }
                        (text::key(report))
                        @for article in 0..report.corpus.articles.len() { (text::text(&reading, article)) }
                    }
                }
                footer { p { "Made by crosscheck " (env!("CARGO_PKG_VERSION")) ", engine " (report.engine)
                    ". It sets reports against each other and does not know what is true." } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Ok((page.into_string() + "\n").into_bytes())
}

fn head(report: &Report) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="color-scheme" content="light dark";
            title { "Crosscheck: " (summary(report)) }
            link rel="icon" href="data:,";
            style { (PreEscaped(STYLE)) }
        }
    }
}

fn header(report: &Report) -> Markup {
    let corpus = &report.corpus;
    html! {
        header {
            h1 { "Crosscheck" }
            p .summary { (words::reports(report)) ": " (summary(report)) }
            @if corpus.articles.len() > MANY {
                details .about { summary { "About the reports" } (cards(report)) }
            } @else {
                (cards(report))
            }
            @if !report.notices.is_empty() {
                ul .notices {
                    @for notice in &report.notices {
                        li { bdi { (super::visible(&corpus.article(notice.article).id)) } ": " (super::visible(&notice.text)) }
                    }
                }
            }
        }
    }
}

/// The list of reports.
fn cards(report: &Report) -> Markup {
    html! {
        ul .reports {
            @for (i, article) in report.corpus.articles.iter().enumerate() { li { (card(report, i, article)) } }
        }
    }
}

/// A report in the list: name, what is known of it, how long it is.
fn card(report: &Report, index: usize, article: &Article) -> Markup {
    let about = about(article);
    let words = article.text.split_whitespace().count();
    html! {
        a href=(format!("#r{index}")) { bdi { (super::visible(&article.id)) } }
        @if reading::is_draft(report, index) { " " strong .draft { "draft" } }
        @if !about.is_empty() { " " bdi { (super::visible(&about)) } }
        " " span .quiet { (count(words, "word")) }
    }
}
