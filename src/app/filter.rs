//! Which statements are shown: what the filter panel hides, and the search.

use std::collections::BTreeSet;

use super::index::{Index, Row};
use super::search::Query;
use super::words::Certainty;
use crate::party::{PartyId, SpeakerId};
use crate::statement::{Act, Quotation};

/// What a row of the filter panel stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A side; `None` for sources whose side is open.
    Party(Option<PartyId>),
    /// A speaker; `None` for sources that name nobody.
    Speaker(Option<SpeakerId>),
    /// A kind of quotation, by its place in [`QUOTATIONS`].
    Quotation(u8),
    /// How surely dated.
    Certainty(u8),
    /// An act, by its place in [`super::words::ACTS`].
    Act(u8),
    /// Whether a person has read it and found it right.
    Reviewed(bool),
}

/// The kinds of quotation, in the order of the panel.
pub const QUOTATIONS: [Quotation; 3] = [Quotation::Direct, Quotation::Mixed, Quotation::Indirect];

/// The facets hidden and the search.
#[derive(Clone, Debug)]
pub struct Filter {
    hidden: BTreeSet<Facet>,
    /// What was typed into the search field.
    pub typed: String,
    query: Query,
}

impl Default for Filter {
    /// What only thinks or plans is hidden at first: it is no utterance.
    fn default() -> Self {
        let hidden = [Act::Believes, Act::Intends].map(act_facet).into();
        Self { hidden, typed: String::new(), query: Query::default() }
    }
}

/// How many statements each facet holds.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Facets of each kind with their counts, in the order of the panel.
    pub parties: Vec<(Facet, usize)>,
    /// Kinds of quotation.
    pub quotations: Vec<(Facet, usize)>,
    /// Speakers, those with most statements first.
    pub speakers: Vec<(Facet, usize)>,
    /// Certainty of dates.
    pub dates: Vec<(Facet, usize)>,
    /// Acts.
    pub acts: Vec<(Facet, usize)>,
    /// Reviewed or not; empty where nothing is reviewed.
    pub reviewed: Vec<(Facet, usize)>,
}

impl Filter {
    /// Changes the search.
    pub fn set_query(&mut self, typed: String) {
        self.query = Query::parse(&typed);
        self.typed = typed;
    }

    /// What is searched for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether a facet's statements are shown.
    pub fn shows(&self, facet: Facet) -> bool {
        !self.hidden.contains(&facet)
    }

    /// Shows or hides a facet.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.hidden.remove(&facet) {
            self.hidden.insert(facet);
        }
    }

    /// Hides every other facet of the same kind; where that is so already, shows them all.
    pub fn only(&mut self, facet: Facet, of_kind: &[(Facet, usize)]) {
        let is_alone = self.shows(facet) && of_kind.iter().all(|(f, _)| *f == facet || !self.shows(*f));
        for (other, _) in of_kind {
            self.hidden.remove(other);
            if !is_alone && *other != facet {
                self.hidden.insert(*other);
            }
        }
    }

    /// The same filter where parties and speakers are numbered anew; what is gone is not hidden any more.
    pub fn renumbered(mut self, number: impl Fn(Facet) -> Option<Facet>) -> Self {
        self.hidden = self.hidden.into_iter().filter_map(number).collect();
        self
    }

    /// Takes everything back, and shows what is hidden at first as well.
    pub fn clear(&mut self) {
        *self = Self { hidden: BTreeSet::new(), typed: String::new(), query: Query::default() };
    }

    /// Whether anything beyond what is hidden at first is kept out.
    pub fn is_narrow(&self) -> bool {
        !self.query.is_empty() || self.hidden != Self::default().hidden && !self.hidden.is_empty()
    }

    /// The statements shown, in the order of the analysis.
    pub fn shown(&self, index: &Index) -> Vec<u32> {
        let passes = |(n, row): (usize, &Row)| {
            let n = n as u32;
            let shown = self.hidden.is_empty() || facets(row).into_iter().all(|f| !self.hidden.contains(&f));
            (shown && (self.query.is_empty() || self.query.matches(&index.searched(n)))).then_some(n)
        };
        index.rows.iter().enumerate().filter_map(passes).collect()
    }
}

fn act_facet(act: Act) -> Facet {
    Facet::Act(super::words::ACTS.iter().position(|a| *a == act).unwrap_or(0) as u8)
}

fn facets(row: &Row) -> [Facet; 6] {
    let quotation = QUOTATIONS.iter().position(|q| *q == row.quotation).unwrap_or(0) as u8;
    [
        Facet::Party(row.party),
        Facet::Speaker(row.speaker),
        Facet::Quotation(quotation),
        Facet::Certainty(row.certainty as u8),
        act_facet(row.act),
        Facet::Reviewed(row.reviewed),
    ]
}

impl Counts {
    /// Counts the statements of an analysis, whatever is hidden.
    pub fn of(index: &Index, parties: usize, speakers: usize) -> Self {
        let (mut by_party, mut by_speaker) = (vec![0; parties + 1], vec![0; speakers + 1]);
        let (mut by_quotation, mut by_date, mut by_act) = ([0; 3], [0; 3], [0; super::words::ACTS.len()]);
        for row in &index.rows {
            by_party[row.party.map_or(parties, |p| p.0 as usize)] += 1;
            by_speaker[row.speaker.map_or(speakers, |s| s.0 as usize)] += 1;
            for facet in facets(row) {
                match facet {
                    Facet::Quotation(q) => by_quotation[q as usize] += 1,
                    Facet::Certainty(c) => by_date[c as usize] += 1,
                    Facet::Act(a) => by_act[a as usize] += 1,
                    Facet::Party(_) | Facet::Speaker(_) | Facet::Reviewed(_) => {}
                }
            }
        }
        let party = |(n, count): (usize, usize)| (Facet::Party((n < parties).then_some(PartyId(n as u32))), count);
        let speaker = |(n, count): (usize, usize)| (Facet::Speaker((n < speakers).then_some(SpeakerId(n as u32))), count);
        let reviewed = index.rows.iter().filter(|row| row.reviewed).count();
        let held = |found: &(Facet, usize)| found.1 > 0;
        let mut counts = Self {
            parties: by_party.into_iter().enumerate().map(party).filter(held).collect(),
            speakers: by_speaker.into_iter().enumerate().map(speaker).filter(held).collect(),
            quotations: by_quotation.into_iter().enumerate().map(|(n, c)| (Facet::Quotation(n as u8), c)).collect(),
            dates: Certainty::ALL.iter().map(|c| (Facet::Certainty(*c as u8), by_date[*c as usize])).collect(),
            acts: by_act.into_iter().enumerate().map(|(n, c)| (Facet::Act(n as u8), c)).filter(held).collect(),
            reviewed: match reviewed {
                0 => Vec::new(),
                n => vec![(Facet::Reviewed(true), n), (Facet::Reviewed(false), index.rows.len() - n)],
            },
        };
        counts.speakers.sort_by_key(|(facet, count)| (std::cmp::Reverse(*count), *facet));
        counts
    }

    /// The facets of the same kind as `facet`.
    pub fn of_kind(&self, facet: Facet) -> &[(Facet, usize)] {
        match facet {
            Facet::Party(_) => &self.parties,
            Facet::Speaker(_) => &self.speakers,
            Facet::Quotation(_) => &self.quotations,
            Facet::Certainty(_) => &self.dates,
            Facet::Act(_) => &self.acts,
            Facet::Reviewed(_) => &self.reviewed,
        }
    }
}
