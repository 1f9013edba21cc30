//! How the tables write a sense: `hijri 9` is Ramadan, `unit-week two` is «أسبوعين».

use super::sense::{Count, DayPart, Feast, Link, Measure, Part, Place, Relation, Sense, Unit};
use crate::date::Calendar;

impl Sense {
    /// Reads the first two columns of a table.
    pub(super) fn parse(class: &str, value: &str) -> Option<Sense> {
        let number = |least: u8, most: u8| value.parse().ok().filter(|n| (least..=most).contains(n));
        Some(match class {
            "month" => Sense::Month { calendar: Calendar::Gregorian, month: number(1, 12)?, sure: true },
            "month-homograph" => {
                Sense::Month { calendar: Calendar::Gregorian, month: number(1, 12)?, sure: false }
            }
            "hijri" => Sense::Month { calendar: Calendar::Hijri, month: number(1, 12)?, sure: true },
            "hijri-homograph" => {
                Sense::Month { calendar: Calendar::Hijri, month: number(1, 12)?, sure: false }
            }
            "weekday" => Sense::Weekday { day: number(0, 6)?, sure: true },
            "weekday-bare" => Sense::Weekday { day: number(0, 6)?, sure: false },
            "cardinal" => Sense::Cardinal(value.parse().ok()?),
            "ordinal" => Sense::Ordinal(value.parse().ok()?),
            "fraction" => Sense::Fraction(number(2, 10)?),
            "every" => Sense::Every(unit(value)?),
            "relation" => Sense::Relation(relation(value)?),
            "demonstrative" => Sense::Demonstrative(match value {
                "near" => false,
                "far" => true,
                _ => return None,
            }),
            "today" => Sense::Day(value.parse().ok()?),
            "day-part" => Sense::DayPart(day_part(value)?),
            "part" => Sense::Part(part(value)?),
            "season" => Sense::Season(number(0, 3)?),
            "decade-name" => Sense::DecadeName(number(10, 90)?),
            "holiday" => Sense::Holiday(feast(value)?),
            "ref" => Sense::Ref(match value {
                "past" => Relation::Past,
                "present" => Relation::Now,
                "future" => Relation::Next,
                "later" => Relation::After,
                _ => return None,
            }),
            "link" => Sense::Link(link(value)?),
            "approx" => Sense::Measure(match value {
                "about" => Measure::About,
                "less" => Measure::Less,
                "more" => Measure::More,
                _ => return None,
            }),
            "of-clock" => Sense::Zone(match value {
                "greenwich" => Place::Greenwich,
                "local" => Place::Local,
                "place" => Place::Named,
                _ => return None,
            }),
            "era" => match value {
                "gregorian" => Sense::Era(Calendar::Gregorian),
                "hijri" => Sense::Era(Calendar::Hijri),
                "before" => Sense::BeforeChrist,
                _ => return None,
            },
            "tense" => Sense::Tense(match value {
                "past" => Relation::Past,
                "future" => Relation::Next,
                _ => return None,
            }),
            "lead" => Sense::Corresponding,
            "anniversary" => Sense::Anniversary,
            "few" => Sense::Few,
            "same" => Sense::SameBefore,
            "minus" => Sense::Minus,
            "oclock" => Sense::Clock,
            "year-head" => Sense::YearHead,
            "no-year-head" => Sense::NoYearHead,
            "name-head" => Sense::NameHead,
            "place-head" => Sense::PlaceHead,
            "general-head" => Sense::GeneralHead,
            "name-tail" => Sense::NameTail,
            "day-kind" => Sense::DayKind,
            "half-day" => Sense::HalfDay(match value {
                "am" => false,
                "pm" => true,
                _ => return None,
            }),
            "each" => Sense::Each,
            "lasting" => Sense::Lasting,
            "weekend" => Sense::Weekend,
            "year-kind" => Sense::YearKind,
            "annual" => Sense::Annual,
            "subjunctive" => Sense::Subjunctive,
            "approach" => Sense::Approach,
            "day-time" => Sense::Daily(day_part(value)?),
            "happening" => Sense::Happening,
            "parts" => {
                let (n, of) = value.split_once('/')?;
                Sense::Parts(n.parse().ok()?, of.parse().ok().filter(|of| *of > 0)?)
            }
            "whole" => Sense::Whole,
            "span-head" => Sense::SpanHead,
            "times" => Sense::Times,
            "third" => Sense::Third(part(value)?),
            "from-told" => Sense::FromTold(match value {
                "before" => Relation::Before,
                "after" => Relation::After,
                _ => return None,
            }),
            "relative-pronoun" => Sense::RelativePronoun,
            class => Sense::Unit(unit(class.strip_prefix("unit-")?)?, count(value)?),
        })
    }
}

fn unit(name: &str) -> Option<Unit> {
    use Unit as U;
    let all = [
        U::Second,
        U::Minute,
        U::Hour,
        U::Night,
        U::Day,
        U::Week,
        U::Month,
        U::Quarter,
        U::HalfYear,
        U::Year,
        U::Decade,
        U::Century,
    ];
    all.into_iter().find(|u| u.name() == name)
}

fn count(name: &str) -> Option<Count> {
    Some(match name {
        "one" => Count::One,
        "two" => Count::Two,
        "pair" => Count::Pair,
        "many" => Count::Many,
        _ => return None,
    })
}

fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "past" => Relation::Past,
        "now" => Relation::Now,
        "next" => Relation::Next,
        "same" => Relation::Same,
        "after" => Relation::After,
        "before" => Relation::Before,
        _ => return None,
    })
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        "end" => Part::End,
        _ => return None,
    })
}

fn day_part(name: &str) -> Option<DayPart> {
    Some(match name {
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "late-morning" => DayPart::LateMorning,
        "noon" => DayPart::Noon,
        "daytime" => DayPart::Daytime,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "midnight" => DayPart::Midnight,
        _ => return None,
    })
}

fn link(name: &str) -> Option<Link> {
    Some(match name {
        "after" => Link::After,
        "and" => Link::And,
        "before" => Link::Before,
        "between" => Link::Between,
        "by" => Link::By,
        "during" => Link::During,
        "from" => Link::From,
        "in" => Link::In,
        "on" => Link::On,
        "since" => Link::Since,
        "to" => Link::To,
        "until" => Link::Until,
        _ => return None,
    })
}

/// Reads `h-10-1-3`: Hijri, month, day, days.
fn feast(value: &str) -> Option<Feast> {
    let mut parts = value.split('-');
    let calendar = match parts.next()? {
        "g" => Calendar::Gregorian,
        "h" => Calendar::Hijri,
        _ => return None,
    };
    let mut number = || parts.next().and_then(|p| p.parse().ok());
    Some(Feast { calendar, month: number()?, day: number()?, days: number()? })
}
