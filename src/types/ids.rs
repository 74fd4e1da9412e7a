//! Newtyped indices: which article, sentence, claim or entity of a corpus is meant.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the `index`-th item (0-based).
            ///
            /// # Panics
            /// If `index` does not fit in 32 bits; ingest refuses inputs that could get there.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("ingest bounds the number of items below 2^32"))
            }

            /// The 0-based index that this id stands for.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// An article (a report, or a draft) by its position in [`Corpus::articles`](super::Corpus::articles).
    ArticleId
}
id! {
    /// A sentence by its position in [`Corpus::trees`](super::Corpus::trees).
    SentenceId
}
id! {
    /// A claim by its position in [`Corpus::claims`](super::Corpus::claims).
    ClaimId
}
id! {
    /// An entity of the story by its position in [`Corpus::entities`](super::Corpus::entities).
    EntityId
}
