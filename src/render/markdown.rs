//! The report as Markdown (GFM) for wikis and pull requests; no markup of a report's own text takes effect.

use super::cells::runs;
use super::escape::{markdown, push_markdown};
use super::options::{Join, Options, RenderError, View};
use super::places::Places;
use super::quote::{Cell, Mark, leads, opposed, quote};
use super::text::modality;
use super::words::{
    Named as _, about, chain, claims_of, explanations, extent, histories, leanings, of, shared, sources, summary, titles,
    weakness,
};
use crate::types::{ClaimId, Finding, Outcome, Report};
use std::fmt::Write as _;

/// Stories stand one under the other.
pub(super) const JOIN: Join = Join { before: "", between: "\n", after: "", failed };

/// The whole report.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let mut page = Page { report, places: Places::new(&report.corpus), out: String::new() };
    let title = options.story.as_ref().map_or_else(|| "Crosscheck".to_owned(), |story| markdown(story));
    page.block(&format!("# {title}"));
    page.block(&format!("{}: {}.", extent(report), summary(report)));
    page.reports();
    match options.view {
        View::Claims => page.claims(),
        View::Findings => page.findings(),
    }
    page.out.truncate(page.out.trim_end().len());
    page.out.push('\n');
    Ok(page.out.into_bytes())
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    Ok(format!("# {}\n\nNot checked: {}\n", markdown(story), markdown(why)).into_bytes())
}

struct Page<'a> {
    report: &'a Report,
    places: Places,
    out: String,
}

impl Page<'_> {
    /// A block and the empty line after it.
    fn block(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    fn line(&mut self, text: &str) {
        // A string never fails to grow.
        let _ = writeln!(self.out, "{text}");
    }

    fn reports(&mut self) {
        for article in &self.report.corpus.articles {
            let about = about(article);
            let about = if about.is_empty() { about } else { format!(": {}", markdown(&about)) };
            self.line(&format!("- **{}**{about}", markdown(&article.id)));
        }
        for notice in &self.report.notices {
            let id = &self.report.corpus.article(notice.article).id;
            self.line(&format!("- Note on {}: {}", markdown(id), markdown(&notice.text)));
        }
        self.line("");
    }

    fn findings(&mut self) {
        let contradictions = of(self.report, Outcome::Contradiction);
        self.heading("Contradictions", contradictions.len());
        for (i, finding) in contradictions.iter().enumerate() {
            self.contradiction(i + 1, finding);
        }
        let single = of(self.report, Outcome::SingleSource);
        self.heading("Only one report says", single.len());
        for i in 0..self.report.corpus.articles.len() {
            let of =
                |finding: &&&Finding| finding.claims.first().is_some_and(|&id| self.report.corpus.claim(id).article.index() == i);
            let findings: Vec<&Finding> = single.iter().filter(of).copied().collect();
            self.list(i, &findings);
        }
        let agreements = of(self.report, Outcome::Agreement);
        self.heading("Agreements", agreements.len());
        for finding in agreements {
            let labels: Vec<String> = finding.claims.iter().map(|&id| self.label(id)).collect();
            let shared =
                shared(&self.report.corpus, finding).map(|shared| format!("; {}", markdown(&shared))).unwrap_or_default();
            self.line(&format!(
                "- {} ({}; {}{shared})",
                markdown(&finding.claim),
                labels.join(", "),
                sources(&self.report.corpus, finding)
            ));
        }
        let report = self.report;
        for (title, lines) in [("Timeline of updates", histories(report)), ("Which report leans on which", leanings(report))] {
            self.line("");
            self.heading(title, lines.len());
            lines.iter().for_each(|line| self.line(&format!("- {}", markdown(line))));
        }
    }

    fn heading(&mut self, title: &str, n: usize) {
        if n > 0 {
            self.block(&format!("## {title} ({n})"));
        }
    }

    fn label(&self, id: ClaimId) -> String {
        let corpus = &self.report.corpus;
        markdown(&self.places.label_of(corpus, corpus.claim(id)))
    }

    fn contradiction(&mut self, number: usize, finding: &Finding) {
        self.block(&format!("### {number}. {}", markdown(&finding.claim)));
        let update = if finding.update { ", update" } else { "" };
        let (titles, severity) = (markdown(&titles(self.report, finding)), finding.severity.name());
        self.block(&format!("{titles}: {severity}{update}, confidence {:.2}, `{}`", finding.confidence, finding.id));
        let corpus = &self.report.corpus;
        match leads(finding) {
            Some((left, right)) => {
                let quotes = opposed(corpus, finding, left, right);
                for (lead, cells) in [left, right].into_iter().zip(&quotes) {
                    let side = finding.sides.iter().find(|side| side.contains(&lead));
                    let others: Vec<String> =
                        side.into_iter().flatten().filter(|&&id| id != lead).map(|&id| self.label(id)).collect();
                    self.quotation(lead, cells, &others);
                }
            }
            None => {
                for &claim in &finding.claims {
                    self.quotation(claim, &quote(corpus, finding, claim), &[]);
                }
            }
        }
        for why in explanations(finding) {
            self.block(&format!("Why: {}", markdown(why)));
        }
    }

    fn quotation(&mut self, id: ClaimId, cells: &[Cell], others: &[String]) {
        let mut shown = String::new();
        runs(cells, |text, mark| match mark {
            Mark::Plain => push_text(&mut shown, text, ""),
            Mark::Differs => push_text(&mut shown, text, "_"),
            Mark::Clashes => push_text(&mut shown, text, "**"),
        });
        let chain = chain(self.report.corpus.claim(id));
        let chain = if chain.is_empty() { chain } else { format!(" ({})", markdown(&chain)) };
        let also = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
        self.block(&format!("> “{shown}”  \n> {}{chain}{also}", self.label(id)));
    }

    /// Single-source findings under their report; nothing for a report without any.
    fn list(&mut self, article: usize, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        let corpus = &self.report.corpus;
        self.block(&format!("**{}**", markdown(&corpus.articles[article].id)));
        for finding in findings {
            let claim = corpus.claim(finding.claims[0]);
            let chain = chain(claim);
            let chain = if chain.is_empty() { chain } else { format!(" ({})", markdown(&chain)) };
            let weak = weakness(self.report, finding).map(|weak| format!("; {}", markdown(&weak))).unwrap_or_default();
            self.line(&format!("- line {}: {}{chain}{weak}", self.places.line(claim), markdown(corpus.text(claim))));
        }
        self.line("");
    }

    fn claims(&mut self) {
        let corpus = &self.report.corpus;
        for (i, article) in corpus.articles.iter().enumerate() {
            self.heading(&markdown(&article.id), claims_of(corpus, i).count());
            for claim in claims_of(corpus, i) {
                let normal = format!("{}{}", claim.normalised, modality(claim));
                let chain = chain(claim);
                let chain = if chain.is_empty() { chain } else { format!(" ({})", markdown(&chain)) };
                let (line, words) = (self.places.line(claim), markdown(corpus.text(claim)));
                self.line(&format!("- line {line}: {words}{chain}  \n  = {}", markdown(&normal)));
            }
            self.line("");
        }
    }
}

/// Harmless text between emphasis marks, which stand next to words, not spaces.
fn push_text(out: &mut String, text: &str, emphasis: &str) {
    let inner = text.trim_matches(' ');
    let (before, after) = (text.len() - text.trim_start_matches(' ').len(), text.len() - text.trim_end_matches(' ').len());
    if inner.is_empty() {
        out.push_str(text);
        return;
    }
    out.push_str(&text[..before]);
    out.push_str(emphasis);
    inner.chars().for_each(|c| push_markdown(out, c));
    out.push_str(emphasis);
    out.push_str(&text[text.len() - after..]);
}
