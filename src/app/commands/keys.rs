//! The keys of each command, as they are pressed and as they are written.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::app::deeds::Edge;
use crate::app::panels::stops::any_has_keys;

const COMMAND: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;

impl Command {
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
            Self::Part { later: true } => const { &[keys(NONE, Key::F6)] },
            Self::Part { later: false } => const { &[keys(Modifiers::SHIFT, Key::F6)] },
            Self::FindInText => const { &[keys(COMMAND.plus(Modifiers::SHIFT), Key::F)] },
            Self::FindNext => const { &[keys(NONE, Key::F3)] },
            Self::FindPrevious => const { &[keys(Modifiers::SHIFT, Key::F3)] },
            Self::AskKeepView => const { &[keys(COMMAND, Key::S)] },
            Self::SelectAll => const { &[keys(COMMAND, Key::A)] },
            Self::Extend { later: true } => const { &[keys(Modifiers::SHIFT, Key::ArrowDown)] },
            Self::Extend { later: false } => const { &[keys(Modifiers::SHIFT, Key::ArrowUp)] },
            Self::NextHere => const { &[keys(NONE, Key::CloseBracket)] },
            Self::PreviousHere => const { &[keys(NONE, Key::OpenBracket)] },
            Self::NextDocument => const { &[keys(COMMAND, Key::PageDown)] },
            Self::PreviousDocument => const { &[keys(COMMAND, Key::PageUp)] },
            Self::OpenFile => const { &[keys(NONE, Key::O)] },
            Self::AllRibbons => const { &[keys(NONE, Key::C)] },
            Self::Compare => const { &[keys(NONE, Key::V)] },
            Self::Settings => const { &[keys(COMMAND, Key::Comma)] },
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
            Self::PresentNumbers => const { &[keys(NONE, Key::N)] },
            Self::PresentNotes => const { &[keys(NONE, Key::T)] },
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
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Comma => ",",
        _ => return ctx.format_shortcut(keys),
    };
    let named = ctx.format_shortcut(keys);
    named.replace(keys.logical_key.name(), sign)
}

/// The listed commands whose keys were just pressed. Plain keys belong to a text field while it has the focus; Enter and arrows to whatever
/// has it, unless that is a whole part of the window.
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|m| m.focused().is_some()) && !any_has_keys(ctx);
    let mut found = Vec::new();
    let is_special = |keys: &KeyboardShortcut| keys.modifiers.shift || keys.modifiers.alt;
    ctx.input_mut(|input| {
        // Keys with Shift or Alt come first, because those without are found in them.
        for (special, command) in [true, false].into_iter().flat_map(|special| Command::LISTED.map(|command| (special, command))) {
            for keys in command.shortcuts().iter().filter(|keys| is_special(keys) == special) {
                let plain = matches!(keys.modifiers, NONE | Modifiers::SHIFT | Modifiers::ALT)
                    && !matches!(keys.logical_key, Key::Escape | Key::F1 | Key::F3 | Key::F5 | Key::F6 | Key::F8 | Key::F9);
                let moves = matches!(keys.logical_key, Key::Enter | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
                let edits = keys.logical_key == Key::A && keys.modifiers == COMMAND;
                let hit = !(plain && (typing || focused && moves) || edits && typing) && input.consume_shortcut(keys);
                if hit && found.last() != Some(&command) {
                    found.push(command.clone());
                }
            }
        }
    });
    found
}
