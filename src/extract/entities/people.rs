//! Joins the forms of people's names: full names with initials and middle names, and bare names to their bearers.

use super::find::Found;
use super::forms::Forms;
use super::words::{self, Gender};
use crate::types::{ArticleId, EntityKind, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// No more bearers of one name than this are compared with each other.
const BUCKET: usize = 64;

/// The people of a story, by the words of their names.
#[derive(Debug, Default)]
pub(super) struct People {
    by_last: BTreeMap<String, BTreeSet<usize>>,
    by_first: BTreeMap<String, BTreeSet<usize>>,
    /// What titles and given names tell, by root.
    genders: BTreeMap<usize, Gender>,
}

/// The words of a name without 'Jr.', 'Sr.', 'III'.
fn core(words: &[String]) -> &[String] {
    match words.split_last() {
        Some((last, rest)) if rest.len() > 1 && words::is(last, "generation") => rest,
        _ => words,
    }
}

/// Joins full names that can be one person's and cannot be another's.
pub(super) fn join_full_names(forms: &mut Forms) -> People {
    let mut full: Vec<usize> = (0..forms.list.len())
        .filter(|&f| forms.list[f].words.len() > 1 && forms.list[f].kind() == EntityKind::Person)
        .collect();
    full.sort_by_key(|&f| (std::cmp::Reverse(forms.list[f].words.len()), f));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &form in &full {
        let name = core(&forms.list[form].words);
        let (first, last) = (name[0].clone(), name[name.len() - 1].clone());
        let bucket = |map: &BTreeMap<String, Vec<usize>>, key: &str| map.get(key).cloned().unwrap_or_default();
        let near: BTreeSet<usize> =
            bucket(&by_last, &last).into_iter().take(BUCKET).chain(bucket(&by_first, &first).into_iter().take(BUCKET)).collect();
        let fits = |c: &&usize| clusters[**c].iter().all(|&o| same_person(&forms.list[o].words, &forms.list[form].words));
        let fitting: Vec<usize> = near.iter().filter(fits).copied().collect();
        let cluster = if let [only] = fitting[..] {
            clusters[only].push(form);
            only
        } else {
            clusters.push(vec![form]);
            clusters.len() - 1
        };
        for (map, key) in [(&mut by_last, last), (&mut by_first, first)] {
            let entry = map.entry(key).or_default();
            if entry.last() != Some(&cluster) {
                entry.push(cluster);
            }
        }
    }
    for cluster in &clusters {
        cluster.windows(2).for_each(|pair| forms.join(pair[0], pair[1]));
    }
    join_misspelt(forms, &by_last, &by_first, &clusters);
    index(forms, &full)
}

fn index(forms: &Forms, full: &[usize]) -> People {
    let mut people = People::default();
    for &form in full {
        let name = core(&forms.list[form].words);
        let root = forms.root(form);
        people.by_last.entry(name[name.len() - 1].clone()).or_default().insert(root);
        people.by_first.entry(name[0].clone()).or_default().insert(root);
        if let Some(Some(gender)) = words::given(&name[0]) {
            people.genders.entry(root).or_insert(gender);
        }
    }
    people
}

/// Whether two full names can be one person's: `regina m benjamin`, `regina benjamin`.
fn same_person(a: &[String], b: &[String]) -> bool {
    if a.last() != b.last() && [a, b].iter().all(|n| core(n).len() < n.len()) {
        return false;
    }
    let (a, b) = (core(a), core(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() >= 2 && (long.ends_with(short) || long.starts_with(short)) {
        return true;
    }
    let ([first_a, middle_a @ .., last_a], [first_b, middle_b @ .., last_b]) = (a, b) else { return false };
    last_a == last_b
        && same_given(first_a, first_b)
        && (middle_a.is_empty()
            || middle_b.is_empty()
            || (middle_a.len() == middle_b.len() && middle_a.iter().zip(middle_b).all(|(x, y)| same_given(x, y))))
}

fn same_given(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a) || words::nicknames(a, b)
}

/// Joins names that differ by a slip of the pen: one letter of a long given name, or a surname spelt nearly alike.
/// Two names that one report uses side by side are two people.
fn join_misspelt(
    forms: &mut Forms,
    by_last: &BTreeMap<String, Vec<usize>>,
    by_first: &BTreeMap<String, Vec<usize>>,
    clusters: &[Vec<usize>],
) {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for bucket in by_last.values().chain(by_first.values()) {
        let bucket = &bucket[..bucket.len().min(BUCKET)];
        for (n, &a) in bucket.iter().enumerate() {
            let others = bucket[n + 1..].iter().filter(|&&b| slip(forms, &clusters[a], &clusters[b]));
            pairs.extend(others.map(|&b| (clusters[a][0], clusters[b][0])));
        }
    }
    for (a, b) in pairs {
        forms.join(a, b);
    }
}

fn slip(forms: &Forms, a: &[usize], b: &[usize]) -> bool {
    let articles = |c: &[usize]| c.iter().flat_map(|&f| forms.list[f].articles.iter().copied()).collect::<BTreeSet<ArticleId>>();
    articles(a).is_disjoint(&articles(b))
        && a.iter().any(|&x| b.iter().any(|&y| slip_of_names(core(&forms.list[x].words), core(&forms.list[y].words))))
}

fn slip_of_names(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let different: Vec<(&String, &String)> = a.iter().zip(b).filter(|(x, y)| x != y).collect();
    let [(x, y)] = different[..] else { return false };
    let surname = a.last() != b.last();
    let genders = (words::given(x).flatten(), words::given(y).flatten());
    let clash = !surname && matches!(genders, (Some(g), Some(h)) if g != h);
    let length = x.chars().count().min(y.chars().count());
    let near = strsim::damerau_levenshtein(x, y) == 1;
    !clash && ((length >= 6 && near) || (surname && length >= 5 && (near || strsim::jaro_winkler(x, y) >= 0.93)))
}

impl People {
    /// The person whom a bare name means where it stands, as a root; none if it may be two people's or nobody's.
    pub fn bearer(&self, forms: &Forms, found: &[Found], at: usize, order: &Order, trees: &[Tree]) -> Option<usize> {
        let name = &found[at];
        let word = match core(&name.words) {
            [word] => word,
            _ => return None,
        };
        let empty = BTreeSet::new();
        let by_last = self.by_last.get(word).unwrap_or(&empty);
        let by_first = self.by_first.get(word).unwrap_or(&empty);
        let form = &forms.list[forms.of[at]];
        if !name.titled() && name.vote == Some(EntityKind::Place) && words::place(word).is_some() {
            return None;
        }
        let bearers: BTreeSet<usize> = if by_last.is_empty() {
            let person = name.titled() || form.titled > 0 || form.kind() == EntityKind::Person || words::given(word).is_some();
            if person { by_first.clone() } else { BTreeSet::new() }
        } else {
            by_last.union(by_first).copied().collect()
        };
        let fitting = self.of_gender(&bearers, title_gender(trees, name));
        order.choose(&fitting, at, trees[name.tree].sentence.article)
    }

    fn of_gender(&self, bearers: &BTreeSet<usize>, gender: Option<Gender>) -> BTreeSet<usize> {
        let fits = |root: &&usize| gender.is_none() || self.genders.get(root).is_none_or(|&g| Some(g) == gender);
        let fitting: BTreeSet<usize> = bearers.iter().filter(fits).copied().collect();
        if fitting.is_empty() { bearers.clone() } else { fitting }
    }
}

/// The gender that the titles before a name tell: `Mr`, `Mrs`.
pub(super) fn title_gender(trees: &[Tree], name: &Found) -> Option<Gender> {
    (name.titles..name.first).find_map(|i| words::title(&super::fold::fold(trees[name.tree].word(i))).flatten())
}

/// Where the full names stand in each report.
#[derive(Debug, Default)]
pub(super) struct Order {
    by_article: BTreeMap<ArticleId, Vec<(usize, usize)>>,
}

impl Order {
    /// Notes each full name of a person, in the order of its report.
    pub fn new(forms: &Forms, found: &[Found], trees: &[Tree], people: &People) -> Self {
        let known: BTreeSet<usize> = people.by_last.values().flatten().copied().collect();
        let mut order = Self::default();
        for (at, name) in found.iter().enumerate() {
            let root = forms.root(forms.of[at]);
            if name.words.len() > 1 && known.contains(&root) {
                order.by_article.entry(trees[name.tree].sentence.article).or_default().push((at, root));
            }
        }
        order
    }

    /// The nearest one before, else the only one of the report, else the only one of the story.
    fn choose(&self, bearers: &BTreeSet<usize>, at: usize, article: ArticleId) -> Option<usize> {
        if bearers.is_empty() {
            return None;
        }
        let here = self.by_article.get(&article).map_or(&[][..], Vec::as_slice);
        let before = here.partition_point(|&(other, _)| other < at);
        let nearest = here[..before].iter().rev().find(|(_, root)| bearers.contains(root));
        let only = |roots: BTreeSet<usize>| if roots.len() == 1 { roots.into_iter().next() } else { None };
        nearest
            .map(|&(_, root)| root)
            .or_else(|| only(here[before..].iter().map(|&(_, root)| root).filter(|root| bearers.contains(root)).collect()))
            .or_else(|| only(bearers.clone()))
    }
}
