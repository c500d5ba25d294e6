//! Which statements are shown: what the filter panel hides, and the search.

use std::collections::BTreeSet;

use super::columns::Gate;
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
    /// Whether it is so unsure that no picture shows it.
    Unsure(bool),
    /// An outlet, as its place in [`super::terms::Terms::outlets`]; `None` where it is not known.
    Outlet(Option<u16>),
    /// A topic, as its place in [`super::terms::Terms::topics`]. Topics are asked for, not hidden: most statements have none.
    Topic(u16),
}

/// The kinds of quotation, in the order of the panel.
pub const QUOTATIONS: [Quotation; 3] = [Quotation::Direct, Quotation::Mixed, Quotation::Indirect];

/// The facets hidden and the search.
#[derive(Clone, Debug)]
pub struct Filter {
    hidden: BTreeSet<Facet>,
    /// The topics asked for; without any, statements of all topics and of none are shown.
    wanted: BTreeSet<u16>,
    /// What was typed into the search field.
    pub typed: String,
    query: Query,
}

impl Default for Filter {
    /// What only thinks or plans is hidden at first: it is no utterance. So is what is unsure.
    fn default() -> Self {
        let acts = [Act::Believes, Act::Intends].map(act_facet);
        let hidden = acts.into_iter().chain([Facet::Unsure(true)]).collect();
        Self { hidden, wanted: BTreeSet::new(), typed: String::new(), query: Query::default() }
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
    /// Sure or not; empty where nothing is unsure.
    pub unsure: Vec<(Facet, usize)>,
    /// Outlets, those with most statements first; empty where none is known.
    pub outlets: Vec<(Facet, usize)>,
    /// Topics, in the order of the index.
    pub topics: Vec<(Facet, usize)>,
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
        match facet {
            Facet::Topic(topic) => self.wanted.contains(&topic),
            _ => !self.hidden.contains(&facet),
        }
    }

    /// Shows or hides a facet.
    pub fn toggle(&mut self, facet: Facet) {
        if let Facet::Topic(topic) = facet {
            if !self.wanted.remove(&topic) {
                self.wanted.insert(topic);
            }
            return;
        }
        if !self.hidden.remove(&facet) {
            self.hidden.insert(facet);
        }
    }

    /// Hides every other facet of the same kind; where that is so already, shows them all.
    pub fn only(&mut self, facet: Facet, of_kind: &[(Facet, usize)]) {
        if let Facet::Topic(topic) = facet {
            let alone = BTreeSet::from([topic]);
            self.wanted = if self.wanted == alone { BTreeSet::new() } else { alone };
            return;
        }
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
        self.hidden = self.hidden.into_iter().filter_map(&number).collect();
        let topic = |topic| match number(Facet::Topic(topic)) {
            Some(Facet::Topic(now)) => Some(now),
            _ => None,
        };
        self.wanted = self.wanted.into_iter().filter_map(topic).collect();
        self
    }

    /// Takes everything back; what is hidden at first is hidden again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The facets that are hidden, and the topics that are asked for.
    pub fn kept(&self) -> (impl Iterator<Item = Facet> + '_, impl Iterator<Item = Facet> + '_) {
        (self.hidden.iter().copied(), self.wanted.iter().copied().map(Facet::Topic))
    }

    /// A filter that hides these facets, asks for these topics and searches for what was typed.
    pub fn of(hidden: impl IntoIterator<Item = Facet>, wanted: impl IntoIterator<Item = Facet>, typed: String) -> Self {
        let topic = |facet| if let Facet::Topic(topic) = facet { Some(topic) } else { None };
        let mut filter =
            Self { hidden: hidden.into_iter().collect(), wanted: wanted.into_iter().filter_map(topic).collect(), ..Self::default() };
        filter.set_query(typed);
        filter
    }

    /// Whether anything beyond what is hidden at first is kept out.
    pub fn is_narrow(&self) -> bool {
        !self.query.is_empty() || !self.wanted.is_empty() || self.hidden != Self::default().hidden
    }

    /// The statements that lists show, in the order of the analysis: also the unsure ones, so that somebody looks at them.
    pub fn listed(&self, index: &Index) -> Vec<u32> {
        let mut all = self.clone();
        all.hidden.remove(&Facet::Unsure(true));
        all.shown(index)
    }

    /// The statements shown, in the order of the analysis.
    pub fn shown(&self, index: &Index) -> Vec<u32> {
        let is_hidden = |facet: Facet| self.hidden.contains(&facet);
        let by_outlet = self.hidden.iter().any(|facet| matches!(facet, Facet::Outlet(_)));
        let passes = |n: &u32| {
            let row = &index.rows[*n as usize];
            // A statement of several outlets is shown as long as one of them is.
            let outlet_shown = || match &*row.outlets {
                [] => !is_hidden(Facet::Outlet(None)),
                outlets => outlets.iter().any(|o| !is_hidden(Facet::Outlet(Some(*o)))),
            };
            (!by_outlet || outlet_shown())
                && (self.wanted.is_empty() || row.topics.iter().any(|t| self.wanted.contains(t)))
                && (self.query.is_empty() || self.query.matches(&index.searched(*n)))
        };
        let mut passing = index.columns.passing(&Gate::without(&self.hidden));
        if by_outlet || !self.wanted.is_empty() || !self.query.is_empty() {
            passing.retain(passes);
        }
        passing
    }
}

/// Counts of things by kind and place.
#[derive(Default)]
struct Tally([Vec<usize>; 9]);

impl Tally {
    fn add(&mut self, kind: usize, place: usize) {
        let counts = &mut self.0[kind];
        if counts.len() <= place {
            counts.resize(place + 1, 0);
        }
        counts[place] += 1;
    }

    fn of(&self, kind: usize, place: usize) -> usize {
        self.0[kind].get(place).copied().unwrap_or_default()
    }
}

fn act_facet(act: Act) -> Facet {
    Facet::Act(super::words::ACTS.iter().position(|a| *a == act).unwrap_or(0) as u8)
}

fn facets(row: &Row) -> [Facet; 7] {
    let quotation = QUOTATIONS.iter().position(|q| *q == row.quotation).unwrap_or(0) as u8;
    [
        Facet::Party(row.party),
        Facet::Speaker(row.speaker),
        Facet::Quotation(quotation),
        Facet::Certainty(row.certainty as u8),
        act_facet(row.act),
        Facet::Reviewed(row.reviewed),
        Facet::Unsure(row.unsure),
    ]
}

impl Counts {
    /// Counts the statements of an analysis, whatever is hidden.
    pub fn of(index: &Index, parties: usize, speakers: usize) -> Self {
        let (mut by_party, mut by_speaker) = (vec![0; parties + 1], vec![0; speakers + 1]);
        let (mut by_quotation, mut by_date, mut by_act) = ([0; 3], [0; 3], [0; super::words::ACTS.len()]);
        let (mut by_outlet, mut by_topic) = (vec![0; index.terms.outlets.len() + 1], vec![0; index.terms.topics.len()]);
        let unknown = index.terms.outlets.len();
        for row in &index.rows {
            row.topics.iter().for_each(|t| by_topic[*t as usize] += 1);
            row.outlets.iter().for_each(|o| by_outlet[*o as usize] += 1);
            by_outlet[unknown] += usize::from(row.outlets.is_empty());
            by_party[row.party.map_or(parties, |p| p.0 as usize)] += 1;
            by_speaker[row.speaker.map_or(speakers, |s| s.0 as usize)] += 1;
            for facet in facets(row) {
                match facet {
                    Facet::Quotation(q) => by_quotation[q as usize] += 1,
                    Facet::Certainty(c) => by_date[c as usize] += 1,
                    Facet::Act(a) => by_act[a as usize] += 1,
                    _ => {}
                }
            }
        }
        let party = |(n, count): (usize, usize)| (Facet::Party((n < parties).then_some(PartyId(n as u32))), count);
        let speaker = |(n, count): (usize, usize)| (Facet::Speaker((n < speakers).then_some(SpeakerId(n as u32))), count);
        let unsure = index.rows.iter().filter(|row| row.unsure).count();
        let reviewed = index.rows.iter().filter(|row| row.reviewed).count();
        let outlet = |(n, count): (usize, usize)| (Facet::Outlet((n < unknown).then_some(n as u16)), count);
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
            unsure: match unsure {
                0 => Vec::new(),
                n => vec![(Facet::Unsure(false), index.rows.len() - n), (Facet::Unsure(true), n)],
            },
            outlets: match unknown {
                0 => Vec::new(),
                _ => by_outlet.into_iter().enumerate().map(outlet).filter(held).collect(),
            },
            topics: by_topic.into_iter().enumerate().map(|(n, c)| (Facet::Topic(n as u16), c)).collect(),
        };
        counts.parties.sort_by_key(|(facet, count)| (*facet == Facet::Party(None), std::cmp::Reverse(*count), *facet));
        counts.speakers.sort_by_key(|(facet, count)| (std::cmp::Reverse(*count), *facet));
        counts.outlets.sort_by_key(|(facet, count)| (*facet == Facet::Outlet(None), std::cmp::Reverse(*count), *facet));
        // Those a person defined stand as they are in the file, the others by how many share them.
        let own = |facet: &Facet| matches!(facet, Facet::Topic(n) if index.terms.topics[*n as usize].own);
        counts.topics.retain(|(facet, count)| *count > 1 || own(facet));
        counts
            .topics
            .sort_by_key(|(facet, count)| (!own(facet), if own(facet) { std::cmp::Reverse(0) } else { std::cmp::Reverse(*count) }));
        counts
    }

    /// Counts what passes the search alone, whatever is hidden; facets of which nothing is left stay, with 0.
    pub fn narrow(&mut self, index: &Index, query: &Query) {
        let of_party = |party: Option<PartyId>| party.map_or(0, |p| p.0 as usize + 1);
        let of_speaker = |speaker: Option<SpeakerId>| speaker.map_or(0, |s| s.0 as usize + 1);
        let of_outlet = |outlet: Option<u16>| outlet.map_or(0, |o| o as usize + 1);
        let mut by = Tally::default();
        for (_, row) in index.rows.iter().enumerate().filter(|(n, _)| query.is_empty() || query.matches(&index.searched(*n as u32))) {
            by.add(0, of_party(row.party));
            by.add(1, of_speaker(row.speaker));
            for facet in facets(row) {
                match facet {
                    Facet::Quotation(n) => by.add(2, n as usize),
                    Facet::Certainty(n) => by.add(3, n as usize),
                    Facet::Act(n) => by.add(4, n as usize),
                    Facet::Reviewed(is) => by.add(5, usize::from(is)),
                    Facet::Unsure(is) => by.add(8, usize::from(is)),
                    _ => {}
                }
            }
            row.outlets.iter().for_each(|o| by.add(6, of_outlet(Some(*o))));
            if row.outlets.is_empty() {
                by.add(6, 0);
            }
            row.topics.iter().for_each(|t| by.add(7, *t as usize));
        }
        let found = |facet: &Facet| match *facet {
            Facet::Party(party) => by.of(0, of_party(party)),
            Facet::Speaker(speaker) => by.of(1, of_speaker(speaker)),
            Facet::Quotation(n) => by.of(2, n as usize),
            Facet::Certainty(n) => by.of(3, n as usize),
            Facet::Act(n) => by.of(4, n as usize),
            Facet::Reviewed(is) => by.of(5, usize::from(is)),
            Facet::Unsure(is) => by.of(8, usize::from(is)),
            Facet::Outlet(outlet) => by.of(6, of_outlet(outlet)),
            Facet::Topic(n) => by.of(7, n as usize),
        };
        let kinds = [
            &mut self.parties,
            &mut self.quotations,
            &mut self.speakers,
            &mut self.dates,
            &mut self.acts,
            &mut self.reviewed,
            &mut self.unsure,
            &mut self.outlets,
            &mut self.topics,
        ];
        for (facet, count) in kinds.into_iter().flatten() {
            *count = found(facet);
        }
    }

    /// All facets.
    pub fn all(&self) -> impl Iterator<Item = Facet> + '_ {
        let kinds = [&self.parties, &self.quotations, &self.speakers, &self.dates, &self.acts, &self.reviewed, &self.outlets, &self.topics];
        kinds.into_iter().flatten().map(|(facet, _)| *facet)
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
            Facet::Unsure(_) => &self.unsure,
            Facet::Outlet(_) => &self.outlets,
            Facet::Topic(_) => &self.topics,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Filter, &Counts), expect: &[u32]) {
        let mut analysis = fixture::analysis();
        let mut corpus = (*analysis.corpus).clone();
        corpus.settings.topics = vec![crate::corpus::TopicSetting { name: "Shipping".into(), words: vec!["harbour".into()] }];
        analysis.corpus = std::sync::Arc::new(corpus);
        let index = Index::of(&analysis);
        let counts = Counts::of(&index, 2, 2);
        let mut filter = Filter::default();
        change(&mut filter, &counts);
        assert_eq!(filter.shown(&index), expect);
    }

    #[test]
    fn topics_are_asked_for_and_all_else_is_hidden() {
        check(|_, _| {}, &[0, 1]);
        check(|f, _| f.toggle(Facet::Topic(0)), &[1]);
        check(
            |f, c| {
                f.only(Facet::Topic(0), &c.topics);
                f.only(Facet::Topic(0), &c.topics)
            },
            &[0, 1],
        );
        check(|f, c| f.only(Facet::Party(Some(PartyId(0))), &c.parties), &[0]);
        // Of its two reports one has an outlet that is not hidden.
        check(|f, _| f.toggle(Facet::Outlet(Some(0))), &[]);
        check(|f, _| f.set_query("topic:ship".into()), &[1]);
        check(|f, _| f.set_query("outlet:post date:day".into()), &[0]);
    }

    #[test]
    fn every_facet_has_its_count() {
        let index = Index::of(&fixture::analysis());
        let counts = Counts::of(&index, 2, 2);
        assert_eq!(counts.outlets, [(Facet::Outlet(Some(0)), 2)]);
        assert_eq!(counts.parties.iter().map(|(_, n)| n).sum::<usize>(), 2);
        assert!(counts.all().count() > 8);
    }
}
