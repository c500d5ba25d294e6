//! What a reader wants to see of an analysis.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DateForm, Theme, prepared};
use crate::analysis::Analysis;

/// A picture as a reader wants it. [`View::default`] is a slide of 1920×1080.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Width in pixels at scale 1.
    pub width: f32,
    /// Height in pixels at scale 1.
    pub height: f32,
    /// Whether it is read in the hand, at 96 pixels to the inch, in smaller type than what is read on a wall.
    pub paper: bool,
    /// Colours.
    pub theme: Theme,
    /// In place of the corpus's title.
    pub title: Option<String>,
    /// In place of the line that tells period and coverage.
    pub subtitle: Option<String>,
    /// In place of the note at the lower right.
    pub caption: Option<String>,
    /// Handling banner, at the head and the foot.
    pub banner: Option<String>,
    /// Which statements.
    pub filter: Filter,
    /// How many words stand with a mark.
    pub labels: Labels,
    /// Whether statements carry the number of their entry in the source list.
    pub numbered: bool,
    /// Whether the legend is drawn.
    pub legend: bool,
    /// Whether the foot tells what is left out, and whose words stand in brackets; only who shows a picture himself may leave that off.
    pub notes: bool,
    /// Whether long empty stretches are cut out.
    pub breaks: bool,
    /// How dates are written.
    pub dates: DateForm,
    /// On how many pages, where the format has any.
    pub pages: Pages,
    /// What the file's own description tells, for whoever wants to make it again; empty for nothing.
    pub recipe: String,
}

impl Default for View {
    fn default() -> Self {
        Self {
            width: 1920.0,
            height: 1080.0,
            paper: false,
            theme: Theme::Light,
            title: None,
            subtitle: None,
            caption: None,
            banner: None,
            filter: Filter::default(),
            labels: Labels::Long,
            numbered: true,
            legend: true,
            notes: true,
            breaks: true,
            dates: DateForm::default(),
            pages: Pages::default(),
            recipe: String::new(),
        }
    }
}

/// On how many pages a picture may be spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pages {
    /// One; parties that find no room share a lane, statements that find none a sign.
    One,
    /// As many as the parties need; statements that find no room share a sign.
    #[default]
    Parties,
    /// As many as the statements need.
    All,
}

/// How many words stand with a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Labels {
    /// The speaker's name only.
    None,
    /// One or two lines.
    Short,
    /// Up to four lines.
    #[default]
    Long,
}

/// Which statements are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// First day, inclusive.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive.
    pub to: Option<NaiveDate>,
    /// Ids or names of parties, in any case; all where it is empty.
    pub parties: Vec<String>,
    /// Whether opinions and intentions are shown, which are no utterances, and what a text only supposes.
    pub opinions: bool,
    /// The least probability that a statement is one.
    pub confidence: f32,
    /// For each statement of the analysis whether it may be shown; `None` for all. The window's other filters arrive here.
    pub only: Option<Vec<bool>>,
    /// Whether what no person has reviewed is drawn dashed.
    pub dashed: bool,
}

impl Filter {
    /// Nothing left out: what tables hold unless something is asked for.
    pub fn everything() -> Self {
        Self { opinions: true, confidence: 0.0, ..Self::default() }
    }

    /// Whether the `n`-th statement of `analysis` passes; one without a date passes only where no day is asked for.
    pub fn passes(&self, analysis: &Analysis, n: usize) -> bool {
        prepared::is_chosen(analysis, self, n)
    }
}

/// What a picture shows: of what stands between this and a tenth less, one in four is wrong (assets/model/RULES.md).
pub const SURE: f32 = 0.7;

/// How sure it must be who speaks, for a picture to say so: of pronouns below it one in three was told wrongly (src/party/surety.rs).
pub const KNOWN: f32 = 0.7;

/// How sure it must be that something was said, and who said it, for a picture to say so in words: of 710 labels read beside their articles, three in
/// two hundred of those that pass misled, and one in twelve of the rest.
pub(super) const VOUCHED: f32 = 0.8;

/// The same for its speaker.
pub(super) const VOUCHED_SPEAKER: f32 = 0.85;

impl Default for Filter {
    fn default() -> Self {
        Self { from: None, to: None, parties: Vec::new(), opinions: false, confidence: SURE, only: None, dashed: false }
    }
}
