//! The report as Markdown (GFM) for job summaries, pull requests and wikis: contradictions in full, the rest folded; no markup of a report's own text takes effect.

use super::cells::runs;
use super::escape::{markdown, push_markdown};
use super::ledger;
use super::located::{by_report, leads};
use super::options::{Join, Options, RenderError, View};
use super::places::Places;
use super::quote::{Cell, Mark, opposed, quote};
use super::text::modality;
use super::words::{
    Named as _, about, agreed, breach, chain, claims_of, extent, histories, leanings, of, only_one, shared, sources, summary,
    titles, weakness, why,
};
use crate::types::{Change, Claim, ClaimId, Finding, Outcome, Report, Severity};
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
        self.folded("No source says", &of(self.report, Outcome::Unsupported), Self::by_report);
        self.folded(only_one(self.report), &of(self.report, Outcome::SingleSource), Self::by_report);
        self.folded(agreed(self.report), &of(self.report, Outcome::Agreement), Self::agreements);
        self.quotes();
        self.folded("Timeline of updates", &histories(self.report), Self::lines);
        self.folded("Which report leans on which", &leanings(self.report), Self::lines);
    }

    /// The quote ledger of a draft: what is not verbatim, then the rest.
    fn quotes(&mut self) {
        let report = self.report;
        if report.quotes.is_empty() {
            return;
        }
        self.block(&format!("<details>\n<summary>{} ({})</summary>", ledger::TITLE, report.quotes.len()));
        for quoted in &report.quotes {
            let at = markdown(&self.places.label(&report.corpus, quoted.place));
            let shown = ledger::words(report, quoted, |change, words| match change {
                Change::Same => markdown(words),
                Change::LeftOut => format!("~~{}~~", markdown(words)),
                Change::Added => format!("**{}**", markdown(words)),
            });
            let speaker = ledger::speaker(quoted);
            let speaker = if speaker.is_empty() { speaker } else { format!(" ({})", markdown(&speaker)) };
            let there = ledger::sources(report, &self.places, quoted).join(", ");
            let there = if there.is_empty() { "in no source".to_owned() } else { markdown(&there) };
            self.line(&format!("- {at}: {}: “{shown}”{speaker}; {there}", ledger::status(quoted)));
        }
        self.block("\n</details>");
    }

    /// A section that opens on a click; nothing where there is nothing to list.
    fn folded<T>(&mut self, title: &str, items: &[T], inner: fn(&mut Self, &[T])) {
        if items.is_empty() {
            return;
        }
        self.block(&format!("<details>\n<summary>{title} ({})</summary>", items.len()));
        inner(self, items);
        self.block("\n</details>");
    }

    fn agreements(&mut self, findings: &[&Finding]) {
        for finding in findings {
            let labels: Vec<String> = finding.claims.iter().map(|&id| self.label(id)).collect();
            let sources = sources(finding);
            let shared = shared(&self.report.corpus, finding).map(|shared| format!("; {}", markdown(&shared)));
            let breach = broken(finding);
            let (claim, labels, shared) = (markdown(&finding.claim), labels.join(", "), shared.unwrap_or_default());
            self.line(&format!("- {claim} ({labels}; {sources}{shared}){breach} `{}`", finding.id));
        }
    }

    fn lines(&mut self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(&format!("- {}", markdown(line))));
    }

    /// Findings under the report of their first place.
    fn by_report(&mut self, findings: &[&Finding]) {
        let corpus = &self.report.corpus;
        for (article, own) in corpus.articles.iter().zip(by_report(self.report, findings.iter().copied())) {
            if own.is_empty() {
                continue;
            }
            self.block(&format!("**{}**", markdown(&article.id)));
            for (finding, places) in own {
                let Some((&first, others)) = places.split_first() else { continue };
                let claim = corpus.claim(first);
                let others: Vec<String> = others.iter().map(|&id| self.label(id)).collect();
                let others = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
                let weak = weakness(self.report, finding).map(|weak| format!("; {}", markdown(&weak))).unwrap_or_default();
                let (line, words) = (self.places.line(claim), markdown(corpus.text(claim)));
                let why = why(finding).join("; ");
                let why = if why.is_empty() { why } else { format!(": {}", markdown(&why)) };
                let breach = broken(finding);
                self.line(&format!("- line {line}: {words}{}{others}{weak}{why}{breach} `{}`", said(claim), finding.id));
            }
            self.line("");
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
        let sign = match finding.severity {
            Severity::Error => "⛔",
            Severity::Warning => "⚠️",
            Severity::Note => "ℹ️",
        };
        let (titles, severity) = (markdown(&titles(self.report, finding)), finding.severity.name());
        self.block(&format!("{sign} {titles}: {severity}{update}, confidence {:.2}, `{}`", finding.confidence, finding.id));
        let corpus = &self.report.corpus;
        match leads(self.report, finding) {
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
        for why in why(finding) {
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
        let chain = said(self.report.corpus.claim(id));
        let also = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
        self.block(&format!("> “{shown}”  \n> {}{chain}{also}", self.label(id)));
    }

    fn claims(&mut self) {
        let corpus = &self.report.corpus;
        for (i, article) in corpus.articles.iter().enumerate() {
            self.heading(&markdown(&article.id), claims_of(corpus, i).count());
            for claim in claims_of(corpus, i) {
                let normal = format!("{}{}", claim.normalised, modality(claim));
                let (line, words, chain) = (self.places.line(claim), markdown(corpus.text(claim)), said(claim));
                self.line(&format!("- line {line}: {words}{chain}  \n  = {}", markdown(&normal)));
            }
            self.line("");
        }
    }
}

/// The policies that a finding breaks, after a comma; empty for none.
fn broken(finding: &Finding) -> String {
    breach(finding).map(|breach| format!(", **{}**", markdown(&breach))).unwrap_or_default()
}

/// Who says a claim, in brackets; empty for the writer's own voice.
fn said(claim: &Claim) -> String {
    let chain = chain(claim);
    if chain.is_empty() { chain } else { format!(" ({})", markdown(&chain)) }
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
