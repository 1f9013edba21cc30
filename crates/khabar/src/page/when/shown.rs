//! Dates written for readers: «الثلاثاء 23 يوليو 2024 - 09:22 ص», «٢٣ تموز/يوليو», 23/7/2024.

use super::Stamp;
use crate::date::Day;
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::Cue;

/// A date found on a line for readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::page) struct Shown {
    /// The date.
    pub stamp: Stamp,
    /// Whether the line says that it is the time of a change.
    pub updated: bool,
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
            // «15 - 09 - 2024»: blanks around a sign do not part its numbers.
            let held = c == ' ' && matches!(sign, '-' | '/');
            sign = if held { sign } else { c };
        } else if start.is_none() {
            start = Some(i);
        }
        before = c;
    }
    out
}

/// The dates a line shows its readers; `key` is the line's loose key.
pub(in crate::page) fn shown(words: &PageWords, key: &str) -> Vec<Shown> {
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
