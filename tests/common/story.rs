//! The fixture stories: a folder of reports each, read and taken through ingest. Shared by the tests and by `xtask`.

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::types::Article;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the fixture stories stand, from the root of the repository.
pub const STORIES: &str = "fixtures/stories";

/// A folder with the reports on one story.
#[derive(Debug, Clone)]
pub struct Story {
    /// The folder.
    pub folder: PathBuf,
    /// Its reports, sorted by name.
    pub inputs: Vec<Input>,
}

impl Story {
    /// The name of the folder.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The reports as ingest reads them.
    pub fn articles(&self) -> Vec<Article> {
        let read = |input| ingest(input).unwrap_or_else(|e| panic!("{}: {e}", self.name()));
        let mut articles: Vec<Article> = self.inputs.iter().map(read).collect();
        tell_apart(&mut articles);
        articles
    }
}

/// The stories under a folder, sorted by name. Paths inside are as given: relative stays relative.
pub fn stories(under: &Path) -> Vec<Story> {
    let story = |folder: PathBuf| {
        let report = |path: &PathBuf| path.extension().is_some_and(|e| e == "txt" || e == "md");
        let input = |path: &PathBuf| Input {
            path: path.to_string_lossy().into_owned(),
            bytes: fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
        };
        let inputs = entries(&folder).iter().filter(|path| report(path)).map(input).collect();
        Story { folder, inputs }
    };
    let found: Vec<Story> =
        entries(under).into_iter().filter(|p| p.is_dir()).map(story).filter(|s| !s.inputs.is_empty()).collect();
    assert!(!found.is_empty(), "no story under {}", under.display());
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = read.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    paths.sort();
    paths
}
