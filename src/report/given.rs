//! Back to the order in which the user gave the reports, after every stage saw them in one order of its own.

use crate::types::{Article, ArticleId, Basis, ClaimId, Corpus, Finding, Origins, Place, SentenceId, Tree};

/// Puts the reports of a story, and all that stands in them, in another order: the report at `i` moves to `places[i]`.
/// `places` holds each index of a report once.
#[must_use]
pub fn in_given_order(
    corpus: Corpus,
    mut findings: Vec<Finding>,
    mut origins: Origins,
    places: &[usize],
) -> (Corpus, Vec<Finding>, Origins) {
    if places.is_sorted() {
        return (corpus, findings, origins);
    }
    let Corpus { articles, trees, entities, claims } = corpus;
    let article = |id: ArticleId| ArticleId::new(places[id.index()]);
    let sentences = moved(&trees, |tree| places[tree.sentence.article.index()]);
    let numbers = moved(&claims, |claim| places[claim.article.index()]);
    let claim = |id: ClaimId| ClaimId::new(numbers[id.index()]);
    let articles: Vec<Article> = arranged(articles, places);
    let mut trees: Vec<Tree> = arranged(trees, &sentences);
    for (i, tree) in trees.iter_mut().enumerate() {
        tree.sentence.id = SentenceId::new(i);
        tree.sentence.article = article(tree.sentence.article);
    }
    let mut claims = arranged(claims, &numbers);
    for (i, claim) in claims.iter_mut().enumerate() {
        claim.id = ClaimId::new(i);
        claim.article = article(claim.article);
        claim.sentence = SentenceId::new(sentences[claim.sentence.index()]);
    }
    for finding in &mut findings {
        for ids in std::iter::once(&mut finding.claims).chain(&mut finding.sides) {
            ids.iter_mut().for_each(|id| *id = claim(*id));
            ids.sort_unstable();
        }
        for evidence in finding.reasons.iter_mut().flat_map(|reason| [&mut reason.left, &mut reason.right]) {
            evidence.claim = claim(evidence.claim);
            evidence.place.article = article(evidence.place.article);
        }
        for origin in &mut finding.origins {
            origin.reports.iter_mut().for_each(|id| *id = article(*id));
            origin.reports.sort_unstable();
            origin.shown.iter_mut().for_each(|place| place.article = article(place.article));
            origin.shown.sort_unstable();
        }
        finding.history.iter_mut().flat_map(|history| &mut history.said).for_each(|said| said.claim = claim(said.claim));
    }
    rearrange(&mut origins, &numbers, article);
    (Corpus { articles, trees, entities, claims }, findings, origins)
}

/// Puts origins in the new order; `numbers` says where each claim goes.
fn rearrange(origins: &mut Origins, numbers: &[usize], article: impl Fn(ArticleId) -> ArticleId) {
    let moved = |place: &mut Place| place.article = article(place.article);
    for source in &mut origins.sources {
        moved(&mut source.place);
        moved(&mut source.shown);
        if let Basis::Report(report) = &mut source.basis {
            *report = article(*report);
        }
    }
    origins.sources = arranged(std::mem::take(&mut origins.sources), numbers);
    origins.said = arranged(std::mem::take(&mut origins.said), numbers);
    origins.said.iter_mut().flatten().for_each(|said| said.claim = ClaimId::new(numbers[said.claim.index()]));
    for credit in &mut origins.credits {
        credit.report = article(credit.report);
        moved(&mut credit.shown);
    }
    origins.credits.sort();
    for copy in &mut origins.copies {
        copy.reports = copy.reports.map(&article);
        copy.from = copy.from.map(&article);
        copy.passages.iter_mut().flatten().for_each(moved);
        if copy.reports[0] > copy.reports[1] {
            copy.reports.reverse();
            copy.shares.reverse();
            copy.passages.iter_mut().for_each(|passage| passage.reverse());
        }
        copy.passages.sort_unstable();
    }
    origins.copies.sort_by_key(|copy| copy.reports);
}

/// Where each item goes when they are sorted by the new place of their report; those of one report stay in order.
fn moved<T>(items: &[T], place: impl Fn(&T) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&i| place(&items[i]));
    let mut places = vec![0; items.len()];
    for (new, old) in order.into_iter().enumerate() {
        places[old] = new;
    }
    places
}

/// The items, each at its new place.
fn arranged<T>(items: Vec<T>, places: &[usize]) -> Vec<T> {
    let mut placed: Vec<(usize, T)> = places.iter().copied().zip(items).collect();
    placed.sort_unstable_by_key(|&(place, _)| place);
    placed.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_follow_their_reports() {
        // Reports 0, 1, 2 move to 2, 0, 1.
        let places = [2, 0, 1];
        let items = vec![(0, 'a'), (0, 'b'), (1, 'c'), (2, 'd'), (2, 'e')];
        let to = moved(&items, |item| places[item.0]);
        assert_eq!(to, [3, 4, 0, 1, 2]);
        let arranged: String = arranged(items, &to).into_iter().map(|item| item.1).collect();
        assert_eq!(arranged, "cdeab");
    }
}
