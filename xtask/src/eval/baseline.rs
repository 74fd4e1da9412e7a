//! Keeps figures in a folder, and holds them against a recorded baseline: a drop fails.

use super::figures::Figures;
use anyhow::{Context as _, bail};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Figures where lower is better.
const LOWER: [&str; 3] = ["trap_rate", "agreement_clash", "false_single"];
/// Figures that are neither good nor bad.
const NEUTRAL: [&str; 1] = ["claims_per_agreement"];

/// Writes `figures.toml`; compares with `baseline.toml`, or replaces it with `accept`.
pub fn keep(folder: &Path, figures: &Figures, accept: bool) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let today = table(figures);
    write(&folder.join("figures.toml"), &today)?;
    let path = folder.join("baseline.toml");
    if accept || !path.exists() {
        return write(&path, &today);
    }
    let drops = drops(&recorded(&path)?, figures);
    if !drops.is_empty() {
        bail!("worse than {}:\n  {}\nmend it, or take it as the new baseline with --accept", path.display(), drops.join("\n  "));
    }
    Ok(())
}

fn table(figures: &Figures) -> String {
    let mut text = String::from("# Made by `cargo xtask eval --write`: figures on the stories measured, three decimals.\n");
    let _ = writeln!(text, "stories = {:?}", figures.stories as f64);
    for (name, value) in figures.values.iter().filter_map(|(name, value)| value.map(|v| (name, v))) {
        let _ = writeln!(text, "{name} = {value:?}");
    }
    text
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn recorded(path: &Path) -> anyhow::Result<BTreeMap<String, f64>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is no table of figures", path.display()))
}

/// The figures that are worse than before, a line each.
fn drops(before: &BTreeMap<String, f64>, figures: &Figures) -> Vec<String> {
    let worse = |(name, today): (&&'static str, &Option<f64>)| {
        let (was, is) = (*before.get(*name)?, today.unwrap_or(0.0));
        let drop = if LOWER.contains(name) { is > was } else { is < was };
        (drop && !NEUTRAL.contains(name)).then(|| format!("{name}: {was} before, {is} now"))
    };
    figures.values.iter().filter_map(worse).collect()
}

#[cfg(test)]
mod tests {
    use super::super::stories;
    use super::*;
    use crate::story::STORIES;
    use crosscheck::pipeline::Settings;

    #[test]
    fn the_kept_figures_are_those_of_today_and_no_worse_than_the_baseline() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let counted = stories::count(&root.join(STORIES), &Settings::default()).expect("the fixtures can be counted");
        let (figures, kept) = (Figures::new(&counted), root.join("reports/eval"));
        let on_file = fs::read_to_string(kept.join("figures.toml")).expect("the figures are on file");
        assert_eq!(on_file, table(&figures), "not current; run `cargo xtask eval --write reports/eval`");
        let before = recorded(&kept.join("baseline.toml")).expect("there is a baseline");
        assert_eq!(drops(&before, &figures), Vec::<String>::new());
    }
}
