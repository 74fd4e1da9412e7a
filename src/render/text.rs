//! The report for people on a terminal: contradictions first, then single sources, then agreements; or one line a finding.

mod compact;
mod diagnostic;

use super::cells::wrap;
use super::escape::visible;
use super::ledger;
use super::located::by_report;
use super::options::{Detail, Join, Options, Paint, RenderError, View};
use super::places::Places;
use super::uri;
use super::words::{
    Named as _, about, agreed, breach, chain, claims_of, clip, count, extent, histories, leanings, of, only_one, shared, sources,
    summary, weakness, why,
};
use crate::types::{Certainty, Claim, ClaimId, Finding, Outcome, Place, Polarity, Report};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

/// Stories stand one under the other.
pub(super) const JOIN: Join = Join { before: "", between: "\n", after: "", failed };

/// The whole report.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    // Editors know standard input by its sign.
    let stdin = (options.detail == Detail::Full).then_some("standard input");
    let report = &*options.naming.of(report, stdin);
    let mut page = Page::new(report, options);
    if let Some(story) = &options.story {
        page.line(0, &page.paint(&format!("== {} ==", visible(story)), BOLD));
    }
    match (options.view, options.detail) {
        (View::Findings, Detail::Compact) => page.compact(),
        (View::Findings, Detail::Full) => {
            page.reports();
            page.findings();
        }
        (View::Claims, _) => {
            page.reports();
            page.claims();
        }
    }
    Ok(page.out.into_bytes())
}

fn failed(story: &str, why: &str) -> Result<Vec<u8>, RenderError> {
    Ok(format!("== {} ==\nnot checked: {}\n", visible(story), visible(why)).into_bytes())
}

pub(super) const BOLD: Style = Style::new().bold();
/// More characters of a claim than this are cut where it is not the point.
const LONGEST: usize = 300;
const DIM: Style = Style::new().dimmed();
const CLASHES: Style = AnsiColor::Red.on_default().bold().underline();
const DIFFERS: Style = AnsiColor::Yellow.on_default().italic();

/// The text so far, and what is needed to go on.
pub(super) struct Page<'a> {
    pub(super) report: &'a Report,
    pub(super) places: Places,
    paint: Paint,
    width: usize,
    /// The folder that relative paths start from, where places may be links.
    base: Option<&'a str>,
    pub(super) out: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Options) -> Self {
        Self {
            report,
            places: Places::new(&report.corpus),
            paint: options.paint,
            width: options.width.max(20),
            base: options.base.as_deref(),
            out: String::new(),
        }
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

    /// Text that opens a place of a report on a click (OSC 8), where the terminal is able to; else the text alone.
    fn link(&self, text: &str, place: Place) -> String {
        let file = uri::file(&self.report.corpus.article(place.article).path);
        let Some((base, file)) = self.base.zip(file) else { return text.to_owned() };
        let line = self.places.region(&self.report.corpus, place).line;
        format!("\u{1b}]8;;{}#{line}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\", uri::uri(&uri::under(base, &file)))
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
        contradictions.iter().for_each(|finding| self.contradiction(finding));
        for (title, outcome) in [("No source says", Outcome::Unsupported), (only_one(report), Outcome::SingleSource)] {
            let findings = of(report, outcome);
            self.heading(title, findings.len());
            self.by_report(&findings);
        }
        let agreements = of(report, Outcome::Agreement);
        self.heading(agreed(report), agreements.len());
        for finding in agreements {
            self.agreement(finding);
        }
        self.quotes();
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

    /// The first claims of findings, each under its report.
    fn by_report(&mut self, findings: &[&Finding]) {
        let corpus = &self.report.corpus;
        for (article, own) in corpus.articles.iter().zip(by_report(self.report, findings.iter().copied())) {
            if !own.is_empty() {
                self.line(1, &self.paint(&visible(&article.id), BOLD));
            }
            for (finding, places) in &own {
                if let Some(&first) = places.first() {
                    self.short(corpus.claim(first));
                }
                weakness(self.report, finding).iter().for_each(|weak| self.paragraph(8, 2, weak));
                self.borne_out(finding, &places[1.min(places.len())..]);
            }
        }
    }

    /// What a draft's claim rests on: the places of the sources, the policies that it breaks.
    fn borne_out(&mut self, finding: &Finding, sources: &[ClaimId]) {
        if self.report.draft.is_none() {
            return;
        }
        let corpus = &self.report.corpus;
        let labels: Vec<String> = sources.iter().map(|&id| self.places.label_of(corpus, corpus.claim(id))).collect();
        let sources = Some(labels.join(", ")).filter(|labels| !labels.is_empty());
        let why = why(finding).into_iter().map(str::to_owned);
        let parts: Vec<String> = sources.into_iter().chain(why).chain(breach(finding)).collect();
        if !parts.is_empty() {
            self.paragraph(8, 2, &format!("- {}", parts.join("; ")));
        }
    }

    /// The quote ledger of a draft.
    fn quotes(&mut self) {
        let report = self.report;
        self.heading(ledger::TITLE, report.quotes.len());
        for quoted in &report.quotes {
            let line = self.places.region(&report.corpus, quoted.place).line;
            let speaker = ledger::speaker(quoted);
            let speaker = if speaker.is_empty() { speaker } else { format!("  ({speaker})") };
            let shown = format!("{}: “{}”{speaker}", ledger::status(quoted), ledger::words(report, quoted, ledger::plain));
            for (i, text) in wrap(&shown, self.width.saturating_sub(8)).iter().enumerate() {
                let number = if i == 0 { line.to_string() } else { String::new() };
                self.line(0, &format!("{number:>6}  {text}"));
            }
            let sources = ledger::sources(report, &self.places, quoted).join(", ");
            if !sources.is_empty() {
                self.paragraph(8, 2, &format!("- {sources}"));
            }
        }
    }

    /// A claim in a few lines under its report: line number, words, who says it.
    fn short(&mut self, claim: &Claim) {
        let chain = chain(claim);
        let chain = if chain.is_empty() { chain } else { format!("  ({chain})") };
        let words = clip(self.report.corpus.text(claim), LONGEST);
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
        // Two reports of one denial do not agree on what is denied.
        let told = finding.claims.iter().map(|&id| corpus.claim(id)).find(|claim| corpus.text(claim) == finding.claim);
        let chain = told.map(chain).filter(|chain| !chain.is_empty()).map(|chain| format!(" ({chain})")).unwrap_or_default();
        self.paragraph(1, 2, &format!("{}{chain}", clip(&finding.claim, LONGEST)));
        let breach = breach(finding).map(|breach| format!("; {breach}")).unwrap_or_default();
        self.paragraph(3, 2, &format!("{labels}; {}{breach}", sources(finding)));
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
                self.paragraph(8, 2, &format!("= {}{}", clip(&claim.normalised, LONGEST), modality(claim)));
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
