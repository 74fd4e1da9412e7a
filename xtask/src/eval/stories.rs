//! Runs the pipeline on labelled stories and counts what comes out right.

use super::count::{Count, Tally};
use super::facts::{Fact, Relation, Spot, facts, file_name};
use crate::story::{Story, stories};
use crosscheck::pipeline::{Settings, check};
use crosscheck::types::{ClaimId, Finding, Outcome, Report, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

/// The sums over all stories.
#[derive(Debug, Default)]
pub struct Counted {
    /// How many stories.
    pub stories: usize,
    /// The sums.
    pub count: Count,
    /// By kind of contradiction.
    pub kinds: BTreeMap<String, Tally>,
    /// What is missed or wrong, a line each.
    pub misses: Vec<String>,
    /// Seconds that the pipeline took.
    pub seconds: f64,
}

/// Counts over the stories under a folder.
pub fn count(under: &Path, settings: &Settings) -> anyhow::Result<Counted> {
    let mut counted = Counted::default();
    for mut story in stories(under) {
        let facts = facts(&mut story)?;
        let began = Instant::now();
        let report = check(story.articles(), settings);
        counted.seconds += began.elapsed().as_secs_f64();
        counted.stories += 1;
        Judged { name: story.name(), facts, claims: claims(&story, &report), report: &report }.add(&mut counted);
    }
    Ok(counted)
}

/// File name and byte range of every claim, in order.
fn claims(story: &Story, report: &Report) -> Vec<Spot> {
    debug_assert_eq!(story.inputs.len(), report.corpus.articles.len());
    let spot = |claim: &crosscheck::types::Claim| {
        let article = report.corpus.article(claim.article);
        let (start, end) = (claim.span.start() + article.offset, claim.span.end() + article.offset);
        Spot { report: file_name(&article.path).to_owned(), start, end, quote: String::new() }
    };
    report.corpus.claims.iter().map(spot).collect()
}

/// One story with its labels and its findings.
struct Judged<'a> {
    name: String,
    facts: Vec<Fact>,
    claims: Vec<Spot>,
    report: &'a Report,
}

impl Judged<'_> {
    fn add(&self, counted: &mut Counted) {
        let agreements = self.of(Outcome::Agreement);
        counted.count.agreements += agreements.len();
        counted.count.agreed_claims += agreements.iter().map(|f| f.claims.len()).sum::<usize>();
        self.facts.iter().for_each(|fact| match fact.relation {
            Relation::Contradiction => self.add_gold(fact, counted),
            Relation::Compatible => self.add_trap(fact, counted),
            Relation::Agreement => self.add_agreement(fact, counted),
            Relation::Single => {
                counted.count.single += 1;
                let found = self.of(Outcome::SingleSource).iter().any(|f| self.touches(&f.claims, &fact.values[0]));
                counted.count.single_found += usize::from(found);
            }
        });
        self.of(Outcome::Contradiction).into_iter().for_each(|finding| self.add_predicted(finding, counted));
    }

    fn add_gold(&self, fact: &Fact, counted: &mut Counted) {
        let clash = |f: &&Finding| {
            let touched: Vec<BTreeSet<&str>> = fact.values.iter().map(|side| self.reports_touched(&f.claims, side)).collect();
            let sides = touched.iter().filter(|t| !t.is_empty()).count();
            sides > 1 && touched.iter().flatten().collect::<BTreeSet<_>>().len() > 1
        };
        counted.count.clash += usize::from(self.of(Outcome::Agreement).iter().any(clash));
        let hits: Vec<&Finding> =
            self.of(Outcome::Contradiction).into_iter().filter(|f| (fact.soft || loud(f)) && self.opposes(f, fact)).collect();
        let tally = counted.kinds.entry(fact.kind.clone()).or_default();
        tally.gold += 1;
        counted.count.gold += 1;
        counted.count.hard += usize::from(!fact.soft);
        counted.count.hard_found += usize::from(!fact.soft && !hits.is_empty());
        if hits.is_empty() {
            let quotes: Vec<&str> = fact.values.iter().map(|side| side[0].quote.as_str()).collect();
            let line = format!("MISSED  {} {} {}: {}: {}", self.name, fact.id, fact.kind, fact.about, quotes.join(" | "));
            counted.misses.push(line);
        } else {
            tally.found += 1;
            counted.count.found += 1;
            counted.count.kind_ok += usize::from(hits.iter().any(|f| f.kinds.contains(&fact.kind.as_str())));
        }
    }

    fn add_predicted(&self, finding: &Finding, counted: &mut Counted) {
        let opposed = |relation| self.facts.iter().any(|fact| fact.relation == relation && self.opposes(finding, fact));
        let right = opposed(Relation::Contradiction);
        if !right && !loud(finding) && opposed(Relation::Compatible) {
            return;
        }
        counted.count.pred += 1;
        counted.count.pred_ok += usize::from(right);
        let kind = finding.kinds.first().copied().unwrap_or("other");
        let tally = counted.kinds.entry(kind.to_owned()).or_default();
        tally.predicted += 1;
        tally.right += usize::from(right);
        if !right {
            let side = |side: &Vec<ClaimId>| side.iter().map(|&c| self.words(c)).collect::<Vec<_>>().join(" + ");
            let sides: Vec<String> = finding.sides.iter().map(side).collect();
            let line = format!("WRONG   {} {:?} {:.2}: {}", self.name, finding.kinds, finding.confidence, sides.join(" <> "));
            counted.misses.push(line);
        }
    }

    fn add_trap(&self, fact: &Fact, counted: &mut Counted) {
        let caught = self.of(Outcome::Contradiction).iter().any(|f| loud(f) && self.opposes(f, fact));
        counted.count.traps += 1;
        counted.count.trapped += usize::from(caught);
        if caught {
            counted.misses.push(format!("TRAPPED {} {}: {}", self.name, fact.id, fact.about));
        }
    }

    fn add_agreement(&self, fact: &Fact, counted: &mut Counted) {
        let mentions = &fact.values[0];
        let hit = self.of(Outcome::Agreement).iter().any(|f| self.reports_touched(&f.claims, mentions).len() > 1);
        counted.count.agree += 1;
        counted.count.agree_found += usize::from(hit);
        if !hit {
            let quotes: Vec<&str> = mentions.iter().map(|m| m.quote.as_str()).collect();
            counted.misses.push(format!("APART   {} {}: {}: {}", self.name, fact.id, fact.about, quotes.join(" | ")));
        }
        for mention in mentions.iter().map(std::slice::from_ref) {
            let touched = |outcome| self.of(outcome).iter().any(|f| self.touches(&f.claims, mention));
            let joined = touched(Outcome::Agreement) || touched(Outcome::Contradiction);
            counted.count.mentions += 1;
            counted.count.false_single += usize::from(touched(Outcome::SingleSource) && !joined);
        }
    }

    fn of(&self, outcome: Outcome) -> Vec<&Finding> {
        self.report.findings.iter().filter(|f| f.outcome == outcome).collect()
    }

    /// Whether the finding puts two values of the fact on different sides.
    fn opposes(&self, finding: &Finding, fact: &Fact) -> bool {
        let values = |side: &Vec<ClaimId>| fact.values.iter().map(|mentions| self.touches(side, mentions)).collect::<Vec<_>>();
        let touched: Vec<Vec<bool>> = finding.sides.iter().map(values).collect();
        let apart = |a: &[bool], b: &[bool]| {
            a.contains(&true) && b.contains(&true) && a.iter().zip(b).filter(|&(&x, &y)| x || y).count() > 1
        };
        (0..touched.len()).any(|i| touched[i + 1..].iter().any(|other| apart(&touched[i], other)))
    }

    fn touches(&self, claims: &[ClaimId], mentions: &[Spot]) -> bool {
        let touch =
            |claim: &Spot| mentions.iter().any(|m| m.report == claim.report && claim.start < m.end && m.start < claim.end);
        claims.iter().any(|c| touch(&self.claims[c.index()]))
    }

    fn reports_touched<'m>(&self, claims: &[ClaimId], mentions: &'m [Spot]) -> BTreeSet<&'m str> {
        let touched = mentions.iter().filter(|m| self.touches(claims, std::slice::from_ref(m)));
        touched.map(|m| m.report.as_str()).collect()
    }

    fn words(&self, claim: ClaimId) -> String {
        let (corpus, claim) = (&self.report.corpus, self.report.corpus.claim(claim));
        format!("{}:{}", corpus.article(claim.article).id, corpus.text(claim))
    }
}

fn loud(finding: &Finding) -> bool {
    finding.severity >= Severity::Warning
}
