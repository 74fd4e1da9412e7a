//! Findings that the draft's own text, a baseline or unchanged lines silence; and ignores that silence nothing.

use crate::types::{ArticleId, Finding, Ignore, Kind, Notice, Outcome, Policy, Report};
use std::collections::BTreeSet;

/// Takes out the findings that the draft's remarks silence. A remark without a reason silences nothing; that, an unknown name and a
/// remark that silences nothing any more are told in notices.
pub fn ignore(report: &mut Report, draft: ArticleId, ignores: &[Ignore]) {
    let known = codes(report.kinds);
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    let corpus = &report.corpus;
    let silences = |finding: &Finding| {
        let own = |ignore: &Ignore| {
            let claims = finding.claims.iter().map(|&id| corpus.claim(id)).filter(|claim| claim.article == draft);
            ignore.about.is_some_and(|about| claims.map(|claim| claim.span).any(|span| span.overlaps(about)))
        };
        let here = ignores.iter().enumerate().filter(|(_, ignore)| ignore.reason.is_some() && finding.is_open() && own(ignore));
        here.flat_map(|(i, ignore)| matches(ignore, finding).map(move |code| (i, code))).collect::<Vec<_>>()
    };
    let before = report.findings.len();
    report.findings.retain(|finding| {
        let found = silences(finding);
        used.extend(&found);
        found.is_empty()
    });
    report.silenced.ignored += before - report.findings.len();
    let told = ignores.iter().enumerate().flat_map(|(i, ignore)| problems(i, ignore, &known, &used));
    report.notices.extend(told.map(|text| Notice { article: draft, text }));
}

/// Which of a remark's names a finding goes by; 0 where it names none and means all.
fn matches<'a>(ignore: &'a Ignore, finding: &'a Finding) -> impl Iterator<Item = usize> + 'a {
    let all = ignore.codes.is_empty().then_some(0);
    all.into_iter().chain(ignore.codes.iter().enumerate().filter(|(_, code)| finding.goes_by(code)).map(|(n, _)| n))
}

fn problems(i: usize, ignore: &Ignore, known: &[&str], used: &BTreeSet<(usize, usize)>) -> Vec<String> {
    let line = ignore.line;
    if ignore.reason.is_none() {
        return vec![format!(
            "line {line}: crosscheck-ignore has no reason and silences nothing; write crosscheck-ignore[kind]: reason"
        )];
    }
    if ignore.codes.is_empty() {
        let stale = !used.contains(&(i, 0));
        return stale.then(|| format!("line {line}: crosscheck-ignore silences nothing; take it out")).into_iter().collect();
    }
    let told = |(n, code): (usize, &String)| {
        if !known.contains(&code.as_str()) {
            return Some(format!(
                "line {line}: crosscheck-ignore[{code}]: there is no such name; use one of {}",
                known.join(", ")
            ));
        }
        (!used.contains(&(i, n))).then(|| format!("line {line}: crosscheck-ignore[{code}] silences nothing; take it out"))
    };
    ignore.codes.iter().enumerate().filter_map(told).collect()
}

/// The names that findings go by: kinds, verdicts, policies.
#[must_use]
pub fn codes(kinds: &[Kind]) -> Vec<&'static str> {
    let verdicts = Outcome::ALL.iter().filter(|&&outcome| outcome != Outcome::Agreement).map(|outcome| outcome.code());
    let policies = Policy::ALL.iter().map(|policy| policy.code()).filter(|&code| code != "unsupported");
    // A kind of weak sourcing and the policy on it have one name.
    let new = |code: &&str| kinds.iter().all(|kind| kind.code != *code);
    kinds.iter().map(|kind| kind.code).chain(verdicts).chain(policies.filter(new)).collect()
}
