//! "Three days before the budget was read on November 5, she said": a saying counted in days from a date that its sentence opens with.

use chrono::TimeDelta;

use super::super::expressions::{Form, Timex, Unit};
use super::super::{Basis, Dating};
use super::{Story, why};
use crate::statement::Attribution;
use crate::text::Span;

/// How many words the opening clause may have.
const LONGEST: usize = 16;

impl Story<'_> {
    /// The day so counted of `attribution`, whose cue stands in `sentence`.
    pub(super) fn counted(&self, attribution: &Attribution, sentence: Span) -> Option<Dating> {
        let cue = attribution.cue?;
        let speaks = attribution.source.map_or(cue.start, |s| s.start.min(cue.start));
        let here = || self.reading.within(sentence).filter_map(|at| Some((at, self.early[at].as_ref()?)));
        let (_, length) = here().find(|(_, t)| t.span.start == sentence.start)?;
        let Form::Amount { count: Some(count), unit: Some(Unit::Day) } = length.form else { return None };
        let word = |token: usize| self.structure.tokens.get(token).map_or("", |t| t.of(self.text));
        let joint = self.structure.tokens_in(length.span).end;
        let sign = match word(joint) {
            "before" => -1.0,
            "after" => 1.0,
            _ => return None,
        };
        let closes = |t: &Timex| {
            let at = self.structure.tokens_in(t.span);
            let between = joint + 1..at.start;
            let one_clause = between.len() <= LONGEST && !between.clone().any(|i| matches!(word(i), "," | ";" | "“" | "\""));
            at.start > joint && one_clause && word(at.end) == "," && t.span.end <= speaks && t.interval.is_some_and(|(a, b)| a == b)
        };
        let (at, _) = here().find(|(_, t)| closes(t))?;
        let dating = self.of_expression(at)?;
        let by = TimeDelta::try_days((sign * count) as i64)?;
        let (from, to) = (dating.from.checked_add_signed(by)?, dating.to.checked_add_signed(by)?);
        if self.published.is_some_and(|p| from > p.to) {
            return None;
        }
        let words = Span { start: length.span.start, end: self.structure.tokens[joint].end }.of(self.text);
        let why = format!("“{words}” {}: {}", why::when(dating.from, dating.to).trim_start_matches("on "), dating.why);
        Some(Dating { from, to, basis: Basis::Relative, confidence: dating.confidence * 0.95, why, ..dating })
    }
}
