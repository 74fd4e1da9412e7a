//! Tables of sentences with the values that must be read from them.

use crate::types::{
    ArticleId, Exactness, Measure, NamedEntity, Part, Quantity, Sentence, SentenceId, SourceMap, Span, Time, TimeRole, Token,
    Tree,
};
use crosscheck_syntax::Model;

/// Parses one sentence.
fn tree(text: &str) -> Tree {
    let parsed = Model::embedded().parse(text);
    let mut source = SourceMap::new();
    source.push(0, 0);
    let sentence = Sentence {
        id: SentenceId::new(0),
        article: ArticleId::new(0),
        block: 0,
        part: Part::Body,
        text: text.to_owned(),
        source,
        quotes: Vec::new(),
    };
    let tokens: Vec<Token> = parsed
        .tokens
        .iter()
        .map(|token| Token {
            span: Span::new(token.start, token.end),
            tag: token.tag.as_str(),
            lemma: token.lemma.to_lowercase(),
            head: token.head,
            label: token.label.as_str(),
        })
        .collect();
    let entities = parsed
        .entities
        .iter()
        .map(|entity| NamedEntity { first: entity.first, last: entity.last, kind: entity.kind.as_str() })
        .collect();
    let mut children = vec![Vec::new(); tokens.len()];
    for (i, token) in tokens.iter().enumerate().filter(|(i, token)| token.head != *i) {
        children[token.head].push(i);
    }
    Tree { sentence, tokens, entities, children }
}

/// `measure stated unit low..high exactness #counted /rate parts`, the last few only where there are any.
fn show(tree: &Tree, quantity: &Quantity) -> String {
    let end = |bound: Option<crate::types::Amount>| bound.map_or("*".to_owned(), |amount| amount.to_string());
    let mut line = format!("{:?} {}", quantity.measure, quantity.stated);
    if quantity.value.low != Some(quantity.stated) || quantity.value.high != Some(quantity.stated) {
        line += &format!(" {}..{}", end(quantity.value.low), end(quantity.value.high));
    }
    if !quantity.unit.is_empty() {
        line += &format!(" {}", quantity.unit);
    }
    line += match quantity.exactness {
        crate::types::Exactness::Exact => "",
        crate::types::Exactness::Approximate => " ~",
        crate::types::Exactness::Bound => " bound",
        crate::types::Exactness::Vague => " vague",
    };
    if let Some(counted) = quantity.counted {
        line += &format!(" #{}", tree.word(counted));
    }
    if !quantity.rate.is_empty() {
        line += &format!(" /{}", quantity.rate);
    }
    if !quantity.parts.is_empty() {
        let parts: Vec<String> = quantity.parts.iter().map(ToString::to_string).collect();
        line += &format!(" [{}]", parts.join("-"));
    }
    line
}

/// The fields that a time names, its role and days.
fn show_time(time: &Time) -> String {
    let fields = time.fields;
    let mut line = format!("{:?}", time.grain);
    let mut add = |name: &str, value: Option<i64>| {
        if let Some(value) = value {
            line += &format!(" {name}{value}");
        }
    };
    add("y", fields.year.map(i64::from));
    add("m", fields.month.map(i64::from));
    add("d", fields.day.map(i64::from));
    add("w", fields.weekday.map(i64::from));
    add("s", fields.season.map(i64::from));
    add("h", fields.hour.map(i64::from));
    add(":", fields.minute.map(i64::from));
    add("p", fields.part.map(i64::from));
    add("z", fields.zone.map(i64::from));
    add("@", time.offset.map(i64::from));
    if time.role != crate::types::TimeRole::At {
        line += &format!(" {:?}", time.role);
    }
    if time.approximate {
        line += " ~";
    }
    if let Some((first, last)) = time.days {
        line += &if first == last { format!(" {first}") } else { format!(" {first}..{last}") };
    }
    line
}

/// What is read from a sentence, one line each: `Q words | amount`, `T words | time`.
fn read(sentence: &str) -> Vec<String> {
    let tree = tree(sentence);
    let published = "2012-03-01".parse().ok();
    let (amounts, times) = super::values(&tree, published);
    let amounts = amounts.into_iter().map(|quantity| format!("Q {} | {}", quantity.span.slice(sentence), show(&tree, &quantity)));
    let times = times.into_iter().map(|time| format!("T {} | {}", time.span.slice(sentence), show_time(&time)));
    amounts.chain(times).collect()
}

#[test]
fn sentences_give_their_values() {
    let table = include_str!("../../../fixtures/values/sentences.txt");
    let mut wrong = Vec::new();
    let mut lines = table.lines().filter(|line| !line.starts_with('#')).peekable();
    while let Some(sentence) = lines.next() {
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("    ")) {
            expected.push(line.trim().to_owned());
        }
        let found = read(sentence);
        if found != expected {
            wrong.push(format!("{sentence}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The amounts of one sentence.
fn amounts(sentence: &str) -> Vec<Quantity> {
    super::values(&tree(sentence), None).0
}

#[test]
fn examples_of_the_tables_are_read() {
    use crate::lexicon::{calendar, currencies, figures, hedges, numerals, units};
    let mut wrong = Vec::new();
    let mut check = |holds: bool, example: &str| {
        if !holds {
            wrong.push(example.to_owned());
        }
    };
    for example in numerals::examples() {
        check(!amounts(example).is_empty(), example);
    }
    for hedge in hedges::before().iter().chain(hedges::after()) {
        let found = amounts(hedge.example);
        let plain = hedge.effect == hedges::Effect::Exactly;
        let inside = |q: &Quantity| hedge.words.iter().all(|word| q.span.slice(hedge.example).to_lowercase().contains(word));
        check(found.iter().any(|q| inside(q) && (plain || q.exactness != Exactness::Exact || !q.rate.is_empty())), hedge.example);
    }
    for currency in currencies::all() {
        check(amounts(currency.example).iter().any(|q| q.measure == Measure::Money && q.unit == currency.code), currency.example);
    }
    for (class, value, example) in calendar::examples() {
        let times = super::values(&tree(example), None).1;
        let fits = match class {
            "role" => times.iter().any(|time| time.role != TimeRole::At),
            "loose" | "edge" => value == "within" || times.iter().any(|time| time.approximate),
            "zone" => times.iter().any(|time| time.fields.zone.is_some()),
            _ => !times.is_empty(),
        };
        check(fits, example);
    }
    for (class, example) in figures::examples() {
        let values = amounts(example).len() + super::values(&tree(example), None).1.len();
        check(values > 0 || class == "prospect", example);
    }
    for unit in units::all() {
        // '20 second' is no stretch of time unless a hyphen makes it one.
        let words = unit.words.iter().filter(|word| *word != "second").map(|word| format!("It measured 20 {word}."));
        let signs = unit.signs.iter().map(|sign| format!("It measured 20{sign} then."));
        for example in words.chain(signs) {
            check(amounts(&example).iter().any(|q| q.unit == unit.base), &example);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hostile_text_gives_no_panic() {
    let long = "9".repeat(100_000);
    let signs = "$-%°½1:2.3,4/5–6'7’8#".repeat(200);
    let words = "a hundred and half of between one to the last first ago ".repeat(300);
    let texts = [
        "",
        "1",
        "$",
        "%",
        "-",
        "between",
        "one",
        "a",
        "1-",
        "-1",
        "No.",
        "the 18th",
        "é1é",
        "1️⃣ 2️⃣",
        "٣ people",
        "\u{0}1\u{7}",
        &long,
        &signs,
        &words,
    ];
    for text in texts {
        read(text);
    }
}
