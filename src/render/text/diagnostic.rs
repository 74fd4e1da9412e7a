//! One contradiction as a diagnostic: what it is, both places with their words one under the other or side by side, and why.

use super::super::cells::{runs, underline, wrap, wrap_cells};
use super::super::escape::visible;
use super::super::located::{leads, places};
use super::super::options::Paint;
use super::super::quote::{Cell, Mark, opposed, quote, whereabouts};
use super::super::rules::code;
use super::super::words::{Named as _, chain, clip, explanations, titles};
use super::{BOLD, CLASHES, DIFFERS, DIM, LONGEST, Page};
use crate::types::{ClaimId, Finding, Severity};
use unicode_width::UnicodeWidthStr as _;

/// From this width on the two sides stand beside each other.
const WIDE: usize = 132;
/// Columns before the words of a block: two, a rule, and room under its head.
const RULE: usize = 5;
/// Columns between the words of the left side and the rule of the right one, at least.
const GAP: usize = 2;

/// A line of a block: what is shown, and how many columns it takes.
struct Line {
    shown: String,
    width: usize,
}

impl Page<'_> {
    /// The diagnostic, after an empty line.
    pub(in super::super) fn contradiction(&mut self, finding: &Finding) {
        self.line(0, "");
        self.head(finding);
        let corpus = &self.report.corpus;
        let why = explanations(finding);
        let Some((left, right)) = leads(self.report, finding) else {
            let all = places(self.report, finding);
            for (i, &id) in all.iter().enumerate() {
                let block = self.block(finding, id, &quote(corpus, finding, id), self.width.saturating_sub(RULE), &[]);
                self.stacked(&block, if i == 0 { "┌─ " } else { "├─ " }, "│  ");
            }
            self.reasons(&why);
            return;
        };
        // The quotations follow; what they say need not be said twice.
        if [left, right].iter().all(|&id| corpus.text(corpus.claim(id)) != finding.claim) {
            self.paragraph(2, 2, &clip(&finding.claim, LONGEST));
        }
        let quotes = opposed(corpus, finding, left, right);
        let columns = if self.width >= WIDE { (self.width - 2 - GAP) / 2 - 3 } else { self.width.saturating_sub(RULE) };
        let [one, two] = [(left, &quotes[0]), (right, &quotes[1])]
            .map(|(lead, cells)| self.block(finding, lead, cells, columns, &self.others(finding, lead)));
        if self.width >= WIDE {
            self.beside(&one, &two, columns);
        } else {
            self.stacked(&one, "┌─ ", "│  ");
            self.stacked(&two, if why.is_empty() { "└─ " } else { "├─ " }, if why.is_empty() { "   " } else { "│  " });
        }
        self.reasons(&why);
    }

    /// `error[number] Different numbers  confidence 0.99  f-…`.
    fn head(&mut self, finding: &Finding) {
        let style = match finding.severity {
            Severity::Error => CLASHES,
            Severity::Warning => DIFFERS.bold(),
            Severity::Note => BOLD,
        };
        let update = if finding.update { "update, " } else { "" };
        let name = format!("{}[{}]", finding.severity.name(), code(finding));
        let title = titles(self.report, finding);
        let rest = format!("{update}confidence {:.2}, {}", finding.confidence, finding.id);
        let painted = self.paint(&name, style);
        if name.width() + 1 + title.width() + 2 + rest.width() <= self.width {
            self.line(0, &format!("{painted} {}  {}", self.paint(&title, BOLD), self.paint(&rest, DIM)));
            return;
        }
        let mut before = painted + " ";
        for line in wrap(&title, self.width.saturating_sub(name.width() + 1)) {
            self.line(0, &format!("{before}{}", self.paint(&line, BOLD)));
            before = " ".repeat(name.width() + 1);
        }
        for line in wrap(&rest, self.width.saturating_sub(2)) {
            self.line(2, &self.paint(&line, DIM));
        }
    }

    /// A side: its place, who says it, its words with the marks, where else it stands.
    fn block(&self, finding: &Finding, id: ClaimId, cells: &[Cell], columns: usize, others: &[String]) -> Vec<Line> {
        let claim = self.report.corpus.claim(id);
        let label = visible(&self.places.label_of(&self.report.corpus, claim));
        let chain = visible(&chain(claim));
        let chain = if chain.is_empty() { chain } else { format!("({chain})") };
        let linked = self.link(&self.paint(&label, BOLD), whereabouts(&self.report.corpus, finding, id));
        let mut lines = vec![Line { shown: linked, width: label.width() }];
        if !chain.is_empty() && label.width() + 2 + chain.width() <= columns {
            lines[0].shown.push_str(&format!("  {}", self.paint(&chain, DIM)));
            lines[0].width += 2 + chain.width();
        } else {
            let wrapped = wrap(&chain, columns.saturating_sub(2));
            lines.extend(
                wrapped.iter().map(|line| Line { shown: format!("  {}", self.paint(line, DIM)), width: 2 + line.width() }),
            );
        }
        for line in wrap_cells(cells, columns.saturating_sub(2)) {
            let mut shown = "  ".to_owned();
            runs(&line, |text, mark| match mark {
                Mark::Plain => shown.push_str(text),
                Mark::Differs => shown.push_str(&self.paint(text, DIFFERS)),
                Mark::Clashes => shown.push_str(&self.paint(text, CLASHES)),
            });
            lines.push(Line { shown, width: 2 + line.iter().map(|cell| cell.text.width()).sum::<usize>() });
            if let (Paint::Plain, Some(marks)) = (self.paint, underline(&line)) {
                lines.push(Line { width: 2 + marks.width(), shown: format!("  {marks}") });
            }
        }
        if !others.is_empty() {
            let also = wrap(&visible(&format!("also {}", others.join(", "))), columns.saturating_sub(2));
            lines.extend(also.iter().map(|line| Line { shown: format!("  {line}"), width: 2 + line.width() }));
        }
        lines
    }

    /// Where else the side of a claim says the same.
    fn others(&self, finding: &Finding, lead: ClaimId) -> Vec<String> {
        let corpus = &self.report.corpus;
        let side = finding.sides.iter().find(|side| side.contains(&lead));
        let others = side.into_iter().flatten().filter(|&&id| id != lead);
        others.map(|&id| self.places.label_of(corpus, corpus.claim(id))).collect()
    }

    /// A block under what stands already; `first` and `rest` are the pieces of the rule at its left.
    fn stacked(&mut self, block: &[Line], first: &str, rest: &str) {
        for (i, line) in block.iter().enumerate() {
            let rule = self.paint(if i == 0 { first } else { rest }, DIM);
            self.line(2, &format!("{rule}{}", line.shown));
        }
    }

    /// Two blocks beside each other, each `columns` wide behind its rule.
    fn beside(&mut self, one: &[Line], two: &[Line], columns: usize) {
        let none = Line { shown: String::new(), width: 0 };
        for i in 0..one.len().max(two.len()) {
            let (left, right) = (one.get(i).unwrap_or(&none), two.get(i).unwrap_or(&none));
            let rule = self.paint(if i == 0 { "┌─ " } else { "│  " }, DIM);
            let gap = " ".repeat(columns.saturating_sub(left.width) + GAP);
            let line = format!("{rule}{}{gap}{rule}{}", left.shown, right.shown);
            self.line(2, line.trim_end());
        }
    }

    /// Why, at the foot of the rule.
    fn reasons(&mut self, why: &[&str]) {
        for (i, text) in why.iter().enumerate() {
            let last = i + 1 == why.len();
            let wrapped = wrap(&visible(&format!("why: {text}")), self.width.saturating_sub(RULE + 2));
            for (j, line) in wrapped.iter().enumerate() {
                let rule = match (j, last) {
                    (0, true) => "└─ ",
                    (0, false) => "├─ ",
                    (_, true) => "   ",
                    (_, false) => "│  ",
                };
                let hang = if j == 0 { "" } else { "  " };
                self.line(2, &format!("{}{hang}{line}", self.paint(rule, DIM)));
            }
        }
    }
}
