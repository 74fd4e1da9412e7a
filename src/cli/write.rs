//! Output files written whole or not at all, and standard output.

use anyhow::{Context as _, bail};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where output goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file that is replaced once the output is complete.
    File(PathBuf),
}

/// An output under way. What is not finished leaves no trace of a file.
pub(super) enum Sink {
    Stdout(BufWriter<io::Stdout>),
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
        // A link is followed: the file that it points to is replaced, not the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        let file = temporary(&path).with_context(|| unwritable(&path))?;
        Ok(Self::File { writer: BufWriter::new(file), path })
    }

    /// Writes a piece.
    pub(super) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Self::Stdout(writer) => writer.write_all(bytes).context("standard output cannot be written"),
            Self::File { writer, path } => writer.write_all(bytes).with_context(|| unwritable(path)),
            Self::Special { writer, path } => writer.write_all(bytes).with_context(|| unwritable(path)),
        }
    }

    /// Hands on to a reader who may be waiting; a file waits until it is finished.
    pub(super) fn hand_on(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(writer) => writer.flush().context("standard output cannot be written"),
            Self::File { .. } | Self::Special { .. } => Ok(()),
        }
    }

    /// Completes the output; a file takes its place.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut writer) => writer.flush().context("standard output cannot be written"),
            Self::Special { mut writer, path } => writer.flush().with_context(|| unwritable(&path)),
            Self::File { writer, path } => {
                let file = writer.into_inner().map_err(io::IntoInnerError::into_error).with_context(|| unwritable(&path))?;
                file.persist(&path).map_err(|error| error.error).with_context(|| unwritable(&path))?;
                Ok(())
            }
        }
    }
}

/// Writes several complete outputs: none takes its place before all could be written.
pub(super) fn write_all(outputs: &[(Target, Vec<u8>)]) -> anyhow::Result<()> {
    let mut sinks = Vec::new();
    for (target, bytes) in outputs {
        let mut sink = Sink::open(target)?;
        if *target != Target::Stdout {
            sink.write(bytes)?;
        }
        sinks.push(sink);
    }
    for (mut sink, (target, bytes)) in sinks.into_iter().zip(outputs) {
        if *target == Target::Stdout {
            sink.write(bytes)?;
        }
        sink.finish()?;
    }
    Ok(())
}

/// Writes to standard output.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    write_all(&[(Target::Stdout, text.as_bytes().to_vec())])
}

/// A hidden file in the folder of `path`, with the permissions that the file at `path` has or a new file would get.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscheck-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The name of the hidden file means nothing to the user.
    let file = builder.tempfile_in(folder).map_err(|error| {
        let text = error.to_string();
        io::Error::new(error.kind(), text.split(" at path ").next().unwrap_or_default().to_owned())
    })?;
    if let Ok(meta) = std::fs::metadata(path) {
        file.as_file().set_permissions(meta.permissions())?;
    }
    Ok(file)
}

fn unwritable(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let advice = if folder.is_dir() { "check the permissions and the free space" } else { "make its folder first" };
    format!("{}: it cannot be written; {advice}, or choose another place", path.display())
}
