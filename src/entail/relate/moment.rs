//! Relates two times by role, then by the days that both resolve to, or else field by field.

use super::Relation;
use crate::types::{Date, Fields, Grain, Time, TimeRole};

/// How two times stand to each other.
pub(super) fn relate(a: &Time, b: &Time) -> Relation {
    if a.role == b.role {
        return same_role(a, b);
    }
    // Another role bounds the event: a time inside the bound goes with it, one outside proves little.
    let bound = |since: &Time, at: &Time| match (since.days, at.days) {
        (Some((from, _)), Some((_, last))) if since.role == TimeRole::Since => last >= from,
        (Some((_, until)), Some((first, _))) if since.role == TimeRole::Until => first <= until,
        (Some((from, _)), Some((_, last))) if since.role == TimeRole::After => last > from,
        (Some((_, until)), Some((first, _))) if since.role == TimeRole::Before => first < until,
        _ => months_in_order(since, at),
    };
    let within = (b.role == TimeRole::At && bound(a, b)) || (a.role == TimeRole::At && bound(b, a));
    if within { Relation::Compatible } else { Relation::Incomparable }
}

/// 'since June' and 'in July', of one year or none.
fn months_in_order(bound: &Time, at: &Time) -> bool {
    let same_year = bound.fields.year == at.fields.year;
    match (bound.fields.month, at.fields.month) {
        (Some(bounding), Some(month)) if same_year => match bound.role {
            TimeRole::Since => month >= bounding,
            TimeRole::Until => month <= bounding,
            _ => false,
        },
        _ => false,
    }
}

fn same_role(a: &Time, b: &Time) -> Relation {
    let clock = clock(a, b);
    let day = day(a, b);
    match (day, clock) {
        (Relation::Conflicting, _) => Relation::Conflicting,
        (Relation::Incomparable, other) => other,
        // 'Monday' does not make '3 p.m.' wrong.
        (day, Relation::Incomparable) => day,
        (day, clock) => day.max(clock),
    }
}

/// The day, week, month or year of both.
fn day(a: &Time, b: &Time) -> Relation {
    let (x, y) = (a.fields, b.fields);
    let loose = a.approximate || b.approximate;
    if let Some(relation) = weekdays(a, b) {
        return relation;
    }
    if let (Some(p), Some(q)) = (a.days, b.days) {
        return spans(a, b, p, q, loose);
    }
    let pairs = [
        (x.year.map(i32::from), y.year.map(i32::from)),
        (wide(x.month), wide(y.month)),
        (wide(x.season), wide(y.season)),
        (wide(x.day), wide(y.day)),
    ];
    fields(&pairs, loose, a.offset == b.offset && a.grain == b.grain && x == y).unwrap_or_else(|| offsets(a, b))
}

fn wide(field: Option<u8>) -> Option<i32> {
    field.map(i32::from)
}

/// Field by field where both name it: year, month, season, day, from the coarsest on.
fn fields(pairs: &[(Option<i32>, Option<i32>)], loose: bool, same: bool) -> Option<Relation> {
    let named: Vec<(usize, i32, i32)> = pairs.iter().enumerate().filter_map(|(i, (p, q))| Some((i, (*p)?, (*q)?))).collect();
    let &(_, p, q) = named.iter().find(|(_, p, q)| p != q).or(named.last())?;
    if p == q {
        let coarser = pairs.iter().any(|(p, q)| p.is_some() != q.is_some());
        return Some(if same && !coarser { Relation::Equal } else { Relation::Compatible });
    }
    // 'late 2009' and 'early 2010'
    Some(if loose && (p - q).abs() == 1 { Relation::Compatible } else { Relation::Conflicting })
}

/// Both name a weekday, or one names a weekday and the other a full date.
fn weekdays(a: &Time, b: &Time) -> Option<Relation> {
    let relation = match (a.fields.weekday, b.fields.weekday) {
        (Some(p), Some(q)) if p != q => Relation::Conflicting,
        (Some(_), Some(_)) => match (a.days, b.days) {
            // The same weekday of two weeks: reports of different days, or another event.
            (Some(p), Some(q)) if p != q => Relation::Incomparable,
            _ if a.fields.part == b.fields.part && a.fields.day == b.fields.day => Relation::Equal,
            _ if a.fields.day.is_some() && b.fields.day.is_some() && a.fields.day != b.fields.day => return None,
            _ => Relation::Compatible,
        },
        (Some(weekday), None) => against_date(weekday, a, b)?,
        (None, Some(weekday)) => against_date(weekday, b, a)?,
        (None, None) => return None,
    };
    Some(relation)
}

/// A weekday against a date of one day that does not name its weekday.
fn against_date(weekday: u8, named: &Time, dated: &Time) -> Option<Relation> {
    let (first, last) = dated.days?;
    if first != last {
        // 'Tuesday' and 'this week', 'in June': the weekday alone says nothing; its day, where known, decides.
        return match named.days {
            Some(_) => None,
            None => Some(Relation::Incomparable),
        };
    }
    let relative = dated.offset.is_some();
    if weekday_of(first) == weekday {
        let other_week = named.days.is_some_and(|days| days != (first, last));
        return Some(if other_week { Relation::Incomparable } else { Relation::Compatible });
    }
    // 'yesterday' hangs on the report's date, which may be a day off.
    let apart = (i16::from(weekday_of(first)) - i16::from(weekday)).rem_euclid(7);
    let a_day = apart == 1 || apart == 6;
    Some(if relative && a_day || dated.approximate { Relation::Incomparable } else { Relation::Conflicting })
}

fn weekday_of(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// Two stretches of days.
fn spans(a: &Time, b: &Time, p: (Date, Date), q: (Date, Date), loose: bool) -> Relation {
    if p == q {
        return if a.grain == b.grain && a.fields == b.fields { Relation::Equal } else { Relation::Compatible };
    }
    if p.0 <= q.1 && q.0 <= p.1 {
        let bounds = matches!(a.role, TimeRole::Since | TimeRole::Until) && a.grain == b.grain;
        return if bounds && !loose { Relation::Conflicting } else { Relation::Compatible };
    }
    let gap = if p.1 < q.0 { days_between(p.1, q.0) } else { days_between(q.1, p.0) };
    let grain = a.grain.max(b.grain);
    let relative = a.offset.is_some() || b.offset.is_some();
    let slack = match grain {
        Grain::Minute | Grain::Hour | Grain::DayPart | Grain::Day => i32::from(relative) + i32::from(loose),
        Grain::Week => 3,
        Grain::Month => {
            if loose {
                16
            } else {
                0
            }
        }
        Grain::Season => 35,
        Grain::Year => {
            if loose {
                184
            } else {
                0
            }
        }
        Grain::Decade => 1000,
    };
    if gap > slack {
        return Relation::Conflicting;
    }
    if loose { Relation::Compatible } else { Relation::Incomparable }
}

fn days_between(a: Date, b: Date) -> i32 {
    (b - a).get_days()
}

/// 'yesterday' and 'yesterday' of reports whose dates are not known. Reports of one story come out within days of each other,
/// so 'this month' and 'next month' are two months, while 'today' and 'yesterday' may be one day.
fn offsets(a: &Time, b: &Time) -> Relation {
    let (Some(p), Some(q)) = (a.offset, b.offset) else { return Relation::Incomparable };
    if a.grain != b.grain || a.fields != b.fields {
        return Relation::Incomparable;
    }
    if p == q {
        return Relation::Compatible;
    }
    let coarse = matches!(a.grain, Grain::Month | Grain::Year);
    if coarse && a.days.is_none() && b.days.is_none() { Relation::Conflicting } else { Relation::Incomparable }
}

/// The clock or the part of the day of both.
fn clock(a: &Time, b: &Time) -> Relation {
    let loose = a.approximate || b.approximate;
    match (minutes(a.fields), minutes(b.fields)) {
        (Some(p), Some(q)) => hours(a, b, p, q, loose),
        (None, Some(q)) => a.fields.part.map_or(Relation::Incomparable, |part| part_and_hour(part, q, b.fields.zone)),
        (Some(p), None) => b.fields.part.map_or(Relation::Incomparable, |part| part_and_hour(part, p, a.fields.zone)),
        (None, None) => match (a.fields.part, b.fields.part) {
            (Some(p), Some(q)) if p == q => Relation::Equal,
            // Neighbours run into each other: night and morning, afternoon and evening.
            (Some(p), Some(q)) if matches!(p.abs_diff(q), 1 | 3) => Relation::Compatible,
            (Some(_), Some(_)) => Relation::Conflicting,
            _ => Relation::Incomparable,
        },
    }
}

/// Minutes since midnight.
fn minutes(fields: Fields) -> Option<i32> {
    fields.hour.map(|hour| i32::from(hour) * 60 + fields.minute.map_or(0, i32::from))
}

fn hours(a: &Time, b: &Time, p: i32, q: i32, loose: bool) -> Relation {
    let shift = match (a.fields.zone, b.fields.zone) {
        (Some(x), Some(y)) => i32::from(x) - i32::from(y),
        (None, None) => 0,
        // A named zone against none, or 'local time': the hour may differ by any shift.
        _ if p == q => return Relation::Compatible,
        _ => return Relation::Incomparable,
    };
    let apart = (p - q - shift).rem_euclid(24 * 60);
    let apart = apart.min(24 * 60 - apart);
    if apart == 0 {
        let same = a.grain == b.grain && a.fields == b.fields && a.approximate == b.approximate;
        return if same { Relation::Equal } else { Relation::Compatible };
    }
    let coarse = |minute: i32| minute % 15 == 0;
    let rounded = coarse(p) != coarse(q);
    let slack = if loose {
        20
    } else if rounded {
        10
    } else {
        0
    };
    // Summer time, or a zone that only one of two reports means: a whole hour apart with zones is no proof.
    let zoned = a.fields.zone.is_some() && apart == 60;
    if apart <= slack {
        Relation::Compatible
    } else if zoned {
        Relation::Incomparable
    } else {
        Relation::Conflicting
    }
}

/// 'in the afternoon' and '3 p.m.'; each part with an hour or two to spare.
fn part_and_hour(part: u8, minute: i32, zone: Option<i16>) -> Relation {
    let (from, to) = match part {
        1 => (0, 13),
        2 => (11, 19),
        3 => (15, 24),
        _ => (17, 31),
    };
    let hour = minute / 60;
    let inside = (from..to).contains(&hour) || (from..to).contains(&(hour + 24));
    match (inside, zone) {
        (true, _) => Relation::Compatible,
        (false, Some(_)) => Relation::Incomparable,
        (false, None) => Relation::Conflicting,
    }
}
