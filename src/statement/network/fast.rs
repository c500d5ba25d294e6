//! The fast network: gated convolutions over words.
//!
//! A word is the sum of the vectors of its first pieces, of its hashed beginning, ending and outline, and of its shape, quotation state and
//! sentence start. It learnt from the fine network what that makes of the same texts.

use super::chunks::{Part, chunks};
use super::kernels::{self, Level, Linear, Quantized, ROWS, padded};
use super::pieces::Pieces;
use super::weights::{Table, Weights};
use super::{CLASSES, words};
use crate::text::Structure;

/// Words in a chunk.
const CAP: usize = 384;
/// Pieces of a word that are looked at.
const PIECES: usize = 4;
const EPSILON: f32 = 1e-5;

type Norm = (Vec<f32>, Vec<f32>);

pub(super) struct Fast {
    word: Table,
    hashes: [Table; 3],
    /// Shape, quotation state, sentence start, and whether it is a word (0) or the end of a paragraph (1).
    features: [Vec<f32>; 4],
    project: Linear,
    ln: Norm,
    layers: Vec<Layer>,
    last: Norm,
    out: (Vec<f32>, Vec<f32>),
    width: usize,
}

struct Layer {
    ln: Norm,
    convolution: Linear,
    /// How far the neighbours stand that it looks at.
    reach: usize,
}

/// One position of a chunk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The first pieces of a word; 0 stands for none.
    pub(super) pieces: [u32; PIECES],
    pub(super) hashes: [u32; 3],
    pub(super) features: [u8; 4],
}

impl Fast {
    pub(super) fn new(weights: &Weights) -> Self {
        let reaches = weights.floats("reaches");
        let layers = reaches.iter().enumerate().map(|(n, &reach)| Layer {
            ln: weights.norm(&format!("layers.{n}.ln")),
            convolution: weights.linear(&format!("layers.{n}.convolution")),
            reach: reach as usize,
        });
        let last = weights.norm("last");
        Self {
            word: weights.table("word"),
            hashes: [0, 1, 2].map(|k| weights.table(&format!("hashes.{k}"))),
            features: [0, 1, 2, 3].map(|k| weights.floats(&format!("features.{k}"))),
            project: weights.linear("project"),
            ln: weights.norm("ln"),
            layers: layers.collect(),
            width: last.0.len(),
            last,
            out: weights.norm("out"),
        }
    }

    /// The logits of each token.
    pub(super) fn logits(&self, level: Level, pieces: &Pieces, text: &str, structure: &Structure) -> Vec<[f32; CLASSES]> {
        let places = places(pieces, text, structure);
        let mut out = vec![[0.0; CLASSES]; structure.tokens.len()];
        let mut scratch = Scratch::default();
        let mut laid = Vec::with_capacity(CAP);
        for chunk in chunks(structure, CAP, |_| 1) {
            lay(&chunk, &places, &mut laid);
            self.run(level, &laid, &mut scratch);
            let mut row = 0;
            for part in chunk {
                for token in part {
                    out[token] = self.head(&scratch.x[row * self.width..][..self.width]);
                    row += 1;
                }
                row += 1;
            }
        }
        out
    }

    /// The logits of one position.
    fn head(&self, x: &[f32]) -> [f32; CLASSES] {
        super::head(x, &self.out.0, &self.out.1)
    }

    /// Computes one chunk into `s.x`, a row a position.
    fn run(&self, level: Level, places: &[Place], s: &mut Scratch) {
        let (n, width) = (places.len(), self.width);
        let rows = padded(n, ROWS);
        let inner = self.project.inputs;
        s.y.clear();
        s.y.resize(rows * inner, 0.0);
        for (row, place) in s.y.chunks_exact_mut(inner).zip(places) {
            let known = place.pieces.iter().filter(|&&piece| piece > 0);
            let count = known.clone().count().max(1) as f32;
            known.for_each(|&piece| self.word.add(piece as usize, row));
            let share = 1.0 / count.sqrt();
            row.iter_mut().for_each(|v| *v *= share);
        }
        s.x.resize(rows * width, 0.0);
        kernels::quantize(level, &s.y, inner, &mut s.bytes);
        kernels::linear(level, &self.project, &s.bytes, &mut s.x);
        for (row, place) in s.x.chunks_exact_mut(width).zip(places) {
            for (table, &k) in self.hashes.iter().zip(&place.hashes) {
                table.add(k as usize, row);
            }
            for (table, &k) in self.features.iter().zip(&place.features) {
                kernels::add(level, row, &table[usize::from(k) * width..][..width]);
            }
        }
        kernels::normalize(level, &mut s.x, &self.ln.0, &self.ln.1, EPSILON);
        s.y.resize(rows * width, 0.0);
        s.ab.resize(rows * 2 * width, 0.0);
        for layer in &self.layers {
            s.y[..rows * width].copy_from_slice(&s.x);
            kernels::normalize(level, &mut s.y[..rows * width], &layer.ln.0, &layer.ln.1, EPSILON);
            kernels::quantize_neighbours(level, &s.y[..rows * width], width, n, layer.reach, &mut s.bytes);
            kernels::linear(level, &layer.convolution, &s.bytes, &mut s.ab);
            kernels::gate(level, &mut s.x, &s.ab, width);
        }
        kernels::normalize(level, &mut s.x, &self.last.0, &self.last.1, EPSILON);
    }
}

/// The places of all tokens of a text.
fn places(pieces: &Pieces, text: &str, structure: &Structure) -> Vec<Place> {
    let mut ids = Vec::new();
    let mut out: Vec<_> = (structure.tokens.iter().zip(&structure.quotes))
        .map(|(token, &state)| {
            let word = token.of(text);
            ids.clear();
            pieces.of(word, &mut ids);
            ids.resize(PIECES, 0);
            let first = [ids[0], ids[1], ids[2], ids[3]];
            Place { pieces: first, hashes: words::hashes(word), features: [words::shape(word), super::quotation(state), 2, 0] }
        })
        .collect();
    for sentence in &structure.sentences {
        out[sentence.tokens.start].features[2] = 1;
    }
    out
}

fn lay(chunk: &[Part], places: &[Place], laid: &mut Vec<Place>) {
    laid.clear();
    for part in chunk {
        laid.extend_from_slice(&places[part.clone()]);
        laid.push(Place { features: [0, 0, 0, 1], ..Place::default() });
    }
}

/// What one chunk needs to be computed, kept between chunks.
#[derive(Default)]
struct Scratch {
    x: Vec<f32>,
    y: Vec<f32>,
    ab: Vec<f32>,
    bytes: Quantized,
}
