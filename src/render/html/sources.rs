//! Where findings come from, for people: the origins of one finding, the updates in order of time, which report leans on which.

use super::super::escape::visible;
use super::super::words::{Named as _, histories, leanings};
use crate::types::{Corpus, Finding, Origin, Report};
use maud::{Markup, html};

/// The origins of a finding, where they tell more than that each report speaks for itself.
pub(super) fn origins(corpus: &Corpus, finding: &Finding) -> Markup {
    let plain = |origin: &Origin| origin.how == crate::types::How::OwnVoice && origin.reports.len() == 1;
    if finding.origins.iter().all(plain) {
        return html! {};
    }
    html! {
        h4 { "Origins" }
        ul .why {
            @for origin in &finding.origins {
                li {
                    (origin.how.name()) ": " bdi { (visible(&origin.name)) } " (" bdi { (reports(corpus, origin)) } ")"
                    @for place in origin.shown.iter().take(1) {
                        ": " q { (visible(place.span.slice(&corpus.article(place.article).text))) }
                    }
                }
            }
        }
    }
}

fn reports(corpus: &Corpus, origin: &Origin) -> String {
    origin.reports.iter().map(|&id| visible(&corpus.article(id).id)).collect::<Vec<_>>().join(", ")
}

/// The updates of a story, and its source map; nothing where there is nothing to tell.
pub(super) fn map(report: &Report) -> Markup {
    html! {
        (list("timeline", "Timeline of updates", &histories(report)))
        (list("sources", "Which report leans on which", &leanings(report)))
    }
}

fn list(id: &str, title: &str, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            details .sources #(id) {
                summary { (title) " (" (lines.len()) ")" }
                ul { @for line in lines { li { bdi { (visible(line)) } } } }
            }
        }
    }
}
