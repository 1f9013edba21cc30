//! The JSON of TimelineJS: a slide an event, in the order of time.
//!
//! `display_date` is always written, since the tool's own Arabic names of months are those of one region only. Its text fields
//! take HTML, so every word is escaped.

use super::plover::{NO_DAY, days};
use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::{Field, Places};
use crate::item::Item;
use crate::{Error, Language, Options, Result};
use khabar::date::Day;
use khabar::report::summary;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

const PLACES: &[Field] = &[
    Field::FirstDay,
    Field::LastDay,
    Field::Precision,
    Field::Status,
    Field::Chain,
    Field::Quote,
    Field::Addresses,
];

/// Writes TimelineJS, slide by slide.
pub(crate) struct Timeline {
    out: Output,
    options: Options,
    any: bool,
}

impl Timeline {
    pub(crate) fn new(mut out: Output, options: Options) -> Result<Timeline> {
        out.write_all(b"{\"scale\":\"human\",\"events\":[")?;
        Ok(Timeline { out, options, any: false })
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A date as far as it is known: a month has no day, a year no month.
fn date(day: Day, precision: &str) -> Value {
    let mut out = Map::new();
    out.insert("year".into(), json!(day.year()));
    if precision != "year" {
        out.insert("month".into(), json!(day.month()));
        if precision != "month" {
            out.insert("day".into(), json!(day.day()));
        }
    }
    Value::Object(out)
}

impl Timeline {
    fn slide(&self, item: &Item<'_>, (from, to): (Day, Day)) -> Value {
        let (record, best) = (&item.event.record, item.best());
        let is_arabic = self.options.language == Language::Arabic;
        let headline = if is_arabic { &record.summary.ar } else { &record.summary.en };
        let precision = record.precision.as_deref().unwrap_or("day");
        let chain: Vec<&str> = best.mention.source.iter().map(|l| l.name.as_str()).collect();
        let mut text = format!(
            "<blockquote dir=\"rtl\" lang=\"ar\">{}</blockquote><p>{} · {}</p>",
            escaped(&best.sentence),
            escaped(&record.status),
            escaped(&chain.join(" ← "))
        );
        // Only addresses of the web: what a page says of itself may be anything.
        if let Some(url) = item.url().filter(|u| u.starts_with("https://") || u.starts_with("http://")) {
            text.push_str(&format!("<p><a href=\"{0}\">{0}</a></p>", escaped(url)));
        }
        let mut countries: Vec<&str> = record
            .actors
            .iter()
            .chain(&record.recipients)
            .map(|p| p.country.as_str())
            .filter(|c| *c != "---")
            .collect();
        countries.sort_unstable();
        countries.dedup();
        let shown = match self.options.language {
            Language::Arabic => summary::arabic_days(&item.lex.summaries, from, to),
            Language::English => summary::english_days(from, to),
        };
        let mut out = Map::new();
        out.insert("start_date".into(), date(from, precision));
        if to != from && !matches!(precision, "month" | "year") {
            out.insert("end_date".into(), date(to, precision));
        }
        out.insert("display_date".into(), json!(shown));
        out.insert("text".into(), json!({"headline": escaped(headline), "text": text}));
        if !countries.is_empty() {
            out.insert("group".into(), json!(countries.join("–")));
        }
        out.insert("autolink".into(), json!(false));
        out.insert("unique_id".into(), json!(record.id));
        Value::Object(out)
    }
}

impl Writer for Timeline {
    fn places(&self) -> Places {
        Places::Only(PLACES)
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let Some(days) = days(item, &self.options) else { return Ok(Placed::Left(NO_DAY)) };
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        let slide = self.slide(item, days);
        serde_json::to_writer(&mut self.out, &slide)?;
        Ok(Placed::Rows(1))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()?;
        Ok(Vec::new())
    }
}

/// Checks TimelineJS: slides with a date that is one, and words that hold no HTML but ours.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    // A file cut inside a letter is still looked at: its fault is what is missing.
    let bytes = std::fs::read(file).map_err(|e| Error::file(file, e))?;
    let input = String::from_utf8_lossy(&bytes);
    let timeline: Value = match serde_json::from_str(&input) {
        Ok(timeline) => timeline,
        Err(error) => {
            faults.add("file", format!("not JSON: {error}"));
            return Ok(0);
        }
    };
    let Some(slides) = timeline["events"].as_array() else {
        faults.add("file", "there are no events");
        return Ok(0);
    };
    for (slide, n) in slides.iter().zip(1u64..) {
        let at = format!("slide {n}");
        faults.id(&at, slide["unique_id"].as_str());
        for (name, required) in [("start_date", true), ("end_date", false)] {
            let date = &slide[name];
            let good = if date.is_null() { !required } else { is_date(date) };
            faults.unless(good, &at, format!("{name} is no date"));
        }
        let shown = slide["display_date"].as_str().unwrap_or("");
        faults.unless(!shown.is_empty(), &at, "there is no display_date");
        let headline = slide["text"]["headline"].as_str();
        let good = headline.is_some_and(|h| !h.is_empty() && !h.contains(['<', '>']));
        faults.unless(good, &at, "the headline is missing, or holds HTML");
    }
    Ok(slides.len() as u64)
}

fn is_date(date: &Value) -> bool {
    let part =
        |name: &str, otherwise: i64| if date[name].is_null() { Some(otherwise) } else { date[name].as_i64() };
    let (Some(year), Some(month), Some(day)) = (date["year"].as_i64(), part("month", 1), part("day", 1))
    else {
        return false;
    };
    let number = |n: i64| u32::try_from(n).ok();
    match (i32::try_from(year).ok(), number(month), number(day)) {
        (Some(year), Some(month), Some(day)) => Day::new(year, month, day).is_some(),
        _ => false,
    }
}
