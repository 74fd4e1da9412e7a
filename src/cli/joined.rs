//! Several stories or drafts in one file for each output, story by story.

use super::args::ConsoleArgs;
use super::outputs::{Output, options};
use super::write::{Sink, Target, finish_all};
use anyhow::bail;
use crosscheck::render::{Join, Options, render};
use crosscheck::types::Report;

/// How one output joins stories.
pub(super) struct Form<'a> {
    output: &'a Output,
    options: Options,
    join: Join,
}

/// The forms of all outputs.
///
/// # Errors
/// Where one of them cannot hold several stories.
pub(super) fn forms<'a>(outputs: &'a [Output], console: &ConsoleArgs, common: &Options) -> anyhow::Result<Vec<Form<'a>>> {
    let form = |output: &'a Output| {
        let Some(join) = output.format.join else {
            bail!("--format {} cannot hold several stories; use ndjson, or check the stories one by one", output.format.name);
        };
        Ok(Form { output, options: options(&output.target, console, common), join })
    };
    outputs.iter().map(form).collect()
}

/// The record of a story in every form.
pub(super) fn records(forms: &[Form], name: &str, report: &Report) -> anyhow::Result<Vec<Vec<u8>>> {
    let record =
        |form: &Form| render(form.output.format, report, &Options { story: Some(name.to_owned()), ..form.options.clone() });
    Ok(forms.iter().map(record).collect::<Result<_, _>>()?)
}

/// The record of a story that could not be checked, in every form.
pub(super) fn failed(forms: &[Form], name: &str, why: &str) -> anyhow::Result<Vec<Vec<u8>>> {
    Ok(forms.iter().map(|form| (form.join.failed)(name, why)).collect::<Result<_, _>>()?)
}

/// All outputs under way.
pub(super) struct Joined<'a, 'b> {
    forms: &'a [Form<'b>],
    sinks: Vec<Sink>,
    count: usize,
}

impl<'a, 'b> Joined<'a, 'b> {
    /// Opens the outputs.
    pub(super) fn open(forms: &'a [Form<'b>]) -> anyhow::Result<Self> {
        let sinks = forms.iter().map(|form| Sink::open(&form.output.target)).collect::<anyhow::Result<_>>()?;
        Ok(Self { forms, sinks, count: 0 })
    }

    /// Adds the next story.
    pub(super) fn add(&mut self, records: &[Vec<u8>]) -> anyhow::Result<()> {
        for ((sink, form), record) in self.sinks.iter_mut().zip(self.forms).zip(records) {
            sink.write(if self.count == 0 { form.join.before } else { form.join.between }.as_bytes())?;
            sink.write(record)?;
            sink.hand_on()?;
        }
        self.count += 1;
        Ok(())
    }

    /// Completes the outputs, with a file that goes with them; without a story they are well-formed and empty.
    pub(super) fn finish(mut self, with: Option<(Target, Vec<u8>)>) -> anyhow::Result<()> {
        for (sink, form) in self.sinks.iter_mut().zip(self.forms) {
            if self.count == 0 {
                sink.write(form.join.before.as_bytes())?;
            }
            sink.write(form.join.after.as_bytes())?;
        }
        if let Some((target, bytes)) = with {
            let mut sink = Sink::open(&target)?;
            sink.write(&bytes)?;
            self.sinks.push(sink);
        }
        finish_all(self.sinks)
    }
}
