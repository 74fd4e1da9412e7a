//! Plain text: lines to paragraphs.

use super::{
    clean::{Cleaner, Raw, Shape},
    lines::{self, Break, Layout, Line},
};

/// Reads the text from `from` on.
pub(super) fn read(text: &str, from: usize) -> Vec<Raw> {
    let groups = lines::groups(text, from);
    let layout = lines::layout(&groups);
    // A headline and what stands under it fill no lines.
    let first = if layout == Layout::Open { Layout::Lines } else { layout };
    groups.iter().enumerate().flat_map(|(i, group)| paragraphs(group, if i == 0 { first } else { layout })).collect()
}

fn paragraphs(group: &[Line<'_>], layout: Layout) -> Vec<Raw> {
    let mut raws = Vec::new();
    let mut cleaner = Cleaner::default();
    let mut shape = start(&mut cleaner, group[0]);
    for (line, before) in group[1..].iter().zip(lines::breaks(group, layout)) {
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
