//! What all checks look at: the story, its alignment, and for each pair of values its relation and its rivals.

use super::agree::Values;
use super::checks::antonym::Content;
use super::denials::{self, Denial};
use super::gist::Gists;
use super::places::Containment;
use super::rivals::Rivals;
use crate::entail::relate::{self, Relation};
use crate::lexicon::decision::Decision;
use crate::lexicon::quick::Map;
use crate::lexicon::relations;
use crate::types::{Alignment, ArticleId, Claim, ClaimId, Corpus, Evidence, Evidences, Place, Slot, Span, Tree, ValuePair};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A value of the story.
pub type Value = (ClaimId, Slot);

/// The story as the checks see it.
pub struct View<'a> {
    /// The story.
    pub corpus: &'a Corpus,
    /// Its alignment.
    pub alignment: &'a Alignment,
    /// For each of [`Alignment::values`] what the two values are to each other.
    pub relations: Vec<Relation>,
    /// Best context of a value with any value of another report.
    best: Map<(Value, ArticleId), f64>,
    /// Best context of a value with an equal value of another report.
    echo: Map<(Value, ArticleId), f64>,
    /// How many sentences each report has.
    sentences: BTreeMap<ArticleId, usize>,
    /// Whether candidates are wanted that no finding can come from.
    all: bool,
    /// What several checks look at, read when the first of them asks.
    gists: OnceCell<Gists<'a>>,
    values: OnceCell<Values>,
    rivals: OnceCell<Rivals>,
    denials: OnceCell<Vec<Denial<'a>>>,
    contents: OnceCell<Vec<Content>>,
}

impl<'a> View<'a> {
    /// Looks at a story.
    #[must_use]
    pub fn new(corpus: &'a Corpus, alignment: &'a Alignment) -> Self {
        let containment = Containment::new(corpus);
        let relations: Vec<Relation> = alignment.values.iter().map(|pair| relation(corpus, &containment, pair)).collect();
        let (mut best, mut echo) = (Map::default(), Map::default());
        for (pair, &relation) in alignment.values.iter().zip(&relations) {
            let (left, right) = (corpus.claim(pair.left.0).article, corpus.claim(pair.right.0).article);
            for (value, other) in [(pair.left, right), (pair.right, left)] {
                raise(&mut best, (value, other), pair.context);
                if relation == Relation::Equal {
                    raise(&mut echo, (value, other), pair.context);
                }
            }
        }
        let mut sentences: BTreeMap<ArticleId, usize> = BTreeMap::new();
        for tree in &corpus.trees {
            *sentences.entry(tree.sentence.article).or_default() += 1;
        }
        Self {
            corpus,
            alignment,
            relations,
            best,
            echo,
            sentences,
            all: true,
            gists: OnceCell::new(),
            values: OnceCell::new(),
            rivals: OnceCell::new(),
            denials: OnceCell::new(),
            contents: OnceCell::new(),
        }
    }

    /// The claims as words that can be compared.
    #[must_use]
    pub fn gists(&self) -> &Gists<'a> {
        self.gists.get_or_init(|| Gists::new(self.corpus))
    }

    /// What the values of claims and of sentences are to each other.
    #[must_use]
    pub fn values(&self) -> &Values {
        self.values.get_or_init(|| Values::new(self))
    }

    /// How likely its values answer one question.
    #[must_use]
    pub fn rivals(&self) -> &Rivals {
        self.rivals.get_or_init(|| Rivals::new(self))
    }

    /// The denials of the story.
    #[must_use]
    pub fn denials(&self) -> &[Denial<'a>] {
        self.denials.get_or_init(|| denials::denials(self, self.gists()))
    }

    /// The words of a claim that may have opposites.
    #[must_use]
    pub fn content(&self, claim: &Claim) -> &Content {
        let read = || self.corpus.claims.iter().map(|claim| Content::new(self.tree(claim), claim)).collect();
        &self.contents.get_or_init(read)[claim.id.index()]
    }

    /// The same, without the candidates that are too improbable to be a finding or to stand against one.
    #[must_use]
    pub fn findings_only(self) -> Self {
        Self { all: false, ..self }
    }

    /// Whether a candidate with that evidence for a decision is wanted.
    #[must_use]
    pub fn wants(&self, decision: &str, evidence: &Evidences) -> bool {
        let threshold = Decision::named("threshold");
        let least = threshold.weight(decision) * threshold.weight("doubt").min(1.0);
        self.all || Decision::named(decision).probability(evidence) >= least
    }

    /// Whether a report is long enough to tell what stands out in it; the learned decisions were learned from such reports.
    #[must_use]
    pub fn full(&self, article: ArticleId) -> bool {
        self.sentences.get(&article).is_some_and(|&count| count >= FULL)
    }

    /// The evidence of a value pair with what its rivals say: whether each value is the other's best match in that report,
    /// and whether the other report gives the same value in a context as near.
    #[must_use]
    pub fn evidence(&self, pair: &ValuePair) -> Evidences {
        let (left, right) = (self.corpus.claim(pair.left.0), self.corpus.claim(pair.right.0));
        let best = |value: Value, other: ArticleId| self.best.get(&(value, other)).copied().unwrap_or(0.0);
        let echo = |value: Value, other: ArticleId| self.echo.get(&(value, other)).copied().unwrap_or(0.0);
        let (behind_left, behind_right) =
            (best(pair.left, right.article) - pair.context, best(pair.right, left.article) - pair.context);
        let echoed = echo(pair.left, right.article).max(echo(pair.right, left.article));
        let mut evidence = pair.evidence.unpack(18);
        evidence.extend([
            ("context", pair.context),
            ("sort_time", flag(matches!(pair.left.1, Slot::Time(_)))),
            ("sort_place", flag(matches!(pair.left.1, Slot::Place(_)))),
            ("sort_name", flag(matches!(pair.left.1, Slot::Argument(_)))),
            ("behind", behind_left.max(behind_right)),
            ("behind_both", behind_left.min(behind_right)),
            ("mutual", flag(behind_left <= 0.0 && behind_right <= 0.0)),
            ("echo", echoed),
            ("echo_near", (echoed - pair.context).max(-0.5)),
            ("same_sentence", flag(left.sentence == right.sentence)),
            ("denied", flag(left.polarity != right.polarity)),
            ("certainty", flag(left.certainty != right.certainty)),
        ]);
        evidence
    }

    /// The words of a slot as evidence.
    #[must_use]
    pub fn words(&self, (claim, slot): Value) -> Evidence {
        let claim = self.corpus.claim(claim);
        let tree = self.corpus.tree(claim.sentence);
        let (first, last) = range(claim, slot);
        let span = Span::new(tree.tokens[first].span.start(), tree.tokens[last - 1].span.end());
        self.quote(claim, span)
    }

    /// Words of a claim's sentence as evidence.
    #[must_use]
    pub fn quote(&self, claim: &Claim, clean: Span) -> Evidence {
        let span = self.corpus.tree(claim.sentence).sentence.original(clean);
        let text = span.slice(&self.corpus.article(claim.article).text).to_owned();
        Evidence { claim: claim.id, text, place: Place { article: claim.article, span } }
    }

    /// The report's id of a claim.
    #[must_use]
    pub fn report(&self, claim: ClaimId) -> &str {
        &self.corpus.article(self.corpus.claim(claim).article).id
    }

    /// The sentence of a claim.
    #[must_use]
    pub fn tree(&self, claim: &Claim) -> &Tree {
        self.corpus.tree(claim.sentence)
    }
}

/// Sentences of a report that is more than a note.
const FULL: usize = 4;

fn raise(map: &mut Map<(Value, ArticleId), f64>, key: (Value, ArticleId), to: f64) {
    let entry = map.entry(key).or_insert(0.0);
    *entry = entry.max(to);
}

/// 1.0 for true.
#[must_use]
pub fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

fn range(claim: &Claim, slot: Slot) -> (usize, usize) {
    match slot {
        Slot::Quantity(i) => (claim.quantities[i].first, claim.quantities[i].last),
        Slot::Time(i) => (claim.times[i].first, claim.times[i].last),
        Slot::Place(i) => (claim.places[i].first, claim.places[i].last),
        Slot::Argument(i) => (claim.arguments[i].first, claim.arguments[i].last),
    }
}

/// What the two values of a pair are to each other.
fn relation(corpus: &Corpus, containment: &Containment, pair: &ValuePair) -> Relation {
    let (a, b) = (corpus.claim(pair.left.0), corpus.claim(pair.right.0));
    match (pair.left.1, pair.right.1) {
        (Slot::Quantity(i), Slot::Quantity(j)) => relate::quantities(&a.quantities[i], &b.quantities[j]),
        (Slot::Time(i), Slot::Time(j)) => relate::times(&a.times[i], &b.times[j]),
        (Slot::Place(i), Slot::Place(j)) => containment.relate(&a.places[i], &b.places[j]),
        (Slot::Argument(i), Slot::Argument(j)) => {
            let (x, y) = (&a.arguments[i], &b.arguments[j]);
            let (p, q) = (corpus.tree(a.sentence).lemma(x.head), corpus.tree(b.sentence).lemma(y.head));
            match (x.entity, y.entity) {
                (Some(e), Some(f)) if e == f => Relation::Equal,
                (Some(_), Some(_)) => Relation::Conflicting,
                (None, None) if relations::same_meaning(p, q) >= 0.75 => Relation::Equal,
                (None, None) => Relation::Conflicting,
                _ => Relation::Incomparable,
            }
        }
        _ => Relation::Incomparable,
    }
}
