//! Other months and years: a shift by whole months under which weekdays stay true around the text's day.

use super::table::Draw;
use khabar::date::Day;
use khabar::text::fold;

/// The months under three namings; a name goes to a name of its own naming.
const NAMINGS: [[&str; 12]; 3] = [
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
    [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
];

/// A shift of all dates of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shift {
    years: i32,
    months: i32,
}

impl Shift {
    /// Draws a shift for a text of a day; none for texts with Hijri dates, whose months do not go along.
    pub fn draw(day: Day, text: &str, seed: u64) -> Shift {
        if text.contains("هـ") || text.contains("هجري") {
            return Shift::default();
        }
        let mut fits = Vec::new();
        for years in (-12..=12).filter(|y| *y != 0) {
            for months in -11..=11 {
                let shift = Shift { years, months };
                let same_year = (1..=12).contains(&(day.month() as i32 + months));
                if same_year && shift.keeps_weekdays(day) {
                    fits.push(shift);
                }
            }
        }
        if fits.is_empty() {
            return Shift::default();
        }
        fits[Draw::new(seed, text).below(fits.len())]
    }

    /// Whether the months around a day are as long, and begin on the same weekdays, after the shift.
    fn keeps_weekdays(self, day: Day) -> bool {
        (-1..=1).all(|n| {
            let month = day.first_of_month().plus_months(n);
            let other = self.day(month);
            month.weekday() == other.weekday() && month.last_of_month().day() == other.last_of_month().day()
        })
    }

    /// A day, shifted.
    pub fn day(self, day: Day) -> Day {
        let last = day == day.last_of_month();
        let first = day.first_of_month().plus_months(i64::from(self.years * 12 + self.months));
        if last && day.day() >= 28 {
            first.last_of_month()
        } else {
            first.plus_days(i64::from(day.day()) - 1)
        }
    }

    /// An interval of the gold, shifted; whole years go by years alone.
    pub fn interval(self, from: &str, to: &str) -> [String; 2] {
        let (Some(a), Some(b)) = (Day::parse(from), Day::parse(to)) else {
            return [from.to_owned(), to.to_owned()];
        };
        if from.ends_with("-01-01") && to.ends_with("-12-31") {
            let year = Shift { months: 0, ..self };
            return [year.day(a).to_string(), year.day(b).to_string()];
        }
        [self.day(a).to_string(), self.day(b).to_string()]
    }

    /// The month or the year that begins here, shifted, and how many pieces it takes.
    pub fn words(self, pieces: &[&str]) -> Option<(String, usize)> {
        if self.years == 0 {
            return None;
        }
        self.numbers(pieces).or_else(|| self.year(pieces[0])).or_else(|| self.month(pieces))
    }

    /// «23/7/2024», «2024-07-23».
    fn numbers(self, pieces: &[&str]) -> Option<(String, usize)> {
        let [a, s, b, t, c] = pieces.get(..5)? else { return None };
        if s != t || !matches!(*s, "/" | "-" | ".") {
            return None;
        }
        let number = |text: &str| -> Option<u32> {
            let digits: Option<String> =
                text.chars().map(|c| fold::digit(c).map(|d| d.to_string())).collect();
            digits?.parse().ok()
        };
        let (x, y, z) = (number(a)?, number(b)?, number(c)?);
        if x > 1900 {
            let day = self.day(Day::new(x as i32, y, z)?);
            return Some((format!("{:04}{s}{:02}{s}{:02}", day.year(), day.month(), day.day()), 5));
        }
        let day = self.day(Day::new(z as i32, y, x)?).to_owned();
        Some((format!("{}{s}{}{s}{}", day.day(), day.month(), day.year()), 5))
    }

    fn year(self, word: &str) -> Option<(String, usize)> {
        let bare = word.trim_start_matches(['و', 'ل', 'ب', 'ف']);
        let before = &word[..word.len() - bare.len()];
        let digits: Option<Vec<u32>> = bare.chars().map(fold::digit).collect();
        let value = digits.filter(|d| d.len() == 4)?.into_iter().fold(0, |n, d| n * 10 + d) as i32;
        (1900..2100).contains(&value).then(|| (format!("{before}{}", value + self.years), 1))
    }

    fn month(self, pieces: &[&str]) -> Option<(String, usize)> {
        if self.months == 0 {
            return None;
        }
        for names in NAMINGS {
            for (n, name) in names.iter().enumerate() {
                let words: Vec<&str> = name.split(' ').collect();
                let used = words.len() * 2 - 1;
                let Some(span) = pieces.get(..used) else { continue };
                let bare = span[0].trim_start_matches(['و', 'ل', 'ب']);
                let candidates = [span[0], bare];
                for first in candidates {
                    let same = fold::light(first) == fold::light(words[0])
                        && words.get(1).is_none_or(|w| fold::light(span[2]) == fold::light(w));
                    if same {
                        let before = &span[0][..span[0].len() - first.len()];
                        let other = names[(n as i32 + self.months).rem_euclid(12) as usize];
                        return Some((format!("{before}{other}"), used));
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_stay_true() {
        let day = Day::parse("2024-07-23").unwrap();
        let shift = Shift::draw(day, "زار الوزير بغداد الثلاثاء", 1);
        assert_ne!(shift.years, 0);
        assert_eq!(shift.day(day).weekday(), day.weekday());
        assert_eq!(shift.day(day).day(), 23);
    }

    #[test]
    fn names_of_months_go_to_names_of_their_naming() {
        let shift = Shift { years: 2, months: 3 };
        assert_eq!(shift.words(&["تموز"]).unwrap().0, "تشرين الأول");
        assert_eq!(shift.words(&["ويوليو"]).unwrap().0, "وأكتوبر");
        assert_eq!(shift.words(&["كانون", " ", "الثاني"]).unwrap(), ("نيسان".to_owned(), 3));
        assert_eq!(shift.words(&["2024"]).unwrap().0, "2026");
        assert_eq!(shift.words(&["2024", "-", "07", "-", "23"]).unwrap().0, "2026-10-23");
        assert_eq!(shift.interval("2010-01-01", "2010-12-31"), ["2012-01-01", "2012-12-31"]);
    }
}
