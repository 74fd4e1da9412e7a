//! Tables of sentences with the values that must be read from them.

use crate::types::{ArticleId, NamedEntity, Part, Quantity, Sentence, SentenceId, SourceMap, Span, Time, Token, Tree};
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
    let entities =
        parsed.entities.iter().map(|entity| NamedEntity { first: entity.first, last: entity.last, kind: entity.kind.as_str() }).collect();
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

#[test]
#[ignore = "prints, for reading"]
fn dump() {
    let path = std::env::var("VALUES_TEXT").unwrap();
    let published = std::env::var("VALUES_DATE").ok().and_then(|date| date.parse().ok());
    let mut out = String::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let tree = tree(line);
        out += &format!("{line}\n");
        for quantity in super::quantities(&tree) {
            out += &format!("      Q {:<28} {}\n", quantity.span.slice(line), show(&tree, &quantity));
        }
        for time in super::times(&tree, published) {
            out += &format!("      T {:<28} {}\n", time.span.slice(line), show_time(&time));
        }
    }
    std::fs::write(std::env::var("VALUES_OUT").unwrap(), out).unwrap();
}
