//! What the window knows: settings that are kept between runs, apart from what lives only as long as the window.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::timeline::DateForm;

/// Kept between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or the system's way.
    pub theme: ThemeChoice,
    /// How much larger than normal everything is drawn.
    pub zoom: f32,
    /// Folders opened before, the latest first.
    pub recent: Vec<Recent>,
    /// Whether long empty stretches are cut out.
    pub compact_gaps: bool,
    /// What a lane is.
    pub group: Group,
    /// Whether the filter panel is shown.
    pub filters: bool,
    /// Whether the reader is shown.
    pub reader: bool,
    /// Whether what no person has reviewed is drawn dashed.
    pub dashed: bool,
    /// Handling banner of every picture; empty for none.
    pub banner: String,
    /// In which order dates are written.
    pub dates: DateForm,
    /// Whether nothing moves that need not move.
    pub still: bool,
    /// Whether statements carry numbers while the timeline is presented.
    pub numbers: bool,
    /// Whether the signs and what is left out are told at the foot while the timeline is presented.
    pub notes: bool,
    /// Whether the program has shown its sample once.
    pub welcomed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            recent: Vec::new(),
            compact_gaps: true,
            group: Group::Party,
            filters: true,
            reader: true,
            dashed: false,
            banner: String::new(),
            dates: DateForm::DayFirst,
            still: false,
            numbers: false,
            notes: true,
            welcomed: false,
        }
    }
}

/// A folder opened before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called.
    pub title: String,
    /// How many documents it held.
    pub documents: usize,
    /// How many statements were found.
    pub statements: usize,
    /// When it was opened.
    pub day: NaiveDate,
    /// How it was left.
    #[serde(default)]
    pub session: Session,
}

/// How a folder was left, to go on from there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// What was searched for.
    pub typed: String,
    /// What was hidden, asked for and searched for, as the fields of a view.
    pub view: String,
    /// Lanes collapsed to ribbons, by name.
    pub ribbons: Vec<String>,
    /// Lanes with a lane for each speaker, by name.
    pub split: Vec<String>,
    /// The id of the chosen statement.
    pub chosen: Option<String>,
    /// The part of the axis that was shown, in units; `None` for all of it.
    pub shown: Option<(f64, f64)>,
}

/// Most folders to remember.
const RECENT_MAX: usize = 8;

impl Settings {
    /// Puts a folder at the head of the recent ones.
    pub fn remember(&mut self, mut folder: Recent) {
        if let Some(before) = self.recent.iter().find(|r| r.path == folder.path) {
            folder.session = before.session.clone();
        }
        self.forget(&folder.path.clone());
        self.recent.insert(0, folder);
        self.recent.truncate(RECENT_MAX);
    }

    /// Takes a folder off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|r| r.path != path);
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system has it.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Whichever comes after the present one; never kept.
    #[serde(skip)]
    Next,
}

impl ThemeChoice {
    /// The choice after this one.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark | Self::Next => Self::System,
        }
    }

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::System | Self::Next => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// What a lane of the timeline stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// One lane a party.
    #[default]
    Party,
    /// One lane a speaker.
    Speaker,
    /// One lane an outlet.
    Outlet,
    /// One lane an act.
    Act,
}

impl Group {
    /// All, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Party, Self::Speaker, Self::Outlet, Self::Act];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Party => "Party",
            Self::Speaker => "Speaker",
            Self::Outlet => "Outlet",
            Self::Act => "Act",
        }
    }
}

/// The tables at the foot of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Every statement shown.
    Statements,
    /// Every document.
    Documents,
    /// What no person has read yet.
    Review,
    /// What has no certain date.
    Dates,
    /// What a person changed.
    Corrections,
    /// What could not be read.
    Problems,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::Statements, Self::Documents, Self::Review, Self::Dates, Self::Corrections, Self::Problems];

    /// What it is called where there is little room.
    pub fn short(self) -> &'static str {
        match self {
            Self::Review => "Review",
            Self::Dates => "Dates",
            other => other.text(),
        }
    }

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Statements => "Statements",
            Self::Documents => "Documents",
            Self::Review => "To review",
            Self::Dates => "Dates to check",
            Self::Corrections => "Corrections",
            Self::Problems => "Problems",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_opened_again_moves_to_the_head_and_stands_once() {
        let folder = |n: usize| Recent {
            path: PathBuf::from(format!("{n}")),
            title: String::new(),
            documents: n,
            statements: 0,
            day: NaiveDate::default(),
            session: Session::default(),
        };
        let mut settings = Settings::default();
        (0..20).for_each(|n| settings.remember(folder(n)));
        settings.remember(folder(15));
        assert_eq!(settings.recent.iter().map(|r| r.documents).collect::<Vec<_>>(), [15, 19, 18, 17, 16, 14, 13, 12]);
        settings.forget(Path::new("15"));
        assert_eq!(settings.recent.len(), 7);
    }
}
