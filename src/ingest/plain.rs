//! Plain text: lines to paragraphs.

use super::{
    clean::{Cleaner, Raw, Shape},
    lines::{self, Break, Line},
};

/// Reads the text from `from` on.
pub(super) fn read(text: &str, from: usize) -> Vec<Raw> {
    let groups = lines::groups(text, from);
    let wrapped = lines::is_wrapped(&groups);
    groups.iter().flat_map(|group| paragraphs(group, wrapped)).collect()
}

fn paragraphs(group: &[Line<'_>], wrapped: bool) -> Vec<Raw> {
    let mut raws = Vec::new();
    let mut cleaner = Cleaner::default();
    let mut shape = start(&mut cleaner, group[0]);
    for (line, before) in group[1..].iter().zip(lines::breaks(group, wrapped)) {
        match before {
            Break::Paragraph => {
                raws.extend(cleaner.take(shape));
                shape = start(&mut cleaner, *line);
            }
            Break::Space => {
                cleaner.space(line.start.saturating_sub(1));
                cleaner.push(line.start, line.text);
            }
            Break::Nothing => cleaner.push(line.start, line.text),
        }
    }
    raws.extend(cleaner.take(shape));
    raws
}

/// Opens a block with its first line; a bullet is dropped.
fn start(cleaner: &mut Cleaner, line: Line<'_>) -> Shape {
    let bullet = lines::bullet(line.text);
    let skipped = bullet.unwrap_or(0);
    cleaner.push(line.start + skipped, &line.text[skipped..]);
    if bullet.is_some() { Shape::Item } else { Shape::Paragraph }
}
