//! From a bare statement to an article of one paragraph.

use crate::types::{Article, Block, Part, SourceMap};

/// The article that says this and nothing else; nothing in it is a headline, a date or boilerplate.
#[must_use]
pub fn statement(id: &str, text: &str) -> Article {
    let mut source = SourceMap::new();
    source.push(0, 0);
    Article {
        id: id.to_owned(),
        path: id.to_owned(),
        title: None,
        byline: None,
        dateline: None,
        outlet: None,
        published: None,
        text: text.to_owned(),
        offset: 0,
        blocks: vec![Block { part: Part::Body, text: text.to_owned(), source }],
    }
}
