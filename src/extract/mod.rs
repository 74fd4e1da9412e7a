//! From syntax trees to claims: clauses, attribution, polarity, certainty, quantities, times, places, entities.

mod attribution;
mod certainty;
mod clauses;
mod compose;
mod entities;
mod normalise;
mod places;
mod polarity;
mod values;

use crate::types::{Article, Corpus, Tree};

/// Extracts the claims and entities of a story from the trees of all its reports. Trees stand in order of their reports.
#[must_use]
pub fn extract(articles: Vec<Article>, trees: Vec<Tree>) -> Corpus {
    let (entities, mentions) = entities::entities(&trees);
    let claims = compose::claims(&articles, &trees, &entities, &mentions);
    Corpus { articles, trees, entities, claims }
}
