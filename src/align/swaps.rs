//! Words that stand in one text where the other has another word: 'a parade in Spain', 'a parade in Venezuela'.

use super::profile::Profiles;
use super::terms::Terms;
use crate::lexicon::relations;
use crate::types::{Corpus, Evidences, Tree};

/// A content word that the other text lacks.
struct Lone<'a> {
    lemma: &'a str,
    name: bool,
    tag: char,
    /// The lemmas before and after, and of its head.
    around: [&'a str; 3],
}

/// What the words that the texts exchange are to each other: measures of the pairs that stand in the same surroundings.
#[must_use]
pub fn evidence(corpus: &Corpus, profiles: &Profiles, terms: &Terms) -> Evidences {
    let (left, right) = (lone(corpus, profiles, terms, 0), lone(corpus, profiles, terms, 1));
    let (mut near, mut kin, mut names, mut opposed, mut apart) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    for x in &left {
        for y in &right {
            let against = relations::opposed(x.lemma, y.lemma).map_or(0.0, f64::from);
            opposed = opposed.max(against);
            let alike = x.around.iter().zip(&y.around).filter(|(p, q)| p == q && !p.is_empty()).count();
            if alike < 2 || x.tag != y.tag {
                continue;
            }
            let same = f64::from(relations::same_meaning(x.lemma, y.lemma));
            near = near.max(same);
            if x.name && y.name {
                names = 1.0;
            } else if same < 0.5 {
                let siblings = relations::hypernyms_of(x.lemma).any(|h| relations::hypernyms_of(y.lemma).any(|g| g == h));
                kin = kin.max(f64::from(u8::from(siblings)));
                apart = 1.0;
            }
        }
    }
    vec![("swap_near", near), ("swap_kin", kin), ("swap_names", names), ("swap_opposed", opposed), ("swap_apart", apart)]
}

/// The content words of a text that the other has not.
fn lone<'a>(corpus: &'a Corpus, profiles: &Profiles, terms: &Terms, article: usize) -> Vec<Lone<'a>> {
    let of_article = |s: usize, which: usize| corpus.trees[s].sentence.article.index() == which;
    let others = || (0..corpus.trees.len()).filter(|&s| of_article(s, 1 - article));
    let mut found = Vec::new();
    for s in (0..corpus.trees.len()).filter(|&s| of_article(s, article)) {
        let tree = &corpus.trees[s];
        for word in &profiles.sentences[s].words {
            let told = others().any(|t| profiles.sentences[t].words.iter().any(|y| y.term == word.term || y.lemma == word.lemma));
            let at = terms.of_tokens[s].iter().position(|&term| term == Some(word.term));
            if let Some(at) = at.filter(|_| !told) {
                found.push(lone_word(tree, at, word.name));
            }
        }
    }
    found
}

fn lone_word(tree: &Tree, at: usize, name: bool) -> Lone<'_> {
    let lemma = |i: Option<usize>| i.and_then(|i| tree.tokens.get(i)).map_or("", |t| t.lemma.as_str());
    let token = &tree.tokens[at];
    let head = (token.head != at).then_some(token.head);
    let around = [lemma(at.checked_sub(1)), lemma(Some(at + 1)), lemma(head)];
    Lone { lemma: &token.lemma, name, tag: token.tag.chars().next().unwrap_or(' '), around }
}
