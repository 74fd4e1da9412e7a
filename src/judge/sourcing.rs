//! How well a finding is sourced: its origins, agreements with too few of them, and claims behind which nobody stands by name.

use super::agree::whole;
use crate::types::{Claim, Corpus, Finding, Kind, Origins, Outcome, Reason, Scope, Severity, Unnamed};

/// The kinds of weak sourcing that a single-source finding can have.
pub static KINDS: [Kind; 2] = [
    Kind {
        code: "anonymous-only",
        title: "Unnamed sources only",
        help: "Everybody who is said to stand behind the claim is unnamed: 'an official said', 'sources told the paper'. A desk wants a name, a document or a second way to know it.\n\nIt stands on single-source findings, and beside agreements of which no report names anybody.",
        silent: "Claims of which one report names a person, body or document; what the reports say in their own voice; police, ministries and companies, who are named bodies.",
        example: ("The deal is close, an official said.", "A person familiar with the talks said a deal is near."),
        severity: Severity::Note,
    },
    Kind {
        code: "plural-sourcing",
        title: "Several unnamed sources, one origin",
        help: "The words speak of several sources ('officials say', 'people familiar with the matter'), and the reports show one origin. Whether one person or five stand behind the plural cannot be seen.",
        silent: "Plural sources behind which the reports show two origins or more; several people by name.",
        example: (
            "Officials say that the bridge over the Tarn is safe to cross for cars and buses again.",
            "The town hopes for quiet days. Officials say that the bridge over the Tarn is safe to cross for cars and buses again.",
        ),
        severity: Severity::Note,
    },
];

/// The finding with its origins, and their number as that of its independent sources.
pub fn traced(origins: &Origins, mut finding: Finding) -> Finding {
    finding.origins = origins.behind(&finding.claims);
    finding.independent_sources = finding.origins.len().max(1);
    if finding.outcome == Outcome::Agreement {
        let reports: std::collections::BTreeSet<_> = finding.origins.iter().flat_map(|origin| &origin.reports).collect();
        let told = format!("{} say it; {}", count(reports.len(), "report"), count(finding.origins.len(), "origin"));
        finding.reasons.iter_mut().for_each(|reason| reason.explanation.clone_from(&told));
    }
    finding
}

fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// The finding graded by its sources: a single-source claim with what makes it weak, an agreement of fewer than `min_origins` origins as
/// single-source, and a note beside an agreement that nobody stands behind by name.
pub fn graded(corpus: &Corpus, origins: &Origins, mut finding: Finding, min_origins: usize) -> Vec<Finding> {
    if finding.outcome == Outcome::Contradiction {
        return vec![finding];
    }
    let weak = weak(origins, &finding);
    let reasons: Vec<Reason> = weak.iter().map(|kind| reason(corpus, &finding, kind)).collect();
    let few = finding.outcome == Outcome::Agreement && finding.independent_sources < min_origins;
    if few {
        finding.outcome = Outcome::SingleSource;
    }
    if finding.outcome == Outcome::SingleSource {
        finding.kinds = weak.iter().map(|kind| kind.code).collect();
        finding.reasons.extend(reasons);
        return vec![finding];
    }
    let note = (!weak.is_empty()).then(|| Finding {
        outcome: Outcome::SingleSource,
        kinds: weak.iter().map(|kind| kind.code).collect(),
        severity: Severity::Note,
        scope: Scope::Across,
        reasons,
        ..finding.clone()
    });
    std::iter::once(finding).chain(note).collect()
}

/// What makes the sourcing weak.
fn weak(origins: &Origins, finding: &Finding) -> Vec<&'static Kind> {
    let unnamed: Option<Vec<Unnamed>> = finding.claims.iter().map(|id| origins.sources[id.index()].unnamed).collect();
    let Some(unnamed) = unnamed.filter(|unnamed| !unnamed.is_empty()) else { return Vec::new() };
    let plural = unnamed.contains(&Unnamed::Several) && finding.origins.len() == 1;
    let [anonymous, several] = &KINDS;
    std::iter::once(anonymous).chain(plural.then_some(several)).collect()
}

fn reason(corpus: &Corpus, finding: &Finding, kind: &Kind) -> Reason {
    let holders = finding.claims.iter().flat_map(|&id| &corpus.claim(id).attribution).map(|link| link.holder.as_str());
    let holders: std::collections::BTreeSet<&str> = holders.filter(|holder| !holder.is_empty()).collect();
    let holders = holders.into_iter().map(|holder| format!("“{holder}”")).collect::<Vec<_>>().join(", ");
    let first = corpus.claim(finding.claims[0]);
    let last: &Claim = finding.claims.last().map_or(first, |&id| corpus.claim(id));
    let explanation = format!("{}: {holders}", kind.title);
    Reason { kind: kind.code, left: whole(corpus, first.id), right: whole(corpus, last.id), explanation }
}
