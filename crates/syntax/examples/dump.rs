//! Reads a sentence a line and prints one line of tab-separated fields a token.
//!
//! With `--time` prints the time taken instead.

use std::io::{BufWriter, Read, Write};
use std::time::Instant;

use crosscheck_syntax::Model;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    let start = Instant::now();
    let model = Model::embedded();
    let loaded = start.elapsed();
    if std::env::args().any(|a| a == "--time") {
        for round in 0..5 {
            let start = Instant::now();
            let sentences = model.parse_all(lines.iter().copied());
            let tokens: usize = sentences.iter().map(|s| s.tokens.len()).sum();
            let spent = start.elapsed();
            let rate = tokens as f64 / spent.as_secs_f64();
            println!(
                "round {round}: load {:.1} ms, {tokens} tokens in {:.1} ms, {rate:.0} tokens/s",
                loaded.as_secs_f64() * 1e3,
                spent.as_secs_f64() * 1e3
            );
        }
        return Ok(());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (line, sentence) in lines.iter().zip(model.parse_all(lines.iter().copied())) {
        for (i, t) in sentence.tokens.iter().enumerate() {
            let entity = sentence.entities.iter().find(|e| e.first <= i && i < e.last);
            let entity =
                entity.map_or_else(|| "O".to_owned(), |e| format!("{}-{}", if e.first == i { "B" } else { "I" }, e.kind));
            let text = line[t.start..t.end].escape_default();
            writeln!(
                out,
                "{}\t{}\t{text}\t{}\t{}\t{}\t{}\t{}\t{entity}",
                t.start,
                t.end,
                t.tag,
                t.pos,
                t.lemma.escape_default(),
                t.head,
                t.label
            )?;
        }
        writeln!(out)?;
    }
    out.flush()
}
