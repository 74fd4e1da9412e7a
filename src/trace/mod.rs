//! Where the claims of a story come from: copied passages, credits to media, named sources, and when each was said.

mod copies;
mod credits;
mod moments;
mod sources;

use crate::types::{ArticleId, Basis, Claim, CopiedText, Corpus, HolderKind, How, Origins, Place, Source, Span};
use credits::{Cited, Credits};
use sources::Names;

/// Traces the claims of a story to their origins. What it finds does not depend on the order of the reports, as long as they stand in the
/// order of their ids.
#[must_use]
pub fn trace(corpus: &Corpus) -> Origins {
    let credits = credits::credits(corpus);
    let copies = copies::copies(corpus, &earliest_first(corpus));
    let names = Names::new(corpus);
    let sources = corpus
        .claims
        .iter()
        .map(|claim| Source { passage: copies.groups[claim.sentence.index()], ..source(corpus, &credits, &names, claim) });
    let sources = sources.collect();
    let pairs = copies.pairs.into_iter().map(|pair| CopiedText { from: from(corpus, &credits, pair.reports), ..pair }).collect();
    Origins { sources, said: moments::moments(corpus), copies: pairs, credits: credits.all }
}

/// The reports by day of publication, those without one last.
fn earliest_first(corpus: &Corpus) -> Vec<ArticleId> {
    let mut order: Vec<ArticleId> = (0..corpus.articles.len()).map(ArticleId::new).collect();
    order.sort_by_key(|&id| {
        let article = corpus.article(id);
        (article.published.is_none(), article.published, &article.id)
    });
    order
}

/// Whom a claim rests on: its innermost named holder, else the medium that it is credited to, else the report's own voice.
fn source(corpus: &Corpus, credits: &Credits, names: &Names, claim: &Claim) -> Source {
    let tree = corpus.tree(claim.sentence);
    let place = Place { article: claim.article, span: claim.span };
    let unnamed = sources::unnamed(&claim.attribution);
    let bare = |basis, name, shown, how, own, unnamed| Source { place, basis, name, shown, how, own, passage: None, unnamed };
    if let Some((key, name, link)) = sources::source(names, tree, &claim.attribution) {
        // The cue may stand in another sentence of the report; the holder's own words show it best where they are here.
        let text = &tree.sentence.text;
        let cue = text.get(link.cue.start()..link.cue.end()).map(|_| link.cue);
        let holder = holder(text, &link.holder, link.cue);
        let words = holder.map(|holder| cue.filter(|cue| gap(*cue, holder) <= NEAR).map_or(holder, |cue| cue.cover(holder)));
        let shown = words.map_or(place, |span| Place { article: claim.article, span: tree.sentence.original(span) });
        return bare(Basis::Source(key), name, shown, How::NamedSource, false, None);
    }
    if let Some(Cited { medium, shown }) = cited(corpus, credits, claim) {
        return bare(Basis::Medium(medium.clone()), medium, shown, How::Credit, false, unnamed);
    }
    match &credits.voices[claim.article.index()] {
        Some(voice) => {
            let how = if voice.foreign { How::Credit } else { How::OwnVoice };
            bare(Basis::Medium(voice.medium.clone()), voice.medium.clone(), voice.shown, how, true, unnamed)
        }
        None => bare(Basis::Report(claim.article), corpus.article(claim.article).id.clone(), place, How::OwnVoice, true, unnamed),
    }
}

/// Bytes that may stand between a holder and its reporting verb for both to be shown.
const NEAR: usize = 20;

/// Where the holder's whole words stand in a sentence, nearest to the cue: 'he' is not in 'the'.
fn holder(text: &str, words: &str, cue: Span) -> Option<Span> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let places = text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()));
    let whole = places.filter(|p| edge(text[..p.start()].chars().next_back()) && edge(text[p.end()..].chars().next()));
    whole.min_by_key(|place| gap(*place, cue))
}

fn gap(a: Span, b: Span) -> usize {
    b.start().saturating_sub(a.end()).max(a.start().saturating_sub(b.end()))
}

/// The medium that a claim is credited to: in its sentence, or by words for the medium that was named last ('the paper said').
fn cited(corpus: &Corpus, credits: &Credits, claim: &Claim) -> Option<Cited> {
    let sentence = claim.sentence.index();
    if let Some(cited) = &credits.cited[sentence] {
        return Some(cited.clone());
    }
    let link = claim.attribution.iter().find(|link| link.kind == HolderKind::Medium)?;
    let medium = credits.last[sentence].clone()?;
    let tree = corpus.tree(claim.sentence);
    let at = tree.sentence.text.find(&link.holder)?;
    let span = tree.sentence.original(Span::new(at, at + link.holder.len()));
    Some(Cited { medium, shown: Place { article: claim.article, span } })
}

/// Which of two reports with text in common had it first: the one published earlier, or the one whose outlet the other credits.
fn from(corpus: &Corpus, credits: &Credits, [a, b]: [ArticleId; 2]) -> Option<ArticleId> {
    let published = |id: ArticleId| corpus.article(id).published;
    if let (Some(p), Some(q)) = (published(a), published(b))
        && p != q
    {
        return Some(if p < q { a } else { b });
    }
    let outlet = |id: ArticleId| corpus.article(id).outlet.as_deref();
    let leans = |on: ArticleId, report: ArticleId| {
        let names = |medium: &str| outlet(on) == Some(medium) && outlet(report) != Some(medium);
        credits.all.iter().any(|credit| credit.report == report && names(&credit.medium))
    };
    match (leans(a, b), leans(b, a)) {
        (true, false) => Some(a),
        (false, true) => Some(b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_a_whole_word_near_its_verb() {
        let text = "The dam that he built leaked, he said.";
        let cue = Span::new(33, 37);
        assert_eq!(cue.slice(text), "said");
        assert_eq!(holder(text, "he", cue), Some(Span::new(30, 32)));
        assert_eq!(holder(text, "she", cue), None);
    }
}
