//! How much a claim says by itself, so that a name alone or a stub makes no finding.

use crate::lexicon::rarity;
use crate::types::{Claim, Corpus, EntityId};
use std::collections::BTreeSet;

/// How much a claim says: the rarity of its content words, a name counting as one word, and its values.
#[must_use]
pub fn content(corpus: &Corpus, claim: &Claim) -> f64 {
    let tree = corpus.tree(claim.sentence);
    let name = |i: usize| claim.mentions.iter().find(|m| (m.first..m.last).contains(&i) && !m.indirect).map(|m| m.entity);
    let names: BTreeSet<EntityId> = claim.tokens.iter().filter_map(|&i| name(i)).collect();
    let word = |i: usize| {
        let content = tree.tokens[i].tag.starts_with(['N', 'V', 'J', 'F']) && !tree.tokens[i].label.starts_with("aux");
        let lemma = tree.lemma(i);
        let counts = content && name(i).is_none() && !rarity::is_stopword(lemma);
        if counts { f64::from(rarity::rarity(lemma)) } else { 0.0 }
    };
    let words: f64 = claim.tokens.iter().map(|&i| word(i)).sum();
    let values = claim.quantities.len() + claim.times.len();
    words + NAME * f64::from(u32::try_from(names.len() + values).unwrap_or(u32::MAX))
}

/// What a name or a value adds to what a claim says.
const NAME: f64 = 0.5;
