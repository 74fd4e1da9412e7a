//! A claim: one proposition of one report, with everything needed to compare it.

use super::{ArticleId, ClaimId, EntityId, Part, Quantity, SentenceId, Span, Time};

/// One proposition, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its position among all claims of the corpus.
    pub id: ClaimId,
    /// Whose claim it is.
    pub article: ArticleId,
    /// The sentence that it stands in.
    pub sentence: SentenceId,
    /// Where its words stand in the article's original text.
    pub span: Span,
    /// The part of the report.
    pub part: Part,
    /// The head token of the proposition (a verb, or a noun for a nominal claim).
    pub head: usize,
    /// What made a claim of it.
    pub form: Form,
    /// The tokens of the proposition in order, without the attribution and without clauses that are claims of their own.
    pub tokens: Vec<usize>,
    /// The predicate's lemma with its particle or complement: `deny`, `break out`, `be president`.
    pub predicate: String,
    /// Who does what to whom.
    pub arguments: Vec<Argument>,
    /// Who says it: the writer's own voice when empty; the innermost holder first ('an unnamed official', then 'the New York Times').
    pub attribution: Vec<Attribution>,
    /// Whether it is asserted or negated, scope resolved ('denied having any' is a negated 'have any' with a denying holder).
    pub polarity: Polarity,
    /// The words that negate, if any, in the sentence's clean text.
    pub negation: Vec<Span>,
    /// How sure the claim is.
    pub certainty: Certainty,
    /// The words that make it less than certain, if any, in the sentence's clean text.
    pub hedges: Vec<Span>,
    /// Names and other mentions of the story's entities, in order.
    pub mentions: Vec<Mention>,
    /// Amounts.
    pub quantities: Vec<Quantity>,
    /// Times.
    pub times: Vec<Time>,
    /// Places.
    pub places: Vec<PlaceMention>,
    /// A canonical, readable form on which equal claims are equal.
    pub normalised: String,
}

/// What syntactic form a claim has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A main clause.
    Main,
    /// A clause under another: complement, relative, adverbial, participial.
    Subordinate,
    /// An apposition: 'Qeshm, home to 120,000 people'.
    Apposition,
    /// A noun that stands for an event: 'the sale of …', 'his death at home'.
    Nominal,
    /// A headline or fragment without a finite verb.
    Fragment,
}

/// The part that an argument plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who acts (the subject of an active verb, the 'by' of a passive one).
    Agent,
    /// Whom or what it befalls (object, subject of a passive).
    Patient,
    /// To or for whom.
    Recipient,
    /// What the subject is said to be (attribute, object predicate).
    Attribute,
    /// Any other, tied by [`Argument::preposition`].
    Oblique,
}

/// A participant of the proposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// The part it plays.
    pub role: Role,
    /// The preposition that ties it, empty for none.
    pub preposition: String,
    /// Its head token.
    pub head: usize,
    /// First token of its phrase, and one past the last.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The entity that its head names, if any.
    pub entity: Option<EntityId>,
}

/// A link of an attribution chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who says it, as it stands ('a US official', 'North Korea').
    pub holder: String,
    /// The entity that the holder is, where it is one.
    pub entity: Option<EntityId>,
    /// Whom a pronoun stands for that is the holder: 'she said'.
    pub stands_for: Option<EntityId>,
    /// Lemma of the reporting verb or cue: `say`, `deny`, `according to`.
    pub verb: String,
    /// What the holder does with the proposition.
    pub stance: Stance,
    /// What kind of holder it is.
    pub kind: HolderKind,
    /// Whether the words are quoted.
    pub direct: bool,
    /// Where the cue stands in the sentence's clean text.
    pub cue: Span,
}

/// What a holder does with a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// said, told, announced, confirmed.
    Asserts,
    /// denied, rejected, dismissed, rebutted.
    Denies,
    /// doubted, asked whether, questioned.
    Questions,
    /// reported, quoted: passes on another's words.
    Reports,
    /// believed, thought, expected, suspected.
    Believes,
    /// claimed, alleged, accused: the writer keeps a distance.
    Alleges,
    /// ordered, urged, demanded, asked to.
    Orders,
}

/// What kind of source a holder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HolderKind {
    /// A person, party or country by name.
    Named,
    /// 'a source', 'officials', 'people familiar with the matter'.
    Unnamed,
    /// A named authority: police, ministry, court, company.
    Official,
    /// A newspaper, broadcaster or agency.
    Medium,
    /// A report, statement, indictment, filing.
    Document,
    /// A witness or resident without a name.
    Witness,
}

/// Whether a proposition is asserted or negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How sure a claim is, from surest to least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Asserted as a fact.
    Certain,
    /// likely, probably, expected to be so.
    Likely,
    /// may, could, possibly, perhaps.
    Possible,
    /// will, plans to, is to, is expected to (an event to come).
    Planned,
    /// if, unless, would.
    Conditional,
    /// reportedly, allegedly, rumoured, unconfirmed.
    Unconfirmed,
}

/// A name or other mention of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which entity of the story.
    pub entity: EntityId,
    /// Its head token.
    pub head: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// Whether it is a pronoun or a description, not a name.
    pub indirect: bool,
}

/// A person, organisation, place or thing with a name, over all reports of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name seen.
    pub name: String,
    /// What sort it is.
    pub kind: EntityKind,
    /// All forms seen, sorted.
    pub forms: Vec<String>,
}

/// The sort of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, agency, party, team, government body.
    Organisation,
    /// A country, city, region, or other place.
    Place,
    /// Nationalities, religions, political groups.
    Group,
    /// Products, works, events, laws and anything else with a name.
    Other,
}

/// A place that a claim names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMention {
    /// The entity, where it has a name.
    pub entity: Option<EntityId>,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where it stands in the sentence's clean text.
    pub span: Span,
    /// Canonical name, lower case.
    pub name: String,
    /// Names of what contains it, nearest first, lower case: for Pyongyang `["north korea"]`.
    pub within: Vec<String>,
    /// The preposition before it, empty for none.
    pub preposition: String,
}
