//! One claim says that it is so, the other that it is not.

use super::Check;
use super::shared::{claim_evidence, denied, flag, opposed};
use crate::judge::gist::{self, Gists};
use crate::judge::view::View;
use crate::lexicon::negation::{self, Negator};
use crate::lexicon::reporting;
use crate::types::{Candidate, Certainty, Claim, Kind, Polarity, Reason, Role, Severity, Span, Tree};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "negation",
        title: "Asserted and negated",
        help: "One claim asserts what the other negates: 'not', 'no', 'never', 'without', 'failed to', 'none'.",
        silent: "Double negation; 'not only'; a negation of something else in the sentence; a negation at another time; what a holder denies (see denial).",
        example: ("The deal has been signed.", "No deal has been signed."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let gists = view.gists();
    let pairs = view.alignment.claims.iter();
    pairs
        .filter_map(|pair| {
            let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
            if a.polarity == b.polarity || denied(a) || denied(b) || gist::open(a) || gist::open(b) {
                return None;
            }
            if gists.touch(gists.core(a), gists.core(b)) < gist::AKIN {
                return None;
            }
            let mut evidence = claim_evidence(view, pair);
            evidence.extend(gists.tight(a, b));
            let (no, yes) = if a.polarity == Polarity::Negated { (a, b) } else { (b, a) };
            // 'was not speaking about the plan' is no denial of 'spoke up': the other must say most of what is negated.
            let light = gists.core(no).iter().all(|w| w.token != no.head);
            let most = if light { NEARLY } else { MOST };
            if gists.cover(gists.of(no), gists.of(yes)) < most || !gist::one(&evidence, a, b) {
                return None;
            }
            if norm(view.tree(a), a) || norm(view.tree(b), b) || !sort(view, gists, a, b) {
                return None;
            }
            let certain = |c: &Claim| c.certainty == Certainty::Certain;
            let bare = |c: &Claim| c.arguments.iter().all(|x| x.role != Role::Patient || x.head < c.head);
            let told = |c: &Claim| reporting::verb(view.tree(c).lemma(c.head)).is_some() && bare(c);
            evidence.push(("earlier", flag(gist::earlier(view.corpus, no, yes))));
            // 'refused to concede' tells of a will, which may change.
            let willed =
                |cue: &Span| view.tree(no).tokens.iter().any(|t| t.span == *cue && negation::is(Negator::Governor, &t.lemma));
            evidence.push(("willed", flag(no.negation.iter().any(willed))));
            evidence.push(("telling", flag(told(a) || told(b))));
            evidence.push(("both_certain", flag(certain(a) && certain(b))));
            let (left, right) = (words(view, a), words(view, b));
            let explanation = opposed(view, "One asserts what the other negates", &left, &right);
            Some(Candidate {
                kind: CHECK.kind.code,
                decision: CHECK.kind.code,
                left: a.id,
                right: b.id,
                slots: None,
                severity: Severity::Error,
                evidence,
                probability: 0.0,
                reason: Reason { kind: CHECK.kind.code, left, right, explanation },
            })
        })
        .collect()
}

/// 'should not have been used', 'cannot win': a rule or a lack of power, not a fact; so is 'See below.'
pub fn norm(tree: &Tree, claim: &Claim) -> bool {
    let modal = claim.certainty == Certainty::Certain && tree.children[claim.head].iter().any(|&c| tree.tokens[c].tag == "MD");
    let agent = claim.arguments.iter().any(|a| a.role == Role::Agent);
    let bare = tree.tokens[claim.head].tag == "VB" && !agent && tree.child(claim.head, &["aux", "auxpass"]).is_none();
    modal || bare
}

/// Whether the words that carry both predicates meet as one part of speech, or by derivation: not 'official' the person and the
/// manner.
fn sort(view: &View<'_>, gists: &Gists<'_>, a: &Claim, b: &Claim) -> bool {
    let tag = |c: &Claim, w: &gist::Word| view.tree(c).tokens[w.token].tag.as_bytes().first().copied();
    let verb = |c: &Claim, w: &gist::Word| tag(c, w) == Some(b'V');
    let pairs = gists.core(a).iter().flat_map(|x| gists.core(b).iter().map(move |y| (x, y)));
    pairs.into_iter().any(|(x, y)| {
        gist::alike(x, y) >= SAME && (x.meaning.word() != y.meaning.word() || tag(a, x) == tag(b, y) || verb(a, x) || verb(b, y))
    })
}

/// Words at least so alike are one predicate.
const SAME: f64 = 0.75;

/// What share of what is negated the other claim must say where the verb says nothing ('had no private account').
const NEARLY: f64 = 0.7;

/// What share of what is negated the other claim must say.
const MOST: f64 = 0.55;

/// The negating words of the negated side; the predicate of the other.
pub fn words(view: &View<'_>, claim: &Claim) -> crate::types::Evidence {
    let tree = view.tree(claim);
    let head = tree.tokens[claim.head].span;
    match (claim.polarity, claim.negation.first()) {
        (Polarity::Negated, Some(&cue)) => view.quote(claim, cue.cover(head)),
        _ => view.quote(claim, head),
    }
}
