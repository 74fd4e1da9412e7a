//! Tests of names, descriptions and pronouns on parsed stories.
//!
//! A story is one row a sentence: article, part (`H`, `B`), block, then one cell a token `word|tag|head|label|lemma|entity`;
//! `~` before a word says that no space stands before it.

use crate::types::{
    ArticleId, NamedEntity, Part, Sentence, SentenceId, SourceMap, Span, Token, Tree,
};

/// The trees of the rows.
pub(in crate::extract) fn trees(rows: &str) -> Vec<Tree> {
    rows.lines().filter(|l| !l.is_empty() && !l.starts_with('#') && !l.starts_with('=')).enumerate().map(|(i, l)| tree(i, l)).collect()
}

fn intern(s: &str) -> &'static str {
    Box::leak(s.to_owned().into_boxed_str())
}

fn tree(id: usize, row: &str) -> Tree {
    let cells: Vec<&str> = row.split('\t').collect();
    let article = ArticleId::new(cells[0].parse().expect("an article number"));
    let part = if cells[1] == "H" { Part::Headline } else { Part::Body };
    let (mut text, mut tokens, mut entities) = (String::new(), Vec::new(), Vec::<NamedEntity>::new());
    for (i, cell) in cells[3..].iter().enumerate() {
        let fields: Vec<&str> = cell.split('|').collect();
        let (glued, word) = fields[0].strip_prefix('~').map_or((false, fields[0]), |w| (true, w));
        if !glued && !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let head = fields[2].parse().expect("a head");
        tokens.push(Token { span: Span::new(start, text.len()), tag: intern(fields[1]), lemma: fields[4].to_owned(), head, label: intern(fields[3]) });
        match fields.get(5).map(|e| e.split_at(2)) {
            Some(("B-", kind)) => entities.push(NamedEntity { first: i, last: i + 1, kind: intern(kind) }),
            Some(_) => entities.last_mut().expect("an entity goes on").last = i + 1,
            None => {}
        }
    }
    let mut children = vec![Vec::new(); tokens.len()];
    for (i, token) in tokens.iter().enumerate() {
        if token.head != i {
            children[token.head].push(i);
        }
    }
    let sentence = Sentence { id: SentenceId::new(id), article, block: id, part, text, source: SourceMap::new(), quotes: quotes_of(&tokens) };
    Tree { sentence, tokens, entities, children }
}

/// The stretches between quotation marks.
fn quotes_of(tokens: &[Token]) -> Vec<crate::types::Quotation> {
    let marks: Vec<&Token> = tokens.iter().filter(|t| matches!(t.tag, "``" | "''")).collect();
    let pair = |p: &[&Token]| crate::types::Quotation { span: Span::new(p[0].span.end(), p[1].span.start().max(p[0].span.end())), continued: false };
    marks.chunks_exact(2).map(pair).collect()
}
