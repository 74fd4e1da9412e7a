//! Updates: contradictions and differences that time explains. A figure that grows or is set right, a plan and its outcome, a state that changed.

mod words;

use super::agree::whole;
use super::view::View;
use crate::entail::relate::Relation;
use crate::lexicon::decision::Decision;
use crate::lexicon::updates::Course;
use crate::types::{
    Candidate, Certainty, Claim, ClaimId, Corpus, Date, Finding, History, Known, Origins, Outcome, Polarity, Quantity, Reason,
    Said, Scope, Severity, Slot,
};
use std::collections::BTreeSet;

/// Kinds that time can explain. Who said what, and in which words, does not change with time.
const CHANGING: [&str; 6] = ["number", "date", "place", "negation", "antonym", "certainty"];

/// The contradiction, told as an update where the words or the times of its sides show one; where figures of a running count differ and no
/// day is known, with a word that it may be one. `strongest` is the candidate that leads it: its left claim stands on the first side.
pub fn marked(corpus: &Corpus, origins: &Origins, mut finding: Finding, strongest: &Candidate) -> Finding {
    if finding.sides.len() != 2 || !CHANGING.contains(&strongest.kind) {
        return finding;
    }
    let pair = Pair::new(corpus, strongest);
    if let Some((said, stands)) = pair.state_changed(strongest.kind) {
        tell(corpus, &mut finding, said, ([strongest.left, strongest.right], stands), None);
        return finding;
    }
    let said = said(origins, &finding);
    let later_side = later(&finding, &said);
    let within = strongest.left == strongest.right;
    let corrected = if within { None } else { words::corrected(corpus, &finding.sides, later_side) };
    let moved = || later_side.filter(|&later| pair.moves_on(strongest.kind, later)).map(|later| (later, None));
    match corrected.map(|(stands, by)| (stands, Some(by))).or_else(moved) {
        Some((stands, by)) => tell(corpus, &mut finding, said, ([strongest.left, strongest.right], stands), by),
        None if pair.runs().is_some() && later_side.is_none() && !same_day(&finding, &said) => {
            let hint = undated(corpus, &finding).map(|id| format!(" (--published {id}=DATE gives one)")).unwrap_or_default();
            if let Some(reason) = finding.reasons.first_mut() {
                reason.explanation.push_str(&format!("; it may be an update: no date tells which is later{hint}"));
            }
        }
        None => {}
    }
    finding
}

/// The first report of a finding of which no day is known.
fn undated<'a>(corpus: &'a Corpus, finding: &Finding) -> Option<&'a str> {
    let reports = finding.claims.iter().map(|&id| corpus.article(corpus.claim(id).article));
    reports.filter(|report| report.published.is_none()).map(|report| report.id.as_str()).min()
}

/// Whether the figures of a candidate are of different times: the one of the news, the other of the background ('a storm in 2011 killed 43').
pub fn of_two_times(corpus: &Corpus, origins: &Origins, candidate: &Candidate) -> bool {
    let background = |id: ClaimId| {
        let claim = corpus.claim(id);
        origins.said[id.index()].is_some() && words::of_another_time(claim, origins)
    };
    candidate.kind == "number" && background(candidate.left) != background(candidate.right)
}

/// The two claims that a contradiction is led by, with their figures.
struct Pair<'a> {
    corpus: &'a Corpus,
    claims: [&'a Claim; 2],
    figures: Option<[&'a Quantity; 2]>,
}

impl<'a> Pair<'a> {
    fn new(corpus: &'a Corpus, candidate: &Candidate) -> Self {
        let claims = [corpus.claim(candidate.left), corpus.claim(candidate.right)];
        let figures = match candidate.slots {
            Some((Slot::Quantity(i), Slot::Quantity(j))) => Some([&claims[0].quantities[i], &claims[1].quantities[j]]),
            _ => None,
        };
        Self { corpus, claims, figures }
    }

    /// How the count of both figures moves, where it does.
    fn runs(&self) -> Option<Course> {
        let figures = self.figures?;
        let [a, b] = [0, 1].map(|i| words::running(self.corpus, self.claims[i], figures[i]));
        match (a?, b?) {
            (Course::Up, Course::Up) => Some(Course::Up),
            _ => Some(Course::Either),
        }
    }

    /// The days and the side that stands, where different days are those of different states: 'critical on Monday', 'died on Tuesday'.
    fn state_changed(&self, kind: &str) -> Option<(Vec<Said>, usize)> {
        let steps = words::steps(self.corpus, self.claims).filter(|_| kind == "date")?;
        let [a, b] = self.claims.map(words::day_of);
        let (a, b) = (a?, b?);
        let follows = a.on != b.on && (a.on < b.on) == (steps[0] < steps[1]);
        follows.then(|| (if a.on < b.on { vec![a, b] } else { vec![b, a] }, usize::from(a.on < b.on)))
    }

    /// Whether what the later side says follows upon what the earlier one says.
    fn moves_on(&self, kind: &str, later: usize) -> bool {
        let (after, before) = (self.claims[later], self.claims[1 - later]);
        // A plan and its outcome.
        if before.certainty == Certainty::Planned && after.certainty == Certainty::Certain {
            return true;
        }
        match kind {
            "number" => self.figures.is_some_and(|figures| match self.runs() {
                Some(Course::Up) => figures[later].stated > figures[1 - later].stated,
                Some(Course::Either) => true,
                None => false,
            }),
            // What had not happened yet has happened since.
            "negation" => {
                let event = |claim: &Claim| self.corpus.tree(claim.sentence).lemma(claim.head) != "be";
                before.polarity == Polarity::Negated && after.polarity == Polarity::Affirmed && event(before) && event(after)
            }
            "antonym" => true,
            _ => false,
        }
    }
}

/// When the claims of a finding were said, earliest first.
fn said(origins: &Origins, finding: &Finding) -> Vec<Said> {
    let mut said: Vec<Said> = finding.claims.iter().filter_map(|id| origins.said[id.index()]).collect();
    said.sort_by_key(|said| (said.on, said.claim));
    said
}

/// First and last day of a side; a day that the text names counts before the day of the report.
fn days(side: &[ClaimId], said: &[Said]) -> Option<(Date, Date)> {
    let of = |known: Option<Known>| {
        let days =
            said.iter().filter(move |s| side.contains(&s.claim) && known.is_none_or(|known| s.known == known)).map(|s| s.on);
        days.clone().min().zip(days.max())
    };
    of(Some(Known::Text)).or_else(|| of(None))
}

/// The side of which all that is known was said after all that is known of the other.
fn later(finding: &Finding, said: &[Said]) -> Option<usize> {
    let [left, right] = [days(&finding.sides[0], said)?, days(&finding.sides[1], said)?];
    match (left.1 < right.0, right.1 < left.0) {
        (true, _) => Some(1),
        (_, true) => Some(0),
        _ => None,
    }
}

/// Whether both sides are known to be of the same days.
fn same_day(finding: &Finding, said: &[Said]) -> bool {
    finding.sides.iter().all(|side| days(side, said).is_some())
}

/// Makes an update of a contradiction with these leading claims, and says what decided it: the words, the days on which each was said, or
/// both; and which side stands.
fn tell(
    corpus: &Corpus,
    finding: &mut Finding,
    mut said: Vec<Said>,
    (leads, stands): ([ClaimId; 2], usize),
    by: Option<words::Words>,
) {
    finding.severity = Severity::Note;
    finding.update = true;
    let day = |side: usize| said.iter().find(|said| said.claim == leads[side]).map(|said| said.on);
    let report = |id: ClaimId| &corpus.article(corpus.claim(id).article).id;
    let [before, after] = [1 - stands, stands].map(|side| report(leads[side]));
    // A later report may tell of an earlier figure; its day would mislead, and one day for both tells no order.
    let order = match (day(1 - stands), day(stands), &by) {
        (Some(first), Some(last), _) if first < last => format!("{before} ({first}) came first, {after} ({last}) stands"),
        (_, _, None) => format!("{before} came first, {after} stands"),
        (_, _, Some(_)) => format!("{after} stands"),
    };
    let by = by.map(|by| format!(" by the words “{}” in {}", by.text, report(by.claim))).unwrap_or_default();
    let told = format!("; an update{by}: {order}");
    if let Some(reason) = finding.reasons.first_mut() {
        reason.explanation.push_str(&told);
    }
    said.sort_by_key(|said| (finding.sides[stands].contains(&said.claim), said.on, said.claim));
    finding.history = Some(History { said, stands });
}

/// Updates that no contradiction stands for: figures of a running count that can both be true ('at least 31', '54'), and states of one thing
/// that follow upon each other ('in critical condition', 'died'), where the days of both are known and differ.
pub fn updates(view: &View<'_>, origins: &Origins, contradictions: &[Finding]) -> Vec<Finding> {
    let corpus = view.corpus;
    let threshold = Decision::named("threshold");
    let mut told: BTreeSet<(ClaimId, ClaimId)> = contradictions.iter().flat_map(|finding| pairs(&finding.sides)).collect();
    let mut found = Vec::new();
    // Figures that conflict are for the check on numbers to believe or not.
    let values = view.alignment.values.iter().zip(&view.relations);
    let figures =
        values.filter(|(pair, relation)| **relation == Relation::Compatible && pair.context >= threshold.weight("update"));
    for (pair, _) in figures {
        let ((left, i), (right, j)) = (pair.left, pair.right);
        let (Slot::Quantity(i), Slot::Quantity(j)) = (i, j) else { continue };
        let claims = [corpus.claim(left), corpus.claim(right)];
        let figures = Some([&claims[0].quantities[i], &claims[1].quantities[j]]);
        if claims.iter().any(|claim| words::of_another_time(claim, origins)) {
            continue;
        }
        let apart = words::are_two(&claims[0].quantities[i], &claims[1].quantities[j]);
        let following = Pair { corpus, claims, figures };
        let explanation = format!("The figures differ: “{}”, “{}”", view.words(pair.left).text, view.words(pair.right).text);
        if apart && claims[0].article != claims[1].article && told.insert((left, right)) {
            let reason = Reason { kind: "number", left: view.words(pair.left), right: view.words(pair.right), explanation };
            let said = [left, right].map(|id| origins.said[id.index()]);
            found.extend(update(corpus, [left, right], reason, pair.context, said, |later| following.moves_on("number", later)));
        }
    }
    for pair in view.alignment.claims.iter().filter(|pair| pair.same >= threshold.weight("update_state")) {
        let claims = [corpus.claim(pair.left), corpus.claim(pair.right)];
        let Some(steps) = words::steps(corpus, claims).filter(|_| claims[0].article != claims[1].article) else { continue };
        if claims.iter().any(|claim| words::of_another_time(claim, origins)) {
            continue;
        }
        if told.insert((pair.left, pair.right)) {
            let explanation = "The state changed".to_owned();
            let reason =
                Reason { kind: "antonym", left: whole(corpus, pair.left), right: whole(corpus, pair.right), explanation };
            let on = |later: usize| steps[later] > steps[1 - later];
            let said = claims.map(|claim| words::day_of(claim).or(origins.said[claim.id.index()]));
            let decided = Decision::account("update_state", &vec![("same", pair.same)]);
            let finding = update(corpus, [pair.left, pair.right], reason, decided.probability, said, on);
            found.extend(finding.map(|finding| Finding { decided: Some(decided), ..finding }));
        }
    }
    found
}

/// All pairs of claims on different sides, the earlier one first.
fn pairs(sides: &[Vec<ClaimId>]) -> Vec<(ClaimId, ClaimId)> {
    let [left, right] = sides else { return Vec::new() };
    left.iter().flat_map(|&a| right.iter().map(move |&b| (a.min(b), a.max(b)))).collect()
}

/// An update of two claims, where their days are known and the later one follows upon the earlier.
fn update(
    corpus: &Corpus,
    claims: [ClaimId; 2],
    reason: Reason,
    confidence: f64,
    said: [Option<Said>; 2],
    follows: impl Fn(usize) -> bool,
) -> Option<Finding> {
    let mut finding = Finding {
        id: String::new(),
        outcome: Outcome::Contradiction,
        kinds: vec![reason.kind],
        severity: Severity::Note,
        confidence,
        scope: Scope::Across,
        claim: corpus.text(corpus.claim(claims[0])).to_owned(),
        claims: claims.into(),
        sides: claims.map(|claim| vec![claim]).into(),
        independent_sources: 1,
        reasons: vec![reason],
        update: true,
        origins: Vec::new(),
        history: None,
        policies: Vec::new(),
        decided: None,
    };
    let mut said: Vec<Said> = said.into_iter().flatten().collect();
    said.sort_by_key(|said| (said.on, said.claim));
    let stands = later(&finding, &said).filter(|&later| follows(later))?;
    tell(corpus, &mut finding, said, (claims, stands), None);
    Some(finding)
}
