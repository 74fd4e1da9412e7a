//! Tables of pairs of values and how they stand to each other.

use super::{Relation, quantities, times};
use crate::types::{Amount, Date, Exactness, Fields, Grain, Interval, Measure, Quantity, Span, Time, TimeRole};

use Relation::{Compatible, Conflicting, Equal, Incomparable};

/// `12`, `~180..220=200`, `>201..=200`, `<..50=50`, `?20..120` : how exact, from, to, as written; open ends are left out.
fn quantity(measure: Measure, unit: &str, rate: &str, text: &str) -> Quantity {
    let (exactness, rest) = match text.chars().next() {
        Some('~') => (Exactness::Approximate, &text[1..]),
        Some('>' | '<') => (Exactness::Bound, &text[1..]),
        Some('?') => (Exactness::Vague, &text[1..]),
        _ => (Exactness::Exact, text),
    };
    let amount = |text: &str| {
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        Amount::millionths(format!("{whole}{rest:0<6}").parse().expect("a number"))
    };
    let open = |text: &str| (!text.is_empty()).then(|| amount(text));
    let (interval, stated) = rest.split_once('=').unwrap_or((rest, ""));
    let (low, high) = interval.split_once("..").unwrap_or((interval, interval));
    let value = Interval { low: open(low), high: open(high) };
    let stated = open(stated).or(value.low).expect("a stated value");
    Quantity {
        first: 0,
        last: 1,
        span: Span::new(0, 1),
        measure,
        value,
        stated,
        exactness,
        unit: unit.to_owned(),
        counted: None,
        parts: Vec::new(),
        rate: rate.to_owned(),
    }
}

#[test]
fn counts() {
    let table = [
        ("12", "12", Equal),
        ("12", "13", Conflicting),
        ("9", "12", Conflicting),
        (">9..=9", "12", Compatible),
        (">12..=12", "9", Conflicting),
        (">9..=9", "90", Incomparable),
        (">9..=9", ">9..=9", Equal),
        (">9..=9", "9", Compatible),
        (">201..=200", "~180..200=200", Compatible),
        (">22001..=22000", "~20700..23000=23000", Compatible),
        (">22001..=22000", "~18000..22000=20000", Conflicting),
        ("<..50=50", "60", Conflicting),
        ("<..50=50", "40", Compatible),
        ("~19500..20500=20000", "19850", Compatible),
        ("~19500..20500=20000", "22000", Conflicting),
        ("~19500..20500=20000", "~20500..21500=21000", Conflicting),
        ("~115000..125000=120000", "~195000..205000=200000", Conflicting),
        ("~180..220=200", "~180..200=200", Compatible),
        ("~180..220=200", "215", Compatible),
        ("~180..220=200", "300", Conflicting),
        ("~18000..22000=20000", "~21600..26400=24000", Compatible),
        ("?20..120", "?200..1500", Conflicting),
        ("?200..1500", "?2000..20000", Conflicting),
        ("?20..120", "85", Compatible),
        ("?20..120", "7", Conflicting),
        ("?3..15", "?2..9", Compatible),
        ("~11..13=12", "12", Compatible),
        ("~11..13=12", "9", Conflicting),
    ];
    check(Measure::Count, "", &table);
}

#[test]
fn measures() {
    let metres = [
        ("~683971.2..700064.64=692017.92", "~695000..705000=700000", Compatible),
        ("~2118.36..2148.84=2133.6", "~2050..2150=2100", Compatible),
        ("78.1812..79.0956=78.6384", "79.0956..80.01=79.5528", Conflicting),
        ("15288.768..16898.112=16093.44", "15500..16500=16000", Compatible),
        ("<..25000=25000", "15288.768..16898.112=16093.44", Compatible),
    ];
    check(Measure::Physical, "m", &metres);
    let magnitudes = [("7.55..7.65=7.6", "7.65..7.75=7.7", Conflicting), ("7.55..7.65=7.6", "7.5..8.5=8", Compatible)];
    check(Measure::Physical, "magnitude", &magnitudes);
    let money = [
        ("~72000000..80000000=80000000", "~79500000..80500000=80000000", Compatible),
        ("~333500000..334500000=334000000", "~280500000..281500000=281000000", Conflicting),
    ];
    check(Measure::Money, "USD", &money);
    check(
        Measure::Percent,
        "%",
        &[("11.5..12.5=12", "12.25..12.35=12.3", Compatible), ("11.5..12.5=12", "12.5..13.5=13", Conflicting)],
    );
    check(
        Measure::Age,
        "",
        &[("34", "34", Equal), ("34", "35", Conflicting), ("~30..39=30", "34", Compatible), ("~30..39=30", "41", Conflicting)],
    );
    check(Measure::Ordinal, "", &[("3", "3", Equal), ("3", "4", Conflicting)]);
    check(Measure::Label, "", &[("370", "370", Equal), ("370", "17", Incomparable)]);
    check(Measure::Label, "caliber", &[("0.45", "0.38", Conflicting)]);
}

fn check(measure: Measure, unit: &str, table: &[(&str, &str, Relation)]) {
    for &(left, right, expected) in table {
        let (a, b) = (quantity(measure, unit, "", left), quantity(measure, unit, "", right));
        assert_eq!(quantities(&a, &b), expected, "{left} and {right}");
        assert_eq!(quantities(&b, &a), expected, "{right} and {left}");
    }
}

#[test]
fn different_sorts_are_not_compared() {
    let of = |measure, unit, rate| quantity(measure, unit, rate, "12");
    assert_eq!(quantities(&of(Measure::Count, "", ""), &of(Measure::Age, "", "")), Incomparable);
    assert_eq!(quantities(&of(Measure::Money, "USD", ""), &of(Measure::Money, "EUR", "")), Incomparable);
    assert_eq!(quantities(&of(Measure::Count, "", "more"), &of(Measure::Count, "", "")), Incomparable);
    assert_eq!(quantities(&of(Measure::Count, "", "times"), &of(Measure::Count, "", "")), Incomparable);
}

#[test]
fn scores() {
    let score = |parts: &[i64]| Quantity {
        parts: parts.iter().map(|&part| Amount::whole(part)).collect(),
        ..quantity(Measure::Score, "", "", "1")
    };
    let relate = |a: &[i64], b: &[i64]| quantities(&score(a), &score(b));
    assert_eq!(relate(&[88, 72], &[88, 72]), Equal);
    assert_eq!(relate(&[88, 72], &[72, 88]), Compatible);
    assert_eq!(relate(&[10, 5], &[9, 5]), Conflicting);
    assert_eq!(relate(&[10, 5], &[10, 5, 0]), Compatible);
    assert_eq!(relate(&[10, 5], &[9, 5, 1]), Incomparable);
}

/// `y2009 m11 d20 w5 h14 :53 p1 z-300 s2 @-1`, `~` for loose, `since`, `until`, `before`, `after`, and `2009-11-20` or two days for its days.
fn time(text: &str) -> Time {
    let mut fields = Fields::default();
    let (mut offset, mut role, mut approximate) = (None, TimeRole::At, false);
    let mut days: Vec<Date> = Vec::new();
    let mut grain = Grain::Decade;
    for word in text.split(' ') {
        let rest = word.get(1..).unwrap_or_default();
        let small = || rest.parse::<u8>().ok();
        let mut at = |finest: Grain| grain = grain.min(finest);
        match word {
            "since" => role = TimeRole::Since,
            "until" => role = TimeRole::Until,
            "before" => role = TimeRole::Before,
            "after" => role = TimeRole::After,
            "~" => approximate = true,
            "week" => at(Grain::Week),
            "day" => at(Grain::Day),
            "month" => at(Grain::Month),
            "year" => at(Grain::Year),
            _ => match word.chars().next() {
                Some('y') => (fields.year = rest.parse().ok(), at(Grain::Year)).1,
                Some('m') => (fields.month = small(), at(Grain::Month)).1,
                Some('d') => (fields.day = small(), at(Grain::Day)).1,
                Some('w') => (fields.weekday = small(), at(Grain::Day)).1,
                Some('s') => (fields.season = small(), at(Grain::Season)).1,
                Some('h') => (fields.hour = small(), at(Grain::Hour)).1,
                Some(':') => (fields.minute = small(), at(Grain::Minute)).1,
                Some('p') => (fields.part = small(), at(Grain::DayPart)).1,
                Some('z') => fields.zone = rest.parse().ok(),
                Some('@') => offset = rest.parse().ok(),
                _ => days.push(word.parse().expect("a date")),
            },
        }
    }
    let days = days.first().map(|first| (*first, *days.last().unwrap_or(first)));
    Time { first: 0, last: 1, span: Span::new(0, 1), grain, fields, offset, days, role, approximate }
}

#[test]
fn days_months_and_years() {
    check_times(&[
        ("w1", "w1", Equal),
        ("w1", "w2", Conflicting),
        ("w1", "day @-1", Incomparable),
        ("w1", "week @0", Incomparable),
        ("w2 2011-11-08", "week @0 2011-11-07 2011-11-13", Compatible),
        ("w7", "m12 d14 2008-12-14", Compatible),
        ("w1", "m12 d14 2008-12-14", Conflicting),
        ("w4", "day @0 2011-11-10", Compatible),
        ("w4", "day @0 2011-11-11", Incomparable),
        ("w4", "w4 2011-11-10", Equal),
        ("w4 2011-11-17", "w4 2011-11-10", Incomparable),
        ("m6", "m7", Conflicting),
        ("m6", "m6", Equal),
        ("since m6", "since m7", Conflicting),
        ("since m6", "m7", Compatible),
        ("since m7", "m6", Incomparable),
        ("since m6 2011-06-01 2011-06-30", "since m7 2011-07-01 2011-07-31", Conflicting),
        ("m4 d29", "m4 d29", Equal),
        ("m4 d29", "m4 d28", Conflicting),
        ("m4 d29", "m4", Compatible),
        ("after m4 d29", "m4 d29", Incomparable),
        ("y2009", "y2010", Conflicting),
        ("y2009 ~", "y2010 ~", Compatible),
        ("y2009 m11 d20 2009-11-20", "y2009 2009-01-01 2009-12-31", Compatible),
        ("y2009 m11 d20 2009-11-20", "y2010 2010-01-01 2010-12-31", Conflicting),
        ("y2009 m11 d20 2009-11-20", "year @1 2009-01-01 2009-12-31", Compatible),
        ("y2009 m11 d20 2009-11-20", "y2009 ~ 2009-01-01 2009-12-31", Compatible),
        ("day @-1 2011-11-09", "day @-1 2011-11-09", Equal),
        ("day @-1 2011-11-09", "day @0 2011-11-10", Incomparable),
        ("day @-1 2011-11-09", "day @-1 2011-11-02", Conflicting),
        ("day @-1", "day @-1", Compatible),
        ("day @-1", "day @0", Incomparable),
    ]);
}

#[test]
fn hours_and_other_moments() {
    check_times(&[
        ("h14 :53", "h15", Compatible),
        ("h14 :53", "h15 ~", Compatible),
        ("h14 :53", "h15 :30", Conflicting),
        ("h14 :53", "h12 :0 z0", Incomparable),
        ("h16 :30 z-300", "h13 :30 z-480", Compatible),
        ("h16 :30 z-300", "h15 :30", Incomparable),
        ("h8 :0", "h18 :0", Conflicting),
        ("h8 :0", "h8 :0", Equal),
        ("h15", "p2", Compatible),
        ("h15", "p1", Conflicting),
        ("p1", "p4", Compatible),
        ("p1", "p3", Conflicting),
        ("w6 p1", "w6", Compatible),
        ("w6 p1", "w6 p3", Conflicting),
        ("w6 p1", "w7 p1", Conflicting),
        ("w4", "h14 :53", Incomparable),
        ("until y2012 2012-01-01 2012-12-31", "y2012 s3 2012-07-01 2012-12-31", Compatible),
        ("before w1", "w1", Incomparable),
        ("d18", "m9 d12", Conflicting),
        ("s2", "s4", Conflicting),
        ("m5 ~", "m5 d1", Compatible),
    ]);
}

fn check_times(table: &[(&str, &str, Relation)]) {
    for &(left, right, expected) in table {
        assert_eq!(times(&time(left), &time(right)), expected, "{left} and {right}");
        assert_eq!(times(&time(right), &time(left)), expected, "{right} and {left}");
    }
}
