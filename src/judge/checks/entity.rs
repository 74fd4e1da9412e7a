//! Another person, body or thing in the same part; one name in two spellings; one post with two holders.

mod named;
mod office;
mod persons;
mod slots;
mod sole;
mod spelling;
#[cfg(test)]
mod tests;

use super::Check;
use super::shared::{flag, opposed};
use crate::judge::at::Claims;
use crate::judge::view::View;
use crate::types::{Candidate, Evidence, Evidences, Kind, Reason, Severity, Span};
use named::Named;
use office::Post;

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "entity",
        title: "Different names or things",
        help: "Another person, organisation or thing plays the same part in the same event: who did it, to whom, what it was, of what somebody died. Also one name spelled in two ways, two holders of one office, and one person with two offices.",
        silent: "Two forms of one name; a person and the body for which the person acts; a thing and a kind of it; several people who each did it; former and acting holders of an office.",
        example: ("Steven Moffat announced the new Doctor.", "Zoe Ball announced the new Doctor."),
        severity: Severity::Error,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let names = named::named(view);
    let posts = office::posts(view.corpus, &names);
    let desk = Desk { view, claims: Claims::of(view.corpus), names: &names, posts: &posts };
    let mut found = slots::propose(view);
    for spelled in spelling::spelled(&names) {
        let severity = if spelled.written_over { Severity::Note } else { Severity::Error };
        found.extend(desk.names("The name is spelled in two ways", spelled.pair, severity, vec![("spelling", 1.0)]));
    }
    for pair in persons::in_company(view.corpus, &names) {
        found.extend(desk.names("One person under two names", pair, Severity::Error, vec![("company", 1.0)]));
    }
    for held in persons::two_holders(&names, &posts) {
        let evidence = vec![("holders", 1.0), ("namesakes", flag(held.namesakes))];
        found.extend(desk.posts("Two people hold one office", held.pair, evidence));
    }
    for ((a, x), (b, y)) in sole::opposed(view) {
        let quote = |claim, span| view.quote(view.corpus.claim(claim), span);
        found.extend(desk.candidate("Only one can be it", quote(a, x), quote(b, y), Severity::Error, vec![("sole", 1.0)]));
    }
    for pair in persons::two_posts(&names, &posts) {
        found.extend(desk.posts("One person has two offices", pair, vec![("posts", 1.0)]));
    }
    found
}

/// What turns names and posts into candidates.
struct Desk<'a, 'c> {
    view: &'a View<'c>,
    claims: Claims<'a>,
    names: &'a [Named],
    posts: &'a [Post],
}

impl Desk<'_, '_> {
    fn names(&self, what: &str, (a, b): (usize, usize), severity: Severity, evidence: Evidences) -> Option<Candidate> {
        let words = |n: &Named| self.words(n.tree, n.span(&self.view.corpus.trees[n.tree]));
        self.candidate(what, words(&self.names[a])?, words(&self.names[b])?, severity, evidence)
    }

    fn posts(&self, what: &str, (a, b): (usize, usize), evidence: Evidences) -> Option<Candidate> {
        let words = |p: &Post| {
            let name = &self.names[p.holder];
            self.words(name.tree, p.span.cover(name.span(&self.view.corpus.trees[name.tree])))
        };
        self.candidate(what, words(&self.posts[a])?, words(&self.posts[b])?, Severity::Warning, evidence)
    }

    fn words(&self, sentence: usize, span: Span) -> Option<Evidence> {
        Some(self.view.quote(self.claims.at(sentence, span)?, span))
    }

    fn candidate(&self, what: &str, a: Evidence, b: Evidence, severity: Severity, evidence: Evidences) -> Option<Candidate> {
        let (left, right) = if a.claim <= b.claim { (a, b) } else { (b, a) };
        if left.claim == right.claim {
            return None;
        }
        let (kind, explanation) = (CHECK.kind.code, opposed(self.view, what, &left, &right));
        Some(Candidate {
            kind,
            decision: kind,
            left: left.claim,
            right: right.claim,
            slots: None,
            severity,
            evidence,
            probability: 0.0,
            reason: Reason { kind, left, right, explanation },
        })
    }
}
