//! dev only
use super::tests::trees;
#[test]
fn dev() {
    let text = std::fs::read_to_string("/tmp/ent/dev.rows").unwrap();
    let mut out = String::new();
    for story in text.split("## ").filter(|s| !s.is_empty()) {
        let (name, rows) = story.split_once('\n').unwrap();
        let trees = trees(rows);
        let (entities, mentions) = super::entities(&trees);
        out += &format!("## {name}\n");
        for (i, e) in entities.iter().enumerate() {
            let n = mentions.iter().flatten().filter(|m| m.entity.index() == i).count();
            let mut ind = std::collections::BTreeMap::<String, usize>::new();
            for (t, ms) in trees.iter().zip(&mentions) { for m in ms { if m.entity.index() == i && m.indirect { *ind.entry(t.text_of(m.first, m.last-1).to_string()).or_default() += 1; } } }
            out += &format!("{:?} {} x{n} {:?} IND {:?}\n", e.kind, e.name, e.forms, ind);
        }
        for (t, ms) in trees.iter().zip(&mentions) {
            let p = crate::extract::places::places(t, ms, &entities);
            out += &format!("[{}] {}\n", t.sentence.article.index(), t.sentence.text);
            out += "     M:";
            for m in ms { out += &format!(" {}{}={}", t.text_of(m.first, m.last-1), if m.indirect {"*"} else {""}, entities[m.entity.index()].name); out += ";"; }
            out += "\n     P:";
            for m in p { out += &format!(" {} {} <{}> in {:?};", m.preposition, t.text_of(m.first, m.last-1), m.name, m.within); }
            out += "\n";
        }
    }
    std::fs::write("/tmp/ent/dev.out", out).unwrap();
}
