//! The canonical, readable form of a claim: who, does, what, and the rest, in lemmas and full names.

use crate::types::{Argument, Certainty, Claim, Entity, Polarity, Role, Tree};

/// `north korea | not have | arms dealings | with russia`. Equal claims have equal forms: names stand in their fullest form,
/// other words as lemmas without articles, the parts in a fixed order.
#[must_use]
pub fn normalise(tree: &Tree, claim: &Claim, entities: &[Entity]) -> String {
    let phrase = |argument: &Argument| phrase(tree, argument, entities);
    let of = |role: Role| claim.arguments.iter().filter(move |a| a.role == role);
    let mut parts: Vec<String> = of(Role::Agent).map(phrase).collect();
    parts.push(predicate(claim));
    parts.extend([Role::Patient, Role::Attribute, Role::Recipient].into_iter().flat_map(of).map(phrase));
    let mut oblique: Vec<String> = of(Role::Oblique).map(phrase).collect();
    oblique.sort();
    parts.extend(oblique);
    parts.retain(|part| !part.is_empty());
    if parts.len() < 2 {
        return words(tree, claim.tokens.iter().copied());
    }
    parts.join(" | ")
}

fn predicate(claim: &Claim) -> String {
    let not = if claim.polarity == Polarity::Negated { "not " } else { "" };
    let modal = match claim.certainty {
        Certainty::Certain => "",
        Certainty::Likely => "likely ",
        Certainty::Possible => "may ",
        Certainty::Planned => "will ",
        Certainty::Conditional => "would ",
        Certainty::Unconfirmed => "reportedly ",
    };
    format!("{modal}{not}{}", claim.predicate)
}

fn phrase(tree: &Tree, argument: &Argument, entities: &[Entity]) -> String {
    let text = match argument.entity {
        Some(entity) => entities[entity.index()].name.to_lowercase(),
        None => words(tree, argument.first..argument.last),
    };
    if argument.preposition.is_empty() || text.is_empty() { text } else { format!("{} {text}", argument.preposition) }
}

fn words(tree: &Tree, tokens: impl Iterator<Item = usize>) -> String {
    let kept = |&i: &usize| {
        let tag = tree.tokens[i].tag;
        tag.chars().all(|c| c.is_ascii_uppercase() || c == '$') && !matches!(tag, "DT" | "POS" | "HYPH")
    };
    tokens.filter(kept).map(|i| tree.lemma(i)).collect::<Vec<_>>().join(" ")
}
