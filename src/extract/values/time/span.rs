//! Stretches of days: a week, a month, a season, a year; all total.

use crate::types::Date;

/// The day `days` after a date.
pub(crate) fn shift(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

/// Weekday 1 (Monday) ..= 7 (Sunday).
pub(crate) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// First and last day of a month.
pub(crate) fn month(year: i16, month: u8) -> Option<(Date, Date)> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// First and last day of a year.
pub(crate) fn year(year: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// Monday to Sunday around a date.
pub(crate) fn week(date: Date) -> Option<(Date, Date)> {
    let monday = shift(date, 1 - i32::from(weekday(date)))?;
    Some((monday, shift(monday, 6)?))
}

/// The days of a season of the northern year: spring is March to May, winter December to February (of the next year).
pub(crate) fn season(year: i16, season: u8) -> Option<(Date, Date)> {
    match season {
        1..=3 => Some((month(year, season * 3)?.0, month(year, season * 3 + 2)?.1)),
        _ => Some((month(year, 12)?.0, month(year.checked_add(1)?, 2)?.1)),
    }
}

/// Year and month `by` months later.
pub(crate) fn months(date: Date, by: i32) -> Option<(i16, u8)> {
    let count = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + by;
    Some((i16::try_from(count.div_euclid(12)).ok()?, u8::try_from(count.rem_euclid(12) + 1).ok()?))
}
