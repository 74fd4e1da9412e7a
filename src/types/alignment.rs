//! What align proposes: pairs of claims about the same thing, and pairs of values that answer the same question.

use super::ClaimId;
use std::sync::Arc;

/// Evidence for an alignment, by the name of the measure. All measures lie in `-1.0..=1.0` unless they say otherwise.
pub type Evidences = Vec<(&'static str, f64)>;

/// Evidence as it is kept of each of very many pairs: the names are held once for all pairs that have the same ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    names: Arc<[&'static str]>,
    values: Vec<f64>,
}

/// The lists of names that evidence came with so far.
pub type Layouts = Vec<Arc<[&'static str]>>;

impl Measures {
    /// Packs evidence; `more` measures may be added without moving it.
    #[must_use]
    pub fn pack(evidence: &Evidences, more: usize, layouts: &mut Layouts) -> Self {
        let mut values = Vec::with_capacity(evidence.len() + more);
        values.extend(evidence.iter().map(|&(_, value)| value));
        // Names that are the same piece of text need no look at their letters.
        let one = |a: &&str, b: &&str| std::ptr::eq(*a, *b) || a == b;
        let alike = |names: &&Arc<[&'static str]>| {
            names.len() == evidence.len() && names.iter().zip(evidence).all(|(a, (b, _))| one(a, b))
        };
        let names = layouts.iter().find(alike).cloned().unwrap_or_else(|| {
            layouts.push(evidence.iter().map(|&(name, _)| name).collect());
            Arc::clone(&layouts[layouts.len() - 1])
        });
        Self { names, values }
    }

    /// Adds measures; `names` are all names, the new ones last.
    pub fn add(&mut self, names: &Arc<[&'static str]>, values: impl IntoIterator<Item = f64>) {
        self.values.extend(values);
        self.names = Arc::clone(names);
    }

    /// The names of all measures.
    #[must_use]
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The values of all measures, in the order of their names.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The measures with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f64)> + Clone + '_ {
        self.names.iter().copied().zip(self.values.iter().copied())
    }

    /// The value of a measure; 0 where it is missing.
    #[must_use]
    pub fn get(&self, name: &str) -> f64 {
        self.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, value)| value)
    }

    /// The measures as evidence, with room for `more`.
    #[must_use]
    pub fn unpack(&self, more: usize) -> Evidences {
        let mut evidence = Vec::with_capacity(self.values.len() + more);
        evidence.extend(self.iter());
        evidence
    }
}

/// Two claims that may speak of the same event or state; `left < right`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimPair {
    /// The earlier claim.
    pub left: ClaimId,
    /// The later claim.
    pub right: ClaimId,
    /// Probability that they speak of the same event or state, `0.0..=1.0`.
    pub same: f64,
    /// What the probability rests on.
    pub evidence: Measures,
}

/// A value inside a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `claim.quantities[i]`
    Quantity(usize),
    /// `claim.times[i]`
    Time(usize),
    /// `claim.places[i]`
    Place(usize),
    /// `claim.arguments[i]`, a named participant
    Argument(usize),
}

/// Two values that may answer the same question about the story.
#[derive(Debug, Clone, PartialEq)]
pub struct ValuePair {
    /// The claim and slot on the left; its claim comes first in the corpus, or is the same as the right one's.
    pub left: (ClaimId, Slot),
    /// The claim and slot on the right.
    pub right: (ClaimId, Slot),
    /// How well the contexts around the two values match, `0.0..=1.0`, before any look at the values.
    pub context: f64,
    /// What that rests on.
    pub evidence: Measures,
}

/// All alignments of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Pairs of claims, sorted by (left, right).
    pub claims: Vec<ClaimPair>,
    /// Pairs of values, sorted by (left, right).
    pub values: Vec<ValuePair>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_evidence_comes_out_as_it_went_in() {
        let evidence: Evidences = vec![("near", 0.5), ("event", 0.25)];
        let mut layouts = Layouts::new();
        let first = Measures::pack(&evidence, 0, &mut layouts);
        let second = Measures::pack(&evidence, 1, &mut layouts);
        assert_eq!((second.get("event"), second.get("missing")), (0.25, 0.0));
        assert_eq!((first.unpack(0), layouts.len()), (evidence, 1));
    }
}
