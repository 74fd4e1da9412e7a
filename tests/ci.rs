//! What CI runs, on the sample repository of `fixtures/ci`: the scripts of the action, the files that GitHub and pre-commit read, git.
#![cfg(unix)]

#[path = "common/examples.rs"]
#[expect(dead_code, reason = "shared with the tests of the reports, which use all of it")]
mod examples;
#[path = "common/story.rs"]
#[expect(dead_code, reason = "shared with the tests of the stories")]
mod story;

use saphyr::{LoadableYamlNode as _, Yaml};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DRAFT: &str = "drafts/quay-bridge.md";

/// A copy of the sample repository.
fn sample() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&Path::new(ROOT).join("fixtures/ci"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the sample is there") {
        let path = entry.expect("the sample can be listed").path();
        let to = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(drop).expect("a file can be copied") }
    }
}

fn crosscheck(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.args(arguments).current_dir(folder).env_clear().env("PATH", path).env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().expect("the program runs")
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("the file can be read");
    assert!(text.contains(from), "{file} lacks {from}");
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}

/// What the action's script leaves behind.
struct Ran {
    code: Option<i32>,
    log: String,
    summary: String,
    outputs: String,
    sarif: PathBuf,
    _temporary: TempDir,
}

fn action(folder: &Path, inputs: &[(&str, &str)]) -> Ran {
    let temporary = tempfile::tempdir().expect("a folder can be made");
    let at = |name: &str| temporary.path().join(name);
    fs::create_dir(at("bin")).expect("a folder can be made");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_crosscheck"), at("bin/crosscheck")).expect("a link can be made");
    let path = format!("{}:{}", at("bin").display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.arg(Path::new(ROOT).join("action/check.sh")).current_dir(folder).env_clear().env("PATH", path);
    command.env("RUNNER_TEMP", at("runner")).env("GITHUB_OUTPUT", at("outputs")).env("GITHUB_STEP_SUMMARY", at("summary"));
    let output = command.envs(inputs.iter().copied()).output().expect("bash runs");
    let read = |name: &str| fs::read_to_string(at(name)).unwrap_or_default();
    let (code, log) = (output.status.code(), told(&output));
    let sarif = at("runner/crosscheck/crosscheck.sarif");
    Ran { code, log, summary: read("summary"), outputs: read("outputs"), sarif, _temporary: temporary }
}

#[test]
fn the_action_annotates_summarises_and_hands_over_sarif() {
    let folder = sample();
    let ran = action(folder.path(), &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.log);
    assert!(ran.log.contains("::error file=drafts/quay-bridge.md,line=6,"), "{}", ran.log);
    assert!(ran.summary.starts_with("# drafts/quay") && ran.summary.contains("Quotations ("), "{}", ran.summary);
    let path = format!("status=1\nsarif={}\n", ran.sarif.display());
    assert_eq!(ran.outputs, path);
    let log: serde_json::Value = serde_json::from_slice(&fs::read(&ran.sarif).expect("the file is there")).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "number");
    let schema = fs::read_to_string(Path::new(ROOT).join("tests/schema/sarif-2.1.0.json")).expect("the schema is there");
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    assert!(jsonschema::is_valid(&schema, &log));
}

#[test]
fn the_inputs_of_the_action_reach_the_program() {
    let folder = sample();
    let exit_zero = action(folder.path(), &[("EXIT_ZERO", "true")]);
    assert!(exit_zero.outputs.starts_with("status=0\n"), "{}", exit_zero.log);
    let unsupported =
        action(folder.path(), &[("FAIL_ON", "certainty"), ("FILES", "sources/radio.md\n\ndrafts/quay-bridge.md\n")]);
    assert!(unsupported.outputs.starts_with("status=0\n"), "{}", unsupported.log);
    let config = action(folder.path(), &[("CONFIG", "nowhere.toml")]);
    assert!(config.outputs.starts_with("status=2\n"), "{}", config.outputs);
    assert!(
        config.log.contains("::error title=crosscheck could not check::") && config.log.contains("nowhere.toml"),
        "{}",
        config.log
    );
    let evil = action(folder.path(), &[("FILES", "$(touch evil)\n`touch evil`; touch evil\n--fail-on")]);
    assert!(evil.outputs.starts_with("status=") && !folder.path().join("evil").exists(), "{}", evil.log);
    let min = action(folder.path(), &[("ARGS", "--min-confidence\n1.0\n"), ("FAIL_ON", "number")]);
    assert!(min.outputs.starts_with("status=0\n"), "{}", min.log);
}

#[test]
fn a_draft_that_cannot_be_checked_fails_the_action() {
    let folder = sample();
    fs::write(folder.path().join("drafts/broken.md"), [0x89, b'P', b'N', b'G', 0, 1]).expect("a file can be written");
    let ran = action(folder.path(), &[("EXIT_ZERO", "true")]);
    assert!(ran.outputs.starts_with("status=2\n"), "{}", ran.log);
    assert!(ran.log.contains("broken.md") && ran.log.contains("::error file=drafts/quay-bridge.md"), "{}", ran.log);
}

fn yaml(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect("the file can be read")
}

#[test]
fn the_action_is_composite_and_takes_no_input_into_a_script() {
    let text = yaml("action.yml");
    let documents = Yaml::load_from_str(&text).expect("action.yml is YAML");
    let action = &documents[0];
    assert_eq!(action["runs"]["using"].as_str(), Some("composite"));
    let steps = action["runs"]["steps"].as_sequence().expect("steps are a list");
    assert!(steps.len() >= 4);
    let script = |name: &str| yaml(&format!("action/{name}.sh"));
    for step in steps {
        let run = step.as_mapping_get("run").and_then(Yaml::as_str);
        assert!(run.is_none_or(|run| !run.contains("${{")), "an input in a script is run as one: {run:?}");
        assert_eq!(run.is_some(), step.as_mapping_get("shell").is_some(), "{step:?}");
        for name in ["install", "check"] {
            if run.is_some_and(|run| run.contains(name)) {
                let env = step["env"].as_mapping().expect("the step has variables");
                assert!(
                    env.keys()
                        .filter_map(Yaml::as_str)
                        .all(|key| script(name).contains(key) || run.is_some_and(|run| run.contains(key)))
                );
            }
        }
    }
    let inputs = action["inputs"].as_mapping().expect("inputs are a table");
    let used = inputs.keys().filter_map(Yaml::as_str).filter(|name| text.contains(&format!("inputs.{name}")));
    assert_eq!(used.count(), inputs.len(), "every input is used");
}

#[test]
fn the_hooks_call_what_there_is() {
    let text = yaml(".pre-commit-hooks.yaml");
    let documents = Yaml::load_from_str(&text).expect("the hooks are YAML");
    let hooks = documents[0].as_sequence().expect("hooks are a list");
    let folder = sample();
    for hook in hooks {
        let entry = hook["entry"].as_str().expect("a hook has an entry");
        let arguments: Vec<&str> = entry.split(' ').skip(1).chain(["sources/radio.md", "crosscheck.toml"]).collect();
        let output = crosscheck(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        assert!(told(&output).contains("quay-bridge.md:6"), "{}", told(&output));
    }
}

/// The program finds the policies that the examples were made with.
#[test]
fn the_examples_of_the_draft_are_what_the_program_writes() {
    let draft = format!("{}/{DRAFT}", examples::DRAFTS);
    let output = crosscheck(Path::new(ROOT), &["--draft", &draft, "--format", "json", "--quiet"]);
    let kept = fs::read(Path::new(ROOT).join(examples::EXAMPLES).join("draft-quay-bridge.json")).expect("the example is there");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout == kept, "{}", told(&output));
}

#[test]
fn the_schema_of_the_settings_is_current_and_the_sample_keeps_to_it() {
    let path = Path::new(ROOT).join("tests/schema/config.json");
    let output = crosscheck(Path::new(ROOT), &["schema", "config"]);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &output.stdout).expect("the schema can be written");
    }
    assert!(fs::read(&path).ok() == Some(output.stdout), "run the tests with UPDATE=1 and read the difference");
    let schema = serde_json::from_str(&yaml("tests/schema/config.json")).expect("the schema is JSON");
    let valid = |text: &str| {
        let settings: toml::Value = toml::from_str(text).expect("the settings are TOML");
        jsonschema::is_valid(&schema, &serde_json::to_value(settings).expect("TOML is JSON"))
    };
    assert!(valid(&yaml("fixtures/ci/crosscheck.toml")));
    let page = yaml("docs/ci.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the page has an example");
    assert!(valid(example), "{example}");
    let folder = sample();
    fs::write(folder.path().join("crosscheck.toml"), example.replace("baseline =", "# baseline =")).expect("it can be written");
    assert_eq!(crosscheck(folder.path(), &["drafts", "--quiet"]).status.code(), Some(1));
    for wrong in ["[polices]", "[policies]\nunsupported = \"fatal\"", "[kinds]\nnumbers = \"off\"", "min-confidence = 2.0"] {
        assert!(!valid(wrong), "{wrong}");
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder).output().expect("git runs");
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn findings_are_limited_to_changed_lines() {
    let folder = sample();
    let at = folder.path();
    git(at, &["init", "--quiet", "--initial-branch=main"]);
    git(at, &["add", "."]);
    git(at, &["commit", "--quiet", "--message=first"]);
    let since = |revision: &str| crosscheck(at, &["--draft", DRAFT, "--compact", "--changed-since", revision]);
    let none = since("HEAD");
    assert_eq!((none.status.code(), none.stdout.len()), (Some(0), 0), "{}", told(&none));
    edit(
        at,
        DRAFT,
        "The mayor has promised free parking in the town for a year.",
        "The mayor has promised free ferries for a year.",
    );
    let one = since("HEAD");
    assert_eq!(one.status.code(), Some(0), "{}", told(&one));
    assert!(told(&one).contains("free ferries") && !told(&one).contains("17"), "{}", told(&one));
    edit(at, "sources/council.txt", "found 11 cracks", "found 12 cracks");
    let source = since("HEAD");
    assert_eq!(source.status.code(), Some(1), "a source that changed counts: {}", told(&source));
    for revision in ["no-such-branch", "-x", "--output=evil", ""] {
        let wrong = crosscheck(at, &["--draft", DRAFT, &format!("--changed-since={revision}")]);
        assert_eq!(wrong.status.code(), Some(2), "{revision}: {}", told(&wrong));
    }
    git(at, &["rm", "--quiet", "--cached", DRAFT]);
    let new = since("HEAD");
    assert_eq!(new.status.code(), Some(1), "a file that git does not know is new: {}", told(&new));
    let outside = sample();
    let lost = crosscheck(outside.path(), &["--draft", DRAFT, "--changed-since", "HEAD"]);
    assert_eq!(lost.status.code(), Some(2), "{}", told(&lost));
    assert!(told(&lost).contains("no git repository"), "{}", told(&lost));
}

#[test]
fn a_baseline_goes_by_words_and_not_by_lines() {
    let folder = sample();
    let at = folder.path();
    let run = |more: &[&str]| crosscheck(at, &[&["--draft", DRAFT, "--baseline", "known.json"], more].concat());
    let missing = run(&[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(told(&missing).contains("--write-baseline"), "{}", told(&missing));
    assert_eq!(run(&["--write-baseline"]).status.code(), Some(0));
    let known = run(&["--fail-on", "note"]);
    assert_eq!(known.status.code(), Some(0), "{}", told(&known));
    assert!(told(&known).contains("in the baseline"), "{}", told(&known));
    edit(at, DRAFT, "The Quay Bridge in Fenmouth closed", "Fenmouth woke to bad news.\n\nThe Quay Bridge in Fenmouth closed");
    assert_eq!(run(&[]).status.code(), Some(0), "lines that move change nothing");
    edit(at, DRAFT, "found 17 cracks", "found 18 cracks");
    let new = run(&[]);
    assert_eq!(new.status.code(), Some(1), "{}", told(&new));
    assert!(told(&new).contains("not found any more"), "{}", told(&new));
    fs::write(at.join("known.json"), "{\"version\": 1, \"findings\": [\n  {\"od\": 1}]}").expect("a file can be written");
    let broken = run(&[]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(told(&broken).contains("known.json:2:"), "{}", told(&broken));
    let input = crosscheck(at, &["--draft", DRAFT, "--baseline", DRAFT, "--write-baseline"]);
    assert_eq!(input.status.code(), Some(2), "an input is not replaced: {}", told(&input));
}
