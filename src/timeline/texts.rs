//! Words of statements, cut, measured and broken once for all the trials of a picture.
//!
//! A line is as wide in ems at every size of type, so what is broken for one size serves them all.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::label::{self, Cut, Lines, Measured};
use super::prepared::is_vouched;
use super::{Labels, View};
use crate::analysis::Analysis;

/// Widths to which words are broken, for type of 13.5 pixels.
pub(crate) const WIDTHS: [f32; 9] = [84.0, 108.0, 135.0, 170.0, 195.0, 225.0, 270.0, 340.0, 420.0];
/// Size of type for which they are chosen.
const SIZE: f32 = 13.5;

/// The words of the statements that were asked for.
pub(crate) struct Texts<'a> {
    analysis: &'a Analysis,
    /// Lines that a statement may take.
    most: usize,
    held: RefCell<HashMap<u32, Rc<Told>>>,
}

/// The words of one statement.
pub(crate) struct Told {
    pub(crate) name: Arc<str>,
    /// All the words, then ever fewer.
    pub(crate) cuts: Vec<Cut>,
    /// Cuts as lines of each of [`WIDTHS`], in ems; [`None`] where not asked for yet.
    broken: RefCell<Vec<Option<Rc<Lines>>>>,
    most: usize,
}

impl<'a> Texts<'a> {
    /// The words of statements as `view` wants them.
    pub(crate) fn new(analysis: &'a Analysis, view: &View) -> Self {
        let most = match view.labels {
            Labels::None => 0,
            Labels::Short => 2,
            // Where lines are short, there are more of them.
            Labels::Long if view.width < 1000.0 => 6,
            Labels::Long => 4,
        };
        Self { analysis, most, held: RefCell::default() }
    }

    /// What they are words of.
    pub(crate) fn analysis(&self) -> &'a Analysis {
        self.analysis
    }

    /// The words of a statement.
    pub(crate) fn of(&self, statement: u32) -> Rc<Told> {
        let make = || {
            let held = &self.analysis.statements[statement as usize];
            let nothing = || vec![Cut { text: String::new(), lost: 0, open: false }];
            let cuts = if self.most == 0 { nothing() } else { label::cuts(self.analysis, held) };
            let broken = RefCell::new(vec![None; cuts.len() * WIDTHS.len()]);
            let told = is_vouched(self.analysis, held);
            let name = if told { label::name(self.analysis, held) } else { label::supposed_name(self.analysis, held) };
            Rc::new(Told { name: name.into(), cuts, broken, most: self.most })
        };
        Rc::clone(self.held.borrow_mut().entry(statement).or_insert_with(make))
    }
}

impl Told {
    /// A cut in lines of one of the [`WIDTHS`], both by index; widths in ems.
    pub(crate) fn lines(&self, cut: usize, width: usize) -> Rc<Lines> {
        let at = cut * WIDTHS.len() + width;
        if let Some(lines) = &self.broken.borrow()[at] {
            return Rc::clone(lines);
        }
        // All widths at once: they share the measuring.
        let measured = Measured::new(&self.cuts[cut].text, 1.0);
        let mut broken = self.broken.borrow_mut();
        for (n, width) in WIDTHS.iter().enumerate() {
            broken[cut * WIDTHS.len() + n] = Some(Rc::new(measured.lines(width / SIZE, self.most)));
        }
        broken[at].clone().unwrap_or_default()
    }
}
