//! Relates two amounts by measure, unit and rate first, then by their intervals; writers' rounding is no conflict.

use super::Relation;
use crate::types::{Amount, Exactness, Measure, Quantity};

/// How two amounts stand to each other.
pub(super) fn relate(a: &Quantity, b: &Quantity) -> Relation {
    if a.measure != b.measure || a.unit != b.unit || a.rate != b.rate {
        return Relation::Incomparable;
    }
    match a.measure {
        Measure::Score => scores(&a.parts, &b.parts),
        Measure::Label if a.stated == b.stated => Relation::Equal,
        // A caliber is a fact about a gun; two other labels name two things.
        Measure::Label if a.unit.is_empty() => Relation::Incomparable,
        _ => intervals(a, b),
    }
}

/// Two results or records. Turned around they are the same seen from the other side.
fn scores(a: &[Amount], b: &[Amount]) -> Relation {
    if a == b {
        Relation::Equal
    } else if a.len() != b.len() {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if long.starts_with(short) { Relation::Compatible } else { Relation::Incomparable }
    } else if a.iter().eq(b.iter().rev()) {
        Relation::Compatible
    } else {
        Relation::Conflicting
    }
}

fn intervals(a: &Quantity, b: &Quantity) -> Relation {
    let loose = |q: &Quantity| matches!(q.exactness, Exactness::Bound | Exactness::Vague);
    if a.stated == b.stated && !loose(a) && !loose(b) {
        let same = a.exactness == b.exactness && a.value == b.value;
        return if same { Relation::Equal } else { Relation::Compatible };
    }
    if a.stated == b.stated && a.exactness == b.exactness && a.value == b.value {
        return Relation::Equal;
    }
    if holds(a, b.stated) && holds(b, a.stated) {
        return Relation::Compatible;
    }
    match (loose(a), loose(b)) {
        (false, false) => figures(a, b),
        (true, true) => bounds(a, b),
        (true, false) => bound_and_figure(a, b),
        (false, true) => bound_and_figure(b, a),
    }
}

fn holds(q: &Quantity, value: Amount) -> bool {
    q.value.low.is_none_or(|low| low <= value) && q.value.high.is_none_or(|high| value <= high)
}

/// Two figures: the one may be the other, rounded at its own precision. Measures may have been converted as well, which rounds twice.
fn figures(a: &Quantity, b: &Quantity) -> Relation {
    if holds(a, b.stated) || holds(b, a.stated) {
        return Relation::Compatible;
    }
    let (wide, narrow) = (half_width(a).max(half_width(b)), half_width(a).min(half_width(b)));
    let slack = if a.measure == Measure::Physical { wide + narrow / 2 } else { wide };
    let apart = (a.stated.in_millionths() - b.stated.in_millionths()).abs();
    let both_hedged = hedged(a) && hedged(b);
    if apart <= slack || (both_hedged && a.value.meets(b.value)) { Relation::Compatible } else { Relation::Conflicting }
}

/// Half the width of a closed interval.
fn half_width(q: &Quantity) -> i128 {
    match (q.value.low, q.value.high) {
        (Some(low), Some(high)) => (high.in_millionths() - low.in_millionths()) / 2,
        _ => 0,
    }
}

/// Whether a word, not rounding alone, widens a figure: its interval spans more than an eighth of it on either side together.
fn hedged(q: &Quantity) -> bool {
    q.exactness == Exactness::Approximate && half_width(q) * 2 * 12 > q.stated.in_millionths().abs()
}

/// 'more than 200' and 'nearly 200': both stand for something near 200. 'dozens' and 'hundreds' do not meet.
fn bounds(a: &Quantity, b: &Quantity) -> Relation {
    if a.value.meets(b.value) {
        return if far(a, b) { Relation::Incomparable } else { Relation::Compatible };
    }
    if near(a, b) { Relation::Compatible } else { Relation::Conflicting }
}

/// 'at least 9' and '12' can both be true, 'at least 12' and '9' cannot; 'at least 9' and '90' say nothing about each other.
fn bound_and_figure(bound: &Quantity, figure: &Quantity) -> Relation {
    if bound.value.meets(figure.value) {
        return if bound.exactness == Exactness::Bound && far(bound, figure) { Relation::Incomparable } else { Relation::Compatible };
    }
    if hedged(figure) && near(bound, figure) { Relation::Compatible } else { Relation::Conflicting }
}

/// Whether one is more than twice the other.
fn far(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.stated.in_millionths().abs(), b.stated.in_millionths().abs());
    x.max(y) > x.min(y).saturating_mul(2)
}

/// Whether the stated figures are within five percent.
fn near(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.stated.in_millionths().abs(), b.stated.in_millionths().abs());
    (x - y).abs().saturating_mul(20) <= x.max(y)
}
