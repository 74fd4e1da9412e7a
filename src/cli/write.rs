//! Output files written whole or not at all, and standard output.

use anyhow::{Context as _, bail};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::NamedTempFile;

/// Where output goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file that is replaced once the output is complete.
    File(PathBuf),
}

/// Whether a reader of this run's output went away.
static READER_LEFT: AtomicBool = AtomicBool::new(false);

/// Whether a reader went away before the end: whoever asks for a part of the output asks for no verdict.
pub(super) fn reader_left() -> bool {
    READER_LEFT.load(Ordering::Relaxed)
}

/// An output under way. What is not finished leaves no trace of a file.
pub(super) enum Sink {
    Stdout(BufWriter<io::Stdout>),
    /// The reader went away and has what was wanted.
    Gone,
    File {
        writer: BufWriter<NamedTempFile>,
        path: PathBuf,
    },
    /// A device or pipe: nothing to replace.
    Special {
        writer: BufWriter<File>,
        path: PathBuf,
    },
}

impl Sink {
    /// Opens an output; a file begins as a hidden one beside its later place.
    pub(super) fn open(target: &Target) -> anyhow::Result<Self> {
        let Target::File(path) = target else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        let existing = std::fs::metadata(path).ok();
        if existing.as_ref().is_some_and(std::fs::Metadata::is_dir) {
            bail!("{}: this is a folder; give the name of a file in it", path.display());
        }
        if existing.is_some_and(|meta| !meta.is_file()) {
            let file = File::options().write(true).open(path).with_context(|| unwritable(path))?;
            return Ok(Self::Special { writer: BufWriter::new(file), path: path.clone() });
        }
        // A link is followed: the file that it points to is replaced or made, not the link.
        let path = followed(path);
        if path.is_symlink() {
            bail!("{}: this link leads to itself; give the name of a file", path.display());
        }
        let file = temporary(&path).with_context(|| unwritable(&path))?;
        Ok(Self::File { writer: BufWriter::new(file), path })
    }

    /// Writes a piece.
    pub(super) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = match self {
            Self::Gone => return Ok(()),
            Self::Stdout(writer) => writer.write_all(bytes),
            Self::File { writer, .. } => writer.write_all(bytes),
            Self::Special { writer, .. } => writer.write_all(bytes),
        };
        self.outcome(written)
    }

    /// Hands all bytes so far to the system, so that a full disk shows.
    fn flush(&mut self) -> anyhow::Result<()> {
        let flushed = match self {
            Self::Gone => return Ok(()),
            Self::Stdout(writer) => writer.flush(),
            Self::File { writer, .. } => writer.flush(),
            Self::Special { writer, .. } => writer.flush(),
        };
        self.outcome(flushed)
    }

    /// What writing came to; a broken pipe is no failure, but the end of writing.
    fn outcome(&mut self, outcome: io::Result<()>) -> anyhow::Result<()> {
        match outcome {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                READER_LEFT.store(true, Ordering::Relaxed);
                match std::mem::replace(self, Self::Gone) {
                    // What is left in the buffers is for nobody.
                    Self::Stdout(writer) => drop(writer.into_parts()),
                    Self::Special { writer, .. } => drop(writer.into_parts()),
                    Self::File { .. } | Self::Gone => {}
                }
                Ok(())
            }
            outcome => outcome.with_context(|| match self {
                Self::File { path, .. } | Self::Special { path, .. } => unwritable(path),
                Self::Stdout(_) | Self::Gone => "standard output cannot be written".to_owned(),
            }),
        }
    }

    /// Whether the reader went away.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self, Self::Gone)
    }

    /// Hands on to a reader who may be waiting; a file waits until it is finished.
    pub(super) fn hand_on(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(_) => self.flush(),
            Self::Gone | Self::File { .. } | Self::Special { .. } => Ok(()),
        }
    }

    /// Completes the output; a file takes its place.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Self::File { writer, path } = self {
            let file = writer.into_inner().map_err(io::IntoInnerError::into_error).with_context(|| unwritable(&path))?;
            file.persist(&path).map_err(|error| error.error).with_context(|| unwritable(&path))?;
        }
        Ok(())
    }
}

/// Completes several outputs: none takes its place before all could be written.
pub(super) fn finish_all(mut sinks: Vec<Sink>) -> anyhow::Result<()> {
    sinks.iter_mut().filter(|sink| matches!(sink, Sink::File { .. })).try_for_each(Sink::flush)?;
    sinks.into_iter().try_for_each(Sink::finish)
}

/// Writes several complete outputs: none takes its place before all could be written.
pub(super) fn write_all(outputs: &[(Target, Vec<u8>)]) -> anyhow::Result<()> {
    let mut sinks = Vec::new();
    for (target, bytes) in outputs {
        let mut sink = Sink::open(target)?;
        if *target != Target::Stdout {
            sink.write(bytes)?;
            sink.flush()?;
        }
        sinks.push(sink);
    }
    for (sink, (target, bytes)) in sinks.iter_mut().zip(outputs) {
        if *target == Target::Stdout {
            sink.write(bytes)?;
        }
    }
    finish_all(sinks)
}

/// Writes to standard output.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    write_all(&[(Target::Stdout, text.as_bytes().to_vec())])
}

/// Whether two paths lead to one file, be it there or not.
pub(super) fn same_file(one: &Path, other: &Path) -> bool {
    one == other || place(one) == place(other)
}

/// The one name of what a path leads to.
fn place(path: &Path) -> PathBuf {
    let path = followed(path);
    match (folder_of(&path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

/// What a path leads to, also over links to what is not there yet; a link that leads to itself stays one.
fn followed(path: &Path) -> PathBuf {
    const LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(whole) = path.canonicalize() {
            return whole;
        }
        match std::fs::read_link(&path) {
            Ok(target) => path = path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)),
            Err(_) => break,
        }
    }
    path
}

/// The folder that a path stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A hidden file in the folder of `path`, with the permissions that the file at `path` has or a new file would get.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscheck-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The name of the hidden file means nothing to the user.
    let file = builder.tempfile_in(folder_of(path)).map_err(|error| {
        let text = error.to_string();
        io::Error::new(error.kind(), text.split(" at path ").next().unwrap_or_default().to_owned())
    })?;
    if let Ok(meta) = std::fs::metadata(path) {
        file.as_file().set_permissions(meta.permissions())?;
    }
    Ok(file)
}

fn unwritable(path: &Path) -> String {
    let advice = if folder_of(path).is_dir() { "check the permissions and the free space" } else { "make its folder first" };
    format!("{}: it cannot be written; {advice}, or choose another place", path.display())
}
