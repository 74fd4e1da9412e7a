//! What makes the exit status 1.

use super::Status;
use anyhow::bail;
use crosscheck::types::{Finding, Kind, Outcome, Report, Severity};

/// The meaning of `--fail-on`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FailOn {
    contradiction: bool,
    single_source: bool,
    kinds: Vec<&'static str>,
}

impl FailOn {
    /// Reads the list: `contradiction`, `single-source`, kinds; or `none` alone.
    pub(super) fn new(list: &[String], kinds: &[Kind]) -> anyhow::Result<Self> {
        let mut fail_on = Self::default();
        for word in list {
            match word.trim() {
                "none" if list.len() > 1 => bail!("--fail-on none stands alone; leave the rest of the list out"),
                "none" => {}
                "contradiction" => fail_on.contradiction = true,
                "single-source" => fail_on.single_source = true,
                code => match kinds.iter().find(|kind| kind.code == code) {
                    Some(kind) => fail_on.kinds.push(kind.code),
                    None => {
                        let codes: Vec<&str> = kinds.iter().map(|kind| kind.code).collect();
                        bail!("--fail-on {code}: give contradiction, single-source, none, or kinds: {}", codes.join(", "))
                    }
                },
            }
        }
        Ok(fail_on)
    }

    /// The status that a report's findings bring.
    pub(super) fn status(&self, report: &Report) -> Status {
        if report.findings.iter().any(|finding| self.names(finding)) { Status::Found } else { Status::Clean }
    }

    fn names(&self, finding: &Finding) -> bool {
        let kind = finding.kinds.iter().any(|kind| self.kinds.contains(kind));
        kind || match finding.outcome {
            Outcome::Contradiction => self.contradiction && finding.severity > Severity::Note,
            Outcome::SingleSource => self.single_source,
            // No run makes an unsupported claim: that takes a draft.
            Outcome::Unsupported | Outcome::Agreement => false,
        }
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
    fn unknown_words_are_refused() {
        assert_eq!(status(&["numbers"], Outcome::Agreement, Severity::Note), None);
        assert_eq!(status(&["none", "number"], Outcome::Agreement, Severity::Note), None);
    }
}
