//! Somebody denies what another report, or another voice in the same report, asserts or acts upon.

use super::Check;
use super::shared::flag;
use crate::judge::denials::{Denial, Manner};
use crate::judge::gist::{self, Gists, Word};
use crate::judge::view::View;
use crate::lexicon::disputes::{self, Class};
use crate::lexicon::holders;
use crate::lexicon::quick::Map;
use crate::types::{
    Attribution, Candidate, Certainty, Claim, EntityId, Evidences, Form, HolderKind, Kind, Part, PlaceMention, Polarity, Reason,
    Role, Severity, Stance, Tree,
};

/// The check and its documentation.
pub const CHECK: Check = Check {
    kind: Kind {
        code: "denial",
        title: "Denied by one side, asserted by another",
        help: "A holder denies, rejects or disputes something that another claim asserts or acts upon. It is a dispute that the story itself reports, so it is a warning, not an error; a denial is never counted as support for what is denied.",
        silent: "A denial of something else; two denials; a report that merely repeats the charge which is being denied in the same breath.",
        example: (
            "North Korea denied any arms dealings with Russia.",
            "The US sanctioned entities over arms deals between Russia and North Korea.",
        ),
        severity: Severity::Warning,
    },
    propose,
};

fn propose(view: &View<'_>) -> Vec<Candidate> {
    let (gists, denials) = (view.gists(), view.denials());
    let assertions: Vec<Assertion<'_>> =
        view.corpus.claims.iter().filter(|c| asserts(c)).map(|c| (c, gists.of(c), gists.core(c))).collect();
    let holders = Holders::new(&assertions);
    let mut found = portrayals(view, gists);
    for denial in denials {
        let silent = denial.antecedents.is_empty() && !denial.charges;
        let near = if silent { holders.near(&denial.core) } else { (0..assertions.len()).collect() };
        for (claim, words, core) in near.into_iter().map(|at| &assertions[at]) {
            if denial.pretence && !contested(view.tree(claim), claim) {
                continue;
            }
            if silent && content(gists, denial, words, core) < LEAST {
                continue;
            }
            if (claim.sentence == denial.claim.sentence && !parties(denial, claim)) || own_words(gists, denial, claim) {
                continue;
            }
            if !grounded(view, gists, denial, claim, words, core) {
                continue;
            }
            let evidence = evidence(view, gists, denial, claim, words, core);
            let speaks = |(name, value): &(&str, f64)| SPEAKING.contains(name) && *value >= LEAST;
            if evidence.iter().any(speaks) {
                found.push(candidate(view, denial, claim, evidence));
            }
        }
    }
    found
}

/// An assertion with its words, and with those that carry its predicate.
type Assertion<'a> = (&'a Claim, &'a [Word], &'a [Word]);

/// The different words of the assertions, each with the assertions that have it: a denial looks at these, not at every assertion.
struct Holders<'a>(Vec<(&'a Word, Vec<usize>)>);

impl<'a> Holders<'a> {
    fn new(assertions: &[Assertion<'a>]) -> Self {
        let mut numbers: Map<(Option<EntityId>, &str), usize> = Map::default();
        let mut holders: Vec<(&Word, Vec<usize>)> = Vec::new();
        for (at, (_, words, core)) in assertions.iter().enumerate() {
            for word in words.iter().chain(*core) {
                let number = *numbers.entry((word.entity, word.meaning.word())).or_insert(holders.len());
                if number == holders.len() {
                    holders.push((word, Vec::new()));
                }
                holders[number].1.push(at);
            }
        }
        Self(holders)
    }

    /// The assertions that have a word akin to one of these, in order.
    fn near(&self, words: &[Word]) -> Vec<usize> {
        let akin = |known: &Word| words.iter().any(|word| gist::alike(word, known) > 0.0);
        let mut found: Vec<usize> = self.0.iter().filter(|(word, _)| akin(word)).flat_map(|(_, at)| at).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Measures of which one at least must speak for a candidate.
const SPEAKING: [&str; 6] = ["content", "antecedent", "back", "charged", "answered", "confessed"];

/// Whether somebody holds it in a dispute: what is called a pretence is asserted by the other side.
fn contested(tree: &Tree, claim: &Claim) -> bool {
    let pretends = |&t: &usize| disputes::is(Class::Pretend, tree.lemma(t)) || disputes::is(Class::Sham, tree.lemma(t));
    !claim.tokens.iter().any(pretends) && claim.attribution.iter().any(|a| disputes::is(Class::Contest, &a.verb))
}

/// Whether the claim says that something is so.
fn asserts(claim: &Claim) -> bool {
    let fragment = claim.form == Form::Fragment && claim.part == Part::Body;
    let denied = claim.attribution.iter().any(|a| a.stance == Stance::Denies);
    claim.polarity == Polarity::Affirmed
        && claim.certainty != Certainty::Conditional
        && !denied
        && !gist::open(claim)
        && !fragment
}

/// Whether a sentence sets two parties against each other: 'his lawyers said that …, prosecutors that …'.
fn parties(denial: &Denial<'_>, claim: &Claim) -> bool {
    let inner = claim.attribution.first().map(|a| a.holder.as_str()).filter(|h| !h.is_empty());
    denial.pretence && inner.is_some_and(|h| !h.eq_ignore_ascii_case(&denial.name))
}

/// Whether the denier says the other thing too; then it is no dispute, unless it is an admission.
fn own_words(gists: &Gists<'_>, denial: &Denial<'_>, claim: &Claim) -> bool {
    claim.attribution.first().is_some_and(|a| {
        let same = gists.holder(&a.holder, a.entity).meets(&denial.holder) || a.holder.eq_ignore_ascii_case(&denial.name);
        same && !disputes::is(Class::Admit, &a.verb)
    })
}

/// Whether the claim really says what is denied: a denial that answers a charge, words that point back at the claim, or the same
/// predicate with a participant that both have.
fn grounded(view: &View<'_>, gists: &Gists<'_>, denial: &Denial<'_>, claim: &Claim, words: &[Word], core: &[Word]) -> bool {
    let tree = view.tree(claim);
    if !matches!(denial.claim.certainty, Certainty::Certain | Certainty::Planned) || gist::open(denial.claim) {
        return false;
    }
    let person = person(gists, tree, denial, claim);
    match denial.manner {
        Manner::Plea => person > 0.0 && (accuses(tree, claim) || official(claim) || admits(gists, tree, denial, claim)),
        Manner::Pointing => denial.antecedents.iter().any(|&id| id == claim.id || repeats(gists, gists.claim(id), claim)),
        Manner::Stated | Manner::Named => {
            !norm(view.tree(denial.claim), denial) && matches(gists, denial, claim, (words, core), person)
        }
    }
}

/// 'cannot be', 'should not be': a rule or a lack of power, not a fact.
fn norm(tree: &Tree, denial: &Denial<'_>) -> bool {
    let modal = tree.children[denial.claim.head].iter().any(|&c| tree.tokens[c].tag == "MD");
    modal && !denial.spoken && denial.claim.certainty == Certainty::Certain
}

/// Whether a claim says what words that point back mean: its predicate, and most of its words.
fn repeats(gists: &Gists<'_>, said: &Claim, claim: &Claim) -> bool {
    let cover = gists.cover(gists.of(said), gists.of(claim));
    gists.touch(gists.core(said), gists.of(claim)) >= SAME && cover >= MOST
}

/// Whether the denied words meet the claim in the predicate and in a participant, and in most of what they say.
fn matches(gists: &Gists<'_>, denial: &Denial<'_>, claim: &Claim, (words, core): (&[Word], &[Word]), person: f64) -> bool {
    let stated = denial.manner == Manner::Stated && !denial.identity;
    // 'denied having any links': the verb says nothing, the noun is what is denied.
    let light = stated
        && denial.spoken
        && (denial.claim.form == Form::Nominal || denial.core.iter().all(|w| w.token != denial.claim.head));
    let noun = denial.manner == Manner::Named || denial.existence || denial.identity || light;
    // A name carries no predicate, unless it is what somebody is said to be.
    let is = denial.claim.arguments.iter().any(|a| a.role == Role::Attribute);
    let heavy = |w: &&Word| (noun || w.weight >= RARE) && (is || w.entity.is_none());
    let carried: Vec<Word> = denial.core.iter().filter(heavy).cloned().collect();
    if gists.touch(&carried, if noun { words } else { core }) < SAME {
        return false;
    }
    let tight = gists.tight(denial.claim, claim);
    let measure = |name: &str| gist::measure(&tight, name);
    let planned = |c: &Claim| c.certainty == Certainty::Planned;
    let known = person > 0.0 || measure("subject") > 0.0;
    let fits = match (denial.manner, noun, denial.spoken) {
        // 'denied reports of a strike': that the denier itself did something with such reports is no report of a strike.
        (_, true, _) => !denial.told || person <= 0.0,
        (_, _, true) => person >= 0.0,
        _ => known,
    };
    let stated = stated && !light;
    if !fits || (stated && (planned(denial.claim) != planned(claim) || measure("object") < 0.0)) {
        return false;
    }
    let inside = |w: &&Word| denial.core.iter().any(|c| c.token == w.token);
    let others: Vec<Word> = denial.words.iter().filter(|w| !inside(w)).cloned().collect();
    let participants = gists.shared(&others, words) + if known { RARE } else { 0.0 };
    let empty = stated && !noun && denial.core.iter().all(|w| w.token != denial.claim.head);
    let most = if empty {
        NEARLY
    } else if denial.own || noun {
        LARGE
    } else {
        MOST
    };
    let cover = gists.cover(&denial.words, words);
    denial.such || (participants >= RARE && cover >= most) || (noun && !denial.told && cover >= MOST)
}

/// What share of the denied words the claim must have where the verb says nothing ('had no private account').
const NEARLY: f64 = 0.7;

/// What share of the denied words the claim must have where the holder denies of itself, or names what it denies.
const LARGE: f64 = 0.4;

/// Words at least so alike are one predicate.
const SAME: f64 = 0.75;

/// A word that weighs less says too little to be all that two claims share.
const RARE: f64 = 0.35;

/// What share of the denied words the claim must have.
const MOST: f64 = 0.5;

fn evidence(view: &View<'_>, gists: &Gists<'_>, denial: &Denial<'_>, claim: &Claim, words: &[Word], core: &[Word]) -> Evidences {
    let person = person(gists, view.tree(claim), denial, claim);
    let accused = accuses(view.tree(claim), claim);
    let alleged = accused || claim.attribution.iter().any(|a| a.stance == Stance::Alleges);
    let back = denial.antecedents.iter().map(|&id| gists.claim(id));
    let back = back.map(|c| (c, sharp(gists.touch(gists.core(c), core)))).filter(|&(_, touch)| touch > 0.0);
    let back = back.map(|(c, touch)| gists.cover(gists.of(c), words) * touch).fold(0.0, f64::max);
    let content = content(gists, denial, words, core);
    let (cover, held) = if content > 0.0 { (gists.cover(&denial.words, words), count(&denial.words, words)) } else { (0.0, 0.0) };
    let points = denial.manner == Manner::Pointing;
    let mentioned = denial.subject.meets(&gists.named(claim));
    let exists = denial.existence || denial.manner == Manner::Named;
    vec![
        ("content", content),
        ("cover", cover * content),
        ("words", (held / 3.0).min(1.0) * content),
        ("antecedent", flag(denial.antecedents.contains(&claim.id))),
        ("back", back),
        ("subject", flag(person > 0.0)),
        ("stranger", flag(person < 0.0 && !exists)),
        ("mentioned", flag(mentioned)),
        ("loose", flag(person <= 0.0 && !mentioned && !exists && !points)),
        ("exists", flag(denial.existence)),
        ("alleged", flag(alleged)),
        ("charged", flag(accused && person > 0.0 && denial.charges)),
        ("answered", flag(denial.manner == Manner::Plea && person > 0.0 && official(claim))),
        ("admitted", flag(admits(gists, view.tree(claim), denial, claim))),
        ("confessed", flag(denial.charges && person > 0.0 && admits(gists, view.tree(claim), denial, claim))),
        ("elsewhere", flag(elsewhere(denial.claim, claim))),
        ("own", flag(denial.own)),
        ("spoken", flag(denial.spoken)),
        ("plea", flag(denial.manner == Manner::Plea)),
        ("pointing", flag(points)),
        ("named", flag(denial.manner == Manner::Named)),
        ("possible", flag(claim.certainty != Certainty::Certain)),
        ("within", flag(claim.article == denial.claim.article)),
    ]
}

/// How well what carries the denied predicate meets the claim: its predicate, or any of its words.
fn content(gists: &Gists<'_>, denial: &Denial<'_>, words: &[Word], core: &[Word]) -> f64 {
    let plain = denial.spoken || denial.own || denial.existence || denial.identity || denial.manner == Manner::Named;
    let within = if plain { 0.7 } else { 0.4 };
    let content = sharp(gists.touch(&denial.core, core)).max(within * sharp(gists.touch(&denial.core, words)));
    if content >= LEAST { content } else { 0.0 }
}

/// Less than this is chance.
const LEAST: f64 = 0.25;

/// Squared, so that words that are merely akin count little.
fn sharp(touch: f64) -> f64 {
    touch * touch
}

/// Whether the claim is of the same one as the denial (1), of another (-1), or cannot say. An accusation is of the accused.
fn person(gists: &Gists<'_>, tree: &Tree, denial: &Denial<'_>, claim: &Claim) -> f64 {
    let accused = accuses(tree, claim)
        .then(|| claim.arguments.iter().find(|a| a.role == Role::Patient))
        .flatten()
        .map(|a| gists.party(claim, a.first, a.last));
    let subject = accused.filter(|p| !p.is_empty()).or_else(|| gists.subject(claim)).unwrap_or_default();
    let owned = claim.arguments.first().filter(|a| a.head < claim.head && tree.child(a.head, &["poss"]).is_some());
    let subject = owned.map_or(subject, |a| gists.party(claim, a.head, a.head + 1));
    match (denial.subject.is_empty() || subject.is_empty(), denial.subject.meets(&subject)) {
        (true, _) => 0.0,
        (false, true) => 1.0,
        (false, false) => -1.0,
    }
}

fn accuses(tree: &Tree, claim: &Claim) -> bool {
    let patient = claim.arguments.iter().any(|a| a.role == Role::Patient);
    (disputes::is(Class::Accuse, tree.lemma(claim.head)) && patient)
        || claim.attribution.iter().any(|a| disputes::is(Class::Accuse, &a.verb))
}

/// Whether an authority says it: police, prosecutors, a court.
fn official(claim: &Claim) -> bool {
    let authority = |word: &str| holders::noun(&word.to_lowercase()) == Some(HolderKind::Official);
    claim.attribution.iter().any(|a| a.kind == HolderKind::Official || a.holder.split(' ').any(authority))
}

fn admits(gists: &Gists<'_>, tree: &Tree, denial: &Denial<'_>, claim: &Claim) -> bool {
    let own = |a: &&Attribution| gists.holder(&a.holder, a.entity).meets(&denial.holder);
    claim.tokens.iter().any(|&t| tree.tokens[t].tag.starts_with("VB") && disputes::is(Class::Admit, tree.lemma(t)))
        || claim.attribution.iter().filter(own).any(|a| disputes::is(Class::Admit, &a.verb))
}

/// Whether both name places, and none in common or around the other.
fn elsewhere(a: &Claim, b: &Claim) -> bool {
    let near = |x: &PlaceMention, y: &PlaceMention| x.name == y.name || x.within.contains(&y.name) || y.within.contains(&x.name);
    let apart = a.places.iter().all(|x| b.places.iter().all(|y| !near(x, y)));
    !a.places.is_empty() && !b.places.is_empty() && apart
}

/// How many words of the denial the other claim has.
fn count(denied: &[Word], said: &[Word]) -> f64 {
    denied.iter().map(|w| said.iter().map(|v| gist::alike(w, v)).fold(0.0, f64::max)).filter(|&m| m >= 0.75).sum()
}

fn candidate(view: &View<'_>, denial: &Denial<'_>, claim: &Claim, evidence: Evidences) -> Candidate {
    let denied = view.quote(denial.claim, denial.cue);
    let said = super::negation::words(view, claim);
    let explanation = explain(view, denial, claim);
    let first = denial.claim.id < claim.id;
    let (left, right) = if first { (denied, said) } else { (said, denied) };
    Candidate {
        kind: CHECK.kind.code,
        decision: CHECK.kind.code,
        left: denial.claim.id.min(claim.id),
        right: denial.claim.id.max(claim.id),
        slots: None,
        severity: Severity::Warning,
        evidence,
        probability: 0.0,
        reason: Reason { kind: CHECK.kind.code, left, right, explanation },
    }
}

fn explain(view: &View<'_>, denial: &Denial<'_>, asserter: &Claim) -> String {
    let voice = asserter.attribution.first().filter(|a| !a.holder.is_empty());
    let voice = voice.map_or_else(|| "it is asserted".to_owned(), |x| format!("{} says so", x.holder));
    format!("{}: {} denies it; {}: {voice}", view.report(denial.claim.id), denial.name, view.report(asserter.id))
}

/// What one side hails as a step forward and another dismisses as a sham.
fn portrayals(view: &View<'_>, gists: &Gists<'_>) -> Vec<Candidate> {
    let shown = |claim: &&Claim, class: Class| {
        disputes::is(class, view.tree(claim).lemma(claim.head)) && claim.arguments.iter().any(|a| a.preposition == "as")
    };
    let hailed: Vec<&Claim> = view.corpus.claims.iter().filter(|c| shown(c, Class::Portray)).collect();
    let derided = view
        .corpus
        .claims
        .iter()
        .filter(|c| c.polarity == Polarity::Affirmed && (shown(c, Class::Dismiss) || sham(view.tree(c), c)));
    let pairs = derided.flat_map(|d| hailed.iter().map(move |&h| (h, d)));
    pairs
        .filter_map(|(hail, dismiss)| {
            let topic =
                |c: &Claim| gists.words(c.sentence, c.arguments.iter().filter(|a| a.preposition.is_empty()).map(|a| a.head));
            let together = hail.sentence == dismiss.sentence;
            let touch = gists.touch(&topic(hail), &topic(dismiss));
            let evidence = vec![("portrayal", if together { 1.0 } else { touch })];
            let quote = |c: &Claim| {
                let head =
                    c.arguments.iter().find(|a| a.preposition == "as" || a.role == Role::Attribute).map_or(c.head, |a| a.head);
                view.quote(c, view.tree(c).tokens[head].span)
            };
            let first = hail.id < dismiss.id;
            let (a, b) = if first { (hail, dismiss) } else { (dismiss, hail) };
            let (left, right) = (quote(a), quote(b));
            let explanation = super::shared::opposed(view, "Two sides tell it apart", &left, &right);
            (touch >= 0.5 || together).then_some(Candidate {
                kind: CHECK.kind.code,
                decision: CHECK.kind.code,
                left: a.id,
                right: b.id,
                slots: None,
                severity: Severity::Warning,
                evidence,
                probability: 0.0,
                reason: Reason { kind: CHECK.kind.code, left, right, explanation },
            })
        })
        .collect()
}

/// 'critics say that the vote is a sham'.
fn sham(tree: &Tree, claim: &Claim) -> bool {
    let attribute = claim.arguments.iter().find(|a| a.role == Role::Attribute);
    attribute.is_some_and(|a| disputes::is(Class::Sham, tree.lemma(a.head))) && !claim.attribution.is_empty()
}
