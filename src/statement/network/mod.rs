//! The neural tagger: for every word, how likely it is part of a source, a cue or a content.
//!
//! Two networks, trained by `assets/model/train/` and described in `assets/model/README.md`: *fast* (convolutions) and *fine* (a small BERT).
//! The weights are part of the program and the arithmetic is our own; the same text gives the same bits on every processor and on
//! any number of threads. What the tags mean together is decided elsewhere.

mod chunks;
mod fast;
mod fine;
mod kernels;
mod pieces;
mod tags;
#[cfg(test)]
mod tests;
mod weights;
mod words;

use std::sync::OnceLock;

pub use tags::{Class, Tags};

use crate::text::{QuoteState, Structure};
use kernels::Level;
use pieces::Pieces;
use weights::{Aligned, Weights};

/// The number of [`Class`]es.
pub const CLASSES: usize = 7;

static FAST: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../assets/model/fast.bin"));
static FINE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../assets/model/fine.bin"));
static VOCABULARY: &str = include_str!("../../../assets/model/vocabulary.txt");

/// A network with its weights; cheap to copy, shared between threads.
#[derive(Clone, Copy)]
pub struct Tagger {
    net: Net,
    pieces: &'static Pieces,
    level: Level,
}

#[derive(Clone, Copy)]
enum Net {
    Fast(&'static fast::Fast),
    Fine(&'static fine::Fine),
}

impl Tagger {
    /// The fast network. The first call reads the weights, which takes a few milliseconds.
    pub fn fast() -> Self {
        static NET: OnceLock<fast::Fast> = OnceLock::new();
        Self::of(Net::Fast(NET.get_or_init(|| fast::Fast::new(&Weights::new(&FAST.0)))))
    }

    /// The fine network, slower by a factor of ten. The first call reads the weights, which takes a few milliseconds.
    pub fn fine() -> Self {
        static NET: OnceLock<fine::Fine> = OnceLock::new();
        Self::of(Net::Fine(NET.get_or_init(|| fine::Fine::new(&Weights::new(&FINE.0)))))
    }

    fn of(net: Net) -> Self {
        static PIECES: OnceLock<Pieces> = OnceLock::new();
        Self { net, pieces: PIECES.get_or_init(|| Pieces::new(VOCABULARY)), level: Level::best() }
    }

    /// The same tagger on each path that this processor can take, the slowest first. For tests and benchmarks.
    #[doc(hidden)]
    pub fn on_each_path(self) -> Vec<(String, Self)> {
        Level::available().into_iter().map(|level| (format!("{level:?}"), Self { level, ..self })).collect()
    }

    /// Reads vocabulary and weights anew and drops them: what the first calls cost. For benchmarks.
    #[doc(hidden)]
    pub fn read_again() -> usize {
        let nets = (fast::Fast::new(&Weights::new(&FAST.0)), fine::Fine::new(&Weights::new(&FINE.0)), Pieces::new(VOCABULARY));
        size_of_val(std::hint::black_box(&nets))
    }

    /// Tags the tokens of `structure`, the structure of `text`. Never panics, whatever the text.
    pub fn tag(&self, text: &str, structure: &Structure) -> Tags {
        let mut log_probabilities = self.logits(text, structure);
        log_probabilities.iter_mut().for_each(log_softmax);
        Tags { log_probabilities, paragraph_ends: structure.paragraphs.iter().map(|p| p.tokens.end).collect() }
    }

    fn logits(&self, text: &str, structure: &Structure) -> Vec<[f32; CLASSES]> {
        match self.net {
            Net::Fast(net) => net.logits(self.level, self.pieces, text, structure),
            Net::Fine(net) => net.logits(self.level, self.pieces, text, structure),
        }
    }
}

/// The number by which the networks know a quotation state: 1 outside, 2 inside, 4 a mark.
fn quotation(state: QuoteState) -> u8 {
    1 + u8::from(state.inside) + 2 * u8::from(state.mark)
}

/// The last layer: few outputs, so in floats. Sums in 16 lanes, in a fixed order.
fn head(x: &[f32], weight: &[f32], bias: &[f32]) -> [f32; CLASSES] {
    std::array::from_fn(|class| {
        let mut sums = [0f32; 16];
        let weight = &weight[class * x.len()..][..x.len()];
        for (x, w) in x.as_chunks::<16>().0.iter().zip(weight.as_chunks::<16>().0) {
            for l in 0..16 {
                sums[l] += x[l] * w[l];
            }
        }
        sums.iter().sum::<f32>() + bias[class]
    })
}

/// Logits to log-probabilities. In double precision, so that the machine's `exp` and `ln` cannot show in the rounded result but by rarest chance.
fn log_softmax(row: &mut [f32; CLASSES]) {
    let high = row.iter().copied().fold(f32::MIN, f32::max);
    let sum: f64 = row.iter().map(|&x| f64::from(x - high).exp()).sum();
    let log = sum.ln();
    row.iter_mut().for_each(|x| *x = (f64::from(*x - high) - log) as f32);
}
