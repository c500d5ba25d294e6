//! The fine network: a BERT of six layers, 384 wide, over word pieces.
//!
//! To the vectors of a piece and its position come those of the word's shape, quotation state and sentence start.

use super::chunks::{Part, chunks};
use super::kernels::{self, LANES, Level, Linear, Quantized, ROWS, Rows, padded};
use super::pieces::Pieces;
use super::weights::{Table, Weights};
use super::{CLASSES, words};
use crate::text::Structure;

const WIDTH: usize = 384;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
const EPSILON: f32 = 1e-12;
/// Positions in a chunk.
const CAP: usize = 192;
const START: u32 = 101;
const STOP: u32 = 102;

type Norm = (Vec<f32>, Vec<f32>);

struct Layer {
    qkv: Linear,
    o: Linear,
    up: Linear,
    down: Linear,
    ln1: Norm,
    ln2: Norm,
}

pub(super) struct Fine {
    word: Table,
    position: Vec<f32>,
    features: [Vec<f32>; 3],
    ln: Norm,
    layers: Vec<Layer>,
    out: (Vec<f32>, Vec<f32>),
}

/// One position of a chunk: piece, shape, quotation state, sentence start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) piece: u32,
    pub(super) features: [u8; 3],
}

impl Fine {
    pub(super) fn new(weights: &Weights) -> Self {
        let mut layers = Vec::new();
        while weights.has(&format!("layers.{}.qkv", layers.len())) {
            let name = |part: &str| format!("layers.{}.{part}", layers.len());
            layers.push(Layer {
                qkv: weights.linear(&name("qkv")),
                o: weights.linear(&name("o")),
                up: weights.linear(&name("up")),
                down: weights.linear(&name("down")),
                ln1: weights.norm(&name("ln1")),
                ln2: weights.norm(&name("ln2")),
            });
        }
        Self {
            word: weights.table("word"),
            position: weights.floats("position"),
            features: [0, 1, 2].map(|k| weights.floats(&format!("features.{k}"))),
            ln: weights.norm("ln"),
            layers,
            out: weights.norm("out"),
        }
    }

    /// The logits of each token.
    pub(super) fn logits(&self, level: Level, pieces: &Pieces, text: &str, structure: &Structure) -> Vec<[f32; CLASSES]> {
        let mut ids = Vec::new();
        let mut from = Vec::with_capacity(structure.tokens.len() + 1);
        for token in &structure.tokens {
            from.push(ids.len());
            pieces.of(token.of(text), &mut ids);
        }
        from.push(ids.len());
        let mut opens = vec![false; structure.tokens.len()];
        for sentence in &structure.sentences {
            opens[sentence.tokens.start] = true;
        }
        let mut out = vec![[0.0; CLASSES]; structure.tokens.len()];
        let mut scratch = Scratch::default();
        let mut places = Vec::with_capacity(CAP);
        for chunk in chunks(structure, CAP, |i| from[i + 1] - from[i]) {
            let mut first = Vec::new();
            let pieces = |i: usize| &ids[from[i]..from[i + 1]];
            lay(&chunk, text, structure, &opens, pieces, &mut places, &mut first);
            self.run(level, &places, &first, &mut scratch);
            for ((token, _), x) in first.iter().zip(scratch.x.chunks_exact(WIDTH)) {
                out[*token] = self.head(x);
            }
        }
        out
    }

    /// The logits of one position.
    fn head(&self, x: &[f32]) -> [f32; CLASSES] {
        super::head(x, &self.out.0, &self.out.1)
    }

    /// Computes one chunk into `s.x`, a row for each token of `first`, which names its position.
    fn run(&self, level: Level, places: &[Place], first: &[(usize, usize)], s: &mut Scratch) {
        let n = places.len();
        let rows = padded(n, ROWS);
        s.size(n);
        for (row, place) in s.x.chunks_exact_mut(WIDTH).zip(places) {
            self.word.add(place.piece as usize, row);
        }
        kernels::add(level, &mut s.x[..n * WIDTH], &self.position[..n * WIDTH]);
        for (row, place) in s.x.chunks_exact_mut(WIDTH).zip(places) {
            for (table, &k) in self.features.iter().zip(&place.features) {
                kernels::add(level, row, &table[usize::from(k) * WIDTH..][..WIDTH]);
            }
        }
        kernels::normalize(level, &mut s.x, &self.ln.0, &self.ln.1, EPSILON);
        for (depth, layer) in self.layers.iter().enumerate() {
            kernels::quantize(level, &s.x, WIDTH, &mut s.bytes);
            kernels::linear(level, &layer.qkv, &s.bytes, &mut s.wide[..rows * 3 * WIDTH]);
            attend(level, n, s);
            if depth + 1 == self.layers.len() {
                s.keep(first);
            }
            kernels::quantize(level, &s.mixed, WIDTH, &mut s.bytes);
            kernels::linear(level, &layer.o, &s.bytes, &mut s.y);
            kernels::add(level, &mut s.x, &s.y);
            kernels::normalize(level, &mut s.x, &layer.ln1.0, &layer.ln1.1, EPSILON);
            kernels::quantize(level, &s.x, WIDTH, &mut s.bytes);
            kernels::linear(level, &layer.up, &s.bytes, &mut s.wide);
            kernels::gelu(level, &mut s.wide);
            kernels::quantize(level, &s.wide, 4 * WIDTH, &mut s.bytes);
            kernels::linear(level, &layer.down, &s.bytes, &mut s.y);
            kernels::add(level, &mut s.x, &s.y);
            kernels::normalize(level, &mut s.x, &layer.ln2.0, &layer.ln2.1, EPSILON);
        }
    }
}

/// The positions of a chunk, and for each of its tokens the row of its first piece.
fn lay<'a>(
    chunk: &[Part],
    text: &str,
    structure: &Structure,
    opens: &[bool],
    pieces: impl Fn(usize) -> &'a [u32],
    places: &mut Vec<Place>,
    first: &mut Vec<(usize, usize)>,
) {
    places.clear();
    places.push(Place { piece: START, features: [0; 3] });
    for part in chunk {
        for token in part.clone() {
            let quotation = super::quotation(structure.quotes[token]);
            let shape = words::shape(structure.tokens[token].of(text));
            first.push((token, places.len()));
            for (k, &piece) in pieces(token).iter().enumerate() {
                let features = if k == 0 { [shape, quotation, if opens[token] { 1 } else { 2 }] } else { [0, quotation, 0] };
                places.push(Place { piece, features });
            }
        }
        places.push(Place { piece: STOP, features: [0; 3] });
    }
}

/// What one chunk needs to be computed, kept between chunks.
#[derive(Default)]
struct Scratch {
    x: Vec<f32>,
    y: Vec<f32>,
    wide: Vec<f32>,
    mixed: Vec<f32>,
    bytes: Quantized,
    query: Vec<f32>,
    key: Vec<f32>,
    value: Vec<f32>,
    scores: Vec<f32>,
    inverse: Vec<f32>,
}

impl Scratch {
    /// Leaves of what the last layer still needs only the positions of `first`, in that order.
    fn keep(&mut self, first: &[(usize, usize)]) {
        // Positions rise, so a row is never written before it was read.
        for (to, &(_, from)) in first.iter().enumerate() {
            for rows in [&mut self.x, &mut self.mixed] {
                rows.copy_within(from * WIDTH..(from + 1) * WIDTH, to * WIDTH);
            }
        }
        let rows = padded(first.len(), ROWS);
        self.x.truncate(rows * WIDTH);
        self.y.truncate(rows * WIDTH);
        self.mixed.truncate(rows * WIDTH);
        self.wide.truncate(rows * 4 * WIDTH);
    }

    fn size(&mut self, n: usize) {
        let rows = padded(n, ROWS);
        let columns = padded(rows, LANES);
        self.x.clear();
        self.x.resize(rows * WIDTH, 0.0);
        self.y.resize(rows * WIDTH, 0.0);
        self.wide.resize(rows * 4 * WIDTH, 0.0);
        self.mixed.resize(rows * WIDTH, 0.0);
        for transposed in [&mut self.query, &mut self.key] {
            transposed.clear();
            transposed.resize(HEAD * columns, 0.0);
        }
        self.value.resize(n * HEAD, 0.0);
        self.scores.resize(rows * columns, 0.0);
        self.inverse.resize(columns, 0.0);
    }
}

/// Attention of `n` positions, from queries, keys and values in `wide` to `mixed`.
///
/// Scores stand key by key, with the queries side by side, so that neither softmax nor the products need a sum across a vector.
fn attend(level: Level, n: usize, s: &mut Scratch) {
    let rows = padded(n, ROWS);
    let columns = padded(rows, LANES);
    let scale = (HEAD as f32).sqrt().recip();
    for head in 0..HEADS {
        let at = head * HEAD;
        for (row, line) in s.wide.chunks_exact(3 * WIDTH).take(n).enumerate() {
            let (query, key, value) = (&line[at..][..HEAD], &line[WIDTH + at..][..HEAD], &line[2 * WIDTH + at..][..HEAD]);
            for (i, (query, key)) in query.iter().zip(key).enumerate() {
                s.query[i * columns + row] = query * scale;
                s.key[i * columns + row] = *key;
            }
            s.value[row * HEAD..][..HEAD].copy_from_slice(value);
        }
        let (query, key) = (Rows { values: &s.query, stride: columns }, Rows { values: &s.key, stride: columns });
        kernels::product(level, key, query, [rows, HEAD, columns], &mut s.scores, columns);
        kernels::softmax_columns(level, &mut s.scores, columns, n, &mut s.inverse);
        let (share, value) = (Rows { values: &s.scores, stride: columns }, Rows { values: &s.value, stride: HEAD });
        kernels::product(level, share, value, [rows, n, HEAD], &mut s.mixed[at..], WIDTH);
        for (row, inverse) in s.mixed.chunks_exact_mut(WIDTH).zip(&s.inverse) {
            for value in &mut row[at..][..HEAD] {
                *value *= inverse;
            }
        }
    }
}
