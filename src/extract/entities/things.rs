//! Joins the forms of organisations, places and things: known places, acronyms, company suffixes, teams, spelling variants.

use super::find::Found;
use super::forms::Forms;
use super::{fold, words};
use crate::types::{EntityKind, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// Joins forms that are not people's names. `lower` holds the words that the story also writes in lower case.
pub(super) fn join(forms: &mut Forms, found: &[Found], trees: &[Tree], lower: &BTreeSet<String>) {
    join_canonical(forms);
    join_defined_acronyms(forms, found, trees);
    join_acronyms(forms);
    join_short_names(forms, lower);
    join_spellings(forms, lower);
}

/// The words without company suffixes and a leading article.
fn core(words: &[String]) -> &[String] {
    let mut words = words;
    while let [rest @ .., last] = words {
        if rest.is_empty() || !words::is(last, "suffix") {
            break;
        }
        words = rest;
    }
    match words {
        [first, rest @ ..] if first == "the" && !rest.is_empty() => rest,
        _ => words,
    }
}

/// `us`, `united states` and `america`; `amd inc` and `amd`.
fn join_canonical(forms: &mut Forms) {
    let mut by_canon: BTreeMap<String, usize> = BTreeMap::new();
    for form in 0..forms.list.len() {
        let kind = forms.list[form].kind();
        let key = core(&forms.list[form].words).join(" ");
        let canon = match (kind, words::place(&key)) {
            (EntityKind::Person, _) => continue,
            (EntityKind::Place, Some(place)) => format!("place {place}"),
            (EntityKind::Group, _) => match words::demonym(&key) {
                Some(place) => format!("people {place}"),
                None => key,
            },
            _ => key,
        };
        let first = *by_canon.entry(canon).or_insert(form);
        forms.join(first, form);
    }
}

/// 'Sudan Armed Forces (SAF)', 'Sudan Armed Forces, or SAF,'.
fn join_defined_acronyms(forms: &mut Forms, found: &[Found], trees: &[Tree]) {
    for at in 1..found.len() {
        let (long, short) = (&found[at - 1], &found[at]);
        let (a, b) = (forms.of[at - 1], forms.of[at]);
        if long.tree != short.tree || !forms.list[b].acronym() || long.words.len() < 2 {
            continue;
        }
        let tree = &trees[long.tree];
        let between = tree.text_of(long.last - 1, short.first).to_lowercase();
        let tail = between.trim_start_matches(&tree.word(long.last - 1).to_lowercase()).trim_end_matches(&tree.word(short.first).to_lowercase());
        let defines = matches!(tail.trim(), "(" | ", or" | ", known as" | "( the" | "(the");
        let letters: Vec<char> = core(&long.words).iter().flat_map(|w| w.chars()).collect();
        if defines && core(&long.words)[0].chars().next() == short.words[0].chars().next() && subsequence(&short.words[0], &letters) {
            forms.join(a, b);
        }
    }
}

fn subsequence(word: &str, letters: &[char]) -> bool {
    let mut rest = letters.iter();
    word.chars().all(|c| rest.any(|&l| l == c))
}

/// An acronym and the only long name with these initials.
fn join_acronyms(forms: &mut Forms) {
    let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for form in 0..forms.list.len() {
        let words = core(&forms.list[form].words);
        if words.len() < 2 || forms.list[form].kind() == EntityKind::Person {
            continue;
        }
        let initial = |w: &&String| w.chars().next();
        let all: String = words.iter().collect::<Vec<_>>().iter().filter_map(initial).collect();
        let heavy: String = words.iter().filter(|w| !words::is(w, "small")).collect::<Vec<_>>().iter().filter_map(initial).collect();
        for initials in [all, heavy] {
            if initials.chars().count() > 1 {
                by_initials.entry(initials).or_default().insert(form);
            }
        }
    }
    for form in 0..forms.list.len() {
        if !forms.list[form].acronym() || forms.list[form].kind() == EntityKind::Person && forms.list[form].titled > 0 {
            continue;
        }
        let roots: BTreeSet<usize> =
            by_initials.get(&forms.list[form].key).into_iter().flatten().map(|&long| forms.root(long)).collect();
        if let [only] = roots.into_iter().collect::<Vec<_>>()[..] {
            forms.join(only, form);
        }
    }
}

/// 'the Colts' and the only name that ends so, 'Indianapolis Colts'.
fn join_short_names(forms: &mut Forms, lower: &BTreeSet<String>) {
    let mut by_last: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for form in 0..forms.list.len() {
        let words = core(&forms.list[form].words);
        let kind = forms.list[form].kind();
        if let ([_, .., last], EntityKind::Organisation | EntityKind::Other | EntityKind::Group) = (words, kind) {
            by_last.entry(last.clone()).or_default().insert(form);
        }
    }
    for form in 0..forms.list.len() {
        let [word] = core(&forms.list[form].words) else { continue };
        let known = words::place(word).is_some() || words::demonym(word).is_some() || words::is(word, "org");
        if known || lower.contains(word) || matches!(forms.list[form].kind(), EntityKind::Person | EntityKind::Place) {
            continue;
        }
        let roots: BTreeSet<usize> = by_last.get(word).into_iter().flatten().map(|&long| forms.root(long)).collect();
        if let [only] = roots.into_iter().collect::<Vec<_>>()[..] {
            forms.join(only, form);
        }
    }
}

/// Long rare words one letter apart that no report uses side by side: `jabaliya`, `jabalia`.
fn join_spellings(forms: &mut Forms, lower: &BTreeSet<String>) {
    let mut by_deletion: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for form in 0..forms.list.len() {
        let [word] = &forms.list[form].words[..] else { continue };
        let known = words::place(word).is_some() || words::demonym(word).is_some() || words::given(word).is_some();
        let length = word.chars().count();
        if known || !(7..=24).contains(&length) || lower.contains(word) {
            continue;
        }
        let keys: BTreeSet<String> = std::iter::once(word.clone()).chain((0..length).map(|n| without(word, n))).collect();
        for key in keys {
            by_deletion.entry(key).or_default().push(form);
        }
    }
    let mut pairs = BTreeSet::new();
    for bucket in by_deletion.values() {
        for pair in bucket.windows(2) {
            if spellings_of_one(forms, pair[0], pair[1]) {
                pairs.insert((pair[0], pair[1]));
            }
        }
    }
    for (a, b) in pairs {
        forms.join(a, b);
    }
}

fn without(word: &str, n: usize) -> String {
    word.chars().enumerate().filter(|&(i, _)| i != n).map(|(_, c)| c).collect()
}

fn spellings_of_one(forms: &Forms, a: usize, b: usize) -> bool {
    let (x, y) = (&forms.list[a], &forms.list[b]);
    let inflected = |s: &str, l: &str| l.strip_prefix(s).is_some_and(|rest| matches!(rest, "s" | "n" | "i"));
    x.articles.is_disjoint(&y.articles)
        && x.kind() == y.kind()
        && !inflected(&x.key, &y.key)
        && !inflected(&y.key, &x.key)
        && strsim::damerau_levenshtein(&x.key, &y.key) == 1
}

/// The form of the country for which a seat of government speaks: 'Washington said'.
pub(super) fn speaker(forms: &Forms, name: &Found, trees: &[Tree], places: &BTreeMap<String, usize>) -> Option<usize> {
    let country = words::metonym(&name.key())?;
    let tree = &trees[name.tree];
    let head = name.head(tree);
    let token = &tree.tokens[head];
    let speaks = token.label == "nsubj" && words::is(tree.lemma(token.head), "speaker");
    let agent = token.label == "pobj" && matches!(fold::fold(tree.word(token.head)).as_str(), "by") && {
        let verb = tree.tokens[token.head].head;
        words::is(tree.lemma(verb), "speaker")
    };
    if speaks || agent { places.get(&country).map(|&form| forms.root(form)) } else { None }
}

/// The form of each known place that the story names.
pub(super) fn known_places(forms: &Forms) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    for (form, f) in forms.list.iter().enumerate() {
        if let (EntityKind::Place, Some(place)) = (f.kind(), words::place(&f.key)) {
            places.entry(place).or_insert(form);
        }
    }
    places
}
