//! The places that a sentence names: where something is or happens, with what contains it.

use super::entities::{containers, demonym, is_word, place};
use crate::types::{Entity, EntityKind, Mention, PlaceMention, Span, Tree};

/// The places of a sentence, in order: named places, and common nouns that tell where ('at home', 'in a hospice').
///
/// Demonyms, possessors and countries that act are not places of an event.
#[must_use]
pub fn places(tree: &Tree, mentions: &[Mention], entities: &[Entity]) -> Vec<PlaceMention> {
    let mut found: Vec<PlaceMention> = Vec::new();
    for mention in mentions.iter().filter(|m| !m.indirect) {
        if let Some(place) = named(tree, mention, entities) {
            found.push(place);
        }
    }
    let unnamed: Vec<PlaceMention> = (0..tree.tokens.len()).filter_map(|i| unnamed(tree, i, mentions)).collect();
    found.extend(unnamed);
    found.sort_by_key(|p| (p.first, p.last));
    found.dedup_by(|b, a| b.first < a.last);
    let texts: Vec<Vec<String>> = (0..found.len()).map(|n| containers_in_text(tree, &found, n)).collect();
    for (place, text) in found.iter_mut().zip(texts) {
        place.within = merge(text, containers(&place.name), &place.name);
    }
    found
}

/// A mention of a place by name that tells where something is.
fn named(tree: &Tree, mention: &Mention, entities: &[Entity]) -> Option<PlaceMention> {
    let entity = entities.get(mention.entity.index())?;
    let preposition = preposition(tree, mention.head);
    let placed = preposition.as_ref().is_some_and(|p| is_word(p, "where"));
    let surface = tree.text_of(mention.first, mention.last - 1);
    let place_kind = entity.kind == EntityKind::Place;
    if !place_kind || demonym(&key(surface)).is_some() || acts(tree, mention.head) {
        return None;
    }
    let owner = tree.tokens[mention.head].label == "poss" || tree.tokens.get(mention.last).is_some_and(|t| t.tag == "POS");
    if owner {
        return None;
    }
    let modifies = matches!(tree.tokens[mention.head].label, "compound" | "amod" | "nmod") && !placed;
    let head_noun = tree.tokens[mention.head].head;
    if modifies && !is_word(tree.lemma(head_noun), "placeword") && !tree.tokens[head_noun].tag.starts_with("NNP") {
        return None;
    }
    let (mut first, mut last) = (mention.first, mention.last);
    // 'Jabaliya refugee camp', 'northern Gaza': common words that belong to the place.
    if modifies && head_noun + 1 > last && head_noun - last < 3 && is_word(tree.lemma(head_noun), "placeword") {
        last = head_noun + 1;
    }
    while first > 0 && is_word(&tree.word(first - 1).to_lowercase(), "direction") {
        first -= 1;
    }
    let at = if last > mention.last { head_noun } else { mention.head };
    let preposition = self::preposition(tree, at).or(preposition).unwrap_or_default();
    let plain = key(tree.text_of(first, last - 1));
    let name = if first == mention.first && last == mention.last {
        place(&key(surface)).or_else(|| entity_place(entity)).unwrap_or(plain)
    } else {
        plain
    };
    Some(mention_of(tree, (first, last), Some(mention.entity), name, preposition))
}

/// The canonical name of an entity under any of its forms: 'Kyiv' for 'Kiev'.
fn entity_place(entity: &Entity) -> Option<String> {
    place(&key(&entity.name)).or_else(|| Some(key(&entity.name)).filter(|k| !k.is_empty()))
}

/// Lower case, without an article in front.
fn key(surface: &str) -> String {
    let lower = surface.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let folded: Vec<String> = lower.split_whitespace().map(|w| w.trim_matches(',').to_owned()).collect();
    let joined = folded.join(" ");
    let plain = joined.replace('.', "");
    if place(&plain).is_some() || demonym(&plain).is_some() { plain } else { joined }
}

/// Whether the place does something, as a country or a government: the subject of a verb that is not 'be'.
fn acts(tree: &Tree, head: usize) -> bool {
    let token = &tree.tokens[head];
    let verb = tree.tokens[token.head].tag.starts_with("VB") && tree.lemma(token.head) != "be";
    let passive_agent = token.label == "pobj" && tree.tokens[token.head].label == "agent";
    let listener = matches!(token.label, "dobj" | "dative" | "iobj") && is_word(tree.lemma(token.head), "speaker");
    (token.label == "nsubj" && verb && !is_word(tree.lemma(token.head), "lies")) || passive_agent || listener
}

/// The preposition that a noun hangs on, through coordination and apposition.
fn preposition(tree: &Tree, mut at: usize) -> Option<String> {
    for _ in 0..6 {
        let token = &tree.tokens[at];
        let head = &tree.tokens[token.head];
        if token.label == "pobj" && matches!(head.tag, "IN" | "TO" | "RP" | "RB") {
            return Some(tree.lemma(token.head).to_owned());
        }
        if !matches!(token.label, "conj" | "appos" | "compound" | "nmod") || token.head == at {
            return None;
        }
        at = token.head;
    }
    None
}

/// A common noun that tells where: 'at home', 'in a hospice', 'at his house', 'outside the school'.
fn unnamed(tree: &Tree, at: usize, mentions: &[Mention]) -> Option<PlaceMention> {
    let token = &tree.tokens[at];
    let noun = matches!(token.tag, "NN" | "NNS") && token.label == "pobj" && is_word(tree.lemma(at), "location");
    if !noun || mentions.iter().any(|m| !m.indirect && m.first <= at && at < m.last) {
        return None;
    }
    let preposition = tree.lemma(token.head).to_owned();
    if !is_word(&preposition, "where") {
        return None;
    }
    let mut first = at;
    while first > 0 && matches!(tree.tokens[first - 1].tag, "NN" | "JJ" | "NNP" | "HYPH" | "VBN") && tree.is_under(first - 1, at) {
        first -= 1;
    }
    let words: Vec<String> = (first..=at)
        .filter(|&i| tree.tokens[i].tag != "HYPH")
        .map(|i| if i == at { tree.lemma(i).to_owned() } else { tree.word(i).to_lowercase() })
        .collect();
    Some(mention_of(tree, (first, at + 1), None, words.join(" "), preposition))
}

fn mention_of(
    tree: &Tree,
    (first, last): (usize, usize),
    entity: Option<crate::types::EntityId>,
    name: String,
    preposition: String,
) -> PlaceMention {
    let span = Span::new(tree.tokens[first].span.start(), tree.tokens[last - 1].span.end());
    PlaceMention { entity, first, last, span, name, within: Vec::new(), preposition }
}

/// What the sentence says to contain a place: 'Santa Rosa, California', 'the camp in northern Gaza', 'the town of X in Y'.
fn containers_in_text(tree: &Tree, found: &[PlaceMention], n: usize) -> Vec<String> {
    let mut within = Vec::new();
    let mut at = n;
    while let Some(next) = found.get(at + 1) {
        let between: Vec<&str> = (found[at].last..next.first).map(|i| tree.word(i)).collect();
        let comma = between == [","];
        let inside = matches!(between.first(), Some(&("in" | "on" | "of")))
            && between.len() <= 2
            && tree.is_under(next.last - 1, head_of(tree, &found[at]));
        // A list of places ('in Paris, London and Rome') contains nothing.
        let list = comma && is_listed(tree, next);
        if !(comma || inside) || list {
            break;
        }
        within.push(next.name.clone());
        at += 1;
    }
    within
}

fn head_of(tree: &Tree, place: &PlaceMention) -> usize {
    (place.first..place.last).rev().find(|&i| !(place.first..place.last).contains(&tree.tokens[i].head)).unwrap_or(place.last - 1)
}

fn is_listed(tree: &Tree, place: &PlaceMention) -> bool {
    let head = head_of(tree, place);
    tree.tokens[head].label == "conj" || tree.child(head, &["cc"]).is_some()
}

/// What the text says, then what the tables know beyond it, each name once.
fn merge(text: Vec<String>, known: Vec<String>, own: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in text.iter().chain(text.iter().flat_map(|t| containers(t)).collect::<Vec<_>>().iter()).chain(&known) {
        if name != own && !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}
