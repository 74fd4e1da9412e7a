//! The program from outside: every case of `tests/cli/*.toml` runs in an empty folder with a scrubbed environment.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A file of cases that share their files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    /// Texts by path; folders are made as needed.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Bytes by path, for what is not text.
    #[serde(default)]
    bytes: BTreeMap<String, Vec<u8>>,
    case: Vec<Case>,
}

/// One call and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    code: i32,
    /// The whole of standard output.
    stdout: Option<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    /// The whole of standard error.
    stderr: Option<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    #[serde(default)]
    stderr_lacks: Vec<String>,
    /// JSON pointers into standard output, and the values there.
    #[serde(default)]
    json: BTreeMap<String, toml::Value>,
    /// Pieces that files must hold afterwards.
    #[serde(default)]
    file_has: BTreeMap<String, String>,
    /// All names in the folder afterwards, where that matters.
    left: Option<Vec<String>>,
}

#[test]
fn every_case_comes_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("tests/cli is there") {
        let path = entry.expect("tests/cli can be listed").path();
        let text = std::fs::read_to_string(&path).expect("a case file can be read");
        let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in &cases.case {
            count += 1;
            if let Err(why) = check(&cases, case) {
                failures.push(format!("{}: {}\n{why}", path.file_name().unwrap_or_default().display(), case.name));
            }
        }
    }
    assert!(count > 40, "only {count} cases were found");
    assert!(failures.is_empty(), "{} of {count} fail:\n\n{}", failures.len(), failures.join("\n\n"));
}

fn check(cases: &Cases, case: &Case) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    lay_out(cases, folder.path());
    let output = run(case, folder.path());
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let mut wrong = Vec::new();
    if output.status.code() != Some(case.code) {
        wrong.push(format!("exit status {:?} instead of {}", output.status.code(), case.code));
    }
    for (stream, text, whole, has, lacks) in [
        ("stdout", &stdout, &case.stdout, &case.stdout_has, &case.stdout_lacks),
        ("stderr", &stderr, &case.stderr, &case.stderr_has, &case.stderr_lacks),
    ] {
        if whole.as_ref().is_some_and(|whole| whole != text) {
            wrong.push(format!("{stream} differs"));
        }
        wrong.extend(has.iter().filter(|piece| !text.contains(*piece)).map(|piece| format!("{stream} lacks {piece:?}")));
        wrong.extend(lacks.iter().filter(|piece| text.contains(*piece)).map(|piece| format!("{stream} has {piece:?}")));
    }
    wrong.extend(json(case, &stdout));
    wrong.extend(files(case, folder.path()));
    if wrong.is_empty() {
        return Ok(());
    }
    let clip = |text: &str| text.chars().take(1500).collect::<String>();
    Err(format!("  {}\n--- stdout\n{}\n--- stderr\n{}", wrong.join("\n  "), clip(&stdout), clip(&stderr)))
}

fn lay_out(cases: &Cases, folder: &Path) {
    let texts = cases.files.iter().map(|(path, text)| (path, text.as_bytes()));
    for (path, bytes) in texts.chain(cases.bytes.iter().map(|(path, bytes)| (path, bytes.as_slice()))) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }
}

fn run(case: &Case, folder: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(&case.args)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The program may end without reading.
    let _ = child.stdin.take().expect("standard input is a pipe").write_all(case.stdin.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn json(case: &Case, stdout: &str) -> Vec<String> {
    if case.json.is_empty() {
        return Vec::new();
    }
    let Ok(out) = serde_json::from_str::<serde_json::Value>(stdout) else {
        return vec!["stdout is not JSON".to_owned()];
    };
    let wanted = |value: &toml::Value| serde_json::to_value(value).expect("a value of TOML is one of JSON");
    let wrong = case.json.iter().filter(|(pointer, value)| out.pointer(pointer) != Some(&wanted(value)));
    wrong.map(|(pointer, value)| format!("{pointer} is {:?}, not {value}", out.pointer(pointer))).collect()
}

fn files(case: &Case, folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, piece) in &case.file_has {
        let text = std::fs::read_to_string(folder.join(path)).unwrap_or_default();
        if !text.contains(piece) {
            wrong.push(format!("{path} lacks {piece:?}: {text:.300}"));
        }
    }
    if let Some(left) = &case.left {
        let entries = std::fs::read_dir(folder).expect("the folder can be listed");
        let mut names: Vec<String> =
            entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        if names != *left {
            wrong.push(format!("the folder holds {names:?}"));
        }
    }
    wrong
}

/// Starts the program in a folder, with pipes.
#[cfg(unix)]
fn start(folder: &Path, args: &[&str]) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(args).current_dir(folder).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// A reader who goes away early has what was wanted: no message, and no verdict. What could not be read is told all the same.
#[test]
#[cfg(unix)]
fn a_broken_pipe_is_no_failure() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let text = |n: usize| format!("The fire in Tarnow killed {n} people on Monday.\n");
    let pair = "{\"left\": \"Nine died.\", \"right\": \"12 died.\"}\n".repeat(3);
    for (name, text) in [("a.txt", text(12)), ("b.txt", text(19)), ("bad.jsonl", format!("{pair}no pair\n"))] {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    for (args, code, told) in [
        (&["schema"][..], 0, ""),
        (&["a.txt", "b.txt", "--fail-on", "none", "-f", "json"][..], 0, ""),
        (&["a.txt", "b.txt", "-f", "json", "-o", "-", "-o", "also.json"][..], 0, ""),
        (&["pairs", "bad.jsonl"][..], 2, "1 line could not be read"),
    ] {
        let mut child = start(folder.path(), args);
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        assert!(said.contains(told) && (!told.is_empty() || said.is_empty()), "{args:?}: {said}");
    }
    assert!(folder.path().join("also.json").exists(), "the other outputs are written");
}

/// Nobody waits for the end of a stream of pairs that nobody reads.
#[test]
#[cfg(unix)]
fn pairs_without_a_reader_end() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut child = start(folder.path(), &["pairs", "-"]);
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    while stdin.write_all(b"{\"left\": \"Nine died.\", \"right\": \"12 died.\"}\n").is_ok() {}
    assert_eq!(child.wait().expect("the program ends").code(), Some(0));
}

/// What has no end is told, and not read for ever.
#[test]
#[cfg(unix)]
fn files_without_an_end_are_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("a.txt"), "Nobody fled.\n").expect("a file can be written");
    for args in
        [&["a.txt", "--config", "/dev/zero"][..], &["a.txt", "--baseline", "/dev/zero"], &["pairs", "/dev/zero"], &["/dev/zero"]]
    {
        let output = start(folder.path(), args).wait_with_output().expect("the program ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains("/dev/zero") && said.contains("more than 16777216 bytes"), "{args:?}: {said}");
    }
}

/// Links are followed, to what is not there yet too, and two names of one file are one output.
#[test]
#[cfg(unix)]
fn links_are_followed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let at = folder.path();
    std::fs::write(at.join("a.txt"), "The fire in Tarnow killed 12 people on Monday.\n").expect("a file can be written");
    std::fs::create_dir(at.join("real")).expect("a folder can be made");
    for (target, link) in [("real/new.json", "link.json"), ("z.json", "zl.csv"), ("round.json", "round.json")] {
        std::os::unix::fs::symlink(target, at.join(link)).expect("a link can be made");
    }
    let run = |outputs: &[&str]| {
        let args: Vec<&str> =
            ["a.txt", "-q", "--fail-on", "none"].into_iter().chain(outputs.iter().flat_map(|&o| ["-o", o])).collect();
        let output = start(at, &args).wait_with_output().expect("the program ends");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(run(&["link.json"]), (Some(0), String::new()));
    assert!(at.join("link.json").is_symlink() && at.join("real/new.json").is_file());
    let (code, said) = run(&["z.json", "zl.csv"]);
    assert!(code == Some(2) && said.contains("zl.csv: this file is given twice as an output"), "{said}");
    let (code, said) = run(&["round.json"]);
    assert!(code == Some(2) && said.contains("leads to itself") && at.join("round.json").is_symlink(), "{said}");
}

/// The same bytes whatever the number of threads.
#[test]
fn threads_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut pairs = String::new();
    for i in 0..60 {
        let story = folder.path().join(format!("stories/{i:02}"));
        std::fs::create_dir_all(&story).expect("a folder can be made");
        let text = |n: usize| format!("The fire killed {n} people on Monday.\nThe mayor thanked the crews.\n");
        std::fs::write(story.join("a.txt"), text(12 + i)).expect("a file can be written");
        std::fs::write(story.join("b.txt"), text(14)).expect("a file can be written");
        pairs += &format!("{{\"id\": {i}, \"left\": \"{i} people died.\", \"right\": \"12 people died.\"}}\n");
    }
    std::fs::write(folder.path().join("pairs.jsonl"), pairs).expect("a file can be written");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let output = command.args(args).current_dir(folder.path()).env_clear().output().expect("the program runs");
        (output.status.code(), output.stdout)
    };
    for args in [["batch", "stories", "--quiet"], ["pairs", "pairs.jsonl", "--quiet"]] {
        let with = |threads: &'static str| run(&[args.as_slice(), &["--threads", threads]].concat());
        let one = with("1");
        assert_eq!(one.1.iter().filter(|&&byte| byte == b'\n').count(), 60);
        assert_eq!(with("8"), one);
    }
}
