//! What the filter asks of each statement, in columns: a change of the filter goes over all of them, and rows with their words are ten times
//! as much to go over.

use super::filter::{Facet, QUOTATIONS};
use super::index::Row;
use super::words::ACTS;

/// A value for each statement, in the order of the rows.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Kind of quotation, certainty of the date, act, whether reviewed and whether unsure, in the bits of one number.
    kinds: Vec<u16>,
    /// The party's number and one more; 0 without one.
    parties: Vec<u32>,
    /// The speaker's number and one more; 0 without one.
    speakers: Vec<u32>,
}

/// Which values are shown.
#[derive(Clone, Debug)]
pub struct Gate {
    kinds: Box<[bool; KINDS]>,
    parties: Vec<bool>,
    speakers: Vec<bool>,
}

const KINDS: usize = 1 << 10;
const REVIEWED: u16 = 1 << 8;
const UNSURE: u16 = 1 << 9;

impl Columns {
    /// The columns of these rows.
    pub fn of(rows: &[Row]) -> Self {
        let kind = |row: &Row| {
            let quotation = QUOTATIONS.iter().position(|q| *q == row.quotation).unwrap_or(0);
            let act = ACTS.iter().position(|a| *a == row.act).unwrap_or(0);
            let kinds = (quotation | (row.certainty as usize) << 2 | act << 4) as u16;
            kinds | if row.reviewed { REVIEWED } else { 0 } | if row.unsure { UNSURE } else { 0 }
        };
        Self {
            kinds: rows.iter().map(kind).collect(),
            parties: rows.iter().map(|row| row.party.map_or(0, |p| p.0 + 1)).collect(),
            speakers: rows.iter().map(|row| row.speaker.map_or(0, |s| s.0 + 1)).collect(),
        }
    }

    fn is_unsure(&self, statement: u32) -> bool {
        self.kinds[statement as usize] & UNSURE != 0
    }

    /// Whether a statement was reviewed.
    pub fn is_reviewed(&self, statement: u32) -> bool {
        self.kinds[statement as usize] & REVIEWED != 0
    }

    /// The statements whose values are all shown, in order.
    pub fn passing(&self, gate: &Gate) -> Vec<u32> {
        let shown = |list: &[bool], n: u32| list.get(n as usize).copied().unwrap_or(true);
        // Every statement is written down, and the next over it where it does not pass: no branch to guess.
        let (mut passing, mut count) = (vec![0; self.kinds.len()], 0);
        for (n, ((kinds, party), speaker)) in (0..).zip(self.kinds.iter().zip(&self.parties).zip(&self.speakers)) {
            passing[count] = n;
            let passes = gate.kinds[*kinds as usize % KINDS] & shown(&gate.parties, *party) & shown(&gate.speakers, *speaker);
            count += usize::from(passes);
        }
        passing.truncate(count);
        passing
    }

    /// Of these statements those that are not unsure.
    pub fn sure(&self, statements: &[u32]) -> Vec<u32> {
        let (mut sure, mut count) = (vec![0; statements.len()], 0);
        for statement in statements {
            sure[count] = *statement;
            count += usize::from(!self.is_unsure(*statement));
        }
        sure.truncate(count);
        sure
    }
}

impl Gate {
    /// Lets everything through but the statements of these facets; outlets and topics, of which a statement has several, are no matter of it.
    pub fn without<'f>(hidden: impl IntoIterator<Item = &'f Facet>) -> Self {
        let mut gate = Self { kinds: Box::new([true; KINDS]), parties: Vec::new(), speakers: Vec::new() };
        let close = |list: &mut Vec<bool>, place: usize| {
            if list.len() <= place {
                list.resize(place + 1, true);
            }
            list[place] = false;
        };
        for facet in hidden {
            let (mask, value) = match *facet {
                Facet::Party(party) => {
                    close(&mut gate.parties, party.map_or(0, |p| p.0 as usize + 1));
                    continue;
                }
                Facet::Speaker(speaker) => {
                    close(&mut gate.speakers, speaker.map_or(0, |s| s.0 as usize + 1));
                    continue;
                }
                Facet::Quotation(n) => (0b11, u16::from(n)),
                Facet::Certainty(n) => (0b11 << 2, u16::from(n) << 2),
                Facet::Act(n) => (0b1111 << 4, u16::from(n) << 4),
                Facet::Reviewed(is) => (REVIEWED, if is { REVIEWED } else { 0 }),
                Facet::Unsure(is) => (UNSURE, if is { UNSURE } else { 0 }),
                Facet::Outlet(_) | Facet::Topic(_) => continue,
            };
            (0..).zip(gate.kinds.iter_mut()).filter(|(kinds, _)| kinds & mask == value).for_each(|(_, shown)| *shown = false);
        }
        gate
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;
    use crate::app::index::Index;
    use crate::party::{PartyId, SpeakerId};

    #[track_caller]
    fn check(hidden: &[Facet], expect: &[u32]) {
        let index = Index::of(&fixture::analysis());
        assert_eq!(index.columns.passing(&Gate::without(hidden)), expect, "{hidden:?}");
    }

    #[test]
    fn what_is_hidden_does_not_pass() {
        check(&[], &[0, 1]);
        check(&[Facet::Party(Some(PartyId(0)))], &[1]);
        check(&[Facet::Party(Some(PartyId(1)))], &[0]);
        check(&[Facet::Party(None), Facet::Speaker(None), Facet::Speaker(Some(SpeakerId(9)))], &[0, 1]);
        check(&[Facet::Reviewed(false)], &[]);
        check(&[Facet::Reviewed(true), Facet::Unsure(true)], &[0, 1]);
        check(&[Facet::Quotation(0), Facet::Quotation(1), Facet::Quotation(2)], &[]);
    }

    #[test]
    fn the_values_fit_their_bits() {
        assert!(QUOTATIONS.len() <= 4 && ACTS.len() <= 16 && crate::app::words::Certainty::ALL.len() <= 4);
    }
}
