//! Laws that hold for any reports: copies, order, paragraphs, strangers, spans, threads, hostile text.

#[path = "common/story.rs"]
mod story;

use crosscheck::ingest::{Input, ingest, tell_apart};
use crosscheck::pipeline::{Settings, check};
use crosscheck::render::{FORMATS, Options, render};
use crosscheck::types::{Article, ArticleId, ClaimId, Finding, Outcome, Report, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use story::{STORIES, Story, stories};

static ALL: LazyLock<Vec<Story>> = LazyLock::new(|| stories(Path::new(STORIES)));

/// The same few cases on every run; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 12;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_261_125);
    }
    config
}

fn any_story() -> impl Strategy<Value = usize> {
    0..ALL.len()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_report_never_contradicts_its_own_copy(story in any_story(), report in any::<prop::sample::Index>()) {
        let input = report.get(&ALL[story].inputs).clone();
        let alone = run(read(std::slice::from_ref(&input)));
        let copy = Input { path: format!("copy-of/{}", input.path), bytes: input.bytes.clone() };
        let both = run(read(&[input, copy]));
        // A report that contradicts itself is opposed to its copy in the same words, and in no others.
        let own = clashes(&alone);
        for clash in clashes(&both) {
            prop_assert!(clash.iter().any(|pair| own.iter().any(|c| c.contains(pair))), "a copy is contradicted: {clash:?}");
        }
    }

    #[test]
    fn a_report_added_twice_never_raises_a_count_of_origins(story in any_story(), report in any::<prop::sample::Index>()) {
        let mut inputs = ALL[story].inputs.clone();
        let without = run(read(&inputs));
        let input = report.get(&inputs).clone();
        inputs.push(Input { path: format!("copy-of/{}", input.path), bytes: input.bytes });
        let with = run(read(&inputs));
        let place = |report: &Report, id: ClaimId| {
            let (claim, path) = (report.corpus.claim(id), report.corpus.article(article(report, id)).path.as_str());
            (path.strip_prefix("copy-of/").unwrap_or(path).to_owned(), claim.span)
        };
        let known: BTreeMap<_, ClaimId> = without.corpus.claims.iter().map(|c| (place(&without, c.id), c.id)).collect();
        for finding in &with.findings {
            let once: BTreeSet<ClaimId> = finding.claims.iter().filter_map(|&id| known.get(&place(&with, id)).copied()).collect();
            prop_assert!(!once.is_empty(), "a copy has claims of its own: {}", describe(&with, finding));
            let before = without.origins.behind(&once.into_iter().collect::<Vec<_>>()).len();
            let more = finding.independent_sources > before;
            prop_assert!(!more, "{before} origins have become {}: {}", finding.independent_sources, describe(&with, finding));
        }
    }

    #[test]
    fn the_order_of_reports_changes_nothing_but_order(story in any_story(), keys in prop::collection::vec(any::<u16>(), 9)) {
        let mut order: Vec<usize> = (0..ALL[story].inputs.len()).collect();
        order.sort_by_key(|&i| keys[i % keys.len()]);
        let inputs: Vec<Input> = order.iter().map(|&i| ALL[story].inputs[i].clone()).collect();
        let (first, second) = (run(ALL[story].articles()), run(read(&inputs)));
        same(&words(&first, None), &words(&second, None))?;
        let ids = |report: &Report| report.findings.iter().map(|f| f.id.clone()).collect::<BTreeSet<_>>();
        same(&ids(&first), &ids(&second))?;
    }

    #[test]
    fn wrapping_paragraphs_changes_nothing(story in any_story(), width in 24..90usize) {
        let wrapped: Vec<Input> = ALL[story].inputs.iter().map(|input| Input {
            path: input.path.clone(),
            bytes: wrap(&String::from_utf8_lossy(&input.bytes), width).into_bytes(),
        }).collect();
        same(&words(&run(ALL[story].articles()), None), &words(&run(read(&wrapped)), None))?;
    }

    // What one report alone says may be near enough to a claim of the stranger to count no more as said by one alone, and a
    // stranger that tells of another storm or blast may be taken for one more report in a claim or two; nothing else changes, and
    // nothing new is said of the others.
    #[test]
    fn an_unrelated_report_changes_nothing(story in any_story(), step in 1..ALL.len(), report in any::<prop::sample::Index>()) {
        let stranger = report.get(&ALL[(story + step) % ALL.len()].inputs);
        let mut inputs = ALL[story].inputs.clone();
        inputs.push(Input { path: "stranger.txt".to_owned(), bytes: stranger.bytes.clone() });
        let (without, with) = (run(ALL[story].articles()), run(read(&inputs)));
        let last = ArticleId::new(inputs.len() - 1);
        for outcome in [Outcome::Contradiction, Outcome::Agreement] {
            same(&tied(&without, outcome, last), &tied(&with, outcome, last))?;
        }
        let alone = |report: &Report| -> BTreeSet<String> {
            let kept = |f: &&Finding| f.outcome == Outcome::SingleSource && f.claims.iter().all(|&c| article(report, c) != last);
            report.findings.iter().filter(kept).map(|f| describe(report, f)).collect()
        };
        let (before, after) = (alone(&without), alone(&with));
        let new: Vec<_> = after.difference(&before).collect();
        prop_assert!(new.is_empty(), "new: {new:?}");
        let gone = before.len() - after.len();
        prop_assert!(gone <= 1 + before.len() / 10, "{gone} of {} are no longer said by one alone", before.len());
        let joins = |f: &&Finding| f.claims.iter().any(|&c| article(&with, c) == last) && f.claims.iter().any(|&c| article(&with, c) != last);
        let joined: Vec<String> = with.findings.iter().filter(joins).map(|f| describe(&with, f)).collect();
        prop_assert!(joined.len() <= 2, "tied to a stranger: {joined:?}");
    }

    #[test]
    fn the_number_of_threads_never_shows(story in any_story()) {
        let bytes = |threads| {
            let report = check(ALL[story].articles(), &Settings { threads, ..Settings::default() });
            json(&report)
        };
        prop_assert!(bytes(1) == bytes(8), "{}: the threads show in the output", ALL[story].name());
    }

    #[test]
    fn mutilated_reports_never_panic(
        story in any_story(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40usize, strange()), 1..30),
    ) {
        let mangle = |input: &Input| {
            let text = cuts.iter().fold(String::from_utf8_lossy(&input.bytes).into_owned(), |t, (at, len, put)| cut(&t, at, *len, put));
            Input { path: input.path.clone(), bytes: text.into_bytes() }
        };
        spans_hold(&run(read(&ALL[story].inputs.iter().map(mangle).collect::<Vec<_>>())))?;
    }

    #[test]
    fn any_text_at_all_never_panics(texts in prop::collection::vec("\\PC{0,200}|[a-z .,'\"0-9$%\n-]{0,400}", 2..4)) {
        let input = |(i, text): (usize, &String)| Input { path: format!("{i}.txt"), bytes: text.clone().into_bytes() };
        spans_hold(&run(read(&texts.iter().enumerate().map(input).collect::<Vec<_>>())))?;
    }
}

#[test]
fn every_span_slices_its_text() {
    for story in ALL.iter() {
        let report = run(story.articles());
        assert!(!report.corpus.claims.is_empty(), "{}: no claims", story.name());
        spans_hold(&report).unwrap_or_else(|e| panic!("{}: {e}", story.name()));
    }
}

#[test]
fn long_tokens_and_bare_marks_never_panic() {
    let texts = [
        "x".repeat(1 << 20),
        "\u{301}".repeat(500),
        "\"".repeat(999),
        "a\0b\u{1b}[31m c.\r\n\r\n1.\u{202e}".to_owned(),
        "🙂 🙂. ".repeat(99),
    ];
    let input = |(i, text): (usize, &String)| Input { path: format!("{i}.txt"), bytes: text.clone().into_bytes() };
    let report = run(read(&texts.iter().enumerate().map(input).collect::<Vec<_>>()));
    spans_hold(&report).unwrap_or_else(|e| panic!("{e}"));
}

fn run(articles: Vec<Article>) -> Report {
    check(articles, &Settings::default())
}

/// The inputs that ingest accepts, as articles.
fn read(inputs: &[Input]) -> Vec<Article> {
    let mut articles: Vec<Article> = inputs.iter().filter_map(|input| ingest(input).ok()).collect();
    tell_apart(&mut articles);
    articles
}

fn json(report: &Report) -> Vec<u8> {
    let format = FORMATS.iter().find(|f| f.name == "json").expect("JSON is in the table of formats");
    render(format, report, &Options::default()).expect("a report renders")
}

/// Fails with what one has and the other has not.
fn same(before: &BTreeSet<String>, after: &BTreeSet<String>) -> Result<(), TestCaseError> {
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).take(5).cloned().collect::<Vec<_>>().join("\n  ");
    prop_assert!(before == after, "gone:\n  {}\nnew:\n  {}", only(before, after), only(after, before));
    Ok(())
}

fn article(report: &Report, claim: ClaimId) -> ArticleId {
    report.corpus.claim(claim).article
}

/// What a claim says, white space folded, with the name of its report.
fn said(report: &Report, claim: ClaimId) -> String {
    let claim = report.corpus.claim(claim);
    let text: Vec<&str> = report.corpus.text(claim).split_whitespace().collect();
    format!("{}: {}", report.corpus.article(claim.article).id, text.join(" "))
}

/// The findings by what they say, sides and claims sorted; those that touch the article `without` are left out.
fn words(report: &Report, without: Option<ArticleId>) -> BTreeSet<String> {
    let apart = |f: &&Finding| !f.claims.iter().any(|&c| Some(article(report, c)) == without);
    report.findings.iter().filter(apart).map(|f| describe(report, f)).collect()
}

fn describe(report: &Report, finding: &Finding) -> String {
    let side = |claims: &Vec<ClaimId>| claims.iter().map(|&c| said(report, c)).collect::<BTreeSet<_>>();
    let sides: BTreeSet<_> = finding.sides.iter().map(side).collect();
    let kinds: BTreeSet<_> = finding.kinds.iter().collect();
    let id = |&of: &ArticleId| &report.corpus.article(of).id;
    let origins: BTreeSet<_> =
        finding.origins.iter().map(|o| (o.how, o.name.clone(), o.reports.iter().map(id).collect::<BTreeSet<_>>())).collect();
    let (outcome, severity, count) = (finding.outcome, finding.severity, finding.independent_sources);
    format!("{outcome:?} {kinds:?} {severity:?} {sides:?} {count} {origins:?}")
}

/// The pairs of claims that findings of one outcome set against each other or join, those of the article `without` left out.
fn tied(report: &Report, outcome: Outcome, without: ArticleId) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for finding in report.findings.iter().filter(|f| f.outcome == outcome) {
        let claims: Vec<ClaimId> = finding.claims.iter().copied().filter(|&c| article(report, c) != without).collect();
        let side = |c: ClaimId| finding.sides.iter().position(|side| side.contains(&c));
        for (i, &a) in claims.iter().enumerate() {
            let others = claims[i + 1..].iter().filter(|&&b| outcome == Outcome::Agreement || side(a) != side(b));
            found.extend(others.map(|&b| format!("{:?}", BTreeSet::from([said(report, a), said(report, b)]))));
        }
    }
    found
}

/// The opposed words of every contradiction: all pairs of claims on different sides, smaller first, without report names.
fn clashes(report: &Report) -> Vec<BTreeSet<(String, String)>> {
    let text = |c: ClaimId| report.corpus.text(report.corpus.claim(c)).to_owned();
    let pairs = |f: &Finding| {
        let sides: Vec<Vec<String>> = f.sides.iter().map(|s| s.iter().map(|&c| text(c)).collect()).collect();
        let pair = |a: &String, b: &String| if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        let across =
            |i: usize| sides[i].iter().flat_map(|a| sides[i + 1..].iter().flatten().map(|b| pair(a, b))).collect::<Vec<_>>();
        (0..sides.len()).flat_map(across).collect()
    };
    report.findings.iter().filter(|f| f.outcome == Outcome::Contradiction).map(pairs).collect()
}

/// Every claim and every piece of evidence stands where it says.
fn spans_hold(report: &Report) -> Result<(), TestCaseError> {
    let corpus = &report.corpus;
    let whole = |text: &str, span: Span| text.get(span.start()..span.end()).map(str::to_owned);
    for claim in &corpus.claims {
        let text = whole(&corpus.article(claim.article).text, claim.span);
        prop_assert!(text.as_ref().is_some_and(|t| !t.is_empty()), "a claim's span cuts no text: {:?}", claim.span);
        prop_assert_eq!(text.as_deref(), Some(corpus.text(claim)));
    }
    let origins = report.findings.iter().flat_map(|f| &f.origins).flat_map(|o| &o.shown);
    let passages = report.origins.copies.iter().flat_map(|c| &c.passages).flatten();
    for place in origins.chain(passages).chain(report.origins.credits.iter().map(|c| &c.shown)) {
        prop_assert!(whole(&corpus.article(place.article).text, place.span).is_some(), "no text at {place:?}");
    }
    for evidence in report.findings.iter().flat_map(|f| &f.reasons).flat_map(|r| [&r.left, &r.right]) {
        let text = whole(&corpus.article(evidence.place.article).text, evidence.place.span);
        prop_assert_eq!(text.as_deref(), Some(evidence.text.as_str()));
        prop_assert_eq!(evidence.place.article, corpus.claim(evidence.claim).article);
    }
    Ok(())
}

/// Breaks the long paragraphs of a text at a width; headings and bylines stay as they are.
fn wrap(text: &str, width: usize) -> String {
    let fold = |paragraph: &str| {
        if paragraph.len() < 80 || !paragraph.trim_end().ends_with(['.', '"']) {
            return paragraph.to_owned();
        }
        let mut lines = vec![String::new()];
        for word in paragraph.split(' ') {
            let line = lines.last_mut().expect("there is always a line");
            match line.is_empty() {
                true => line.push_str(word),
                false if line.chars().count() + 1 + word.chars().count() <= width => *line += &format!(" {word}"),
                false => lines.push(word.to_owned()),
            }
        }
        lines.join("\n")
    };
    text.split('\n').map(fold).collect::<Vec<_>>().join("\n")
}

/// Bits of text that readers of text stumble over.
fn strange() -> impl Strategy<Value = String> {
    let bits = [
        "",
        "\"",
        "”",
        "'",
        "\u{301}",
        "🙂",
        "\0",
        "\u{1b}[2J",
        "\u{feff}",
        "...",
        "$",
        "1.2.3",
        "½",
        "\r",
        "\n\n",
        "\u{2028}",
        "Mr. ",
        "-",
        "—",
        "%",
        "999999999999999999999999",
        "不",
        "٣",
        " not ",
        "deny ",
    ];
    prop::sample::select(bits.to_vec()).prop_map(str::to_owned)
}

/// The text with up to `len` characters at `at` replaced.
fn cut(text: &str, at: &prop::sample::Index, len: usize, put: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() {
        return put.to_owned();
    }
    let at = at.index(chars.len());
    let end = (at + len).min(chars.len());
    chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect()
}
