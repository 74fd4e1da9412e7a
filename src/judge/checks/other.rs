//! Oppositions that no named kind holds: one report could not hear somebody whom another one quotes on the matter.

use super::Check;
use super::shared::{flag, opposed};
use crate::judge::gist::{self, Gists, Party};
use crate::judge::view::View;
use crate::lexicon::disputes::{self, Class};
use crate::types::{Candidate, Claim, Kind, Polarity, Reason, Role, Severity, Stance, Tree};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "other",
        title: "Another conflict",
        help: "The reports conflict in a way that no other kind names. Today: one report says that somebody did not comment, another one tells what they said.",
        silent: "A refusal to comment on something else; words from another occasion; a spokesman of somebody else.",
        example: ("There was no comment from the ministry.", "The ministry denied the attack."),
        severity: Severity::Note,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let gists = Gists::new(view.corpus);
    let claims = &view.corpus.claims;
    let quiet: Vec<(&Claim, Party, usize)> = claims.iter().filter_map(|c| silent(&gists, view.tree(c), c)).collect();
    let mut found = Vec::new();
    for (claim, party, cue) in &quiet {
        for other in claims.iter().filter(|c| c.article != claim.article) {
            let Some(link) =
                other.attribution.first().filter(|a| spoke(a.stance) && gists.holder(&a.holder, a.entity).meets(party))
            else {
                continue;
            };
            let (hush, said) = (view.quote(claim, view.tree(claim).tokens[*cue].span), view.quote(other, link.cue));
            let (a, b) = if claim.id < other.id { (*claim, other) } else { (other, *claim) };
            let (left, right) = if a.id == claim.id { (hush, said) } else { (said, hush) };
            let explanation = opposed(view, "One did not hear whom the other quotes", &left, &right);
            let evidence = vec![
                ("silent", 1.0),
                ("denies", flag(link.stance == Stance::Denies)),
                ("topic", gists.cover(gists.of(claim), gists.of(other))),
            ];
            found.push(Candidate {
                kind: CHECK.kind.code,
                left: a.id,
                right: b.id,
                slots: None,
                severity: Severity::Note,
                evidence,
                probability: 0.0,
                reason: Reason { kind: CHECK.kind.code, left, right, explanation },
            });
        }
    }
    found
}

fn spoke(stance: Stance) -> bool {
    matches!(stance, Stance::Asserts | Stance::Denies | Stance::Alleges)
}

/// 'no comment from the ministry', 'the ministry declined to comment', 'could not be reached for comment': who, and the word.
fn silent<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<(&'a Claim, Party, usize)> {
    let cue = gist::tokens(claim).find(|&t| disputes::is(Class::Comment, tree.lemma(t)))?;
    let unheard = gist::tokens(claim).any(|t| disputes::is(Class::Silent, tree.lemma(t)));
    if claim.polarity != Polarity::Negated && !(unheard && tree.lemma(claim.head) == "be") {
        return None;
    }
    let source = tree.children_with(cue, &["prep"]).find(|&p| tree.lemma(p) == "from").and_then(|p| tree.child(p, &["pobj"]));
    let from = source.and_then(|o| Some(gists.party(claim, *tree.subtree(o).first()?, o + 1)));
    let own = claim.head == cue || unheard || claim.arguments.iter().any(|a| a.role == Role::Patient && a.head == cue);
    let party = from.or_else(|| gists.subject(claim).filter(|_| own))?;
    (!party.is_empty()).then_some((claim, party, cue))
}
