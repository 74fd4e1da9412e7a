//! What two places are to each other: the same, one within the other, or apart.

use crate::entail::relate::Relation;
use crate::types::PlaceMention;

/// Relates two places by name and by what contains them. Two names without any known container may be part and whole, so
/// they conflict only where both are alike in kind: both known places, or both common nouns ('home', 'hospice').
#[must_use]
pub fn relate(a: &PlaceMention, b: &PlaceMention) -> Relation {
    let same = a.name == b.name || (a.entity.is_some() && a.entity == b.entity);
    if same {
        return Relation::Equal;
    }
    let inside = |x: &PlaceMention, y: &PlaceMention| x.within.contains(&y.name) || x.name.contains(&y.name);
    if inside(a, b) || inside(b, a) {
        return Relation::Compatible;
    }
    match (a.entity.is_some(), b.entity.is_some()) {
        (true, true) | (false, false) => Relation::Conflicting,
        _ => Relation::Incomparable,
    }
}
