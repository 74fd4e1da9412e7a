//! What a kind of finding means, and the evidence behind one finding, for people.

use super::cells::wrap;
use super::options::Options;
use super::text::{BOLD, Page, modality};
use super::words::{Named as _, chain};
use crate::types::{Claim, Decided, Finding, Kind, Outcome, Place, Report};

/// The documentation of a kind: title, meaning, what it keeps silent on, an example.
#[must_use]
pub fn explain_kind(kind: &Kind, options: &Options) -> String {
    let report = Report::default();
    let mut page = Page::new(&report, options);
    let head = format!("{}: {}", kind.code, kind.title);
    page.line(0, &page.paint(&head, BOLD));
    page.line(0, &format!("severity: {}, unless the claims soften it", kind.severity.name()));
    for (title, text) in [("", kind.help), ("Keeps silent on", kind.silent)] {
        page.line(0, "");
        if !title.is_empty() {
            page.line(0, &page.paint(title, BOLD));
        }
        for (i, paragraph) in text.split("\n\n").enumerate() {
            if i > 0 {
                page.line(0, "");
            }
            for line in blocks(paragraph, options.width) {
                page.line(0, &line);
            }
        }
    }
    page.line(0, "");
    page.line(0, &page.paint("Example", BOLD));
    page.paragraph(2, 2, kind.example.0);
    page.paragraph(2, 2, kind.example.1);
    page.out
}

/// A paragraph of the documentation in lines; items of a list keep their own lines.
fn blocks(paragraph: &str, width: usize) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in paragraph.lines() {
        match items.last_mut() {
            Some(item) if !line.trim_start().starts_with(['-', '*']) => {
                item.push(' ');
                item.push_str(line.trim());
            }
            _ => items.push(line.trim().to_owned()),
        }
    }
    items.iter().flat_map(|item| wrap(item, width)).collect()
}

/// One finding with the evidence that decided: the claims in their normalised form, and each reason with its words and places.
/// `None` where no finding has that id.
#[must_use]
pub fn explain_finding(report: &Report, id: &str, options: &Options) -> Option<String> {
    let finding = report.findings.iter().find(|finding| finding.id == id)?;
    let mut page = Page::new(report, options);
    match finding.outcome {
        Outcome::Contradiction => page.contradiction(finding),
        Outcome::Unsupported | Outcome::SingleSource | Outcome::Agreement => {
            let head = format!("{}, confidence {:.2}, {}", finding.outcome.name(), finding.confidence, finding.id);
            page.line(0, &page.paint(&head, BOLD));
            page.paragraph(3, 0, &finding.claim);
        }
    }
    page.line(0, "");
    page.line(0, &page.paint("The claims as they were understood", BOLD));
    for (number, side) in finding.sides.iter().enumerate() {
        for &claim in side {
            page.understood(number + 1, report.corpus.claim(claim));
        }
    }
    page.evidence(finding);
    if let Some(decided) = &finding.decided {
        page.decided(decided);
    }
    page.origins(finding);
    Some(page.out)
}

impl Page<'_> {
    fn understood(&mut self, side: usize, claim: &Claim) {
        let label = self.places.label_of(&self.report.corpus, claim);
        self.paragraph(2, 2, &format!("side {side}, {label}: {}{}", claim.normalised, modality(claim)));
        let chain = chain(claim);
        if !chain.is_empty() {
            self.paragraph(6, 2, &chain);
        }
    }

    fn evidence(&mut self, finding: &Finding) {
        if finding.reasons.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, &self.paint("The evidence, strongest first", BOLD));
        for reason in &finding.reasons {
            self.paragraph(2, 2, &format!("{}: {}", reason.kind, reason.explanation));
            for evidence in [&reason.left, &reason.right] {
                let label = self.label_at(evidence.place);
                self.paragraph(6, 2, &format!("{label}: “{}”", evidence.text));
            }
        }
    }

    /// What the decision saw and what it made of it: a measure a line, and in one paragraph what only its trees look at.
    fn decided(&mut self, decided: &Decided) {
        let Decided { decision, probability, threshold, .. } = decided;
        self.line(0, "");
        self.line(0, &self.paint("How sure it is", BOLD));
        let told = format!("the decision “{decision}” gives it {probability:.2}, and believes from {threshold:.2} on");
        self.paragraph(2, 2, &told);
        for (name, value, adds) in summands(decided) {
            let value = value.map_or_else(String::new, |value| format!("{value:.2}"));
            self.line(6, &format!("{name:20} {value:>6} {adds:>+8.2}"));
        }
        let asked = decided.measures.iter().filter(|measure| measure.adds.is_none());
        let asked: Vec<String> = asked.map(|measure| format!("{} {:.2}", measure.name, measure.value)).collect();
        if !asked.is_empty() {
            self.paragraph(6, 2, &format!("the trees saw: {}", asked.join(", ")));
        }
    }

    /// The origins behind the finding, each with the words that show it in every report.
    fn origins(&mut self, finding: &Finding) {
        if finding.origins.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, &self.paint("Where it comes from", BOLD));
        for origin in &finding.origins {
            self.paragraph(2, 2, &format!("{}: {}", origin.how.name(), origin.name));
            for &place in &origin.shown {
                let words = place.span.slice(&self.report.corpus.article(place.article).text);
                self.paragraph(6, 2, &format!("{}: “{words}”", self.label_at(place)));
            }
        }
    }

    fn label_at(&self, place: Place) -> String {
        self.places.label(&self.report.corpus, place)
    }
}

/// What adds up to a probability, each with its value where it is a measure, and the sum.
fn summands(decided: &Decided) -> Vec<(&'static str, Option<f64>, f64)> {
    let start = (decided.bias != 0.0).then_some(("to start with", None, decided.bias));
    let measures = decided.measures.iter().filter_map(|measure| Some((measure.name, Some(measure.value), measure.adds?)));
    let trees = decided.trees.map(|adds| ("learned trees", None, adds));
    let mut all: Vec<(&str, Option<f64>, f64)> = start.into_iter().chain(measures).chain(trees).collect();
    let sum = all.iter().map(|&(_, _, adds)| adds).sum();
    all.push(("sum", None, sum));
    all
}
