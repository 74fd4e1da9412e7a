//! Claims, as the JSON formats have them.

use super::super::places::Places;
use super::super::words::Named as _;
use crate::types::{Amount, Attribution, Claim, Corpus, Quantity, Span, Time};
use schemars::JsonSchema;
use serde::Serialize;

/// One claim.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct ClaimRecord {
    /// The report's id, `#`, and the claim's number in it from 1.
    pub id: String,
    /// The id of the report that it stands in.
    pub report: String,
    /// The words as they stand.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// 1-based line of `start`.
    pub line: usize,
    /// 1-based column of `start`, in characters.
    pub column: usize,
    /// A canonical form on which equal claims are equal.
    pub normalised: String,
    /// Who says it, innermost first; empty for the report's own voice.
    pub attribution: Vec<AttributionRecord>,
    /// `affirmed` or `negated`.
    #[schemars(extend("enum" = ["affirmed", "negated"]))]
    pub polarity: &'static str,
    /// `certain`, `likely`, `possible`, `planned`, `conditional` or `unconfirmed`.
    #[schemars(extend("enum" = ["certain", "likely", "possible", "planned", "conditional", "unconfirmed"]))]
    pub certainty: &'static str,
    /// Names of the story's entities in the claim, each once.
    pub entities: Vec<String>,
    /// The amounts in the claim, in order.
    pub quantities: Vec<QuantityRecord>,
    /// The times in the claim, in order.
    pub times: Vec<TimeRecord>,
    /// Canonical names of places, each once.
    pub places: Vec<String>,
    /// `headline` or `body`.
    #[schemars(extend("enum" = ["headline", "body"]))]
    pub part: &'static str,
}

/// A link of an attribution chain.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct AttributionRecord {
    /// Who says it, as it stands: 'a US official'; empty where it is left open: 'it is alleged'.
    pub holder: String,
    /// Lemma of the reporting verb or cue.
    pub verb: String,
    /// `asserts`, `denies`, `questions`, `reports`, `believes`, `alleges` or `orders`.
    #[schemars(extend("enum" = ["asserts", "denies", "questions", "reports", "believes", "alleges", "orders"]))]
    pub stance: &'static str,
    /// `named`, `unnamed`, `official`, `medium`, `document` or `witness`.
    #[schemars(extend("enum" = ["named", "unnamed", "official", "medium", "document", "witness"]))]
    pub kind: &'static str,
    /// Whether the words are quoted.
    pub direct: bool,
}

/// An amount.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct QuantityRecord {
    /// The words as they stand.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// `count`, `ordinal`, `age`, `money`, `percent`, `physical`, `score` or `label`.
    #[schemars(extend("enum" = ["count", "ordinal", "age", "money", "percent", "physical", "score", "label"]))]
    pub measure: &'static str,
    /// Base unit: `USD`, `m`, `%`; empty for counts.
    pub unit: String,
    /// The figure as written, in the base unit.
    pub stated: NumberRecord,
    /// Lowest value allowed, in the base unit; null where open.
    pub low: Option<NumberRecord>,
    /// Highest value allowed, in the base unit; null where open.
    pub high: Option<NumberRecord>,
    /// `exact`, `approximate`, `bound` or `vague`.
    #[schemars(extend("enum" = ["exact", "approximate", "bound", "vague"]))]
    pub exactness: &'static str,
}

/// An integer where the amount is whole.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(in super::super) enum NumberRecord {
    Whole(i64),
    Decimal(f64),
}

/// A point or stretch of time.
#[derive(Serialize, JsonSchema)]
pub(in super::super) struct TimeRecord {
    /// The words as they stand.
    pub text: String,
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How fine it is: `minute`, `hour`, `day-part`, `day`, `week`, `month`, `season`, `year` or `decade`.
    #[schemars(extend("enum" = ["minute", "hour", "day-part", "day", "week", "month", "season", "year", "decade"]))]
    pub grain: &'static str,
    /// `at`, `since`, `until`, `before` or `after`.
    #[schemars(extend("enum" = ["at", "since", "until", "before", "after"]))]
    pub role: &'static str,
    /// First day, `YYYY-MM-DD`; null where the report's date is not known.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`; null where the report's date is not known.
    pub to: Option<String>,
    /// Whether the words leave room around it: 'about noon'.
    pub approximate: bool,
}

/// The record of a claim.
pub(super) fn claim_record(corpus: &Corpus, names: &[String], places: &Places, claim: &Claim) -> ClaimRecord {
    let article = corpus.article(claim.article);
    let (line, column) = places.position(corpus, claim);
    ClaimRecord {
        id: names[claim.id.index()].clone(),
        report: article.id.clone(),
        text: corpus.text(claim).to_owned(),
        start: claim.span.start() + article.offset,
        end: claim.span.end() + article.offset,
        line,
        column,
        normalised: claim.normalised.clone(),
        attribution: claim.attribution.iter().map(attribution_record).collect(),
        polarity: claim.polarity.name(),
        certainty: claim.certainty.name(),
        entities: once_each(claim.mentions.iter().map(|mention| corpus.entity(mention.entity).name.clone())),
        quantities: claim.quantities.iter().map(|quantity| quantity_record(corpus, claim, quantity)).collect(),
        times: claim.times.iter().map(|time| time_record(corpus, claim, time)).collect(),
        places: once_each(claim.places.iter().map(|place| place.name.clone())),
        part: claim.part.name(),
    }
}

fn once_each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

fn attribution_record(link: &Attribution) -> AttributionRecord {
    AttributionRecord {
        holder: link.holder.clone(),
        verb: link.verb.clone(),
        stance: link.stance.name(),
        kind: link.kind.name(),
        direct: link.direct,
    }
}

fn quantity_record(corpus: &Corpus, claim: &Claim, quantity: &Quantity) -> QuantityRecord {
    let (text, start, end) = words_at(corpus, claim, quantity.span);
    QuantityRecord {
        text,
        start,
        end,
        measure: quantity.measure.name(),
        unit: quantity.unit.clone(),
        stated: number(quantity.stated),
        low: quantity.value.low.map(number),
        high: quantity.value.high.map(number),
        exactness: quantity.exactness.name(),
    }
}

fn time_record(corpus: &Corpus, claim: &Claim, time: &Time) -> TimeRecord {
    let (text, start, end) = words_at(corpus, claim, time.span);
    TimeRecord {
        text,
        start,
        end,
        grain: time.grain.name(),
        role: time.role.name(),
        from: time.days.map(|(first, _)| first.to_string()),
        to: time.days.map(|(_, last)| last.to_string()),
        approximate: time.approximate,
    }
}

/// Words of a claim's sentence as they stand in the file, and where.
fn words_at(corpus: &Corpus, claim: &Claim, clean: Span) -> (String, usize, usize) {
    let sentence = &corpus.tree(claim.sentence).sentence;
    let original = sentence.original(clean);
    let article = corpus.article(claim.article);
    let offset = article.offset;
    (original.slice(&article.text).to_owned(), original.start() + offset, original.end() + offset)
}

fn number(amount: Amount) -> NumberRecord {
    let whole = amount.in_millionths() / Amount::SCALE;
    match i64::try_from(whole) {
        Ok(n) if amount.in_millionths() % Amount::SCALE == 0 => NumberRecord::Whole(n),
        _ => NumberRecord::Decimal(amount.as_f64()),
    }
}
