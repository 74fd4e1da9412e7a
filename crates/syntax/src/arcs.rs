//! The dependency parser: an arc-eager transition system.

use crate::labels::Label;
use crate::scorer::{NOTHING, Prepared, Scorer, best};
use crate::simd::{Job, fast};
use crate::store::Store;

/// Places of the state the scorer looks at.
const FEATURES: usize = 8;

/// A relation, with the one it was lifted over in a projective tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) label: Label,
    pub(crate) lifted: Option<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Shift,
    Reduce,
    Left(Relation),
    Right(Relation),
    Break,
}

/// The parser and its moves.
pub(crate) struct ArcParser {
    scorer: Scorer,
    moves: Vec<Move>,
}

/// What the moves leave behind: heads (`NOTHING` for roots) and relations.
pub(crate) struct Arcs {
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<Relation>,
}

const ROOT: Relation = Relation { label: Label::Root, lifted: None };

fn parse_move(name: &str) -> Move {
    let relation = |text: &str| {
        let known = |t: &str| Label::parse(t).expect("every relation of the model is listed");
        match text.split_once("||") {
            Some((label, lifted)) => Relation { label: known(label), lifted: Some(known(lifted)) },
            None => Relation { label: known(text), lifted: None },
        }
    };
    match name.split_once('-') {
        Some(("L", text)) => Move::Left(relation(text)),
        Some(("R", text)) => Move::Right(relation(text)),
        Some(_) => Move::Break,
        None if name == "S" => Move::Shift,
        None => Move::Reduce,
    }
}

/// Stack, buffer and arcs so far.
struct State {
    length: u32,
    next: u32,
    stack: Vec<u32>,
    returned: Vec<u32>,
    arcs: Arcs,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
    /// The latest child on the left and on the right, and the one before it.
    latest: [Vec<u32>; 2],
    earlier: Vec<u32>,
}

impl State {
    fn new(n: usize) -> Self {
        let nothing = || vec![NOTHING; n];
        State {
            length: n as u32,
            next: 0,
            stack: Vec::new(),
            returned: Vec::new(),
            arcs: Arcs { heads: nothing(), relations: vec![ROOT; n] },
            unshiftable: vec![false; n],
            starts: vec![false; n],
            latest: [nothing(), nothing()],
            earlier: nothing(),
        }
    }

    fn stack(&self, i: usize) -> u32 {
        self.stack.len().checked_sub(i + 1).map_or(NOTHING, |at| self.stack[at])
    }

    fn buffer(&self, i: usize) -> u32 {
        if let Some(at) = self.returned.len().checked_sub(i + 1) {
            return self.returned[at];
        }
        let at = self.next + (i - self.returned.len()) as u32;
        if at < self.length { at } else { NOTHING }
    }

    fn left_to_go(&self) -> usize {
        (self.length - self.next) as usize + self.returned.len()
    }

    fn child(&self, side: usize, of: u32) -> u32 {
        self.latest[side].get(of as usize).copied().unwrap_or(NOTHING)
    }

    fn features(&self) -> [u32; FEATURES] {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        [b0, self.buffer(1), s0, self.stack(1), self.stack(2), self.child(0, b0), self.child(0, s0), self.child(1, s0)]
    }

    /// Which of shift, reduce, left, right and break are allowed.
    fn allowed(&self) -> [bool; 5] {
        let (depth, rest, b0) = (self.stack.len(), self.left_to_go(), self.buffer(0));
        let starts = |t: u32| self.starts.get(t as usize).is_some_and(|&s| s);
        let unshiftable = self.unshiftable.get(b0 as usize).is_some_and(|&u| u);
        let arc = depth > 0 && rest > 0 && !starts(b0);
        let b1 = self.buffer(1);
        [depth == 0 || (rest >= 2 && !starts(b0) && !unshiftable), depth > 0, arc, arc, rest >= 2 && b1 == b0 + 1 && !starts(b1)]
    }

    fn push(&mut self) {
        let token = self.buffer(0);
        if self.returned.pop().is_none() {
            self.next += 1;
        }
        self.stack.push(token);
    }

    fn attach(&mut self, head: u32, child: u32, relation: Relation) {
        let c = child as usize;
        let old = self.arcs.heads[c];
        if old != NOTHING {
            let latest = &mut self.latest[usize::from(old < child)][old as usize];
            if *latest == child {
                *latest = self.earlier[c];
            }
        }
        let latest = &mut self.latest[usize::from(head < child)][head as usize];
        self.earlier[c] = *latest;
        *latest = child;
        self.arcs.heads[c] = head;
        self.arcs.relations[c] = relation;
    }

    fn apply(&mut self, step: Move) {
        let (s0, b0) = (self.stack(0), self.buffer(0));
        match step {
            Move::Shift => self.push(),
            Move::Reduce => {
                self.stack.pop();
                if self.arcs.heads[s0 as usize] == NOTHING && !self.stack.is_empty() {
                    self.unshiftable[s0 as usize] = true;
                    self.returned.push(s0);
                }
            }
            Move::Left(relation) => {
                self.attach(b0, s0, relation);
                self.unshiftable[b0 as usize] = false;
                self.stack.pop();
            }
            Move::Right(relation) => {
                self.attach(s0, b0, relation);
                self.push();
            }
            Move::Break => {
                let second = self.buffer(1) as usize;
                self.starts[second] = true;
            }
        }
    }
}

impl ArcParser {
    pub(crate) fn open(store: &Store) -> Self {
        ArcParser {
            scorer: Scorer::open(store, "p", FEATURES),
            moves: store.text("p.moves").split('\n').map(parse_move).collect(),
        }
    }

    /// Works out the tokens' contributions for a whole batch.
    pub(crate) fn prepare(&self, vectors: &[i16], prepared: &mut Prepared) {
        self.scorer.prepare(vectors, prepared);
    }

    /// Parses `n` tokens, the first of which is number `first` of the batch.
    pub(crate) fn parse(&self, prepared: &Prepared, first: usize, n: usize) -> Arcs {
        fast(Parse { parser: self, prepared, first, n })
    }
}

struct Parse<'a> {
    parser: &'a ArcParser,
    prepared: &'a Prepared,
    first: usize,
    n: usize,
}

impl Job for Parse<'_> {
    type Output = Arcs;

    #[inline(always)]
    fn run(self) -> Arcs {
        let Parse { parser, prepared, first, n } = self;
        let mut state = State::new(n);
        let mut scores = Vec::new();
        while !state.stack.is_empty() || state.left_to_go() > 0 {
            let allowed = state.allowed();
            // Where one move is open, its score does not matter.
            match allowed {
                [true, false, false, false, false] => {
                    state.apply(Move::Shift);
                    continue;
                }
                [false, true, false, false, false] => {
                    state.apply(Move::Reduce);
                    continue;
                }
                _ => parser.scorer.score(prepared, first, &state.features(), &mut scores),
            }
            let kind = |m: Move| match m {
                Move::Shift => 0,
                Move::Reduce => 1,
                Move::Left(_) => 2,
                Move::Right(_) => 3,
                Move::Break => 4,
            };
            match best(&scores, parser.moves.len(), |i| allowed[kind(parser.moves[i])]) {
                Some(step) => state.apply(parser.moves[step]),
                None => break,
            }
        }
        state.arcs
    }
}
