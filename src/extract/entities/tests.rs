//! Tests of names, descriptions, pronouns and places on parsed stories (`tests/data/entities.rows`).
//!
//! After a story's rows stand its checks: `=same`, `=diff` (two names are, are not, one entity), `=kind`, `=ind` (a description or
//! pronoun and whom it means), `=none` (no mention), `=place` (words, name, container), `=noplace`.
//!
//! A story is one row a sentence: article, part (`H`, `B`), block, then one cell a token `word|tag|head|label|lemma|entity`;
//! `~` before a word says that no space stands before it.

use crate::types::{
    ArticleId, Entity, Mention, NamedEntity, Part, PlaceMention, Quotation, Sentence, SentenceId, SourceMap, Span, Token, Tree,
};
use std::collections::BTreeSet;

static STORIES: &str = include_str!("../../../tests/data/entities.rows");

/// The trees of the rows.
pub(in crate::extract) fn trees(rows: &str) -> Vec<Tree> {
    rows.lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#') && !l.starts_with('='))
        .enumerate()
        .map(|(i, l)| tree(i, l))
        .collect()
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
        tokens.push(Token {
            span: Span::new(start, text.len()),
            tag: intern(fields[1]),
            lemma: fields[4].to_owned(),
            head,
            label: intern(fields[3]),
        });
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
    let sentence = Sentence {
        id: SentenceId::new(id),
        article,
        block: id,
        part,
        text,
        source: SourceMap::new(),
        quotes: quotes_of(&tokens),
    };
    Tree { sentence, tokens, entities, children }
}

/// The stretches between quotation marks.
fn quotes_of(tokens: &[Token]) -> Vec<Quotation> {
    let marks: Vec<&Token> = tokens.iter().filter(|t| matches!(t.tag, "``" | "''")).collect();
    let pair =
        |p: &[&Token]| Quotation { span: Span::new(p[0].span.end(), p[1].span.start().max(p[0].span.end())), continued: false };
    marks.chunks_exact(2).map(pair).collect()
}

struct Read {
    trees: Vec<Tree>,
    entities: Vec<Entity>,
    mentions: Vec<Vec<Mention>>,
}

impl Read {
    fn new(trees: Vec<Tree>) -> Self {
        let (entities, mentions) = super::entities(&trees);
        Self { trees, entities, mentions }
    }

    /// The entities that mentions with these words name.
    fn named(&self, words: &str) -> BTreeSet<usize> {
        let all = self.trees.iter().zip(&self.mentions).flat_map(|(tree, ms)| ms.iter().map(move |m| (tree, m)));
        all.filter(|(tree, m)| tree.text_of(m.first, m.last - 1) == words).map(|(_, m)| m.entity.index()).collect()
    }

    fn places(&self) -> Vec<(String, PlaceMention)> {
        let of = |(tree, ms): (&Tree, &Vec<Mention>)| {
            let found = crate::extract::places::places(tree, ms, &self.entities);
            found.into_iter().map(|p| (tree.text_of(p.first, p.last - 1).to_owned(), p)).collect::<Vec<_>>()
        };
        self.trees.iter().zip(&self.mentions).flat_map(of).collect()
    }

    /// What is wrong with a check; empty if nothing.
    fn fails(&self, check: &str) -> bool {
        let (verb, rest) = check.split_once(' ').expect("a check has words");
        let parts: Vec<&str> = rest.split(" ~").map(str::trim).collect();
        let a = self.named(parts[0]);
        match verb {
            "=same" => a.is_empty() || a.is_disjoint(&self.named(parts[1])),
            "=diff" => a.is_empty() || !a.is_disjoint(&self.named(parts[1])),
            "=kind" => !a.iter().any(|&e| format!("{:?}", self.entities[e].kind) == parts[1]),
            "=ind" => a.is_empty() || a.is_disjoint(&self.named(parts[1])),
            "=none" => !a.is_empty(),
            "=place" => {
                let found = self.places().into_iter().find(|(text, _)| text == parts[0]);
                !found.is_some_and(|(_, p)| p.name == parts[1] && (parts[2].is_empty() || p.within.iter().any(|w| w == parts[2])))
            }
            "=noplace" => self.places().iter().any(|(text, _)| text == parts[0]),
            other => panic!("no such check: {other}"),
        }
    }
}

fn stories() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    STORIES.split("\n= ").skip(1).map(|story| {
        let (name, rest) = story.split_once('\n').expect("a story has rows");
        (name, rest, rest.lines().filter(|l| l.starts_with('=')).collect())
    })
}

#[test]
fn names_and_places_of_stories() {
    let wrong: Vec<String> = stories()
        .flat_map(|(name, rows, checks)| {
            let read = Read::new(trees(rows));
            let failed: Vec<&str> = checks.into_iter().filter(|c| read.fails(c)).collect();
            failed.into_iter().map(move |c| format!("{name}: {c}")).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
}

/// The mentions of a story as sets of places in the text that name one entity.
fn partition(read: &Read) -> BTreeSet<Vec<(String, Span)>> {
    let mut sets = vec![Vec::new(); read.entities.len()];
    for (tree, ms) in read.trees.iter().zip(&read.mentions) {
        ms.iter().for_each(|m| sets[m.entity.index()].push((tree.sentence.text.clone(), m.span)));
    }
    sets.iter_mut().for_each(|set| set.sort());
    sets.into_iter().collect()
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let of_rows = trees;
    for (name, rows, _) in stories() {
        let forward = of_rows(rows);
        let mut backward = forward.clone();
        backward.sort_by_key(|t| std::cmp::Reverse(t.sentence.article));
        assert_eq!(partition(&Read::new(forward)), partition(&Read::new(backward)), "{name}");
    }
}

#[test]
fn odd_trees_do_not_panic() {
    let odd =
        ["", "0\tB\t0\t.|.|0|ROOT|.", "0\tB\t0\tHe|PRP|0|nsubj|he", "0\tB\t0\t🦀|NNP|0|ROOT|🦀|B-ORG", "0\tB\t0\t-|NNP|0|ROOT|-"];
    for rows in odd {
        Read::new(trees(rows)).places();
    }
    let long = "x".repeat(100_000);
    Read::new(trees(&format!("0\tB\t0\t{long}|NNP|0|ROOT|x"))).places();
}
