//! The opened folder as the window sees it: what was found, what is shown of it, what is chosen.

use std::sync::Arc;
use std::time::Duration;

use super::filter::{Counts, Filter};
use super::index::Index;
use super::panels::reader::Reader;
use super::panels::tables::Tables;
use super::panels::timeline::Canvas;
use super::state::Session;
use super::tint::Tints;
use super::worker::{Opened, Source};
use crate::analysis::{Analysis, AttributionRef, Question, questions};
use crate::corpus::RecipeSetting;

/// The opened folder.
pub struct Folder {
    /// Where it came from.
    pub source: Source,
    /// What was found.
    pub analysis: Arc<Analysis>,
    /// Its rows.
    pub index: Index,
    /// Statements by facet.
    pub counts: Counts,
    /// Colours of its parties.
    pub tints: Tints,
    /// Dates that only a person can settle.
    pub questions: Vec<Question>,
    /// How long reading took.
    pub took: Duration,
    /// What is hidden and searched for.
    pub filter: Filter,
    /// The statements that pass the filter, in the order of the analysis.
    pub shown: Vec<u32>,
    /// The chosen statement.
    pub chosen: Option<u32>,
    /// Which of its reports the reader shows.
    pub report: usize,
    /// The reader.
    pub reader: Reader,
    /// The timeline.
    pub canvas: Canvas,
    /// The tables.
    pub tables: Tables,
    /// Exports kept in its `corpus.toml`.
    pub recipes: Vec<RecipeSetting>,
}

impl Folder {
    /// A folder just read, with nothing chosen and its first document in the reader.
    pub fn new(opened: Opened) -> Self {
        let Opened { source, analysis, index, took } = opened;
        let counts = Counts::of(&index, analysis.resolution.parties.len(), analysis.resolution.speakers.len());
        let filter = Filter::default();
        let shown = filter.shown(&index);
        let mut folder = Self {
            source,
            counts,
            questions: questions(&analysis),
            tints: Tints::of(&analysis),
            took,
            filter,
            shown,
            chosen: None,
            report: 0,
            reader: Reader::default(),
            canvas: Canvas::default(),
            tables: Tables::default(),
            recipes: analysis.corpus.settings.recipes.clone(),
            analysis,
            index,
        };
        if !folder.analysis.documents.is_empty() {
            folder.reader.show_document(0);
        }
        folder
    }

    /// How it stands, to go on from there another time.
    pub fn session(&self) -> Session {
        Session {
            typed: self.filter.typed.clone(),
            chosen: self.chosen.map(|c| self.analysis.statements[c as usize].id.clone()),
            shown: (!self.canvas.window.is_whole()).then(|| self.canvas.window.bounds()),
        }
    }

    /// Goes on from how it was left, as far as that is still there.
    pub fn restore(&mut self, session: &Session) {
        if !session.typed.is_empty() {
            self.filter.set_query(session.typed.clone());
            self.refilter();
        }
        if let Some((from, to)) = session.shown {
            self.canvas.window.set(from, to);
        }
        let chosen = session.chosen.as_ref().and_then(|id| self.analysis.statements.iter().position(|s| s.id == *id));
        if let Some(statement) = chosen {
            self.choose(statement as u32);
        }
    }

    /// Works out anew what is shown, after the filter has changed.
    pub fn refilter(&mut self) {
        self.shown = self.filter.shown(&self.index);
        self.tables.shown_changed();
        self.canvas.shown_changed();
    }

    /// Chooses a statement and brings its passage into the reader.
    pub fn choose(&mut self, statement: u32) {
        if (statement as usize) < self.index.rows.len() {
            self.chosen = Some(statement);
            self.show_report(0);
        }
    }

    /// Shows one of the chosen statement's reports.
    pub fn show_report(&mut self, report: usize) {
        let Some(statement) = self.chosen else { return };
        let reports = &self.analysis.statements[statement as usize].reports;
        if let Some(at) = reports.get(report) {
            self.report = report;
            self.reader.show_passage(at.document, self.analysis.attribution(*at).content[0]);
        }
    }

    /// The report the reader shows.
    pub fn chosen_report(&self) -> Option<AttributionRef> {
        let reports = &self.analysis.statements[self.chosen? as usize].reports;
        reports.get(self.report).copied()
    }

    /// Chooses the statement `step` places on in the order shown; from nothing chosen, the first or the last.
    pub fn step(&mut self, step: isize) {
        let place = self.chosen.map(|c| self.shown.binary_search(&c));
        let last = self.shown.len() as isize - 1;
        let next = match place {
            None => {
                if step > 0 {
                    0
                } else {
                    last
                }
            }
            Some(Ok(at)) => at as isize + step,
            Some(Err(at)) => at as isize + if step > 0 { step - 1 } else { step },
        };
        if let Some(statement) = usize::try_from(next.min(last)).ok().and_then(|n| self.shown.get(n)) {
            let statement = *statement;
            self.choose(statement);
            self.canvas.reveal(statement);
        }
    }
}
