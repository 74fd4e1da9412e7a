//! What makes the exit status 1.

use super::Status;
use anyhow::bail;
use crosscheck::pipeline::kinds;
use crosscheck::types::{Finding, Kind, Outcome, Policy, Report, Severity};

/// The meaning of `--fail-on`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FailOn {
    contradiction: bool,
    /// The least severity that counts, of whatever there is to look at.
    severity: Option<Severity>,
    /// Kinds, policies, and the verdicts of single claims.
    codes: Vec<&'static str>,
}

/// The list where none is given.
const DEFAULT: [&str; 2] = ["contradiction", "error"];

impl FailOn {
    /// The meaning of the list, or of the usual one.
    pub(super) fn of(list: Option<&[String]>) -> anyhow::Result<Self> {
        list.map_or_else(|| Self::new(&DEFAULT, kinds()), |list| Self::new(list, kinds()))
    }

    /// Reads the list: severities, `contradiction`, `single-source`, `unsupported`, kinds, policies; or `none` alone.
    fn new<T: AsRef<str>>(list: &[T], kinds: &[Kind]) -> anyhow::Result<Self> {
        if list.is_empty() {
            bail!("fail-on names nothing; give a list such as [\"error\"], or [\"none\"]");
        }
        let mut fail_on = Self::default();
        let single = [Outcome::SingleSource.code(), Outcome::Unsupported.code()];
        let codes: Vec<&'static str> =
            kinds.iter().map(|kind| kind.code).chain(Policy::ALL.map(Policy::code)).chain(single).collect();
        for word in list.iter().map(|word| word.as_ref().trim()) {
            let severity = match word {
                "none" if list.len() > 1 => bail!("--fail-on none stands alone; leave the rest of the list out"),
                "none" => continue,
                "contradiction" => {
                    fail_on.contradiction = true;
                    continue;
                }
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                "note" => Severity::Note,
                code => match codes.iter().find(|known| **known == code) {
                    Some(code) => {
                        fail_on.codes.push(code);
                        continue;
                    }
                    None => {
                        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code).collect();
                        let policies = Policy::ALL.map(Policy::code).join(", ");
                        bail!(
                            "--fail-on {code}: give contradiction, single-source, none, severities: error, warning, note, policies: {policies}, or kinds: {}",
                            kinds.join(", ")
                        )
                    }
                },
            };
            fail_on.severity = Some(fail_on.severity.map_or(severity, |least| least.min(severity)));
        }
        Ok(fail_on)
    }

    /// The status that a report's findings bring.
    pub(super) fn status(&self, report: &Report) -> Status {
        if report.findings.iter().any(|finding| self.names(finding)) { Status::Found } else { Status::Clean }
    }

    fn names(&self, finding: &Finding) -> bool {
        let severe = finding.is_open() && self.severity.is_some_and(|least| finding.severity >= least);
        let opposed = self.contradiction && finding.outcome == Outcome::Contradiction && finding.severity > Severity::Note;
        severe || opposed || self.codes.iter().any(|code| finding.goes_by(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck::types::Scope;

    const NUMBER: Kind = Kind { code: "number", title: "", help: "", silent: "", example: ("", ""), severity: Severity::Error };

    fn status(list: &[&str], outcome: Outcome, severity: Severity) -> Option<Status> {
        let list: Vec<String> = list.iter().map(|&word| word.to_owned()).collect();
        let finding = Finding {
            id: String::new(),
            outcome,
            kinds: if outcome == Outcome::Contradiction { vec!["number"] } else { Vec::new() },
            severity,
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
            policies: Vec::new(),
            decided: None,
        };
        let report = Report { findings: vec![finding], ..Report::default() };
        FailOn::new(&list, &[NUMBER]).ok().map(|fail_on| fail_on.status(&report))
    }

    #[test]
    fn notes_fail_only_where_their_kind_is_named() {
        use Outcome::{Agreement, Contradiction, SingleSource};
        assert_eq!(status(&["contradiction"], Contradiction, Severity::Error), Some(Status::Found));
        assert_eq!(status(&["contradiction"], Contradiction, Severity::Warning), Some(Status::Found));
        assert_eq!(status(&["contradiction"], Contradiction, Severity::Note), Some(Status::Clean));
        assert_eq!(status(&["number"], Contradiction, Severity::Note), Some(Status::Found));
        assert_eq!(status(&["contradiction"], SingleSource, Severity::Note), Some(Status::Clean));
        assert_eq!(status(&["number", "single-source"], SingleSource, Severity::Note), Some(Status::Found));
        assert_eq!(status(&["none"], Contradiction, Severity::Error), Some(Status::Clean));
        assert_eq!(status(&["contradiction"], Agreement, Severity::Note), Some(Status::Clean));
    }

    #[test]
    fn severities_count_whatever_is_open() {
        use Outcome::{Agreement, Contradiction, Unsupported};
        assert_eq!(status(&["error"], Unsupported, Severity::Warning), Some(Status::Clean));
        assert_eq!(status(&["warning"], Unsupported, Severity::Warning), Some(Status::Found));
        assert_eq!(status(&["error", "warning"], Unsupported, Severity::Warning), Some(Status::Found));
        assert_eq!(status(&["note"], Contradiction, Severity::Note), Some(Status::Found));
        assert_eq!(status(&["note"], Agreement, Severity::Note), Some(Status::Clean));
        assert_eq!(status(&["unsupported"], Unsupported, Severity::Note), Some(Status::Found));
        assert_eq!(status(&["min-origins"], Unsupported, Severity::Note), Some(Status::Clean));
    }

    #[test]
    fn unknown_words_are_refused() {
        assert_eq!(status(&["numbers"], Outcome::Agreement, Severity::Note), None);
        assert_eq!(status(&["none", "number"], Outcome::Agreement, Severity::Note), None);
    }
}
