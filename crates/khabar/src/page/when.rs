//! When a page says it was published: times for machines, dates for readers, addresses; and which to believe.
//!
//! «الثلاثاء 23 يوليو 2024 - 09:22 ص», `2024-07-23T09:22:00Z`, `/2024/07/23/`. The day is counted in the outlet's own
//! zone: what the page shows its readers outweighs a time in UTC that lies a day beside it.

use super::Hints;
use crate::date::{Anchor, Basis, Day, Interval};
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::Cue;

/// A point in time as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    /// The day as written.
    pub day: Day,
    /// Minutes after midnight as written.
    pub minutes: Option<i32>,
    /// Minutes east of UTC, where a zone is written; 0 for `Z`, which many sites write after their local time.
    pub offset: Option<i32>,
}

/// A date found on a line for readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shown {
    /// The date.
    pub stamp: Stamp,
    /// Whether the line says that it is the time of a change.
    pub updated: bool,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a time written for machines: ISO 8601, RFC 2822, seconds since 1970.
pub(super) fn machine(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if text.bytes().all(|b| b.is_ascii_digit()) && (9..=13).contains(&text.len()) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() > 10 { number / 1000 } else { number };
        let day = Day::new(1970, 1, 1)?.plus_days(seconds.div_euclid(86_400));
        return Some(Stamp { day, minutes: Some((seconds.rem_euclid(86_400) / 60) as i32), offset: Some(0) });
    }
    iso(text).or_else(|| rfc2822(text))
}

fn iso(text: &str) -> Option<Stamp> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i32> {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let year = number(0..4)?;
    let (month, day, rest): (u32, u32, &str) = match bytes.get(4)? {
        b'-' | b'/' => {
            let mut parts = text[5..].splitn(2, ['-', '/']);
            let month = parts.next()?.parse().ok()?;
            let tail = parts.next()?;
            let len = tail.bytes().take(2).take_while(u8::is_ascii_digit).count();
            (month, tail[..len].parse().ok()?, &tail[len..])
        }
        _ => (number(4..6)? as u32, number(6..8)? as u32, text.get(8..)?),
    };
    let day = Day::new(year, month, day)?;
    let rest = rest.trim_start_matches(['T', 't', ' ', '\u{A0}']);
    let minutes = clock(rest);
    Some(Stamp { day, minutes, offset: minutes.and_then(|_| zone(rest)) })
}

/// `09:22` at the beginning of `text`.
fn clock(text: &str) -> Option<i32> {
    let (hours, rest) = text.split_once(':')?;
    let hours: i32 = hours.trim().parse().ok()?;
    let minutes: i32 = rest.get(..2)?.parse().ok()?;
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

/// The zone written after a clock time.
fn zone(text: &str) -> Option<i32> {
    let tail = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    if tail.starts_with(['Z', 'z']) || tail.starts_with("GMT") || tail.starts_with("UT") {
        return Some(0);
    }
    let sign = match tail.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = tail[1..].chars().filter(char::is_ascii_digit).take(4).collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).and_then(|m| m.parse().ok()).unwrap_or(0);
    Some(sign * (hours * 60 + minutes))
}

/// `Tue, 23 Jul 2024 09:22:00 +0300`, and `July 23, 2024`.
fn rfc2822(text: &str) -> Option<Stamp> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '\u{A0}']).filter(|w| !w.is_empty()).collect();
    let at = words.iter().position(|w| MONTHS.iter().any(|m| w.starts_with(m) && w.len() <= 9))?;
    let month = MONTHS.iter().position(|m| words[at].starts_with(m))? as u32 + 1;
    let number = |i: Option<usize>| i.and_then(|i| words.get(i)).and_then(|w| w.parse::<i32>().ok());
    let after = number(Some(at + 1));
    let (day, year) = match (number(at.checked_sub(1)), after) {
        (Some(day), Some(year)) if year > 31 => (day, year),
        (_, Some(day)) => (day, number(Some(at + 2))?),
        _ => return None,
    };
    let day = Day::new(year, month, u32::try_from(day).ok()?)?;
    let time = words.iter().position(|w| w.contains(':'));
    let rest = time.map(|t| words[t..].join(" ").to_ascii_uppercase()).unwrap_or_default();
    let minutes = clock(&rest);
    Some(Stamp { day, minutes, offset: minutes.and_then(|_| zone(&rest)) })
}

/// A unit of a line: a number with its length in digits, or a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Unit<'a> {
    text: &'a str,
    number: Option<u32>,
    /// The sign right before it, nothing between.
    sign: char,
}

fn units(key: &str) -> Vec<Unit<'_>> {
    let mut out: Vec<Unit<'_>> = Vec::new();
    let (mut start, mut sign) = (None, ' ');
    let mut before = ' ';
    for (i, c) in key.char_indices().chain([(key.len(), ' ')]) {
        let class = |c: char| if c.is_ascii_digit() { 1 } else { i32::from(c.is_alphanumeric()) * 2 };
        if let Some(from) = start
            && class(c) != class(before)
        {
            let text = &key[from..i];
            out.push(Unit { text, number: text.parse().ok(), sign });
            start = None;
            sign = ' ';
        }
        if class(c) == 0 {
            sign = c;
        } else if start.is_none() {
            start = Some(i);
        }
        before = c;
    }
    out
}

/// The dates a line shows its readers; `key` is the line's loose key.
pub(super) fn shown(words: &PageWords, key: &str) -> Vec<Shown> {
    let units = units(key);
    let texts: Vec<&str> = units.iter().map(|u| u.text).collect();
    let (mut out, mut updated, mut weekday) = (Vec::new(), false, None);
    let mut i = 0;
    while i < units.len() {
        let hit = words.here(&texts[i..], &[Cue::Updated, Cue::Published, Cue::Weekday, Cue::Month]);
        match hit.map(|h| h.cue) {
            Some(Cue::Updated) => updated = true,
            Some(Cue::Published) => updated = false,
            Some(Cue::Weekday) => weekday = hit.map(|h| u32::from(h.value)),
            _ => {}
        }
        let named = hit
            .filter(|h| h.cue == Cue::Month)
            .and_then(|h| named(words, &units, &texts, i, h.words, h.value));
        if let Some((day, next)) = named.or_else(|| numeric(&units, i, weekday)) {
            let (minutes, next) = time_after(words, &units, &texts, next);
            out.push(Shown { stamp: Stamp { day, minutes, offset: None }, updated });
            weekday = None;
            i = next.max(i + 1);
        } else {
            i += hit.map_or(1, |h| h.words.max(1));
        }
    }
    out
}

/// A date around a month's name at `at`, and the unit after it.
fn named(
    words: &PageWords,
    units: &[Unit<'_>],
    texts: &[&str],
    at: usize,
    len: usize,
    month: u8,
) -> Option<(Day, usize)> {
    let mut next = at + len;
    // «تموز/يوليو»: the month is often named twice.
    while let Some(hit) = texts.get(next..).and_then(|t| words.here(t, &[Cue::Month])) {
        next += hit.words;
    }
    let year = |i: usize| units.get(i).and_then(|u| u.number).filter(|n| (1900..2200).contains(n));
    let day = |i: Option<usize>| {
        i.and_then(|i| units.get(i)).and_then(|u| u.number).filter(|n| (1..=31).contains(n))
    };
    let (d, y, next) = if let (Some(d), Some(y)) = (day(at.checked_sub(1)), year(next)) {
        (d, y, next + 1)
    } else {
        (day(Some(next))?, year(next + 1)?, next + 2)
    };
    Some((Day::new(y as i32, u32::from(month), d)?, next))
}

/// A date in numbers at `at`: `23/7/2024`, `2024-07-23`. The day stands before the month, as Arabic sites write it,
/// unless that is no day, or not the weekday the line names.
fn numeric(units: &[Unit<'_>], at: usize, weekday: Option<u32>) -> Option<(Day, usize)> {
    let [a, b, c] = units.get(at..at + 3)? else { return None };
    let sign = b.sign;
    if !matches!(sign, '/' | '-' | '.' | '\\' | '–') || c.sign != sign {
        return None;
    }
    let (x, y, z) = (a.number?, b.number?, c.number?);
    let make = |y: u32, m: u32, d: u32| Day::new(if y < 100 { 2000 + y as i32 } else { y as i32 }, m, d);
    let plausible = |day: &Day| (1950..2200).contains(&day.year());
    let fits = |day: &Day| weekday.is_none_or(|w| w == day.weekday());
    let readings =
        if a.text.len() == 4 { [make(x, y, z), make(x, z, y)] } else { [make(z, y, x), make(z, x, y)] };
    if a.text.len() != 4 && c.text.len() != 4 && c.text.len() != 2 {
        return None;
    }
    let good = readings.iter().flatten().copied().filter(plausible);
    let day = good.clone().find(fits).or_else(|| good.clone().next())?;
    Some((day, at + 3))
}

/// A clock time soon after `at`, and the unit after it.
fn time_after(words: &PageWords, units: &[Unit<'_>], texts: &[&str], at: usize) -> (Option<i32>, usize) {
    for i in at..units.len().min(at + 5) {
        let (Some(hours), Some(next)) = (units[i].number, units.get(i + 1)) else { continue };
        if next.sign != ':' || hours > 24 {
            continue;
        }
        let Some(minutes) = next.number.filter(|m| *m < 60) else { continue };
        let half = (i + 2..units.len().min(i + 5)).find_map(|j| words.here(&texts[j..], &[Cue::Am, Cue::Pm]));
        let hours = match half.map(|h| h.cue) {
            Some(Cue::Pm) if hours < 12 => hours + 12,
            Some(Cue::Am) if hours == 12 => 0,
            _ => hours % 24,
        };
        return (Some((hours * 60 + minutes) as i32), i + 2);
    }
    (None, at)
}

/// The day an address holds: `/2024/07/23/`, `-20240723`.
pub(super) fn of_url(url: &str) -> Option<Day> {
    let digits: Vec<&str> = url.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    let plausible = |d: &Day| (1995..2100).contains(&d.year());
    let triple = digits.windows(3).find_map(|w| {
        (w[0].len() == 4 && w[1].len() <= 2 && w[2].len() <= 2 && !w[1].is_empty())
            .then(|| Day::new(w[0].parse().ok()?, w[1].parse().ok()?, w[2].parse().ok()?))?
            .filter(plausible)
    });
    let solid = || {
        digits.iter().filter(|d| d.len() == 8).find_map(|d| {
            Day::new(d[..4].parse().ok()?, d[4..6].parse().ok()?, d[6..].parse().ok()?).filter(plausible)
        })
    };
    triple.or_else(solid)
}

/// A witness of the publication day.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    /// Where it stands, in words.
    pub ground: String,
    /// What it says.
    pub stamp: Stamp,
    /// How far it is believed: less is more.
    pub rank: u8,
    /// Whether readers see it.
    pub visible: bool,
}

/// Weighs the witnesses. `changed` tells of times of change, used only where nothing tells of publication.
pub(super) fn decide(mut witnesses: Vec<Witness>, changed: &[Witness], hints: &Hints) -> Anchor {
    witnesses.sort_by_key(|w| w.rank);
    let Some(best) = witnesses.first() else {
        return match changed.first() {
            None => Anchor::default(),
            Some(late) => {
                let day = local(late, hints.zone.as_deref());
                Anchor::on(
                    day,
                    Basis::Explicit,
                    format!("{} {} (of the last change: published then or before)", late.ground, day),
                )
            }
        };
    };
    let zone = hints.zone.as_deref();
    let day = local(best, zone);
    let mut why = vec![format!("{} {}", best.ground, written(&best.stamp))];
    let mut chosen = day;
    if let Some(shown) = witnesses.iter().find(|w| w.visible) {
        let seen = shown.stamp.day;
        let same_clock = shown.stamp.minutes.is_some() && shown.stamp.minutes == best.stamp.minutes;
        if best.stamp.offset == Some(0) && best.stamp.day == seen && same_clock {
            chosen = seen;
            why.push(format!(
                "{} shows the same clock time, so the Z is not UTC but the outlet's own zone",
                shown.ground
            ));
        } else if seen != day && seen.days_until(day).abs() == 1 && best.stamp.offset.is_none_or(|o| o == 0) {
            chosen = seen;
            why.insert(
                0,
                format!("{} {}, the day in the outlet's own zone", shown.ground, written(&shown.stamp)),
            );
        }
    }
    for other in witnesses.iter().skip(1).filter(|w| local(w, zone) != chosen) {
        why.push(format!("but {} {}", other.ground, written(&other.stamp)));
    }
    let late =
        best.stamp.offset == Some(0) && best.stamp.minutes.is_some_and(|m| m >= 20 * 60) && zone.is_none();
    if late && !witnesses.iter().any(|w| w.visible) {
        why.push("late in the evening of UTC: the outlet's own day may be the next".to_owned());
    }
    Anchor { days: Some(Interval::day(chosen)), basis: Some(Basis::Explicit), why }
}

fn written(stamp: &Stamp) -> String {
    let mut out = stamp.day.to_string();
    if let Some(minutes) = stamp.minutes {
        out.push_str(&format!(" {:02}:{:02}", minutes / 60, minutes % 60));
    }
    match stamp.offset {
        Some(0) => out.push('Z'),
        Some(o) => {
            out.push_str(&format!("{}{:02}:{:02}", if o < 0 { '-' } else { '+' }, o.abs() / 60, o.abs() % 60))
        }
        None => {}
    }
    out
}

/// The day of a witness in a zone; without a zone, or without a clock time and an offset, the day as written.
fn local(witness: &Witness, zone: Option<&str>) -> Day {
    let stamp = &witness.stamp;
    let (Some(zone), Some(minutes), Some(offset)) = (zone, stamp.minutes, stamp.offset) else {
        return stamp.day;
    };
    moved(stamp.day, minutes, offset, zone).unwrap_or(stamp.day)
}

fn moved(day: Day, minutes: i32, offset: i32, zone: &str) -> Option<Day> {
    let database = jiff::tz::TimeZoneDatabase::bundled();
    let zone = database.get(zone).ok()?;
    let date = jiff::civil::date(day.year() as i16, day.month() as i8, day.day() as i8);
    let time = date.at((minutes / 60) as i8, (minutes % 60) as i8, 0, 0);
    let from = jiff::tz::Offset::from_seconds(offset.checked_mul(60)?).ok()?;
    let there = from.to_timestamp(time).ok()?.to_zoned(zone).date();
    Day::new(there.year().into(), there.month() as u32, there.day() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::fold;

    fn stamp(day: &str, minutes: Option<i32>, offset: Option<i32>) -> Stamp {
        Stamp { day: Day::parse(day).unwrap(), minutes, offset }
    }

    #[test]
    fn times_for_machines() {
        for (text, want) in [
            ("2024-07-23T09:22:00+03:00", stamp("2024-07-23", Some(562), Some(180))),
            ("2024-07-23T09:22:00.000Z", stamp("2024-07-23", Some(562), Some(0))),
            ("2024-7-3 09:22", stamp("2024-07-03", Some(562), None)),
            ("20240723", stamp("2024-07-23", None, None)),
            ("Tue, 23 Jul 2024 09:22:00 +0300", stamp("2024-07-23", Some(562), Some(180))),
            ("July 23, 2024", stamp("2024-07-23", None, None)),
            ("1721725320", stamp("2024-07-23", Some(542), Some(0))),
        ] {
            assert_eq!(machine(text), Some(want), "{text}");
        }
        for text in ["", "2024", "2024-13-01", "غدا", "-", "2024-", "09:22"] {
            assert_eq!(machine(text), None, "{text}");
        }
    }

    #[test]
    fn dates_for_readers() {
        let words = &Lexicon::embedded().page;
        for (text, day, minutes) in [
            ("الثلاثاء 23 يوليو 2024 - 09:22 ص", "2024-07-23", Some(562)),
            ("الثلاثاء، ٢٣ تموز/يوليو ٢٠٢٤ ٩:٢٢ م", "2024-07-23", Some(1282)),
            ("نشر في: 23/7/2024", "2024-07-23", None),
            ("يوليو 23, 2024", "2024-07-23", None),
            ("الأربعاء 07/08/2024", "2024-08-07", None),
            ("الاثنين 07/08/2024", "2024-07-08", None),
            ("2024/07/23 الساعة 14:05", "2024-07-23", Some(845)),
            ("1 كانون الثاني 2024", "2024-01-01", None),
        ] {
            let found = shown(words, &fold::loose(text));
            assert_eq!(
                found.first().map(|s| (s.stamp.day.to_string(), s.stamp.minutes)),
                Some((day.to_owned(), minutes)),
                "{text}"
            );
        }
        let both = shown(words, &fold::loose("تاريخ النشر: 23/7/2024 | آخر تحديث: 24/7/2024"));
        assert_eq!(both.iter().map(|s| s.updated).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn addresses() {
        assert_eq!(
            of_url("https://a.example/news/2024/07/23/x").map(|d| d.to_string()).as_deref(),
            Some("2024-07-23")
        );
        assert_eq!(
            of_url("https://a.example/20240723-55").map(|d| d.to_string()).as_deref(),
            Some("2024-07-23")
        );
        assert_eq!(of_url("https://a.example/article/123456"), None);
    }

    #[test]
    fn a_zone_may_move_the_day() {
        let midnight = Witness {
            ground: "meta".into(),
            stamp: stamp("2024-07-23", Some(1350), Some(0)),
            rank: 1,
            visible: false,
        };
        let hints = Hints { zone: Some("Asia/Riyadh".into()), ..Hints::default() };
        assert_eq!(decide(vec![midnight.clone()], &[], &hints).day().unwrap().to_string(), "2024-07-24");
        let shown = Witness {
            ground: "the page".into(),
            stamp: stamp("2024-07-24", Some(90), None),
            rank: 3,
            visible: true,
        };
        assert_eq!(
            decide(vec![midnight, shown], &[], &Hints::default()).day().unwrap().to_string(),
            "2024-07-24"
        );
    }
}
