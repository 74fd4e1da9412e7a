//! The denials of a story: who denies, in which words, and what; also where the words only point back at it.

use super::gist::{self, Gists, Party, Word};
use super::view::View;
use crate::lexicon::clause_words;
use crate::lexicon::disputes::{self, Class};
use crate::lexicon::negation::{self, Negator};
use crate::lexicon::reporting::{self, Pattern};
use crate::types::{Argument, Attribution, Certainty, Claim, ClaimId, Form, Polarity, Role, Span, Stance, Tree};

/// How a denial names what it denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// 'denied that it sold arms', 'We did not sell arms,' he said: a proposition.
    Stated,
    /// 'denied any links to the raid': a noun.
    Named,
    /// 'denied the claims', 'That is not true': words that point back.
    Pointing,
    /// 'pleaded not guilty': every charge.
    Plea,
}

/// One denial.
#[derive(Debug, Clone)]
pub struct Denial<'a> {
    /// The claim that carries it.
    pub claim: &'a Claim,
    /// The words that deny.
    pub cue: Span,
    /// Who denies, as it stands.
    pub name: String,
    /// Who denies.
    pub holder: Party,
    /// How it names what it denies.
    pub manner: Manner,
    /// Whether the holder denies something of itself.
    pub own: bool,
    /// Whether a verb of denying carries it, not just a negation in somebody's mouth.
    pub spoken: bool,
    /// Whether it is called a pretence ('feigning illness').
    pub pretence: bool,
    /// Whether it answers charges ('denied the allegations', a plea).
    pub charges: bool,
    /// Whether it is said to have been another one ('is not the man who fired').
    pub identity: bool,
    /// Whether the thing itself is said not to be ('denied that the attack occurred').
    pub existence: bool,
    /// Whether it denies what is said to have been said ('denied reports of a strike').
    pub told: bool,
    /// Whether it points at what was said ('no such conversation took place').
    pub such: bool,
    /// What is denied: all words.
    pub words: Vec<Word>,
    /// What is denied: the words that carry the predicate.
    pub core: Vec<Word>,
    /// Of whom it is denied.
    pub subject: Party,
    /// Who says what it points back at, where the words tell.
    pub sayer: Party,
    /// The claims that it points back at.
    pub antecedents: Vec<ClaimId>,
}

impl<'a> Denial<'a> {
    /// What a holder denies of itself with a word of denying.
    fn new(claim: &'a Claim, cue: Span, name: String, holder: Party, manner: Manner) -> Self {
        Self {
            claim,
            cue,
            name,
            subject: holder.clone(),
            holder,
            manner,
            own: true,
            spoken: true,
            pretence: false,
            charges: manner == Manner::Plea,
            identity: false,
            existence: false,
            such: false,
            told: false,
            words: Vec::new(),
            core: Vec::new(),
            sayer: Party::default(),
            antecedents: Vec::new(),
        }
    }
}

impl Denial<'_> {
    /// The denial of what the clause of `verb` says.
    fn of(mut self, gists: &Gists<'_>, tree: &Tree, verb: usize) -> Self {
        let heads: Vec<usize> = tree.children_with(verb, &["dobj", "attr", "acomp"]).chain([verb]).collect();
        self.manner = Manner::Stated;
        self.words = gists.words(self.claim.sentence, tree.subtree(verb));
        self.core = self.words.iter().filter(|w| heads.contains(&w.token)).cloned().collect();
        if let Some(subject) = tree.child(verb, &["nsubj", "nsubjpass"]).filter(|&s| !pronoun(tree, s)) {
            self.subject = gists.party(self.claim, tree.subtree(subject)[0], subject + 1);
            self.own = false;
        }
        self
    }
}

/// All denials of a story, in order of their claims.
#[must_use]
pub fn denials<'a>(view: &View<'a>, gists: &Gists<'a>) -> Vec<Denial<'a>> {
    let claims = view.corpus.claims.iter();
    let mut found: Vec<Denial<'a>> = claims.filter_map(|claim| denial(view, gists, claim)).collect();
    for denial in &mut found {
        if denial.manner == Manner::Pointing {
            denial.antecedents = antecedents(view, gists, denial);
        }
    }
    found
}

fn denial<'a>(view: &View<'a>, gists: &Gists<'a>, claim: &'a Claim) -> Option<Denial<'a>> {
    let tree = view.tree(claim);
    plea(gists, tree, claim)
        .or_else(|| verb(gists, tree, claim))
        .or_else(|| pretended(gists, tree, claim))
        .or_else(|| called(gists, tree, claim))
        .or_else(|| negated(gists, tree, claim))
}

fn link(claim: &Claim) -> Option<&Attribution> {
    claim.attribution.iter().find(|a| !a.holder.is_empty())
}

/// 'pleaded not guilty', 'is innocent', 'maintains her innocence'.
fn plea<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<Denial<'a>> {
    let word = gist::tokens(claim).find(|&t| disputes::is(Class::Plea, tree.lemma(t)))?;
    let guilty = tree.lemma(word) == "guilty";
    let negated = guilty && word > 0 && tree.lemma(word - 1) == "not";
    if (guilty && !negated) || (!guilty && claim.polarity == Polarity::Negated) {
        return None;
    }
    let subject = gists.subject(claim).unwrap_or_default();
    let speaker = link(claim).map(|a| gists.holder(&a.holder, a.entity)).unwrap_or_default();
    let holder = if subject.is_empty() { speaker } else { subject };
    let name = link(claim).map_or_else(|| subject_name(tree, claim), |a| a.holder.clone());
    let cue = tree.tokens[if negated { word - 1 } else { word }].span.cover(tree.tokens[word].span);
    Some(Denial::new(claim, cue, name, holder, Manner::Plea))
}

/// 'denied …', 'ruled out …'.
fn verb<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<Denial<'a>> {
    let link = claim.attribution.iter().find(|a| a.stance == Stance::Denies && !a.holder.is_empty());
    match link.filter(|a| a.cue != tree.tokens[claim.head].span) {
        Some(link) => Some(stated(gists, tree, claim, link)),
        None => act(gists, tree, claim, link),
    }
}

/// The clause is itself the act of denying: what it denies is its object.
fn act<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim, link: Option<&Attribution>) -> Option<Denial<'a>> {
    let entry = reporting::verb(tree.lemma(claim.head)).filter(|e| e.stance == Stance::Denies);
    let particle = tree.child(claim.head, &["prt"]).map_or("", |p| tree.lemma(p));
    let ruled_out = negation::is(Negator::Verb, &format!("{} {particle}", tree.lemma(claim.head)));
    let passive = tree.child(claim.head, &["nsubjpass", "auxpass"]).is_some();
    if (entry.is_none() && !ruled_out) || (link.is_none() && passive) {
        return None;
    }
    let object = claim.arguments.iter().find(|a| a.role == Role::Patient && a.head != claim.head)?;
    let lemma = tree.lemma(object.head);
    let told = reporting::noun(lemma).is_some() || disputes::is(Class::Charge, lemma);
    // 'denied it' points back, 'rejected it' and 'dismissed her' do not: a bill, an offer, a person.
    let noun = entry.is_some_and(|e| e.takes(Pattern::Noun));
    let points = noun && (clause_words::is(clause_words::Class::Anaphor, lemma) || tree.lemma(object.head) == "it");
    // 'denied them the vote', 'denied benefits to couples': withheld.
    let given = |&c: &usize| tree.tokens[c].label == "dative" || (tree.tokens[c].label == "prep" && tree.lemma(c) == "to");
    let withheld = tree.children[claim.head].iter().any(given) || passive;
    if !told && (withheld || !(points || noun)) {
        return None;
    }
    let subject = gists.subject(claim).filter(|_| object.head > claim.head).unwrap_or_default();
    let (name, holder) = match link {
        Some(a) => (a.holder.clone(), gists.holder(&a.holder, a.entity)),
        None => (subject_name(tree, claim), subject),
    };
    let mut denial = Denial::new(claim, tree.tokens[claim.head].span, name, holder, Manner::Pointing);
    // 'rejected the American reports': whose they are.
    denial.sayer = if told { gists.party(claim, object.first, object.last) } else { Party::default() };
    denial.charges = disputes::is(Class::Charge, lemma);
    denial.told = told;
    if let Some(verb) = that(tree, object.head).filter(|_| told) {
        return Some(denial.of(gists, tree, verb));
    }
    let words = object_words(gists, tree, claim, object);
    let core: Vec<Word> = words.iter().filter(|w| w.token == object.head || told).cloned().collect();
    if !points && !core.is_empty() {
        (denial.words, denial.core, denial.manner) = (words, core, Manner::Named);
    }
    Some(denial)
}

/// The verb of the clause that says what a noun is about: 'claims that the vote was rigged'.
fn that(tree: &Tree, noun: usize) -> Option<usize> {
    let opens = |c: usize| tree.child(c, &["mark"]).is_some_and(|m| tree.lemma(m) == "that");
    tree.children_with(noun, &["acl", "ccomp", "relcl"]).find(|&c| tree.tokens[c].tag.starts_with("VB") && opens(c))
}

/// The words of what is denied, without nouns that only say that it was said ('speculation about …').
fn object_words<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim, object: &Argument) -> Vec<Word> {
    let tells = |lemma: &str| reporting::noun(lemma).is_some() || disputes::is(Class::Charge, lemma);
    let told = |w: &Word| w.entity.is_none() && tells(w.meaning.word());
    let own = |t: usize| tree.tokens[t].label != "poss";
    let mut words = gists.words(claim.sentence, (object.first..object.last).filter(|&t| own(t)));
    words.retain(|w| !told(w));
    words
}

fn subject_name(tree: &Tree, claim: &Claim) -> String {
    let subject = claim.arguments.first().filter(|a| a.role == Role::Agent);
    subject.map_or_else(|| "a source".to_owned(), |a| tree.text_of(a.first, a.last - 1).to_owned())
}

/// 'the claims are baseless', 'that is not true'.
fn called<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<Denial<'a>> {
    let link = link(claim).filter(|a| a.stance != Stance::Denies)?;
    let subject = claim.arguments.first().filter(|a| a.role == Role::Agent)?;
    let attribute = claim.arguments.iter().find(|a| a.role == Role::Attribute)?;
    let lemma = tree.lemma(attribute.head);
    let negative = claim.negation.iter().any(|s| tree.tokens[claim.head].span != *s && tree.tokens[attribute.head].span != *s);
    let denies = if negative { disputes::is(Class::True, lemma) } else { disputes::is(Class::Baseless, lemma) };
    let noun = tree.lemma(subject.head);
    let points = pronoun(tree, subject.head)
        || clause_words::is(clause_words::Class::Anaphor, noun)
        || disputes::is(Class::Charge, noun)
        || reporting::noun(noun).is_some();
    if !denies || !points {
        return None;
    }
    let holder = gists.holder(&link.holder, link.entity);
    let cue = tree.tokens[attribute.head].span;
    let mut denial = Denial::new(claim, cue, link.holder.clone(), holder, Manner::Pointing);
    denial.charges = disputes::is(Class::Charge, noun);
    match that(tree, subject.head) {
        Some(verb) => Some(denial.of(gists, tree, verb)),
        None => Some(denial),
    }
}

fn pronoun(tree: &Tree, t: usize) -> bool {
    tree.tokens[t].tag.starts_with("PRP") || tree.tokens[t].tag == "DT"
}

/// 'was feigning illness': there was no illness.
fn pretended<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<Denial<'a>> {
    let object = claim.arguments.iter().find(|a| matches!(a.role, Role::Patient | Role::Attribute) && a.head > claim.head)?;
    if !disputes::is(Class::Pretend, tree.lemma(claim.head)) || claim.polarity == Polarity::Negated {
        return None;
    }
    let link = link(claim);
    let holder = link.map(|a| gists.holder(&a.holder, a.entity)).unwrap_or_default();
    let name = link.map_or_else(|| "the report".to_owned(), |a| a.holder.clone());
    let mut denial = Denial::new(claim, tree.tokens[claim.head].span, name, holder, Manner::Stated);
    (denial.own, denial.pretence) = (false, true);
    denial.subject = gists.subject(claim).unwrap_or_default();
    denial.words = object_words(gists, tree, claim, object);
    denial.core = denial.words.iter().filter(|w| w.token == object.head).cloned().collect();
    Some(denial)
}

/// 'We did not sell arms,' he said.
fn negated<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim) -> Option<Denial<'a>> {
    let stance = |a: &&Attribution| matches!(a.stance, Stance::Asserts | Stance::Believes | Stance::Alleges | Stance::Reports);
    // 'the cause was not known' leaves a question open and denies nothing.
    if claim.polarity != Polarity::Negated || disputes::is(Class::Settled, tree.lemma(claim.head)) {
        return None;
    }
    Some(Denial { spoken: false, ..stated(gists, tree, claim, link(claim).filter(stance)?) })
}

/// The clause says what is denied.
fn stated<'a>(gists: &Gists<'a>, tree: &Tree, claim: &'a Claim, link: &Attribution) -> Denial<'a> {
    let holder = gists.holder(&link.holder, link.entity);
    let first = claim.arguments.first().filter(|a| a.role != Role::Oblique);
    let named = gists.subject(claim).unwrap_or_default();
    let denying = link.stance == Stance::Denies;
    let own = (named.is_empty() && first.is_some_and(|a| pronoun(tree, a.head)))
        || named.meets(&holder)
        || (claim.arguments.is_empty() && denying);
    let negating = |w: &Word| claim.negation.contains(&tree.tokens[w.token].span);
    // 'such a figure' is a word that points back.
    let such = |w: &Word| tree.children[w.token].iter().any(|&c| tree.lemma(c) == "such");
    let (mut words, mut core) = (gists.of(claim).to_vec(), gists.core(claim).to_vec());
    let identified = identified(gists, tree, claim);
    let identity = identified.is_some();
    if let Some((inner, verb)) = identified {
        words.extend(inner);
        core = verb;
    }
    words.retain(|w| !negating(w));
    let in_subject = |w: &Word| first.is_some_and(|a| a.role == Role::Agent && (a.first..a.last).contains(&w.token));
    let there = tree.child(claim.head, &["expl"]).is_some();
    // 'did not happen in a vacuum' tells how, not that it was not.
    let bare = claim.arguments.iter().all(|a| a.preposition.is_empty());
    let existence = !core.is_empty() && (there || (bare && core.iter().all(in_subject)));
    let pointed = existence && core.iter().any(such);
    core.retain(|w| !negating(w) && (existence || !such(w)));
    let cue = if denying { link.cue } else { claim.negation.first().copied().unwrap_or(link.cue) };
    let mut denial = Denial::new(claim, cue, link.holder.clone(), holder, Manner::Stated);
    if !named.is_empty() || !own {
        denial.subject = named;
    }
    Denial { own, identity, existence, such: pointed, words, core, ..denial }
}

/// 'is not the one who fired the shot': the words of the relative clause, and those of its predicate.
fn identified(gists: &Gists<'_>, tree: &Tree, claim: &Claim) -> Option<(Vec<Word>, Vec<Word>)> {
    let attribute = claim.arguments.iter().find(|a| a.role == Role::Attribute)?;
    let verb = tree.child(attribute.head, &["relcl"])?;
    let words = gists.words(claim.sentence, tree.subtree(verb));
    let object = tree.child(verb, &["dobj"]);
    let core = words.iter().filter(|w| w.token == verb || Some(w.token) == object).cloned().collect();
    Some((words, core))
}

/// What words that point back mean: the claims of the nearest sentence before that charges or asserts something in another's
/// name. A pronoun may mean anything, so it is believed only where the sentence right before charges or passes something on.
fn antecedents<'a>(view: &View<'a>, gists: &Gists<'a>, denial: &Denial<'a>) -> Vec<ClaimId> {
    let at = denial.claim.sentence.index();
    let tree = view.tree(denial.claim);
    let vague =
        denial.claim.arguments.iter().any(|a| a.role != Role::Oblique && a.head != denial.claim.head && pronoun(tree, a.head));
    let far = if vague { 1 } else { FAR };
    let near = |claim: &&Claim| {
        claim.article == denial.claim.article && claim.sentence.index() < at && claim.sentence.index() + far >= at
    };
    let other = |claim: &&Claim| {
        let own = |a: &Attribution| gists.holder(&a.holder, a.entity).meets(&denial.holder);
        let loose = |s: Stance| matches!(s, Stance::Denies | Stance::Questions | Stance::Orders);
        claim.polarity == Polarity::Affirmed
            && !matches!(claim.form, Form::Apposition | Form::Fragment)
            && (!aside(view.tree(claim), claim) || accuses(view.tree(claim), claim))
            && (!claim.attribution.is_empty()
                || alleges(view.tree(claim), claim)
                || (vague && claim.certainty == Certainty::Possible))
            && !claim.attribution.iter().any(|a| loose(a.stance) || own(a))
            && (denial.sayer.is_empty()
                || claim.attribution.iter().any(|a| gists.holder(&a.holder, a.entity).meets(&denial.sayer)))
    };
    let held: Vec<&Claim> = view.corpus.claims.iter().filter(near).filter(other).collect();
    let hedged = |c: &Claim| vague && c.certainty == Certainty::Possible;
    let alleged = held.iter().filter(|c| alleges(view.tree(c), c) || hedged(c)).map(|c| c.sentence).max();
    // 'the allegations' are of somebody who accuses; 'the claims' of anybody who claims.
    let last = alleged.or_else(|| held.iter().map(|c| c.sentence).max().filter(|_| !vague && !denial.charges));
    held.iter().filter(|c| Some(c.sentence) == last).map(|c| c.id).collect()
}

/// 'because his father was shot', 'who was shot': not what is claimed.
fn aside(tree: &Tree, claim: &Claim) -> bool {
    matches!(tree.tokens[claim.head].label, "advcl" | "relcl" | "acl")
}

fn accuses(tree: &Tree, claim: &Claim) -> bool {
    disputes::is(Class::Accuse, tree.lemma(claim.head))
        || claim.attribution.iter().any(|a| a.stance == Stance::Alleges && disputes::is(Class::Accuse, &a.verb))
}

/// Whether the claim is handed on or hedged, or accuses somebody.
fn alleges(tree: &Tree, claim: &Claim) -> bool {
    claim.attribution.iter().any(|a| matches!(a.stance, Stance::Alleges | Stance::Reports))
        || claim.certainty == Certainty::Unconfirmed
        || disputes::is(Class::Accuse, tree.lemma(claim.head))
}

/// How many sentences back words may point.
const FAR: usize = 3;
