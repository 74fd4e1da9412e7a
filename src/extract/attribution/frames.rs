//! Reporting constructions of one sentence: cue, holder and content, read off the tree.

use super::{rejected, surface};
use crate::extract::clauses::walk;
use crate::lexicon::clause_words::{self, Class};
use crate::lexicon::negation::{self, Negator};
use crate::lexicon::reporting::{self, Pattern, Reporting};
use crate::types::{Stance, Tree};

/// One reporting construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Head token of the cue.
    pub cue: usize,
    /// Last token of the cue ('to' of 'according to').
    pub cue_last: usize,
    /// Its lemma or words.
    pub verb: &'static str,
    /// What the holder does with the content.
    pub stance: Stance,
    /// Head token of the holder, where the sentence names one.
    pub source: Option<usize>,
    /// Head tokens of what is reported; of the host for an act or a phrase.
    pub content: Vec<usize>,
    /// The clause of the cue is itself what the holder does ('rejected the claim', 'is said to have died'): nothing is peeled off.
    pub act: bool,
    /// The words of the reporting clause are no part of the content.
    pub peeled: bool,
    /// A prepositional cue ('according to'), whose words are peeled off its host.
    pub phrase: bool,
    /// The reporting clause is an event of its own ('announced on Friday').
    pub news: bool,
    /// The sentence says that the content is not so, or that nothing shows it ('is baseless', 'no evidence that').
    pub rejects: bool,
    /// Tokens of the reporting clause that the tree put elsewhere.
    pub extra: Vec<usize>,
}

impl Frame {
    /// A construction of one word over its content, none of the sentence's words peeled off.
    pub(super) fn over(content: Vec<usize>, cue: usize, verb: &'static str, stance: Stance, source: Option<usize>) -> Self {
        Self {
            cue,
            cue_last: cue,
            verb,
            stance,
            source,
            content,
            act: false,
            peeled: false,
            phrase: false,
            news: false,
            rejects: false,
            extra: Vec::new(),
        }
    }
}

/// All reporting constructions of the sentence, in order of their cues.
pub fn frames(tree: &Tree) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    for i in 0..tree.tokens.len() {
        let frame = match tree.tokens[i].tag {
            tag if tag.starts_with("VB") => verb(tree, i).or_else(|| phrase(tree, i)),
            tag if tag.starts_with("NN") => noun(tree, i),
            _ => phrase(tree, i),
        };
        found.extend(frame);
    }
    found.extend(rejected::frames(tree, &found));
    found.sort_by_key(|f| f.cue);
    // 'denied the claim that P', 'the claim that P is false': the claim is nobody else's.
    let over = |f: &Frame| f.peeled || f.rejects;
    let held: Vec<usize> = found.iter().filter(|f| over(f)).flat_map(|f| f.content.clone()).collect();
    found.retain(|f| over(f) || f.act || f.phrase || f.source.is_some() || !f.content.iter().any(|c| held.contains(c)));
    // 'the paper reported, citing an official': what the paper reported is what the official is cited for.
    for i in 0..found.len() {
        if found[i].verb == "cite"
            && let Some(host) = found.iter().find(|f| found[i].content.contains(&f.cue) && !f.act)
        {
            found[i].content = host.content.clone();
        }
    }
    found
}

/// A reporting verb of the sentence: its entry, and its last token ('at' of 'scoff at').
#[derive(Debug, Clone, Copy)]
struct Cue {
    entry: &'static Reporting,
    last: usize,
}

impl Cue {
    /// The verb that stands there, of several words where the table has it.
    fn at(tree: &Tree, v: usize) -> Option<Self> {
        let follows = |rest: &[&str]| {
            rest.iter().enumerate().all(|(k, &word)| v + 1 + k < tree.tokens.len() && tree.lemma(v + 1 + k) == word)
        };
        let longer = reporting::phrasal(tree.lemma(v)).filter(|(rest, _)| follows(rest)).max_by_key(|(rest, _)| rest.len());
        match longer {
            Some((rest, entry)) => Some(Self { entry, last: v + rest.len() }),
            None => reporting::verb(tree.lemma(v)).map(|entry| Self { entry, last: v }),
        }
    }

    /// What the verb is about, as a noun: its object, or that of its last word ('scoffed at the idea').
    fn object(self, tree: &Tree, v: usize) -> Option<usize> {
        let own = || tree.child(v, &["dobj", "nsubjpass"]);
        if self.last == v { own() } else { tree.child(self.last, &["pobj"]).or_else(own) }
    }
}

struct Found {
    content: Vec<usize>,
    stance: Stance,
    source: Option<usize>,
    act: bool,
    extra: Vec<usize>,
}

/// Looks for one construction of a reporting verb.
type Step = fn(&Tree, usize, Cue) -> Option<Found>;

fn verb(tree: &Tree, v: usize) -> Option<Frame> {
    let cue = Cue::at(tree, v)?;
    let entry = cue.entry;
    if matches!(tree.tokens[v].label, "amod" | "compound" | "aux" | "auxpass") {
        return None;
    }
    let steps: [Step; 7] = [citing, clause, infinitive, quoted_as, about, tag, act];
    let mut found = steps.iter().find_map(|step| step(tree, v, cue))?;
    if found.source.is_none()
        && !passive(tree, v)
        && !found.act
        && let Some((source, words)) = surface::holder(tree, v)
    {
        found.source = Some(source);
        found.extra = words;
    }
    let impersonal = found.source.is_some_and(|s| tree.lemma(s) == "it" && tree.tokens[s].head != v);
    if impersonal || (found.source.is_none() && !passive(tree, v) && found.act) {
        return None;
    }
    let negated = negated(tree, v);
    if negated && entry.stance == Stance::Denies {
        // 'did not deny that P': neither a denial nor an assertion.
        found.act = true;
        found.content = vec![v];
        found.stance = Stance::Questions;
    } else if negated && !found.act && matches!(found.stance, Stance::Asserts | Stance::Reports) {
        found.stance = Stance::Questions;
    }
    let peeled = !found.act && entry.cue != "cite";
    Some(Frame {
        cue_last: cue.last,
        news: peeled && entry.news && dated(tree, v),
        peeled,
        act: found.act,
        phrase: entry.cue == "cite",
        extra: found.extra,
        ..Frame::over(found.content, v, entry.cue, found.stance, found.source)
    })
}

/// Whether the act of reporting is negated: 'did not say', 'declined to say', 'nobody said', 'neither confirmed nor denied'.
fn negated(tree: &Tree, v: usize) -> bool {
    let never = |c: usize| matches!(tree.lemma(c), "never" | "neither" | "nor");
    let own = tree.child(v, &["neg"]).is_some() || tree.children_with(v, &["advmod", "preconj", "cc"]).any(never);
    let head = tree.tokens[v].head;
    match tree.tokens[v].label {
        "xcomp" if negation::is(Negator::Governor, tree.lemma(head)) => true,
        // 'did not confirm or deny': one negation for both.
        "conj" if head < v && !walk::has_subject(tree, v) => {
            let or = tree.children_with(head, &["cc"]).any(|c| matches!(tree.lemma(c), "or" | "nor"));
            own || (or && negated(tree, head))
        }
        _ => own || walk::subject(tree, v).is_some_and(|s| rejected::none(tree, s)),
    }
}

/// Whether the reporting clause names a time or place of its own.
fn dated(tree: &Tree, v: usize) -> bool {
    let time = |t: usize| tree.entities.iter().any(|e| (e.first..e.last).contains(&t) && matches!(e.kind, "DATE" | "TIME"));
    tree.children_with(v, &["npadvmod"]).any(time)
        || tree.children_with(v, &["prep"]).flat_map(|p| tree.children_with(p, &["pobj"])).any(time)
}

/// Who speaks: the agent of a passive, the subject of an active verb.
pub(super) fn holder(tree: &Tree, v: usize) -> Option<usize> {
    if passive(tree, v) {
        return agent(tree, v);
    }
    walk::subject(tree, v).filter(|&s| s != v)
}

fn agent(tree: &Tree, v: usize) -> Option<usize> {
    let by = tree.child(v, &["agent"]).or_else(|| tree.children_with(v, &["prep"]).find(|&p| tree.lemma(p) == "by"))?;
    tree.child(by, &["pobj"])
}

fn passive(tree: &Tree, v: usize) -> bool {
    let bare = tree.tokens[v].tag == "VBN" && tree.child(v, &["aux"]).is_none() && !walk::has_subject(tree, v);
    tree.child(v, &["nsubjpass", "auxpass", "agent"]).is_some()
        || (bare && matches!(tree.tokens[v].label, "acl" | "relcl" | "advcl" | "xcomp" | "acomp"))
}

/// 'citing an official'.
fn citing(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    if !entry.takes(Pattern::Citing) || tree.tokens[v].tag != "VBG" {
        return None;
    }
    let source = tree.child(v, &["dobj"])?;
    let host = Some(tree.tokens[v].head).filter(|&h| h != v)?;
    Some(Found { content: vec![host], stance: entry.stance, source: Some(source), act: false, extra: Vec::new() })
}

/// 'said that P', 'P, X said'.
fn clause(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    let impersonal = entry.takes(Pattern::Passive) && passive(tree, v);
    if !entry.takes(Pattern::Clause) && !entry.takes(Pattern::Tag) && !impersonal {
        return None;
    }
    let quoted = |c: usize| tree.quoted(c) && !tree.quoted(v);
    let content: Vec<usize> = tree
        .children_with(v, &["ccomp", "parataxis"])
        .filter(|&c| walk::verbal(tree, c) || !walk::punctuation(tree, c))
        .filter(|&c| tree.tokens[c].label == "ccomp" || quoted(c))
        .filter(|&c| !walk::question(tree, c) || quoted(c))
        .collect();
    let &first = content.first()?;
    let whether = tree.child(first, &["mark"]).is_some_and(|m| matches!(tree.lemma(m), "whether" | "if"));
    let ordered = entry.takes(Pattern::Order) && tree.tokens[first].tag == "VB" && !walk::finite(tree, first);
    let stance = match entry.stance {
        _ if ordered => Stance::Orders,
        Stance::Asserts | Stance::Reports if whether => Stance::Questions,
        Stance::Questions if entry.cue == "ask" && !whether => Stance::Questions,
        stance => stance,
    };
    Some(Found { content, stance, source: holder(tree, v), act: false, extra: Vec::new() })
}

/// 'denied taking it', 'urged X to leave', 'is said to have died'.
fn infinitive(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    let below = tree.children_with(v, &["xcomp", "oprd"]).find(|&c| walk::verbal(tree, c))?;
    let source = holder(tree, v);
    let addressed = tree.child(v, &["dobj", "dative", "nsubjpass"]).is_some();
    if entry.takes(Pattern::Passive) && passive(tree, v) {
        return Some(Found { content: vec![v], stance: entry.stance, source, act: true, extra: Vec::new() });
    }
    // 'were told to leave': that they were told is the news, whoever told them.
    if entry.takes(Pattern::Order) && passive(tree, v) && tree.child(v, &["nsubjpass"]).is_some() {
        return Some(Found { content: vec![v], stance: Stance::Orders, source, act: true, extra: Vec::new() });
    }
    if entry.takes(Pattern::Order) && addressed {
        return Some(Found { content: vec![below], stance: Stance::Orders, source, act: false, extra: Vec::new() });
    }
    (entry.takes(Pattern::Infinitive) && !addressed).then(|| Found {
        content: vec![below],
        stance: entry.stance,
        source,
        act: false,
        extra: Vec::new(),
    })
}

/// 'quoted X as saying'.
fn quoted_as(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    if !entry.takes(Pattern::As) {
        return None;
    }
    let speech = tree
        .children_with(v, &["prep", "advcl"])
        .flat_map(|p| tree.children[p].iter().copied().chain([p]))
        .find(|&c| walk::verbal(tree, c) && reporting::verb(tree.lemma(c)).is_some_and(|e| e.takes(Pattern::Clause)))?;
    Some(Found { content: vec![speech], stance: entry.stance, source: holder(tree, v), act: false, extra: Vec::new() })
}

/// 'accused X of stealing', 'denied any links'.
fn about(tree: &Tree, v: usize, cue: Cue) -> Option<Found> {
    let entry = cue.entry;
    let source = holder(tree, v);
    if entry.takes(Pattern::Of) {
        let deed = tree
            .children_with(v, &["prep"])
            .filter(|&p| matches!(tree.lemma(p), "of" | "for" | "with"))
            .find_map(|p| tree.child(p, &["pcomp"]))
            .filter(|&c| walk::verbal(tree, c))?;
        return Some(Found { content: vec![deed], stance: entry.stance, source, act: false, extra: Vec::new() });
    }
    let denied = cue.object(tree, v)?;
    // 'rejected the claim that P' denies P as 'denied the claim that P' does.
    let act = entry.takes(Pattern::Act) && matches!(entry.stance, Stance::Denies | Stance::Questions);
    let rejects = act || entry.takes(Pattern::Said);
    if !entry.takes(Pattern::Noun) && !rejects {
        return None;
    }
    let said = tree.children_with(denied, &["acl", "ccomp", "relcl"]).find(|&c| stated(tree, c));
    let content = match said {
        Some(content) => content,
        None if !entry.takes(Pattern::Noun) => return None,
        None if clause_words::is(Class::Anaphor, tree.lemma(denied)) => return None,
        None if tree.tokens[denied].tag.starts_with("PRP") || tree.tokens[denied].label == "nsubjpass" => return None,
        None => denied,
    };
    Some(Found { content: vec![content], stance: entry.stance, source, act: false, extra: Vec::new() })
}

/// Whether the clause under a noun says what the noun is about ('the claim that P'), not which one it is ('the claim that he made').
pub(super) fn stated(tree: &Tree, c: usize) -> bool {
    if !walk::verbal(tree, c) || !walk::finite(tree, c) {
        return false;
    }
    if tree.tokens[c].label != "relcl" {
        return tree.child(c, &["mark"]).is_some_and(|m| tree.lemma(m) == "that") || walk::has_subject(tree, c);
    }
    let that = tree.subtree(c).first().is_some_and(|&t| tree.lemma(t) == "that");
    let subject = tree.child(c, &walk::SUBJECTS).is_some_and(|s| !walk::relative(tree, s));
    let full = tree.children_with(c, &["dobj", "acomp", "attr", "auxpass"]).any(|o| !walk::relative(tree, o));
    that && subject && full
}

/// 'P, X said' where the tree hangs the tag under P, and 'as X said'.
fn tag(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    if !entry.takes(Pattern::Tag) || tree.quoted(v) {
        return None;
    }
    let head = tree.tokens[v].head;
    let as_said = tree.children_with(v, &["mark", "advmod"]).any(|m| tree.lemma(m) == "as");
    let own = tree.child(v, &["nsubj"]).or_else(|| agent(tree, v));
    let hung = match tree.tokens[v].label {
        "parataxis" => own.is_some(),
        "advcl" => own.is_some() && as_said,
        // '"P" was denied by X' where the tree makes P the main clause.
        "conj" => agent(tree, v).is_some() && tree.quoted(head) && !walk::has_subject(tree, v),
        _ => false,
    };
    if hung && head != v {
        return Some(Found { content: vec![head], stance: entry.stance, source: own, act: false, extra: Vec::new() });
    }
    let (content, source, extra) = surface::tag(tree, v)?;
    Some(Found { content: vec![content], stance: entry.stance, source: Some(source), act: false, extra })
}

/// 'rejected the claim': the clause is what the holder does.
fn act(tree: &Tree, v: usize, Cue { entry, .. }: Cue) -> Option<Found> {
    let object = tree.child(v, &["dobj", "nsubjpass", "ccomp"]).is_some();
    (entry.takes(Pattern::Act) && object).then(|| Found {
        content: vec![v],
        stance: entry.stance,
        source: holder(tree, v),
        act: true,
        extra: Vec::new(),
    })
}

/// 'the claim that P', 'reports that P'.
fn noun(tree: &Tree, n: usize) -> Option<Frame> {
    let entry = reporting::noun(tree.lemma(n))?;
    let content: Vec<usize> = tree.children_with(n, &["acl", "ccomp", "relcl"]).filter(|&c| stated(tree, c)).collect();
    if content.is_empty() {
        return None;
    }
    let from = tree.children_with(n, &["prep"]).find(|&p| matches!(tree.lemma(p), "by" | "from" | "of"));
    let source = tree.child(n, &["poss"]).or_else(|| tree.child(from?, &["pobj"]));
    Some(Frame::over(content, n, entry.cue, entry.stance, source))
}

/// 'according to X', 'per X'.
fn phrase(tree: &Tree, i: usize) -> Option<Frame> {
    let (entry, last) = match tree.lemma(i) {
        "accord" | "according" => {
            let to = tree.child(i, &["prep"]).filter(|&t| tree.lemma(t) == "to");
            (
                reporting::phrase("according to")?,
                to.or_else(|| (i + 1 < tree.tokens.len() && tree.lemma(i + 1) == "to").then_some(i + 1))?,
            )
        }
        lemma => (reporting::phrase(lemma)?, i),
    };
    let source = tree.child(last, &["pobj"]).or_else(|| tree.child(i, &["pobj"]))?;
    if entry.cue != "according to" && !super::holder::speaks(tree, source) {
        return None;
    }
    let mut host = tree.tokens[i].head;
    while !walk::verbal(tree, host) && tree.tokens[host].head != host && tree.tokens[host].label != "appos" {
        host = tree.tokens[host].head;
    }
    (host != i).then(|| Frame {
        cue_last: last,
        phrase: true,
        ..Frame::over(vec![host], i, entry.cue, entry.stance, Some(source))
    })
}
