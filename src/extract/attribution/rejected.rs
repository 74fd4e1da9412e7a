//! What the sentence itself says is not so: 'the claim that P is baseless', 'dismissed as false a report that P', 'it is a lie that P',
//! 'no evidence that P'. Whoever says so denies P, or leaves it open; it is never said in support of P.

use super::frames::{self, Frame};
use crate::extract::clauses::walk;
use crate::lexicon::disputes::{self, Class};
use crate::lexicon::negation::{self, Negator};
use crate::lexicon::reporting;
use crate::types::{Stance, Tree};

/// The rejections of the sentence; `known` are its reporting constructions, of which the one around a rejection says who rejects.
pub fn frames(tree: &Tree, known: &[Frame]) -> Vec<Frame> {
    let nouns = (0..tree.tokens.len()).filter(|&n| tree.tokens[n].tag.starts_with("NN"));
    let nouns = nouns.filter_map(|n| Some(Rejection::of_noun(tree, n)?.frame(tree, known, content(tree, n))));
    let clauses = (0..tree.tokens.len()).filter_map(|v| {
        let content = extraposed(tree, v, known)?;
        let rejection = Rejection { cue: predicate(tree, v)?, verb: v, source: None, stance: Stance::Denies };
        Some(rejection.frame(tree, known, content))
    });
    nouns.chain(clauses).filter(|frame| !frame.content.is_empty()).collect()
}

/// What a noun says: its clause ('the claim that P'), else the noun after it ('the report of a meeting').
fn content(tree: &Tree, n: usize) -> Vec<usize> {
    let clauses: Vec<usize> = tree.children_with(n, &["acl", "ccomp", "relcl"]).filter(|&c| frames::stated(tree, c)).collect();
    if !clauses.is_empty() || reporting::noun(tree.lemma(n)).is_none() {
        return clauses;
    }
    let of = tree.children_with(n, &["prep"]).filter(|&p| matches!(tree.lemma(p), "of" | "about"));
    of.flat_map(|p| tree.children_with(p, &["pobj"])).filter(|&o| tree.tokens[o].tag.starts_with("NN")).collect()
}

/// The clauses that a predicate about 'it' is about: 'it is false that P', 'it is false, X said, that P'.
fn extraposed(tree: &Tree, v: usize, known: &[Frame]) -> Option<Vec<usize>> {
    let below: Vec<usize> = tree.children_with(v, &["ccomp", "csubj"]).filter(|&c| that(tree, c)).collect();
    if !below.is_empty() {
        return Some(below);
    }
    tree.child(v, &["nsubj"]).filter(|&s| tree.lemma(s) == "it")?;
    let tag = tree.child(v, &["parataxis"])?;
    let told = known.iter().find(|f| f.cue == tag && f.peeled)?;
    Some(told.content.iter().copied().filter(|&c| that(tree, c)).collect())
}

/// A word that rejects, the verb that it stands with, and who rejects where the clause says so.
struct Rejection {
    cue: usize,
    verb: usize,
    source: Option<usize>,
    stance: Stance,
}

impl Rejection {
    /// How the sentence rejects what a noun says ('claims', 'idea') or would show ('evidence').
    fn of_noun(tree: &Tree, n: usize) -> Option<Self> {
        let head = tree.tokens[n].head;
        let baseless = |&t: &usize| disputes::is(Class::Baseless, tree.lemma(t));
        if let Some(stance) = missing(tree, n) {
            return Some(Self { cue: n, verb: head, source: None, stance });
        }
        // 'a lie that P', not 'no lie that P'.
        if baseless(&n) {
            let denies = !none(tree, n) && !without(tree, n);
            return denies.then_some(Self { cue: n, verb: head, source: None, stance: Stance::Denies });
        }
        reporting::noun(tree.lemma(n))?;
        // 'the baseless claim that P'.
        if let Some(cue) = tree.children_with(n, &["amod"]).find(baseless) {
            let verb = if tree.tokens[n].label == "pobj" { tree.tokens[head].head } else { head };
            // 'dismissed as false a report that P'.
            let source = tree.child(n, &["det"]).filter(|&det| cue < det).and_then(|_| frames::holder(tree, verb));
            return Some(Self { cue, verb, source, stance: Stance::Denies });
        }
        match tree.tokens[n].label {
            "nsubj" | "nsubjpass" => {
                let cue = predicate(tree, head)?;
                Some(Self { cue, verb: head, source: None, stance: Stance::Denies })
            }
            "dobj" => {
                let cue = complement(tree, head)?;
                Some(Self { cue, verb: head, source: frames::holder(tree, head), stance: Stance::Denies })
            }
            // 'no truth to reports that P'.
            "pobj" => {
                let ground = tree.tokens[head].head;
                let stance = missing(tree, ground)?;
                Some(Self { cue: ground, verb: tree.tokens[ground].head, source: None, stance })
            }
            _ => None,
        }
    }

    fn frame(self, tree: &Tree, known: &[Frame], content: Vec<usize>) -> Frame {
        let says = |f: &&Frame| {
            (f.content.contains(&self.verb) || f.content.iter().any(|c| content.contains(c)))
                && f.peeled
                && matches!(f.stance, Stance::Asserts | Stance::Believes | Stance::Reports)
        };
        let source = self.source.or_else(|| known.iter().find(says).and_then(|f| f.source));
        let verb = word(tree, self.cue);
        Frame { rejects: true, ..Frame::over(content, self.cue, verb, self.stance, source) }
    }
}

/// The word of a predicate that says that its subject is not so: 'are baseless', 'turned out to be a lie', 'was not true'.
fn predicate(tree: &Tree, verb: usize) -> Option<usize> {
    let below = tree.children_with(verb, &["xcomp"]);
    let verbs: Vec<usize> = below.chain([verb]).collect();
    let negated = verbs.iter().any(|&v| tree.child(v, &["neg"]).is_some());
    let class = if negated { Class::True } else { Class::Baseless };
    verbs
        .iter()
        .flat_map(|&v| tree.children_with(v, &["acomp", "attr", "oprd"]))
        .chain(verbs.iter().copied())
        .find(|&t| disputes::is(class, tree.lemma(t)) && !none(tree, t))
}

/// The word by which the object of a verb is said not to be so: 'called the claim a lie', 'dismissed reports as false'.
fn complement(tree: &Tree, verb: usize) -> Option<usize> {
    let rejecting = |&t: &usize| disputes::is(Class::Baseless, tree.lemma(t)) || disputes::is(Class::Sham, tree.lemma(t));
    let own = tree.children_with(verb, &["oprd", "acomp", "attr", "xcomp", "ccomp"]);
    let as_such =
        tree.children_with(verb, &["prep"]).filter(|&p| tree.lemma(p) == "as").flat_map(|p| tree.children[p].iter().copied());
    own.chain(as_such).find(rejecting).filter(|_| tree.child(verb, &["neg"]).is_none())
}

/// What it makes of a proposition that there is none of the noun: without proof it is left open, without truth or ground it is denied.
fn missing(tree: &Tree, n: usize) -> Option<Stance> {
    let lemma = tree.lemma(n);
    let ground = disputes::is(Class::Ground, lemma).then_some(Stance::Denies);
    let stance = disputes::is(Class::Proof, lemma).then_some(Stance::Questions).or(ground)?;
    (none(tree, n) || without(tree, n)).then_some(stance)
}

/// Whether the noun or pronoun says that there is none: 'no evidence', 'little proof', 'nobody'.
pub fn none(tree: &Tree, n: usize) -> bool {
    let empty = |t: usize| {
        let word = tree.word(t).to_lowercase();
        negation::is(Negator::Determiner, &word) || disputes::is(Class::Scarce, &word)
    };
    let word = tree.word(n).to_lowercase();
    let nobody = negation::is(Negator::Pronoun, &word) || (word == "one" && n > 0 && tree.lemma(n - 1) == "no");
    nobody || tree.children_with(n, &["det", "amod", "neg", "advmod"]).any(empty)
}

/// Whether the noun stands after 'without', or is the object of a negated verb ('did not find any evidence').
fn without(tree: &Tree, n: usize) -> bool {
    let head = tree.tokens[n].head;
    match tree.tokens[n].label {
        "pobj" => tree.lemma(head) == "without",
        "dobj" | "attr" | "nsubjpass" => {
            let governor = tree.tokens[head].head;
            let governed = tree.tokens[head].label == "xcomp" && negation::is(Negator::Governor, tree.lemma(governor));
            governed || tree.child(head, &["neg"]).is_some()
        }
        _ => false,
    }
}

/// 'that P'.
fn that(tree: &Tree, c: usize) -> bool {
    walk::finite(tree, c) && tree.child(c, &["mark"]).is_some_and(|m| tree.lemma(m) == "that")
}

/// The rejecting word, as the table has it.
fn word(tree: &Tree, cue: usize) -> &'static str {
    disputes::known(tree.lemma(cue)).unwrap_or("reject")
}
