//! Bylines: 'By Jane Roe, Associated Press Writer', 'Jane Roe, BBC News'.

use super::dates;
use crate::lexicon::layout::{Stamp, medium, stamp};
use crate::types::Date;

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, without 'By', with 'and' or commas between them.
    pub names: Option<String>,
    /// The outlet, where it is a known one.
    pub outlet: Option<&'static str>,
    /// A date in the same line.
    pub date: Option<Date>,
}

/// The most words of a byline.
const LONGEST: usize = 22;

/// Reads a line that is a byline from end to end.
pub(super) fn read(text: &str) -> Option<Byline> {
    if text.len() > 240 || text.split_whitespace().count() > LONGEST {
        return None;
    }
    if let Some(found) = medium(text.trim_matches(['(', ')', '.', ' '])) {
        return Some(Byline { names: None, outlet: Some(found.name), date: None });
    }
    match text.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")) {
        Some(start) => after_by(&text[start.len()..]),
        None => name_and_outlet(text),
    }
}

fn after_by(rest: &str) -> Option<Byline> {
    let mut parts = segments(rest);
    let first = parts.next()?;
    let mut byline = Byline { names: None, outlet: known(first), date: None };
    let names = names(first)?;
    byline.names = Some(names.to_owned());
    for part in parts {
        if let Some(found) = known(part) {
            byline.outlet = byline.outlet.or(Some(found));
        } else if let Some(found) = rest.get(offset(rest, part)..).and_then(dates::read) {
            byline.date = found.date;
            break;
        } else if !is_title(part) {
            return None;
        }
    }
    (byline.names.as_deref() != Some("")).then_some(byline)
}

/// The pieces between bars and commas.
fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', ',', '·', '•', ';', '\u{2014}']).map(str::trim).filter(|part| !part.is_empty())
}

/// Where a piece of a text stands in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

fn known(part: &str) -> Option<&'static str> {
    medium(part.trim_matches(['(', ')', '.', ' '])).map(|found| found.name)
}

/// The names that a piece starts with: 'JANE ROE' of 'JANE ROE Associated Press Writer'.
fn names(part: &str) -> Option<&str> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let first = words.first()?;
    let dated = words.iter().take(2).any(|word| {
        let bare = word.trim_end_matches('.').to_lowercase();
        matches!(stamp(&bare), Some(Stamp::Month(_) | Stamp::Weekday))
    });
    if words.len() < 2 && known(part).is_none() || dated && words.len() < 3 || !first.starts_with(char::is_uppercase) {
        return None;
    }
    is_title(part).then_some(part)
}

/// Whether all words are capitalised, but for small words that join names and places.
fn is_title(part: &str) -> bool {
    let ends = part.ends_with(['!', '?', ':']) || (part.ends_with('.') && part.rsplit(' ').next().is_some_and(|w| w.len() > 4));
    let fits = |word: &str| {
        let bare = word.trim_matches(['(', ')', '"', '“', '”']);
        bare.starts_with(char::is_uppercase)
            || bare.starts_with('&')
            || word.len() <= 3 && bare.chars().all(char::is_lowercase)
            || bare.contains(['@', '/'])
    };
    !ends && part.split_whitespace().all(fits)
}

/// 'Jane Roe, BBC News' or 'Jane Roe | CNN'.
fn name_and_outlet(text: &str) -> Option<Byline> {
    let parts: Vec<&str> = segments(text).collect();
    let (first, rest) = parts.split_first()?;
    let words = first.split_whitespace().count();
    let outlet = rest.iter().find_map(|part| known(part))?;
    let tail = rest.iter().all(|part| known(part).is_some() || dates::read(part).is_some() || is_title(part));
    let named = (2..=4).contains(&words) && first.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (named && tail && parts.len() <= 4 && !text.ends_with(['.', '!', '?'])).then(|| Byline {
        names: Some((*first).to_owned()),
        outlet: Some(outlet),
        date: rest.iter().find_map(|part| dates::read(part)).and_then(|line| line.date),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::layout::media;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, &str)>) {
        let found = read(text).map(|byline| {
            let date = byline.date.map(|date| date.to_string()).unwrap_or_default();
            (byline.names.unwrap_or_default(), byline.outlet.unwrap_or_default(), date)
        });
        let found = found.as_ref().map(|(names, outlet, date)| (names.as_str(), *outlet, date.as_str()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_bylines() {
        check("By Jane Roe", Some(("Jane Roe", "", "")));
        check("By JANE ROE, Associated Press Writer", Some(("JANE ROE", "", "")));
        check("By Jane Roe, Associated Press", Some(("Jane Roe", "Associated Press", "")));
        check("By Jane Roe and John Doe", Some(("Jane Roe and John Doe", "", "")));
        check("By Jane Roe in Seoul | March 2, 2026", Some(("Jane Roe in Seoul", "", "2026-03-02")));
        check("By Jane Roe, Reuters, 2 March 2026", Some(("Jane Roe", "Reuters", "2026-03-02")));
        check("BY JANE ROE", Some(("JANE ROE", "", "")));
        check("Jane Roe, BBC News", Some(("Jane Roe", "BBC News", "")));
        check("Reuters", Some(("", "Reuters", "")));
    }

    #[test]
    fn keeps_off_other_lines() {
        check("By the time police came, he was gone.", None);
        check("By Friday", None);
        check("By March 2", None);
        check("By the Numbers", None);
        check("By noon the bridge had fallen", None);
        check("By Tuesday the toll had risen", None);
        check("By", None);
        check("Jane Roe told Reuters, BBC News and others.", None);
        check("", None);
    }

    #[test]
    fn every_outlet_is_known() {
        for (form, medium) in media().iter().filter(|(_, medium)| !medium.agency) {
            assert_eq!(read(medium.example).and_then(|byline| byline.outlet), Some(medium.name), "{form}");
        }
    }
}
