//! Parts that one event gives to one only: of what somebody died, who directed a film, whom somebody succeeded.

use super::slots;
use crate::judge::view::View;
use crate::lexicon::{exclusive, rarity, relations};
use crate::types::{Argument, Claim, ClaimId, Role, Span, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A filler of such a part.
struct Filler<'a> {
    claim: ClaimId,
    argument: &'a Argument,
    /// How many words the two claims must share beside the fillers.
    needed: usize,
}

/// Two fillers of one part, by claim and place in the sentence's clean text.
pub type Opposed = ((ClaimId, Span), (ClaimId, Span));

/// Pairs of different fillers in different reports.
pub fn opposed(view: &View<'_>) -> Vec<Opposed> {
    let mut parts: BTreeMap<(&str, String), Vec<Filler<'_>>> = BTreeMap::new();
    for claim in &view.corpus.claims {
        for Answer { argument, part, question, about, key } in answers(view.tree(claim), claim) {
            let by_name = key.entity.map(|e| (format!("{e:?}"), if matches!(part, "agent" | "patient") { 2 } else { 1 }));
            if let Some((key, needed)) = by_name.or_else(|| definite(view.tree(claim), key, about).map(|key| (key, 2))) {
                parts.entry((question, key)).or_default().push(Filler { claim: claim.id, argument, needed });
            }
        }
    }
    let mut found = Vec::new();
    for fillers in parts.values() {
        for (n, a) in fillers.iter().enumerate() {
            found.extend(fillers[n + 1..].iter().filter(|b| differ(view, a, b)).map(|b| (place(view, a), place(view, b))));
        }
    }
    found
}

/// What a claim answers with one of its arguments.
struct Answer<'a> {
    argument: &'a Argument,
    part: &'a str,
    question: &'static str,
    about: &'static str,
    /// The argument that the question is about.
    key: &'a Argument,
}

fn answers<'a>(tree: &'a Tree, claim: &'a Claim) -> impl Iterator<Item = Answer<'a>> {
    claim.arguments.iter().filter_map(|argument| {
        let part = match argument.role {
            Role::Agent => "agent",
            Role::Patient => "patient",
            _ => &argument.preposition,
        };
        let (question, about) = exclusive::question(tree.lemma(claim.head), part)?;
        let asked = |a: &&Argument| match about {
            "patient" => a.role == Role::Patient,
            "agent" => matches!(a.role, Role::Agent | Role::Patient) && a.head != argument.head,
            preposition => a.preposition == preposition,
        };
        let key = claim.arguments.iter().find(asked)?;
        Some(Answer { argument, part, question, about, key })
    })
}

/// The noun of which reports of one story speak as of the one they mean: 'the race', 'as chief executive'.
fn definite(tree: &Tree, key: &Argument, about: &str) -> Option<String> {
    let one = tree.tokens[key.head].tag == "NN";
    let meant = tree.child(key.head, &["det", "poss"]).is_some_and(|d| tree.tokens[d].tag != "DT" || tree.lemma(d) == "the");
    (one && (meant || !matches!(about, "agent" | "patient"))).then(|| tree.lemma(key.head).to_owned())
}

fn place(view: &View<'_>, filler: &Filler<'_>) -> (ClaimId, Span) {
    let tree = view.tree(view.corpus.claim(filler.claim));
    (filler.claim, tree.tokens[filler.argument.first].span.cover(tree.tokens[filler.argument.last - 1].span))
}

/// Whether the fillers share no word and no meaning, and both say something: 'natural causes' and 'her injuries' leave room for more.
fn differ(view: &View<'_>, a: &Filler<'_>, b: &Filler<'_>) -> bool {
    let (c, d) = (view.corpus.claim(a.claim), view.corpus.claim(b.claim));
    let (s, t) = (view.tree(c), view.tree(d));
    let (x, y) = (a.argument, b.argument);
    let shared = slots::rest(s, c, x).intersection(&slots::rest(t, d, y)).count();
    if shared < a.needed.max(b.needed)
        || slots::other_time(c, d)
        || c.article == d.article
        || slots::listed(s, x)
        || slots::listed(t, y)
        || c.polarity != d.polarity
    {
        return false;
    }
    if let (Some(e), Some(f)) = (x.entity, y.entity) {
        return e != f && slots::excludes(view, (c, x), (d, y));
    }
    let words = |tree: &Tree, x: &Argument| -> BTreeSet<String> {
        let content = |&i: &usize| tree.tokens[i].tag.starts_with(['N', 'J']) && !rarity::is_stopword(tree.lemma(i));
        (x.first..x.last).filter(content).map(|i| relations::root(tree.lemma(i)).to_owned()).collect()
    };
    let (p, q) = (words(s, x), words(t, y));
    let plural = s.tokens[x.head].tag == "NNS" || t.tokens[y.head].tag == "NNS";
    let apart = p.iter().all(|u| q.iter().all(|v| relations::same_meaning(u, v) < 0.5));
    // A description and a name may be one person; a disease may be written as a name.
    let comparable = x.entity.is_some() == y.entity.is_some() || x.role == Role::Oblique;
    let told = |tree: &Tree, x: &Argument, p: &BTreeSet<String>| p.len() > 1 || rarity::rarity(tree.lemma(x.head)) > RARE;
    comparable && !plural && !p.is_empty() && !q.is_empty() && told(s, x, &p) && told(t, y, &q) && apart
}

/// A noun that stands alone says enough if it is at least as rare as this.
const RARE: f32 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table;
    use crate::pipeline::{PairInput, Settings};
    use crate::study::pair_evidence;

    #[test]
    fn examples_answer_the_questions_of_their_rows() {
        let text = std::fs::read_to_string("data/exclusive.tsv").expect("the table can be read");
        let mut silent = Vec::new();
        for row in table::rows(Box::leak(text.into_boxed_str())) {
            let [verb, part, question, about, example] = row[..] else { panic!("five cells: {row:?}") };
            let input = PairInput { left: example.to_owned(), right: String::new() };
            let corpus = pair_evidence(&input, &Settings::default()).0;
            let fits = |claim: &Claim| {
                let tree = corpus.tree(claim.sentence);
                let fits = |a: Answer<'_>| (a.part, a.question, a.about) == (part, question, about);
                tree.lemma(claim.head) == verb && answers(tree, claim).any(fits)
            };
            silent.extend((!corpus.claims.iter().any(fits)).then_some(verb));
        }
        let unseen = table::rows(include_str!("../../../../tests/data/unseen.rows")).filter(|row| row[0] == "exclusive");
        assert_eq!(silent, unseen.map(|row| row[1]).collect::<Vec<_>>());
    }
}
