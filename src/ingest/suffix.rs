//! Names for the reports of a run: the shortest path suffix that tells each from the others.

use crate::types::Article;
use std::collections::{BTreeMap, BTreeSet};

/// Sets each article's `id` to the shortest path suffix that tells the reports apart.
///
/// `x/a.txt` and `x/b.txt` become `a.txt` and `b.txt`; `x/a.txt` and `y/a.txt` keep their folders; the same path
/// twice becomes `a.txt` and `a.txt (2)`.
pub fn tell_apart(articles: &mut [Article]) {
    let paths: BTreeSet<Vec<String>> = articles.iter().map(|article| parts(&article.path)).collect();
    let mut shared: BTreeMap<&[String], usize> = BTreeMap::new();
    for path in &paths {
        for start in 0..path.len() {
            *shared.entry(&path[start..]).or_default() += 1;
        }
    }
    let mut taken = BTreeSet::new();
    for article in articles {
        let path = parts(&article.path);
        let start = (0..path.len()).rev().find(|&start| shared.get(&path[start..]) == Some(&1)).unwrap_or(0);
        let name = path[start..].join("/");
        let mut id = name.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{name} ({count})");
        }
        article.id = id;
    }
}

/// The last part of a path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit(std::path::is_separator).find(|part| !part.is_empty()).unwrap_or(path)
}

fn parts(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path
        .split(std::path::is_separator)
        .enumerate()
        .filter(|&(i, part)| part != "." && (i == 0 || !part.is_empty()))
        .map(|(_, part)| part.chars().filter(|&c| !super::clean::hidden(c)).collect())
        .collect();
    if parts.iter().all(String::is_empty) {
        parts = vec![path.to_owned()];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[&str], ids: &[&str]) {
        let article = |path: &&str| Article {
            id: String::new(),
            path: (*path).to_owned(),
            title: None,
            byline: None,
            dateline: None,
            outlet: None,
            published: None,
            text: String::new(),
            offset: 0,
            blocks: Vec::new(),
        };
        let mut articles: Vec<Article> = paths.iter().map(article).collect();
        tell_apart(&mut articles);
        assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn tells_paths_apart() {
        check(&["s/a.txt", "s/b.txt"], &["a.txt", "b.txt"]);
        check(&["x/a.txt", "y/a.txt", "y/b.txt"], &["x/a.txt", "y/a.txt", "b.txt"]);
        check(&["p/x/a.txt", "q/x/a.txt"], &["p/x/a.txt", "q/x/a.txt"]);
        check(&["a.txt", "a.txt"], &["a.txt", "a.txt (2)"]);
        check(&["a.txt", "./a.txt"], &["a.txt", "a.txt (2)"]);
        check(&["a.txt", "x/a.txt"], &["a.txt", "x/a.txt"]);
        check(&["/x/a.txt", "x/a.txt"], &["/x/a.txt", "x/a.txt"]);
        check(&["-", "a.txt"], &["-", "a.txt"]);
        check(&["", "/"], &["", "/"]);
        check(&[], &[]);
    }
}
