//! What the filter asks of each statement, in columns: a change of the filter goes over all of them, and rows with their words are ten times
//! as much to go over.

use std::collections::HashMap;

use super::filter::{Facet, QUOTATIONS};
use super::index::Row;
use super::words::ACTS;

/// What statements are, each kind of statement once, and which kind each of them is.
///
/// A folder has far fewer kinds than statements: a change of the filter asks what is shown of the kinds, and looks that up for the statements.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    kinds: Vec<Kind>,
    /// The place of each statement's kind, in the order of the rows.
    of: Vec<u32>,
}

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Kind {
    /// Kind of quotation, certainty of the date, act, whether reviewed and whether unsure, in the bits of one number.
    bits: u16,
    /// The party's number and one more; 0 without one.
    party: u32,
    /// The speaker's number and one more; 0 without one.
    speaker: u32,
}

/// Which values are shown.
#[derive(Clone, Debug)]
pub struct Gate {
    bits: Box<[bool; BITS]>,
    parties: Vec<bool>,
    speakers: Vec<bool>,
}

const BITS: usize = 1 << 10;
const REVIEWED: u16 = 1 << 8;
const UNSURE: u16 = 1 << 9;

impl Kind {
    fn of(row: &Row) -> Self {
        let quotation = QUOTATIONS.iter().position(|q| *q == row.quotation).unwrap_or(0);
        let act = ACTS.iter().position(|a| *a == row.act).unwrap_or(0);
        let bits = (quotation | (row.certainty as usize) << 2 | act << 4) as u16;
        let bits = bits | if row.reviewed { REVIEWED } else { 0 } | if row.unsure { UNSURE } else { 0 };
        Self { bits, party: row.party.map_or(0, |p| p.0 + 1), speaker: row.speaker.map_or(0, |s| s.0 + 1) }
    }

    fn passes(self, gate: &Gate) -> bool {
        let shown = |list: &[bool], n: u32| list.get(n as usize).copied().unwrap_or(true);
        gate.bits[usize::from(self.bits) % BITS] && shown(&gate.parties, self.party) && shown(&gate.speakers, self.speaker)
    }
}

impl Columns {
    /// The columns of these rows.
    pub fn of(rows: &[Row]) -> Self {
        let mut columns = Self::default();
        let mut known: HashMap<Kind, u32> = HashMap::new();
        for row in rows {
            let kind = Kind::of(row);
            let place = *known.entry(kind).or_insert_with(|| {
                columns.kinds.push(kind);
                columns.kinds.len() as u32 - 1
            });
            columns.of.push(place);
        }
        columns
    }

    fn holds(&self, statement: u32, bit: u16) -> bool {
        self.kinds[self.of[statement as usize] as usize].bits & bit != 0
    }

    /// Whether a statement was reviewed.
    pub fn is_reviewed(&self, statement: u32) -> bool {
        self.holds(statement, REVIEWED)
    }

    /// The statements whose values are all shown, in order.
    pub fn passing(&self, gate: &Gate) -> Vec<u32> {
        let passes: Vec<bool> = self.kinds.iter().map(|kind| kind.passes(gate)).collect();
        kept((0..).zip(&self.of).map(|(n, kind)| (n, passes[*kind as usize])), self.of.len())
    }

    /// Of these statements those that are not unsure.
    pub fn sure(&self, statements: &[u32]) -> Vec<u32> {
        kept(statements.iter().map(|n| (*n, !self.holds(*n, UNSURE))), statements.len())
    }
}

/// Those that are wanted, of so many. Every statement is written down, and the next over it where it is not wanted: no branch to guess.
fn kept(statements: impl Iterator<Item = (u32, bool)>, most: usize) -> Vec<u32> {
    let (mut kept, mut count) = (vec![0; most], 0);
    for (statement, wanted) in statements {
        kept[count] = statement;
        count += usize::from(wanted);
    }
    kept.truncate(count);
    kept
}

impl Gate {
    /// Lets everything through but the statements of these facets; outlets and topics, of which a statement has several, are no matter of it.
    pub fn without<'f>(hidden: impl IntoIterator<Item = &'f Facet>) -> Self {
        let mut gate = Self { bits: Box::new([true; BITS]), parties: Vec::new(), speakers: Vec::new() };
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
            (0..).zip(gate.bits.iter_mut()).filter(|(bits, _)| bits & mask == value).for_each(|(_, shown)| *shown = false);
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
