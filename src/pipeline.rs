//! Every stage in order on one page; start reading here.
//!
//! bytes ─ingest→ Article ─segment→ Sentence ─parse→ Tree ─extract→ Claim ─align→ Alignment ─trace→ Origins ─judge→ Finding
//! ─report→ Report ─render→ bytes

use crate::report::Checked;
use crate::types::{Article, Corpus, Kind, Origins, Report};
pub use crate::types::{Engine, PairInput, PairRelation, PairVerdict, Settings};
use crate::{align, extract, ingest, judge, parse, report, segment, trace};

/// The documentation of every kind that a finding can have.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    judge::kinds()
}

/// Checks the reports of one story against each other: the whole way after ingest.
#[must_use]
pub fn check(articles: Vec<Article>, settings: &Settings) -> Report {
    let (corpus, places) = corpus(articles, settings);
    let alignment = align::align(&corpus);
    let origins = trace::trace(&corpus);
    let draft = |corpus: &Corpus| settings.draft.as_ref().and_then(|id| corpus.named(id));
    let findings = match draft(&corpus) {
        Some(draft) => judge::judge_draft(&corpus, &alignment, &origins, draft),
        None => judge::judge(&corpus, &alignment, &origins, settings.min_origins),
    };
    let (corpus, findings, origins) = report::in_given_order(corpus, findings, origins, &places);
    let draft = draft(&corpus);
    let quotes = draft.map_or_else(Vec::new, |draft| judge::ledger(&corpus, draft));
    let findings = judge::with_quotes(&corpus, findings, &quotes);
    let checked = if draft.is_some() { Checked::Draft } else { Checked::Reports };
    let findings = report::at_the_desk(findings, &settings.desk, checked);
    let report = report::report(corpus, findings, Vec::new(), settings.engine.runs(), kinds(), settings.min_confidence);
    Report { draft, quotes, ..report::with_origins(report, origins) }
}

/// Extracts and normalises the claims of reports, and compares nothing.
#[must_use]
pub fn claims(articles: Vec<Article>, settings: &Settings) -> Report {
    let (corpus, places) = corpus(articles, settings);
    let (corpus, findings, _) = report::in_given_order(corpus, Vec::new(), Origins::default(), &places);
    report::report(corpus, findings, Vec::new(), settings.engine.runs(), kinds(), settings.min_confidence)
}

/// Judges two statements against each other, as if each were a report.
#[must_use]
pub fn pair(input: &PairInput, settings: &Settings) -> PairVerdict {
    let (corpus, _) = corpus(statements(input), settings);
    let alignment = align::align(&corpus);
    let whole = align::whole_evidence(&corpus, &alignment);
    judge::pair(&corpus, &whole, &judge::candidates(&corpus, &alignment))
}

/// The two statements of a pair as reports.
pub(crate) fn statements(input: &PairInput) -> Vec<Article> {
    vec![ingest::statement("left", &input.left), ingest::statement("right", &input.right)]
}

/// The stages up to extraction. They see the reports in the order of their ids, so that the order in which the user gave them
/// decides nothing; the second value says where each of them stood.
pub(crate) fn corpus(articles: Vec<Article>, settings: &Settings) -> (Corpus, Vec<usize>) {
    let mut given: Vec<(usize, Article)> = articles.into_iter().enumerate().collect();
    given.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let (places, mut articles): (Vec<usize>, Vec<Article>) = given.into_iter().unzip();
    for article in &mut articles {
        let told = settings.published.get(&article.id).or_else(|| settings.published.get(&article.path));
        article.published = told.copied().or(article.published);
    }
    let trees = parse::parse_on(settings.threads, segment::segment_all(&articles));
    (extract::extract(articles, trees), places)
}
