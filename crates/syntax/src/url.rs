//! Web addresses stay whole.

/// Is the whole word a web address? `lower` tells small letters.
pub(crate) fn is_url(word: &str, lower: impl Fn(char) -> bool) -> bool {
    if word.len() < 4 || !word.contains('.') {
        return false;
    }
    if is_host(word, &lower) {
        return true;
    }
    if let Some((scheme, rest)) = word.split_once("://") {
        let valid = |c: char| c.is_alphanumeric() || "_+-.".contains(c);
        if scheme.chars().nth(1).is_some() && scheme.chars().all(valid) && is_host(rest, &lower) {
            return true;
        }
    }
    word.match_indices('@').any(|(at, _)| at > 0 && is_host(&word[at + 1..], &lower))
}

fn is_host(text: &str, lower: impl Fn(char) -> bool) -> bool {
    let end = text.find([':', '/', '?', '#', '@']).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    is_rest(rest) && (is_domain(host, lower) || is_address(host))
}

/// An optional port, then an optional path.
fn is_rest(mut rest: &str) -> bool {
    if let Some(port) = rest.strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        if !(2..=5).contains(&digits) {
            return false;
        }
        rest = &port[digits..];
    }
    rest.is_empty() || rest.starts_with(['/', '?', '#'])
}

fn is_domain(host: &str, lower: impl Fn(char) -> bool) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let length = top.chars().count();
    (2..=63).contains(&length) && top.chars().all(lower) && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let edge = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let length = label.chars().count();
    (1..=64).contains(&length)
        && label.starts_with(edge)
        && label.ends_with(edge)
        && label.chars().all(|c| edge(c) || c == '_' || c == '-')
}

/// A public numeric address.
fn is_address(host: &str) -> bool {
    let mut parts = [0u16; 4];
    let mut count = 0;
    for part in host.split('.') {
        let plain = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if !plain || count == 4 {
            return false;
        }
        let edge = count == 0 || count == 3;
        if edge && part.starts_with('0') {
            return false;
        }
        parts[count] = part.parse().unwrap_or(u16::MAX);
        count += 1;
    }
    let [a, b, c, d] = parts;
    let private = matches!((a, b), (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31));
    count == 4 && !private && (1..=223).contains(&a) && b <= 255 && c <= 255 && (1..=254).contains(&d)
}
