//! Datelines: 'SEOUL, South Korea (AP) — ' before the first sentence of a report.

use super::dates;
use crate::lexicon::layout::{Cue, Stamp, is_cue, medium, stamp};
use crate::types::Date;

/// A dateline that a paragraph opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Bytes up to the first word of the sentence.
    pub len: usize,
    /// The place, as written.
    pub place: Option<String>,
    /// The agency or outlet, where it is a known one.
    pub outlet: Option<&'static str>,
    /// The day, where it is told with its year.
    pub date: Option<Date>,
}

/// The longest dateline, in bytes.
const LONGEST: usize = 110;

/// What separates a dateline from the sentence. Only after brackets may it be nothing but the bracket.
const MARKS: &[&str] = &[" -- ", " - ", " – ", " — ", ") -", ") –", ") —", ")—", "—", ": "];

/// The dateline that a text opens with.
pub(super) fn read(text: &str) -> Option<Dateline> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let by_mark = MARKS
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, *mark)))
        .min_by_key(|&(at, mark)| (at, usize::MAX - mark.len()));
    let by_mark = by_mark.and_then(|(at, mark)| {
        let prefix = head[..at + usize::from(mark.starts_with(')'))].trim();
        check(text, prefix, at + mark.len(), mark == ": ")
    });
    by_mark.or_else(|| {
        let close = head.find(')')?;
        let place = check(text, &head[..=close], close + 1, false)?;
        place.outlet.is_some().then_some(place)
    })
}

/// A line that says where, or for which outlet, and on which day a report was published, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Imprint {
    /// The place, as written; a place stands in capitals.
    pub place: Option<String>,
    /// The outlet, where it is a known one.
    pub outlet: Option<&'static str>,
    /// The day.
    pub date: Date,
}

/// The most names before the day.
const NAMES: usize = 3;

/// Reads a line such as 'LONDON, March 3, 2026' or 'The Courier, 12 May 2025' from end to end; the day must be told with its year.
pub(super) fn alone(text: &str) -> Option<Imprint> {
    let bare = text.trim_matches([' ', '-', '–', '—', ':', '.', '*', '_']);
    if text.len() > LONGEST || bare.contains(['"', '“', '?', '!']) {
        return None;
    }
    let marks = |c: char| matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | '–' | '—');
    let parts: Vec<&str> = bare.split(" - ").flat_map(|part| part.split(marks)).map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let is_day = |k: &usize| dates::read(&parts[*k..].join(", ")).is_some_and(|line| line.date.is_some());
    let day = (1..parts.len().min(NAMES + 1)).find(is_day)?;
    let names = &parts[..day];
    if !names.iter().all(|name| titled(name)) {
        return None;
    }
    let capitals = names[0].chars().filter(|c| c.is_alphabetic()).count() >= 3 && !names[0].chars().any(char::is_lowercase);
    let outlet = names.iter().find_map(|name| medium(name)).map(|found| found.name);
    let place = (capitals && medium(names[0]).is_none()).then(|| names[0].to_owned());
    Some(Imprint { place, outlet, date: dates::read(&parts[day..].join(", "))?.date? })
}

/// Whether the words before the mark are a dateline and those after it open a sentence.
fn check(text: &str, prefix: &str, end: usize, colon: bool) -> Option<Dateline> {
    let rest = text.get(end..)?.trim_start_matches([' ', '-', '–', '—']);
    let opens = rest.trim_start_matches(['"', '\'', '“', '‘', '(']).chars().next()?;
    let starts = opens.is_uppercase() || opens.is_numeric() || rest.starts_with(['"', '“']) || super::lines::starts_mixed(rest);
    if !starts {
        return None;
    }
    let (prefix, after) = match prefix.rsplit_once(')') {
        // 'LONDON (Reuters) June 3, 2026': the day behind the credit.
        Some((_, after)) if !after.trim().is_empty() => {
            let after = after.trim();
            let day = after.trim_start_matches(',').split(',').map(str::trim).collect::<Vec<_>>();
            if !all_dated(&day) {
                return None;
            }
            (prefix[..prefix.len() - after.len()].trim(), after)
        }
        _ => (prefix, ""),
    };
    let (outer, credit) = match prefix.strip_suffix(')').and_then(|p| p.rsplit_once('(')) {
        Some((outer, credit)) => (outer.trim(), Some(credit.trim())),
        None => (prefix, None),
    };
    let date = dates::read(after).or_else(|| dates::read(outer.split_once(',').map_or(outer, |(_, rest)| rest.trim())));
    let date = date.and_then(|line| line.date);
    let outlet = credit.and_then(medium).or_else(|| medium(outer).filter(|found| found.agency)).map(|found| found.name);
    if let Some(credit) = credit
        && (credit.len() > 40 || !credit.starts_with(char::is_alphabetic) || (outlet.is_none() && !titled(credit)))
    {
        return None;
    }
    let outer = if outlet.is_some() && credit.is_none() { "" } else { outer };
    let place = place(outer, credit.is_some(), colon)?;
    let known = !place.is_empty() || outlet.is_some();
    known.then(|| Dateline { len: text.len() - rest.len(), place: (!place.is_empty()).then(|| place.to_owned()), outlet, date })
}

/// The place of what stands before the agency; empty where only a date or nothing does.
fn place(outer: &str, credited: bool, colon: bool) -> Option<&str> {
    let parts: Vec<&str> = outer.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some(first) = parts.first() else { return credited.then_some("").or(Some("")) };
    let fits = |k: usize| titled(parts[k]) || all_dated(&parts[k..]) || (is_year(parts[k]) && k > 0 && dated(parts[k - 1]));
    if parts.len() > 5 || !(0..parts.len()).all(fits) {
        return None;
    }
    if dated(first) {
        return credited.then_some("");
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 4 && !first.chars().any(char::is_lowercase) && !is_cue(Cue::NotPlace, &first.to_lowercase());
    let narrow = !colon || parts.len() == 1 && first.split(' ').count() <= 3;
    (credited && !colon || capitals && narrow).then_some(first)
}

/// Up to five words, each with a capital, but for small words inside a name.
fn titled(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || word.starts_with('/') || word.len() <= 3;
    (1..=5).contains(&words.len())
        && words[0].starts_with(char::is_alphabetic)
        && words.iter().all(fits)
        && !part.contains(['"', '“', '?', '!'])
        && (words[0].starts_with(char::is_uppercase) || words.len() == 1)
}

/// 'June 3' and '2026', whatever commas stand between them.
fn all_dated(parts: &[&str]) -> bool {
    parts.iter().enumerate().all(|(k, part)| dated(part) || (k > 0 && is_year(part)))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.chars().all(|c| c.is_ascii_digit())
}

/// 'Sept 5', '5 March', 'Monday'.
fn dated(part: &str) -> bool {
    let mut any = false;
    part.split_whitespace().all(|word| {
        let bare = word.trim_end_matches('.').to_lowercase();
        let named = matches!(stamp(&bare), Some(Stamp::Month(_) | Stamp::Weekday));
        any |= named;
        named || bare.chars().all(|c| c.is_ascii_digit()) && any || bare.chars().all(|c| c.is_ascii_digit()) && part.contains(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::layout::{cues, media};

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, &str)>) {
        let found = read(text);
        let found = found.as_ref().map(|d| (d.place.as_deref().unwrap_or(""), d.outlet.unwrap_or(""), &text[d.len..]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_datelines() {
        check("SEOUL, South Korea (AP) — The talks go on.", Some(("SEOUL", "Associated Press", "The talks go on.")));
        check("SEOUL, Sept 5 (Reuters) - The talks go on.", Some(("SEOUL", "Reuters", "The talks go on.")));
        check("Seoul, South Korea (CNN) -- The talks go on.", Some(("Seoul", "CNN", "The talks go on.")));
        check("(CNN)The talks go on.", Some(("", "CNN", "The talks go on.")));
        check("(Reuters) - \"The talks go on.\"", Some(("", "Reuters", "\"The talks go on.\"")));
        check("WASHINGTON - And on the second day they met.", Some(("WASHINGTON", "", "And on the second day they met.")));
        check("WASHINGTON — The court met.", Some(("WASHINGTON", "", "The court met.")));
        check("WASHINGTON—The court met.", Some(("WASHINGTON", "", "The court met.")));
        check("LASKO, June 3, 2026 - The court met.", Some(("LASKO", "", "The court met.")));
        check("LASKO (River News) June 3, 2026 - The court met.", Some(("LASKO", "", "The court met.")));
        check("NEW DELHI: The court met.", Some(("NEW DELHI", "", "The court met.")));
        check("JACKSONVILLE, Fla. -- The court met.", Some(("JACKSONVILLE", "", "The court met.")));
        check("ST. LOUIS (AP) -- The court met.", Some(("ST. LOUIS", "Associated Press", "The court met.")));
        check("BEIJING, Nov. 10 (Xinhua) -- The court met.", Some(("BEIJING", "Xinhua", "The court met.")));
        check("BERLIN/PARIS (Reuters) - The court met.", Some(("BERLIN/PARIS", "Reuters", "The court met.")));
        check("Nov 10 (Reuters) - The court met.", Some(("", "Reuters", "The court met.")));
        check("LONDON (The Sports Network) - The court met.", Some(("LONDON", "The Sports Network", "The court met.")));
    }

    #[test]
    fn the_day_with_its_year_is_the_day_of_publication() {
        let day = |text| read(text).and_then(|d| d.date).map(|d| d.to_string());
        assert_eq!(day("LASKO, June 3, 2026 - The court met.").as_deref(), Some("2026-06-03"));
        assert_eq!(day("LASKO (River News) June 3, 2026 - The court met.").as_deref(), Some("2026-06-03"));
        assert_eq!(day("BEIJING, Nov. 10 (Xinhua) -- The court met."), None);
    }

    #[test]
    fn a_place_or_an_outlet_and_a_day_are_a_line_of_their_own() {
        let read = |text| alone(text).map(|line| (line.place.unwrap_or_default(), line.date.to_string()));
        let is = |text, place: &str, day: &str| assert_eq!(read(text), Some((place.to_owned(), day.to_owned())), "{text}");
        is("WEXMOOR, 12 May 2025", "WEXMOOR", "2025-05-12");
        is("WEXMOOR, 12 May 2025 —", "WEXMOOR", "2025-05-12");
        is("WEXMOOR (12 May 2025)", "WEXMOOR", "2025-05-12");
        is("WEXMOOR, England, Monday 12 May 2025", "WEXMOOR", "2025-05-12");
        is("LONDON, March 3, 2026", "LONDON", "2026-03-03");
        is("LONDON - 2026-03-03", "LONDON", "2026-03-03");
        is("The Courier, 12 May 2025", "", "2025-05-12");
        is("Fenmouth Town Council, 14 April 2026", "", "2026-04-14");
        is("*Radio Fen, 15 April 2026*", "", "2026-04-15");
        for text in [
            "Bridge falls, 12 May 2025",
            "The mayor resigned on 12 May 2025.",
            "WEXMOOR",
            "WEXMOOR, 12 May",
            "Storm Ada, the worst of 12 May 2025",
            "“Never Again”, 12 May 2025",
            "12 May 2025",
        ] {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn keeps_off_sentences() {
        check("The mayor (Labour) - The talks go on.", None);
        check("NATO — which has 32 members — met.", None);
        check("UPDATE: The bridge is closed.", None);
        check("The bridge - the oldest in town - fell.", None);
        check("Jane Roe (left) - The mayor.", None);
        check("Mr Kim - The leader - met him.", None);
        check("IBM - The firm grew.", None);
        check("Police said: The bridge is closed.", None);
        check("", None);
        check("—", None);
    }

    #[test]
    fn every_agency_is_known() {
        for (form, medium) in media().iter().filter(|(_, medium)| medium.agency) {
            assert_eq!(read(medium.example).and_then(|d| d.outlet), Some(medium.name), "{form}");
        }
    }

    #[test]
    fn words_that_are_no_place() {
        for row in cues().iter().filter(|row| row.cue == Cue::NotPlace) {
            assert_eq!(read(row.example), None, "{}", row.example);
        }
    }
}
