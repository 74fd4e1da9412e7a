//! Tables for spreadsheets: a row a finding (wide, desk) or a row a claim of a finding (long), RFC 4180, formulas defused.

use super::escape::cell;
use super::ledger;
use super::options::{Join, Layout, Options, RenderError, View};
use super::places::Places;
use super::record::claim_names;
use super::words::{Named as _, breach, explanations, shared};
use crate::types::{Attribution, Claim, Finding, Report};

const WIDE: [&str; 8] = ["finding", "verdict", "kinds", "severity", "confidence", "claim", "independent_sources", "explanation"];
const LONG: [&str; 14] = [
    "finding",
    "verdict",
    "kinds",
    "severity",
    "confidence",
    "side",
    "report",
    "line",
    "text",
    "normalised",
    "holder",
    "stance",
    "polarity",
    "certainty",
];
const CLAIMS: [&str; 9] = ["claim", "report", "line", "text", "normalised", "holder", "stance", "polarity", "certainty"];

const QUOTES: [&str; 9] =
    ["status", "report", "line", "text", "speaker", "source", "source_text", "source_speaker", "difference"];

/// Stories stand in one long table with the story in the first column.
pub(super) const JOIN: Join = Join {
    before: "story,finding,verdict,kinds,severity,confidence,side,report,line,text,normalised,holder,stance,polarity,certainty\r\n",
    between: "",
    after: "",
    failed: |_, _| Ok(Vec::new()),
};

/// The table.
pub(super) fn render(report: &Report, options: &Options) -> Result<Vec<u8>, RenderError> {
    let report = &*options.naming.of(report, None);
    let places = Places::new(&report.corpus);
    let mut table = Table::new();
    match (options.view, options.layout, &options.story) {
        (View::Claims, ..) => claims(&mut table, report, &places)?,
        (View::Findings, Layout::Long, Some(story)) => long(&mut table, report, &places, Some(story))?,
        (View::Findings, _, Some(_)) => return Err(RenderError::BatchLayout),
        (View::Findings, Layout::Long, None) => {
            table.row(LONG.iter().map(|&name| name.to_owned()))?;
            long(&mut table, report, &places, None)?;
        }
        (View::Findings, Layout::Quotes, None) => quotes(&mut table, report, &places)?,
        (View::Findings, layout @ (Layout::Wide | Layout::Desk), None) => wide(&mut table, report, &places, layout)?,
    }
    table.finish()
}

/// One row a finding, one column (with its line numbers: two) a report.
fn wide(table: &mut Table, report: &Report, places: &Places, layout: Layout) -> Result<(), RenderError> {
    let desk = layout == Layout::Desk;
    let mut head: Vec<String> = WIDE.iter().map(|&name| name.to_owned()).collect();
    for article in &report.corpus.articles {
        head.push(article.id.clone());
        head.extend(desk.then(|| format!("{} line", article.id)));
    }
    head.extend(["checked", "note"].iter().filter(|_| desk).map(|&name| name.to_owned()));
    table.row(head)?;
    for finding in &report.findings {
        let mut row = common(finding);
        let shared = shared(&report.corpus, finding);
        let explanation =
            std::iter::once(why(finding)).chain(shared).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ");
        row.extend([finding.claim.clone(), finding.independent_sources.to_string(), explanation]);
        for i in 0..report.corpus.articles.len() {
            let claims = finding.claims.iter().map(|&id| report.corpus.claim(id));
            let claims: Vec<&Claim> = claims.filter(|claim| claim.article.index() == i).collect();
            row.push(claims.iter().map(|claim| report.corpus.text(claim)).collect::<Vec<_>>().join(" ¶ "));
            let lines = || claims.iter().map(|claim| places.line(claim).to_string()).collect::<Vec<_>>().join(" ¶ ");
            row.extend(desk.then(lines));
        }
        row.extend(std::iter::repeat_n(String::new(), if desk { 2 } else { 0 }));
        table.row(row)?;
    }
    Ok(())
}

/// The explanations, and the policies that it breaks.
fn why(finding: &Finding) -> String {
    let policies = breach(finding);
    explanations(finding).into_iter().map(str::to_owned).chain(policies).collect::<Vec<_>>().join(" | ")
}

/// One row a claim of a finding.
fn long(table: &mut Table, report: &Report, places: &Places, story: Option<&String>) -> Result<(), RenderError> {
    for finding in &report.findings {
        for &id in &finding.claims {
            let claim = report.corpus.claim(id);
            let side = finding.sides.iter().position(|side| side.contains(&id)).map_or(1, |side| side + 1);
            let mut row: Vec<String> = story.cloned().into_iter().chain(common(finding)).collect();
            row.push(side.to_string());
            row.extend(words(report, places, claim));
            table.row(row)?;
        }
    }
    Ok(())
}

/// One row a quotation of the draft, with the source that has it best.
fn quotes(table: &mut Table, report: &Report, places: &Places) -> Result<(), RenderError> {
    table.row(QUOTES.iter().map(|&name| name.to_owned()))?;
    for quoted in &report.quotes {
        let source = quoted.sources.first();
        let there = source.map_or("", |at| ledger::text(report, at.place));
        let difference = if quoted.diff.is_empty() { String::new() } else { ledger::words(report, quoted, ledger::plain) };
        table.row([
            quoted.status.name().to_owned(),
            report.corpus.article(quoted.place.article).id.clone(),
            places.region(&report.corpus, quoted.place).line.to_string(),
            ledger::text(report, quoted.place).to_owned(),
            quoted.speaker.clone().unwrap_or_default(),
            quoted.sources.iter().map(|at| places.label(&report.corpus, at.place)).collect::<Vec<_>>().join(" ¶ "),
            there.to_owned(),
            source.and_then(|at| at.speaker.clone()).unwrap_or_default(),
            difference,
        ])?;
    }
    Ok(())
}

/// One row a claim.
fn claims(table: &mut Table, report: &Report, places: &Places) -> Result<(), RenderError> {
    table.row(CLAIMS.iter().map(|&name| name.to_owned()))?;
    for (name, claim) in claim_names(&report.corpus).into_iter().zip(&report.corpus.claims) {
        table.row(std::iter::once(name).chain(words(report, places, claim)))?;
    }
    Ok(())
}

/// Finding, verdict, kinds, severity, confidence.
fn common(finding: &Finding) -> Vec<String> {
    vec![
        finding.id.clone(),
        finding.outcome.name().to_owned(),
        finding.kinds.join(" "),
        finding.severity.name().to_owned(),
        format!("{:.2}", finding.confidence),
    ]
}

/// Report, line, text, normalised, holder, stance, polarity, certainty.
fn words(report: &Report, places: &Places, claim: &Claim) -> [String; 8] {
    let links = |of: fn(&Attribution) -> &str| claim.attribution.iter().map(of).collect::<Vec<_>>().join("; ");
    [
        report.corpus.article(claim.article).id.clone(),
        places.line(claim).to_string(),
        report.corpus.text(claim).to_owned(),
        claim.normalised.clone(),
        links(|link| &link.holder),
        links(|link| link.stance.name()),
        claim.polarity.name().to_owned(),
        claim.certainty.name().to_owned(),
    ]
}

struct Table(::csv::Writer<Vec<u8>>);

impl Table {
    fn new() -> Self {
        Self(::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new()))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), RenderError> {
        let cells = cells.into_iter().map(|text| cell(&text).into_owned());
        self.0.write_record(cells).map_err(RenderError::Csv)
    }

    fn finish(self) -> Result<Vec<u8>, RenderError> {
        self.0.into_inner().map_err(|error| RenderError::Csv(error.into_error().into()))
    }
}
