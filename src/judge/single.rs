//! Single-source claims: what one report alone says.

use super::agree::{Likely, best, whole};
use super::content::content;
use crate::lexicon::decision::Decision;
use crate::lexicon::reporting::{self, Pattern};
use crate::types::{Claim, ClaimId, Corpus, Finding, Form, Outcome, Part, Reason, Scope, Severity, Stance, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A finding for every claim of the text that says something and that no other report is likely to say; what stands in an
/// agreement or a contradiction is told there.
#[must_use]
pub fn singles(corpus: &Corpus, likely: &Likely, contradictions: &[Finding], agreements: &[Finding]) -> Vec<Finding> {
    if corpus.articles.len() < 2 {
        return Vec::new();
    }
    let told: BTreeSet<ClaimId> = contradictions.iter().chain(agreements).flat_map(|f| f.claims.iter().copied()).collect();
    alone(corpus, likely, &told).map(|(claim, confidence)| finding(corpus, claim, confidence)).collect()
}

/// The claims of the running text that say something, are not told elsewhere, and that no other report is likely to say; with the
/// probability that none does.
pub fn alone<'a>(corpus: &'a Corpus, likely: &Likely, told: &BTreeSet<ClaimId>) -> impl Iterator<Item = (&'a Claim, f64)> {
    let mut nearest: BTreeMap<ClaimId, f64> = BTreeMap::new();
    for ((claim, _), p) in best(corpus, likely) {
        let entry = nearest.entry(claim).or_default();
        *entry = entry.max(p);
    }
    let covered = Decision::named("threshold").weight("covered");
    let near = move |claim: &Claim| nearest.get(&claim.id).copied().unwrap_or(0.0);
    let open = corpus.claims.iter().filter(|c| c.part == Part::Body && !told.contains(&c.id) && says_something(corpus, c));
    open.map(move |claim| (claim, near(claim))).filter(move |&(_, near)| near < covered).map(|(claim, near)| (claim, 1.0 - near))
}

fn finding(corpus: &Corpus, claim: &Claim, confidence: f64) -> Finding {
    Finding {
        id: String::new(),
        outcome: Outcome::SingleSource,
        kinds: Vec::new(),
        severity: Severity::Note,
        confidence,
        scope: Scope::Within,
        claim: corpus.text(claim).to_owned(),
        claims: vec![claim.id],
        sides: vec![vec![claim.id]],
        independent_sources: 1,
        reasons: vec![Reason {
            kind: "single-source",
            left: whole(corpus, claim.id),
            right: whole(corpus, claim.id),
            explanation: format!("only {} says it", corpus.article(claim.article).id),
        }],
        update: false,
        origins: Vec::new(),
        history: None,
        policies: Vec::new(),
        decided: None,
    }
}

/// Whether a claim says enough by itself to be checked: a name alone, 'a spokeswoman for the council' and 'asked about it' do
/// not. The less a claim's form is that of a sentence, the more it must say.
fn says_something(corpus: &Corpus, claim: &Claim) -> bool {
    let threshold = Decision::named("threshold");
    let least = match claim.form {
        Form::Main => "content_main",
        Form::Subordinate => "content_clause",
        Form::Apposition | Form::Nominal | Form::Fragment => "content_phrase",
    };
    let tree = corpus.tree(claim.sentence);
    content(corpus, claim) >= threshold.weight(least) && !name_only(tree, claim) && !asks(tree, claim) && !stub(tree, claim)
}

/// A name alone. With a title it says who somebody is.
fn name_only(tree: &Tree, claim: &Claim) -> bool {
    let named = |&t: &usize| claim.mentions.iter().any(|m| !m.indirect && (m.first..m.last).contains(&t));
    claim.tokens.iter().all(|t| named(t) || tree.tokens[*t].tag == "DT")
}

/// What brings up a statement, or how its source would be named, and nothing of its matter: 'asked about the talks', 'who asked not to be named'.
fn asks(tree: &Tree, claim: &Claim) -> bool {
    let has = |token: usize, label: &str| tree.child(token, &[label]).is_some();
    let asking = reporting::verb(tree.lemma(claim.head))
        .is_some_and(|cue| cue.stance == Stance::Questions && cue.takes(Pattern::Order) && cue.takes(Pattern::Clause));
    let asked = tree.tokens[claim.head].label == "advcl" && tree.tokens[claim.head].tag == "VBN";
    let unnamed = || tree.children_with(claim.head, &["xcomp"]).any(|wish| has(wish, "neg") && has(wish, "auxpass"));
    asking && claim.form == Form::Subordinate && (asked || tree.tokens[claim.head].label == "relcl" && unnamed())
}

/// The end to which something is done, without a value of its own, cut off from what is done: 'to avoid prosecution'.
fn stub(tree: &Tree, claim: &Claim) -> bool {
    let first = claim.tokens.first().map(|&t| &tree.tokens[t]);
    let infinitive = tree.tokens[claim.head].tag == "VB" && first.is_some_and(|token| token.tag == "TO");
    infinitive && claim.quantities.is_empty() && claim.times.is_empty() && claim.attribution.is_empty()
}
