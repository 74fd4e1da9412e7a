//! Where claims come from: whom each one rests on, what was copied, which report leans on which medium, and when a claim was said.

use super::{ArticleId, ClaimId, Place};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How an origin was traced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The words stand in a passage that one report has from another, or both from a third.
    CopiedPassage,
    /// The words are credited to a medium: an agency line, 'the New York Times reported', 'told the BBC'.
    Credit,
    /// Several reports rest on one person, body or document that they name.
    SameNamedSource,
    /// One report rests on a person, body or document that it names.
    NamedSource,
    /// The report says it by itself.
    OwnVoice,
}

/// One origin behind the claims of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// How it was traced.
    pub how: How,
    /// Who or what it is: a medium, a source, or the id of the report that speaks for itself.
    pub name: String,
    /// The reports that go back to it, in order.
    pub reports: Vec<ArticleId>,
    /// The words that show it, in each of its reports in turn.
    pub shown: Vec<Place>,
}

/// Whom a claim rests on. Equal bases are one origin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A person, body or document, by a key that is the same in all reports of the story.
    Source(String),
    /// A medium, by the one name that the table of media gives it.
    Medium(String),
    /// The report itself.
    Report(ArticleId),
}

/// How many unnamed people a claim is put in the mouth of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unnamed {
    /// 'a source', 'an official'.
    One,
    /// 'sources', 'officials', 'witnesses'.
    Several,
}

/// What is known about where one claim comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where the claim stands.
    pub place: Place,
    /// Whom it rests on.
    pub basis: Basis,
    /// The basis for people: 'Reuters', 'police', the id of the report.
    pub name: String,
    /// The words that show it: a credit line, an attribution, or the claim itself.
    pub shown: Place,
    /// How it was traced, by itself.
    pub how: How,
    /// Whether the claim names nobody: the report's own voice, or that of the agency that all of it is credited to.
    pub own: bool,
    /// The copied passage that it stands in; claims with equal numbers go back to one text.
    pub passage: Option<usize>,
    /// Whether nobody but unnamed people stands behind it.
    pub unnamed: Option<Unnamed>,
}

/// Text that two reports have in common, one from the other or both from a third.
#[derive(Debug, Clone, PartialEq)]
pub struct CopiedText {
    /// The two reports, in order.
    pub reports: [ArticleId; 2],
    /// Of each of the two, how much of its words stands in the common passages, in `0.0..=1.0`.
    pub shares: [f64; 2],
    /// The passages: where each stands in the two reports.
    pub passages: Vec<[Place; 2]>,
    /// The report that had it first, where dates or credits tell.
    pub from: Option<ArticleId>,
}

/// How much of a report is credited to a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// All of it: an agency in the dateline or byline.
    Whole,
    /// A part that is not told apart: 'Reuters contributed to this report'.
    Part,
    /// A statement: 'the New York Times reported', 'told the BBC'.
    Cited,
}

/// A medium that a report leans on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    /// The report.
    pub report: ArticleId,
    /// The one name of the medium.
    pub medium: String,
    /// How much is credited to it.
    pub extent: Extent,
    /// The words that say so.
    pub shown: Place,
}

/// How the day is known on which a claim was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// The sentence names it: 'as of Tuesday', 'rose to 54 on Wednesday'.
    Text,
    /// The day of the report.
    Published,
}

/// When a claim was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// The day.
    pub on: Date,
    /// How it is known.
    pub known: Known,
    /// The claim.
    pub claim: ClaimId,
}

/// Where all claims of a story come from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origins {
    /// For each claim whom it rests on.
    pub sources: Vec<Source>,
    /// For each claim when it was said, where that is known.
    pub said: Vec<Option<Said>>,
    /// Pairs of reports with text in common, sorted.
    pub copies: Vec<CopiedText>,
    /// Media that reports lean on, sorted, each medium once for each report and extent.
    pub credits: Vec<Credit>,
}

impl Origins {
    /// The origins behind some claims, each once, in the order of their first claims. Claims are of one origin where they rest on the
    /// same basis or stand in the same copied passage. What a report says in its own voice counts for nothing beside a source that it
    /// names for the same thing.
    ///
    /// # Panics
    /// If a claim is not of the story.
    #[must_use]
    pub fn behind(&self, claims: &[ClaimId]) -> Vec<Origin> {
        let mut claims = claims.to_vec();
        claims.sort_unstable();
        let sources: Vec<&Source> = claims.iter().map(|id| &self.sources[id.index()]).collect();
        let mut origins: BTreeMap<usize, Vec<&Source>> = BTreeMap::new();
        for (source, group) in sources.iter().zip(groups(&sources)) {
            origins.entry(group).or_default().push(source);
        }
        origins.into_values().map(|members| origin(&members)).collect()
    }
}

/// For each source the index of the first one of its origin.
fn groups(sources: &[&Source]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..sources.len()).collect();
    let mut join = |a: usize, b: usize| {
        let (to, from) = (group[a].min(group[b]), group[a].max(group[b]));
        group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
    };
    let mut bases: BTreeMap<&Basis, usize> = BTreeMap::new();
    let mut passages: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, source) in sources.iter().enumerate() {
        join(i, *bases.entry(&source.basis).or_insert(i));
        if let Some(passage) = source.passage {
            join(i, *passages.entry(passage).or_insert(i));
        }
    }
    let mut named: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (i, source) in sources.iter().enumerate().filter(|(_, source)| !source.own) {
        named.entry(source.place.article).or_insert(i);
    }
    for (i, source) in sources.iter().enumerate().filter(|(_, source)| source.own) {
        if let Some(&a) = named.get(&source.place.article) {
            join(a, i);
        }
    }
    group
}

fn origin(members: &[&Source]) -> Origin {
    let reports: BTreeSet<ArticleId> = members.iter().map(|source| source.place.article).collect();
    let mut passages: BTreeMap<usize, BTreeSet<ArticleId>> = BTreeMap::new();
    for source in members {
        if let Some(passage) = source.passage {
            passages.entry(passage).or_default().insert(source.place.article);
        }
    }
    let named = members.iter().filter(|source| !source.own);
    // The fullest of the names, the first of several.
    let first = named.min_by_key(|source| std::cmp::Reverse(source.name.chars().count())).unwrap_or(&members[0]);
    let how = match first.basis {
        _ if passages.values().any(|reports| reports.len() > 1) => How::CopiedPassage,
        Basis::Medium(_) if reports.len() > 1 => How::Credit,
        Basis::Source(_) if reports.len() > 1 => How::SameNamedSource,
        _ => first.how,
    };
    let shows = |report: &ArticleId| {
        let of = members.iter().filter(|source| source.place.article == *report);
        let source = of.min_by_key(|source| (source.own, source.place))?;
        Some(if how == How::CopiedPassage { source.place } else { source.shown })
    };
    Origin {
        how,
        name: first.name.clone(),
        shown: reports.iter().filter_map(shows).collect(),
        reports: reports.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Span;

    /// Claims as (report, basis, passage).
    #[track_caller]
    fn check(claims: &[(usize, Option<&str>, Option<usize>)], expected: &[(How, usize)]) {
        let source = |(i, &(report, basis, passage)): (usize, &(usize, Option<&str>, Option<usize>))| {
            let article = ArticleId::new(report);
            let place = Place { article, span: Span::new(i, i + 1) };
            Source {
                place,
                basis: basis.map_or(Basis::Report(article), |name| Basis::Source(name.to_owned())),
                name: basis.unwrap_or_default().to_owned(),
                shown: place,
                how: if basis.is_some() { How::NamedSource } else { How::OwnVoice },
                own: basis.is_none(),
                passage,
                unnamed: None,
            }
        };
        let origins = Origins { sources: claims.iter().enumerate().map(source).collect(), ..Origins::default() };
        let ids: Vec<ClaimId> = (0..claims.len()).map(ClaimId::new).collect();
        let found: Vec<_> = origins.behind(&ids).iter().map(|o| (o.how, o.reports.len())).collect();
        assert_eq!(found, expected, "{claims:?}");
    }

    #[test]
    fn origins_are_counted_not_reports() {
        check(&[(0, None, None), (1, None, None)], &[(How::OwnVoice, 1), (How::OwnVoice, 1)]);
        check(&[(0, None, Some(7)), (1, None, Some(7)), (2, None, None)], &[(How::CopiedPassage, 2), (How::OwnVoice, 1)]);
        check(&[(0, Some("police"), None), (1, Some("police"), None)], &[(How::SameNamedSource, 2)]);
        check(&[(0, Some("police"), None), (1, Some("the mayor"), None)], &[(How::NamedSource, 1), (How::NamedSource, 1)]);
        // The headline in the report's own voice rests on the source that the text names.
        check(&[(0, None, None), (0, Some("police"), None)], &[(How::NamedSource, 1)]);
        // A person and a document are two, in one report too.
        check(
            &[(0, Some("a letter"), None), (0, Some("police"), None), (1, None, None)],
            &[(How::NamedSource, 1), (How::NamedSource, 1), (How::OwnVoice, 1)],
        );
    }
}
