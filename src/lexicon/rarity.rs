//! Stand-in.
use std::collections::HashMap;
use std::sync::LazyLock;
static Z: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| super::table::rows(include_str!("../../data/frequency.tsv")).filter_map(|r| Some((r[0], r.get(1)?.parse::<f32>().ok()? / 10.0))).collect());
/// Rarity.
pub fn rarity(w: &str) -> f32 { Z.get(w).map_or(1.0, |z| ((7.5 - z) / 5.5).clamp(0.0, 1.0)) }
/// Stop word.
pub fn is_stopword(w: &str) -> bool { Z.get(w).is_some_and(|z| *z > 6.0) }
