//! Puts together what the parts of extraction found into claims, one a clause.

use super::attribution::attributions;
use super::certainty::certainty;
use super::clauses::{Clause, clauses};
use super::normalise::normalise;
use super::places::places;
use super::polarity::polarity;
use super::values::values;
use crate::types::{Article, Attribution, Claim, ClaimId, Entity, EntityId, Mention, PlaceMention, Quantity, Stance, Time, Tree};

/// All claims of a story in order of report and place.
#[must_use]
pub fn claims(articles: &[Article], trees: &[Tree], entities: &[Entity], mentions: &[Vec<Mention>]) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    let mut start = 0;
    for report in trees.chunk_by(|a, b| a.sentence.article == b.sentence.article) {
        let clauses: Vec<Vec<Clause>> = report.iter().map(clauses).collect();
        let chains = attributions(report, &clauses);
        for (n, tree) in report.iter().enumerate() {
            let known = Known::of(articles, tree, entities, &mentions[start + n]);
            for (clause, chain) in clauses[n].iter().zip(&chains[n]).filter(|(clause, chain)| says(tree, clause, chain)) {
                found.push(known.claim(ClaimId::new(found.len()), clause, chain));
            }
        }
        start += report.len();
    }
    found
}

/// Whether the clause has a word that says something: a noun, verb, adjective or number beside a bare auxiliary. Of what
/// is denied one word is enough ('denied his role').
fn says(tree: &Tree, clause: &Clause, chain: &[Attribution]) -> bool {
    let content = |&&i: &&usize| tree.tokens[i].tag.starts_with(['N', 'V', 'J', 'C', 'F']) && !tree.tokens[i].tag.eq("CC");
    let least = if chain.iter().any(|link| link.stance == Stance::Denies) { 1 } else { 2 };
    clause.tokens.iter().filter(content).count() >= least
}

/// What is known of a sentence as a whole.
struct Known<'a> {
    tree: &'a Tree,
    entities: &'a [Entity],
    mentions: &'a [Mention],
    quantities: Vec<Quantity>,
    times: Vec<Time>,
    places: Vec<PlaceMention>,
}

impl<'a> Known<'a> {
    fn of(articles: &[Article], tree: &'a Tree, entities: &'a [Entity], mentions: &'a [Mention]) -> Self {
        let published = articles[tree.sentence.article.index()].published;
        let (quantities, times) = values(tree, published);
        Self { tree, entities, mentions, quantities, times, places: places(tree, mentions, entities) }
    }

    fn claim(&self, id: ClaimId, clause: &Clause, chain: &[Attribution]) -> Claim {
        let tree = self.tree;
        let inside = |first: usize, last: usize| (first..last).any(|i| clause.tokens.binary_search(&i).is_ok());
        let mut arguments = clause.arguments.clone();
        for argument in &mut arguments {
            argument.entity = self.entity(argument.head);
        }
        let link =
            |link: &Attribution| Attribution { entity: self.named(&link.holder), stands_for: self.pronoun(link), ..link.clone() };
        let attribution = chain.iter().map(link).collect::<Vec<_>>();
        let (polarity, negation) = polarity(tree, clause, chain);
        let (certainty, hedges) = certainty(tree, clause);
        let mut claim = Claim {
            id,
            article: tree.sentence.article,
            sentence: tree.sentence.id,
            span: tree.original(clause.first, clause.last),
            part: tree.sentence.part,
            head: clause.head,
            form: clause.form,
            tokens: clause.tokens.clone(),
            predicate: clause.predicate.clone(),
            mentions: self
                .mentions
                .iter()
                .filter(|m| inside(m.first, m.last) || is_argument(&arguments, m.head))
                .cloned()
                .collect(),
            quantities: self.quantities.iter().filter(|q| inside(q.first, q.last)).cloned().collect(),
            times: self.times.iter().filter(|t| inside(t.first, t.last)).cloned().collect(),
            places: self.places.iter().filter(|p| inside(p.first, p.last)).cloned().collect(),
            arguments,
            attribution,
            polarity,
            negation,
            certainty,
            hedges,
            normalised: String::new(),
        };
        claim.normalised = normalise(tree, &claim, self.entities);
        claim
    }

    /// The entity whose mention covers the token.
    fn entity(&self, token: usize) -> Option<EntityId> {
        self.mentions.iter().find(|m| (m.first..m.last).contains(&token)).map(|m| m.entity)
    }

    /// The entity that the pronoun stands for which is the holder, the one nearest to its verb where there are several.
    fn pronoun(&self, link: &Attribution) -> Option<EntityId> {
        let holder = link.holder.to_lowercase();
        let is_holder = |m: &&Mention| {
            let token = &self.tree.tokens[m.head];
            token.tag.starts_with("PRP") && token.span.slice(&self.tree.sentence.text).to_lowercase() == holder
        };
        let far = |m: &&Mention| self.tree.tokens[m.head].span.start().abs_diff(link.cue.start());
        self.mentions.iter().filter(is_holder).min_by_key(far).map(|m| m.entity)
    }

    /// The entity of which this is a form.
    fn named(&self, holder: &str) -> Option<EntityId> {
        let is_form = |e: &Entity| e.name == holder || e.forms.iter().any(|f| f == holder);
        self.mentions.iter().map(|m| m.entity).find(|e| is_form(&self.entities[e.index()]))
    }
}

fn is_argument(arguments: &[crate::types::Argument], head: usize) -> bool {
    arguments.iter().any(|a| (a.first..a.last).contains(&head))
}
