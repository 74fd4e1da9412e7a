//! Ids of findings from their content, so that a finding keeps its id as long as its claims keep their words.

use crate::types::{ClaimId, Corpus, Finding};
use std::collections::BTreeMap;

/// Sets the id of every finding: `f-` and twelve hexadecimal digits of a hash over the outcome and the words of each side.
/// Neither the order of the reports, their names nor the places within them matter. Findings on the same words are told
/// apart by `-2`, `-3`, … in the order of their reports' ids and places.
pub(super) fn identify(corpus: &Corpus, findings: &mut [Finding]) {
    let place = |finding: &Finding| finding.claims.iter().map(|&id| corpus.order_key(id)).min();
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&i| place(&findings[i]));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for i in order {
        let finding = &mut findings[i];
        let id = format!("f-{:012x}", fnv1a(content(corpus, finding).as_bytes()) & 0xffff_ffff_ffff);
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        finding.id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
}

/// The finding as a text that does not depend on the order of reports.
fn content(corpus: &Corpus, finding: &Finding) -> String {
    let mut sides: Vec<String> = match finding.sides.is_empty() {
        true => vec![side_words(corpus, &finding.claims)],
        false => finding.sides.iter().map(|side| side_words(corpus, side)).collect(),
    };
    sides.sort_unstable();
    format!("{}\n{}", finding.outcome.code(), sides.join("\n\n"))
}

fn side_words(corpus: &Corpus, claims: &[ClaimId]) -> String {
    let mut words: Vec<String> = claims.iter().map(|&id| normal(corpus.text(corpus.claim(id)))).collect();
    words.sort_unstable();
    words.dedup();
    words.join("\n")
}

/// Letters and digits in lower case, everything else folded to one space.
fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The 64-bit FNV-1a hash: short, and the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
