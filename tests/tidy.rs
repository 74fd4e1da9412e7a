//! The rules of the code that need no reviewer: who may import whom, sizes, opening lines, registrations, sorted tables, documents.

#[path = "common/kinds.rs"]
mod kinds;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages: none imports another.
const STAGES: [&str; 8] = ["ingest", "segment", "parse", "extract", "align", "trace", "judge", "report"];
const LINES_PER_FILE: usize = 500;
const LINES_PER_FUNCTION: usize = 60;

/// A Rust file of the repository, its tests apart.
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// Lines with their numbers, without comments and without what stands under `#[cfg(test)]` at the end of the file.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.only_for_tests();
        let end = self.text.find("\n#[cfg(test)]\nmod tests {").map_or(self.text.len(), |n| n + 1);
        let lines = self.text[..if tests { 0 } else { end }].lines().enumerate();
        lines.map(|(i, line)| (i + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether the file is a module that its parent declares under `#[cfg(test)]`.
    fn only_for_tests(&self) -> bool {
        let Some((folder, stem)) = self.path.parent().zip(self.path.file_stem()) else { return false };
        let declared = format!("#[cfg(test)]\nmod {};", stem.to_string_lossy());
        let parents = [folder.join("mod.rs"), folder.join("lib.rs"), folder.with_extension("rs")];
        parents.iter().any(|parent| fs::read_to_string(parent).is_ok_and(|text| text.contains(&declared)))
    }

    /// The module's path from the root of the crate: `src/judge/checks/number.rs` is `judge checks number`.
    fn module(&self) -> Vec<String> {
        let inside = self.path.strip_prefix("src").unwrap_or(&self.path).with_extension("");
        let parts = inside.components().map(|c| c.as_os_str().to_string_lossy().into_owned());
        parts.filter(|part| part != "mod" && part != "lib" && part != "main").collect()
    }

    /// The top module that the file belongs to.
    fn top(&self) -> String {
        self.module().into_iter().next().unwrap_or_default()
    }

    /// The top modules of this crate that the code names, each with its line.
    fn imports(&self) -> Vec<(usize, String)> {
        let module = self.module();
        let named = |(number, line): (usize, &str)| {
            let absolute = after(line, "crate::").into_iter().chain(if self.top() == "cli" {
                after(line, "crosscheck::")
            } else {
                Vec::new()
            });
            let mut found: Vec<String> = absolute.flat_map(names).collect();
            for (up, rest) in supers(line) {
                match module.len().checked_sub(up) {
                    Some(0) => found.extend(names(rest)),
                    _ => found.extend(module.first().cloned()),
                }
            }
            found.into_iter().map(move |name| (number, name)).collect::<Vec<_>>()
        };
        self.code().flat_map(named).collect()
    }
}

/// What stands after each occurrence of a prefix that begins a path.
fn after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let begins = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    line.match_indices(prefix).filter(|&(at, _)| begins(at)).map(|(at, _)| &line[at + prefix.len()..]).collect()
}

/// The first names of a path or of a braced group of paths.
fn names(path: &str) -> Vec<String> {
    let name = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match path.strip_prefix('{') {
        None => vec![name(path)],
        Some(group) => {
            let mut depth = 0;
            let flat: String = group
                .chars()
                .filter(|&c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0 && c != '}'
                })
                .collect();
            flat.split([',', ';']).map(name).filter(|n| !n.is_empty() && n != "self").collect()
        }
    }
}

/// Chains of `super::` in a line: how many, and what follows.
fn supers(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find("super::") {
        rest = &rest[at..];
        let mut up = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, up) = (next, up + 1);
        }
        found.push((up, rest));
    }
    found
}

fn sources(under: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    under.iter().for_each(|folder| walk(Path::new(folder), &mut files));
    files.retain(|path| path.extension().is_some_and(|e| e == "rs"));
    let read =
        |path: PathBuf| Source { text: fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())), path };
    files.into_iter().map(read).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true if path.file_name().is_some_and(|n| n == "target") => {}
            true => walk(&path, files),
            false => files.push(path),
        }
    }
}

#[track_caller]
fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn modules_import_only_what_they_may() {
    let breach = |source: &Source| {
        let top = source.top();
        let allowed = |name: &str| {
            name == top
                || match top.as_str() {
                    "" | "pipeline" | "study" | "cli" => true,
                    "types" => false,
                    "lexicon" | "entail" | "render" => name == "types",
                    stage if STAGES.contains(&stage) => ["types", "lexicon", "entail"].contains(&name),
                    _ => false,
                }
        };
        let wrong = source.imports().into_iter().filter(|(_, name)| !name.is_empty() && !allowed(name));
        wrong.map(|(line, name)| format!("{}:{line}: {top} may not import {name}", source.path.display())).collect::<Vec<_>>()
    };
    none(sources(&["src"]).iter().flat_map(breach).collect());
}

#[test]
fn the_rule_of_imports_sees_every_form() {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.to_owned() };
    let seen = |path, text| source(path, text).imports().into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(seen("src/judge/checks/number.rs", "use crate::{align::x, types::{A, B}};"), ["align", "types"]);
    assert_eq!(seen("src/judge/checks/number.rs", "use super::super::super::parse::parse;"), ["parse"]);
    assert_eq!(seen("src/judge/checks/number.rs", "use super::super::evidence;"), ["judge"]);
    assert_eq!(seen("src/judge/mod.rs", "    let x = crate::trace::trace(y);"), ["trace"]);
    assert_eq!(seen("src/judge/mod.rs", "#[cfg(test)]\nmod tests {\n use crate::parse::parse;"), ["parse"]);
    assert!(seen("src/judge/mod.rs", "\n#[cfg(test)]\nmod tests {\n use crate::parse::parse;").is_empty());
}

#[test]
fn only_the_cli_touches_the_outside() {
    let outside =
        ["std::fs", "std::env", "std::time", "std::process", "std::net", "std::io::std", "fs::", "SystemTime", "Instant::now"];
    let breach = |source: &Source| {
        let used = |line: &str| {
            outside.into_iter().find(|word| !after(line, word).is_empty() || (!word.ends_with("::") && line.contains(word)))
        };
        let lines = source.code().filter_map(|(n, line)| used(line).map(|word| format!("{}:{n}: {word}", source.path.display())));
        lines.collect::<Vec<_>>()
    };
    let inner = sources(&["src", "crates"]).into_iter().filter(|s| {
        !["cli", ""].contains(&s.top().as_str()) && s.path.starts_with("src") || s.path.starts_with("crates/syntax/src")
    });
    none(inner.flat_map(|s| breach(&s)).collect());
}

#[test]
fn types_are_data_only() {
    let foreign = ["serde", "clap", "regex", "std::fs", "std::path", "std::env", "std::time"];
    let breach = |source: &Source| {
        let wrong = source.code().filter(|(_, line)| foreign.iter().any(|word| !after(line, word).is_empty()));
        wrong.map(|(n, line)| format!("{}:{n}: {}", source.path.display(), line.trim())).collect::<Vec<_>>()
    };
    none(sources(&["src/types"]).iter().flat_map(breach).collect());
}

#[test]
fn files_open_with_a_sentence_and_stay_short() {
    let breach = |source: &Source| {
        let path = source.path.display();
        let opening = (!source.text.starts_with("//! ")).then(|| format!("{path}: does not open with a `//!` sentence"));
        let lines = source.text.lines().count();
        let long = (lines > LINES_PER_FILE).then(|| format!("{path}: {lines} lines, {LINES_PER_FILE} are the most"));
        opening.into_iter().chain(long).collect::<Vec<_>>()
    };
    none(sources(&["src", "crates", "xtask", "tests", "benches"]).iter().flat_map(breach).collect());
}

#[test]
fn functions_fit_a_screen() {
    let breach = |source: &Source| {
        let (mut wrong, mut open) = (Vec::new(), None);
        for (number, line) in source.code() {
            let indent = line.len() - line.trim_start().len();
            let words = line.trim_start();
            let is_function =
                ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "const fn "].iter().any(|p| words.starts_with(p));
            if is_function && line.trim_end().ends_with(['{', '(']) {
                open = Some((number, indent));
            }
            if let Some((start, depth)) = open.filter(|&(_, depth)| words == "}" && indent == depth) {
                let lines = number - start + 1;
                let long = lines > LINES_PER_FUNCTION && depth == indent;
                wrong.extend(long.then(|| format!("{}:{start}: a function of {lines} lines", source.path.display())));
                open = None;
            }
        }
        wrong
    };
    none(sources(&["src", "crates", "xtask"]).iter().flat_map(breach).collect());
}

#[test]
fn lints_are_expected_not_allowed_and_the_library_prints_nothing() {
    let words = ["#[allow(", "#![allow(", "println!", "eprintln!", "print!(", "dbg!(", "todo!(", "unimplemented!("];
    let breach = |source: &Source| {
        let quiet = |line: &str| words.into_iter().find(|w| line.contains(w));
        let lines = source.code().filter_map(|(n, line)| quiet(line).map(|w| format!("{}:{n}: {w}", source.path.display())));
        lines.collect::<Vec<_>>()
    };
    none(sources(&["src", "crates/syntax/src"]).iter().flat_map(breach).collect());
}

#[test]
fn tables_are_sorted_and_say_where_they_come_from() {
    let mut files = Vec::new();
    walk(Path::new("data"), &mut files);
    let mut breaches = Vec::new();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")) {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let rows: Vec<&str> = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        let unsorted = rows.windows(2).find(|w| w[0] >= w[1]);
        breaches.extend(unsorted.map(|w| format!("{}: not sorted, or twice: {:?} before {:?}", path.display(), w[0], w[1])));
        if !text.starts_with('#') {
            breaches.push(format!("{}: no `#` line on columns, origin and licence", path.display()));
        }
    }
    none(breaches);
}

#[test]
fn every_word_table_stands_in_the_readme_of_its_folder() {
    let readme = fs::read_to_string("data/README.md").expect("the list of tables can be read");
    let mut files = Vec::new();
    walk(Path::new("data"), &mut files);
    let names = files.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let row =
        |name: &str| readme.lines().any(|line| line.split('|').nth(1).is_some_and(|cell| cell.contains(&format!("`{name}`"))));
    none(
        names
            .filter(|name| name != "README.md" && !row(name))
            .map(|name| format!("data/{name} has no row in data/README.md"))
            .collect(),
    );
}

/// A misspelt name in the code would count nothing, and so would a row whose name no code has.
#[test]
fn the_decisions_of_the_code_are_those_of_the_tables() {
    let table = |name: &str| fs::read_to_string(format!("data/{name}.tsv")).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (mut models, mut thresholds, mut names) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for row in (table("decision") + &table("trees")).lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        models.insert(cells[0].to_owned());
        let measures = cells[2].split(' ').filter_map(|word| word.split_once('<')).map(|(measure, _)| measure);
        names.extend(measures.chain([cells[1]]).filter(|name| name.parse::<usize>().is_err()).map(str::to_owned));
        thresholds.extend((cells[0] == "threshold").then(|| cells[1].to_owned()));
    }
    let sources = sources(&["src/align", "src/judge", "src/pipeline.rs"]);
    let code: String = sources.iter().flat_map(|source| source.code().map(|(_, line)| format!("{line}\n"))).collect();
    let code = code + &fs::read_to_string("src/pipeline.rs").expect("the pipeline can be read");
    let asked = |call: &str| -> Vec<String> {
        after(&code.replace(&format!(".{call}"), &format!(" {call}")), call)
            .iter()
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let unknown = asked("Decision::named(\"").into_iter().filter(|name| !models.contains(name));
    let unset = asked("weight(\"").into_iter().filter(|name| !thresholds.contains(name));
    let idle = names.iter().chain(&models).filter(|name| *name != "bias" && !code.contains(&format!("\"{name}\"")));
    let kinds = crosscheck::pipeline::kinds().iter().map(|kind| kind.code.to_owned());
    let undecided = kinds.filter(|code| models.contains(code) != thresholds.contains(code) && *code != "clash");
    let told = |what: &'static str| move |name: String| format!("{name}: {what}");
    none(
        unknown
            .map(told("no such model"))
            .chain(unset.map(told("no such threshold")))
            .chain(idle.cloned().map(told("no code asks for it")))
            .chain(undecided.map(told("a model or a threshold is missing")))
            .collect(),
    );
}

#[test]
fn every_check_is_registered_and_every_kind_has_its_file() {
    let folder = Path::new("src/judge/checks");
    let table = fs::read_to_string(folder.join("mod.rs")).expect("the table of checks can be read");
    let mut files = Vec::new();
    walk(folder, &mut files);
    let stems: BTreeSet<String> = files
        .iter()
        .filter(|p| p.parent() == Some(folder))
        .filter_map(|p| p.file_stem().map(|s| s.to_string_lossy().into_owned()))
        .filter(|s| !["mod", "tests", "shared"].contains(&s.as_str()))
        .collect();
    let kinds: BTreeSet<String> = crosscheck::pipeline::kinds().iter().map(|k| k.code.to_owned()).collect();
    let lost =
        stems.iter().filter(|s| !table.contains(&format!("{s}::"))).map(|s| format!("{s}.rs is not in the table of checks"));
    let bare =
        // What weakens a single source is no contradiction that a check proposes.
        kinds.iter().filter(|k| !["other", "anonymous-only", "plural-sourcing"].contains(&k.as_str()) && !stems.contains(*k)).map(|k| format!("{k} has no file in {}", folder.display()));
    none(lost.chain(bare).collect());
}

#[test]
fn the_page_of_kinds_is_current() {
    let page = fs::read_to_string(kinds::KINDS).unwrap_or_default();
    assert!(page == kinds::page(), "{} is not current; run `cargo xtask docs`", kinds::KINDS);
}
