//! From the tagger's classes to attributions: which source and which contents go with which cue.
//!
//! Roles are joined within a paragraph, nearest first, not across another cue; quotations that no cue claims are left to
//! [`alone`](super::alone). Nothing here looks at what the words mean.

use std::ops::Range;

use super::draft::{Draft, Origin};
use super::network::Class;
use super::reading::Reading;

/// What a stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Source,
    Cue,
    Content,
}

/// A stretch of tokens with one role.
#[derive(Clone, Debug)]
struct Piece {
    tokens: Range<usize>,
    role: Role,
    sentences: Range<usize>,
}

/// Joins tagged words to drafts, in order of their cues.
pub(super) fn link(reading: &Reading<'_>, probabilities: &[[f32; 7]], classes: &[Class]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (p, paragraph) in reading.structure.paragraphs.iter().enumerate() {
        if !reading.furniture[p] {
            in_paragraph(probabilities, pieces(reading, classes, paragraph.tokens.clone()), &mut drafts);
        }
    }
    drafts
}

fn role_of(class: Class) -> Option<Role> {
    match class {
        Class::Outside => None,
        Class::BeginSource | Class::InSource => Some(Role::Source),
        Class::BeginCue | Class::InCue => Some(Role::Cue),
        Class::BeginContent | Class::InContent => Some(Role::Content),
    }
}

fn pieces(reading: &Reading<'_>, classes: &[Class], paragraph: Range<usize>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for i in paragraph {
        let Some(role) = role_of(classes[i]) else { continue };
        let sentence = reading.sentence_of(i);
        match found.last_mut() {
            Some(last) if classes[i].continues() && last.tokens.end == i && last.role == role => {
                last.tokens.end = i + 1;
                last.sentences.end = sentence + 1;
            }
            _ => found.push(Piece { tokens: i..i + 1, role, sentences: sentence..sentence + 1 }),
        }
    }
    found
}

impl Piece {
    fn shares_sentence(&self, other: &Self) -> bool {
        self.sentences.start < other.sentences.end && other.sentences.start < self.sentences.end
    }

    /// The tokens between two pieces.
    fn between(&self, other: &Self) -> Range<usize> {
        if self.tokens.start < other.tokens.start { self.tokens.end..other.tokens.start } else { other.tokens.end..self.tokens.start }
    }
}

fn in_paragraph(probabilities: &[[f32; 7]], pieces: Vec<Piece>, drafts: &mut Vec<Draft>) {
    let of = |role| pieces.iter().filter(|p| p.role == role).collect::<Vec<_>>();
    let (sources, cues, contents) = (of(Role::Source), of(Role::Cue), of(Role::Content));
    let crossed = |a: &Piece, b: &Piece| cues.iter().filter(|c| a.between(b).contains(&c.tokens.start)).count();
    let gap =
        |a: &Piece, b: &Piece| a.between(b).filter(|&i| !pieces.iter().any(|p| p.role != Role::Content && p.tokens.contains(&i))).count();
    let mut owned: Vec<Vec<&Piece>> = vec![Vec::new(); cues.len()];
    let mut loose = Vec::new();
    for content in contents {
        let near: Vec<usize> = (0..cues.len()).filter(|&c| cues[c].shares_sentence(content)).collect();
        let candidates = if near.is_empty() { (0..cues.len()).collect() } else { near };
        let best = candidates
            .into_iter()
            .min_by_key(|&c| (crossed(cues[c], content), gap(cues[c], content), cues[c].tokens.start > content.tokens.start));
        match best {
            Some(c) => owned[c].push(content),
            None => loose.push(content),
        }
    }
    let mut used: Vec<usize> = Vec::new();
    for (c, cue) in cues.iter().enumerate() {
        let candidates: Vec<usize> = (0..sources.len()).filter(|&s| sources[s].shares_sentence(cue)).collect();
        let free = |s: usize| !used.contains(&s) && crossed(sources[s], cue) == 0;
        let other_free = candidates.iter().any(|&s| free(s));
        let source =
            candidates.iter().copied().min_by_key(|&s| (used.contains(&s) && other_free, crossed(sources[s], cue), gap(sources[s], cue)));
        used.extend(source);
        if !owned[c].is_empty() {
            drafts.push(draft(probabilities, source.map(|s| sources[s]), Some(cue), &owned[c]));
        }
    }
    for content in loose {
        let source = (0..sources.len()).filter(|s| !used.contains(s)).min_by_key(|&s| gap(sources[s], content));
        drafts.push(draft(probabilities, source.map(|s| sources[s]), None, &[content]));
    }
}

fn draft(probabilities: &[[f32; 7]], source: Option<&Piece>, cue: Option<&Piece>, content: &[&Piece]) -> Draft {
    let sure = |piece: &Piece| {
        let total: f32 = piece.tokens.clone().map(|i| role_probability(probabilities, i, piece.role)).sum();
        total / piece.tokens.len() as f32
    };
    let parts = content.iter().copied().chain(source).chain(cue);
    let score = parts.map(sure).fold(1.0, f32::min);
    Draft::new(
        source.map(|s| s.tokens.clone()),
        cue.map(|c| c.tokens.clone()),
        content.iter().map(|c| c.tokens.clone()).collect(),
        score,
        Origin::Tagger,
    )
}

/// The probability that token `i` has a role, whether it begins it or goes on.
fn role_probability(probabilities: &[[f32; 7]], i: usize, role: Role) -> f32 {
    let (begin, inside) = match role {
        Role::Source => (Class::BeginSource, Class::InSource),
        Role::Cue => (Class::BeginCue, Class::InCue),
        Role::Content => (Class::BeginContent, Class::InContent),
    };
    probabilities[i][begin as usize].exp() + probabilities[i][inside as usize].exp()
}
