//! The names that the output formats give to the types' variants.

use crate::types::{
    Article, Attribution, Certainty, Change, Claim, Corpus, Exactness, Extent, Finding, Grain, HolderKind, How, Known, Measure,
    Origin, Outcome, Part, Polarity, Policy, QuoteStatus, Report, Scope, Severity, Silenced, Stance, TimeRole,
};

use std::collections::BTreeSet;

/// A type whose variants have names in the output.
pub(super) trait Named {
    /// The name, as the contract has it.
    fn name(self) -> &'static str;
}

macro_rules! names {
    ($($type:ident { $($variant:ident => $name:literal),+ $(,)? })+) => {
        $(impl Named for $type {
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        })+
    };
}

names! {
    Change { Same => "same", LeftOut => "left-out", Added => "added" }
    QuoteStatus { Verbatim => "verbatim", Altered => "altered", OtherSpeaker => "other-speaker", NotFound => "not-found" }
    Severity { Note => "note", Warning => "warning", Error => "error" }
    Scope { Across => "across", Within => "within" }
    Part { Headline => "headline", Body => "body", Caption => "caption", Credit => "credit", Boilerplate => "boilerplate" }
    Polarity { Affirmed => "affirmed", Negated => "negated" }
    Certainty {
        Certain => "certain", Likely => "likely", Possible => "possible", Planned => "planned", Conditional => "conditional",
        Unconfirmed => "unconfirmed",
    }
    Stance {
        Asserts => "asserts", Denies => "denies", Questions => "questions", Reports => "reports", Believes => "believes",
        Alleges => "alleges", Orders => "orders",
    }
    HolderKind {
        Named => "named", Unnamed => "unnamed", Official => "official", Medium => "medium", Document => "document",
        Witness => "witness",
    }
    Measure {
        Count => "count", Ordinal => "ordinal", Age => "age", Money => "money", Percent => "percent", Physical => "physical",
        Score => "score", Label => "label",
    }
    Exactness { Exact => "exact", Approximate => "approximate", Bound => "bound", Vague => "vague" }
    Grain {
        Minute => "minute", Hour => "hour", DayPart => "day-part", Day => "day", Week => "week", Month => "month",
        Season => "season", Year => "year", Decade => "decade",
    }
    How {
        CopiedPassage => "copied passage", Credit => "credit", SameNamedSource => "same named source", NamedSource => "named source",
        OwnVoice => "report's own voice",
    }
    Extent { Whole => "whole", Part => "part", Cited => "cited" }
    Known { Text => "text", Published => "published" }
    TimeRole { At => "at", Since => "since", Until => "until", Before => "before", After => "after" }
}

impl Named for Outcome {
    fn name(self) -> &'static str {
        self.code()
    }
}

/// The titles of a finding's kinds from the report's table, `Different numbers, Different dates`; a code without a row stands for itself.
pub(super) fn titles(report: &Report, finding: &Finding) -> String {
    let title = |code: &&'static str| report.kinds.iter().find(|kind| kind.code == *code).map_or(*code, |kind| kind.title);
    let titles = finding.kinds.iter().map(title).collect::<Vec<_>>().join(", ");
    if titles.is_empty() { "Contradiction".to_owned() } else { titles }
}

/// Who says a claim, innermost first: `said by a US official, reported by the New York Times`; empty for the writer's own
/// voice. The holder comes last, so that the words fit whether it is one or many.
pub(super) fn chain(claim: &Claim) -> String {
    let holder = |link: &Attribution| if link.holder.is_empty() { "someone".to_owned() } else { inside(&link.holder) };
    let verb = |stance: Stance| match stance {
        Stance::Asserts => "said",
        Stance::Denies => "denied",
        Stance::Questions => "questioned",
        Stance::Reports => "reported",
        Stance::Believes => "believed",
        Stance::Alleges => "alleged",
        Stance::Orders => "ordered",
    };
    let link = |link: &Attribution| format!("{} by {}", verb(link.stance), holder(link));
    // That somebody says it is worth no word; that somebody denies or doubts it is.
    let tells = |link: &&Attribution| !link.holder.is_empty() || matches!(link.stance, Stance::Denies | Stance::Questions);
    // That somebody says what they themselves deny or order is worth no word either.
    let said_already = |i: usize| {
        let link = &claim.attribution[i];
        link.stance == Stance::Asserts && claim.attribution[..i].iter().any(|inner| inner.holder == link.holder)
    };
    let links = claim.attribution.iter().enumerate().filter(|(i, link)| tells(link) && !said_already(*i));
    links.map(|(_, of)| link(of)).collect::<Vec<_>>().join(", ")
}

/// A holder inside a sentence: an article that stood first in its own is small again, but for names ('The Hague').
fn inside(holder: &str) -> String {
    match holder.split_once(' ') {
        Some((article @ ("The" | "A" | "An"), rest)) if rest.starts_with(char::is_lowercase) => {
            format!("{} {rest}", article.to_lowercase())
        }
        _ => holder.to_owned(),
    }
}

/// The first characters of a text, `most` of them, and a mark where more follows.
pub(super) fn clip(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// All explanations of a finding, each once, in order.
pub(super) fn explanations(finding: &Finding) -> Vec<&str> {
    let mut seen: Vec<&str> = Vec::new();
    for reason in &finding.reasons {
        if !reason.explanation.is_empty() && !seen.contains(&reason.explanation.as_str()) {
            seen.push(&reason.explanation);
        }
    }
    seen
}

/// The explanations that say more than the verdict does: of contradictions, and of quotations that no source has.
pub(super) fn why(finding: &Finding) -> Vec<&str> {
    let more = match finding.outcome {
        Outcome::Contradiction => true,
        Outcome::Unsupported => finding.policies.contains(&Policy::QuoteMismatch),
        // That one says it, or several, is said already.
        Outcome::SingleSource | Outcome::Agreement => false,
    };
    if more { explanations(finding) } else { Vec::new() }
}

/// Findings of one outcome, in their order.
pub(super) fn of(report: &Report, outcome: Outcome) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.outcome == outcome).collect()
}

/// The heading of single-source claims, which are those of the draft where there is one.
pub(super) fn only_one(report: &Report) -> &'static str {
    if report.draft.is_some() { "Only one source says" } else { "Only one report says" }
}

/// The claims of one report, in order.
pub(super) fn claims_of(corpus: &Corpus, article: usize) -> impl Iterator<Item = &Claim> {
    corpus.claims.iter().filter(move |claim| claim.article.index() == article)
}

/// `1 claim`, `2 claims`.
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// What was found, in one line: `2 contradictions (1 error, 1 note), 9 single-source claims, 4 agreements; 5 claims in no finding`.
#[must_use]
pub fn summary(report: &Report) -> String {
    let contradictions = of(report, Outcome::Contradiction);
    let severity = |severity: Severity| {
        let n = contradictions.iter().filter(|finding| finding.severity == severity).count();
        (n > 0).then(|| count(n, severity.name()))
    };
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(severity).collect();
    let detail = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let contradictions = count(contradictions.len(), "contradiction");
    let unsupported = of(report, Outcome::Unsupported).len();
    let unsupported = report.draft.map_or_else(String::new, |_| format!(", {}", count(unsupported, "unsupported claim")));
    let single = count(of(report, Outcome::SingleSource).len(), "single-source claim");
    let agreements = count(of(report, Outcome::Agreement).len(), "agreement");
    let (quotations, unfound, silenced) = (quotations(report), unfound(report), silenced(report));
    format!("{contradictions}{detail}{unsupported}, {single}, {agreements}{quotations}{unfound}{silenced}")
}

/// `; 5 claims in no finding`: nothing was found on them, which is not that they are right. Of a draft, its own claims count. Empty where there is
/// none, and where findings are left out, whose claims cannot be told from these.
fn unfound(report: &Report) -> String {
    let found: BTreeSet<_> = report.findings.iter().flat_map(|finding| finding.claims.iter().copied()).collect();
    let own = report.corpus.claims.iter().filter(|claim| report.draft.is_none_or(|draft| claim.article == draft));
    let n = own.filter(|claim| !found.contains(&claim.id)).count();
    let whose = if report.draft.is_some() { " of the draft" } else { "" };
    if n == 0 || report.silenced != Silenced::default() {
        String::new()
    } else {
        format!("; {}{whose} in no finding", count(n, "claim"))
    }
}

/// `, 5 quotations (2 altered, 1 not found)`; empty where the draft has none.
fn quotations(report: &Report) -> String {
    if report.quotes.is_empty() {
        return String::new();
    }
    let of = |status| report.quotes.iter().filter(|quoted| quoted.status == status).count();
    let all = [
        (QuoteStatus::Altered, "altered"),
        (QuoteStatus::OtherSpeaker, "of another speaker"),
        (QuoteStatus::NotFound, "not found"),
    ];
    let parts = all.into_iter().map(|(status, name)| (of(status), name)).filter(|&(n, _)| n > 0);
    let parts: Vec<String> = parts.map(|(n, name)| format!("{n} {name}")).collect();
    let detail = if parts.is_empty() { "all verbatim".to_owned() } else { parts.join(", ") };
    format!(", {} ({detail})", count(report.quotes.len(), "quotation"))
}

/// `; not shown: 1 ignored, 3 in the baseline`; empty where everything is shown.
fn silenced(report: &Report) -> String {
    let Silenced { ignored, baseline, unchanged } = report.silenced;
    let all = [(ignored, "ignored"), (baseline, "in the baseline"), (unchanged, "on unchanged lines")];
    let parts: Vec<String> = all.into_iter().filter(|&(n, _)| n > 0).map(|(n, why)| format!("{n} {why}")).collect();
    if parts.is_empty() { String::new() } else { format!("; not shown: {}", parts.join(", ")) }
}

/// The severity and the policies that a finding breaks, where there are any: `error: min-origins, anonymous-only`.
pub(super) fn breach(finding: &Finding) -> Option<String> {
    // That a claim rests on one source is told already, and by itself no more than a note.
    let told = |policy: &Policy| *policy == Policy::MinOrigins && finding.severity == Severity::Note;
    let policies: Vec<&str> = finding.policies.iter().filter(|policy| !told(policy)).map(|policy| policy.code()).collect();
    (!policies.is_empty()).then(|| format!("{}: {}", finding.severity.name(), policies.join(", ")))
}

/// The heading of agreements, which are those of the sources with the draft where there is one.
pub(super) fn agreed(report: &Report) -> &'static str {
    if report.draft.is_some() { "Corroborated by several sources" } else { "Agreements" }
}

/// `3 reports`, `a draft and 2 sources`.
pub(super) fn reports(report: &Report) -> String {
    let all = report.corpus.articles.len();
    match report.draft {
        Some(_) => format!("a draft and {}", count(all.saturating_sub(1), "source")),
        None => count(all, "report"),
    }
}

/// `3 reports, 41 claims`.
pub(super) fn extent(report: &Report) -> String {
    format!("{}, {}", reports(report), count(report.corpus.claims.len(), "claim"))
}

/// A report's title and date, as far as known, for people.
pub(super) fn about(article: &Article) -> String {
    let title = article.title.as_ref().map(|title| format!("“{title}”"));
    let outlet = article.outlet.clone();
    let date = article.published.map(|date| date.to_string());
    [title, outlet, date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `3 reports, 1 origin`.
pub(super) fn sources(finding: &Finding) -> String {
    format!("{}, {}", count(reports_behind(finding), "report"), count(finding.independent_sources, "origin"))
}

/// How many reports a finding rests on; a draft is not among them.
fn reports_behind(finding: &Finding) -> usize {
    finding.origins.iter().flat_map(|origin| &origin.reports).collect::<BTreeSet<_>>().len()
}

/// What is weak about a single-source finding, for people: its kinds, where else it stands, its origins. `None` where nothing is to be said.
pub(super) fn weakness(report: &Report, finding: &Finding) -> Option<String> {
    let kinds = (!finding.kinds.is_empty()).then(|| titles(report, finding));
    let origins = (reports_behind(finding) > 1).then(|| {
        let shared = shared(&report.corpus, finding).map(|shared| format!(" ({shared})")).unwrap_or_default();
        format!("{}{shared}", sources(finding))
    });
    let told: Vec<String> = kinds.into_iter().chain(origins).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// The origins that more than one report goes back to, for people: `copied passage: a.txt, b.txt`, `credit to Reuters: a.txt, c.txt`.
pub(super) fn shared(corpus: &Corpus, finding: &Finding) -> Option<String> {
    let several = finding.origins.iter().filter(|origin| origin.reports.len() > 1);
    let told: Vec<String> = several.map(|origin| shared_by(corpus, origin)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn shared_by(corpus: &Corpus, origin: &Origin) -> String {
    let reports: Vec<&str> = origin.reports.iter().map(|&id| corpus.article(id).id.as_str()).collect();
    let what = match origin.how {
        How::CopiedPassage => origin.how.name().to_owned(),
        How::Credit => format!("{} to {}", origin.how.name(), origin.name),
        How::SameNamedSource | How::NamedSource | How::OwnVoice => format!("{} ({})", origin.how.name(), origin.name),
    };
    format!("{what}: {}", reports.join(", "))
}

/// Which report leans on which, a line each: what was copied, then what is credited.
pub(super) fn leanings(report: &Report) -> Vec<String> {
    let id = |article| report.corpus.article(article).id.as_str();
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let copied = report.origins.copies.iter().map(|copy| {
        let [a, b] = copy.reports;
        let passages = count(copy.passages.len(), "sentence");
        let [left, right] = copy.shares.map(percent);
        match copy.from {
            Some(from) if from == a => format!("{} has {right} of its words from {} ({passages})", id(b), id(a)),
            Some(_) => format!("{} has {left} of its words from {} ({passages})", id(a), id(b)),
            None => format!("{} and {} have text in common: {left} and {right} of their words ({passages})", id(a), id(b)),
        }
    });
    let credited = report.origins.credits.iter().map(|credit| {
        let much = match credit.extent {
            Extent::Whole => "is a report of",
            Extent::Part => "has parts from",
            Extent::Cited => "cites",
        };
        format!("{} {much} {}", id(credit.report), credit.medium)
    });
    copied.chain(credited).collect()
}

/// The updates in order of time, a line each: `2026-03-02 a.txt “31” → 2026-03-03 c.txt “54” (stands)`. Only where days are known.
pub(super) fn histories(report: &Report) -> Vec<String> {
    let corpus = &report.corpus;
    let line = |finding: &Finding| {
        let history = finding.history.as_ref().filter(|history| !history.said.is_empty())?;
        let words = |claim| {
            let evidence = finding.reasons.first().map(|reason| [&reason.left, &reason.right]).into_iter().flatten();
            evidence.into_iter().find(|evidence| evidence.claim == claim).map(|evidence| evidence.text.as_str())
        };
        let said = history.said.iter().filter_map(|said| Some((said, words(said.claim)?)));
        let step = |(said, words): (&crate::types::Said, &str)| {
            let stands = if finding.sides[history.stands].contains(&said.claim) { " (stands)" } else { "" };
            format!("{} {} “{words}”{stands}", said.on, corpus.article(corpus.claim(said.claim).article).id)
        };
        Some(said.map(step).collect::<Vec<_>>().join(" → "))
    };
    report.findings.iter().filter_map(line).collect()
}
