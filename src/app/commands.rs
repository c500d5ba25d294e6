//! What a person can do, each with its words, its hint and its keys.
//!
//! Panels only send commands; [`execute`](super::execute) is the one place that carries them out.

use std::path::PathBuf;

use chrono::NaiveDate;
use egui::{Key, KeyboardShortcut, Modifiers};

use super::deeds::Edge;
use super::filter::Facet;
use super::state::{Group, Tab, ThemeChoice};
use crate::corpus::{Change, Key as Words};
use crate::export::Options;
use crate::party::{PartyId, SpeakerId};
use crate::timeline::Filter;

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

const COMMAND: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;

impl Command {
    /// The commands that need nothing more said, in the order of the keys overlay and of the palette.
    pub const LISTED: [Self; 55] = [
        Self::OpenFolder,
        Self::OpenSample,
        Self::Reload,
        Self::CloseFolder,
        Self::ForgetThis,
        Self::Search,
        Self::Palette,
        Self::ClearFilters,
        Self::Next,
        Self::Previous,
        Self::OpenSource,
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
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Earlier,
        Self::Later,
        Self::CompactGaps,
        Self::Present,
        Self::Export,
        Self::Filters,
        Self::Reader,
        Self::Theme(ThemeChoice::Next),
        Self::Larger,
        Self::Smaller,
        Self::Keys,
        Self::Back,
    ];

    /// What it is called.
    pub fn text(&self) -> &'static str {
        match self {
            Self::OpenFolder => "Open folder…",
            Self::Open(_) => "Open",
            Self::OpenSample => "Open the sample",
            Self::Reload => "Read the folder again",
            Self::CloseFolder => "Back to the start page",
            Self::Cancel => "Cancel",
            Self::Forget(_) | Self::ForgetThis => "Forget this folder",
            Self::Search | Self::SetQuery(_) => "Search",
            Self::ClearFilters => "Show all statements",
            Self::Toggle(_) => "Show or hide",
            Self::Only(_) => "Show only this",
            Self::Fit => "Fit",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::Earlier => "Go to earlier days",
            Self::Later => "Go to later days",
            Self::CompactGaps => "Compact gaps",
            Self::GroupBy(_) => "Group",
            Self::Present => "Present",
            Self::Export => "Export…",
            Self::Write { .. } => "Write",
            Self::CopyPicture { .. } => "Copy picture",
            Self::Select(_) => "Choose statement",
            Self::Next => "Next statement",
            Self::Previous => "Previous statement",
            Self::OpenSource => "Open the source",
            Self::ShowReport(_) => "Show this report",
            Self::ShowDocument(_) => "Show document",
            Self::CopyCitation => "Copy citation",
            Self::CopyMarkdown => "Copy as Markdown",
            Self::CopyBibtex => "Copy citation as BibTeX",
            Self::CopyQuotation => "Copy quotation",
            Self::Answer { .. } => "Set date",
            Self::Correct { .. } => "Correct",
            Self::Review => "Mark reviewed",
            Self::Hide => "Hide",
            Self::Pin => "Pin",
            Self::Apart => "Tell this report apart",
            Self::Fix => "Correct…",
            Self::AddStatement => "Add as a statement",
            Self::Limit => "Use as its words",
            Self::EditParty(_) => "Edit party…",
            Self::EditChosenParty => "Edit the party of the chosen statement…",
            Self::Join => "Join…",
            Self::Split => "Split what was joined",
            Self::Shift { edge: Edge::Start, later: false } => "Begin a word earlier",
            Self::Shift { edge: Edge::Start, later: true } => "Begin a word later",
            Self::Shift { edge: Edge::End, later: false } => "End a word earlier",
            Self::Shift { edge: Edge::End, later: true } => "End a word later",
            Self::Limits { .. } => "Move the limits",
            Self::ReorderPin { later: false } => "Pin before",
            Self::ReorderPin { later: true } => "Pin after",
            Self::DateDocument => "Date of the document…",
            Self::UndateDocument(_) => "As it was found",
            Self::AskParty | Self::GiveParty { .. } => "Party of the speaker…",
            Self::MoveCorrection(_) => "Move here",
            Self::MoveLost => "Move a correction that fits nowhere",
            Self::DropCorrection(_) => "Drop correction",
            Self::Settle { .. } => "Settle conflict",
            Self::SaveHistory => "History as CSV",
            Self::TellReviewed => "Tell reviewed statements apart",
            Self::OnlyReviewed => "Reviewed only",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::GoToDate => "Go to date…",
            Self::FitSelection => "Fit the chosen statement",
            Self::MoveLane { .. } => "Move lane",
            Self::LanesInOrder => "Lanes in their first order",
            Self::ShowTable(_) => "Show table",
            Self::Filters => "Filters",
            Self::Reader => "Reader",
            Self::Theme(_) => "Light or dark",
            Self::Larger => "Larger text",
            Self::Smaller => "Smaller text",
            Self::Keys => "All keys",
            Self::Palette => "All commands",
            Self::Back => "Back",
        }
    }

    /// What it does, in one sentence.
    pub fn tooltip(&self) -> &'static str {
        match self {
            Self::OpenFolder => "Choose a folder of texts",
            Self::Open(_) => "Read this folder",
            Self::OpenSample => "See the program at work on invented dispatches",
            Self::Reload => "Take in what has changed in the folder",
            Self::CloseFolder => "Choose another folder",
            Self::Cancel => "Stop reading",
            Self::Forget(_) => "Remove the folder from this list; the files stay as they are",
            Self::Search | Self::SetQuery(_) => "Search the statements, speakers and sources",
            Self::ClearFilters => "Take back every filter and the search",
            Self::Toggle(_) => "Click to show or hide, double-click to show only this",
            Self::Only(_) => "Hide everything else of its kind",
            Self::Fit => "Show the whole time the statements span",
            Self::ZoomIn => "Show fewer days in more detail",
            Self::ZoomOut => "Show more days",
            Self::Earlier => "Move the view to the left",
            Self::Later => "Move the view to the right",
            Self::CompactGaps => "Cut long empty stretches out of the timeline, each marked with what is left out",
            Self::GroupBy(_) => "Choose what a lane stands for",
            Self::Present => "Show nothing but the timeline",
            Self::Export => "Write a picture or a table",
            Self::Write { .. } => "Write the file",
            Self::CopyPicture { .. } => "Put the picture on the clipboard, to paste it into a document or a slide",
            Self::Select(_) => "Show this statement in its source",
            Self::Next => "Go to the statement after this one",
            Self::Previous => "Go to the statement before this one",
            Self::OpenSource => "Go to the passage the statement comes from",
            Self::ShowReport(_) => "Show the passage of the other document",
            Self::ShowDocument(_) => "Show this document in the reader",
            Self::CopyCitation => "Copy outlet, title, date, file and paragraph",
            Self::CopyMarkdown => "Copy the words with speaker and citation, for a document in Markdown",
            Self::CopyBibtex => "Copy the source as an entry of a bibliography",
            Self::CopyQuotation => "Copy the words as they stand in the source",
            Self::Answer { .. } => "Write this date into corpus.toml and read the folder again",
            Self::Correct { .. } => "Write this into corpus.toml",
            Self::Review => "Say that you have read this statement and found it right, or take that back",
            Self::Hide => "Leave this out everywhere: it is no statement; Undo brings it back",
            Self::Pin => "Bring this statement first into pictures, or no longer",
            Self::Apart => "Make the report shown a statement of its own, or fold it with the others again",
            Self::Fix => "Change speaker, party, date, act, label or note of this statement",
            Self::AddStatement => "Make a statement of the words chosen in the text",
            Self::Limit => "Let the chosen statement consist of the words chosen in the text",
            Self::EditParty(_) | Self::EditChosenParty => "Change the name, colour and members of a party, or join it to another",
            Self::Join => "Make this statement and the one chosen next the same; choose that one and press again",
            Self::Split => "Take apart again what was joined by hand",
            Self::Shift { edge: Edge::Start, later: false } => "Take the word before into the statement",
            Self::Shift { edge: Edge::Start, later: true } => "Leave the first word out of the statement",
            Self::Shift { edge: Edge::End, later: false } => "Leave the last word out of the statement",
            Self::Shift { edge: Edge::End, later: true } => "Take the word after into the statement",
            Self::Limits { .. } => "Drag to where the statement begins and ends",
            Self::ReorderPin { later: false } => "Bring this pinned statement before the one it follows",
            Self::ReorderPin { later: true } => "Put this pinned statement after the one that follows it",
            Self::DateDocument => "Say when the document in the reader was published",
            Self::UndateDocument(_) => "Take your date of this document off",
            Self::AskParty | Self::GiveParty { .. } => "Make the speaker of the chosen statement a member of a party",
            Self::MoveCorrection(_) => "Let it speak of the words or the statement chosen",
            Self::MoveLost => "Let the first correction that fits nowhere speak of the words or the statement chosen",
            Self::DropCorrection(_) => "Take this correction off",
            Self::Settle { .. } => "Choose whose words stand",
            Self::SaveHistory => "Write every correction with its time and user to your documents folder",
            Self::TellReviewed => "Draw what no person has reviewed with dashes, or no longer",
            Self::OnlyReviewed => "Show only what a person has reviewed, or all again",
            Self::Undo => "Take the last correction back",
            Self::Redo => "Make the last correction taken back again",
            Self::GoToDate => "Show a day, a month or a year of the timeline",
            Self::FitSelection => "Show the days around the chosen statement with their words",
            Self::ForgetThis => "Close it and remove it from the recent folders, with how it was left; the files stay as they are",
            Self::MoveLane { .. } => "Drag to move this lane up or down",
            Self::LanesInOrder => "Put lanes that were moved back in their places",
            Self::ShowTable(_) => "Open or close this table",
            Self::Filters => "Show or hide the list of parties, speakers and dates",
            Self::Reader => "Show or hide the source text",
            Self::Theme(_) => "Change between light, dark and the system's way",
            Self::Larger => "Make words and marks larger",
            Self::Smaller => "Make words and marks smaller",
            Self::Keys => "List every key",
            Self::Palette => "Find a command by its name",
            Self::Back => "Close what is on top",
        }
    }

    /// Its keys; the first is the one that is shown.
    pub fn shortcuts(&self) -> &'static [KeyboardShortcut] {
        const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(modifiers, key)
        }
        match self {
            Self::OpenFolder => const { &[keys(COMMAND, Key::O)] },
            Self::Reload => const { &[keys(COMMAND, Key::R)] },
            Self::CloseFolder => const { &[keys(COMMAND, Key::W)] },
            Self::Search => const { &[keys(COMMAND, Key::F), keys(NONE, Key::Slash)] },
            Self::Palette => const { &[keys(COMMAND, Key::K)] },
            Self::Next => const { &[keys(NONE, Key::ArrowDown)] },
            Self::Previous => const { &[keys(NONE, Key::ArrowUp)] },
            Self::OpenSource => const { &[keys(NONE, Key::Enter)] },
            Self::CopyCitation => const { &[keys(COMMAND.plus(Modifiers::SHIFT), Key::C)] },
            Self::Review => const { &[keys(NONE, Key::R)] },
            Self::Fix => const { &[keys(NONE, Key::E)] },
            Self::Hide => const { &[keys(NONE, Key::H)] },
            Self::Pin => const { &[keys(NONE, Key::P)] },
            Self::Join => const { &[keys(NONE, Key::M)] },
            Self::Shift { edge: Edge::Start, later: false } => const { &[keys(Modifiers::ALT, Key::ArrowLeft)] },
            Self::Shift { edge: Edge::Start, later: true } => const { &[keys(Modifiers::ALT, Key::ArrowRight)] },
            Self::Shift { edge: Edge::End, later: false } => const { &[keys(Modifiers::SHIFT, Key::ArrowLeft)] },
            Self::Shift { edge: Edge::End, later: true } => const { &[keys(Modifiers::SHIFT, Key::ArrowRight)] },
            Self::ReorderPin { later: false } => const { &[keys(Modifiers::ALT, Key::ArrowUp)] },
            Self::ReorderPin { later: true } => const { &[keys(Modifiers::ALT, Key::ArrowDown)] },
            Self::DateDocument => const { &[keys(NONE, Key::D)] },
            Self::AskParty => const { &[keys(NONE, Key::L)] },
            Self::Undo => const { &[keys(COMMAND, Key::Z)] },
            Self::Redo => const { &[keys(COMMAND.plus(Modifiers::SHIFT), Key::Z), keys(COMMAND, Key::Y)] },
            Self::FitSelection => const { &[keys(NONE, Key::S)] },
            Self::GoToDate => const { &[keys(COMMAND, Key::G)] },
            Self::Fit => const { &[keys(NONE, Key::F), keys(NONE, Key::Home)] },
            Self::ZoomIn => const { &[keys(NONE, Key::Plus), keys(NONE, Key::Equals)] },
            Self::ZoomOut => const { &[keys(NONE, Key::Minus)] },
            Self::Earlier => const { &[keys(NONE, Key::ArrowLeft)] },
            Self::Later => const { &[keys(NONE, Key::ArrowRight)] },
            Self::CompactGaps => const { &[keys(NONE, Key::G)] },
            Self::Present => const { &[keys(NONE, Key::F5)] },
            Self::Export => const { &[keys(COMMAND, Key::E)] },
            Self::Filters => const { &[keys(NONE, Key::F8)] },
            Self::Reader => const { &[keys(NONE, Key::F9)] },
            Self::Larger => const { &[keys(COMMAND, Key::Plus), keys(COMMAND, Key::Equals)] },
            Self::Smaller => const { &[keys(COMMAND, Key::Minus)] },
            Self::Keys => const { &[keys(NONE, Key::Questionmark), keys(NONE, Key::F1)] },
            Self::Back => const { &[keys(NONE, Key::Escape)] },
            _ => &[],
        }
    }

    /// The words with the keys a person presses, for a hover.
    pub fn hint(&self, ctx: &egui::Context) -> String {
        match self.shortcuts().first() {
            Some(keys) => format!("{} ({})", self.tooltip(), keys_text(ctx, keys)),
            None => self.tooltip().to_owned(),
        }
    }
}

/// Keys as they stand on the keyboard: "Ctrl+O", "/", "↓".
pub fn keys_text(ctx: &egui::Context, keys: &KeyboardShortcut) -> String {
    let sign = match keys.logical_key {
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::Questionmark => "?",
        Key::Slash => "/",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        Key::Escape => "Esc",
        _ => return ctx.format_shortcut(keys),
    };
    let named = ctx.format_shortcut(keys);
    named.replace(keys.logical_key.name(), sign)
}

/// The listed commands whose keys were just pressed. Plain keys belong to a text field while it has the focus; Enter and arrows to whatever
/// has it.
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|m| m.focused().is_some());
    let mut found = Vec::new();
    let is_special = |keys: &KeyboardShortcut| keys.modifiers.shift || keys.modifiers.alt;
    ctx.input_mut(|input| {
        // Keys with Shift or Alt come first, because those without are found in them.
        for (special, command) in [true, false].into_iter().flat_map(|special| Command::LISTED.map(|command| (special, command))) {
            for keys in command.shortcuts().iter().filter(|keys| is_special(keys) == special) {
                let plain = matches!(keys.modifiers, NONE | Modifiers::SHIFT | Modifiers::ALT)
                    && !matches!(keys.logical_key, Key::Escape | Key::F1 | Key::F5 | Key::F8 | Key::F9);
                let moves = matches!(keys.logical_key, Key::Enter | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
                let hit = !(plain && (typing || focused && moves)) && input.consume_shortcut(keys);
                if hit && found.last() != Some(&command) {
                    found.push(command.clone());
                }
            }
        }
    });
    found
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
