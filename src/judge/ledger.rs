//! The quote ledger: each quotation of a draft, looked up word by word in what its sources quote.

mod diff;
mod find;

use super::at::Claims;
use super::checks::quote::said::{Chain, Word, chains};
use crate::lexicon::{holders, names};
use crate::types::{
    ArticleId, Attribution, Change, Claim, ClaimId, Corpus, EntityId, EntityKind, Place, QuoteStatus, Quoted, QuotedAt, Span,
};
use find::{Hit, Sources};
use std::collections::BTreeSet;

/// The ledger of a draft, in order of place. Typography, capitals, short forms and marked omissions do not count.
#[must_use]
pub fn ledger(corpus: &Corpus, draft: ArticleId) -> Vec<Quoted> {
    let claims = Claims::of(corpus);
    let (own, others): (Vec<Chain>, Vec<Chain>) = chains(corpus, 1).into_iter().partition(|chain| chain.article == draft);
    let sources = Sources::new(corpus, draft, others);
    let desk = Desk { corpus, claims: &claims, sources: &sources };
    own.iter().flat_map(|chain| pieces(corpus, chain)).filter_map(|piece| desk.entry(&piece)).collect()
}

/// What stands between two quotation marks: a chain cut into its pieces. An ellipsis between two sentences marks an omission too.
fn pieces(corpus: &Corpus, chain: &Chain) -> Vec<Chain> {
    let text = &corpus.article(chain.article).text;
    let marked = |before: &Word, after: &Word| {
        let [a, b] = [before, after].map(|word| corpus.trees[word.sentence].sentence.original(word.span));
        let between = text.get(a.end()..b.start()).unwrap_or_default();
        between.contains('…') || between.contains("...") || between.contains(". .")
    };
    let cut = chain.words.chunk_by(|a, b| a.piece == b.piece);
    cut.map(|words| {
        let mut words = words.to_vec();
        for i in 1..words.len() {
            words[i].marked |= words[i].sentence != words[i - 1].sentence && marked(&words[i - 1], &words[i]);
        }
        Chain { article: chain.article, words }
    })
    .collect()
}

struct Desk<'a> {
    corpus: &'a Corpus,
    claims: &'a Claims<'a>,
    sources: &'a Sources<'a>,
}

impl Desk<'_> {
    /// The entry of a quotation; none for a single word that nobody says, which is a title or a word held at arm's length.
    fn entry(&self, piece: &Chain) -> Option<Quoted> {
        let own: Vec<Word> = piece.words.iter().filter(|word| !word.inserted).cloned().collect();
        let first = own.first()?;
        let speaker = self.speaker(first);
        if own.len() < 2 && speaker.is_none() {
            return None;
        }
        let whole = place(self.corpus, piece.article, &piece.words);
        let entry = |status, hits: &[Hit], diff| Quoted {
            place: whole,
            speaker: speaker.as_ref().map(|speaker| speaker.name.clone()),
            claims: self.own_claims(&piece.words, whole.span),
            status,
            sources: hits.iter().map(|hit| self.source(hit)).collect(),
            diff,
        };
        let mut exact = self.sources.exact(&own);
        // Words that a source says in its own voice are nobody's quotation there.
        exact.retain(|hit| hit.quoted || speaker.is_none());
        if !exact.is_empty() {
            let other = |hit: &Hit| self.is_other(speaker.as_ref(), hit);
            exact.sort_by_key(|hit| (other(hit), !hit.quoted));
            let status = if exact.iter().all(other) { QuoteStatus::OtherSpeaker } else { QuoteStatus::Verbatim };
            exact.retain(|hit| status == QuoteStatus::OtherSpeaker || !other(hit));
            return Some(entry(status, &exact, Vec::new()));
        }
        if let Some(hit) = self.sources.nearest(piece.article, &own) {
            let diff = diff::diff(self.corpus, piece.article, &own, &hit);
            let same = diff.iter().all(|part| part.change == Change::Same);
            return Some(match same {
                true if self.is_other(speaker.as_ref(), &hit) => entry(QuoteStatus::OtherSpeaker, &[hit], Vec::new()),
                true => entry(QuoteStatus::Verbatim, &[hit], Vec::new()),
                false => entry(QuoteStatus::Altered, &[hit], diff),
            });
        }
        let said: Vec<Hit> = self.sources.exact(&own).into_iter().take(1).collect();
        Some(entry(QuoteStatus::NotFound, &said, Vec::new()))
    }

    /// The claims whose words stand inside the quotation; else the one that has most of it.
    fn own_claims(&self, words: &[Word], whole: Span) -> Vec<ClaimId> {
        let inside: Vec<ClaimId> = self.around(words).filter(|claim| whole.contains(claim.span)).map(|claim| claim.id).collect();
        if inside.is_empty() { self.claim(words, whole).into_iter().collect() } else { inside }
    }

    /// The claims of the sentences that the words stand in.
    fn around(&self, words: &[Word]) -> impl Iterator<Item = &Claim> {
        let sentences: BTreeSet<usize> = words.iter().map(|word| word.sentence).collect();
        sentences.into_iter().flat_map(|s| self.claims.in_sentence(s).iter().copied())
    }

    /// The claim that has most of the words; in a sentence without one, that which stands nearest before it.
    fn claim(&self, words: &[Word], whole: Span) -> Option<ClaimId> {
        let shared = |claim: &Claim| claim.span.end().min(whole.end()).saturating_sub(claim.span.start().max(whole.start()));
        let most = self.around(words).max_by_key(|claim| (shared(claim), std::cmp::Reverse(claim.span.len())));
        let first = words.first()?;
        let article = self.corpus.trees[first.sentence].sentence.article;
        let before = || self.corpus.claims.iter().rev().find(|c| c.article == article && c.span.start() < whole.start());
        let after = || self.corpus.claims.iter().find(|c| c.article == article);
        most.or_else(before).or_else(after).map(|claim| claim.id)
    }

    fn source(&self, hit: &Hit) -> QuotedAt {
        let place = place(self.corpus, hit.article, &hit.words);
        let speaker = hit.words.first().filter(|_| hit.quoted).and_then(|word| self.speaker(word));
        QuotedAt {
            place,
            speaker: speaker.map(|speaker| speaker.name),
            quoted: hit.quoted,
            claim: self.claim(&hit.words, place.span),
        }
    }

    /// Who says a quoted word.
    fn speaker(&self, word: &Word) -> Option<Speaker> {
        let claim = self.claims.at(word.sentence, word.span)?;
        let direct = |claim: &Claim| claim.attribution.iter().rev().find(|link| link.direct && !link.holder.is_empty()).cloned();
        let link = direct(claim).or_else(|| self.claims.in_sentence(word.sentence).iter().find_map(|claim| direct(claim)))?;
        let surnames = self.surnames(&link);
        Some(Speaker { name: link.holder, entity: link.entity, surnames })
    }

    /// The last words of a person's name, in all its forms; empty where the holder may be something else.
    fn surnames(&self, link: &Attribution) -> BTreeSet<String> {
        let entity = link.entity.map(|e| self.corpus.entity(e));
        let last = |form: &str| form.split(' ').next_back().map(str::to_lowercase);
        match entity.map(|entity| entity.kind) {
            Some(EntityKind::Person) => {
                entity.into_iter().flat_map(|entity| &entity.forms).filter_map(|form| last(form)).collect()
            }
            // A given name before others tells a person, where the tagger does not.
            None | Some(EntityKind::Other | EntityKind::Organisation) if is_full_name(&link.holder) => {
                last(&link.holder).into_iter().collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Whether another person by name says the words in the source. Who is no person by name may be anyone.
    fn is_other(&self, speaker: Option<&Speaker>, hit: &Hit) -> bool {
        let there = hit.words.first().filter(|_| hit.quoted).and_then(|word| self.speaker(word));
        let (Some(own), Some(other)) = (speaker, there) else { return false };
        let same = own.entity.is_some() && own.entity == other.entity;
        let known = !own.surnames.is_empty() && !other.surnames.is_empty();
        known && !same && own.surnames.is_disjoint(&other.surnames)
    }
}

/// Who says something: as it stands, the entity, and the surnames where it is a person by name.
struct Speaker {
    name: String,
    entity: Option<EntityId>,
    surnames: BTreeSet<String>,
}

/// Whether a holder is two or three words with capitals, the first a given name and the last no word for a body.
fn is_full_name(holder: &str) -> bool {
    let words: Vec<&str> = holder.split(' ').collect();
    let [first, .., last] = words.as_slice() else { return false };
    let capital = words.len() <= 3 && words.iter().all(|word| word.starts_with(char::is_uppercase));
    capital && names::is_given_name(first) && holders::name(&last.to_lowercase()).is_none()
}

/// From the first to the last of the words, in the original.
fn place(corpus: &Corpus, article: ArticleId, words: &[Word]) -> Place {
    let at = |word: &Word| corpus.trees[word.sentence].sentence.original(word.span);
    let span = words.iter().map(at).reduce(Span::cover).unwrap_or(Span::new(0, 0));
    Place { article, span }
}
