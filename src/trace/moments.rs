//! When each claim was said: on the day that its sentence names for it, else on the day of its report.

use crate::lexicon::updates::{ends_as_of, grows};
use crate::types::{Claim, Corpus, Date, Grain, Known, Said, Time};

/// For each claim the day on which it was said, where that is known.
pub(super) fn moments(corpus: &Corpus) -> Vec<Option<Said>> {
    let mut found: Vec<Option<Said>> = Vec::with_capacity(corpus.claims.len());
    for sentence in corpus.claims.chunk_by(|a, b| a.sentence == b.sentence) {
        for claim in sentence {
            let published = corpus.article(claim.article).published;
            let told = told(corpus, claim, sentence, published).map(|on| (on, Known::Text));
            let known = told.or(published.map(|on| (on, Known::Published)));
            found.push(known.map(|(on, known)| Said { on, known, claim: claim.id }));
        }
    }
    found
}

/// The one day that the sentence names for what the claim says: 'as of Tuesday', or the day of a figure that rose.
fn told(corpus: &Corpus, claim: &Claim, sentence: &[Claim], published: Option<Date>) -> Option<Date> {
    let tree = corpus.tree(claim.sentence);
    let text = &tree.sentence.text;
    let moves = |claim: &Claim| grows(tree.lemma(claim.head));
    let day = |time: &Time| {
        let (first, last) = time.days?;
        let past = published.is_none_or(|published| first <= published);
        (first == last && time.grain <= Grain::Day && past).then_some(first)
    };
    let as_of = |time: &&Time| ends_as_of(&text[..time.span.start()].to_lowercase());
    let times = || sentence.iter().flat_map(|claim| &claim.times);
    let cued = times().filter(as_of).find_map(day);
    cued.or_else(|| claim.times.iter().filter(|_| moves(claim)).find_map(day))
}
