//! The context of a value: the words around it by their distance in the syntax tree, and what governs it. Comes out as
//! measures of how far two contexts ask the same question. The values themselves are never looked at.

use super::aspect;
use super::terms::{Bag, Term, Terms};
use super::word::{self, Predicate, Word};
use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::vectors::{Sum, Vector};
use crate::lexicon::{rarity, relations, reporting};
use crate::types::{
    Certainty, Claim, ClaimId, Corpus, EntityId, EntityKind, Evidences, Measure, Part, Role, SentenceId, Slot, Tree,
};
use std::collections::BTreeMap;

/// What stands around one value.
pub struct Context {
    /// Content terms, each weighted by rarity and by nearness in the tree.
    near: Bag,
    /// The nearest verb above the value, and the nearest content word.
    verb: Option<Predicate>,
    governor: Option<Word>,
    /// Who does it and whom or what it befalls, where the value is in neither.
    agent: Option<Participant>,
    patient: Option<Participant>,
    /// The content of the value's own phrase.
    modifiers: Bag,
    /// The next content term on the left and on the right.
    sides: [Option<Term>; 2],
    /// Words that pick out one of several: 'other', 'first', 'another'.
    restrictors: Vec<String>,
    /// The named participants of the claim, the value's own left out.
    names: Vec<EntityId>,
    /// Whether the claim tells of something to come.
    ahead: bool,
    /// Whether the value is a number without a noun: 'mother of 12'.
    bare: bool,
    /// Whether the value is the time of a saying.
    spoken: bool,
    /// Whether the value belongs to its governor alone, not to the verb above: 'an 86-yard run', 'the ruling in May'.
    plain: bool,
    /// How the value hangs on what governs it.
    label: &'static str,
    /// The preposition above the value.
    preposition: Option<String>,
    /// Position of its block in the report.
    block: usize,
    /// The counted noun of a quantity.
    counted: Option<Word>,
    /// What the figure tells of its event: its deaths, its price.
    aspect: Option<&'static str>,
    /// What the words near the value, and those of its sentence, mean on the whole.
    sense: Sum,
    sentence_sense: Sum,
    /// The content of the sentence, the value left out.
    sentence: Bag,
    /// How the value hangs on its verb: the labels up to it, prepositions named.
    path: String,
    /// How many words the sentence has, `n / (n + 20)`.
    length: f64,
}

struct Participant {
    entity: Option<EntityId>,
    place: bool,
    word: Word,
}

/// The tokens of a slot's expression, first and one past the last.
#[must_use]
pub fn range(claim: &Claim, slot: Slot) -> (usize, usize) {
    match slot {
        Slot::Quantity(i) => (claim.quantities[i].first, claim.quantities[i].last),
        Slot::Time(i) => (claim.times[i].first, claim.times[i].last),
        Slot::Place(i) => (claim.places[i].first, claim.places[i].last),
        Slot::Argument(i) => (claim.arguments[i].first, claim.arguments[i].last),
    }
}

impl Context {
    /// Reads the context of a value. `heads` finds the claim of a sentence's verb.
    #[must_use]
    pub fn new(corpus: &Corpus, terms: &Terms, heads: &Heads, claim: &Claim, slot: Slot) -> Self {
        let tree = corpus.tree(claim.sentence);
        let (first, last) = range(claim, slot);
        let last = last.min(tree.tokens.len());
        let counted = match slot {
            Slot::Quantity(i) => claim.quantities[i].counted.filter(|&c| c < tree.tokens.len()),
            _ => None,
        };
        let head = (first..last).find(|&i| !(first..last).contains(&tree.tokens[i].head)).unwrap_or(first);
        let anchor = counted.unwrap_or(head);
        let inside = |i: usize| (first..last).contains(&i) && Some(i) != counted;
        let of = &terms.of_tokens[claim.sentence.index()];
        let outside = |i: &usize| !(first..last).contains(i);
        let content = |i: &usize| tree.tokens[*i].tag.starts_with(['N', 'V', 'J']) && !rarity::is_stopword(tree.lemma(*i));
        let verb = above(tree, anchor).find(|&i| tree.tokens[i].tag.starts_with('V') && !inside(i) && !naming(tree, i));
        let governing = verb.and_then(|v| heads.get(&(claim.sentence, v))).map_or(claim, |&id| corpus.claim(id));
        let participant = |role| participant(corpus, governing, role, anchor);
        let distance = distances(tree, anchor);
        let aspect = match slot {
            Slot::Quantity(i) => aspect::of_quantity(tree, &claim.quantities[i], anchor, &distance),
            _ => None,
        };
        Self {
            near: near(terms, claim, &distance, inside),
            verb: verb.map(|v| Predicate::new(if governing.head == v { &governing.predicate } else { tree.lemma(v) })),
            governor: above(tree, anchor).filter(outside).find(content).map(|i| Word::new(tree.lemma(i))),
            agent: owner(corpus, claim, tree, anchor).or_else(|| participant(Role::Agent)),
            patient: participant(Role::Patient),
            modifiers: terms.bag(claim.sentence, tree.subtree(anchor).into_iter().filter(|&i| i != anchor && !inside(i))),
            sides: [side(of, (0..first).rev()), side(of, last..tree.tokens.len())],
            restrictors: restrictors(tree, slot, &[Some(anchor), verb, agent_head(governing, anchor)], (first, last)),
            names: names(corpus, claim, (first, last)),
            ahead: claim.certainty == Certainty::Planned || heads_to(tree, governing),
            bare: matches!(slot, Slot::Quantity(i) if claim.quantities[i].measure == Measure::Count) && counted.is_none(),
            spoken: matches!(slot, Slot::Time(_)) && verb.is_some_and(|v| reporting::verb(tree.lemma(v)).is_some()),
            plain: noun_governed(tree, head, slot),
            label: patient(tree, anchor),
            preposition: above(tree, head)
                .find(outside)
                .filter(|&i| tree.tokens[i].tag == "IN")
                .map(|i| tree.lemma(i).to_owned()),
            block: tree.sentence.block,
            counted: counted.map(|c| Word::new(tree.lemma(c))),
            aspect,
            sense: sense(tree, |i| if inside(i) { 0.0 } else { DECAY.powi(i32::try_from(distance[i]).unwrap_or(i32::MAX)) }),
            sentence_sense: sense(tree, |i| if inside(i) { 0.0 } else { 1.0 }),
            sentence: terms.bag(claim.sentence, (0..tree.tokens.len()).filter(|&i| !inside(i))),
            path: path(tree, anchor, verb),
            length: ratio(tree.tokens.len()),
        }
    }

    /// How far two contexts ask the same question, by several measures.
    #[must_use]
    pub fn compare(&self, other: &Context) -> Evidences {
        let (modifiers, odd) = overlap(&self.modifiers, &other.modifiers);
        let counted = match (&self.counted, &other.counted) {
            (Some(p), Some(q)) => p.counted_alike(q),
            _ => 0.0,
        };
        let known = self.counted.is_some() && other.counted.is_some();
        let side = |k: usize| flag(self.sides[k].is_some() && self.sides[k] == other.sides[k]);
        let lead = |block: usize| if block < LEAD { 1.0 } else { 0.0 };
        vec![
            ("near", weighted_dice(&self.near, &other.near)),
            ("event", self.event(other)),
            ("governor", word::near(self.governor.as_ref(), other.governor.as_ref())),
            ("bare", if self.bare && other.bare { word::near(self.governor.as_ref(), other.governor.as_ref()) } else { 0.0 }),
            ("modifiers", modifiers),
            ("odd_modifiers", odd),
            ("odd_both", flag(only(&self.modifiers, &other.modifiers) && only(&other.modifiers, &self.modifiers))),
            ("left_word", side(0)),
            ("right_word", side(1)),
            ("restrictor", flag(self.restrictors != other.restrictors)),
            ("label", flag(self.label == other.label)),
            ("preposition", flag(self.preposition == other.preposition)),
            ("lead", lead(self.block) * lead(other.block)),
            ("counted", if known { counted } else { 0.0 }),
            ("uncounted", flag(!known)),
            ("counted_clash", flag(known && counted < LEAST_COUNTED)),
            ("sense", self.sense.cosine(&other.sense)),
            ("sentence_sense", self.sentence_sense.cosine(&other.sentence_sense)),
            ("sentence_dice", weighted_dice(&self.sentence, &other.sentence)),
            ("verb", self.verbs(other)),
            ("agent_fit", fits(self.agent.as_ref(), other.agent.as_ref())),
            ("patient_fit", fits(self.patient.as_ref(), other.patient.as_ref())),
            ("names_fit", self.shared_names(other)),
            ("crossed", self.crossed(other)),
            ("tense", flag(self.ahead == other.ahead)),
            ("path", flag(self.path == other.path)),
            ("plain", flag(self.plain || other.plain)),
            ("length", self.length.max(other.length)),
            ("aspect", self.aspects(other)),
            ("aspect_clash", flag(self.aspect.is_some() && other.aspect.is_some() && self.aspect != other.aspect)),
        ]
    }

    /// What the figure tells of its event, if words near it say so.
    #[must_use]
    pub fn aspect(&self) -> Option<&'static str> {
        self.aspect
    }

    /// The noun that the figure counts, as the words of one meaning share it.
    #[must_use]
    pub fn counts(&self) -> Option<&str> {
        self.counted.as_ref().map(Word::family)
    }

    /// What happens at that time or place: the verb above the value, or the noun that it belongs to.
    #[must_use]
    pub fn happens(&self) -> Option<&str> {
        if self.plain { self.governor.as_ref().map(Word::family) } else { self.verb.as_ref().map(Predicate::family) }
    }

    /// 1 where the left counts a narrower sort than the right ('women', 'people'), -1 the other way.
    #[must_use]
    pub fn narrower(&self, other: &Context) -> f64 {
        match (&self.counted, &other.counted) {
            (Some(p), Some(q)) if p.is_kind_of(q) => 1.0,
            (Some(p), Some(q)) if q.is_kind_of(p) => -1.0,
            _ => 0.0,
        }
    }
}

/// The claim of each verb, by sentence and head token.
pub type Heads = BTreeMap<(SentenceId, usize), ClaimId>;

/// Paragraphs at the top, headline included, in which reports tell the same things.
const LEAD: usize = 4;
/// Counted nouns less alike than this are different things.
const LEAST_COUNTED: f64 = 0.5;
/// How much a word's weight shrinks with each step in the tree.
const DECAY: f64 = 0.65;

fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// The content terms of the sentence, weighted by rarity and by nearness to the anchor.
fn near(terms: &Terms, claim: &Claim, distance: &[usize], inside: impl Fn(usize) -> bool) -> Bag {
    let mut bag: BTreeMap<Term, f64> = BTreeMap::new();
    for (i, term) in terms.of_tokens[claim.sentence.index()].iter().enumerate().filter(|&(i, _)| !inside(i)) {
        if let Some(term) = *term {
            let steps = i32::try_from(distance[i]).unwrap_or(i32::MAX);
            let weight = terms.weight(claim.sentence, term) * DECAY.powi(steps);
            let entry = bag.entry(term).or_default();
            *entry = entry.max(weight);
        }
    }
    bag.into_iter().collect()
}

impl Context {
    /// How far what governs the two values is one event: the same verb or noun, with participants that can be the same.
    /// `0.0..=1.0`; every mismatch lowers it, whatever else agrees.
    fn event(&self, other: &Context) -> f64 {
        let governor = word::near(self.governor.as_ref(), other.governor.as_ref());
        let crossed = self.crossed(other);
        let verb = if self.plain || other.plain { 0.0 } else { self.verbs(other) };
        let agent = fits(self.agent.as_ref(), other.agent.as_ref());
        let patient = fits(self.patient.as_ref(), other.patient.as_ref());
        // Whoever does something to the same one in two reports of one story does the same thing, whatever it is called.
        let two = self.names.iter().filter(|e| other.names.contains(e)).count() > 1;
        let same_two = if self.same_entity(other) && (two || agent.min(patient) >= 0.7) { 0.7 } else { 0.0 };
        // Where the main participants are the same, others that are named beside them matter less.
        let names = self.shared_names(other);
        let names = if self.same_entity(other) { names.sqrt() } else { names };
        let tense = if self.ahead == other.ahead { 1.0 } else { 0.5 };
        // When something was said says nothing of when it happened.
        let spoken = if self.spoken || other.spoken { 0.4 } else { 1.0 };
        verb.max(governor).max(crossed).max(same_two) * agent * patient * names * tense * spoken
    }

    /// 1 where both figures tell one aspect, less where whoever they tell it of are two.
    fn aspects(&self, other: &Context) -> f64 {
        let two = |a: Option<&Participant>, b: Option<&Participant>| fits(a, b) <= 0.2;
        let apart = two(self.agent.as_ref(), other.agent.as_ref()) || two(self.patient.as_ref(), other.patient.as_ref());
        let alike = self.aspect.is_some() && self.aspect == other.aspect;
        if alike && apart { 0.2 } else { flag(alike) }
    }

    /// How far what one counts governs the other: 'no casualties' and 'twelve were killed', where the noun counted is the event.
    fn crossed(&self, other: &Context) -> f64 {
        word::near(self.counted.as_ref(), other.governor.as_ref()).max(word::near(self.governor.as_ref(), other.counted.as_ref()))
    }

    fn verbs(&self, other: &Context) -> f64 {
        match (&self.verb, &other.verb) {
            (Some(a), Some(b)) => a.near(b),
            _ => 0.0,
        }
    }

    /// Whether both name the same one as who acts, or as whom it befalls.
    fn same_entity(&self, other: &Context) -> bool {
        let same = |a: Option<&Participant>, b: Option<&Participant>| match (a, b) {
            (Some(a), Some(b)) => a.entity.is_some() && a.entity == b.entity,
            _ => false,
        };
        same(self.agent.as_ref(), other.agent.as_ref()) || same(self.patient.as_ref(), other.patient.as_ref())
    }

    /// 1 where neither side names somebody that the other does not, less where one does, least where both do.
    fn shared_names(&self, other: &Context) -> f64 {
        let odd = |a: &[EntityId], b: &[EntityId]| a.iter().any(|e| !b.contains(e));
        match (odd(&self.names, &other.names), odd(&other.names, &self.names)) {
            (false, false) => 1.0,
            (true, true) => {
                if self.names.iter().any(|e| other.names.contains(e)) {
                    0.55
                } else {
                    0.4
                }
            }
            _ => 0.8,
        }
    }
}

/// Whether two participants can be one: 1 the same, less where one is not told, least for two different names.
fn fits(a: Option<&Participant>, b: Option<&Participant>) -> f64 {
    match (a, b) {
        (Some(a), Some(b)) => match (a.entity, b.entity) {
            (Some(p), Some(q)) if p == q => 1.0,
            // A team or a government goes by its place's name too.
            (Some(_), Some(_)) if a.place != b.place => 0.7,
            (Some(_), Some(_)) => 0.2,
            (None, None) => 0.4 + 0.6 * a.word.near(&b.word),
            _ => 0.6,
        },
        _ => 0.85,
    }
}

fn names(corpus: &Corpus, claim: &Claim, (first, last): (usize, usize)) -> Vec<EntityId> {
    let apart = |m: &&crate::types::Mention| m.last <= first || last <= m.first;
    let kinds = |e: EntityId| !matches!(corpus.entity(e).kind, EntityKind::Place | EntityKind::Group);
    let mut found: Vec<EntityId> = claim.mentions.iter().filter(apart).map(|m| m.entity).filter(|&e| kinds(e)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The anchor's relation, with the subject of a passive told as the object that it is.
fn patient(tree: &Tree, anchor: usize) -> &'static str {
    match tree.tokens[anchor].label {
        "nsubjpass" => "dobj",
        label => label,
    }
}

/// Steps in the tree from a token to each other one.
fn distances(tree: &Tree, from: usize) -> Vec<usize> {
    let mut distance = vec![usize::from(u16::MAX); tree.tokens.len()];
    let mut queue = std::collections::VecDeque::from([from]);
    distance[from] = 0;
    while let Some(i) = queue.pop_front() {
        let head = tree.tokens[i].head;
        // A preposition or an auxiliary is no step of its own.
        let step = |j: usize| usize::from(!matches!(tree.tokens[j].tag, "IN" | "TO" | "MD"));
        for j in tree.children[i].iter().copied().chain([head]) {
            if distance[j] == usize::from(u16::MAX) {
                distance[j] = distance[i] + step(j);
                queue.push_back(j);
            }
        }
    }
    distance
}

/// The tokens above `i`, nearest first, up to a root.
fn above(tree: &Tree, mut i: usize) -> impl Iterator<Item = usize> + '_ {
    let mut left = tree.tokens.len();
    std::iter::from_fn(move || {
        let head = tree.tokens[i].head;
        if head == i || left == 0 {
            return None;
        }
        left -= 1;
        i = head;
        Some(head)
    })
}

/// 'a line called Mantra': the participle only names, and tells of no event.
fn naming(tree: &Tree, verb: usize) -> bool {
    tree.tokens[verb].label == "acl" && tree.child(verb, &["oprd"]).is_some()
}

fn participant(corpus: &Corpus, claim: &Claim, role: Role, anchor: usize) -> Option<Participant> {
    let found = claim.arguments.iter().find(|x| x.role == role && !(x.first..x.last).contains(&anchor))?;
    let named = || claim.mentions.iter().find(|m| (m.first..m.last).contains(&found.head)).map(|m| m.entity);
    let entity = found.entity.or_else(named);
    let place = entity.is_some_and(|e| corpus.entity(e).kind == EntityKind::Place);
    Some(Participant { entity, place, word: Word::new(corpus.tree(claim.sentence).lemma(found.head)) })
}

/// Whose the value is: 'the striker's 12 goals'.
fn owner(corpus: &Corpus, claim: &Claim, tree: &Tree, anchor: usize) -> Option<Participant> {
    let poss = tree.child(anchor, &["poss"])?;
    let entity = claim.mentions.iter().find(|m| (m.first..m.last).contains(&poss)).map(|m| m.entity)?;
    let place = corpus.entity(entity).kind == EntityKind::Place;
    Some(Participant { entity: Some(entity), place, word: Word::new(tree.lemma(poss)) })
}

fn side(of: &[Option<Term>], mut tokens: impl Iterator<Item = usize>) -> Option<Term> {
    tokens.find_map(|i| of.get(i).copied().flatten())
}

/// Words that pick out one of several: beside the noun ('three other bombs', in the expression or next to it), beside the verb
/// ('also died', 'first hosted') and beside who acts ('the second quake struck'). The 'next' of 'next month' is the time itself.
fn restrictors(tree: &Tree, slot: Slot, around: &[Option<usize>], (first, last): (usize, usize)) -> Vec<String> {
    let time = matches!(slot, Slot::Time(_));
    let inside = if time { 0..0 } else { first..last };
    let beside =
        around.iter().flatten().flat_map(|&i| &tree.children[i]).copied().filter(|i| !time || !(first..last).contains(i));
    let mut found: Vec<String> = beside
        .chain(inside)
        .filter(|&i| clause_words::is(Class::Restrictor, tree.lemma(i)))
        .map(|i| tree.lemma(i).to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn agent_head(claim: &Claim, anchor: usize) -> Option<usize> {
    claim.arguments.iter().find(|x| x.role == Role::Agent && !(x.first..x.last).contains(&anchor)).map(|x| x.head)
}

/// A headline's 'X to open Y' tells of something to come.
fn heads_to(tree: &Tree, claim: &Claim) -> bool {
    claim.part == Part::Headline && tree.children[claim.head].iter().any(|&c| tree.tokens[c].tag == "TO")
}

/// Whether the value hangs on a noun as its attribute, or, for a time or a place, through a preposition.
fn noun_governed(tree: &Tree, head: usize, slot: Slot) -> bool {
    let attributive = matches!(tree.tokens[head].label, "amod" | "compound" | "nmod");
    let placed = matches!(slot, Slot::Time(_) | Slot::Place(_));
    let governor = above(tree, head).find(|&i| !matches!(tree.tokens[i].tag, "IN" | "TO"));
    // A parser hangs much on the last noun; only a noun that stands for an event has a time of its own.
    let event = |i: usize| clause_words::is(Class::Eventive, tree.lemma(i)) || relations::root(tree.lemma(i)) != tree.lemma(i);
    attributive || (placed && governor.is_some_and(|i| tree.tokens[i].tag.starts_with("NN") && event(i)))
}

/// What the content words of a sentence mean together, each by its rarity and the weight that `weigh` gives its place.
#[expect(clippy::cast_possible_truncation, reason = "weights need no more than a float's digits")]
fn sense(tree: &Tree, weigh: impl Fn(usize) -> f64) -> Sum {
    let content = |i: &usize| tree.tokens[*i].tag.starts_with(['N', 'V', 'J']) && !rarity::is_stopword(tree.lemma(*i));
    let words = (0..tree.tokens.len()).filter(content).filter_map(|i| {
        let weight = weigh(i) * f64::from(rarity::rarity(tree.lemma(i)));
        Some((Vector::of(tree.lemma(i))?, weight as f32))
    });
    Sum::of(words)
}

/// The labels from a token up to its verb, prepositions by their word.
fn path(tree: &Tree, from: usize, verb: Option<usize>) -> String {
    let mut found = String::new();
    for at in std::iter::once(from).chain(above(tree, from)) {
        if Some(at) == verb || found.len() > LONG_PATH {
            break;
        }
        let named = tree.tokens[at].tag == "IN";
        found.push_str(if named { tree.lemma(at) } else { patient(tree, at) });
        found.push(' ');
    }
    found
}

/// A path of more letters is cut off.
const LONG_PATH: usize = 60;

#[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
fn ratio(words: usize) -> f64 {
    words as f64 / (words as f64 + 20.0)
}

/// Share of the weight that both sides hold, and weight that only one holds (at most 1).
fn overlap(a: &Bag, b: &Bag) -> (f64, f64) {
    let total: f64 = a.iter().chain(b).map(|x| x.1).sum();
    let both: f64 = a.iter().filter(|x| b.iter().any(|y| y.0 == x.0)).map(|x| 2.0 * x.1).sum();
    if total > 0.0 { ((both / total).min(1.0), ((total - both) / 2.0).clamp(0.0, 1.0)) } else { (0.0, 0.0) }
}

/// Whether one side says something of weight about its noun that the other does not.
fn only(a: &Bag, b: &Bag) -> bool {
    a.iter().filter(|x| b.binary_search_by_key(&x.0, |y| y.0).is_err()).map(|x| x.1).sum::<f64>() > 0.25
}

/// `2 Σ min / Σ`, over terms weighted differently on either side.
fn weighted_dice(a: &Bag, b: &Bag) -> f64 {
    let total: f64 = a.iter().chain(b).map(|x| x.1).sum();
    if total > 0.0 { 2.0 * minima(a, b) / total } else { 0.0 }
}

fn minima(a: &Bag, b: &Bag) -> f64 {
    a.iter().filter_map(|&(t, w)| b.binary_search_by_key(&t, |x| x.0).ok().map(|j| w.min(b[j].1))).sum()
}
