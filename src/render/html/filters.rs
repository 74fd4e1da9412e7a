//! The filters: by words, verdict, kind, report and confidence. Hidden until the script is there to serve them.

use super::super::escape::visible;
use super::super::words::Named as _;
use super::reading::{sign, verdicts};
use crate::types::{Outcome, Report};
use maud::{Markup, html};

/// The form.
pub(super) fn filters(report: &Report) -> Markup {
    let kinds: Vec<_> = report.kinds.iter().filter(|kind| report.findings.iter().any(|f| f.kinds.contains(&kind.code))).collect();
    html! {
        form #filters hidden role="search" aria-label="Filter the findings" {
            p .find {
                label for="search" { "Search" }
                input #search type="search" autocomplete="off" spellcheck="false" aria-describedby="keys";
                output #count for="search" aria-live="polite" {}
                button #everything type="reset" { "Show all" }
            }
            fieldset {
                legend { "Verdict" }
                @for (outcome, n) in verdicts(report) {
                    label {
                        input type="checkbox" name="verdict" value=(outcome.name()) checked;
                        span .sign.(outcome.name()) aria-hidden="true" { (sign(outcome)) } " " (plural(outcome)) " "
                        span .quiet { (n) }
                    }
                }
            }
            details {
                summary { "Kind, report, confidence" }
                @if !kinds.is_empty() {
                    fieldset {
                        legend { "Kind" }
                        @for kind in kinds {
                            label { input type="checkbox" name="kind" value=(kind.code) checked; " " (kind.title) }
                        }
                    }
                }
                fieldset {
                    legend { "Report" }
                    @for (i, article) in report.corpus.articles.iter().enumerate() {
                        label { input type="checkbox" name="report" value=(i) checked; " " bdi { (visible(&article.id)) } }
                    }
                }
                fieldset {
                    legend { "Confidence" }
                    label { "at least "
                        input #confidence type="range" name="confidence" min="0" max="1" step="0.05" value="0"; " "
                        output #least for="confidence" { "0.00" } }
                }
            }
            p #keys .quiet { kbd { "/" } " search  " kbd { "j" } " " kbd { "k" } " next and previous finding  " kbd { "Esc" } " back" }
        }
    }
}

fn plural(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Contradiction => "contradictions",
        Outcome::Unsupported => "unsupported",
        Outcome::SingleSource => "single-source",
        Outcome::Agreement => "agreements",
    }
}
