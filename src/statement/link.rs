//! From the tagger's classes to attributions: which source and which contents go with which cue.
//!
//! A content goes with the nearest cue of its paragraph that no other cue parts it from; a cue's source is chosen by learnt weights
//! ([`attach`](super::attach)). Quotations that no cue claims are left to [`alone`](super::alone).

use std::ops::Range;

use super::attach::Scene;
use super::draft::{Draft, Origin};
use super::network::Class;
use super::reading::Reading;

/// What a stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Source,
    Cue,
    Content,
}

/// A stretch of tokens with one role.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) tokens: Range<usize>,
    pub(super) role: Role,
    sentences: Range<usize>,
}

/// Joins tagged words to drafts, in order of their cues. `generous` are the classes of a reading that sees more sources.
pub(super) fn link(reading: &Reading<'_>, probabilities: &[[f32; 7]], classes: &[Class], generous: &[Class]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (p, paragraph) in reading.structure.paragraphs.iter().enumerate() {
        if reading.furniture[p] {
            continue;
        }
        let pieces = pieces(reading, classes, paragraph.tokens.clone());
        if pieces.iter().any(|p| p.role == Role::Content) {
            let latent = latent(reading, classes, generous, paragraph.tokens.clone());
            in_paragraph(reading, probabilities, paragraph.tokens.clone(), &pieces, &latent, &mut drafts);
        }
    }
    drafts
}

/// Sources of the generous reading where the strict one sees no role at all.
fn latent(reading: &Reading<'_>, classes: &[Class], generous: &[Class], paragraph: Range<usize>) -> Vec<Piece> {
    let mut found = pieces(reading, generous, paragraph);
    found.retain(|p| p.role == Role::Source && classes[p.tokens.clone()].iter().all(|&c| c == Class::Outside));
    found
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
    pub(super) fn shares_sentence(&self, other: &Self) -> bool {
        self.sentences.start < other.sentences.end && other.sentences.start < self.sentences.end
    }

    /// The tokens between two pieces.
    pub(super) fn between(&self, other: &Self) -> Range<usize> {
        if self.tokens.start < other.tokens.start { self.tokens.end..other.tokens.start } else { other.tokens.end..self.tokens.start }
    }
}

fn in_paragraph(
    reading: &Reading<'_>,
    probabilities: &[[f32; 7]],
    paragraph: Range<usize>,
    pieces: &[Piece],
    latent: &[Piece],
    drafts: &mut Vec<Draft>,
) {
    let of = |role| pieces.iter().filter(|p| p.role == role).collect::<Vec<_>>();
    let (sources, cues, contents) = (of(Role::Source), of(Role::Cue), of(Role::Content));
    let mut named = vec![false; paragraph.len()];
    for piece in sources.iter().chain(&cues) {
        named[piece.tokens.start - paragraph.start..piece.tokens.end - paragraph.start].fill(true);
    }
    let scene = Scene { reading, probabilities, paragraph: paragraph.clone(), sources: &sources, latent, cues: &cues, named: &named };
    let mut owned: Vec<Vec<&Piece>> = vec![Vec::new(); cues.len()];
    let mut loose = Vec::new();
    for content in contents {
        let near: Vec<usize> = (0..cues.len()).filter(|&c| cues[c].shares_sentence(content)).collect();
        let candidates = if near.is_empty() { (0..cues.len()).collect() } else { near };
        let best = candidates
            .into_iter()
            .min_by_key(|&c| (scene.crossed(cues[c], content), scene.gap(cues[c], content), cues[c].tokens.start > content.tokens.start));
        match best {
            Some(c) => owned[c].push(content),
            None => loose.push(content),
        }
    }
    let mut used: Vec<Range<usize>> = Vec::new();
    for (cue, own) in cues.iter().zip(&owned) {
        if !own.is_empty() {
            let (source, linked) = scene.source(cue, own, &used);
            drafts.push(Draft { linked, ..draft(probabilities, source, Some(cue), own) });
        }
        used.extend(scene.nearest(cue).map(|s| s.tokens.clone()));
    }
    for content in loose {
        let free = sources.iter().filter(|s| !used.contains(&s.tokens));
        let source = free.min_by_key(|s| scene.gap(s, content)).copied();
        drafts.push(draft(probabilities, source, None, &[content]));
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
pub(super) fn role_probability(probabilities: &[[f32; 7]], i: usize, role: Role) -> f32 {
    let (begin, inside) = match role {
        Role::Source => (Class::BeginSource, Class::InSource),
        Role::Cue => (Class::BeginCue, Class::InCue),
        Role::Content => (Class::BeginContent, Class::InContent),
    };
    probabilities[i][begin as usize].exp() + probabilities[i][inside as usize].exp()
}
