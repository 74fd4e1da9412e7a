//! Named sources: the person, body or document that a claim is put in the mouth of, by a key that is the same in all reports.

use crate::lexicon::forms::bases;
use crate::lexicon::{holders, rarity, speakers};
use crate::types::{Attribution, Corpus, EntityKind, HolderKind, Span, Tree, Unnamed};
use std::collections::{BTreeMap, BTreeSet};

/// The names of a story: from every form to the one name, and from persons to the bodies that they speak for.
#[derive(Debug, Default)]
pub(super) struct Names {
    forms: BTreeMap<String, String>,
    persons: BTreeSet<String>,
    bodies: BTreeMap<String, String>,
    /// The names of persons by the number of their entity, empty for other entities.
    entities: Vec<String>,
}

impl Names {
    /// Reads the story's entities, and who speaks for whom.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let mut names = Self::default();
        for entity in &corpus.entities {
            names.entities.push(if entity.kind == EntityKind::Person { entity.name.clone() } else { String::new() });
            for form in entity.forms.iter().chain([&entity.name]) {
                names.forms.entry(plain(form)).or_insert_with(|| plain(&entity.name));
                names.persons.extend((entity.kind == EntityKind::Person).then(|| plain(form)));
            }
        }
        let spoken: Vec<(String, String)> = corpus.trees.iter().flat_map(|tree| names.speakers(tree)).collect();
        for (person, body) in spoken {
            // The first report in order decides; a person speaks for one body in a story.
            names.bodies.entry(person).or_insert(body);
        }
        names
    }

    /// The key of a holder: the body for whom somebody speaks, or the holder itself, by its one name.
    fn key(&self, holder: &str) -> Option<String> {
        let text = plain(holder);
        let body = body(&text).map(|body| self.one_name(&body));
        let name = body.unwrap_or_else(|| self.one_name(&text));
        let known = self.bodies.get(&name).cloned().unwrap_or(name);
        (!known.is_empty()).then_some(known)
    }

    /// The one name of a form; a person's also where a title stands before it ('environment minister Lea Sand').
    fn one_name(&self, text: &str) -> String {
        let tails = text.match_indices(' ').map(|(at, _)| &text[at + 1..]);
        let person = || tails.into_iter().find(|tail| self.persons.contains(*tail)).and_then(|tail| self.forms.get(tail));
        self.forms.get(text).or_else(person).cloned().unwrap_or_else(|| text.to_owned())
    }

    /// Persons of a sentence who speak for a body: 'police spokesman John Roe', 'John Roe, a spokesman for the council'.
    fn speakers(&self, tree: &Tree) -> Vec<(String, String)> {
        let speaks = |&i: &usize| tree.tokens[i].tag.starts_with("NN") && speakers::is(tree.lemma(i));
        (0..tree.tokens.len()).filter(speaks).filter_map(|i| Some((self.person(tree, i)?, self.body_of(tree, i)?))).collect()
    }

    /// The person whom a word for a speaker stands before, or is an apposition to or of.
    fn person(&self, tree: &Tree, i: usize) -> Option<String> {
        let head = tree.tokens[i].head;
        let person = |t: usize| tree.entities.iter().find(|e| e.kind == "PERSON" && (e.first..e.last).contains(&t));
        let tied = matches!(tree.tokens[i].label, "compound" | "appos" | "nmod").then_some(head);
        let named = tied.and_then(person).or_else(|| tree.child(i, &["appos"]).and_then(person)).or_else(|| person(i + 1))?;
        let span = Span::new(tree.tokens[named.first].span.start(), tree.tokens[named.last - 1].span.end());
        let text = plain(span.slice(&tree.sentence.text));
        let last = text.rsplit(' ').next().unwrap_or_default();
        let known = self.forms.get(&text).or_else(|| self.forms.get(last)).cloned();
        Some(known.unwrap_or(text))
    }

    /// The body that the word for a speaker stands with: before it, or after 'for' or 'of'.
    fn body_of(&self, tree: &Tree, i: usize) -> Option<String> {
        let below = tree.children_with(i, &["prep"]).find_map(|p| tree.child(p, &["pobj"]));
        if let Some(head) = below {
            let words: Vec<usize> = tree.subtree(head).into_iter().filter(|&t| t <= head).collect();
            return Some(self.one_name(&plain(tree.text_of(*words.first()?, head))));
        }
        let mut first = i;
        while first > 0 && tree.tokens[first - 1].tag.starts_with("NN") {
            first -= 1;
        }
        (first < i).then(|| self.one_name(&plain(tree.text_of(first, i - 1))))
    }
}

/// Who stands behind a claim with that attribution chain (innermost first): the key, the name, and the link of the innermost named holder.
pub(super) fn source<'a>(names: &Names, tree: &Tree, chain: &'a [Attribution]) -> Option<(String, String, &'a Attribution)> {
    let named = |link: &Attribution| {
        let kind = matches!(link.kind, HolderKind::Named | HolderKind::Official | HolderKind::Document);
        match is_pronoun(&link.holder) {
            true => names.entities.get(link.stands_for?.index()).filter(|name| !name.is_empty()).cloned(),
            false => kind.then(|| apposed(tree, &link.holder).unwrap_or_else(|| link.holder.clone())),
        }
    };
    let (link, name) = chain.iter().find_map(|link| Some((link, named(link)?)))?;
    Some((names.key(&name)?, name, link))
}

/// Whether nobody but unnamed people stands behind a chain without a named source, and how many.
pub(super) fn unnamed(chain: &[Attribution]) -> Option<Unnamed> {
    chain.iter().filter(|link| link.kind == HolderKind::Unnamed && !is_pronoun(&link.holder)).find_map(|link| {
        let holder = plain(&link.holder);
        // The noun before 'of', 'with' or 'who' is the holder: 'people familiar with the matter'.
        let mut words = holder.split(' ');
        words.find_map(|word| {
            let base = bases(word).into_iter().rfind(|base| holders::noun(base) == Some(HolderKind::Unnamed))?;
            let several = base != word || speakers::is_many(word);
            Some(if several { Unnamed::Several } else { Unnamed::One })
        })
    })
}

/// The person who stands right after the holder: 'its chief executive, Nora Finch', 'the engineer Ada Berg'.
fn apposed(tree: &Tree, holder: &str) -> Option<String> {
    let text = &tree.sentence.text;
    let end = text.find(holder)? + holder.len();
    let starts = |token: usize| tree.tokens[token].span.start();
    let after =
        tree.entities.iter().find(|e| e.kind == "PERSON" && starts(e.first) > end && starts(e.first) <= end + ", ".len())?;
    text[end..].starts_with([',', ' ']).then(|| tree.text_of(after.first, after.last - 1).to_owned())
}

fn is_pronoun(holder: &str) -> bool {
    holder.is_empty() || rarity::is_stopword(&holder.to_lowercase())
}

/// The body of 'police spokesman' and 'spokesman for the council', in plain words.
fn body(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|word| bases(word).into_iter().any(speakers::is))?;
    let before = words[..at].join(" ");
    let after =
        words[at + 1..].strip_prefix(&["for"]).or_else(|| words[at + 1..].strip_prefix(&["of"])).map(|rest| rest.join(" "));
    let body = after.map(|text| plain(&text)).unwrap_or(before);
    (!body.is_empty()).then_some(body)
}

/// Lower case, without articles and possessives.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words = words.map(|word| word.strip_suffix("'s").unwrap_or(word)).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    while words.next_if(|word| rarity::is_stopword(word)).is_some() {}
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{ArticleId, Part, Sentence, SentenceId, SourceMap, Stance};

    fn link(holder: &str, kind: HolderKind) -> Attribution {
        Attribution {
            holder: holder.to_owned(),
            entity: None,
            stands_for: None,
            verb: "say".to_owned(),
            stance: Stance::Asserts,
            kind,
            direct: false,
            cue: Span::new(0, 0),
        }
    }

    fn tree() -> Tree {
        let sentence = Sentence {
            id: SentenceId::new(0),
            article: ArticleId::new(0),
            block: 0,
            part: Part::Body,
            text: String::new(),
            source: SourceMap::new(),
            quotes: Vec::new(),
        };
        Tree { sentence, tokens: Vec::new(), entities: Vec::new(), children: Vec::new() }
    }

    fn key(holder: &str) -> Option<String> {
        source(&Names::default(), &tree(), &[link(holder, HolderKind::Official)]).map(|(key, ..)| key)
    }

    #[test]
    fn who_speaks_for_a_body_is_the_body() {
        for holder in ["Police", "the police", "a police spokeswoman", "A spokesman for the police", "police spokesmen"] {
            assert_eq!(key(holder).as_deref(), Some("police"), "{holder}");
        }
        assert_eq!(key("he"), None);
        assert_ne!(key("the mayor"), key("the council"));
    }

    #[test]
    fn the_innermost_named_holder_is_the_source() {
        let chain = [
            link("an official", HolderKind::Unnamed),
            link("the ministry", HolderKind::Official),
            link("AP", HolderKind::Medium),
        ];
        assert_eq!(source(&Names::default(), &tree(), &chain).map(|(key, ..)| key).as_deref(), Some("ministry"));
    }

    #[test]
    fn unnamed_people_are_one_or_several() {
        let of = |holder: &str| unnamed(&[link(holder, HolderKind::Unnamed)]);
        assert_eq!(of("a senior official"), Some(Unnamed::One));
        assert_eq!(of("people familiar with the matter"), Some(Unnamed::Several));
        assert_eq!(of("two US officials"), Some(Unnamed::Several));
        assert_eq!(of("she"), None);
        assert_eq!(of("his lawyer"), None);
        assert_eq!(unnamed(&[link("police", HolderKind::Official)]), None);
    }
}
