//! What a time expression says, before it is counted from a day: «أبريل الماضي» is a month without a year, in the past.

use super::Side;
use crate::date::Calendar;
use crate::lexicon::timewords::{DayPart, Feast, Part, Relation, Unit};

/// The year of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    /// Said in figures or words.
    Number(i32),
    /// So many years from the page's: «العام الماضي».
    Shift(i32),
    /// So many years from the date spoken of before: «العام نفسه».
    Same(i32),
}

/// A date on a calendar, with what is not said left open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Date {
    pub calendar: Calendar,
    pub year: Option<Year>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    pub relation: Option<Relation>,
}

impl Date {
    /// Takes what it does not say from another date, the day and what is smaller than what it says excepted.
    pub fn share(&mut self, other: &Date) {
        if self.month.is_none() && self.day.is_some() {
            self.month = other.month;
            self.calendar = other.calendar;
        }
        if self.year.is_none() && self.relation.is_none() {
            self.year = other.year;
            self.relation = other.relation;
        }
    }
}

/// A time expression.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Expr {
    /// A date on a calendar.
    Date(Date),
    /// A day counted from the page's, with the day of the week and the date that stand beside it.
    Day { shift: i32, weekday: Option<u8>, date: Option<Date> },
    /// A whole unit counted from the page's: next week, last year.
    Unit { unit: Unit, shift: i32 },
    /// So many units away: «قبل ثلاثة أسابيع». Halves count as parts of a unit.
    Away { unit: Unit, halves: i32, ahead: Relation },
    /// The last or the next so many units.
    Run { unit: Unit, n: Option<i32>, ahead: bool },
    /// A day of the week.
    Weekday { day: u8, relation: Option<Relation>, week: Option<i32> },
    /// The first or the last such day of the week of a period: «أول جمعة من مارس»; 0 is the last. `or_day`: the number is
    /// that of the day of the month where the two agree («الأحد الأول من سبتمبر»).
    Nth { weekday: u8, nth: i32, of: Box<Expr>, or_day: bool },
    /// The first or the last so many units of a period: «الأشهر الستة الأولى من العام».
    Edge { unit: Unit, n: i32, last: bool, of: Box<Expr> },
    /// The same day, month or the like of another year: «في مثل هذا اليوم من العام الماضي».
    LikeNow { unit: Unit, year: Year },
    /// A third of a period.
    Part(Part, Box<Expr>),
    /// The nth of so many equal parts: «الربع الأول من عام 2024».
    Fraction { nth: i32, of: u8, period: Box<Expr> },
    /// A season of a year.
    Season { season: u8, year: Option<Year>, relation: Option<Relation> },
    /// Years from..to: decades, centuries, school years.
    Years { from: i32, to: i32, unit: Unit },
    /// A feast: «عيد الفطر»; `day` where one of its days is meant.
    Feast { feast: Feast, year: Option<Year>, relation: Option<Relation>, day: Option<u8> },
    /// A part of a day.
    DayPart(DayPart, Box<Expr>),
    /// A time of the clock, of a day or of none.
    Clock { hour: u8, minute: Option<u8>, second: Option<u8>, utc: bool, of: Option<Box<Expr>> },
    /// A part of the day without its day: «في الصباح».
    Daily(DayPart),
    /// A time told by what happened then: «خلال القمة», «قبل لقائها».
    Event,
    /// From one to another, both included.
    Range(Box<Expr>, Box<Expr>),
    /// From the page's day to a later one: «حتى 25 يوليو الجاري».
    Until(Box<Expr>),
    /// A unit counted from the date spoken of before: «في اليوم التالي».
    Same { unit: Unit, shift: i32 },
    /// A century before the first; it has no days here.
    BeforeChrist { century: i32 },
    /// The weekend so many weeks from the page's.
    Weekend(i32),
    /// A time without a place on the calendar.
    Ref(Relation),
    /// The day before another: the night of two days begins on it.
    DayBefore(Box<Expr>),
    /// So long before or after the date told last: «قبل ذلك بيومين».
    FromTold { unit: Unit, n: i32, half: bool, ahead: bool },
    /// So long up to the page's day: «منذ أكثر من ثلاث سنوات».
    Since { length: Box<Expr>, unit: Unit, halves: i32 },
    /// So long before the page's day or after it, as the verb tells: «خلال يومين».
    Within { unit: Unit, n: i32 },
    /// The nth unit of a period: «الأسبوع الأول من يوليو»; 0 is the last.
    Piece { unit: Unit, nth: i32, of: Box<Expr> },
    /// A length of time: TIMEX3 value, and the unit it names.
    Length { value: String, unit: Unit },
    /// Something that recurs: TIMEX3 value, and the unit it names.
    Set { value: String, unit: Unit },
    /// What is remembered so many years later: the day itself and the count.
    Anniversary { years: i32, of: Option<crate::date::Day> },
}

impl Expr {
    /// The date in it, if it is one.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Expr::Date(date) => Some(date),
            _ => None,
        }
    }

    /// A whole unit counted from the page's.
    pub fn unit(unit: Unit, shift: i32) -> Expr {
        Expr::Unit { unit, shift }
    }

    /// Which side of the page's day its own words point to, where they do.
    pub fn side(&self) -> Option<Side> {
        let of_shift = |n: i32| match n.signum() {
            -1 => Side::Past,
            0 => Side::Present,
            _ => Side::Future,
        };
        match self {
            Expr::Date(Date { relation: Some(relation), .. })
            | Expr::Weekday { relation: Some(relation), .. }
            | Expr::Season { relation: Some(relation), .. }
            | Expr::Feast { relation: Some(relation), .. } => Some(Side::of(*relation)),
            Expr::Ref(relation) if *relation != Relation::After => Some(Side::of(*relation)),
            Expr::Away { ahead: Relation::Past, .. } => Some(Side::Past),
            Expr::Run { ahead, .. } => Some(if *ahead { Side::Future } else { Side::Past }),
            Expr::Day { shift, .. } | Expr::Unit { shift, .. } | Expr::Weekend(shift) => {
                Some(of_shift(*shift))
            }
            Expr::Since { .. } | Expr::Anniversary { .. } => Some(Side::Past),
            Expr::Until(_) => Some(Side::Future),
            Expr::LikeNow { year: Year::Shift(shift), .. } => Some(of_shift(*shift)),
            Expr::DayPart(_, of) | Expr::Part(_, of) | Expr::DayBefore(of) => of.side(),
            Expr::Fraction { period, .. } => period.side(),
            Expr::Clock { of: Some(of), .. } => of.side(),
            Expr::Range(a, b) => b.side().or_else(|| a.side()),
            _ => None,
        }
    }

    /// Whether its value may hang on the side the words around it point to.
    pub fn asks_for_side(&self) -> bool {
        match self {
            Expr::Date(date) => date.year.is_none(),
            Expr::Away { .. } => true,
            Expr::Weekday { .. }
            | Expr::Season { .. }
            | Expr::Feast { .. }
            | Expr::Within { .. }
            | Expr::Event
            | Expr::Ref(_) => true,
            Expr::Edge { of, .. }
            | Expr::DayPart(_, of)
            | Expr::DayBefore(of)
            | Expr::Part(_, of)
            | Expr::Piece { of, .. }
            | Expr::Nth { of, .. } => of.asks_for_side(),
            Expr::Fraction { period, .. } => period.asks_for_side(),
            Expr::Clock { of, .. } => of.as_ref().is_some_and(|of| of.asks_for_side()),
            Expr::Range(a, b) => a.asks_for_side() || b.asks_for_side(),
            _ => false,
        }
    }

    /// A year by its number.
    pub fn year(number: i32) -> Expr {
        Expr::Date(Date { year: Some(Year::Number(number)), ..Date::default() })
    }
}

/// An expression found in the text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Found {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub next: usize,
    /// Letters of the first token that are not part of it (و, ب).
    pub skip: u8,
    pub expr: Expr,
    pub rule: &'static str,
    /// The tokens of what it is counted from, where that is something told: «الهجوم» in «بعد أربعة أيام على الهجوم».
    pub anchor: Option<(usize, usize)>,
}

impl Found {
    /// An expression from `first` to before `next`.
    pub fn new(first: usize, next: usize, skip: u8, expr: Expr, rule: &'static str) -> Found {
        Found { first, next, skip, expr, rule, anchor: None }
    }
}
