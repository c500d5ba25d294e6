//! Statements chosen together, and steps from statement to statement within a document.

use std::collections::BTreeSet;

use super::folder::Folder;
use crate::analysis::AttributionRef;

impl Folder {
    /// The statements that a command means: those chosen together, else the chosen one.
    pub fn meant(&self) -> Vec<u32> {
        if self.picked.len() > 1 { self.picked.iter().copied().collect() } else { self.chosen.into_iter().collect() }
    }

    /// Adds a statement to those chosen together, or takes it out; the first time the chosen one is taken along.
    pub fn pick(&mut self, statement: u32) {
        if self.picked.is_empty() {
            self.picked.extend(self.chosen);
        }
        if self.picked.remove(&statement) {
            if self.chosen == Some(statement) {
                self.chosen = self.picked.iter().next().copied();
            }
        } else if (statement as usize) < self.index.rows.len() {
            self.picked.insert(statement);
            self.choose_among(statement);
        }
        if self.picked.len() < 2 {
            self.picked.clear();
        }
    }

    /// Chooses together all that is shown from the chosen statement to this one.
    pub fn pick_to(&mut self, statement: u32) {
        let from = self.chosen.unwrap_or(statement);
        let between = from.min(statement)..=from.max(statement);
        self.picked = self.shown.iter().copied().filter(|n| between.contains(n)).collect();
        if self.picked.len() < 2 {
            self.picked.clear();
            self.choose(statement);
        }
    }

    /// Adds statements to those chosen together.
    pub fn pick_all(&mut self, statements: impl IntoIterator<Item = u32>) {
        if self.picked.is_empty() {
            self.picked.extend(self.chosen);
        }
        let count = self.index.rows.len();
        self.picked.extend(statements.into_iter().filter(|n| (*n as usize) < count));
        if self.chosen.is_none_or(|c| !self.picked.contains(&c)) {
            self.picked.first().copied().into_iter().for_each(|first| self.choose_among(first));
        }
        if self.picked.len() < 2 {
            self.picked.clear();
        }
    }

    /// Moves on by one statement and takes it along.
    pub fn extend(&mut self, later: bool) {
        let picked = std::mem::take(&mut self.picked);
        let before = self.chosen;
        self.step(if later { 1 } else { -1 });
        let now = self.chosen;
        self.picked = picked;
        self.picked.extend(before);
        match (now, before) {
            // Going back over what was taken along lets it go.
            (Some(now), Some(before)) if now != before && !self.picked.insert(now) => {
                self.picked.remove(&before);
            }
            _ => {}
        }
        if self.picked.len() < 2 {
            self.picked.clear();
        }
    }

    fn choose_among(&mut self, statement: u32) {
        let picked = std::mem::take(&mut self.picked);
        self.choose(statement);
        self.picked = picked;
    }

    /// Keeps of what was chosen together what is still shown.
    pub(super) fn keep_picked(&mut self, now: impl Fn(u32) -> Option<u32>) {
        let now: BTreeSet<u32> = self.picked.iter().filter_map(|n| now(*n)).collect();
        self.picked = if now.len() > 1 { now } else { BTreeSet::new() };
    }

    /// The statement `step` places on in the document that is read, of those shown, with the report that stands there.
    pub fn near_in_document(&self, step: isize) -> Option<(u32, usize)> {
        let document = self.reader.document()?;
        let held: Vec<(u32, u32)> = self.shown_in_document(document).collect();
        let here = self.chosen_in_document(document);
        let next = match here {
            None if step > 0 => 0,
            None => held.len().checked_sub(1)?,
            Some(at) => {
                let there = held.iter().position(|h| *h == at);
                let place = there.unwrap_or_else(|| held.partition_point(|(n, _)| *n < at.0));
                place.checked_add_signed(if step > 0 && there.is_none() { step - 1 } else { step })?
            }
        };
        let (attribution, statement) = *held.get(next)?;
        let reports = &self.analysis.statements[statement as usize].reports;
        let report = reports.iter().position(|r| *r == AttributionRef { document, attribution: attribution as usize })?;
        Some((statement, report))
    }

    /// How many statements of a document are shown, and which of them is chosen, from 1.
    pub fn place_in_document(&self, document: usize) -> (Option<usize>, usize) {
        let here = self.chosen_in_document(document);
        let place = here.and_then(|here| self.shown_in_document(document).position(|h| h == here));
        (place.map(|n| n + 1), self.shown_in_document(document).count())
    }

    /// The attributions of the document with the statements they report, of those shown.
    fn shown_in_document(&self, document: usize) -> impl Iterator<Item = (u32, u32)> {
        let all = self.index.reported.of_document(document).iter();
        all.filter(|(_, statement)| self.shown.binary_search(statement).is_ok()).copied()
    }

    /// The attribution that is read, with the chosen statement, where it stands in the document.
    fn chosen_in_document(&self, document: usize) -> Option<(u32, u32)> {
        let here = self.chosen_report().filter(|r| r.document == document)?;
        Some((here.attribution as u32, self.chosen?))
    }
}
