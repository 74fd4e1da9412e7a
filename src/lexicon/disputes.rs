//! Words by which news tells of disputes and open questions (`data/disputes.tsv`): which word belongs to which class.

use super::quick::Map;
use super::table::rows;
use std::sync::LazyLock;

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 'accuse', 'charge', 'suspect'.
    Accuse,
    /// 'admit', 'confess'.
    Admit,
    /// What a denied claim is called: 'baseless', 'false'.
    Baseless,
    /// What a denied claim is not: 'true', 'accurate'.
    True,
    /// 'innocent', 'innocence', '(not) guilty'.
    Plea,
    /// What one is accused of: 'charge', 'allegation', 'wrongdoing'.
    Charge,
    /// 'hailed as', 'portrayed as'.
    Portray,
    /// 'dismissed as', 'derided as'.
    Dismiss,
    /// 'sham', 'farce', 'ruse'.
    Sham,
    /// 'feign', 'fake'.
    Pretend,
    /// A verb that only carries another word: 'be', 'carry out', 'occur'.
    Light,
    /// 'unknown', 'unspecified'.
    Open,
    /// Negated, it leaves a question open: 'not known', 'not clear'.
    Settled,
    /// Negated, its question is left open: 'did not say why'.
    Tell,
    /// The question for a cause: 'why', 'cause', 'reason'.
    Cause,
    /// The question for a time: 'when', 'date'.
    Moment,
    /// The question for an amount: 'number', 'price'.
    Amount,
    /// What ties a cause: 'because', 'of', 'for'.
    Because,
    /// 'argued', 'insisted': holds it in a dispute.
    Contest,
    /// 'occur', 'take place': only says that something was.
    Occur,
    /// What one does of a cause: 'die'.
    Fatal,
    /// What would show that something is so: 'evidence', 'sign'.
    Proof,
    /// What a claim has that is so: 'truth', 'basis'.
    Ground,
    /// A quantity that is next to none: 'little', 'scant'.
    Scarce,
}

/// Whether the lemma belongs to the class.
#[must_use]
pub fn is(class: Class, lemma: &str) -> bool {
    #[cfg(test)]
    if super::hidden::class("disputes", lemma).and_then(class_of) == Some(class) {
        return false;
    }
    TABLE.get(lemma).is_some_and(|classes| classes.contains(&class))
}

/// The word as the table has it, if it does.
#[must_use]
pub fn known(lemma: &str) -> Option<&'static str> {
    TABLE.get_key_value(lemma).map(|(&word, _)| word)
}

/// The classes of each word.
static TABLE: LazyLock<Map<&'static str, Vec<Class>>> = LazyLock::new(|| {
    let mut table: Map<&'static str, Vec<Class>> = Map::default();
    for row in rows(include_str!("../../data/disputes.tsv")) {
        table.entry(row[0]).or_default().extend(class_of(row[1]));
    }
    table
});

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "accuse" => Class::Accuse,
        "admit" => Class::Admit,
        "amount" => Class::Amount,
        "baseless" => Class::Baseless,
        "because" => Class::Because,
        "cause" => Class::Cause,
        "charge" => Class::Charge,
        "contest" => Class::Contest,
        "dismiss" => Class::Dismiss,
        "fatal" => Class::Fatal,
        "ground" => Class::Ground,
        "light" => Class::Light,
        "moment" => Class::Moment,
        "occur" => Class::Occur,
        "open" => Class::Open,
        "plea" => Class::Plea,
        "portray" => Class::Portray,
        "proof" => Class::Proof,
        "pretend" => Class::Pretend,
        "scarce" => Class::Scarce,
        "settled" => Class::Settled,
        "sham" => Class::Sham,
        "tell" => Class::Tell,
        "true" => Class::True,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(TABLE.values().map(Vec::len).sum::<usize>(), rows(include_str!("../../data/disputes.tsv")).count());
    }

    #[test]
    fn a_word_may_have_several_classes() {
        assert!(is(Class::Accuse, "charge") && is(Class::Charge, "charge") && !is(Class::Plea, "charge"));
    }
}
