//! What a network says of each word, and the likeliest reading of it.

use super::CLASSES;

/// What a word is part of, and whether it begins it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// No part of an attribution.
    #[default]
    Outside,
    /// First word of a source.
    BeginSource,
    /// Further word of a source.
    InSource,
    /// First word of a cue.
    BeginCue,
    /// Further word of a cue.
    InCue,
    /// First word of a content.
    BeginContent,
    /// Further word of a content.
    InContent,
}

impl Class {
    /// All classes, in the order of the probabilities.
    pub const ALL: [Self; CLASSES] =
        [Self::Outside, Self::BeginSource, Self::InSource, Self::BeginCue, Self::InCue, Self::BeginContent, Self::InContent];

    /// Whether the word goes on what the word before it is part of.
    pub fn continues(self) -> bool {
        matches!(self, Self::InSource | Self::InCue | Self::InContent)
    }

    /// Whether `self` may follow `before`: a role goes on only what has begun.
    pub fn may_follow(self, before: Self) -> bool {
        match self {
            Self::InSource => matches!(before, Self::BeginSource | Self::InSource),
            Self::InCue => matches!(before, Self::BeginCue | Self::InCue),
            Self::InContent => matches!(before, Self::BeginContent | Self::InContent),
            _ => true,
        }
    }
}

/// The log-probabilities of the classes for every token of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tags {
    pub(super) log_probabilities: Vec<[f32; CLASSES]>,
    /// One past the last token of each paragraph.
    pub(super) paragraph_ends: Vec<usize>,
}

impl Tags {
    /// The log-probabilities of the classes, in the order of [`Class::ALL`], for each token.
    pub fn log_probabilities(&self) -> &[[f32; CLASSES]] {
        &self.log_probabilities
    }

    /// The probability that token `token` is of `class`, from 0 to 1.
    pub fn probability(&self, token: usize, class: Class) -> f32 {
        self.log_probabilities[token][class as usize].exp()
    }

    /// The likeliest classes that fit together, paragraph by paragraph.
    pub fn viterbi(&self) -> Vec<Class> {
        self.viterbi_with(&[0.0; CLASSES], &[[0.0; CLASSES]; CLASSES])
    }

    /// As [`viterbi`](Self::viterbi), with `bias` added to the log-probabilities and `transitions[before][after]` to each step.
    pub fn viterbi_with(&self, bias: &[f32; CLASSES], transitions: &[[f32; CLASSES]; CLASSES]) -> Vec<Class> {
        let mut out = Vec::with_capacity(self.log_probabilities.len());
        let mut from = 0;
        for &end in &self.paragraph_ends {
            best(&self.log_probabilities[from..end], bias, transitions, &mut out);
            from = end;
        }
        out
    }
}

/// Viterbi's algorithm over one paragraph; ties go to the class that stands first.
fn best(paragraph: &[[f32; CLASSES]], bias: &[f32; CLASSES], transitions: &[[f32; CLASSES]; CLASSES], out: &mut Vec<Class>) {
    let Some(first) = paragraph.first() else { return };
    let mut score: [f32; CLASSES] = std::array::from_fn(|c| if Class::ALL[c].continues() { f32::NEG_INFINITY } else { first[c] + bias[c] });
    let mut back: Vec<[u8; CLASSES]> = Vec::with_capacity(paragraph.len());
    for probabilities in &paragraph[1..] {
        let mut next = [f32::NEG_INFINITY; CLASSES];
        let mut came = [0; CLASSES];
        for after in 0..CLASSES {
            for before in 0..CLASSES {
                let step = score[before] + transitions[before][after];
                if Class::ALL[after].may_follow(Class::ALL[before]) && step > next[after] {
                    next[after] = step;
                    came[after] = before as u8;
                }
            }
            next[after] += probabilities[after] + bias[after];
        }
        score = next;
        back.push(came);
    }
    let at = out.len();
    let mut class = (0..CLASSES).fold(0, |best, c| if score[c] > score[best] { c } else { best });
    out.resize(at + paragraph.len(), Class::Outside);
    for i in (0..paragraph.len()).rev() {
        out[at + i] = Class::ALL[class];
        if i > 0 {
            class = usize::from(back[i - 1][class]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token by the classes that are likely for it, the likeliest first.
    #[track_caller]
    fn check(tokens: &[&[Class]], ends: &[usize], expect: &[Class]) {
        let log_probabilities = tokens
            .iter()
            .map(|likely| {
                let mut row = [-20.0; CLASSES];
                for (n, class) in likely.iter().enumerate() {
                    row[*class as usize] = -(n as f32) - 0.1;
                }
                row
            })
            .collect();
        assert_eq!(Tags { log_probabilities, paragraph_ends: ends.to_vec() }.viterbi(), expect);
    }

    #[test]
    fn only_what_has_begun_goes_on() {
        use Class::*;
        check(&[&[BeginSource], &[InSource], &[BeginCue]], &[3], &[BeginSource, InSource, BeginCue]);
        check(&[&[InContent, BeginContent], &[InContent]], &[2], &[BeginContent, InContent]);
        check(&[&[Outside], &[InCue, Outside]], &[2], &[Outside, Outside]);
        check(&[&[BeginContent], &[InContent, BeginContent]], &[1, 2], &[BeginContent, BeginContent]);
        check(&[], &[], &[]);
    }
}
