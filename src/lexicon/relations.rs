//! Stand-in.
use std::collections::HashMap;
use std::sync::LazyLock;
static F: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| { let mut m: HashMap<&str,&str> = super::table::rows(include_str!("../../data/families.tsv")).map(|r| (r[0], r[1])).collect();
 for r in super::table::rows(include_str!("../../data/news_synonyms.tsv")) { m.insert(r[1], r[0]); } m });
static S: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| { let mut m: HashMap<&str,Vec<&str>> = HashMap::new(); for r in super::table::rows(include_str!("../../data/synonyms.tsv")) { m.entry(r[0]).or_default().extend(r[2].split([' ',','])); } m });
static A: LazyLock<HashMap<(&'static str,&'static str), f32>> = LazyLock::new(|| { let mut m = HashMap::new(); for r in super::table::rows(include_str!("../../data/antonyms.tsv")) { for x in r[2].split([' ',',']) { m.insert((r[0],x),0.8f32); m.insert((x,r[0]),0.8f32);} }
 for r in super::table::rows(include_str!("../../data/news_antonyms.tsv")) { let v = if r[2]=="strong" {1.0} else {0.6}; m.insert((r[0],r[1]),v); m.insert((r[1],r[0]),v);} m });
/// Family.
pub fn family(w: &str) -> &str { F.get(w).copied().unwrap_or(w) }
/// Meaning.
pub fn same_meaning(a: &str, b: &str) -> f32 { if a == b || family(a) == family(b) { 1.0 } else if S.get(a).is_some_and(|v| v.contains(&b)) { 0.8 } else { 0.0 } }
/// Opposed.
pub fn opposed(a: &str, b: &str) -> Option<f32> { A.get(&(a, b)).copied() }
