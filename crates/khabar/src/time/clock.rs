//! Times of the clock: «الساعة الثامنة والنصف مساء», «22:30 بتوقيت غرينتش».

use super::day_part::{day, part_of_day};
use super::expr::{Expr, Found};
use super::number;
use super::scan::{Scan, Seen};
use crate::lexicon::timewords::{DayPart, Link, Place, Sense, Unit};
use crate::text::prefix::Lead;

/// An hour, its minutes and its seconds.
#[derive(Clone, Copy)]
struct Hour {
    hour: u8,
    minute: Option<u8>,
    second: Option<u8>,
}

impl Hour {
    pub(super) fn expr(self, hour: u8, utc: bool, of: Option<Box<Expr>>) -> Expr {
        Expr::Clock { hour, minute: self.minute, second: self.second, utc, of }
    }
}

/// «الساعة 18:30», «الساعة الخامسة إلا ربعا عصرا», «8:30 م», «22:30 بتوقيت غرينتش»; a day beside it is taken in.
pub(super) fn clock(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word =
        scan.led(i, |s| (s == Sense::Clock).then_some(())).filter(|w| w.lead.article || w.next > i + 1);
    let at = word.map_or(i, |w| w.next);
    let hour = figures(scan, at, word.is_some()).or_else(|| in_words(scan, at, word.is_some()))?;
    let (mut h, mut next) = (hour.it.hour, hour.next);
    // «الثالثة إلا خمس دقائق»: minutes in words make an hour of an ordinal.
    let worded = scan.digits(at).is_none() && hour.it.minute.is_some();
    let mut certain = word.is_some() || worded || scan.digits(at).is_some_and(|d| d.contains(':'));
    let part = half_of_day(scan, next);
    if let Some((part, after)) = part {
        (h, next, certain) = (shifted(h, part), after, true);
    }
    let (utc, after) = zone(scan, next);
    certain |= after > next || part_follows(scan, next);
    if !certain {
        return None;
    }
    next = after;
    if part.is_none()
        && let Some((part, after)) = half_of_day(scan, next)
    {
        (h, next) = (shifted(h, part), after);
    }
    let lead = word.map_or(hour.lead, |w| w.lead);
    let at = scan.skip_link(scan.skip_comma(next), Link::From);
    let at = scan.skip_link(at, Link::In);
    // «السادسة من مساء غد».
    if part.is_none()
        && let Some(Found { expr: Expr::DayPart(part, of), next, .. }) =
            part_of_day(scan, at).filter(|d| d.skip == 0)
    {
        let expr = hour.it.expr(shifted(h, part), utc, Some(of));
        return Some(Found::new(i, next, lead.letters, expr, "clock"));
    }
    let day = day(scan, at).filter(|d| d.skip == 0);
    let (of, next) = day.map_or((None, next), |d| (Some(Box::new(d.expr)), d.next));
    Some(Found::new(i, next, lead.letters, hour.it.expr(h, utc, of), "clock"))
}

/// «18:30», «8.30», «18,00» after الساعة, «8».
fn figures(scan: &Scan<'_>, i: usize, led: bool) -> Option<Seen<Hour>> {
    let key = scan.digits(i)?;
    let seen = |hour, minute, second| {
        Some(Seen { it: Hour { hour, minute, second }, next: i + 1, lead: Lead::default() })
    };
    if let Some((h, m)) = key.split_once(crate::text::marks::CLOCK) {
        // Only a colon makes a time by itself; «10,00» needs الساعة or a zone.
        let two = |part: &str| part.parse::<u8>().ok().filter(|n| *n < 60 && part.len() == 2);
        let (m, s) = m.split_once(':').map_or((m, None), |(m, s)| (m, two(s)));
        let (h, m): (u8, u8) = (h.parse().ok()?, two(m)?);
        return (h < 25).then(|| seen(h, Some(m), s))?;
    }
    let h: u8 = key.parse().ok().filter(|h| *h <= 24)?;
    match minutes(scan, i + 1, h) {
        Some((hour, m, next)) => {
            let it = Hour { hour, minute: Some(m), second: None };
            Some(Seen { it, next, lead: Lead::default() })
        }
        None if led || half_of_day(scan, i + 1).is_some() => seen(h, None, None),
        None => None,
    }
}

/// «الثامنة والنصف», «الخامسة إلا ربعا», «السادسة وعشر دقائق».
fn in_words(scan: &Scan<'_>, i: usize, led: bool) -> Option<Seen<Hour>> {
    let hour = scan
        .led(i, |s| match s {
            Sense::Ordinal(n) | Sense::Cardinal(n) if (1..=12).contains(&n) => Some(n as u8),
            _ => None,
        })
        .filter(|h| h.lead.article)
        // One o'clock is «الواحدة»; «ساعات الفجر الأولى من صباح الأحد» are its first hours.
        .filter(|h| led || h.it != 1 || !is_ordinal(scan, i))
        // «الساعة ثلاثة ونصف»: said as it is spoken.
        .or_else(|| {
            let spoken = |s: Sense| match s {
                Sense::Cardinal(n) if (1..=12).contains(&n) => Some(n as u8),
                _ => None,
            };
            let more = |next: usize| half_of_day(scan, next).is_some() || minutes(scan, next, 1).is_some();
            scan.sense(i, spoken).filter(|h| led && more(h.next))
        })
        // «الساعة صفر».
        .or_else(|| scan.sense(i, |s| (s == Sense::Cardinal(0)).then_some(0)).filter(|_| led))?;
    // «الواحدة» and its like are hours only after الساعة, with minutes, or before a part of the day.
    match minutes(scan, hour.next, hour.it) {
        Some((h, m, next)) => {
            Some(Seen { it: Hour { hour: h, minute: Some(m), second: None }, next, lead: hour.lead })
        }
        None if led || part_follows(scan, hour.next) => {
            let it = Hour { hour: hour.it, minute: None, second: None };
            Some(Seen { it, next: hour.next, lead: hour.lead })
        }
        None => None,
    }
}

fn is_ordinal(scan: &Scan<'_>, i: usize) -> bool {
    scan.led(i, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some()
}

/// An hour without a word that makes it one, as the end of a range of hours may be: «والخامسة».
pub(super) fn hour_alone(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let hour = figures(scan, i, true).or_else(|| in_words(scan, i, true))?;
    let (mut h, mut next) = (hour.it.hour, hour.next);
    if let Some((part, after)) = half_of_day(scan, next) {
        (h, next) = (shifted(h, part), after);
    }
    Some(Found::new(i, next, hour.lead.letters, hour.it.expr(h, false, None), "clock"))
}

/// Whether a part of the day follows an hour: «الثامنة مساء», «السادسة من مساء غد».
fn part_follows(scan: &Scan<'_>, i: usize) -> bool {
    half_of_day(scan, i).is_some()
        || scan.link(i, Link::From).is_some_and(|at| part_of_day(scan, at).is_some_and(|d| d.skip == 0))
}

/// Minutes in words after an hour: hour, minutes, the token after them. «والنصف إلا خمس دقائق» takes two steps.
fn minutes(scan: &Scan<'_>, i: usize, hour: u8) -> Option<(u8, u8, usize)> {
    let (h, m, next) = minute_step(scan, i, hour)?;
    let Some((before, more, after)) = minute_step(scan, next, 2) else { return Some((h, m, next)) };
    // From two o'clock: past it for «وخمس دقائق», before it for «إلا خمس دقائق».
    let shift = if before == 2 { i32::from(more) } else { i32::from(more) - 60 };
    let sum = i32::from(m) + shift;
    if (0..60).contains(&sum) { Some((h, sum as u8, after)) } else { Some((h, m, next)) }
}

fn minute_step(scan: &Scan<'_>, i: usize, hour: u8) -> Option<(u8, u8, usize)> {
    let minus = scan.sense(i, |s| (s == Sense::Minus).then_some(())).map(|s| s.next);
    let joined = scan.link(i, Link::And);
    let at = minus.or(joined).unwrap_or(i);
    let part = scan.led(at, |s| match s {
        Sense::Fraction(n @ 2..=4) => Some(60 / n),
        _ => None,
    });
    let (minutes, next) = match part {
        Some(part) if minus.is_some() || joined.is_some() || part.lead.conjunction => (part.it, part.next),
        Some(_) => return None,
        None => {
            let number = number::cardinal(scan, at)
                .filter(|n| minus.is_some() || joined.is_some() || n.lead.conjunction)
                .filter(|n| (1..60).contains(&n.it))?;
            let unit = scan.sense(number.next, |s| matches!(s, Sense::Unit(Unit::Minute, _)).then_some(()));
            // «إلا خمسا»: after إلا the word for minutes may be left out.
            (number.it as u8, unit.map(|u| u.next).or(minus.map(|_| number.next))?)
        }
    };
    match minus {
        Some(_) => Some((if hour == 1 { 12 } else { hour.saturating_sub(1) }, 60 - minutes, next)),
        None => Some((hour, minutes, next)),
    }
}

/// «مساء», «ص», «بعد الظهر» after an hour.
fn half_of_day(scan: &Scan<'_>, i: usize) -> Option<(DayPart, usize)> {
    let open = usize::from(scan.is_mark(i, &["("]));
    let at = scan.skip_link(i + open, Link::In);
    let seen = scan.led(at, |s| match s {
        Sense::DayPart(part) => Some(part),
        Sense::HalfDay(true) => Some(DayPart::Evening),
        Sense::HalfDay(false) => Some(DayPart::Morning),
        _ => None,
    });
    // «الحادية عشرة قبل الظهر».
    let daily = || {
        scan.sense(at, |s| match s {
            Sense::Daily(part @ (DayPart::Morning | DayPart::Evening | DayPart::Afternoon)) => Some(part),
            _ => None,
        })
    };
    let seen = seen.or_else(daily)?;
    let led = seen.lead.letters > 0 && seen.lead.preposition != Some(crate::text::prefix::BI);
    let close = usize::from(open == 1 && scan.is_mark(seen.next, &[")"]));
    (!led).then_some((seen.it, seen.next + close))
}

/// Whether a part of the day is said among these tokens.
pub(super) fn halved(scan: &Scan<'_>, first: usize, next: usize) -> bool {
    (first..next).any(|i| half_of_day(scan, i).is_some())
}

/// An hour of twelve in the part of the day named.
pub(super) fn shifted(hour: u8, part: DayPart) -> u8 {
    match (part, hour) {
        (DayPart::Dawn | DayPart::Morning | DayPart::LateMorning, 12) => 0,
        (DayPart::Noon | DayPart::Daytime, 12) => 12,
        (DayPart::Noon, h) if h < 4 => h + 12,
        (DayPart::Night, 12) => 0,
        (DayPart::Night, h) if (6..12).contains(&h) => h + 12,
        (DayPart::Afternoon | DayPart::Evening, h) if h < 12 => h + 12,
        _ => hour,
    }
}

/// «بتوقيت غرينتش», «ت غ», «GMT», «بالتوقيت المحلي», «بتوقيت القاهرة»; tells whether it is Greenwich.
fn zone(scan: &Scan<'_>, i: usize) -> (bool, usize) {
    let open = usize::from(scan.is_mark(i, &["("]));
    let at = i + open;
    let close = |next: usize| next + usize::from(open == 1 && scan.is_mark(next, &[")"]));
    if at < scan.end && matches!(scan.text.key(at), "gmt" | "utc") {
        return (true, close(at + 1));
    }
    let Some(seen) = scan.led(at, |s| match s {
        Sense::Zone(place) => Some(place),
        _ => None,
    }) else {
        return (false, i);
    };
    match seen.it {
        Place::Greenwich => (true, close(seen.next)),
        Place::Local => (false, close(seen.next)),
        Place::Named => {
            let greenwich = scan.led(seen.next, |s| (s == Sense::Zone(Place::Greenwich)).then_some(()));
            let written = matches!(scan.text.key(seen.next), "gmt" | "utc");
            match greenwich {
                Some(g) => (true, close(g.next)),
                None => (written, close((seen.next + 1).min(scan.end))),
            }
        }
    }
}
