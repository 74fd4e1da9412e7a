//! Front matter: a block of `key: value` lines between `---` (or `+++`) marks before the report.

use super::{
    clean::{Cleaner, Raw, Shape},
    dates,
};
use crate::types::Date;

/// What the front matter says, where there is one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// Where the title stands in the text.
    title: Option<(usize, usize)>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The author's name.
    pub author: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
}

impl Front {
    /// The title as a heading block.
    pub fn heading(&self, text: &str) -> Vec<Raw> {
        let mut cleaner = Cleaner::default();
        if let Some((start, end)) = self.title {
            cleaner.push(start, &text[start..end]);
        }
        cleaner.take(Shape::Heading).into_iter().collect()
    }
}

/// The front matter of a text, and where what follows it starts (0 without one).
pub(super) fn read(text: &str) -> (Front, usize) {
    const LONGEST: usize = 16 * 1024;
    let mut front = Front::default();
    let mut at = 0;
    let mut mark = "";
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if at == 0 {
            mark = trimmed;
            if !matches!(mark, "---" | "+++") {
                return (Front::default(), 0);
            }
        } else if trimmed == mark {
            return (front, at + line.len());
        } else if at > LONGEST || !front.set(at, line) {
            return (Front::default(), 0);
        }
        at += line.len();
    }
    (Front::default(), 0)
}

impl Front {
    /// Takes a line in; `false` where it cannot belong to a front matter.
    fn set(&mut self, at: usize, line: &str) -> bool {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', '-', '[', ']']) || line.starts_with([' ', '\t']) {
            return true;
        }
        let Some((key, value)) = line.split_once([':', '=']) else { return false };
        if key.trim().is_empty() || key.trim().contains(char::is_whitespace) {
            return false;
        }
        let start = at + key.len() + 1 + (value.len() - value.trim_start().len());
        let value = value.trim();
        let bare = value.trim_matches(['"', '\'']);
        let start = start + value.find(bare).unwrap_or(0);
        if bare.is_empty() {
            return true;
        }
        match key.trim().trim_matches('"').to_lowercase().as_str() {
            "title" | "headline" => self.title = Some((start, start + bare.len())),
            "date" | "published" | "pubdate" => self.date = dates::read(bare).and_then(|line| line.date),
            "author" | "authors" | "byline" => self.author = Some(tidy(bare)),
            "outlet" | "source" | "publisher" | "publication" | "site" => self.outlet = Some(tidy(bare)),
            _ => {}
        }
        true
    }
}

fn tidy(value: &str) -> String {
    let mut cleaner = Cleaner::default();
    cleaner.push(0, value.trim_matches(['[', ']', '"', '\'']));
    cleaner.take(Shape::Paragraph).map(|raw| raw.text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, title: &str, date: Option<&str>, body: &str) {
        let (front, at) = read(text);
        assert_eq!(front.title.map_or("", |(start, end)| &text[start..end]), title);
        assert_eq!(front.date.map(|date| date.to_string()).as_deref(), date);
        assert_eq!(&text[at..], body);
    }

    #[test]
    fn reads_front_matter() {
        check("---\ntitle: \"A: b\"\ndate: 2026-03-02\ntags:\n  - x\n---\nBody.", "A: b", Some("2026-03-02"), "Body.");
        check("---\r\ntitle: A\r\ndate: 2026-03-02T10:30:00Z\r\n---\r\nBody.", "A", Some("2026-03-02"), "Body.");
        check("+++\ntitle = 'A'\n+++\nBody.", "A", None, "Body.");
        check("---\nNo key here\n---\nBody.", "", None, "---\nNo key here\n---\nBody.");
        check("---\ntitle: A", "", None, "---\ntitle: A");
        check("Body.", "", None, "Body.");
    }
}
