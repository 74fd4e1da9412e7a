//! What a desk makes of findings: the policies that they break, and the severities that it gives them.

use crate::types::{Desk, Finding, Level, Outcome, Policy, Severity};

/// Gives the findings the severities of a desk, and leaves out what it does not want to hear of. Policies are about drafts: their
/// breaches count where `drafted`.
#[must_use]
pub fn at_the_desk(findings: Vec<Finding>, desk: &Desk, drafted: Checked) -> Vec<Finding> {
    findings.into_iter().filter_map(|finding| weigh(finding, desk, drafted)).collect()
}

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// A draft against its sources.
    Draft,
    /// Reports against each other.
    Reports,
}

fn weigh(mut finding: Finding, desk: &Desk, drafted: Checked) -> Option<Finding> {
    if drafted == Checked::Draft && few_origins(&finding, desk) {
        finding.policies.push(Policy::MinOrigins);
    }
    // What is nothing but the breach of a policy goes with it; the other findings have something to say without.
    let bare = finding.outcome == Outcome::Unsupported || finding.policies.contains(&Policy::QuoteMismatch);
    finding.policies.retain(|policy| desk.policies.get(policy) != Some(&Level::Off));
    if bare && finding.policies.is_empty() {
        return None;
    }
    finding.kinds.retain(|&kind| desk.kinds.get(kind) != Some(&Level::Off));
    let named = |code: &str| desk.kinds.get(code).copied();
    match finding.outcome {
        Outcome::Contradiction if finding.kinds.is_empty() => return None,
        Outcome::SingleSource if named("single-source") == Some(Level::Off) => return None,
        _ => {}
    }
    let own: Vec<&str> = match finding.outcome {
        Outcome::SingleSource => vec!["single-source"],
        _ => finding.kinds.clone(),
    };
    let kinds = own.into_iter().filter_map(named);
    let policies = finding.policies.iter().filter_map(|policy| desk.policies.get(policy).copied());
    let levels: Vec<Severity> = kinds
        .chain(policies)
        .filter_map(|level| match level {
            Level::At(severity) => Some(severity),
            Level::Off => None,
        })
        .collect();
    finding.severity = levels.into_iter().max().unwrap_or(finding.severity);
    finding.policies.sort_unstable();
    Some(finding)
}

/// Whether fewer independent sources than the desk asks for say it.
fn few_origins(finding: &Finding, desk: &Desk) -> bool {
    matches!(finding.outcome, Outcome::SingleSource | Outcome::Agreement) && finding.independent_sources < desk.min_origins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Scope;
    use std::collections::BTreeMap;

    fn finding(outcome: Outcome, kinds: &[&'static str], policies: &[Policy]) -> Finding {
        Finding {
            id: String::new(),
            outcome,
            kinds: kinds.to_vec(),
            severity: Severity::Note,
            confidence: 0.5,
            scope: Scope::Across,
            claim: String::new(),
            claims: Vec::new(),
            sides: Vec::new(),
            independent_sources: 1,
            reasons: Vec::new(),
            update: false,
            origins: Vec::new(),
            history: None,
            policies: policies.to_vec(),
            decided: None,
        }
    }

    fn desk(policies: &[(Policy, Level)], kinds: &[(&str, Level)]) -> Desk {
        let kinds = kinds.iter().map(|&(code, level)| (code.to_owned(), level)).collect();
        Desk { policies: policies.iter().copied().collect::<BTreeMap<_, _>>(), kinds, min_origins: 2 }
    }

    fn severity(finding: Finding, desk: &Desk) -> Option<(Severity, Vec<Policy>)> {
        let found = at_the_desk(vec![finding], desk, Checked::Draft).pop()?;
        Some((found.severity, found.policies))
    }

    #[test]
    fn the_worst_level_counts_and_off_takes_away() {
        use Outcome::{Contradiction, SingleSource, Unsupported};
        let error = Level::At(Severity::Error);
        let one = desk(&[(Policy::MinOrigins, error)], &[]);
        assert_eq!(severity(finding(SingleSource, &[], &[]), &one), Some((Severity::Error, vec![Policy::MinOrigins])));
        let off = desk(&[(Policy::MinOrigins, Level::Off)], &[]);
        assert_eq!(severity(finding(SingleSource, &[], &[]), &off), Some((Severity::Note, Vec::new())));
        let off = desk(&[(Policy::Unsupported, Level::Off)], &[]);
        assert_eq!(severity(finding(Unsupported, &[], &[Policy::Unsupported]), &off), None);
        let both = [Policy::QuoteMismatch, Policy::Unsupported];
        let kept = severity(finding(Unsupported, &[], &both), &off);
        assert_eq!(kept, Some((Severity::Note, vec![Policy::QuoteMismatch])));
        let kinds = desk(&[], &[("number", Level::Off), ("date", Level::At(Severity::Warning))]);
        assert_eq!(severity(finding(Contradiction, &["number"], &[]), &kinds), None);
        assert_eq!(severity(finding(Contradiction, &["number", "date"], &[]), &kinds), Some((Severity::Warning, Vec::new())));
        let single = desk(&[], &[("single-source", Level::Off)]);
        assert_eq!(severity(finding(SingleSource, &[], &[]), &single), None);
    }

    #[test]
    fn reports_have_no_policies() {
        let error = desk(&[(Policy::MinOrigins, Level::At(Severity::Error))], &[]);
        let found = at_the_desk(vec![finding(Outcome::SingleSource, &[], &[])], &error, Checked::Reports);
        assert_eq!((found[0].severity, found[0].policies.len()), (Severity::Note, 0));
    }
}
