//! Which statements each attribution reports: several, where it tells two in one.

use super::{Analysis, AttributionRef};

/// The statements of each document in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    of_document: Vec<Vec<(u32, u32)>>,
}

impl Reported {
    /// Works it out.
    pub fn of(analysis: &Analysis) -> Self {
        let mut found: Vec<Vec<(u32, u32, u32)>> = vec![Vec::new(); analysis.documents.len()];
        for (n, statement) in analysis.statements.iter().enumerate() {
            for (nth, at) in statement.reports.iter().enumerate() {
                let start = analysis.told(statement, nth).first().map_or(0, |piece| piece.start);
                found[at.document].push((at.attribution as u32, start, n as u32));
            }
        }
        let in_order = |mut of: Vec<(u32, u32, u32)>| {
            of.sort_unstable();
            of.into_iter().map(|(attribution, _, statement)| (attribution, statement)).collect()
        };
        Self { of_document: found.into_iter().map(in_order).collect() }
    }

    /// Each attribution of the document with each statement it reports.
    pub fn of_document(&self, document: usize) -> &[(u32, u32)] {
        self.of_document.get(document).map_or(&[], Vec::as_slice)
    }

    /// The statements that the attribution reports, in the order of its words.
    pub fn all(&self, at: AttributionRef) -> impl Iterator<Item = u32> {
        let of = self.of_document(at.document);
        let from = of.partition_point(|(attribution, _)| (*attribution as usize) < at.attribution);
        of[from..].iter().take_while(move |(attribution, _)| *attribution as usize == at.attribution).map(|(_, statement)| *statement)
    }

    /// The first of them.
    pub fn first(&self, at: AttributionRef) -> Option<u32> {
        self.all(at).next()
    }

    /// Statements have other places: `now` gives for each place before the one it has now.
    pub fn renumber(&mut self, now: &[u32]) {
        self.of_document.iter_mut().flatten().for_each(|(_, statement)| *statement = now[*statement as usize]);
    }
}
