//! Times written for machines: ISO 8601, RFC 2822, seconds since 1970, and the days addresses hold.

use super::Stamp;
use crate::date::Day;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a time written for machines: ISO 8601, RFC 2822, seconds since 1970.
pub(in crate::page) fn machine(text: &str) -> Option<Stamp> {
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

/// The day an address holds: `/2024/07/23/`, `-20240723`.
pub(in crate::page) fn of_url(url: &str) -> Option<Day> {
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
