//! The meaning of `--format`, `--output` and `--layout`: which outputs there are, each with its format.

use super::args::{ConsoleArgs, FileArgs, LayoutArg};
use super::console;
use super::write::{Target, same_file, write_all};
use anyhow::bail;
use crosscheck::render::{Detail, FORMATS, Format, Layout, Options, Paint, View, render};
use crosscheck::types::Report;
use std::path::{Path, PathBuf};

/// One output: where and in which form.
#[derive(Debug)]
pub(super) struct Output {
    pub target: Target,
    pub format: &'static Format,
}

/// The outputs asked for; standard output in the default format where none is.
///
/// # Errors
/// Where a format cannot be told, or two outputs or an input and an output are one file.
pub(super) fn outputs(files: &FileArgs, default: &str, inputs: &[PathBuf]) -> anyhow::Result<Vec<Output>> {
    let default = files.format.or_else(|| FORMATS.iter().find(|format| format.name == default));
    let mut outputs = Vec::new();
    for path in &files.output {
        let stdout = path.as_os_str() == "-";
        if !stdout {
            not_an_input(path, inputs)?;
        }
        let target = if stdout { Target::Stdout } else { Target::File(path.clone()) };
        if outputs.iter().any(|output: &Output| is_same(&output.target, &target)) {
            bail!("{}: this file is given twice as an output; name each once", path.display());
        }
        let format = if stdout { default } else { files.format.or_else(|| by_ending(path)) };
        let Some(format) = format else {
            bail!("{}: its ending does not tell the format; use --format, or end it in {}", path.display(), endings());
        };
        outputs.push(Output { target, format });
    }
    if outputs.is_empty() {
        outputs.extend(default.map(|format| Output { target: Target::Stdout, format }));
    }
    Ok(outputs)
}

/// Refuses formats that cannot show what is wanted, before the work begins.
pub(super) fn can_show(outputs: &[Output], view: View) -> anyhow::Result<()> {
    if let Some(output) = outputs.iter().find(|output| !output.format.views.contains(&view)) {
        let able = FORMATS.iter().filter(|format| format.views.contains(&view)).map(|format| format.name);
        let able = able.collect::<Vec<_>>().join(", ");
        bail!("--format {} shows findings, and this command looks for none; use one of {able}", output.format.name);
    }
    Ok(())
}

/// Refuses an output that would replace an input.
pub(super) fn not_an_input(path: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
    if inputs.iter().any(|input| same_file(input, path)) {
        bail!("{}: this is one of the inputs; give the output another name", path.display());
    }
    Ok(())
}

fn is_same(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::File(one), Target::File(other)) => same_file(one, other),
        (one, other) => one == other,
    }
}

fn by_ending(path: &Path) -> Option<&'static Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}

fn endings() -> String {
    let endings = FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}"));
    endings.collect::<Vec<_>>().join(", ")
}

/// The layout asked for.
///
/// # Errors
/// Where no output is a table.
pub(super) fn layout(layout: Option<LayoutArg>, outputs: &[Output], default: Layout) -> anyhow::Result<Layout> {
    if layout.is_some() && !outputs.iter().any(|output| output.format.name == "csv") {
        bail!("--layout is about CSV tables; add --format csv, or an output that ends in .csv");
    }
    Ok(match layout {
        None => default,
        Some(LayoutArg::Wide) => Layout::Wide,
        Some(LayoutArg::Long) => Layout::Long,
        Some(LayoutArg::Desk) => Layout::Desk,
        Some(LayoutArg::Quotes) => Layout::Quotes,
    })
}

/// How much the text report is to say.
///
/// # Errors
/// Where no output is one.
pub(super) fn detail(compact: bool, outputs: &[Output]) -> anyhow::Result<Detail> {
    if compact && !outputs.iter().any(|output| output.format.name == "text") {
        bail!("--compact is about the text report; add --format text, or leave it out");
    }
    Ok(if compact { Detail::Compact } else { Detail::Full })
}

/// The options of rendering for a target, from those that hold for all: colours, links and the terminal's width are for standard
/// output alone.
pub(super) fn options(target: &Target, console: &ConsoleArgs, common: &Options) -> Options {
    match target {
        Target::Stdout => Options {
            paint: console::paint(console.color),
            base: console::base(console.color),
            width: console::width(),
            ..common.clone()
        },
        Target::File(_) => Options { paint: Paint::Plain, base: None, width: 80, ..common.clone() },
    }
}

/// Renders a report for every output, then writes them all, with a file that goes with them.
pub(super) fn write(
    report: &Report,
    outputs: &[Output],
    console: &ConsoleArgs,
    common: &Options,
    with: Option<(Target, Vec<u8>)>,
) -> anyhow::Result<()> {
    let mut rendered: Vec<(Target, Vec<u8>)> = with.into_iter().collect();
    for Output { target, format } in outputs {
        let bytes = render(format, report, &options(target, console, common))?;
        rendered.push((target.clone(), bytes));
    }
    write_all(&rendered)
}
