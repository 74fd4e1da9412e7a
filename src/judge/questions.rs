//! Questions that a report leaves open ('the cause is unknown', 'did not say why'), and the claims that answer them.

use super::gist::{self, Gists, Party, Word};
use crate::lexicon::disputes::{self, Class};
use crate::types::{Claim, Corpus, Polarity, Role, Span, Tree};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// 'why', 'the cause', 'the reason'.
    Cause,
    /// 'when', 'the date'.
    Moment,
    /// 'how many', 'the number', 'the price'.
    Amount,
}

/// A question that a claim leaves open.
#[derive(Debug, Clone)]
pub struct Open<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The words that leave it open.
    pub cue: Span,
    /// What is asked for.
    pub asked: Asked,
    /// What it is about.
    pub topic: Vec<Word>,
    /// What happened, as far as the question says it: 'death', 'suspended'.
    pub event: Vec<Word>,
    /// Of whom it is asked.
    pub subject: Party,
}

/// All open questions of a story, in order of their claims.
#[must_use]
pub fn open<'a>(corpus: &'a Corpus, gists: &Gists<'a>) -> Vec<Open<'a>> {
    corpus.claims.iter().filter_map(|claim| question(corpus, gists, claim)).collect()
}

fn question<'a>(corpus: &'a Corpus, gists: &Gists<'a>, claim: &'a Claim) -> Option<Open<'a>> {
    let tree = corpus.tree(claim.sentence);
    let (cue, noun, phrase) = unsettled(tree, claim).or_else(|| untold(tree, claim)).or_else(|| unspecified(tree, claim))?;
    let asked = asked(tree, noun)?;
    let mut topic = gists.words(claim.sentence, phrase.iter().copied().filter(|&t| t != noun));
    let own = |w: &Word| tree.tokens[w.token].span == cue || asks(tree, w.token);
    topic.retain(|w| !own(w));
    let happens = |w: &Word| w.entity.is_none() && (tree.tokens[w.token].tag.starts_with("VB") || of(tree, w.token));
    let event: Vec<Word> = topic.iter().filter(|w| happens(w)).cloned().collect();
    let mut subject = Party::default();
    for &t in &phrase {
        subject.join(&gists.party(claim, t, t + 1));
    }
    (!event.is_empty()).then_some(Open { claim, cue, asked, topic, event, subject })
}

/// 'the cause of the fire', 'the date for the hearing'.
fn of(tree: &Tree, t: usize) -> bool {
    tree.tokens[t].label == "pobj" && asks(tree, tree.tokens[tree.tokens[t].head].head)
}

fn asks(tree: &Tree, t: usize) -> bool {
    asked(tree, t).is_some()
}

/// What the word asks for.
fn asked(tree: &Tree, t: usize) -> Option<Asked> {
    let lemma = tree.lemma(t);
    if lemma == "how" {
        let many = tree.tokens.get(t + 1).is_some() && matches!(tree.lemma(t + 1), "many" | "much");
        return many.then_some(Asked::Amount);
    }
    if lemma == "what" {
        // 'what she is treated for'
        let verb = tree.tokens[t].head;
        let stranded = tree.lemma(verb) == "for"
            || tree.subtree(verb).into_iter().any(|p| tree.lemma(p) == "for" && tree.children[p].is_empty());
        return stranded.then_some(Asked::Cause);
    }
    [(Class::Cause, Asked::Cause), (Class::Moment, Asked::Moment), (Class::Amount, Asked::Amount)]
        .into_iter()
        .find_map(|(class, asked)| disputes::is(class, lemma).then_some(asked))
}

type Found = (Span, usize, Vec<usize>);

/// 'the cause is unknown', 'the date was not disclosed'.
fn unsettled(tree: &Tree, claim: &Claim) -> Option<Found> {
    let negated = claim.polarity == Polarity::Negated;
    let fits = |t: usize| {
        let lemma = tree.lemma(t);
        disputes::is(Class::Open, lemma) || (negated && disputes::is(Class::Settled, lemma))
    };
    let attribute = claim.arguments.iter().find(|a| a.role == Role::Attribute && fits(a.head)).map(|a| a.head);
    let passive =
        |h: &usize| fits(*h) && tree.child(*h, &["auxpass", "nsubjpass"]).is_some() && tree.child(*h, &["xcomp"]).is_none();
    let cue = attribute.or_else(|| Some(claim.head).filter(passive))?;
    let start = cue.saturating_sub(REACH);
    let noun = (start..cue).find(|&t| tree.tokens[t].tag.starts_with('N') && asks(tree, t))?;
    Some((tree.tokens[cue].span, noun, tree.subtree(noun)))
}

/// How many words before the cue the noun may stand.
const REACH: usize = 16;

/// 'did not say why', 'refused to give a reason'.
fn untold(tree: &Tree, claim: &Claim) -> Option<Found> {
    if claim.polarity != Polarity::Negated || !disputes::is(Class::Tell, tree.lemma(claim.head)) {
        return None;
    }
    let below = tree.subtree(claim.head);
    let word = below.iter().copied().find(|&t| t > claim.head && asks(tree, t))?;
    let clause = if tree.tokens[word].tag.starts_with('W') {
        let verb = (0..8).scan(word, |at, _| {
            *at = tree.tokens[*at].head;
            Some(*at)
        });
        let verb = verb.take_while(|&t| t != claim.head).find(|&t| tree.tokens[t].tag.starts_with("VB"));
        // 'since the day when he left' is no question.
        let asked = verb.filter(|&v| !matches!(tree.tokens[v].label, "relcl" | "advcl" | "acl"));
        tree.subtree(asked?)
    } else {
        tree.subtree(word)
    };
    Some((tree.tokens[claim.head].span, word, clause))
}

/// 'for an unspecified problem'.
fn unspecified(tree: &Tree, claim: &Claim) -> Option<Found> {
    let adjective =
        claim.tokens.iter().copied().find(|&t| tree.tokens[t].label == "amod" && disputes::is(Class::Open, tree.lemma(t)))?;
    let noun = tree.tokens[adjective].head;
    asks(tree, noun).then(|| (tree.tokens[adjective].span, noun, gist::tokens(claim).filter(|&t| t != adjective).collect()))
}

/// The words with which a claim answers the question, if it does.
#[must_use]
pub fn answer(tree: &Tree, open: &Open<'_>, claim: &Claim) -> Option<Span> {
    match open.asked {
        Asked::Moment => claim.times.first().map(|t| t.span),
        Asked::Amount => claim.quantities.first().map(|q| q.span),
        Asked::Cause => cause(tree, claim),
    }
}

/// 'because …', 'died of …', 'suspended for …'.
fn cause(tree: &Tree, claim: &Claim) -> Option<Span> {
    let measured = |t: usize| {
        claim.quantities.iter().any(|q| (q.first..q.last).contains(&t))
            || claim.times.iter().any(|x| (x.first..x.last).contains(&t))
    };
    let tied = |p: usize| {
        let of = matches!(tree.lemma(p), "of" | "from");
        let head = tree.tokens[p].head;
        let dies = p > claim.head && disputes::is(Class::Fatal, tree.lemma(claim.head));
        disputes::is(Class::Because, tree.lemma(p)) && if of { dies } else { tree.tokens[head].tag.starts_with("VB") }
    };
    claim.tokens.iter().copied().filter(|&p| tree.tokens[p].tag == "IN" && tied(p)).find_map(|p| {
        let object = tree.child(p, &["pobj", "pcomp"])?;
        let place = claim.places.iter().any(|x| (x.first..x.last).contains(&object));
        (!measured(object) && !place).then(|| tree.tokens[p].span.cover(tree.tokens[object].span))
    })
}
