//! When a page says it was published: times for machines, dates for readers, addresses; and which to believe.
//!
//! «الثلاثاء 23 يوليو 2024 - 09:22 ص», `2024-07-23T09:22:00Z`, `/2024/07/23/`. The day is counted in the outlet's own
//! zone: what the page shows its readers outweighs a time in UTC that lies a day beside it.

mod machine;
mod shown;

use crate::date::{Anchor, Basis, Day, Interval};
pub(super) use machine::{machine, of_url};
pub(super) use shown::shown;

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

/// The zone a page counts its days in.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    /// IANA name.
    pub name: String,
    /// How it is known, in words; nothing where the user says so.
    pub ground: Option<String>,
}

/// Weighs the witnesses. `changed` tells of times of change, used only where nothing tells of publication.
pub(super) fn decide(mut witnesses: Vec<Witness>, changed: &[Witness], zone: Option<&Zone>) -> Anchor {
    let (ground, zone) = (zone.and_then(|z| z.ground.as_deref()), zone.map(|z| z.name.as_str()));
    witnesses.sort_by_key(|w| w.rank);
    let Some(best) = witnesses.first() else {
        return match changed.first() {
            None => Anchor::default(),
            Some(late) => {
                let day = local(late, zone);
                Anchor::on(
                    day,
                    Basis::Explicit,
                    format!("{} {} (of the last change: published then or before)", late.ground, day),
                )
            }
        };
    };
    let day = local(best, zone);
    let mut why = vec![format!("{} {}", best.ground, written(&best.stamp))];
    if let (true, Some(zone), Some(ground)) = (day != best.stamp.day, zone, ground) {
        why.push(format!("which is {day} in {zone}, {ground}"));
    }
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

/// Whether there is a zone of this name (IANA, as `Africa/Cairo`).
pub fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZoneDatabase::bundled().get(name).is_ok()
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
        let zone = Zone { name: "Asia/Riyadh".into(), ground: None };
        assert_eq!(decide(vec![midnight.clone()], &[], Some(&zone)).day().unwrap().to_string(), "2024-07-24");
        let shown = Witness {
            ground: "the page".into(),
            stamp: stamp("2024-07-24", Some(90), None),
            rank: 3,
            visible: true,
        };
        assert_eq!(decide(vec![midnight, shown], &[], None).day().unwrap().to_string(), "2024-07-24");
    }
}
