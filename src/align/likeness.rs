//! Measures of how alike two profiles are: what of the one the other covers, runs of words, words that hang together.

use super::profile::{Profile, Profiles, Word};

/// How much of the first profile's content the second covers by meaning, `0.0..=1.0`, and the weight left uncovered.
#[must_use]
pub fn cover(profiles: &Profiles, from: &Profile, to: &Profile) -> (f64, f64) {
    cover_by(profiles, from, to, |word| word.weight)
}

/// How much of the first profile's content, by what tells the sentences of its report apart, the second covers by meaning.
#[must_use]
pub fn cover_salient(profiles: &Profiles, from: &Profile, to: &Profile) -> f64 {
    cover_by(profiles, from, to, |word| word.salient).0
}

fn cover_by(profiles: &Profiles, from: &Profile, to: &Profile, weight: impl Fn(&Word) -> f64) -> (f64, f64) {
    let total: f64 = from.words.iter().map(&weight).sum();
    let held = |x: &Word| to.words.binary_search_by_key(&x.term, |y| y.term).is_ok();
    let near = |x: &Word| to.words.iter().map(|y| profiles.nearness(x, y)).fold(0.0, f64::max);
    // Among so many words something is near to anything.
    let long = from.words.len().max(to.words.len()) > LONGEST;
    let best = |x: &Word| match held(x) {
        true => 1.0,
        false if long => 0.0,
        false => near(x),
    };
    let covered: f64 = from.words.iter().map(|x| weight(x) * best(x)).sum();
    if total > 0.0 { (covered / total, total - covered) } else { (0.0, 0.0) }
}

/// More content words than this stand in no sentence of prose: it is a list, or text without full stops.
const LONGEST: usize = 120;

/// The weight of the shared terms by what tells sentences apart in both reports.
#[must_use]
pub fn salient_shared(a: &Profile, b: &Profile) -> f64 {
    let other = |x: &Word| b.words.binary_search_by_key(&x.term, |y| y.term).ok().map(|j| &b.words[j]);
    a.words.iter().filter_map(|x| other(x).map(|y| (x.salient * y.salient).sqrt())).sum()
}

/// The heaviest run of words that stands in both, in order and without gaps.
#[must_use]
pub fn run(a: &Profile, b: &Profile) -> f64 {
    let mut best: f64 = 0.0;
    // The runs that end at a word of the second and at the word of the first that was looked at last.
    let (mut before, mut now) = (Vec::<(u32, f64)>::new(), Vec::new());
    for x in &a.steps {
        now.clear();
        if b.bits & x.bit() != 0 {
            let from = b.order.partition_point(|&(lemma, _)| lemma < x.lemma);
            let mut runs = before.iter().peekable();
            for &(_, at) in b.order[from..].iter().take_while(|&&(lemma, _)| lemma == x.lemma) {
                while runs.next_if(|&&(end, _)| end + 1 < at).is_some() {}
                let run = runs.peek().filter(|&&&(end, _)| end + 1 == at).map_or(0.0, |&&(_, run)| run) + x.weight;
                best = best.max(run);
                now.push((at, run));
            }
        }
        std::mem::swap(&mut before, &mut now);
    }
    best
}

/// Share of the links of the profile with fewer that the other has too, and their weight.
#[must_use]
pub fn links(a: &Profile, b: &Profile) -> (f64, f64) {
    let mass = |p: &Profile| p.links.iter().map(|&(_, w)| w).sum::<f64>();
    let shared: f64 = a
        .links
        .iter()
        .filter_map(|&(key, w)| b.links.binary_search_by_key(&key, |&(k, _)| k).ok().map(|j| f64::midpoint(w, b.links[j].1)))
        .sum();
    let least = mass(a).min(mass(b));
    if least > 0.0 { ((shared / least).min(1.0), shared) } else { (0.0, 0.0) }
}

/// `x / (x + 1)`: any weight in `0.0..1.0`.
#[must_use]
pub fn squash(x: f64) -> f64 {
    x / (x + 1.0)
}
