//! `timelinejs`: the JSON that Knight Lab's TimelineJS 3 reads.
//!
//! Its texts are HTML, so the words of a source are escaped there and read back unchanged. A statement without a date has no place on its
//! axis; how many there are is said under the title.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};

use super::table::{Row, quoted, rows};
use crate::analysis::Analysis;
use crate::dating::Precision;
use crate::timeline::{DateForm, View};

/// The dated statements that `view` asks for, grouped by party; a handling banner stands before the title and before each headline.
pub fn timelinejs(analysis: &Analysis, view: &View) -> Vec<u8> {
    let banner = view.banner.as_ref().map_or_else(String::new, |banner| format!("{} · ", html(banner)));
    let mut events = Vec::new();
    let mut undated = 0;
    for row in rows(analysis, view) {
        match row.days() {
            Some(days) => events.push(event(&row, days, &banner, view.dates)),
            None => undated += 1,
        }
    }
    let left_out = match undated {
        0 => String::new(),
        1 => " · 1 statement without a date is left out".to_owned(),
        n => format!(" · {n} statements without a date are left out"),
    };
    let told = format!("{} of {} statements{left_out}", events.len(), analysis.statements.len());
    let title = view.title.as_deref().unwrap_or(&analysis.corpus.title);
    let timeline = json!({
        "title": { "text": { "headline": format!("{banner}{}", html(title)), "text": format!("<p>{}</p>", html(view.subtitle.as_deref().unwrap_or(&told))) } },
        "events": events,
        "scale": "human",
    });
    let mut out = serde_json::to_vec_pretty(&timeline).expect("values of JSON can be written");
    out.push(b'\n');
    out
}

fn event(row: &Row<'_>, (from, to): (NaiveDate, NaiveDate), banner: &str, dates: DateForm) -> Value {
    let places: String = row.reports.iter().map(|place| format!("<p>{}</p>", html(&place.told(dates)))).collect();
    let how = row.how_beside(dates);
    let how = if how.is_empty() { String::new() } else { format!(", {}", html(how)) };
    let text = format!(
        "<blockquote>{}</blockquote><p>{}, {}{how}</p>{places}",
        html(&row.told()),
        html(quoted(row.quotation)),
        html(&dates.range(from, to))
    );
    let mut event = json!({
        "unique_id": row.id,
        "start_date": date(from, row.date.map(|d| d.precision)),
        "display_date": dates.range(from, to),
        "text": { "headline": format!("{banner}{}", html(&row.who())), "text": text },
    });
    if from < to {
        event["end_date"] = date(to, None);
    }
    if !row.party.is_empty() {
        event["group"] = json!(row.party);
    }
    event
}

/// A date as exact as it is known: a month or a year stays one.
fn date(day: NaiveDate, precision: Option<Precision>) -> Value {
    let mut out = Map::new();
    out.insert("year".to_owned(), json!(day.year()));
    if precision != Some(Precision::Year) {
        out.insert("month".to_owned(), json!(day.month()));
    }
    if !matches!(precision, Some(Precision::Year | Precision::Month)) {
        out.insert("day".to_owned(), json!(day.day()));
    }
    Value::Object(out)
}

/// Text for HTML.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A browser reads a bare one as a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}
