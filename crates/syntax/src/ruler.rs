//! The attribute ruler: coarse parts of speech, inflection and fixed lemmas.

use std::collections::HashMap;

use crate::hash::string_hash;
use crate::labels::{Label, Pos, Tag};
use crate::store::Store;

/// What is known of the inflection, as far as lemmas depend on it.
pub(crate) type Morph = u8;
pub(crate) const SINGULAR: Morph = 1;
pub(crate) const INFINITIVE: Morph = 2;
pub(crate) const FINITE: Morph = 4;
pub(crate) const PRESENT: Morph = 8;
pub(crate) const POSITIVE: Morph = 16;
pub(crate) const HAS_NUMBER: Morph = 32;

/// What a rule requires of one token.
struct Condition {
    tags: u64,
    words: Vec<u64>,
    deps: u64,
    space: Option<bool>,
}

struct Rule {
    conditions: Vec<Condition>,
    /// Which of the matched tokens is changed.
    index: usize,
    pos: Option<Pos>,
    lemma: Option<&'static str>,
    morph: Option<Morph>,
    tag: Option<Tag>,
    dep: Option<Label>,
}

/// The rules, indexed by what their first token must be.
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    by_word: HashMap<u64, Vec<u16>>,
    by_tag: Vec<Vec<u16>>,
}

/// A token as the rules see and change it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributes {
    pub(crate) word: u64,
    pub(crate) is_space: bool,
    pub(crate) tag: Tag,
    pub(crate) dep: Label,
    pub(crate) pos: Pos,
    pub(crate) morph: Morph,
    pub(crate) lemma: Option<&'static str>,
}

/// The set of labels a rule allows, as bits.
fn label_bits(allowed: &str, forbidden: &str, number: impl Fn(&str) -> Option<u32>) -> u64 {
    let bits = |text: &str| text.split(' ').filter_map(&number).fold(0, |set, n| set | 1 << n);
    match (allowed, forbidden) {
        ("", "") => u64::MAX,
        ("", no) => !bits(no),
        (yes, _) => bits(yes),
    }
}

impl Condition {
    fn parse(text: &str) -> Self {
        let fields: Vec<&str> = text.split('\x1f').collect();
        let tag = |t: &str| Tag::parse(t).map(|t| t as u32);
        let dep = |t: &str| Label::parse(t).map(|l| l as u32);
        let word = |w: &str| string_hash(w.as_bytes());
        Condition {
            tags: label_bits(fields[0], fields[1], tag),
            words: fields[2].split(' ').filter(|w| !w.is_empty()).map(word).collect(),
            deps: label_bits(fields[3], fields[4], dep),
            space: match fields[5] {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            },
        }
    }

    fn holds(&self, token: &Attributes) -> bool {
        self.tags >> token.tag as u32 & 1 == 1
            && self.deps >> token.dep as u32 & 1 == 1
            && (self.words.is_empty() || self.words.contains(&token.word))
            && self.space.is_none_or(|s| s == token.is_space)
    }
}

impl Rule {
    fn parse(line: &'static str) -> Self {
        let fields: Vec<&'static str> = line.split('\t').collect();
        Rule {
            index: usize::from(fields[0] == "1"),
            pos: Pos::parse(fields[1]),
            lemma: Some(fields[2]).filter(|l| !l.is_empty()),
            morph: fields[3].parse().ok(),
            tag: Tag::parse(fields[4]),
            dep: Label::parse(fields[5]),
            conditions: fields[6..].iter().map(|c| Condition::parse(c)).collect(),
        }
    }

    fn matches(&self, tokens: &[Attributes]) -> bool {
        tokens.len() >= self.conditions.len() && self.conditions.iter().zip(tokens).all(|(c, t)| c.holds(t))
    }

    fn apply(&self, token: &mut Attributes) {
        token.pos = self.pos.unwrap_or(token.pos);
        token.morph = self.morph.unwrap_or(token.morph);
        token.tag = self.tag.unwrap_or(token.tag);
        token.dep = self.dep.unwrap_or(token.dep);
        token.lemma = self.lemma.or(token.lemma);
    }
}

impl Ruler {
    pub(crate) fn open(store: &Store) -> Self {
        let rules: Vec<Rule> = store.text("ruler").split('\n').map(Rule::parse).collect();
        let mut by_word: HashMap<u64, Vec<u16>> = HashMap::new();
        let mut by_tag = vec![Vec::new(); Tag::ALL.len()];
        for (number, rule) in (0u16..).zip(&rules) {
            let Some(first) = rule.conditions.first() else { continue };
            for &word in &first.words {
                by_word.entry(word).or_default().push(number);
            }
            if first.words.is_empty() {
                for (tag, list) in by_tag.iter_mut().enumerate() {
                    if first.tags >> tag & 1 == 1 {
                        list.push(number);
                    }
                }
            }
        }
        Ruler { rules, by_word, by_tag }
    }

    /// Applies all rules that match the tokens as they are, in rule order.
    pub(crate) fn apply(&self, tokens: &mut [Attributes]) {
        let mut found: Vec<(u16, u32)> = Vec::new();
        for at in 0..tokens.len() {
            let rest = &tokens[at..];
            let by_word = self.by_word.get(&rest[0].word).map_or(&[][..], Vec::as_slice);
            for &number in self.by_tag[rest[0].tag as usize].iter().chain(by_word) {
                let rule = &self.rules[usize::from(number)];
                if rule.matches(rest) {
                    found.push((number, (at + rule.index) as u32));
                }
            }
        }
        found.sort_unstable();
        for (number, at) in found {
            self.rules[usize::from(number)].apply(&mut tokens[at as usize]);
        }
    }
}
