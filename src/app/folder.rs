//! The opened folder as the window sees it: what was found, what is shown of it, what is chosen.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use super::book::Book;
use super::filter::{Counts, Facet, Filter};
use super::index::Index;
use super::panels::reader::{Form, Reader};
use super::panels::review;
use super::panels::tables::Tables;
use super::panels::timeline::Canvas;
use super::search::Query;
use super::state::{Session, Tab};
use super::tint::Tints;
use super::views::View;
use super::worker::{Opened, Source};
use crate::analysis::{Analysis, AttributionRef, Question, Subject, questions};
use crate::corpus::{Change, Field, RecipeSetting, Value, restated_settings};
use crate::corrections::{Found, place};
use crate::dating::Basis;
use crate::party::{PartyId, SpeakerId};

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
    /// Documents that a person dated.
    pub dated_by_user: usize,
    /// Statements shown that no person has reviewed.
    pub to_review: usize,
    /// The search the counts are of.
    counted: Query,
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
    /// Those that lists show: also the unsure ones.
    pub listed: Vec<u32>,
    /// The chosen statement.
    pub chosen: Option<u32>,
    /// Statements chosen together with it; empty where there are not several.
    pub picked: BTreeSet<u32>,
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
    /// Views kept in its `corpus.toml`.
    pub views: Vec<RecipeSetting>,
    /// What a person corrected.
    pub book: Book,
    /// The form of the statement card, where one is open.
    pub form: Option<Form>,
    /// A passage to choose when it is there: path of the document, and where it starts.
    pub awaited: Option<(String, u32)>,
    /// The id of a statement that is to be joined with the one chosen next.
    pub joining: Option<String>,
}

impl Folder {
    /// A folder just read, with nothing chosen and its first document in the reader.
    pub fn new(opened: Opened) -> Self {
        let Opened { source, analysis, index, took, book, .. } = opened;
        let counts = Counts::of(&index, analysis.resolution.parties.len(), analysis.resolution.speakers.len());
        let filter = Filter::default();
        let shown = filter.shown(&index);
        let mut folder = Self {
            source,
            counts,
            counted: Query::default(),
            dated_by_user: 0,
            to_review: 0,
            questions: questions(&analysis),
            tints: Tints::of(&analysis),
            took,
            listed: filter.listed(&index),
            filter,
            shown,
            chosen: None,
            picked: BTreeSet::new(),
            report: 0,
            reader: Reader::default(),
            canvas: Canvas::default(),
            tables: Tables::default(),
            recipes: analysis.corpus.settings.recipes.clone(),
            views: analysis.corpus.settings.views.clone(),
            book: book.unwrap_or_default(),
            form: None,
            awaited: None,
            joining: None,
            analysis,
            index,
        };
        if !folder.analysis.documents.is_empty() {
            folder.reader.show_document(0);
        }
        folder.tally();
        folder.count_unreviewed();
        folder
    }

    /// Takes in the folder read or corrected anew: view, selection, filter and form stay, as far as what they speak of is still there.
    pub fn renew(&mut self, opened: Opened) {
        let before = std::mem::replace(&mut self.analysis, opened.analysis);
        let rows = std::mem::replace(&mut self.index, opened.index);
        let chosen = self.chosen.and_then(|c| before.statements.get(c as usize)).map(|statement| {
            let at = statement.reports[self.report.min(statement.reports.len() - 1)];
            let content = before.attribution(at).content[0];
            (
                statement.id.clone(),
                before.corpus.documents[at.document].path.clone(),
                content.start,
                content.of(before.text(at.document)).to_owned(),
            )
        });
        let awaited = self.awaited.take();
        let ids: Vec<String> = self.picked.iter().filter_map(|n| before.statements.get(*n as usize)).map(|s| s.id.clone()).collect();
        let now = &self.analysis;
        let is_picked = |(n, s): (usize, &crate::analysis::Statement)| ids.contains(&s.id).then_some(n as u32);
        self.picked = if ids.is_empty() { BTreeSet::new() } else { now.statements.iter().enumerate().filter_map(is_picked).collect() };
        let resolution = &now.resolution;
        self.counts = Counts::of(&self.index, resolution.parties.len(), resolution.speakers.len());
        self.counted = Query::default();
        self.tints = Tints::of(now);
        self.questions = questions(now);
        let old = &before.resolution;
        self.filter = std::mem::take(&mut self.filter).renumbered(|facet| match facet {
            Facet::Party(Some(party)) => {
                let id = &old.parties.get(party.0 as usize)?.id;
                resolution.parties.iter().position(|p| p.id == *id).map(|n| Facet::Party(Some(PartyId(n as u32))))
            }
            Facet::Speaker(Some(speaker)) => {
                let name = &old.speakers.get(speaker.0 as usize)?.name;
                resolution.speakers.iter().position(|s| s.name == *name).map(|n| Facet::Speaker(Some(SpeakerId(n as u32))))
            }
            Facet::Outlet(Some(outlet)) => {
                let name = rows.terms.outlets.get(outlet as usize)?;
                self.index.terms.outlets.binary_search(name).ok().map(|n| Facet::Outlet(Some(n as u16)))
            }
            Facet::Topic(topic) => {
                let name = &rows.terms.topics.get(topic as usize)?.name;
                self.index.terms.topics.iter().position(|t| t.name == *name).map(|n| Facet::Topic(n as u16))
            }
            other => Some(other),
        });
        let at = |path: &str, start: u32| self.at(path, start);
        let wanted = awaited.clone();
        let awaited = awaited.and_then(|(path, start)| at(&path, start));
        let added = awaited.is_some();
        self.chosen = awaited.or_else(|| {
            let (id, path, start, words) = chosen?;
            let same = now.statements.iter().position(|s| s.id == id).map(|n| n as u32);
            let moved = || {
                let document = now.corpus.documents.binary_search_by(|d| d.path.cmp(&path)).ok()?;
                let span = match place(now.text(document), &words, 0)? {
                    Found::Here(span) | Found::Changed(span) => span,
                };
                at(&path, span.start)
            };
            same.or_else(|| at(&path, start)).or_else(moved)
        });
        self.awaited = wanted.filter(|_| !added);
        let reports = self.chosen.map_or(0, |c| now.statements[c as usize].reports.len());
        self.report = self.report.min(reports.saturating_sub(1));
        let shown = self.reader.document().map(|d| before.corpus.documents[d].path.clone());
        self.reader.renew(shown.and_then(|path| now.corpus.documents.binary_search_by(|d| d.path.cmp(&path)).ok()));
        self.form = match (self.form.take(), self.chosen) {
            (_, Some(chosen)) if added => Some(Form::of(self, chosen)),
            _ => None,
        };
        self.canvas.renew();
        self.tally();
        self.refilter();
        if added {
            self.show_report(0);
        }
    }

    /// Dates a document and all its statements at once, before what else hangs on it is worked out.
    pub fn redate(&mut self, document: usize, from: NaiveDate, to: NaiveDate) {
        let analysis = Arc::make_mut(&mut self.analysis);
        let order = analysis.redate(document, from, to);
        self.index.redated(&self.analysis, &order);
        let mut now = vec![0_u32; order.len()];
        order.iter().zip(0_u32..).for_each(|(was, n)| now[*was as usize] = n);
        self.chosen = self.chosen.and_then(|c| now.get(c as usize)).copied();
        self.keep_picked(|n| now.get(n as usize).copied());
        let resolution = &self.analysis.resolution;
        self.counts = Counts::of(&self.index, resolution.parties.len(), resolution.speakers.len());
        self.counted = Query::default();
        self.questions.retain(|q| q.subject != Subject::Document(document));
        for question in &mut self.questions {
            if let Subject::Statement(n) = &mut question.subject {
                *n = now.get(*n).map_or(*n, |n| *n as usize);
            }
        }
        self.form = None;
        self.reader.renew(self.reader.document());
        self.canvas.renew();
        self.tally();
        self.refilter();
    }

    /// Lays corrections over at once where they differ in nothing but signs; tells whether they do.
    pub fn sign(&mut self) -> bool {
        let corrections = restated_settings(self.book.kept.text()).corrections;
        let Some(documents) = Arc::make_mut(&mut self.analysis).sign(&corrections) else { return false };
        self.index.signed(&self.analysis, &documents);
        let resolution = &self.analysis.resolution;
        self.counts = Counts::of(&self.index, resolution.parties.len(), resolution.speakers.len());
        self.counted = Query::default();
        self.form = None;
        self.canvas.renew();
        self.tally();
        self.refilter();
        true
    }

    /// Takes in what of `corpus.toml` changes nothing that was found: recipes, views and the order of the lanes.
    pub fn arrange(&mut self) {
        let settings = self.book.kept.settings();
        self.recipes = settings.recipes;
        self.views = settings.views;
        if settings.lanes != self.analysis.corpus.settings.lanes {
            let analysis = Arc::make_mut(&mut self.analysis);
            Arc::make_mut(&mut analysis.corpus).settings.lanes = settings.lanes;
            self.canvas.renew();
        }
    }

    /// The statement whose content starts there.
    fn at(&self, path: &str, start: u32) -> Option<u32> {
        let document = self.analysis.corpus.documents.binary_search_by(|d| d.path.as_str().cmp(path)).ok()?;
        let attribution = self.analysis.documents[document].attributions.iter().position(|a| a.content[0].start == start)?;
        self.index.reported.first(AttributionRef { document, attribution })
    }

    /// The changes that give a field of a statement another value: of all its reports, or of the fullest only.
    pub fn changes(&self, statement: u32, field: Field, after: &Option<Value>, all: bool) -> Vec<Change> {
        let reports = &self.analysis.statements[statement as usize].reports;
        let most = if all { reports.len() } else { 1 };
        let made = reports.iter().take(most).map(|at| self.book.change(&self.analysis, *at, field, after.clone()));
        made.filter(|c| c.before != c.after).collect()
    }

    /// The statement after this one in the queue of what is to be reviewed.
    pub fn next_to_review(&mut self, statement: u32) -> Option<u32> {
        let order = self.tables.review;
        let queue = review::queue(self, order);
        let place = queue.iter().position(|n| *n == statement)?;
        queue.get(place + 1).or_else(|| queue.first().filter(|n| **n != statement)).copied()
    }

    /// Chooses the statement `step` places on in the queue of what is to be reviewed; from outside it, its first.
    fn step_in_review(&mut self, step: isize) {
        let queue = review::queue(self, self.tables.review);
        let place = self.chosen.and_then(|c| queue.iter().position(|n| *n == c));
        let next = place.map_or(0, |at| at.saturating_add_signed(step).min(queue.len().saturating_sub(1)));
        if let Some(statement) = queue.get(next).copied() {
            self.choose(statement);
            self.canvas.reveal(statement);
        }
    }

    /// How it stands, to go on from there another time.
    pub fn session(&self) -> Session {
        Session {
            typed: self.filter.typed.clone(),
            view: View::fields(self, Default::default(), None),
            ribbons: self.canvas.ribbons.iter().cloned().collect(),
            split: self.canvas.split.iter().cloned().collect(),
            chosen: self.chosen.map(|c| self.analysis.statements[c as usize].id.clone()),
            shown: (!self.canvas.window.is_whole()).then(|| self.canvas.window.bounds()),
        }
    }

    /// Goes on from how it was left, as far as that is still there.
    pub fn restore(&mut self, session: &Session) {
        if !session.view.is_empty() {
            self.filter = View::read(self, &session.view).filter;
            self.refilter();
        } else if !session.typed.is_empty() {
            self.filter.set_query(session.typed.clone());
            self.refilter();
        }
        self.canvas.ribbons = session.ribbons.iter().cloned().collect();
        self.canvas.split = session.split.iter().cloned().collect();
        if let Some((from, to)) = session.shown {
            self.canvas.window.set(from, to);
        }
        let chosen = session.chosen.as_ref().and_then(|id| self.analysis.statements.iter().position(|s| s.id == *id));
        if let Some(statement) = chosen {
            self.choose(statement as u32);
        }
    }

    /// Counts what only a change of what was found changes, so that no frame has to.
    fn tally(&mut self) {
        let by_user = |found: &&crate::analysis::AnalyzedDocument| found.published.as_ref().is_some_and(|d| d.basis == Basis::User);
        self.dated_by_user = self.analysis.documents.iter().filter(by_user).count();
    }

    fn count_unreviewed(&mut self) {
        self.to_review = self.listed.iter().filter(|n| !self.index.columns.is_reviewed(**n)).count();
    }

    /// Works out anew what is shown, after the filter has changed.
    pub fn refilter(&mut self) {
        if self.counted != *self.filter.query() {
            self.counts.narrow(&self.index, self.filter.query());
            self.counted = self.filter.query().clone();
        }
        self.listed = self.filter.listed(&self.index);
        let all = self.filter.shows(Facet::Unsure(true));
        self.shown = if all { self.listed.clone() } else { self.index.columns.sure(&self.listed) };
        if !self.picked.is_empty() {
            let shown = std::mem::take(&mut self.shown);
            self.keep_picked(|n| shown.binary_search(&n).is_ok().then_some(n));
            self.shown = shown;
        }
        self.count_unreviewed();
        self.tables.shown_changed();
        self.canvas.shown_changed();
    }

    /// Chooses a statement and brings its passage into the reader.
    pub fn choose(&mut self, statement: u32) {
        if (statement as usize) < self.index.rows.len() {
            self.chosen = Some(statement);
            self.picked.clear();
            self.show_report(0);
        }
    }

    /// Shows one of the chosen statement's reports.
    pub fn show_report(&mut self, report: usize) {
        let Some(statement) = self.chosen else { return };
        let held = &self.analysis.statements[statement as usize];
        if let Some(at) = held.reports.get(report) {
            self.report = report;
            let turned = self.reader.document() != Some(at.document);
            self.reader.show_passage(at.document, self.analysis.told(held, report)[0]);
            if turned {
                self.look_again();
            }
        }
    }

    /// The report the reader shows.
    pub fn chosen_report(&self) -> Option<AttributionRef> {
        let reports = &self.analysis.statements[self.chosen? as usize].reports;
        reports.get(self.report).copied()
    }

    /// Chooses the statement `step` places on in the order shown; from nothing chosen, the first or the last.
    pub fn step(&mut self, step: isize) {
        if self.tables.open == Some(Tab::Review) {
            return self.step_in_review(step);
        }
        // In the list of all statements the arrows go through what it holds.
        let walked = if self.tables.open == Some(Tab::Statements) { &self.listed } else { &self.shown };
        let place = self.chosen.map(|c| walked.binary_search(&c));
        let last = walked.len() as isize - 1;
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
        if let Some(statement) = usize::try_from(next.min(last)).ok().and_then(|n| walked.get(n)) {
            let statement = *statement;
            self.choose(statement);
            self.canvas.reveal(statement);
        }
    }
}
