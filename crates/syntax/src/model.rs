//! The whole pipeline.

use std::sync::{LazyLock, Mutex, PoisonError};

use crate::arcs::ArcParser;
use crate::embed::EmbedCache;
use crate::encoder::{Encoder, EncoderScratch};
use crate::entities::EntityParser;
use crate::hash::KeyMap;
use crate::labels::{EntityKind, Label, Pos, Tag};
use crate::lemma::Lemmatizer;
use crate::lexicon::{Lexicon, WordRules};
use crate::matrix::Dense;
use crate::norm::WIDTH;
use crate::ruler::{Attributes, Ruler};
use crate::scorer::{Prepared, best};
use crate::store::Store;
use crate::tokenizer::{Piece, SplitCache, Tokenizer};
use crate::tree::Tree;

/// The most tokens that are analysed as one text; longer texts are cut.
pub const MAX_TOKENS: usize = 1000;
/// Tokens analysed together, to make good use of the caches.
const BATCH: usize = 256;
/// Fewer bytes of text than this are not worth another thread.
const SMALLEST_SHARE: usize = 4096;
/// The caches are emptied when the words in them take more than this.
const CACHE_BYTES: usize = 4 << 20;

static EMBEDDED: LazyLock<Model> = LazyLock::new(|| Model::open(include_bytes!("../data/en_core_web_sm.bin")));

/// A loaded model. Shared freely between threads.
pub struct Model {
    words: WordRules,
    tokenizer: Tokenizer,
    encoder: Encoder,
    tag_layer: Dense,
    tag_bias: Vec<f32>,
    arcs: ArcParser,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    entity_encoder: Encoder,
    entities: EntityParser,
    workspaces: Mutex<Vec<Workspace>>,
}

/// The analysis of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The tokens in order; white space between tokens is no token unless it
    /// is more than a single space.
    pub tokens: Vec<Token>,
    /// The named entities in order; they do not overlap.
    pub entities: Vec<Entity>,
}

/// A word, number, punctuation mark or stretch of white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte of the token in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Fine-grained part of speech.
    pub tag: Tag,
    /// Coarse part of speech.
    pub pos: Pos,
    /// Base form.
    pub lemma: Box<str>,
    /// Number of the token this one depends on; its own number for a root.
    pub head: usize,
    /// How it depends on its head.
    pub label: Label,
}

/// A named entity: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Number of the first token.
    pub first: usize,
    /// One past the number of the last token.
    pub last: usize,
    /// What kind of thing it names.
    pub kind: EntityKind,
}

/// Caches and buffers; one caller at a time uses one.
#[derive(Default)]
struct Workspace {
    lexicon: Lexicon,
    splits: SplitCache,
    encoder: EmbedCache,
    entity_encoder: EmbedCache,
    lemmas: KeyMap<(u32, u8, u8), Box<str>>,
    scratch: EncoderScratch,
    vectors: Vec<i16>,
    tag_scores: Vec<f32>,
    prepared: Prepared,
}

impl Model {
    fn open(bytes: &'static [u8]) -> Self {
        let store = Store::open(bytes);
        let tags = store.weights("tag.W");
        debug_assert!(store.text("tag.labels").split('\n').eq(Tag::ALL.iter().map(|t| t.as_str())));
        Model {
            words: WordRules::open(&store),
            tokenizer: Tokenizer::open(&store),
            encoder: Encoder::open(&store, "t", 6),
            tag_layer: Dense::new(Tag::ALL.len(), WIDTH, |c| &tags[c * WIDTH..(c + 1) * WIDTH]),
            tag_bias: store.f32s("tag.b"),
            arcs: ArcParser::open(&store),
            ruler: Ruler::open(&store),
            lemmatizer: Lemmatizer::open(&store),
            entity_encoder: Encoder::open(&store, "n", 4),
            entities: EntityParser::open(&store),
            workspaces: Mutex::default(),
        }
    }

    /// The model that is part of the program; loaded at first use.
    pub fn embedded() -> &'static Model {
        &EMBEDDED
    }

    /// Analyses one sentence.
    ///
    /// A text of several sentences is split by the parser itself (several
    /// roots), though less well than if given one sentence at a time. A text
    /// of more than [`MAX_TOKENS`] tokens is analysed in pieces.
    pub fn parse(&self, text: &str) -> Sentence {
        self.parse_all([text]).pop().unwrap_or_default()
    }

    /// Analyses many sentences; cheaper than one by one, with equal results.
    pub fn parse_all<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Vec<Sentence> {
        let mut workspace = self.take_workspace();
        let mut out = Vec::new();
        for text in texts {
            let pieces = self.tokenizer.split(text, &self.words, &mut workspace.lexicon, &mut workspace.splits);
            out.push((Sentence::default(), pieces));
        }
        let mut jobs: Vec<(usize, usize, usize)> = Vec::new();
        for (number, (_, pieces)) in out.iter().enumerate() {
            let mut from = 0;
            while from < pieces.len() {
                let to = pieces.len().min(from + MAX_TOKENS);
                jobs.push((number, from, to));
                from = to;
            }
        }
        let mut rest = jobs.as_slice();
        while !rest.is_empty() {
            let mut tokens = 0;
            let full = |&&(_, from, to): &&(usize, usize, usize)| {
                let before = tokens;
                tokens += to - from;
                before < BATCH
            };
            let count = rest.iter().take_while(full).count();
            let (batch, later) = rest.split_at(count);
            self.batch(&mut workspace, batch, &mut out);
            rest = later;
        }
        self.give_back(workspace);
        out.into_iter().map(|(sentence, _)| sentence).collect()
    }

    /// Analyses many sentences on several threads; the results are equal.
    pub fn parse_parallel(&self, texts: &[&str], threads: usize) -> Vec<Sentence> {
        let total: usize = texts.iter().map(|t| t.len() + 1).sum();
        let share = total.div_ceil(threads.max(1)).max(SMALLEST_SHARE);
        let mut filled = 0;
        let shares: Vec<&[&str]> = texts
            .chunk_by(|a, _| {
                filled += a.len() + 1;
                let stay = filled < share;
                if !stay {
                    filled = 0;
                }
                stay
            })
            .collect();
        std::thread::scope(|scope| {
            let running: Vec<_> =
                shares.into_iter().map(|share| scope.spawn(move || self.parse_all(share.iter().copied()))).collect();
            let joined = running.into_iter().map(|thread| thread.join());
            joined.flat_map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    }

    fn take_workspace(&self) -> Workspace {
        let mut spare = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner);
        spare.pop().unwrap_or_default()
    }

    fn give_back(&self, mut workspace: Workspace) {
        if workspace.lexicon.bytes() > CACHE_BYTES {
            workspace = Workspace::default();
        }
        let mut spare = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner);
        spare.push(workspace);
    }

    fn batch(&self, workspace: &mut Workspace, batch: &[(usize, usize, usize)], out: &mut [(Sentence, Vec<Piece>)]) {
        let inputs: Vec<Vec<(u32, bool)>> =
            batch.iter().map(|&(n, from, to)| out[n].1[from..to].iter().map(|p| (p.word, p.spaced)).collect()).collect();
        let sentences: Vec<&[(u32, bool)]> = inputs.iter().map(Vec::as_slice).collect();
        let w = workspace;
        let words = &w.lexicon.words;
        self.encoder.encode(words, &sentences, &mut w.encoder, &mut w.scratch, &mut w.vectors);
        let tags = self.tags(&w.vectors, &mut w.tag_scores);
        self.arcs.prepare(&w.vectors, &mut w.prepared);
        let mut first = 0;
        let mut trees = Vec::with_capacity(batch.len());
        for sentence in &sentences {
            let arcs = self.arcs.parse(&w.prepared, first, sentence.len());
            trees.push(Tree::new(&arcs, |i| words[sentence[i].0 as usize].is_space));
            first += sentence.len();
        }
        self.entity_encoder.encode(words, &sentences, &mut w.entity_encoder, &mut w.scratch, &mut w.vectors);
        self.entities.prepare(&w.vectors, &mut w.prepared);
        let mut first = 0;
        for ((tree, sentence), &(number, from, _)) in trees.iter().zip(&sentences).zip(batch) {
            let spans = self.entities.parse(&w.prepared, first, &tree.starts, |i| words[sentence[i].0 as usize].is_space);
            let (result, pieces) = &mut out[number];
            let own = &pieces[from..from + sentence.len()];
            let tags = &tags[first..first + sentence.len()];
            result.entities.extend(spans.into_iter().map(|(a, b, kind)| Entity { first: from + a, last: from + b, kind }));
            self.finish(&w.lexicon, &mut w.lemmas, own, tags, tree, from, &mut result.tokens);
            first += sentence.len();
        }
    }

    fn tags(&self, vectors: &[i16], scores: &mut Vec<f32>) -> Vec<Tag> {
        let rows: Vec<&[i16]> = vectors.chunks_exact(WIDTH).collect();
        self.tag_layer.apply(&rows, scores);
        let choose = |row: &mut [f32]| {
            for (s, b) in row.iter_mut().zip(&self.tag_bias) {
                *s += b;
            }
            Tag::ALL[best(row, Tag::ALL.len(), |_| true).unwrap_or(0)]
        };
        scores.chunks_exact_mut(self.tag_layer.width()).map(choose).collect()
    }

    /// Applies the rules and looks the lemmas up.
    #[expect(clippy::too_many_arguments, reason = "the layers' results meet here")]
    fn finish(
        &self,
        lexicon: &Lexicon,
        lemmas: &mut KeyMap<(u32, u8, u8), Box<str>>,
        pieces: &[Piece],
        tags: &[Tag],
        tree: &Tree,
        offset: usize,
        out: &mut Vec<Token>,
    ) {
        let attributes = |((piece, &tag), &dep): ((&Piece, &Tag), &Label)| {
            let word = &lexicon.words[piece.word as usize];
            Attributes { word: word.lower_hash, is_space: word.is_space, tag, dep, pos: Pos::X, morph: 0, lemma: None }
        };
        let mut tokens: Vec<Attributes> = pieces.iter().zip(tags).zip(&tree.labels).map(attributes).collect();
        self.ruler.apply(&mut tokens);
        for ((piece, token), &head) in pieces.iter().zip(&tokens).zip(&tree.heads) {
            let word = &lexicon.words[piece.word as usize];
            let lemma = match token.lemma {
                Some(lemma) => lemma.into(),
                None => lemmas
                    .entry((piece.word, token.pos as u8, token.morph))
                    .or_insert_with(|| self.lemmatizer.lemma(&self.words, &word.text, &word.lower, token.pos, token.morph))
                    .clone(),
            };
            out.push(Token {
                start: piece.start as usize,
                end: piece.end as usize,
                tag: token.tag,
                pos: token.pos,
                lemma,
                head: offset + head,
                label: token.dep,
            });
        }
    }
}
