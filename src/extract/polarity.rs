//! Whether a clause is asserted or negated: every cue with its scope, denials by holders included.

use super::clauses::{Clause, walk};
use crate::lexicon::negation::{self, Negator};
use crate::types::{Attribution, Polarity, Span, Stance, Tree};

/// The polarity of the clause, and the words that negate it. Two negations cancel out.
#[must_use]
pub fn polarity(tree: &Tree, clause: &Clause, attribution: &[Attribution]) -> (Polarity, Vec<Span>) {
    let mut verbs = verbal(tree, clause);
    let participants = participants(tree, clause);
    let mut others = predicate(tree, clause);
    others.extend(opening(tree, clause));
    others.extend(cleft(tree, clause));
    others.extend(denied(tree, clause, attribution));
    // 'neither … nor' and 'no fiend and no peace' each negate once.
    let once = usize::from(!participants.is_empty());
    others.sort();
    others.dedup();
    verbs.sort();
    verbs.dedup();
    let negated = (verbs.len() + once + others.len()) % 2 == 1;
    let mut cues: Vec<Span> = verbs.into_iter().chain(participants).chain(others).collect();
    cues.sort();
    cues.dedup();
    (if negated { Polarity::Negated } else { Polarity::Affirmed }, cues)
}

/// Adverbs at the verb and its governors, governors that negate ('failed to'), negating verbs ('ruled out').
fn verbal(tree: &Tree, clause: &Clause) -> Vec<Span> {
    let mut verbs = clause.chain.clone();
    verbs.push(clause.head);
    if !verbs.contains(&clause.root) {
        verbs.push(clause.root);
    }
    verbs.extend(shared(tree, clause));
    // 'Never in my life have I seen it.'
    let fronted = clause
        .tokens
        .first()
        .copied()
        .filter(|&t| tree.tokens[tree.tokens[t].head].label == "prep" && tree.lemma(t) != "not" && adverb(tree, t));
    let adverbs = verbs
        .iter()
        .flat_map(|&v| tree.children[v].iter().copied())
        .filter(|&c| adverb(tree, c))
        .chain(fronted)
        .map(|c| tree.tokens[c].span);
    let governors =
        clause.chain.iter().copied().filter(|&t| negation::is(Negator::Governor, tree.lemma(t))).map(|t| tree.tokens[t].span);
    let own = [clause.head]
        .into_iter()
        .filter(|&v| walk::verbal(tree, v))
        .filter(|&v| negation::is(Negator::Verb, &with_particle(tree, v)))
        .map(|v| tree.tokens[v].span);
    adverbs.chain(governors).chain(own).collect()
}

/// 'not', 'never', 'hardly' at their word, unless part of 'not only' and the like.
fn adverb(tree: &Tree, t: usize) -> bool {
    let fits = matches!(tree.tokens[t].label, "neg" | "advmod" | "preconj" | "cc");
    let word = tree.word(t).to_lowercase().replace('’', "'");
    let word = if tree.lemma(t) == "not" { "not" } else { word.as_str() };
    let long = t > 0 && format!("{} {word}", tree.word(t - 1).to_lowercase()) == "no longer";
    fits && (negation::is(Negator::Adverb, word) || long) && !excepted(tree, t)
}

/// Verbs whose negation a coordinated verb shares ('did not call or write').
fn shared(tree: &Tree, clause: &Clause) -> Vec<usize> {
    let head = tree.tokens[clause.root].head;
    let joined =
        tree.tokens[clause.root].label == "conj" && !walk::finite(tree, clause.root) && !walk::has_subject(tree, clause.root);
    let or = tree.children_with(head, &["cc"]).any(|c| matches!(tree.lemma(c), "or" | "nor"));
    if joined && or { vec![head] } else { Vec::new() }
}

fn with_particle(tree: &Tree, v: usize) -> String {
    match tree.child(v, &["prt"]) {
        Some(particle) => format!("{} {}", tree.lemma(v), tree.lemma(particle)),
        None => tree.lemma(v).to_owned(),
    }
}

/// 'no deal', 'nobody', 'none of them' as a participant of the clause.
fn participants(tree: &Tree, clause: &Clause) -> Vec<Span> {
    clause
        .tokens
        .iter()
        .copied()
        .filter(|&t| {
            let word = tree.word(t).to_lowercase();
            let after = tree.tokens.get(t + 1).map(|_| tree.word(t + 1).to_lowercase()).unwrap_or_default();
            let joined = matches!(tree.tokens[t].label, "preconj" | "cc" | "det");
            let determiner = (tree.tokens[t].tag == "DT" || joined) && negation::is(Negator::Determiner, &word);
            let pronoun = negation::is(Negator::Pronoun, &word) || (word == "no" && after == "one");
            let fits = word == "neither"
                && matches!(tree.tokens[t].label, "preconj" | "cc")
                && clause.tokens.contains(&tree.tokens[t].head);
            (determiner || pronoun) && (fits || argument(tree, clause, t)) && !excepted(tree, t)
        })
        .map(|t| tree.tokens[t].span)
        .collect()
}

/// Whether the token stands at or directly under a subject, object, attribute or preposition's object of the clause's verbs.
fn argument(tree: &Tree, clause: &Clause, t: usize) -> bool {
    let mut at = t;
    for _ in 0..6 {
        let head = tree.tokens[at].head;
        let of_verb = clause.chain.contains(&head) || head == clause.head || head == clause.root;
        match tree.tokens[at].label {
            "nsubj" | "nsubjpass" | "dobj" | "attr" | "dative" | "expl" | "npadvmod" | "oprd" | "conj" if of_verb => return true,
            "pobj" => {
                return matches!(tree.lemma(head), "in" | "at" | "by" | "under")
                    && clause.tokens.contains(&tree.tokens[head].head);
            }
            "det" | "nmod" | "compound" | "neg" | "nummod" | "advmod" | "amod" | "preconj" => at = head,
            _ => return at == clause.head,
        }
    }
    false
}

/// 'is false', 'was a hoax'.
fn predicate(tree: &Tree, clause: &Clause) -> Vec<Span> {
    let verbs = clause.chain.iter().copied().chain([clause.head]);
    verbs
        .flat_map(|v| tree.children_with(v, &["acomp", "attr", "oprd"]).collect::<Vec<_>>())
        .chain([clause.head])
        .filter(|&t| negation::is(Negator::Predicate, &tree.word(t).to_lowercase()))
        .map(|t| tree.tokens[t].span)
        .collect()
}

/// 'It was not X who V': somebody did, and not X.
fn cleft(tree: &Tree, clause: &Clause) -> Vec<Span> {
    let named = tree.tokens[clause.root].head;
    let verb = tree.tokens[named].head;
    let opens = tree.child(verb, &["nsubj"]).is_some_and(|s| tree.lemma(s) == "it");
    let fits = tree.tokens[clause.root].label == "relcl" && tree.tokens[named].label == "attr" && opens;
    if fits { tree.children_with(verb, &["neg"]).map(|n| tree.tokens[n].span).collect() } else { Vec::new() }
}

/// 'without V-ing', 'nor did he', 'neither … nor'.
fn opening(tree: &Tree, clause: &Clause) -> Vec<Span> {
    let head = tree.tokens[clause.root].head;
    let without = matches!(tree.tokens[clause.root].label, "pcomp") && walk::negating(tree, head);
    let nor = tree.children[clause.root]
        .iter()
        .copied()
        .filter(|&c| matches!(tree.tokens[c].label, "cc" | "mark" | "preconj") && c < clause.root)
        .filter(|&c| negation::is(Negator::Conjunction, tree.lemma(c)));
    let nor = nor.chain(
        tree.children_with(head, &["cc"])
            .filter(|&c| {
                tree.tokens[clause.root].label == "conj" && c < clause.root && negation::is(Negator::Conjunction, tree.lemma(c))
            })
            .filter(|_| shared(tree, clause).iter().all(|&v| tree.children[v].iter().all(|&c| !adverb(tree, c)))),
    );
    let stopped = stops_short(tree, clause);
    without.then_some(tree.tokens[head].span).into_iter().chain(nor.map(|c| tree.tokens[c].span)).chain(stopped).collect()
}

/// 'stopped short of V-ing'.
fn stops_short(tree: &Tree, clause: &Clause) -> Option<Span> {
    let short = clause.tokens.windows(2).find(|w| {
        w[1] == w[0] + 1
            && negation::is(Negator::Phrase, &format!("{} {}", tree.word(w[0]), tree.word(w[1])).to_lowercase())
            && !excepted(tree, w[0])
    })?;
    Some(tree.tokens[short[0]].span.cover(tree.tokens[short[1]].span))
}

/// Holders that deny what the clause says; the act of denying itself stays affirmed.
fn denied(tree: &Tree, clause: &Clause, attribution: &[Attribution]) -> Vec<Span> {
    let acts = |a: &Attribution| {
        clause.chain.iter().chain([&clause.root, &clause.head]).any(|&t| tree.tokens[t].span == a.cue) && clause.chain.is_empty()
    };
    let denials = attribution.iter().filter(|a| a.stance == Stance::Denies && !acts(a)).map(|a| a.cue);
    // 'I do not think that P' says that P is not so.
    let verb = tree.tokens[clause.root].head;
    let raised = attribution.iter().filter(|a| a.stance == Stance::Believes && a.cue == tree.tokens[verb].span);
    let raised =
        raised.filter(|_| verb != clause.root).flat_map(|_| tree.children_with(verb, &["neg"])).map(|n| tree.tokens[n].span);
    denials.chain(raised).collect()
}

/// Whether the token is part of a phrase that only looks like a negation.
fn excepted(tree: &Tree, t: usize) -> bool {
    let word = |t: usize, w: &str| tree.word(t).to_lowercase() == w || (w == "not" && tree.lemma(t) == "not");
    let stands = |start: usize, words: &[&str]| {
        start + words.len() <= tree.tokens.len() && words.iter().enumerate().all(|(k, w)| word(start + k, w))
    };
    negation::exceptions().any(|words| ((t + 1).saturating_sub(words.len())..=t).any(|start| stands(start, words)))
}
