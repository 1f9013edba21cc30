//! A panel of pairs of countries by day, week, month or year: how many events, how many reports, of which kind.

use super::plover::plover;
use crate::{Result, Store};
use khabar::date::{Day, Interval, Precision};
use khabar::lexicon::Lexicon;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How long a period of the panel is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, named by its Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Which codes name the countries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codes {
    /// ISO 3166 alpha-3, and PLOVER's codes of bodies.
    Iso,
    /// Numbers of the Correlates of War; countries without one are left out, and counted.
    Cow,
}

/// What the panel is made of.
#[derive(Clone, Copy, Debug)]
pub struct PanelOf<'a> {
    /// The period.
    pub unit: Unit,
    /// The codes.
    pub codes: Codes,
    /// Whether who acts on whom matters; otherwise a pair stands in the order of its codes.
    pub directed: bool,
    /// Whether a row of zeros stands for each period without events.
    pub filled: bool,
    /// The statuses that count.
    pub statuses: &'a [String],
    /// No period before this day.
    pub from: Option<Day>,
    /// No period after this day.
    pub to: Option<Day>,
}

/// A pair of countries in a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DyadRow {
    /// Who acts.
    pub code1: String,
    /// On whom.
    pub code2: String,
    /// The first day of the period, ISO 8601.
    pub period: String,
    /// Events.
    pub n_events: u32,
    /// Reports of them.
    pub n_reports: u32,
    /// Independent origins of those reports.
    pub n_origins: u32,
    /// Events of each quad class: verbal cooperation, material cooperation, verbal conflict, material conflict.
    pub quads: [u32; 4],
    /// Events whose category is one of PLOVER's, each with the score of its mode, or of its category where the mode has none.
    pub n_scored: u32,
    /// Mean PLOVER score of those; none where there are none.
    pub score: Option<f64>,
}

/// The panel, and what had no place in it.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Panel {
    /// Its rows, by pair and period.
    pub rows: Vec<DyadRow>,
    /// Events without a day.
    pub undated: u64,
    /// Events whose time is known less closely than the period.
    pub too_vague: u64,
    /// Events that involve a country without a code of this kind.
    pub without_code: u64,
}

struct Event {
    kind: String,
    mode: Option<String>,
    days: Option<(Interval, Precision)>,
    n_reports: u32,
    n_origins: u32,
    actors: BTreeSet<String>,
    recipients: BTreeSet<String>,
}

impl Store {
    /// Counts events by pair of countries and period. A visit counts from the visitor to the host; a meeting of
    /// equals counts once in each direction, or once where the panel is not directed.
    pub fn dyads(&self, lex: &Lexicon, of: &PanelOf<'_>) -> Result<Panel> {
        let mut panel = Panel::default();
        let mut cells: BTreeMap<(String, String), BTreeMap<Day, Cell>> = BTreeMap::new();
        for event in self.events_for_panel(of.statuses)? {
            let Some((days, precision)) = event.days else {
                panel.undated += 1;
                continue;
            };
            if of.to.is_some_and(|to| days.from > to) || of.from.is_some_and(|from| days.from < from) {
                continue;
            }
            let Some(period) = period(of.unit, days, precision) else {
                panel.too_vague += 1;
                continue;
            };
            let mut lacking = false;
            for pair in pairs(&event, of.directed) {
                let (Some(a), Some(b)) = (code(lex, of.codes, &pair.0), code(lex, of.codes, &pair.1)) else {
                    lacking = true;
                    continue;
                };
                cells.entry((a, b)).or_default().entry(period).or_default().add(&event);
            }
            panel.without_code += u64::from(lacking);
        }
        if of.filled {
            fill(of.unit, &mut cells);
        }
        for ((code1, code2), periods) in cells {
            panel.rows.extend(periods.into_iter().map(|(p, cell)| cell.row(&code1, &code2, p)));
        }
        Ok(panel)
    }

    fn events_for_panel(&self, statuses: &[String]) -> Result<Vec<Event>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT e.id, e.type, e.day_from, e.day_to, e.precision, e.n_reports, e.n_origins, p.role, p.country,
               e.mode
             FROM events e JOIN event_parties p ON p.event = e.id
             WHERE e.status IN (SELECT value FROM json_each(?1)) ORDER BY e.id",
        )?;
        let mut rows = ask.query([serde_json::to_string(statuses)?])?;
        let mut out: Vec<Event> = Vec::new();
        let mut last = String::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            if id != last {
                let day = |i: usize| -> Result<Option<Day>> {
                    Ok(row.get::<_, Option<String>>(i)?.and_then(|d| Day::parse(&d)))
                };
                let precision: Option<String> = row.get(4)?;
                let precision = precision.and_then(|p| Precision::parse(&p)).unwrap_or(Precision::Day);
                out.push(Event {
                    kind: row.get(1)?,
                    mode: row.get(9)?,
                    days: day(2)?.zip(day(3)?).map(|(a, b)| (Interval::new(a, b), precision)),
                    n_reports: row.get(5)?,
                    n_origins: row.get(6)?,
                    actors: BTreeSet::new(),
                    recipients: BTreeSet::new(),
                });
                last = id;
            }
            let (role, country): (String, String) = (row.get(7)?, row.get(8)?);
            if let Some(event) = out.last_mut().filter(|_| country != "---" && !country.is_empty()) {
                if role == "actor" { &mut event.actors } else { &mut event.recipients }.insert(country);
            }
        }
        Ok(out)
    }
}

/// The countries of an event two by two; events within one country have none.
fn pairs(event: &Event, directed: bool) -> BTreeSet<(String, String)> {
    let others = if event.recipients.is_empty() { &event.actors } else { &event.recipients };
    let mut out = BTreeSet::new();
    for (a, b) in event.actors.iter().flat_map(|a| others.iter().map(move |b| (a, b))).filter(|(a, b)| a != b)
    {
        let swap = !directed && a > b;
        out.insert(if swap { (b.clone(), a.clone()) } else { (a.clone(), b.clone()) });
    }
    out
}

fn code(lex: &Lexicon, codes: Codes, country: &str) -> Option<String> {
    match codes {
        Codes::Iso => Some(country.to_owned()),
        Codes::Cow => Some(lex.world.country(country)?.cow.clone()).filter(|c| !c.is_empty()),
    }
}

/// The first day of the period an event counts in: the one it lies in, or begins in where it is known closely enough.
fn period(unit: Unit, days: Interval, precision: Precision) -> Option<Day> {
    let first = |day: Day| match unit {
        Unit::Day => Some(day),
        Unit::Week => Some(Interval::week_of(day).from),
        Unit::Month => Some(day.first_of_month()),
        Unit::Year => Day::new(day.year(), 1, 1),
    };
    let coarsest = match unit {
        Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Year => Precision::Year,
    };
    let place = |p: Precision| Precision::ALL.iter().position(|q| *q == p);
    let close = place(precision) <= place(coarsest);
    let start = first(days.from)?;
    (close || Some(start) == first(days.to)).then_some(start)
}

fn next(unit: Unit, day: Day) -> Day {
    match unit {
        Unit::Day => day.plus_days(1),
        Unit::Week => day.plus_days(7),
        Unit::Month => day.plus_months(1),
        Unit::Year => day.plus_months(12),
    }
}

/// Rows of zeros between the first and the last period of the whole panel.
fn fill(unit: Unit, cells: &mut BTreeMap<(String, String), BTreeMap<Day, Cell>>) {
    let days = || cells.values().flat_map(BTreeMap::keys).copied();
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return };
    for periods in cells.values_mut() {
        let mut day = first;
        while day <= last {
            periods.entry(day).or_default();
            day = next(unit, day);
        }
    }
}

#[derive(Default)]
struct Cell {
    n_events: u32,
    n_reports: u32,
    n_origins: u32,
    quads: [u32; 4],
    n_scored: u32,
    sum: f64,
}

impl Cell {
    fn add(&mut self, event: &Event) {
        self.n_events += 1;
        self.n_reports += event.n_reports;
        self.n_origins += event.n_origins;
        let Some((quad, score)) = plover(&event.kind, event.mode.as_deref()) else { return };
        if let Some(count) = self.quads.get_mut(usize::from(quad) - 1) {
            *count += 1;
        }
        self.n_scored += 1;
        self.sum += score;
    }

    fn row(self, code1: &str, code2: &str, period: Day) -> DyadRow {
        DyadRow {
            code1: code1.to_owned(),
            code2: code2.to_owned(),
            period: period.to_string(),
            n_events: self.n_events,
            n_reports: self.n_reports,
            n_origins: self.n_origins,
            quads: self.quads,
            n_scored: self.n_scored,
            score: (self.n_scored > 0)
                .then(|| (self.sum / f64::from(self.n_scored) * 1000.0).round() / 1000.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_counts_where_it_is_known_to_be() {
        let days = |a: &str, b: &str| Interval::new(Day::parse(a).unwrap(), Day::parse(b).unwrap());
        let at = |unit, a, b, p| period(unit, days(a, b), p).map(|d| d.to_string());
        let visit = ("2024-07-30", "2024-08-02");
        assert_eq!(at(Unit::Month, visit.0, visit.1, Precision::Day).as_deref(), Some("2024-07-01"));
        assert_eq!(at(Unit::Week, visit.0, visit.1, Precision::Day).as_deref(), Some("2024-07-29"));
        assert_eq!(at(Unit::Month, "2024-01-01", "2024-12-31", Precision::Year), None);
        assert_eq!(
            at(Unit::Year, "2024-01-01", "2024-12-31", Precision::Year).as_deref(),
            Some("2024-01-01")
        );
        assert_eq!(at(Unit::Day, "2024-07-01", "2024-07-31", Precision::Month), None);
    }
}
