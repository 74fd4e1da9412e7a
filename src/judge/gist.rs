//! What a claim says as words that can be compared: names folded to entities, other words by meaning, rarer ones heavier.

use crate::lexicon::disputes::{self, Class};
use crate::lexicon::meaning::{self, Meaning};
use crate::lexicon::{places, rarity};
use crate::types::{ArticleId, Certainty, Claim, ClaimId, Corpus, EntityId, Evidences, Role, SentenceId, Stance, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A word that says something.
#[derive(Debug, Clone)]
pub struct Word {
    /// Where it stands in its sentence.
    pub token: usize,
    /// The entity that it names, if any.
    pub entity: Option<EntityId>,
    /// Its lemma, for a name the whole name in lower case, with what the tables know of it.
    pub meaning: Rc<Meaning>,
    /// How much it says, `0.0..=1.0`.
    pub weight: f64,
}

/// The gists of all claims of a story.
pub struct Gists<'a> {
    corpus: &'a Corpus,
    /// By sentence: the entity of each token.
    entities: Vec<BTreeMap<usize, EntityId>>,
    /// By entity: its name.
    names: Vec<Rc<Meaning>>,
    /// By article: in what share of its sentences a lemma stands.
    shares: Vec<BTreeMap<String, f64>>,
    /// By claim: its words, and those that carry its predicate.
    claims: Vec<(Vec<Word>, Vec<Word>)>,
}

impl<'a> Gists<'a> {
    /// Looks at a story.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        let mut entities = vec![BTreeMap::new(); corpus.trees.len()];
        for claim in &corpus.claims {
            for mention in &claim.mentions {
                entities[claim.sentence.index()].extend((mention.first..mention.last).map(|t| (t, mention.entity)));
            }
        }
        let names = corpus.entities.iter().map(|entity| meaning::kept(&entity.name.to_lowercase())).collect();
        let mut gists = Self { corpus, entities, names, shares: shares(corpus), claims: Vec::new() };
        let read = |claim: &Claim| (gists.words(claim.sentence, tokens(claim)), gists.carrying(claim));
        gists.claims = corpus.claims.iter().map(read).collect();
        gists
    }

    /// The entity that the token belongs to.
    #[must_use]
    pub fn entity(&self, sentence: SentenceId, token: usize) -> Option<EntityId> {
        self.entities[sentence.index()].get(&token).copied()
    }

    /// The words that say something among some tokens of a sentence; each name once.
    #[must_use]
    pub fn words(&self, sentence: SentenceId, tokens: impl IntoIterator<Item = usize>) -> Vec<Word> {
        let tree = self.corpus.tree(sentence);
        let tokens: BTreeSet<usize> = tokens.into_iter().filter(|&t| t < tree.tokens.len()).collect();
        let mut seen = BTreeSet::new();
        tokens
            .into_iter()
            .filter_map(|t| match self.entity(sentence, t) {
                Some(entity) => seen.insert(entity).then(|| Word {
                    token: t,
                    entity: Some(entity),
                    meaning: Rc::clone(&self.names[entity.index()]),
                    weight: NAME,
                }),
                None => content(tree, t).then(|| Word {
                    token: t,
                    entity: None,
                    meaning: meaning::kept(tree.lemma(t)),
                    weight: self.weight(tree.sentence.article, tree.lemma(t)),
                }),
            })
            .collect()
    }

    /// The words of a claim: its own, and those of the participants that it shares with another clause.
    #[must_use]
    pub fn of(&self, claim: &Claim) -> &[Word] {
        &self.claims[claim.id.index()].0
    }

    /// The words that carry the predicate: the verb, or what a verb such as 'carry out' or 'be' leaves it to.
    #[must_use]
    pub fn core(&self, claim: &Claim) -> &[Word] {
        &self.claims[claim.id.index()].1
    }

    /// How much a lemma says in a report: less where the report uses it all over.
    fn weight(&self, article: ArticleId, lemma: &str) -> f64 {
        let share = self.shares[article.index()].get(lemma).copied().unwrap_or(0.0);
        f64::from(rarity::rarity(lemma)) / (1.0 + 3.0 * share)
    }

    fn carrying(&self, claim: &Claim) -> Vec<Word> {
        let tree = self.corpus.tree(claim.sentence);
        let light = |t: usize| light(tree, t);
        let words = |tokens: Vec<usize>| self.words(claim.sentence, tokens);
        if !light(claim.head) {
            return words(vec![claim.head]);
        }
        let of = |roles: &[Role]| claim.arguments.iter().filter(|a| roles.contains(&a.role)).map(|a| a.head).collect::<Vec<_>>();
        let carried = words(
            of(&[Role::Attribute, Role::Patient]).into_iter().filter(|&t| !light(t) || tree.tokens[t].tag != "NN").collect(),
        );
        if carried.is_empty() && disputes::is(Class::Occur, tree.lemma(claim.head)) { words(of(&[Role::Agent])) } else { carried }
    }

    /// How much of the first words the second ones hold, `0.0..=1.0`, weighted.
    #[must_use]
    pub fn cover(&self, of: &[Word], by: &[Word]) -> f64 {
        let total: f64 = of.iter().map(|w| w.weight).sum();
        let held: f64 = of.iter().map(|w| w.weight * best(w, by)).sum();
        if total > 0.0 { steady(held / total) } else { 0.0 }
    }

    /// The weight of the words that both have.
    #[must_use]
    pub fn shared(&self, a: &[Word], b: &[Word]) -> f64 {
        steady(a.iter().map(|w| w.weight * best(w, b)).sum())
    }

    /// Whether the two lists have a word in common, by meaning: the best match.
    #[must_use]
    pub fn touch(&self, a: &[Word], b: &[Word]) -> f64 {
        a.iter().map(|w| best(w, b)).fold(0.0, f64::max)
    }

    /// The party that a phrase names: its entities, and its name words in lower case.
    #[must_use]
    pub fn party(&self, claim: &Claim, first: usize, last: usize) -> Party {
        let tree = self.corpus.tree(claim.sentence);
        let mut party = Party::default();
        for t in first..last.min(tree.tokens.len()) {
            let entity = self.entity(claim.sentence, t);
            party.entities.extend(entity);
            if entity.is_none() && (tree.tokens[t].tag.starts_with("NNP") || tree.tokens[t].tag == "JJ") {
                party.names.extend(name(tree.word(t)));
            }
        }
        party.named(self.corpus);
        party
    }

    /// The party that subjects a claim: who acts, or whom it befalls.
    #[must_use]
    pub fn subject(&self, claim: &Claim) -> Option<Party> {
        let first =
            claim.arguments.first().filter(|a| matches!(a.role, Role::Agent | Role::Patient) && a.head < claim.head.max(1))?;
        let tree = self.corpus.tree(claim.sentence);
        // In somebody's own words 'he' is another one.
        let third = tree.tokens[first.head].tag == "PRP" && tree.lemma(first.head) != "I" && tree.quoted(first.head);
        let party = self.party(claim, first.first, first.last);
        if third && claim.attribution.iter().any(|a| a.direct && self.holder(&a.holder, a.entity).meets(&party)) {
            return None;
        }
        // 'the leader of the party, Ann Lee': of two names for one, that which is a name.
        let named = tree.child(first.head, &["appos"]).filter(|&a| self.entity(claim.sentence, a).is_some());
        match antecedent(tree, first.head).or(named) {
            Some(noun) => Some(self.party(claim, noun, noun + 1)),
            None => Some(party),
        }
    }

    /// The party that holds a link of an attribution chain.
    #[must_use]
    pub fn holder(&self, holder: &str, entity: Option<EntityId>) -> Party {
        let names = holder.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().next().is_some_and(char::is_uppercase));
        let known = entity.map(|e| self.corpus.entity(e).name.to_lowercase()).unwrap_or_default();
        let whole = places::canonical_place(holder).map(str::to_owned);
        let names = names.filter(|w| whole.is_none() && !known.split(' ').any(|k| k == w.to_lowercase())).flat_map(name);
        let mut party = Party { entities: entity.into_iter().collect(), names: names.collect() };
        party.names.extend(whole);
        party.named(self.corpus);
        party
    }

    /// How near two claims are to being one proposition.
    #[must_use]
    pub fn tight(&self, a: &Claim, b: &Claim) -> Evidences {
        let (left, right) = (self.of(a), self.of(b));
        let (l, r) = (self.core(a), self.core(b));
        let (there, back) = (self.cover(left, right), self.cover(right, left));
        let subject = self.subjects(a, b);
        vec![
            ("core", self.touch(l, r)),
            ("core_in", self.touch(l, right).min(self.touch(r, left))),
            ("cover_least", there.min(back)),
            ("cover_most", there.max(back)),
            ("mass", (self.shared(left, right) / 3.0).min(1.0)),
            ("subject", subject),
            ("object", self.objects(a, b)),
        ]
    }

    /// Whether the claims say it of the same one: 1, or -1 where both name somebody and they differ.
    fn subjects(&self, a: &Claim, b: &Claim) -> f64 {
        if let (Some(x), Some(y)) = (self.subject(a), self.subject(b))
            && !x.is_empty()
            && !y.is_empty()
        {
            return if x.meets(&y) { 1.0 } else { -1.0 };
        }
        let head = |claim: &Claim| {
            let first = claim.arguments.first().filter(|x| matches!(x.role, Role::Agent | Role::Patient) && x.head < claim.head);
            self.words(claim.sentence, first.map(|x| self.speaker(claim, x.head).unwrap_or(x.head)))
        };
        let touch = self.touch(&head(a), &head(b));
        if touch >= 0.75 { 1.0 } else { 0.0 }
    }

    /// Whom a pronoun means by which somebody tells of himself: 'the minister said he had not', '"I did not," the minister said'.
    fn speaker(&self, claim: &Claim, pronoun: usize) -> Option<usize> {
        let tree = self.corpus.tree(claim.sentence);
        let own = if tree.quoted(pronoun) { &["I"][..] } else { &["he", "she"] };
        if tree.tokens[pronoun].tag != "PRP" || !own.contains(&tree.lemma(pronoun)) {
            return None;
        }
        let holder = claim.attribution.iter().map(|a| a.holder.as_str()).find(|h| !h.is_empty())?;
        let end = tree.sentence.text.find(holder)? + holder.len();
        tree.tokens.iter().position(|t| t.span.end() == end)
    }

    /// Whether the claims say it of the same object or attribute: 1, or -1 where both have one and they differ.
    fn objects(&self, a: &Claim, b: &Claim) -> f64 {
        let of = |claim: &Claim| {
            let fits = |role: Role| matches!(role, Role::Patient | Role::Attribute);
            let heads = claim.arguments.iter().filter(|x| fits(x.role)).map(|x| x.head).collect::<Vec<_>>();
            self.words(claim.sentence, heads)
        };
        let (left, right) = (of(a), of(b));
        let carried = |claim: &Claim| light(self.corpus.tree(claim.sentence), claim.head);
        match self.touch(&left, &right) {
            _ if carried(a) != carried(b) => 0.0,
            _ if left.is_empty() || right.is_empty() => 0.0,
            touch if touch >= 0.75 => 1.0,
            _ => -1.0,
        }
    }

    /// Everybody whom a claim names.
    #[must_use]
    pub fn named(&self, claim: &Claim) -> Party {
        let mut party = Party::default();
        for t in tokens(claim) {
            party.join(&self.party(claim, t, t + 1));
        }
        party
    }

    /// The claim of an id.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> &'a Claim {
        self.corpus.claim(id)
    }
}

/// What a measure of a pair says, 0 where it was not taken.
#[must_use]
pub fn measure(evidence: &[(&str, f64)], name: &str) -> f64 {
    evidence.iter().find(|(n, _)| *n == name).map_or(0.0, |&(_, value)| value)
}

/// Whether two claims tell of one thing: the same predicate, of the same subject or object and of no other, in the same time.
#[must_use]
pub fn one(evidence: &[(&str, f64)], a: &Claim, b: &Claim) -> bool {
    let of = |name: &str| measure(evidence, name);
    let planned = |c: &Claim| c.certainty == Certainty::Planned;
    let agent = |c: &Claim| c.arguments.iter().any(|x| x.role == Role::Agent);
    let object = of("object") > 0.0 && !(agent(a) && agent(b));
    of("subject").min(of("object")) >= 0.0
        && (of("subject") > 0.0 || object)
        && of("other_times") <= 0.0
        && of("same_sentence") <= 0.0
        && planned(a) == planned(b)
}

/// Predicates that are less alike than this tell of different things.
pub const AKIN: f64 = 0.5;

/// What a name weighs.
const NAME: f64 = 0.7;

/// Somebody who acts or speaks: entities, and words of the names.
#[derive(Debug, Clone, Default)]
pub struct Party {
    entities: BTreeSet<EntityId>,
    names: BTreeSet<String>,
}

impl Party {
    /// Whether nothing is known of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty() && self.names.is_empty()
    }

    /// Whether the two have an entity or a name in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.entities.iter().any(|e| other.entities.contains(e)) || self.names.iter().any(|n| other.names.contains(n))
    }

    /// Takes in another one.
    pub fn join(&mut self, other: &Self) {
        self.entities.extend(other.entities.iter().copied());
        self.names.extend(other.names.iter().cloned());
    }

    fn named(&mut self, corpus: &Corpus) {
        for &entity in &self.entities {
            let whole = &corpus.entity(entity).name;
            match places::canonical_place(whole).or_else(|| places::metonym(whole)) {
                Some(place) => drop(self.names.insert(place.to_owned())),
                None => self.names.extend(whole.split(' ').filter(|w| w.len() > 2).flat_map(name)),
            }
        }
    }
}

/// A word of a name as it is compared: a country for its people, its capital or its government.
fn name(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let country = places::demonym(word).or_else(|| places::metonym(word)).or_else(|| places::canonical_place(word));
    if rarity::is_stopword(&lower) || lower.len() < 2 { Vec::new() } else { vec![country.map_or(lower, str::to_owned)] }
}

/// Whether the word only carries another one: 'be', 'carry out', not 'take over'.
fn light(tree: &Tree, t: usize) -> bool {
    match tree.child(t, &["prt"]) {
        Some(particle) => disputes::is(Class::Light, &format!("{} {}", tree.lemma(t), tree.lemma(particle))),
        None => disputes::is(Class::Light, tree.lemma(t)),
    }
}

/// The noun that a relative pronoun stands for.
fn antecedent(tree: &Tree, pronoun: usize) -> Option<usize> {
    if !matches!(tree.tokens[pronoun].tag, "WP" | "WDT") {
        return None;
    }
    let mut at = pronoun;
    for _ in 0..8 {
        let head = tree.tokens[at].head;
        if tree.tokens[at].label == "relcl" {
            return Some(head);
        }
        at = head;
    }
    None
}

/// Whether the reports' dates put the first claim before the second: what was so on one day may have changed by another.
pub fn earlier(corpus: &Corpus, first: &Claim, second: &Claim) -> bool {
    let day = |claim: &Claim| corpus.article(claim.article).published;
    matches!((day(first), day(second)), (Some(x), Some(y)) if x < y)
}

/// Whether somebody only asks, doubts or orders it: it is not said to be so.
pub fn open(claim: &Claim) -> bool {
    claim.attribution.iter().any(|a| matches!(a.stance, Stance::Questions | Stance::Orders))
}

/// All tokens of a claim.
pub fn tokens(claim: &Claim) -> impl Iterator<Item = usize> + '_ {
    claim.tokens.iter().copied().chain(claim.arguments.iter().flat_map(|a| a.first..a.last))
}

fn content(tree: &Tree, t: usize) -> bool {
    let lemma = tree.lemma(t);
    let kind = tree.tokens[t].tag.starts_with(['N', 'V', 'J', 'F']) || matches!(tree.tokens[t].tag, "CD" | "RBR" | "RBS");
    kind && !rarity::is_stopword(lemma) && !light(tree, t) && lemma.len() > 1
}

fn best(word: &Word, others: &[Word]) -> f64 {
    others.iter().map(|other| alike(word, other)).fold(0.0, f64::max)
}

/// How alike two words are: an entity only itself; other words by meaning.
#[must_use]
pub fn alike(a: &Word, b: &Word) -> f64 {
    match (a.entity, b.entity) {
        (Some(x), Some(y)) => f64::from(u8::from(x == y)),
        (None, None) if Rc::ptr_eq(&a.meaning, &b.meaning) => 1.0,
        (None, None) => f64::from(a.meaning.same(&b.meaning)),
        _ => f64::from(u8::from(a.meaning.word() == b.meaning.word())),
    }
}

/// Rounded, so that the order in which sums were taken decides nothing.
fn steady(sum: f64) -> f64 {
    (sum * 1e9).round() / 1e9
}

/// For each article the share of its sentences that hold a lemma; reports of few sentences say too little.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences")]
fn shares(corpus: &Corpus) -> Vec<BTreeMap<String, f64>> {
    let mut sentences = vec![0_usize; corpus.articles.len()];
    let mut holding: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); corpus.articles.len()];
    for tree in &corpus.trees {
        let article = tree.sentence.article.index();
        sentences[article] += 1;
        for lemma in tree.tokens.iter().map(|t| t.lemma.as_str()).collect::<BTreeSet<_>>() {
            *holding[article].entry(lemma.to_owned()).or_default() += 1;
        }
    }
    let share = |n: usize, of: usize| if of < FEW_SENTENCES { 0.0 } else { n as f64 / of as f64 };
    holding.into_iter().zip(sentences).map(|(h, of)| h.into_iter().map(|(l, n)| (l, share(n, of))).collect()).collect()
}

const FEW_SENTENCES: usize = 4;
