//! Paths of reports as the machine formats name files: with `/`, without `./`, and as a URI where one is asked for.

use std::fmt::Write as _;

/// The path with `/` between its parts and without a leading `./`; `None` for standard input, which is no file.
pub(super) fn file(path: &str) -> Option<String> {
    if path == "-" {
        return None;
    }
    let mut path = path.replace('\\', "/");
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/').to_owned();
    }
    Some(path)
}

/// A path of [`file`] that is taken from a folder, from the root on.
pub(super) fn under(folder: &str, file: &str) -> String {
    if is_absolute(file) {
        return file.to_owned();
    }
    format!("{}/{file}", folder.replace('\\', "/").trim_end_matches('/'))
}

/// Whether a path of [`file`] is taken from the folder of the run and stays in it.
pub(super) fn is_inside(file: &str) -> bool {
    !is_absolute(file) && !file.split('/').any(|part| part == "..")
}

/// The URI (RFC 3986) of a path of [`file`]: relative for a relative path, `file:///…` for an absolute one.
pub(super) fn uri(file: &str) -> String {
    let path = encode(file);
    match is_absolute(file) {
        true if file.starts_with('/') => format!("file://{path}"),
        true => format!("file:///{path}"),
        false => path,
    }
}

/// From the root, or from a drive of Windows.
fn is_absolute(file: &str) -> bool {
    let bytes = file.as_bytes();
    file.starts_with('/') || (bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && &bytes[1..3] == b":/")
}

/// Percent-encodes what may not stand in a path. A colon goes too: in a first segment it would end a scheme.
fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // A string never fails to grow.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lose_what_is_no_part_of_their_name() {
        assert_eq!(file("./a/b.txt").as_deref(), Some("a/b.txt"));
        assert_eq!(file(".//a.txt").as_deref(), Some("a.txt"));
        assert_eq!(file("a\\b.txt").as_deref(), Some("a/b.txt"));
        assert_eq!(file("-"), None);
    }

    #[test]
    fn relative_paths_start_in_the_folder() {
        assert_eq!(uri(&under("/a b/", "c.txt")), "file:///a%20b/c.txt");
        assert_eq!(uri(&under("/a", "/c.txt")), "file:///c.txt");
        assert_eq!(uri(&under("C:\\a", "c.txt")), "file:///C%3A/a/c.txt");
    }

    #[test]
    fn uris_are_relative_and_encoded() {
        assert_eq!(uri("a b/ü#1?.txt"), "a%20b/%C3%BC%231%3F.txt");
        assert_eq!(uri("12:30.txt"), "12%3A30.txt");
        assert_eq!(uri("/a/b.txt"), "file:///a/b.txt");
        assert_eq!(uri("C:/a.txt"), "file:///C%3A/a.txt");
        assert!(is_inside("a/b.txt") && !is_inside("../a.txt") && !is_inside("/a.txt") && !is_inside("C:/a.txt"));
    }
}
