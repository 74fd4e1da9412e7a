//! Date lines: text that says nothing but when a report was published.

use crate::lexicon::layout::{Stamp, stamp};
use crate::types::Date;

/// A line that is a date line from end to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateLine {
    /// The first full date in it that can be read in one way only.
    pub date: Option<Date>,
}

/// A word of a date line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Month(i8),
    Number(i16),
    Numeric(Option<Date>, [i16; 3]),
    American,
    Other,
}

/// The most words of a date line.
const LONGEST: usize = 22;

/// Reads a date line; `None` where any word is not of such a line, or no date is in it.
pub(super) fn read(text: &str) -> Option<DateLine> {
    if text.len() > 160 {
        return None;
    }
    let words: Option<Vec<Word>> = pieces(text).take(LONGEST + 1).map(word).collect();
    let words = words.filter(|words| words.len() <= LONGEST)?;
    let named =
        words.windows(2).any(|pair| matches!(pair, [Word::Month(_), Word::Number(_)] | [Word::Number(_), Word::Month(_)]));
    let numeric = words.iter().any(|word| matches!(word, Word::Numeric(..)));
    (named || numeric).then(|| DateLine { date: date(&words) })
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '@' | '·' | '•' | '(' | ')' | ';' | '[' | ']' | '–' | '—'))
        .map(|piece| piece.trim_matches(['.', ':', '-']))
        .filter(|piece| !piece.is_empty())
}

fn word(piece: &str) -> Option<Word> {
    let lower = piece.to_lowercase();
    match stamp(&lower) {
        Some(Stamp::Month(month)) => return Some(Word::Month(month)),
        Some(Stamp::AmericanZone) => return Some(Word::American),
        Some(Stamp::Weekday | Stamp::Zone | Stamp::Word) => return Some(Word::Other),
        None => {}
    }
    if let Some((year, time)) = lower.split_once('-')
        && time.contains(':')
        && !time.contains('-')
        && year.len() == 4
    {
        return year.parse().ok().map(Word::Number);
    }
    let digits = lower.len() - lower.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = lower.split_at(digits);
    if digits == 0 {
        return None;
    }
    match rest {
        "" | "st" | "nd" | "rd" | "th" if digits <= 4 => number.parse().ok().map(Word::Number),
        "am" | "pm" => Some(Word::Other),
        _ if rest.starts_with(':') && digits <= 2 => clock(rest).then_some(Word::Other),
        _ => numeric(&lower),
    }
}

/// What follows the hour of a clock time: ':41', ':48:40', ':24pm'.
fn clock(rest: &str) -> bool {
    let bare = rest.trim_end_matches(['a', 'p', 'm', '.', 'z']);
    bare.split(':').skip(1).all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
}

/// `2026-03-02` with or without a time, `3/2/2026`, `02.03.26`.
fn numeric(text: &str) -> Option<Word> {
    let day = text.split_once('t').map_or(text, |(day, _)| day);
    let (mark, parts): (char, Vec<&str>) =
        ['-', '/', '.'].into_iter().map(|m| (m, day.split(m).collect())).find(|(_, p): &(char, Vec<_>)| p.len() == 3)?;
    let numbers: Vec<i16> = parts.iter().map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = numbers[..] else { return None };
    if parts[0].len() == 4 {
        return make(a, b, c).map(|date| Word::Numeric(Some(date), [a, b, c]));
    }
    if parts.iter().any(|p| p.is_empty() || p.len() > 4) || parts[0].len() > 2 || parts[1].len() > 2 {
        return None;
    }
    let year = if c >= 100 {
        c
    } else if c < 70 {
        2000 + c
    } else {
        1900 + c
    };
    let (american, other) = (make(year, a, b), make(year, b, a));
    let date = match (american, other) {
        _ if mark == '.' => other,
        (Some(x), Some(y)) => (x == y).then_some(x),
        (x, y) => x.or(y),
    };
    (american.is_some() || other.is_some()).then_some(Word::Numeric(date, [year, a, b]))
}

fn make(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (1400..=2999).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

fn date(words: &[Word]) -> Option<Date> {
    let american = words.contains(&Word::American);
    (0..words.len()).find_map(|i| match words[i..] {
        [Word::Numeric(Some(date), _), ..] => Some(date),
        [Word::Numeric(None, [year, month, day]), ..] if american => make(year, month, day),
        [Word::Month(month), Word::Number(day), Word::Number(year), ..]
        | [Word::Number(day), Word::Month(month), Word::Number(year), ..] => make(year, i16::from(month), day),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::layout::stamps;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match read(text) {
            None => "no date line".to_owned(),
            Some(DateLine { date: None }) => "unknown".to_owned(),
            Some(DateLine { date: Some(date) }) => date.to_string(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_date_lines() {
        check("11 November 2011 Last updated at 12:41 GMT", "2011-11-11");
        check("Published on: 11 November 2011-11:25am", "2011-11-11");
        check("on Nov 10, 2011", "2011-11-10");
        check("Published: March 2, 2026", "2026-03-02");
        check("Tuesday, December 9, 2008", "2008-12-09");
        check("Friday, Sep 10, 2010 | Updated 9:28 AM EDT", "2010-09-10");
        check("on March 1, 2012 at 8:12 am", "2012-03-01");
        check("Mar 1 2012, 2:35am CET", "2012-03-01");
        check("February 29th, 2012", "2012-02-29");
        check("Published: Dec. 19, 2005 at 9:44 p.m.", "2005-12-19");
        check("updated 12/19/2005 2:48:40 PM ET", "2005-12-19");
        check("First Posted: 10/09/11 06:44 PM ET Updated: 12/25/11 05:12 AM ET", "2011-10-09");
        check("2026-03-02T10:30:00Z", "2026-03-02");
        check("02.03.2026", "2026-03-02");
        check("Monday, March 2", "unknown");
    }

    #[test]
    fn a_date_of_two_readings_stays_open() {
        check("11/09/2010", "unknown");
        check("9/9/2010", "2010-09-09");
    }

    #[test]
    fn keeps_off_sentences() {
        check("On March 2, 2026, the mayor resigned", "no date line");
        check("March of the 12 dwarfs", "no date line");
        check("2012", "no date line");
        check("31-24", "no date line");
        check("", "no date line");
    }

    #[test]
    fn every_row_has_its_line() {
        for (word, (_, example)) in stamps() {
            assert!(read(example).is_some(), "{word}: {example}");
        }
    }
}
