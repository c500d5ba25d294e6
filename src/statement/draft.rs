//! An attribution in the making, in tokens.

use std::ops::Range;

/// How a draft was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// By the rules, from a cue.
    Rule,
    /// By the tagger.
    Tagger,
    /// By quotation marks alone.
    Alone,
    /// By a name before a colon that opens a paragraph, among others of its kind.
    Turn,
}

/// An attribution in the making; ranges are tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Source.
    pub(crate) source: Option<Range<usize>>,
    /// Cue.
    pub(crate) cue: Option<Range<usize>>,
    /// Content in order, never empty once finished.
    pub(crate) content: Vec<Range<usize>>,
    /// Reporters between the words and the page, from the page inwards: source and cue.
    pub(crate) via: Vec<(Range<usize>, Option<Range<usize>>)>,
    /// How sure, 0 to 1.
    pub(crate) score: f32,
    /// Whether tagger and rules read it alike.
    pub(crate) agreed: bool,
    /// Log-odds of its source among all that its cue might have; 0 where it was not chosen among any.
    pub(crate) linked: f32,
    /// How it was found.
    pub(crate) origin: Origin,
}

impl Draft {
    /// A draft without reporters in between.
    pub(crate) fn new(
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        content: Vec<Range<usize>>,
        score: f32,
        origin: Origin,
    ) -> Self {
        Self { source, cue, content, via: Vec::new(), score, agreed: false, linked: 0.0, origin }
    }

    /// From the first token of speaker and cue to the one after their last.
    pub(crate) fn attributed(&self) -> Option<Range<usize>> {
        let (source, cue) = (self.source.as_ref()?, self.cue.as_ref()?);
        Some(source.start.min(cue.start)..source.end.max(cue.end))
    }

    /// First token of the content.
    pub(crate) fn start(&self) -> usize {
        self.content.first().map_or(usize::MAX, |c| c.start)
    }

    /// Whether a token is part of the content.
    pub(crate) fn holds(&self, i: usize) -> bool {
        self.content.iter().any(|c| c.contains(&i))
    }
}
