//! The report for people on a terminal: contradictions first, then single sources, then agreements.

use super::cells::{runs, underline, wrap, wrap_cells};
use super::escape::visible;
use super::options::{Join, Options, Paint, RenderError, View};
use super::places::Places;
use super::quote::{Cell, Mark, leads, opposed, quote};
use super::words::{
    Named as _, about, chain, claims_of, count, explanations, extent, histories, leanings, of, shared, sources, summary, titles,
    weakness,
};
use crate::types::{Certainty, Claim, ClaimId, Finding, Outcome, Polarity, Report, Severity};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Stories stand one under the other.
pub(super) const JOIN: Join = Join { before: "", between: "\n", after: "", failed };

/// The whole report.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let mut page = Page::new(report, options);
    if let Some(story) = &options.story {
        page.line(0, &page.paint(&format!("== {} ==", visible(story)), BOLD));
    }
    page.reports();
    match options.view {
        View::Claims => page.claims(),
        View::Findings => page.findings(),
    }
    Ok(page.out.into_bytes())
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    Ok(format!("== {} ==\nnot checked: {}\n", visible(story), visible(why)).into_bytes())
}

pub(super) const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const CLASHES: Style = AnsiColor::Red.on_default().bold();
const DIFFERS: Style = AnsiColor::Yellow.on_default();

/// The text so far, and what is needed to go on.
pub(super) struct Page<'a> {
    pub(super) report: &'a Report,
    pub(super) places: Places,
    paint: Paint,
    width: usize,
    pub(super) out: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report, options: &Options) -> Self {
        let width = options.width.max(20);
        Self { report, places: Places::new(&report.corpus), paint: options.paint, width, out: String::new() }
    }

    /// A line as it is, indented. Its text must be harmless.
    pub(super) fn line(&mut self, indent: usize, text: &str) {
        // A string never fails to grow.
        let _ = writeln!(self.out, "{:indent$}{text}", "");
    }

    /// A text in as many lines as it needs, later ones indented by `hang` more.
    pub(super) fn paragraph(&mut self, indent: usize, hang: usize, text: &str) {
        let shown = visible(text);
        for (i, line) in wrap(&shown, self.width.saturating_sub(indent + hang)).iter().enumerate() {
            self.line(if i == 0 { indent } else { indent + hang }, line);
        }
    }

    /// Harmless text in a style.
    pub(super) fn paint(&self, text: &str, style: Style) -> String {
        match self.paint {
            Paint::Plain => text.to_owned(),
            Paint::Ansi => format!("{style}{text}{style:#}"),
        }
    }

    fn reports(&mut self) {
        for article in &self.report.corpus.articles {
            let about = about(article);
            let about = if about.is_empty() { String::new() } else { format!("  {about}") };
            self.paragraph(0, 4, &format!("{}{about}", article.id));
        }
        for notice in &self.report.notices {
            let id = &self.report.corpus.article(notice.article).id;
            self.paragraph(0, 4, &format!("note: {id}: {}", notice.text));
        }
    }

    fn findings(&mut self) {
        let report = self.report;
        let contradictions = of(report, Outcome::Contradiction);
        self.heading("Contradictions", contradictions.len());
        for (i, finding) in contradictions.iter().enumerate() {
            self.contradiction(i + 1, finding);
        }
        let single = of(report, Outcome::SingleSource);
        self.heading("Only one report says", single.len());
        self.single(&single);
        let agreements = of(report, Outcome::Agreement);
        self.heading("Agreements", agreements.len());
        for finding in agreements {
            self.agreement(finding);
        }
        for (title, lines) in [("Timeline of updates", histories(report)), ("Which report leans on which", leanings(report))] {
            self.heading(title, lines.len());
            lines.iter().for_each(|line| self.paragraph(1, 2, line));
        }
        self.line(0, "");
        let summary = format!("{}: {}", extent(report), summary(report));
        for line in wrap(&summary, self.width) {
            self.line(0, &self.paint(&line, BOLD));
        }
    }

    fn heading(&mut self, title: &str, n: usize) {
        if n > 0 {
            self.line(0, "");
            self.line(0, &self.paint(&format!("{} ({n})", title.to_uppercase()), BOLD));
        }
    }

    /// One contradiction in full: what, how bad, both quotations, why.
    pub(super) fn contradiction(&mut self, number: usize, finding: &Finding) {
        let style = match finding.severity {
            Severity::Error => CLASHES,
            Severity::Warning => DIFFERS.bold(),
            Severity::Note => BOLD,
        };
        self.line(0, "");
        let update = if finding.update { ", update" } else { "" };
        let head = format!("{number}. {}", titles(self.report, finding));
        let rest = format!("{}{update}, confidence {:.2}, {}", finding.severity.name(), finding.confidence, finding.id);
        if head.width() + 2 + rest.width() <= self.width {
            self.line(0, &format!("{}  {}", self.paint(&head, style), self.paint(&rest, DIM)));
        } else {
            self.line(0, &self.paint(&head, style));
            for line in wrap(&rest, self.width.saturating_sub(3)) {
                self.line(3, &self.paint(&line, DIM));
            }
        }
        let Some((left, right)) = leads(finding) else {
            self.paragraph(3, 0, &clip(&finding.claim));
            for &claim in &finding.claims {
                self.quotation(claim, &quote(&self.report.corpus, finding, claim));
            }
            return;
        };
        let corpus = &self.report.corpus;
        // The quotations follow; what they say need not be said twice.
        if [left, right].iter().all(|&id| corpus.text(corpus.claim(id)) != finding.claim) {
            self.paragraph(3, 0, &clip(&finding.claim));
        }
        let quotes = opposed(corpus, finding, left, right);
        for (lead, cells) in [left, right].into_iter().zip(&quotes) {
            self.quotation(lead, cells);
            self.others(finding, lead);
        }
        for why in explanations(finding) {
            self.paragraph(3, 5, &format!("why: {why}"));
        }
    }

    /// A claim's place, who says it, and its words with the marks.
    fn quotation(&mut self, id: ClaimId, cells: &[Cell]) {
        let claim = self.report.corpus.claim(id);
        let label = visible(&self.places.label_of(&self.report.corpus, claim));
        let chain = visible(&chain(claim));
        let chain = if chain.is_empty() { chain } else { format!("({chain})") };
        if chain.is_empty() || label.width() + 2 + chain.width() + 3 <= self.width {
            let gap = if chain.is_empty() { "" } else { "  " };
            self.line(3, &format!("{}{gap}{}", self.paint(&label, BOLD), self.paint(&chain, DIM)));
        } else {
            self.line(3, &self.paint(&label, BOLD));
            for line in wrap(&chain, self.width.saturating_sub(5)) {
                self.line(5, &self.paint(&line, DIM));
            }
        }
        for line in wrap_cells(cells, self.width.saturating_sub(5)) {
            let mut shown = String::new();
            runs(&line, |text, mark| match mark {
                Mark::Plain => shown.push_str(text),
                Mark::Differs => shown.push_str(&self.paint(text, DIFFERS)),
                Mark::Clashes => shown.push_str(&self.paint(text, CLASHES)),
            });
            self.line(5, &shown);
            if let (Paint::Plain, Some(marks)) = (self.paint, underline(&line)) {
                self.line(5, &marks);
            }
        }
    }

    /// Where else the side of `lead` says the same.
    fn others(&mut self, finding: &Finding, lead: ClaimId) {
        let corpus = &self.report.corpus;
        let side = finding.sides.iter().find(|side| side.contains(&lead));
        let others = side.into_iter().flatten().filter(|&&id| id != lead);
        let labels: Vec<String> = others.map(|&id| self.places.label_of(corpus, corpus.claim(id))).collect();
        if !labels.is_empty() {
            self.paragraph(5, 2, &format!("also {}", labels.join(", ")));
        }
    }

    fn single(&mut self, findings: &[&Finding]) {
        let corpus = &self.report.corpus;
        for (i, article) in corpus.articles.iter().enumerate() {
            let of = |f: &&&Finding| f.claims.first().is_some_and(|&id| corpus.claim(id).article.index() == i);
            let findings: Vec<&&Finding> = findings.iter().filter(of).collect();
            if findings.is_empty() {
                continue;
            }
            self.line(1, &self.paint(&visible(&article.id), BOLD));
            for finding in findings {
                self.short(corpus.claim(finding.claims[0]));
                let weak = weakness(self.report, finding);
                weak.iter().for_each(|weak| self.paragraph(8, 2, weak));
            }
        }
    }

    /// A claim in a few lines under its report: line number, words, who says it.
    fn short(&mut self, claim: &Claim) {
        let chain = chain(claim);
        let chain = if chain.is_empty() { chain } else { format!("  ({chain})") };
        let words = clip(self.report.corpus.text(claim));
        let lines = wrap(&visible(&format!("{words}{chain}")), self.width.saturating_sub(8));
        for (i, line) in lines.iter().enumerate() {
            let number = if i == 0 { self.places.line(claim).to_string() } else { String::new() };
            self.line(0, &format!("{number:>6}  {line}"));
        }
    }

    fn agreement(&mut self, finding: &Finding) {
        let corpus = &self.report.corpus;
        let labels = finding.claims.iter().map(|&id| self.places.label_of(corpus, corpus.claim(id)));
        let labels = labels.collect::<Vec<_>>().join(", ");
        self.paragraph(1, 2, &clip(&finding.claim));
        self.paragraph(3, 2, &format!("{labels}; {}", sources(corpus, finding)));
        shared(corpus, finding).iter().for_each(|shared| self.paragraph(3, 2, shared));
    }

    fn claims(&mut self) {
        let corpus = &self.report.corpus;
        for (i, article) in corpus.articles.iter().enumerate() {
            self.line(0, "");
            let heading = format!("{} ({})", visible(&article.id), count(claims_of(corpus, i).count(), "claim"));
            self.line(0, &self.paint(&heading, BOLD));
            for claim in claims_of(corpus, i) {
                self.short(claim);
                self.paragraph(8, 2, &format!("= {}{}", clip(&claim.normalised), modality(claim)));
            }
        }
    }
}

/// What is not plain about a claim: ` [negated, possible]`.
pub(super) fn modality(claim: &Claim) -> String {
    let negated = (claim.polarity == Polarity::Negated).then(|| claim.polarity.name());
    let unsure = (claim.certainty != Certainty::Certain).then(|| claim.certainty.name());
    let parts: Vec<&str> = negated.into_iter().chain(unsure).collect();
    if parts.is_empty() { String::new() } else { format!(" [{}]", parts.join(", ")) }
}

/// The first 300 characters.
fn clip(text: &str) -> String {
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
