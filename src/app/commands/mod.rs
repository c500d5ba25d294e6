//! What a person can do, each with its words, its hint and its keys.
//!
//! Panels only send commands; [`execute`](super::execute) is the one place that carries them out.

mod keys;
mod words;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::deeds::Edge;
use super::filter::Facet;
use super::panels::timeline::How;
use super::state::{Group, Tab, ThemeChoice};
use crate::corpus::{Change, Key as Words};
use crate::export::Options;
use crate::party::{PartyId, SpeakerId};
use crate::timeline::{DateForm, Filter};

pub use keys::{keys_text, pressed};

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Asks for a folder.
    OpenFolder,
    /// Opens a folder.
    Open(PathBuf),
    /// Opens the built-in sample.
    OpenSample,
    /// Reads the folder again.
    Reload,
    /// Goes back to the start page.
    CloseFolder,
    /// Stops reading.
    Cancel,
    /// Takes a folder off the list of recent ones.
    Forget(PathBuf),
    /// Lets another part of the window have the keyboard.
    Part {
        /// Whether the next.
        later: bool,
    },
    /// Puts the cursor into the search field.
    Search,
    /// Replaces what is searched for.
    SetQuery(String),
    /// Shows all statements again.
    ClearFilters,
    /// Shows or hides what a row of the filter panel stands for.
    Toggle(Facet),
    /// Shows only what a row of the filter panel stands for.
    Only(Facet),
    /// Asks under which name to keep what is shown as a view.
    AskKeepView,
    /// Keeps what is shown as a view of this name.
    KeepView(String),
    /// Shows what a kept view shows.
    ShowView(String),
    /// Takes a kept view away.
    ForgetView(String),
    /// Finds words in the document shown, and only there.
    FindInText,
    /// Replaces what is looked for in the document shown.
    SetFind(String),
    /// Goes to the next place where they stand.
    FindNext,
    /// Goes to the place before.
    FindPrevious,
    /// Looks for nothing in the document any more.
    CloseFind,
    /// Chooses the next statement of the document shown.
    NextHere,
    /// Chooses the statement before in the document shown.
    PreviousHere,
    /// Shows the next document.
    NextDocument,
    /// Shows the document before.
    PreviousDocument,
    /// Opens the file of the document shown in its own program.
    OpenFile,
    /// Shows the file of the document shown in its folder.
    ShowInFolder,
    /// Adds a statement to those chosen together, or takes it out.
    Pick(u32),
    /// Chooses together all statements from the chosen one to this.
    PickTo(u32),
    /// Adds statements to those chosen together.
    PickAll(Vec<u32>),
    /// Chooses all statements shown.
    SelectAll,
    /// Goes to the next statement, or the one before, and chooses it together with those chosen.
    Extend {
        /// Whether to the next.
        later: bool,
    },
    /// Draws a lane in another way, or as before.
    Lane {
        /// Its name.
        name: String,
        /// How.
        how: How,
    },
    /// Draws all lanes as ribbons, or all in full.
    AllRibbons,
    /// Sets the reports of the chosen statement side by side.
    Compare,
    /// Opens the settings.
    Settings,
    /// Chooses the order in which dates are written.
    Dates(DateForm),
    /// Moves nothing that need not move, or moves it again.
    ReduceMotion,
    /// Shows the whole time.
    Fit,
    /// Shows less time in more detail.
    ZoomIn,
    /// Shows more time.
    ZoomOut,
    /// Moves the view to earlier days.
    Earlier,
    /// Moves the view to later days.
    Later,
    /// Cuts long empty stretches out, or lets them stand.
    CompactGaps,
    /// Chooses what a lane is.
    GroupBy(Group),
    /// Hides everything but the timeline.
    Present,
    /// Numbers the statements while the timeline is presented, or no longer.
    PresentNumbers,
    /// Tells the signs and what is left out while the timeline is presented, or no longer.
    PresentNotes,
    /// Asks what to write.
    Export,
    /// Writes a file.
    Write {
        /// Where.
        path: PathBuf,
        /// What, and how it is to look.
        options: Box<Options>,
        /// The statements to which it is limited.
        shown: Option<Box<Filter>>,
    },
    /// Puts a picture on the clipboard.
    CopyPicture {
        /// How it is to look.
        options: Box<Options>,
        /// The statements to which it is limited.
        shown: Option<Box<Filter>>,
    },
    /// Chooses a statement.
    Select(u32),
    /// Chooses the next statement shown.
    Next,
    /// Chooses the statement before.
    Previous,
    /// Shows the chosen statement in its document.
    OpenSource,
    /// Shows another report of the chosen statement.
    ShowReport(usize),
    /// Shows a document.
    ShowDocument(usize),
    /// Shows a file of the folder, by its path in it, where it lies.
    ShowFile(String),
    /// Copies where the chosen statement stands.
    CopyCitation,
    /// Copies the chosen statement with its citation as Markdown.
    CopyMarkdown,
    /// Copies the source of the chosen statement as an entry for BibTeX.
    CopyBibtex,
    /// Copies the words of the chosen statement.
    CopyQuotation,
    /// Dates a document as a person answered.
    Answer {
        /// Its place in the corpus.
        document: usize,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// Changes what `corpus.toml` says.
    Correct {
        /// What it is called in the history.
        name: String,
        /// What is changed.
        changes: Vec<Change>,
    },
    /// Marks the chosen statement as reviewed, or takes that back.
    Review,
    /// Hides the chosen statement for good.
    Hide,
    /// Brings the chosen statement first where room is short, or no longer.
    Pin,
    /// Tells the shown report of the chosen statement apart from the others, or no longer.
    Apart,
    /// Opens the form of the chosen statement.
    Fix,
    /// Makes a statement of words chosen in the reader.
    AddStatement,
    /// Gives the chosen statement the words chosen in the reader.
    Limit,
    /// Opens the form of a party.
    EditParty(PartyId),
    /// Opens the form of the chosen statement's party.
    EditChosenParty,
    /// Notes the chosen statement to join it with another, or joins it with the one noted.
    Join,
    /// Takes apart what was joined by hand.
    Split,
    /// Moves an end of the chosen statement by a word.
    Shift {
        /// Which end.
        edge: Edge,
        /// Whether to later words.
        later: bool,
    },
    /// Gives the shown report of the chosen statement these ends, as bytes of its document.
    Limits {
        /// Where it begins.
        start: u32,
        /// Where it ends.
        end: u32,
    },
    /// Moves the chosen pinned statement among the pinned ones.
    ReorderPin {
        /// Whether after the next.
        later: bool,
    },
    /// Asks for the date of the document shown.
    DateDocument,
    /// Takes the date off that a person gave a document.
    UndateDocument(usize),
    /// Asks for the party of the chosen statement's speaker.
    AskParty,
    /// Makes a speaker a member of a party.
    GiveParty {
        /// Who.
        speaker: SpeakerId,
        /// Of which.
        party: PartyId,
    },
    /// Takes a correction off.
    DropCorrection(Words),
    /// Moves a correction to the words or the statement chosen.
    MoveCorrection(Words),
    /// Moves the first correction that fits nowhere there.
    MoveLost,
    /// Settles a change that met another's.
    Settle {
        /// Which.
        conflict: usize,
        /// Whether one's own is made.
        mine: bool,
    },
    /// Writes the history as a table.
    SaveHistory,
    /// Draws what no person has reviewed dashed, or no longer.
    TellReviewed,
    /// Shows only what is reviewed, or all again.
    OnlyReviewed,
    /// Takes the last correction back.
    Undo,
    /// Makes the last correction taken back again.
    Redo,
    /// Goes to a day of the timeline.
    GoToDate,
    /// Shows so much of the timeline that all chosen and near lies in it.
    FitSelection,
    /// Goes to the start page and removes every trace of the open folder from the program's memory.
    ForgetThis,
    /// Moves a lane of the timeline to another place, counted from the top.
    MoveLane {
        /// Its name.
        name: String,
        /// Where to.
        to: usize,
    },
    /// Takes back every moved lane.
    LanesInOrder,
    /// Opens or closes a table at the foot of the window.
    ShowTable(Tab),
    /// Shows or hides the filter panel.
    Filters,
    /// Shows or hides the reader.
    Reader,
    /// Chooses light, dark or the system's way.
    Theme(ThemeChoice),
    /// Makes everything larger.
    Larger,
    /// Makes everything smaller.
    Smaller,
    /// Shows all keys.
    Keys,
    /// Lists all commands.
    Palette,
    /// Closes what is on top, else goes a step back.
    Back,
}

impl Command {
    /// Whether it can be carried out while something lies over the window.
    pub fn is_everywhere(&self) -> bool {
        matches!(self, Self::Back | Self::Keys | Self::Palette | Self::Larger | Self::Smaller | Self::Theme(_))
    }

    /// The commands that need nothing more said, in the order of the keys overlay and of the palette.
    pub const LISTED: [Self; 76] = [
        Self::OpenFolder,
        Self::OpenSample,
        Self::Reload,
        Self::CloseFolder,
        Self::ForgetThis,
        Self::Search,
        Self::FindInText,
        Self::FindNext,
        Self::FindPrevious,
        Self::Palette,
        Self::Part { later: true },
        Self::Part { later: false },
        Self::ClearFilters,
        Self::AskKeepView,
        Self::SelectAll,
        Self::Extend { later: true },
        Self::Extend { later: false },
        Self::Next,
        Self::Previous,
        Self::NextHere,
        Self::PreviousHere,
        Self::NextDocument,
        Self::PreviousDocument,
        Self::OpenSource,
        Self::OpenFile,
        Self::ShowInFolder,
        Self::Compare,
        Self::CopyCitation,
        Self::CopyMarkdown,
        Self::CopyBibtex,
        Self::CopyQuotation,
        Self::Review,
        Self::Fix,
        Self::Hide,
        Self::Pin,
        Self::Apart,
        Self::Join,
        Self::Split,
        Self::Shift { edge: Edge::Start, later: false },
        Self::Shift { edge: Edge::Start, later: true },
        Self::Shift { edge: Edge::End, later: false },
        Self::Shift { edge: Edge::End, later: true },
        Self::ReorderPin { later: false },
        Self::ReorderPin { later: true },
        Self::DateDocument,
        Self::AskParty,
        Self::MoveLost,
        // Before undo, whose keys are part of its own.
        Self::Redo,
        Self::Undo,
        Self::EditChosenParty,
        Self::SaveHistory,
        Self::TellReviewed,
        Self::OnlyReviewed,
        Self::Fit,
        Self::FitSelection,
        Self::GoToDate,
        Self::LanesInOrder,
        Self::AllRibbons,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Earlier,
        Self::Later,
        Self::CompactGaps,
        Self::Present,
        Self::PresentNumbers,
        Self::PresentNotes,
        Self::Export,
        Self::Filters,
        Self::Reader,
        Self::Settings,
        Self::Theme(ThemeChoice::Next),
        Self::ReduceMotion,
        Self::Larger,
        Self::Smaller,
        Self::Keys,
        Self::Back,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_keys_and_all_say_what_they_do() {
        let mut seen = Vec::new();
        for command in Command::LISTED {
            assert!(!command.text().is_empty() && !command.tooltip().is_empty() && !command.tooltip().ends_with('.'));
            for keys in command.shortcuts() {
                assert!(!seen.contains(keys), "{keys:?} of {command:?} are taken");
                seen.push(*keys);
            }
        }
    }
}
