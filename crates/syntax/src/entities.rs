//! The entity recogniser: begin, in, last, unit, out.

use crate::labels::EntityKind;
use crate::scorer::{NOTHING, Prepared, Scorer, best};
use crate::simd::{Job, fast};
use crate::store::Store;

const FEATURES: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Begin(EntityKind),
    In(EntityKind),
    Last(EntityKind),
    Unit(EntityKind),
    Out,
    /// A move the original only makes over annotations given beforehand.
    Never,
}

/// The recogniser and its moves.
pub(crate) struct EntityParser {
    scorer: Scorer,
    moves: Vec<Move>,
}

/// A span of tokens and its kind.
pub(crate) type Span = (usize, usize, EntityKind);

fn parse_move(name: &str) -> Move {
    let Some((action, kind)) = name.split_once('-') else { return Move::Out };
    let Some(kind) = EntityKind::parse(kind) else { return Move::Never };
    match action {
        "B" => Move::Begin(kind),
        "I" => Move::In(kind),
        "L" => Move::Last(kind),
        _ => Move::Unit(kind),
    }
}

impl EntityParser {
    pub(crate) fn open(store: &Store) -> Self {
        EntityParser {
            scorer: Scorer::open(store, "e", FEATURES),
            moves: store.text("e.moves").split('\n').map(parse_move).collect(),
        }
    }

    /// Works out the tokens' contributions for a whole batch.
    pub(crate) fn prepare(&self, vectors: &[i16], prepared: &mut Prepared) {
        self.scorer.prepare(vectors, prepared);
    }

    /// The entities among the tokens that `starts` describes; entities do not
    /// cross sentence starts nor begin with white space.
    pub(crate) fn parse(
        &self,
        prepared: &Prepared,
        first: usize,
        starts: &[bool],
        is_space: impl Fn(usize) -> bool,
    ) -> Vec<Span> {
        fast(Parse { parser: self, prepared, first, starts, is_space })
    }
}

struct Parse<'a, F> {
    parser: &'a EntityParser,
    prepared: &'a Prepared,
    first: usize,
    starts: &'a [bool],
    is_space: F,
}

impl<F: Fn(usize) -> bool> Job for Parse<'_, F> {
    type Output = Vec<Span>;

    #[inline(always)]
    fn run(self) -> Vec<Span> {
        let Parse { parser, prepared, first, starts, is_space } = self;
        let n = starts.len();
        let mut spans = Vec::new();
        let mut open: Option<(usize, EntityKind)> = None;
        let mut scores = Vec::new();
        for i in 0..n {
            let (begun, before) = open.map_or((NOTHING, NOTHING), |(s, _)| (s as u32, (i as u32).wrapping_sub(1)));
            parser.scorer.score(prepared, first, &[i as u32, begun, before], &mut scores);
            let more = i + 1 < n && !starts[i + 1];
            let solid = !is_space(i);
            let allowed = |m: usize| match (parser.moves[m], open) {
                (Move::Begin(_), None) => more && solid,
                (Move::Unit(_), None) => solid,
                (Move::Out, None) => true,
                (Move::In(kind), Some((_, k))) => kind == k && more,
                (Move::Last(kind), Some((_, k))) => kind == k,
                _ => false,
            };
            match best(&scores, parser.moves.len(), allowed).map(|m| parser.moves[m]) {
                Some(Move::Begin(kind)) => open = Some((i, kind)),
                Some(Move::Unit(kind)) => spans.push((i, i + 1, kind)),
                Some(Move::Last(kind)) => {
                    spans.extend(open.take().map(|(start, _)| (start, i + 1, kind)));
                }
                _ => {}
            }
        }
        spans
    }
}
