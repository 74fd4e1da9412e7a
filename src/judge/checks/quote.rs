//! One quotation, worded differently in two reports, or put in another's mouth.

pub mod said;
#[cfg(test)]
mod tests;
pub mod wording;

use super::Check;
use super::shared::flag;
use crate::judge::at::Claims;
use crate::judge::view::View;
use crate::lexicon::rarity;
use crate::types::{Candidate, EntityId, EntityKind, Evidence, Kind, Reason, Severity, Span};
use said::{Chain, chains};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wording::{Change, Run};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "quote",
        title: "A quotation in two wordings",
        help: "Two reports quote the same words, and not word for word: a quotation must be verbatim, so one of them has changed it; or they put the same words in the mouths of two people. Typography, short forms ('don't'), capitals and the ends at which a quotation is cut do not count.",
        silent: "A quotation cut short or with sentences left out; an ellipsis or a word in brackets; another quotation on the same matter; a spokesman and the body that he speaks for.",
        example: ("“I don't need to do any of that anymore,” she said.", "“I don't need to do anything anymore,” she said."),
        severity: Severity::Warning,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let chains = chains(view.corpus, SHORTEST);
    let claims = Claims::of(view.corpus);
    let mut found = Vec::new();
    for (i, j) in alike(view, &chains) {
        let pair = Pair { view, claims: &claims, left: &chains[i], right: &chains[j] };
        let runs = wording::runs(pair.left, pair.right);
        for run in &runs {
            found.extend(pair.worded(run));
            found.extend(pair.mouths(run));
        }
        let short = wording::short(pair.left, pair.right, &runs).into_iter().filter(|run| pair.one_mouth(run));
        found.extend(short.flat_map(|run| pair.worded(&run)));
    }
    found
}

/// Pairs of chains of different reports that share three words in a row. The report whose id sorts first is the left one, so that the
/// order of the reports changes no alignment.
fn alike(view: &View<'_>, chains: &[Chain]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<[&str; 3], BTreeSet<usize>> = BTreeMap::new();
    for (c, chain) in chains.iter().enumerate() {
        for run in chain.words.windows(3) {
            holders.entry([&run[0].text, &run[1].text, &run[2].text]).or_default().insert(c);
        }
    }
    let id = |c: usize| &view.corpus.article(chains[c].article).id;
    let mut pairs = BTreeSet::new();
    for list in holders.values().filter(|list| list.len() <= COMMON) {
        for &i in list {
            pairs.extend(list.iter().filter(|&&j| id(i) < id(j)).map(|&j| (i, j)));
        }
    }
    pairs
}

/// Shorter chains are no quotation to compare.
const SHORTEST: usize = 3;

/// Three words that more quotations than this share are a common phrase.
const COMMON: usize = 60;

/// Two chains, to be compared.
struct Pair<'a, 'c> {
    view: &'a View<'c>,
    claims: &'a Claims<'a>,
    left: &'a Chain,
    right: &'a Chain,
}

impl<'a> Pair<'a, '_> {
    /// A candidate for each two sentences in which the wording of a run changes.
    fn worded(&self, run: &Run) -> Vec<Candidate> {
        let mut changed: BTreeMap<(usize, usize), Vec<Change>> = BTreeMap::new();
        let dropped = self.dropped(run);
        for change in dropped.into_iter().chain(wording::changes(self.left, self.right, run)) {
            let key = (sentence(self.left, &change.left), sentence(self.right, &change.right));
            changed.entry(key).or_default().push(change);
        }
        changed.into_iter().filter_map(|(key, changes)| self.candidate(run, key, &changes)).collect()
    }

    fn candidate(&self, run: &Run, key: (usize, usize), changes: &[Change]) -> Option<Candidate> {
        let (l, r) = (&self.left.words, &self.right.words);
        let here: Vec<_> = run.equal.iter().filter(|&&(i, j)| (l[i].sentence, r[j].sentence) == key).collect();
        let content = here.iter().filter(|&&&(i, _)| !rarity::is_stopword(&l[i].text)).count();
        let parted: usize = changes.iter().map(|c| c.left.len().max(c.right.len())).sum();
        let main = changes.first()?;
        let spoken = |chain: &Chain, s: usize| chain.words.iter().filter(|w| w.sentence == s).count();
        let shorter = spoken(self.left, key.0).min(spoken(self.right, key.1));
        let one_word = |c: &Change| matches!((&l[c.left.clone()], &r[c.right.clone()]), ([a], [b]) if strsim::normalized_levenshtein(&a.text, &b.text) > 0.8);
        let spelling = changes.iter().all(one_word);
        let evidence = vec![
            ("equal", ratio(here.len(), 12).min(1.0)),
            ("content", ratio(content, 4).min(1.0)),
            ("share", ratio(here.len(), here.len() + parted)),
            ("around", ratio(run.equal.len() - here.len(), 12).min(1.0)),
            ("cover", ratio(here.len(), shorter)),
            ("spelling", flag(spelling)),
        ];
        let quoted = [self.part(self.left, key.0, &main.left)?, self.part(self.right, key.1, &main.right)?];
        let severity = if spelling { Severity::Note } else { Severity::Warning };
        Some(self.opposed("The quotation is worded differently", quoted, severity, evidence))
    }

    /// A noun or day with which one report begins the sentence and the other does not: it says when or of whom, and is not a cut.
    fn dropped(&self, run: &Run) -> Option<Change> {
        let (i, j) = run.equal[0];
        let noun = |word: &said::Word| {
            let tree = &self.view.corpus.trees[word.sentence];
            tree.tokens.iter().any(|t| t.span.overlaps(word.span) && t.tag.starts_with('N'))
        };
        let first = |chain: &Chain, at: usize| {
            let word = &chain.words[at];
            chain.begins(at)
                && self.view.corpus.trees[word.sentence].sentence.text[..word.span.start()].chars().all(|c| !c.is_alphanumeric())
        };
        let one = |chain: &Chain, at: usize| at > 0 && first(chain, at - 1) && !chain.begins(at) && noun(&chain.words[at - 1]);
        if first(self.left, i) && one(self.right, j) {
            Some(Change { left: i..i, right: j - 1..j })
        } else if first(self.right, j) && one(self.left, i) {
            Some(Change { left: i - 1..i, right: j..j })
        } else {
            None
        }
    }

    fn opposed(&self, what: &str, quoted: [Evidence; 2], severity: Severity, evidence: crate::types::Evidences) -> Candidate {
        let [a, b] = quoted;
        let (left, right) = if a.claim <= b.claim { (a, b) } else { (b, a) };
        let explanation = super::shared::opposed(self.view, what, &left, &right);
        let kind = CHECK.kind.code;
        Candidate {
            kind,
            decision: kind,
            left: left.claim,
            right: right.claim,
            slots: None,
            severity,
            evidence,
            probability: 0.0,
            reason: Reason { kind, left, right, explanation },
        }
    }

    /// The words of a range as evidence, with an equal word before and after them where there are none; with the claim
    /// that holds them.
    fn part(&self, chain: &Chain, sentence: usize, range: &Range<usize>) -> Option<Evidence> {
        let inside = |i: &usize| chain.words.get(*i).is_some_and(|w| w.sentence == sentence);
        let wide = if range.is_empty() { range.start.saturating_sub(1)..range.end + 1 } else { range.clone() };
        let words: Vec<usize> = wide.filter(inside).collect();
        let (first, last) = (*words.first()?, *words.last()?);
        let clean = chain.words[first].span.cover(chain.words[last].span);
        let claim = self.claims.at(sentence, clean)?;
        Some(self.view.quote(claim, clean))
    }

    /// A candidate where a run of some length has two speakers by name.
    fn mouths(&self, run: &Run) -> Option<Candidate> {
        let (l, r) = (&self.left.words, &self.right.words);
        let content = run.equal.iter().filter(|&&(i, _)| !rarity::is_stopword(&l[i].text)).count();
        let (first, last) = (run.equal[0], run.equal[run.equal.len() - 1]);
        let long = (last.0 - first.0).max(last.1 - first.1) + 1;
        if content < 3 || run.equal.len() * 5 < long * 4 {
            return None;
        }
        let speaker = |words: &[said::Word], at: usize| self.speaker(words[at].sentence, words[at].span);
        let mut pairs = run.equal.iter().map(|&(i, j)| (speaker(l, i), speaker(r, j)));
        let ((a, x), (b, y)) = pairs.find_map(|(x, y)| Some((x?, y?)))?;
        let surname = |e: EntityId| {
            let forms = self.view.corpus.entity(e).forms.iter();
            forms.filter_map(|f| f.split(' ').next_back().map(str::to_lowercase)).collect::<BTreeSet<_>>()
        };
        if a == b || !surname(a).is_disjoint(&surname(b)) {
            return None;
        }
        let evidence =
            vec![("mouths", 1.0), ("content", ratio(content, 4).min(1.0)), ("length", ratio(run.equal.len(), 12).min(1.0))];
        Some(self.opposed("The words are put in two mouths", [x, y], Severity::Error, evidence))
    }

    /// Whether one holder by name says the words of a run in both reports: 'Mr Holt', 'Martin Holt'.
    fn one_mouth(&self, run: &Run) -> bool {
        let (i, j) = run.equal[0];
        let name = |word: &said::Word| {
            let claim = self.claims.at(word.sentence, word.span)?;
            let link = claim.attribution.iter().find(|link| link.direct && !link.holder.is_empty())?;
            link.holder.rsplit(' ').next().filter(|last| last.starts_with(char::is_uppercase)).map(str::to_lowercase)
        };
        name(&self.left.words[i]).is_some_and(|one| name(&self.right.words[j]) == Some(one))
    }

    /// The person by name who says the words at that place, with the place that says so.
    fn speaker(&self, sentence: usize, clean: Span) -> Option<(EntityId, Evidence)> {
        let claim = self.claims.at(sentence, clean)?;
        let link = claim.attribution.iter().find(|link| link.direct && link.entity.is_some())?;
        let entity = link.entity.filter(|&e| self.view.corpus.entity(e).kind == EntityKind::Person)?;
        Some((entity, self.view.quote(claim, clean)))
    }
}

/// The sentence that a change counts to: of its first word, or of the word before it where it has none.
fn sentence(chain: &Chain, range: &Range<usize>) -> usize {
    let at = if range.is_empty() && !chain.begins(range.start) { range.start.saturating_sub(1) } else { range.start };
    chain.words[at.min(chain.words.len() - 1)].sentence
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a quotation")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
