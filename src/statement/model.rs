//! What an attribution is.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// One place where a document attributes content to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who is made to speak, as the text words it; `None` where the text leaves it out.
    pub source: Option<Span>,
    /// The words that attribute ("said", "according to"); `None` where a quotation stands alone.
    pub cue: Option<Span>,
    /// What is attributed, in order, never empty; quotation marks belong to it.
    pub content: Vec<Span>,
    /// How far the content stands in quotation marks.
    pub quotation: Quotation,
    /// What the cue does.
    pub act: Act,
    /// Who stands between the words and the page, from the page inwards ("the outlet reported that the ministry had said …").
    pub via: Vec<Via>,
    /// Calibrated probability that this is an attribution with about this content and source.
    pub confidence: f32,
    /// Whether the text only supposes it ("if she says …", "lest you think …"), so that nobody is on record with it.
    pub supposed: bool,
}

impl Attribution {
    /// Whether nobody is on record with it: a belief, a plan, or what the text only supposes.
    pub fn is_opinion(&self) -> bool {
        self.supposed || self.act.is_opinion()
    }

    /// The smallest span that holds source, cue and content.
    pub fn hull(&self) -> Span {
        let spans = self.content.iter().chain(&self.source).chain(&self.cue);
        spans.copied().reduce(Span::hull).expect("content is never empty")
    }
}

/// Somebody in the chain of reporters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Via {
    /// The reporter, as the text words it.
    pub source: Span,
    /// The cue that makes it one.
    pub cue: Option<Span>,
}

/// How far content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotation {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Tells, reports, notes: no stance of its own.
    Says,
    /// Wants something of somebody.
    Demands,
    /// Turns down, rules out, dismisses.
    Rejects,
    /// Points to a danger or a consequence.
    Warns,
    /// Lays blame.
    Accuses,
    /// Binds itself to something.
    Pledges,
    /// Is ready for something, proposes.
    Offers,
    /// Says that something is so.
    Confirms,
    /// Says that something is not so.
    Denies,
    /// Puts a question.
    Asks,
    /// Holds an opinion; not an utterance.
    Believes,
    /// Plans or hopes; not an utterance.
    Intends,
}

impl Act {
    /// Whether it tells what somebody holds or means to do, which is no utterance.
    pub fn is_opinion(self) -> bool {
        matches!(self, Self::Believes | Self::Intends)
    }
}
