//! The two claims use words that exclude each other.

use super::Check;
use super::shared::{claim_evidence, denied, opposed};
use crate::judge::gist::{self, Gists};
use crate::judge::view::View;
use crate::lexicon::meaning::{self, Meaning, Sides};
use crate::types::{Candidate, Certainty, Claim, Kind, Reason, Role, Severity, Tree};
use std::rc::Rc;

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "antonym",
        title: "Opposite words",
        help: "The claims say of the same thing two words that exclude each other: rose and fell, won and lost, guilty and innocent.",
        silent: "Opposites said of different things, at different times, or of two sides ('the shares rose, the bonds fell'); an opposite that is itself negated.",
        example: ("Shares in the company rose.", "The company's shares fell."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let gists = view.gists();
    view.alignment
        .claims
        .iter()
        .filter_map(|pair| {
            let (a, b) = (view.corpus.claim(pair.left), view.corpus.claim(pair.right));
            if a.polarity != b.polarity || denied(a) != denied(b) || gist::open(a) || gist::open(b) {
                return None;
            }
            let (i, j, strength) = opposite(view, a, b)?;
            let left = view.quote(a, view.tree(a).tokens[i].span);
            let right = view.quote(b, view.tree(b).tokens[j].span);
            let explanation = opposed(view, "The words exclude each other", &left, &right);
            let mut evidence = claim_evidence(view, pair);
            evidence.extend(gists.tight(a, b));
            let role = |claim: &Claim, t: usize| {
                let role = claim.arguments.iter().find(|x| x.head == t).map(|x| x.role);
                if t == claim.head { Some(Role::Attribute) } else { role }
            };
            let (p, q) = (role(a, i), role(b, j));
            // 'hero' and 'traitor' are said of somebody; 'Democrats' and 'Republicans' who act are two parties.
            let said = p == Some(Role::Attribute) && q == p;
            if !said || !one(gists, &evidence, a, b) {
                return None;
            }
            let certain = |c: &Claim| c.certainty == Certainty::Certain;
            evidence.push(("both_certain", super::shared::flag(certain(a) && certain(b))));
            evidence.push(("slot", super::shared::flag(p.is_some() && p == q)));
            // 'won the game', 'lost the game': two sides.
            let acts = |c: &Claim| c.arguments.iter().any(|x| x.role == Role::Patient && x.head > c.head);
            let apart = evidence.iter().any(|&(name, value)| name == "subject" && value < 0.0);
            evidence.retain(|(name, _)| *name != "subject");
            evidence.push(("other_subject", super::shared::flag(apart && acts(a) && acts(b))));
            evidence.push(("theme", theme(gists, a, b)));
            let other = evidence.iter().any(|&(name, value)| name == "object" && value < 0.0);
            evidence.push(("other_object", super::shared::flag(other)));
            let day = gist::earlier(view.corpus, a, b) || gist::earlier(view.corpus, b, a);
            evidence.push(("days", super::shared::flag(day)));
            evidence.push(("strength", f64::from(strength)));
            evidence.push(("heads", super::shared::flag(i == a.head && j == b.head)));
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

/// Whether both tell of the same one, and of the same object where they have one. 'Accepted an invitation' and 'turned down an
/// invitation' may be of two, so the rest must meet as well.
fn one(gists: &Gists<'_>, evidence: &[(&'static str, f64)], a: &Claim, b: &Claim) -> bool {
    let acts = |c: &Claim| c.arguments.iter().any(|x| x.role == Role::Patient && x.head > c.head);
    let of = |name: &str| gist::measure(evidence, name);
    let subject = of("subject") > 0.0 || (of("subject") == 0.0 && theme(gists, a, b) > 0.0);
    let timed = |c: &Claim| !c.times.is_empty();
    subject
        && gist::one(evidence, a, b)
        && acts(a) == acts(b)
        && (!acts(a) || (of("object") > 0.0 && of("cover_least") >= 0.4))
        && timed(a) == timed(b)
        && !(timed(a) && acts(a))
}

/// Whether it befalls the same one: the object of 'sacked', the subject of 'resigned'; 1, or -1 where they differ.
fn theme(gists: &Gists<'_>, a: &Claim, b: &Claim) -> f64 {
    let of = |claim: &Claim| {
        let object = claim.arguments.iter().find(|x| x.role == Role::Patient).or_else(|| claim.arguments.first());
        let party = object.map(|x| gists.party(claim, x.first, x.last)).unwrap_or_default();
        (party, gists.words(claim.sentence, object.map(|x| x.head)))
    };
    let ((x, left), (y, right)) = (of(a), of(b));
    match (x.is_empty() || y.is_empty(), x.meets(&y), gists.touch(&left, &right) >= 0.75) {
        (false, true, _) | (_, _, true) => 1.0,
        (false, false, _) => -1.0,
        _ => 0.0,
    }
}

/// The words of a claim that may have an opposite in another claim, each with its token.
pub struct Content {
    words: Vec<(usize, Rc<Meaning>)>,
    sides: Sides,
}

impl Content {
    /// The verbs, adjectives and nouns of a claim; the verb with what belongs to it counts too ('found guilty').
    #[must_use]
    pub fn new(tree: &Tree, claim: &Claim) -> Self {
        let content = claim.tokens.iter().copied().filter(|&i| tree.tokens[i].tag.starts_with(['V', 'J', 'N']));
        let mut words: Vec<(usize, Rc<Meaning>)> = content.map(|i| (i, meaning::kept(tree.lemma(i)))).collect();
        if claim.predicate.contains(' ') {
            words.push((claim.head, meaning::kept(&claim.predicate)));
        }
        let complement = tree.children_with(claim.head, &["oprd", "acomp", "ccomp"]).find(|&c| tree.tokens[c].tag == "JJ");
        let phrase = |c: usize| format!("{} {}", tree.lemma(claim.head), tree.lemma(c));
        words.extend(complement.map(|c| (claim.head, meaning::kept(&phrase(c)))));
        let sides = Sides::of(words.iter().map(|(_, word)| &**word));
        Self { words, sides }
    }

    /// Whether it has a word that says the same.
    fn has(&self, word: &Meaning) -> bool {
        self.words.iter().any(|(_, own)| own.same(word) >= 0.8)
    }
}

/// The strongest pair of opposed content words, one on each side.
pub fn opposite(view: &View<'_>, a: &Claim, b: &Claim) -> Option<(usize, usize, f32)> {
    let (l, r) = (view.content(a), view.content(b));
    if !l.sides.may_oppose(r.sides) {
        return None;
    }
    let pairs = l.words.iter().flat_map(|x| r.words.iter().map(move |y| (x, y)));
    pairs
        .filter_map(|((i, x), (j, y))| Some((i, x, j, y, x.opposed(y)?)))
        // 'between north and south' and 'north-south' oppose nothing.
        .filter(|(_, x, _, y, _)| !l.has(y) && !r.has(x))
        .map(|(i, _, j, _, strength)| (*i, *j, strength))
        .max_by(|x, y| x.2.total_cmp(&y.2).then(y.0.cmp(&x.0)).then(y.1.cmp(&x.1)))
}
