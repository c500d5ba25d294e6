//! The statements of a lane in the order of their days, with what is asked of them again and again: a filter that shows all of a lane or none of
//! it goes over none of them.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use super::Entry;
use super::begun::Begun;
use super::scale::SHORT;

/// Entries by first day, shared between all that hold the same.
#[derive(Clone, Debug, Default)]
pub struct Entries(Arc<Held>);

#[derive(Debug, Default)]
struct Held {
    list: Vec<Entry>,
    /// Their statements alone, which a filter goes over.
    statements: Vec<u32>,
    begun: Vec<Begun>,
    /// First and last day of those that are no wide intervals.
    short: Option<(f64, f64)>,
    /// Those that are more than a day, and of these the wide ones, as places in the list.
    ranges: Vec<u32>,
    wide: Vec<u32>,
    /// The last division in two.
    divided: Mutex<Option<Divided>>,
}

#[derive(Clone, Debug)]
struct Divided {
    /// The places that were taken out.
    out: Vec<u32>,
    rest: Entries,
}

impl From<Vec<Entry>> for Entries {
    fn from(list: Vec<Entry>) -> Self {
        let mut held = Held {
            begun: Begun::sorted(list.iter().map(|e| (e.from, e.to))),
            statements: list.iter().map(|e| e.statement).collect(),
            ..Held::default()
        };
        for (n, entry) in (0..).zip(&list) {
            let days = entry.to - entry.from;
            if days > 0.0 {
                held.ranges.push(n);
            }
            if days > SHORT {
                held.wide.push(n);
            } else {
                held.short = Some(held.short.map_or((entry.from, entry.to), |(from, to)| (from.min(entry.from), to.max(entry.to))));
            }
        }
        Self(Arc::new(Held { list, ..held }))
    }
}

impl Deref for Entries {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.0.list
    }
}

impl<'e> IntoIterator for &'e Entries {
    type Item = &'e Entry;
    type IntoIter = std::slice::Iter<'e, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.list.iter()
    }
}

impl Entries {
    /// Those whose statements are wanted.
    #[must_use]
    pub(super) fn of_statements(&self, wanted: impl Fn(u32) -> bool) -> Self {
        if self.0.statements.iter().all(|statement| wanted(*statement)) {
            self.clone()
        } else {
            self.filtered(|entry| wanted(entry.statement))
        }
    }

    /// Those that are wanted.
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(&Entry) -> bool) -> Self {
        let Some(first) = self.iter().position(|entry| !wanted(entry)) else { return self.clone() };
        let rest = self[first..].iter().filter(|entry| wanted(entry));
        self[..first].iter().chain(rest).copied().collect::<Vec<_>>().into()
    }

    /// Whether these are those, and not only alike.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// How many begin when, by day.
    pub(super) fn begun(&self) -> &[Begun] {
        &self.0.begun
    }

    /// The days known with how many statements have each, and the middles of the ranges.
    pub fn middles(&self) -> impl Iterator<Item = (f64, u32)> {
        let known = self.0.begun.iter().filter(|b| b.single > 0).map(|b| (b.day, b.single as u32));
        known.chain(self.0.ranges.iter().map(|n| &self.0.list[*n as usize]).map(|e| ((e.from + e.to) / 2.0, 1)))
    }

    /// First and last day of those that are no wide intervals.
    pub(super) fn short(&self) -> Option<(f64, f64)> {
        self.0.short
    }

    /// Places of those that are more than a day.
    pub fn ranges(&self) -> &[u32] {
        &self.0.ranges
    }

    /// Those that are wide intervals.
    pub(super) fn wide(&self) -> impl Iterator<Item = &Entry> {
        self.0.wide.iter().map(|n| &self.0.list[*n as usize])
    }

    /// Of the wide intervals those that are to go, and what is left without them.
    pub(super) fn divided(&self, goes: &dyn Fn(&Entry) -> bool) -> (Self, Vec<Entry>) {
        let out: Vec<u32> = self.0.wide.iter().copied().filter(|n| goes(&self.0.list[*n as usize])).collect();
        let gone = || out.iter().map(|n| self.0.list[*n as usize]).collect();
        if out.is_empty() {
            return (self.clone(), Vec::new());
        }
        let mut divided = self.0.divided.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = divided.as_ref().filter(|d| d.out == out) {
            return (same.rest.clone(), gone());
        }
        let rest: Vec<Entry> = (0..).zip(&self.0.list).filter(|(n, _)| out.binary_search(n).is_err()).map(|(_, entry)| *entry).collect();
        let rest = Self::from(rest);
        let gone = gone();
        *divided = Some(Divided { out, rest: rest.clone() });
        (rest, gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Quotation;

    fn entries(days: &[(f64, f64)]) -> Entries {
        let entry = |(n, (from, to)): (u32, &(f64, f64))| Entry {
            statement: n,
            from: *from,
            to: *to,
            quotation: Quotation::Direct,
            documents: 1,
            weight: 1.0,
            dashed: false,
            own: false,
            vouched: true,
        };
        (0..).zip(days).map(entry).collect::<Vec<_>>().into()
    }

    fn told(entries: &[Entry]) -> Vec<u32> {
        entries.iter().map(|e| e.statement).collect()
    }

    #[test]
    fn what_is_all_wanted_is_shared() {
        let all = entries(&[(1.0, 1.0), (2.0, 9.0), (3.0, 99.0)]);
        assert!(all.is(&all.filtered(|_| true)) && all.is(&all.of_statements(|_| true)));
        let some = all.of_statements(|statement| statement != 1);
        assert_eq!((told(&some), some.short(), some.ranges()), (vec![0, 2], Some((1.0, 1.0)), &[1][..]));
        assert_eq!((all.short(), all.ranges(), all.wide().count()), (Some((1.0, 9.0)), &[1, 2][..], 1));
    }

    #[test]
    fn wide_intervals_are_taken_out_in_their_order() {
        let all = entries(&[(1.0, 200.0), (2.0, 2.0), (3.0, 99.0), (4.0, 90.0)]);
        for _ in 0..2 {
            let (rest, gone) = all.divided(&|e| e.to > 95.0);
            assert_eq!((told(&rest), told(&gone)), (vec![1, 3], vec![0, 2]));
            let (rest, gone) = all.divided(&|e| e.to > 150.0);
            assert_eq!((told(&rest), told(&gone)), (vec![1, 2, 3], vec![0]));
        }
        assert!(all.is(&all.divided(&|_| false).0));
    }
    #[test]
    fn every_statement_has_its_middle() {
        let all = entries(&[(1.0, 1.0), (1.0, 1.0), (2.0, 9.0), (3.0, 3.0)]);
        assert_eq!(all.middles().collect::<Vec<_>>(), [(1.0, 2), (3.0, 1), (5.5, 1)]);
    }
}
