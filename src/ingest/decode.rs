//! From the bytes of a file to UTF-8 text without its byte-order mark, or a clear word on why they are none.

use super::IngestError;

/// The most bytes that a report may have: 16 MiB, some 2.5 million words.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// First bytes of formats that are no text, and what to call them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3", "a database"),
];

/// Byte-order marks of encodings other than UTF-8; the longer first.
const MARKS: &[(&[u8], &str)] =
    &[(b"\xff\xfe\x00\x00", "UTF-32LE"), (b"\x00\x00\xfe\xff", "UTF-32BE"), (b"\xff\xfe", "UTF-16LE"), (b"\xfe\xff", "UTF-16BE")];

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text, and the number of bytes of a byte-order mark before it.
pub(super) fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<(&'a str, usize), IngestError> {
    let named = || path.to_owned();
    if bytes.len() > SIZE_LIMIT {
        return Err(IngestError::TooLarge { path: named(), bytes: bytes.len(), limit: SIZE_LIMIT });
    }
    if let Some(&(_, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(IngestError::Encoding { path: named(), encoding });
    }
    if let Some(&(_, looks_like)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(IngestError::Binary { path: named(), looks_like });
    }
    if bytes.contains(&0) {
        return Err(zeros(named(), bytes));
    }
    let offset = if bytes.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    let text = std::str::from_utf8(&bytes[offset..]).map_err(|error| {
        let offset = offset + error.valid_up_to();
        let line = 1 + bytes[..offset].iter().filter(|&&b| b == b'\n').count();
        IngestError::NotUtf8 { path: named(), offset, line }
    })?;
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(IngestError::Empty { path: named() });
    }
    Ok((text, offset))
}

/// Zero bytes in every other place are UTF-16 without a mark; anything else is no text.
fn zeros(path: String, bytes: &[u8]) -> IngestError {
    let head = &bytes[..bytes.len().min(4096)];
    let at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (at(0), at(1), head.len() / 2);
    if odd * 10 > half * 7 && even * 10 < half {
        return IngestError::Encoding { path, encoding: "UTF-16LE" };
    }
    if even * 10 > half * 7 && odd * 10 < half {
        return IngestError::Encoding { path, encoding: "UTF-16BE" };
    }
    IngestError::Binary { path, looks_like: "a binary file" }
}
