//! What a time word means, and how the tables write it.

use crate::date::Calendar;
use serde::{Deserialize, Serialize};

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The name the tables and records use.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Night => "night",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::HalfYear => "half-year",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
        }
    }
}

/// How many of a unit the form of the word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Count {
    /// «يوم».
    One,
    /// «يومين».
    Two,
    /// «يومي» before what it is two of.
    Pair,
    /// «أيام».
    Many,
}

/// How an expression stands to the page's day, or to another date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Relation {
    /// «الماضي».
    Past,
    /// «الجاري».
    Now,
    /// «المقبل».
    Next,
    /// «نفسه»: the date spoken of before.
    Same,
    /// «التالي»: after the date spoken of before.
    After,
    /// «السابق»: before it.
    Before,
}

/// A part of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Part {
    /// The first third.
    Early,
    /// The second third.
    Mid,
    /// The last third.
    Late,
    /// The last third too, by a word that also means the last one of several («آخر»).
    End,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum DayPart {
    Dawn,
    Morning,
    LateMorning,
    Noon,
    Daytime,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

/// Words that bind an expression to what stands around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Link {
    After,
    And,
    Before,
    Between,
    By,
    During,
    From,
    In,
    On,
    Since,
    To,
    Until,
}

impl Link {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Link::After => "after",
            Link::And => "and",
            Link::Before => "before",
            Link::Between => "between",
            Link::By => "by",
            Link::During => "during",
            Link::From => "from",
            Link::In => "in",
            Link::On => "on",
            Link::Since => "since",
            Link::To => "to",
            Link::Until => "until",
        }
    }
}

/// How a number is to be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Measure {
    About,
    Less,
    More,
}

/// Whose clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Place {
    Greenwich,
    Local,
    Named,
}

/// A feast: calendar, month, first day, days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Feast {
    pub calendar: Calendar,
    pub month: u8,
    pub day: u8,
    pub days: u8,
}

/// What a time word means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Sense {
    /// A month; `sure` where the word means nothing else.
    Month {
        calendar: Calendar,
        month: u8,
        sure: bool,
    },
    /// Monday 0; `sure` where the word stands with its article.
    Weekday {
        day: u8,
        sure: bool,
    },
    Cardinal(i32),
    Ordinal(i32),
    /// One of so many parts.
    Fraction(u8),
    Unit(Unit, Count),
    /// «أسبوعيا».
    Every(Unit),
    Relation(Relation),
    /// «هذا»; true for «ذلك», which points back.
    Demonstrative(bool),
    /// «أمس»: days from today.
    Day(i8),
    DayPart(DayPart),
    Part(Part),
    Season(u8),
    /// «التسعينات»: 90.
    DecadeName(u8),
    Holiday(Feast),
    /// A time without a place on the calendar.
    Ref(Relation),
    Link(Link),
    Measure(Measure),
    Zone(Place),
    Era(Calendar),
    BeforeChrist,
    /// «الموافق».
    Corresponding,
    Anniversary,
    Few,
    /// «نفس» before a unit.
    SameBefore,
    /// «إلا» before a part of an hour.
    Minus,
    Clock,
    /// A word after which a bare four-digit number is a year («مونديال»).
    YearHead,
    /// A word after which a number is none («قرار»).
    NoYearHead,
    /// A word before a name («السيد»), so that a month's name after it is a person.
    NameHead,
    /// A word before which a day of the week or a month is a name («سوق الأحد»، «صلاة الجمعة»).
    PlaceHead,
    /// A word after which «عامين» is general («مديرين عامين»).
    GeneralHead,
    /// A word after which a month's name is a name (مايو «كلينك»), a decade an age («عمره»).
    NameTail,
    /// A word that makes «اليوم» the name of a day of the year: «العالمي», «الوطني».
    DayKind,
    /// «ص» and «م» after an hour; true for the afternoon.
    HalfDay(bool),
    /// «كل».
    Each,
    /// A word that turns what follows to the future or to the past.
    Tense(Relation),
    /// A word after which something goes on («المستمرة»).
    Lasting,
    /// The end of the week.
    Weekend,
    /// «الذي».
    RelativePronoun,
    /// «الدراسي» of a year.
    YearKind,
    /// «السنوية» of an anniversary.
    Annual,
    /// «أن»: a present verb after it is of what is to come.
    Subjunctive,
    /// «اقتراب»: what follows is a few days away.
    Approach,
    /// «في الصباح», «ظهرا»: a part of the day that needs no day beside it.
    Daily(DayPart),
    /// «القمة»: a noun that names something that happens, so that a time may be counted from it.
    Happening,
    /// So many of so many parts: «ثلاثة أرباع».
    Parts(u8, u8),
    /// «كامل» after a unit.
    Whole,
    /// «فترة» before what happens in it.
    SpanHead,
    /// «مرتين» before a unit.
    Times,
    /// «العشر الأواخر» of a month.
    Third(Part),
}

impl Sense {
    /// Whether a word of this sense written with another hamza is another word (آب is August, أب a father).
    pub(super) fn minds_its_seat(self) -> bool {
        matches!(self, Sense::Month { sure: false, .. } | Sense::Link(_) | Sense::Subjunctive | Sense::Minus)
    }

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
