//! The meaning of the arguments that steer the pipeline.

use super::Status;
use super::args::{EngineArg, EngineArgs};
use anyhow::bail;
use crosscheck::pipeline::{Engine, Settings};
use crosscheck::types::{Article, Date};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The settings without any report's date.
pub(super) fn settings(engine: &EngineArgs, min_confidence: f64) -> anyhow::Result<Settings> {
    let threads = engine.threads.map(usize::from);
    let threads = threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let engine = match engine.engine {
        EngineArg::Auto => Engine::Auto,
        EngineArg::Rules => Engine::Rules,
        // Accepted by name, so that a call that asks for it learns why it cannot have it.
        EngineArg::Semantic => bail!("--engine semantic is not in this build; use --engine rules or auto"),
    };
    Ok(Settings { engine, threads, min_confidence, ..Settings::default() })
}

/// The status without what was found, where that is wished.
pub(super) fn lenient(status: Status, exit_zero: bool) -> Status {
    if exit_zero && status == Status::Found { Status::Clean } else { status }
}

/// Checks that every `--published` names a report, and one only where they are of one story.
pub(super) fn check_dates(published: &[(String, Date)], paths: &[PathBuf], stories: usize) -> anyhow::Result<()> {
    for (i, (name, date)) in published.iter().enumerate() {
        if published[..i].iter().any(|(other, day)| other == name && day != date) {
            bail!("--published {name}=…: given twice with different days; give one");
        }
        let named = paths.iter().filter(|path| names(name, &path.display().to_string())).count();
        if named == 0 {
            bail!("--published {name}=…: there is no such report; name one of the given files");
        }
        if named > 1 && stories == 1 && !paths.iter().any(|path| path.as_os_str() == name.as_str()) {
            bail!("--published {name}=…: {named} reports have that name; give more of the path");
        }
    }
    Ok(())
}

/// The given days of publication by report id.
pub(super) fn dates(published: &[(String, Date)], articles: &[Article]) -> BTreeMap<String, Date> {
    let mut dates = BTreeMap::new();
    for (name, date) in published {
        let exact = articles.iter().any(|article| article.path == *name);
        let meant = articles.iter().filter(|article| if exact { article.path == *name } else { names(name, &article.path) });
        dates.extend(meant.map(|article| (article.id.clone(), *date)));
    }
    dates
}

/// Whether a name is a path or its end, by whole components.
fn names(name: &str, path: &str) -> bool {
    path == name || path.strip_suffix(name).is_some_and(|before| before.ends_with(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_end_of_a_path() {
        assert!(names("a.txt", "a.txt") && names("a.txt", "x/a.txt") && names("x/a.txt", "y/x/a.txt"));
        assert!(!names("a.txt", "aa.txt") && !names("x/a.txt", "a.txt"));
    }

    #[test]
    fn unknown_and_ambiguous_names_are_refused() {
        let day = |name: &str| vec![(name.to_owned(), Date::constant(2026, 3, 2))];
        let paths: Vec<PathBuf> = ["x/a.txt", "y/a.txt", "b.txt"].iter().map(PathBuf::from).collect();
        assert!(check_dates(&day("b.txt"), &paths, 1).is_ok());
        assert!(check_dates(&day("c.txt"), &paths, 1).is_err());
        assert!(check_dates(&day("a.txt"), &paths, 1).is_err());
        assert!(check_dates(&day("a.txt"), &paths, 2).is_ok());
        assert!(check_dates(&day("x/a.txt"), &paths, 1).is_ok());
    }
}
