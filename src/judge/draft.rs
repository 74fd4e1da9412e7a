//! A draft and its sources: what contradicts it, who bears it out, what no source says, and which quotations are not the sources'.

use super::agree::{Likely, whole};
use super::checks::quote::CHECK as QUOTE;
use super::single::alone;
use crate::lexicon::decision::Decision;
use crate::types::{
    ArticleId, Change, Claim, ClaimId, Corpus, DiffPart, Evidence, Finding, Origin, Origins, Outcome, Place, Policy, QuoteStatus,
    Quoted, QuotedAt, Reason, Scope, Severity,
};
use std::collections::{BTreeMap, BTreeSet};

/// A story in which one report is the draft.
pub struct Draft<'a> {
    pub corpus: &'a Corpus,
    pub origins: &'a Origins,
    pub draft: ArticleId,
}

impl Draft<'_> {
    /// The findings on the draft's claims. A claim that the sources bear out is one of them, whatever these are to each other: each is
    /// set against the draft alone.
    pub fn findings(&self, opposed: Vec<Finding>, likely: &Likely, agreeing: &Likely) -> Vec<Finding> {
        let mut found: Vec<Finding> = opposed.into_iter().filter_map(|finding| self.contradiction(finding)).collect();
        let contradicted: BTreeSet<ClaimId> = found.iter().flat_map(|finding| finding.claims.iter().copied()).collect();
        let support = self.support(agreeing);
        let told: BTreeSet<ClaimId> = contradicted.iter().chain(support.keys()).copied().collect();
        let borne_out = support.into_iter().map(|(claim, sources)| self.borne_out(claim, &sources));
        // That one source says what another denies stands in the contradiction.
        found.extend(borne_out.filter(|f| f.outcome == Outcome::Agreement || !contradicted.contains(&f.claims[0])));
        let unsupported = alone(self.corpus, likely, &told).filter(|(claim, _)| claim.article == self.draft);
        found.extend(unsupported.map(|(claim, confidence)| self.unsupported(claim, confidence)));
        for finding in &mut found {
            finding.origins = self.behind(&finding.claims);
        }
        found
    }

    fn is_own(&self, id: ClaimId) -> bool {
        self.corpus.claim(id).article == self.draft
    }

    /// A contradiction, where the draft is part of it. What it quotes is the ledger's matter.
    fn contradiction(&self, mut finding: Finding) -> Option<Finding> {
        let own = finding.claims.iter().copied().find(|&id| self.is_own(id))?;
        if finding.kinds == [QUOTE.kind.code] {
            return None;
        }
        finding.claim = self.corpus.text(self.corpus.claim(own)).to_owned();
        finding.independent_sources = self.count(&finding.claims);
        Some(finding)
    }

    /// How many these are.
    fn count(&self, claims: &[ClaimId]) -> usize {
        self.behind(claims).len()
    }

    /// The origins of those claims that are not the draft's.
    fn behind(&self, claims: &[ClaimId]) -> Vec<Origin> {
        let sources: Vec<ClaimId> = claims.iter().copied().filter(|&id| !self.is_own(id)).collect();
        self.origins.behind(&sources)
    }

    /// For each claim of the draft the claims of sources that say the same, with the probability.
    fn support(&self, agreeing: &Likely) -> BTreeMap<ClaimId, Vec<(ClaimId, f64)>> {
        let mut support: BTreeMap<ClaimId, Vec<(ClaimId, f64)>> = BTreeMap::new();
        for (&(a, b), &p) in agreeing {
            match (self.is_own(a), self.is_own(b)) {
                (true, false) => support.entry(a).or_default().push((b, p)),
                (false, true) => support.entry(b).or_default().push((a, p)),
                _ => {}
            }
        }
        support
    }

    /// What sources bear out: corroborated where they are of several origins.
    fn borne_out(&self, claim: ClaimId, sources: &[(ClaimId, f64)]) -> Finding {
        let mut claims: Vec<ClaimId> = std::iter::once(claim).chain(sources.iter().map(|&(id, _)| id)).collect();
        let origins = self.count(&claims);
        let names: BTreeSet<&str> = claims[1..].iter().map(|&id| self.report(id)).collect();
        let several = names.len() > 1;
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let (outcome, kind, explanation) = if origins > 1 {
            (Outcome::Agreement, "agreement", format!("{origins} independent sources say it: {names}"))
        } else {
            (
                Outcome::SingleSource,
                "single-source",
                format!("of the sources, only {names} {}", if several { "say it, with one origin" } else { "says it" }),
            )
        };
        let best = sources.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| self.order(b.0, a.0)));
        let (nearest, confidence) = best.unwrap_or((claim, 0.0));
        let policies = if self.anonymous(&claims[1..]) { vec![Policy::AnonymousOnly] } else { Vec::new() };
        claims[1..].sort_unstable();
        Finding {
            outcome,
            confidence,
            independent_sources: origins,
            reasons: vec![Reason { kind, left: whole(self.corpus, claim), right: whole(self.corpus, nearest), explanation }],
            policies,
            ..plain(self.corpus, outcome, claims)
        }
    }

    fn order(&self, a: ClaimId, b: ClaimId) -> std::cmp::Ordering {
        self.corpus.order_key(a).cmp(&self.corpus.order_key(b))
    }

    fn report(&self, id: ClaimId) -> &str {
        &self.corpus.article(self.corpus.claim(id).article).id
    }

    /// Whether nobody stands behind any of the claims by name.
    fn anonymous(&self, claims: &[ClaimId]) -> bool {
        claims.iter().all(|id| self.origins.sources[id.index()].unnamed.is_some())
    }

    fn unsupported(&self, claim: &Claim, confidence: f64) -> Finding {
        let words = whole(self.corpus, claim.id);
        let explanation = "no source says it".to_owned();
        Finding {
            severity: Severity::Warning,
            confidence,
            reasons: vec![Reason { kind: "unsupported", left: words.clone(), right: words, explanation }],
            policies: vec![Policy::Unsupported],
            ..plain(self.corpus, Outcome::Unsupported, vec![claim.id])
        }
    }
}

/// A finding on claims of one side, the draft's first.
fn plain(corpus: &Corpus, outcome: Outcome, claims: Vec<ClaimId>) -> Finding {
    Finding {
        id: String::new(),
        outcome,
        kinds: Vec::new(),
        severity: Severity::Note,
        confidence: 0.0,
        scope: if claims.len() > 1 { Scope::Across } else { Scope::Within },
        claim: corpus.text(corpus.claim(claims[0])).to_owned(),
        sides: vec![claims.clone()],
        claims,
        independent_sources: 0,
        reasons: Vec::new(),
        update: false,
        origins: Vec::new(),
        history: None,
        policies: Vec::new(),
        decided: None,
    }
}

/// Adds what the ledger has against quotations. A quotation that no source has stands for the claims in it, which no source makes
/// then either.
#[must_use]
pub fn with_quotes(corpus: &Corpus, mut findings: Vec<Finding>, ledger: &[Quoted]) -> Vec<Finding> {
    let mismatched: Vec<Finding> = ledger.iter().filter_map(|quoted| mismatch(corpus, quoted)).collect();
    let lost: BTreeSet<ClaimId> =
        mismatched.iter().filter(|f| f.outcome == Outcome::Unsupported).flat_map(|f| f.claims.iter().copied()).collect();
    let opposed: BTreeSet<ClaimId> =
        mismatched.iter().filter(|f| f.outcome == Outcome::Contradiction).flat_map(|f| f.sides[0].iter().copied()).collect();
    let mut both: BTreeSet<ClaimId> = BTreeSet::new();
    findings.retain(|finding| match finding.outcome {
        Outcome::Unsupported if finding.claims.iter().all(|id| lost.contains(id)) => {
            both.extend(&finding.claims);
            false
        }
        Outcome::Unsupported => !finding.claims.iter().all(|id| opposed.contains(id)),
        // That a source says something like it does not make words its own.
        Outcome::SingleSource => !finding.claims.iter().any(|id| opposed.contains(id) || lost.contains(id)),
        _ => true,
    });
    for mut finding in mismatched {
        if finding.outcome == Outcome::Unsupported && finding.claims.iter().any(|id| both.contains(id)) {
            finding.policies.push(Policy::Unsupported);
        }
        findings.push(finding);
    }
    findings
}

/// The finding on a quotation that is not the sources'; none where the draft makes no claim near it.
fn mismatch(corpus: &Corpus, quoted: &Quoted) -> Option<Finding> {
    let own = quoted.claims.first().copied()?;
    let opposed = |severity, confidence, reasons: Vec<Reason>, source: ClaimId| {
        let sides = vec![quoted.claims.clone(), vec![source]];
        Finding {
            kinds: vec![QUOTE.kind.code],
            severity,
            confidence,
            claim: words(corpus, quoted.place),
            sides,
            independent_sources: 1,
            reasons,
            policies: vec![Policy::QuoteMismatch],
            ..plain(corpus, Outcome::Contradiction, quoted.claims.iter().copied().chain([source]).collect())
        }
    };
    let source = quoted.sources.first();
    match (quoted.status, source.and_then(|at| at.claim.map(|claim| (at, claim)))) {
        (QuoteStatus::Verbatim, _) => None,
        (QuoteStatus::Altered, Some((at, source))) => {
            let (share, spelling) = (kept(&quoted.diff), is_spelling(&quoted.diff));
            let severity = if spelling { Severity::Note } else { Severity::Warning };
            Some(opposed(severity, (1.0 + share) / 2.0, altered(corpus, quoted, at, source), source))
        }
        (QuoteStatus::OtherSpeaker, Some((at, source))) => {
            let evidence = vec![("mouths", 1.0), ("content", 1.0), ("length", 1.0)];
            let confidence = Decision::named(QUOTE.kind.code).probability(&evidence);
            Some(opposed(Severity::Error, confidence, vec![mouths(corpus, quoted, at, own, source)], source))
        }
        _ => Some(not_found(corpus, quoted, own)),
    }
}

fn not_found(corpus: &Corpus, quoted: &Quoted, own: ClaimId) -> Finding {
    let left = evidence(corpus, own, quoted.place);
    let explanation = match quoted.sources.first() {
        Some(at) => format!("{} says these words and quotes nobody with them", corpus.article(at.place.article).id),
        None => "no source has this quotation".to_owned(),
    };
    Finding {
        severity: Severity::Warning,
        confidence: 0.9,
        claim: words(corpus, quoted.place),
        reasons: vec![Reason { kind: QUOTE.kind.code, right: left.clone(), left, explanation }],
        policies: vec![Policy::QuoteMismatch],
        ..plain(corpus, Outcome::Unsupported, quoted.claims.clone())
    }
}

/// A reason for each change of an altered quotation, in order; at most so many as one can read.
fn altered(corpus: &Corpus, quoted: &Quoted, at: &QuotedAt, source: ClaimId) -> Vec<Reason> {
    let name = &corpus.article(at.place.article).id;
    let changes = quoted.diff.chunk_by(|a, b| (a.change == Change::Same) == (b.change == Change::Same));
    let changes: Vec<&[DiffPart]> = changes.filter(|parts| parts[0].change != Change::Same).collect();
    let reason = |parts: &&[DiffPart]| {
        let text = |change| parts.iter().find(|part| part.change == change).map(|part| part.text.as_str());
        let explanation = match (text(Change::LeftOut), text(Change::Added)) {
            (Some(out), Some(added)) => format!("the quotation has “{added}”, {name} has “{out}”"),
            (Some(out), None) => format!("the quotation leaves out “{out}”, which {name} has"),
            (None, added) => format!("the quotation adds “{}”, which {name} does not have", added.unwrap_or_default()),
        };
        let own = |place: Place| {
            let claim = quoted.claims.iter().copied().find(|&id| corpus.claim(id).span.overlaps(place.span));
            evidence(corpus, claim.unwrap_or(quoted.claims[0]), place)
        };
        let added = place_of(parts, Change::Added).map(own);
        let out = place_of(parts, Change::LeftOut).map(|place| evidence(corpus, source, place));
        // What one of the two does not have has no words there: those of the other stand for it.
        let left = added.clone().or_else(|| out.clone()).unwrap_or_else(|| own(quoted.place));
        let right = out.or(added).unwrap_or_else(|| left.clone());
        Reason { kind: QUOTE.kind.code, left, right, explanation }
    };
    let mut reasons: Vec<Reason> = changes.iter().take(MOST).map(reason).collect();
    // A change with words on both sides leads; where there is none, the whole quotation stands for the side without.
    let one_sided = |reason: &Reason| reason.left.claim == reason.right.claim;
    reasons.sort_by_key(one_sided);
    if let Some(first) = reasons.first_mut().filter(|reason| one_sided(reason)) {
        if first.left.claim == source {
            first.left = evidence(corpus, quoted.claims[0], quoted.place);
        } else {
            first.right = evidence(corpus, source, at.place);
        }
    }
    reasons
}

/// More changes of one quotation than this are not told one by one.
const MOST: usize = 6;

fn place_of(parts: &[DiffPart], change: Change) -> Option<Place> {
    parts.iter().find(|part| part.change == change).and_then(|part| part.place)
}

fn mouths(corpus: &Corpus, quoted: &Quoted, at: &QuotedAt, own: ClaimId, source: ClaimId) -> Reason {
    let who = |speaker: &Option<String>| speaker.clone().unwrap_or_else(|| "somebody else".to_owned());
    let name = &corpus.article(at.place.article).id;
    let explanation =
        format!("the draft puts the words in the mouth of {}, {name} in that of {}", who(&quoted.speaker), who(&at.speaker));
    let (left, right) = (evidence(corpus, own, quoted.place), evidence(corpus, source, at.place));
    Reason { kind: QUOTE.kind.code, left, right, explanation }
}

fn evidence(corpus: &Corpus, claim: ClaimId, place: Place) -> Evidence {
    Evidence { claim, text: place.span.slice(&corpus.article(place.article).text).to_owned(), place }
}

fn words(corpus: &Corpus, place: Place) -> String {
    place.span.slice(&corpus.article(place.article).text).to_owned()
}

/// The share of the words of both wordings that are the same.
fn kept(diff: &[DiffPart]) -> f64 {
    let count = |change: Option<Change>| {
        let parts = diff.iter().filter(|part| change.is_none_or(|change| part.change == change));
        parts.map(|part| part.text.split(' ').count()).sum::<usize>()
    };
    let (same, all) = (count(Some(Change::Same)), count(None));
    f64::from(u32::try_from(same).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX))
}

/// Whether every change is one word in another spelling.
fn is_spelling(diff: &[DiffPart]) -> bool {
    let changes: Vec<&DiffPart> = diff.iter().filter(|part| part.change != Change::Same).collect();
    changes.chunks(2).all(|pair| match pair {
        [out, added] => {
            (out.change, added.change) == (Change::LeftOut, Change::Added)
                && !out.text.contains(' ')
                && !added.text.contains(' ')
                && strsim::normalized_levenshtein(&out.text.to_lowercase(), &added.text.to_lowercase()) > SPELLING
        }
        _ => false,
    })
}

/// Two words more like each other than this are one in two spellings.
const SPELLING: f64 = 0.8;
