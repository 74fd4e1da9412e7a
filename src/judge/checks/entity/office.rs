//! Which post or tie the reports give a person: words before the name, appositions, 'is the …', 'worked as the …'.

use super::named::Named;
use crate::lexicon::{names, offices, relations};
use crate::types::{Corpus, Span, Tree};
use std::collections::BTreeSet;

/// A post or tie of a person, where it stands.
#[derive(Debug, Clone)]
pub struct Post {
    /// The person's name, a position among the names.
    pub holder: usize,
    /// The noun's lemma, or the whole office where it is a known one: `brother`, `district attorney`.
    pub noun: String,
    /// Whether one body has one holder of it at a time.
    pub office: bool,
    /// Words that make another post of it: `deputy`, `half`.
    pub ranks: BTreeSet<String>,
    /// The other common words: `first`, `national`.
    pub others: BTreeSet<String>,
    /// Words of the names that it belongs to.
    pub of: BTreeSet<String>,
    /// Whether the sentence ties it to the name, and it does not just stand before it.
    pub tied: bool,
    /// Whether it is held no more, or not for good.
    pub past: bool,
    /// Where the words stand in the sentence's clean text, the name not included.
    pub span: Span,
}

/// All posts that the sentences give to the names.
pub fn posts(corpus: &Corpus, named: &[Named]) -> Vec<Post> {
    let mut found = Vec::new();
    for (holder, name) in named.iter().enumerate().filter(|(_, n)| n.person) {
        let tree = &corpus.trees[name.tree];
        let before = before(tree, name.first);
        if let Some(noun) = before.last().copied() {
            let of = of_names(tree, name.head(tree));
            found.extend(post(tree, holder, &before, noun).map(|mut p| {
                p.of.extend(of);
                p
            }));
        }
        if let Some(noun) = after(tree, name.last) {
            found.extend(post(tree, holder, &(name.last + 1..=noun).collect::<Vec<_>>(), noun));
        }
        let head = name.head(tree);
        for noun in tied(tree, head) {
            let words = phrase(tree, noun, (name.first, name.last));
            found.extend(post(tree, holder, &words, noun).map(|p| Post { tied: true, ..p }));
        }
    }
    found
}

/// The nouns and adjectives that stand right before a name: 'Chargers general manager' before 'A.J. Smith'.
fn before(tree: &Tree, first: usize) -> Vec<usize> {
    let plain = |i: usize| tree.tokens[i].tag.starts_with(['N', 'J']) && tree.tokens[i].tag != "NFP";
    let hyphen = |i: usize| tree.word(i) == "-" && i > 0 && tree.tokens[i].span.start() == tree.tokens[i - 1].span.end();
    let mut start = first;
    while start > 0 && (plain(start - 1) || hyphen(start - 1)) && tree.tokens[start - 1].label != "nsubj" {
        start -= 1;
    }
    (start..first).filter(|&i| plain(i)).collect()
}

/// The words of the names after 'of' that hang on a name: 'Mayor Anna Holt of Norvale'.
fn of_names(tree: &Tree, head: usize) -> BTreeSet<String> {
    let preps = tree.children_with(head, &["prep"]).filter(|&p| tree.lemma(p) == "of");
    let objects = preps.flat_map(|p| tree.children_with(p, &["pobj"]));
    let words = objects.flat_map(|o| tree.subtree(o).into_iter().filter(move |&i| i <= o));
    words.filter(|&i| tree.tokens[i].tag.starts_with("NNP")).map(|i| tree.word(i).to_lowercase()).collect()
}

/// The last of the nouns that follow a stroke after a name: 'Anna Holt/Port Director:'.
fn after(tree: &Tree, last: usize) -> Option<usize> {
    let stroke = last < tree.tokens.len() && tree.word(last) == "/";
    let words = (last + 1..tree.tokens.len()).take_while(|&i| tree.tokens[i].tag.starts_with(['N', 'J']));
    words.last().filter(|_| stroke)
}

/// Nouns that the sentence ties to a name: appositions, 'is the …', 'works as the …'.
fn tied(tree: &Tree, head: usize) -> Vec<usize> {
    let noun = |&i: &usize| matches!(tree.tokens[i].tag, "NN" | "NNP");
    let mut found: Vec<usize> = tree.children_with(head, &["appos"]).filter(noun).collect();
    let token = &tree.tokens[head];
    if token.label == "appos" {
        found.extend(Some(token.head).filter(noun));
    }
    if token.label == "nsubj" {
        let verb = token.head;
        if tree.lemma(verb) == "be" {
            found.extend(tree.children_with(verb, &["attr"]).filter(noun));
        }
        let preps = tree.children_with(verb, &["prep"]).filter(|&p| tree.lemma(p) == "as");
        found.extend(preps.flat_map(|p| tree.children_with(p, &["pobj"])).filter(noun));
    }
    found
}

/// The noun with the words before it that hang on it, and the names after 'of', 'at' and 'for'; a name in between left out.
fn phrase(tree: &Tree, noun: usize, name: (usize, usize)) -> Vec<usize> {
    let near =
        |&i: &usize| i <= noun && noun - i < 8 && tree.tokens[i].tag.starts_with(['N', 'J']) && !(name.0..name.1).contains(&i);
    let mut words: Vec<usize> = tree.subtree(noun).into_iter().filter(near).collect();
    for prep in tree.children_with(noun, &["prep"]).filter(|&p| matches!(tree.lemma(p), "of" | "at" | "for")) {
        for object in tree.children_with(prep, &["pobj"]).filter(|&o| tree.tokens[o].tag.starts_with("NNP")) {
            words.extend(tree.subtree(object).into_iter().filter(|&i| i <= object && tree.tokens[i].tag.starts_with("NNP")));
        }
    }
    words
}

fn post(tree: &Tree, holder: usize, words: &[usize], noun: usize) -> Option<Post> {
    let lower = |i: usize| tree.word(i).to_lowercase();
    let at = words.iter().position(|&i| i == noun)?;
    let ahead = &words[..=at];
    let known = (0..ahead.len()).find(|&k| {
        ahead.len() - k <= 4 && offices::is_office(&ahead[k..].iter().map(|&i| lower(i)).collect::<Vec<_>>().join(" "))
    });
    let lemma = tree.lemma(noun).to_owned();
    let person = || names::is_title(&lemma) || relations::hyponym(&lemma, "person");
    let is_name = tree.entities.iter().any(|e| e.kind == "PERSON" && (e.first..e.last).contains(&noun));
    if known.is_none() && (!person() || is_name) {
        return None;
    }
    let start = known.unwrap_or(at);
    let mut post = Post {
        holder,
        noun: if known.is_some() { ahead[start..].iter().map(|&i| lower(i)).collect::<Vec<_>>().join(" ") } else { lemma },
        office: known.is_some(),
        ranks: BTreeSet::new(),
        others: BTreeSet::new(),
        of: BTreeSet::new(),
        tied: false,
        past: false,
        span: tree.tokens[words[0].min(noun)].span.cover(tree.tokens[noun].span),
    };
    for &i in ahead[..start].iter().chain(&words[at + 1..]) {
        let word = lower(i);
        if offices::is_past(&word) {
            post.past = true;
        } else if offices::is_rank(&word) {
            post.ranks.insert(word);
        } else if tree.tokens[i].tag.starts_with("NNP") {
            post.of.insert(word);
        } else {
            post.others.insert(word);
        }
    }
    Some(post)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::checks::entity::named::named;
    use crate::judge::view::View;
    use crate::lexicon::table;
    use crate::pipeline::{PairInput, Settings};
    use crate::study::pair_evidence;

    #[test]
    fn examples_give_the_posts_of_their_rows() {
        let text = std::fs::read_to_string("data/offices.tsv").expect("the table can be read");
        let mut silent = Vec::new();
        for row in table::rows(Box::leak(text.into_boxed_str())) {
            let [word, class, example] = row[..] else { panic!("three cells: {row:?}") };
            let input = PairInput { left: example.to_owned(), right: String::new() };
            let corpus = pair_evidence(&input, &Settings::default()).0;
            let alignment = crate::types::Alignment::default();
            let view = View::new(&corpus, &alignment);
            let fits = |post: &Post| match class {
                "rank" => post.ranks.contains(word),
                "past" => post.past,
                _ => post.office && post.noun == word && offices::is_ruler(&post.noun) == (class == "ruler"),
            };
            let found = posts(&corpus, &named(&view));
            silent.extend((!found.iter().any(fits)).then_some(word));
        }
        let unseen = table::rows(include_str!("../../../../tests/data/unseen.rows")).filter(|row| row[0] == "offices");
        assert_eq!(silent, unseen.map(|row| row[1]).collect::<Vec<_>>());
    }
}
