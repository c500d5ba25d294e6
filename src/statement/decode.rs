//! The likeliest reading of what the tagger says.

use super::network::{Class, Tags};

/// How often one class follows another in the training texts against chance, as logarithms; order of [`Class::ALL`].
const FOLLOWS: [[f32; 7]; 7] = [
    [0.85, 0.50, 0.00, -0.72, 0.00, -0.24, 0.00],
    [-2.21, -4.51, 2.19, 2.80, 0.00, -2.72, 0.00],
    [-1.92, -3.09, 2.63, 1.71, 0.00, -2.31, 0.00],
    [-0.71, 1.03, 0.00, -5.88, 2.79, 2.56, 0.00],
    [-1.81, 0.53, 0.00, -5.27, 3.10, 2.57, 0.00],
    [-2.41, -0.62, 0.00, -0.45, 0.00, -6.02, 0.74],
    [-2.22, -0.72, 0.00, -1.70, 0.00, -4.93, 0.75],
];

/// Weight of the transitions and bias of "no part of an attribution"; chosen by the score on PolNeAR dev, where it hardly changes near them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weights {
    /// How much the order of classes counts.
    pub(super) follows: f32,
    /// Added to the class outside: above 0 for fewer attributions.
    pub(super) outside: f32,
}

/// The classes of all tokens.
pub(super) fn classes(tags: &Tags, weights: Weights) -> Vec<Class> {
    biased(tags, weights, 0.0)
}

/// The classes of a reading that sees sources where the likeliest one still hesitates: for cues that are left without one.
pub(super) fn with_more_sources(tags: &Tags, weights: Weights) -> Vec<Class> {
    const GENEROUS: f32 = 2.0;
    biased(tags, Weights { outside: 0.0, ..weights }, GENEROUS)
}

fn biased(tags: &Tags, weights: Weights, sources: f32) -> Vec<Class> {
    let mut bias = [0.0; 7];
    bias[Class::BeginSource as usize] = sources;
    bias[Class::InSource as usize] = sources;
    bias[Class::Outside as usize] = weights.outside;
    let transitions = FOLLOWS.map(|row| row.map(|x| x * weights.follows));
    tags.viterbi_with(&bias, &transitions)
}
