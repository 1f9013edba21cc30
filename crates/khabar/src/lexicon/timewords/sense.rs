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
    /// «قبل ذلك», «بعدها» before a length behind «ب»: counted from the day told before.
    FromTold(Relation),
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
}
