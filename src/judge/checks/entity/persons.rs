//! Two persons in one post, one person in two posts, and two names for one person in the same company.

use super::named::Named;
use super::office::Post;
use crate::lexicon::{names, offices};
use crate::types::{ArticleId, Corpus};
use std::collections::{BTreeMap, BTreeSet};

/// Two posts that do not go together, by their positions.
pub struct Posts {
    /// The two posts.
    pub pair: (usize, usize),
    /// Two persons share the given name and not the surname, or the surname and not the given name.
    pub namesakes: bool,
}

/// One office of one body with two holders, or one post of two people of whose names a part is the same.
pub fn two_holders(named: &[Named], posts: &[Post]) -> Vec<Posts> {
    let bodies = bodies(named, posts);
    let mut by_noun: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (p, post) in posts.iter().enumerate().filter(|(_, p)| !p.past) {
        by_noun.entry(&post.noun).or_default().push(p);
    }
    let mut found = Vec::new();
    for list in by_noun.values().filter(|list| list.len() <= MANY) {
        for (n, &a) in list.iter().enumerate() {
            for &b in &list[n + 1..] {
                let (p, q) = (&posts[a], &posts[b]);
                let (x, y) = (&named[p.holder], &named[q.holder]);
                if p.ranks != q.ranks || p.others != q.others && p.office || same_person(x, y) {
                    continue;
                }
                let (u, v) = (&bodies[&key(x)], &bodies[&key(y)]);
                let one_body = !u.is_empty() && !v.is_empty() && (u.is_subset(v) || v.is_subset(u));
                let namesakes = half_alike(x, y) && !together(named, x, y);
                let at_once = !offices::is_ruler(&p.noun) || !together(named, x, y);
                if one_body && (p.office && at_once || namesakes) {
                    found.push(Posts { pair: (a, b), namesakes });
                }
            }
        }
    }
    found
}

/// More mentions of one noun than this are not compared.
const MANY: usize = 200;

fn key(name: &Named) -> String {
    name.words.join(" ")
}

/// What the reports say of each name's bodies, over all its posts.
fn bodies(named: &[Named], posts: &[Post]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for post in posts {
        let own = found.entry(key(&named[post.holder])).or_default();
        own.extend(post.of.iter().filter(|w| !named[post.holder].words.contains(w)).cloned());
    }
    found
}

/// Whether two names may be one person's: one entity, or the same surname with given names that go together.
pub fn same_person(a: &Named, b: &Named) -> bool {
    if a.entity.is_some() && a.entity == b.entity || a.surname() == b.surname() && (a.words.len() == 1 || b.words.len() == 1) {
        return true;
    }
    let shares = a.words.iter().filter(|w| b.words.contains(w)).count();
    let given = |of: &Named| of.words[..of.words.len().saturating_sub(1)].to_vec();
    let given = given(a).iter().any(|x| given(b).iter().any(|y| names::same_given(x, y) || short(x, y) || short(y, x)));
    a.surname() == b.surname() && (given || shares > 1) || strsim::damerau_levenshtein(&key(a), &key(b)) <= 2
}

/// `j.` or `chris` for `christopher`.
fn short(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    matches!(letters.chars().count(), 1 | 3..) && long.starts_with(&letters)
}

/// Two full names with one part the same: the given name, or the surname.
fn half_alike(a: &Named, b: &Named) -> bool {
    a.words.len() > 1 && b.words.len() > 1 && ((a.words[0] == b.words[0]) != (a.surname() == b.surname()))
}

/// Whether one report names both.
fn together(named: &[Named], a: &Named, b: &Named) -> bool {
    let reports = |name: &Named| -> BTreeSet<ArticleId> {
        named.iter().filter(|n| n.surname() == name.surname() && same_person(n, name)).map(|n| n.article).collect()
    };
    !reports(a).is_disjoint(&reports(b))
}

/// Whether the post is told in full: before a surname alone stands a short form ('Justice Hale' for an associate justice), and some
/// titles are shortened always.
fn firm(post: &Post, holder: &Named) -> bool {
    let shortened = matches!(names::title_kind(&post.noun), Some("military" | "law" | "academic" | "police"));
    !shortened && (post.tied || holder.words.len() > 1)
}

/// One person whose post is told with another rank: 'District Attorney Hale', 'Assistant District Attorney Hale'.
pub fn two_posts(named: &[Named], posts: &[Post]) -> Vec<(usize, usize)> {
    let mut by_noun: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (p, post) in posts.iter().enumerate() {
        by_noun.entry(&post.noun).or_default().push(p);
    }
    let mut found = Vec::new();
    for list in by_noun.values().filter(|list| list.len() <= MANY) {
        for (n, &a) in list.iter().enumerate() {
            for &b in &list[n + 1..] {
                let (p, q) = (&posts[a], &posts[b]);
                let (x, y) = (&named[p.holder], &named[q.holder]);
                let one_body = p.of.is_subset(&q.of) || q.of.is_subset(&p.of) || !p.of.is_disjoint(&q.of);
                let told = p.past == q.past && firm(p, x) && firm(q, y);
                if p.ranks != q.ranks && told && one_body && same_person(x, y) {
                    found.push((a, b));
                }
            }
        }
    }
    found
}

/// Two people of one given name, each named beside the same third person, where no report names both: one of them is a slip.
pub fn in_company(corpus: &Corpus, named: &[Named]) -> Vec<(usize, usize)> {
    let beside: Vec<BTreeSet<&str>> = named.iter().map(|name| companions(corpus, named, name)).collect();
    let mut by_given: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, name) in named.iter().enumerate().filter(|&(i, n)| n.person && n.words.len() > 1 && !beside[i].is_empty()) {
        by_given.entry(&name.words[0]).or_default().push(i);
    }
    let mut found = Vec::new();
    for list in by_given.values().filter(|list| list.len() <= MANY) {
        for (n, &i) in list.iter().enumerate() {
            for &j in &list[n + 1..] {
                let (a, b) = (&named[i], &named[j]);
                let alike = a.article != b.article && half_alike(a, b) && !same_person(a, b);
                if alike && !beside[i].is_disjoint(&beside[j]) && !together(named, a, b) {
                    found.push((i, j));
                }
            }
        }
    }
    found
}

/// Surnames of those who are coordinated with a name.
fn companions<'a>(corpus: &Corpus, named: &'a [Named], name: &Named) -> BTreeSet<&'a str> {
    let tree = &corpus.trees[name.tree];
    let head = name.head(tree);
    let joined = |other: &&Named| {
        let h = other.head(tree);
        h != head
            && (tree.tokens[h].label == "conj" && tree.tokens[h].head == head
                || tree.tokens[head].label == "conj" && tree.tokens[head].head == h)
    };
    let first = named.partition_point(|o| o.tree < name.tree);
    let near = named[first..].iter().take_while(|o| o.tree == name.tree);
    near.filter(|o| o.person).filter(joined).map(Named::surname).collect()
}
