//! The brief as people read it: in the terminal, and as a page of HTML that stands alone.
mod html;
mod terminal;
mod words;

pub use html::html;
pub use terminal::write;
pub use words::Language;

use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar::report::naming::{plural, with_article};
use khabar_store::query::{Brief, FigureRow, OfficeRow, Side, StandingRow};
use khabar_store::{EventRow, Who};

/// Days as short as they can be told: a year, a month, a day, or two of them.
fn short_days(from: Option<&str>, to: Option<&str>) -> Option<String> {
    let (Some(from), Some(to)) = (from, to) else { return from.or(to).map(str::to_owned) };
    let (Some(first), Some(last)) = (Day::parse(from), Day::parse(to)) else { return Some(from.to_owned()) };
    let whole = first.day() == 1 && last == last.last_of_month();
    Some(match () {
        () if first == last => from.to_owned(),
        () if whole && first.month() == 1 && last.month() == 12 && first.year() == last.year() => {
            first.year().to_string()
        }
        () if whole && first.month() == 1 && last.month() == 12 => {
            format!("{}–{}", first.year(), last.year())
        }
        () if whole && first == last.first_of_month() => format!("{}-{:02}", first.year(), first.month()),
        () => format!("{from} – {to}"),
    })
}

/// An office in words: «foreign minister of Belarus», «وزير الخارجية، بيلاروسيا».
pub fn office_in_words(lex: &Lexicon, language: Language, office: &str) -> String {
    let world = &lex.world;
    let said = |english: &str, arabic: &str| match language {
        Language::Arabic if !arabic.is_empty() => arabic.to_owned(),
        _ => english.to_owned(),
    };
    // An office that no lexicon has keeps the words its id is made of.
    let plain = || office.rsplit('.').next().unwrap_or(office).replace('-', " ");
    let (seat, id) = office.rsplit_once('.').unwrap_or(("", office));
    let Some(role) = world.role(id) else { return plain() };
    let (english, arabic) = match (world.country(seat), world.organisation(seat)) {
        (Some(state), _) => (state.name_en.as_str(), state.name_ar.as_str()),
        (None, Some(body)) => (body.name_en.as_str(), body.name_ar.as_str()),
        (None, None) => return said(&role.name_en, &role.name_ar),
    };
    match language {
        Language::Arabic if !role.name_ar.is_empty() && !arabic.is_empty() => {
            format!("{}، {arabic}", role.name_ar)
        }
        _ => format!("{} of {}", role.name_en, with_article(lex, english)),
    }
}

/// What both renderings need beside the brief.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The lexicon names are looked up in.
    pub lex: &'a Lexicon,
    /// The language of the page.
    pub language: Language,
    /// The brief.
    pub brief: &'a Brief,
}

impl Page<'_> {
    fn say<'k>(&self, key: &'k str) -> &'k str {
        self.language.word(key)
    }

    /// Of two namings the one in the page's language.
    fn name<'n>(&self, english: &'n str, arabic: &'n str) -> &'n str {
        if self.language == Language::Arabic && !arabic.is_empty() { arabic } else { english }
    }

    /// The name of somebody, in the page's language where the lexicon has it.
    fn who(&self, who: &Who) -> String {
        let world = &self.lex.world;
        let arabic = match who {
            Who::Country { code, .. } => world.country(code).map(|s| s.name_ar.clone()),
            Who::Entity { entity, .. } => {
                world.find(entity).into_iter().find(|c| c.entity == *entity).map(|c| c.name_ar)
            }
            Who::Named { .. } => None,
        };
        let english = match who {
            Who::Country { code, name } => world.country(code).map_or(name.as_str(), |s| s.name_en.as_str()),
            other => other.name(),
        };
        self.name(english, arabic.as_deref().unwrap_or("")).to_owned()
    }

    /// The title: the two parties, or the record.
    fn title(&self) -> String {
        match &self.brief.about {
            Some((a, b)) if a == b => self.who(a),
            // «و» is written together with the word after it.
            Some((a, b)) if self.language == Language::Arabic => {
                format!("{} {}{}", self.who(a), self.say("and"), self.who(b))
            }
            Some((a, b)) => format!("{} {} {}", self.who(a), self.say("and"), self.who(b)),
            None => self.say("record").to_owned(),
        }
    }

    /// An office in words.
    fn office(&self, office: &str) -> String {
        office_in_words(self.lex, self.language, office)
    }

    /// What the lexicon has beside an office, where it has something else: words, the tenure's days, and whether it has
    /// somebody else.
    fn beside(&self, row: &OfficeRow) -> Option<(String, String, bool)> {
        let until = row.tenure_until.as_deref().unwrap_or("");
        let days = row.tenure_from.as_deref().map(|from| format!("{from}..{until}")).unwrap_or_default();
        match row.difference.as_str() {
            "other_holder" => {
                let found = row.expected.as_deref().map(|e| self.lex.world.find(e)).unwrap_or_default();
                let name = found.first().map(|c| self.name(&c.name, &c.name_ar).to_owned());
                let name = name.or_else(|| row.expected.clone()).unwrap_or_default();
                Some((format!("{}: {name}", self.say("by-lexicon")), String::new(), true))
            }
            "other_time" => Some((format!("{}:", self.say("by-lexicon")), days, false)),
            _ => None,
        }
    }

    /// A country by its code in the page's language, else the name given.
    fn country<'n>(&'n self, code: &str, name: &'n str) -> &'n str {
        self.lex.world.country(code).map_or(name, |s| self.name(&s.name_en, &s.name_ar))
    }

    /// A field in the page's language: «اليوم», «القتلى».
    fn field(&self, field: &str) -> String {
        let key = format!("field-{}", field.split(' ').next().unwrap_or(field));
        let words = self.say(&key);
        if words == key { field.to_owned() } else { words.to_owned() }
    }

    /// Who stands behind a side of a disagreement.
    fn side<'s>(&'s self, side: &'s Side) -> &'s str {
        let source = side.source.as_deref().map(|s| self.name(s, side.source_ar.as_deref().unwrap_or("")));
        source.or(side.outlet.as_deref().map(|o| self.outlet(o))).unwrap_or(self.say("outlet-unknown"))
    }

    /// An outlet in the page's language: by the name it has itself where no lexicon knows it.
    fn outlet<'o>(&'o self, outlet: &'o str) -> &'o str {
        if outlet == "unknown" {
            return self.say("outlet-unknown");
        }
        match self.lex.world.outlet(outlet) {
            Some(known) => self.name(&known.name_en, &known.name_ar),
            None => outlet,
        }
    }

    /// How two stand to each other: «first trade partner», «الشريك التجاري الأول».
    fn standing(&self, row: &StandingRow) -> String {
        let key = format!("standing-{}", row.kind);
        if self.language == Language::English || self.say(&key) == key {
            return row.kind_in_words();
        }
        let rank = match row.rank {
            Some(1) => format!(" {}", self.say("rank-first")),
            Some(n) => format!(" ({n})"),
            None => String::new(),
        };
        let not = if row.polarity == "-" { format!("{} ", self.say("no")) } else { String::new() };
        format!("{not}{}{rank}", self.say(&key))
    }

    /// A value that tellings differ on: a place or a status by its name in the page's language.
    fn value<'v>(&'v self, field: Option<&str>, value: &'v str) -> &'v str {
        match field {
            Some("where") => {
                let places = &self.lex.world.places;
                let found = places.iter().find(|p| p.name_en == value);
                found.map_or(value, |p| self.name(&p.name_en, &p.name_ar))
            }
            Some("status") => self.say(value),
            _ => value,
        }
    }

    /// A figure with its unit; in Arabic the words beside it say what is counted, and only currencies have codes of their own.
    fn amount(&self, row: &FigureRow) -> String {
        let is_code = row.unit.chars().all(|c| c.is_ascii_uppercase());
        let several = row.upper.unwrap_or(row.value) != 1.0;
        let unit = match self.language {
            _ if is_code => row.unit.clone(),
            Language::English if several => plural(self.lex, &row.unit.replace('-', " ")),
            Language::English => row.unit.replace('-', " "),
            Language::Arabic => String::new(),
        };
        let per = if self.language == Language::English { row.per.clone() } else { String::new() };
        FigureRow { unit, per, ..row.clone() }.amount()
    }

    /// What was read: words and numbers.
    fn covers(&self) -> Vec<String> {
        let covers = &self.brief.covers;
        let mut out = vec![format!("{} {}", self.say("documents"), covers.documents)];
        if !covers.outlets.is_empty() {
            out.push(format!("{} {}", self.say("outlets"), covers.outlets.len()));
        }
        out
    }

    /// By how many an event is told: words and numbers.
    fn told(&self, event: &EventRow) -> String {
        let counts =
            [("reports", event.n_reports), ("outlets", event.n_outlets), ("origins", event.n_origins)];
        counts.map(|(key, n)| format!("{} {n}", self.say(key))).join(" · ")
    }

    /// The summary of an event of the brief, by its id.
    fn summary(&self, event: &str) -> Option<&str> {
        let all = self.brief.timeline.iter().chain(&self.brief.undated);
        all.into_iter().find(|e| e.id == event).map(|e| self.name(&e.summary_en, &e.summary_ar))
    }

    /// What is not known: the words for it, the number, the events where they are told.
    fn unknowns(&self) -> Vec<(&str, usize, &[String])> {
        let gaps = &self.brief.gaps;
        let lists: [(&str, &[String]); 5] = [
            ("open", &gaps.open),
            ("without-day", &gaps.without_day),
            ("without-place", &gaps.without_place),
            ("without-actor", &gaps.without_actor),
            ("one-origin", &gaps.one_origin),
        ];
        let mut out: Vec<(&str, usize, &[String])> =
            lists.into_iter().map(|(key, ids)| (self.say(key), ids.len(), ids)).collect();
        out.push((self.say("pages-undated"), gaps.undated_pages as usize, &[]));
        out.push((self.say("pages-without-outlet"), gaps.pages_without_outlet as usize, &[]));
        out.retain(|(_, n, _)| *n > 0);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_both_languages() {
        for (key, english, arabic) in words::lines() {
            assert!(!english.is_empty() && !arabic.is_empty(), "{key}");
            assert!(arabic.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "{key}");
        }
    }

    #[test]
    fn days_are_told_as_closely_as_they_are_known() {
        let short = |a: &str, b: &str| short_days(Some(a), Some(b)).unwrap();
        assert_eq!(short("2002-01-01", "2002-12-31"), "2002");
        assert_eq!(short("2024-02-01", "2024-02-29"), "2024-02");
        assert_eq!(short("2024-07-23", "2024-07-25"), "2024-07-23 – 2024-07-25");
        assert_eq!(short("2024-07-23", "2024-07-23"), "2024-07-23");
        assert_eq!(short_days(None, None), None);
    }

    #[test]
    fn offices_are_told_in_words() {
        let brief = Brief {
            about: None,
            covers: Default::default(),
            parties: vec![],
            timeline: vec![],
            undated: vec![],
            agreements: vec![],
            positions: vec![],
            claims: vec![],
            figures: vec![],
            treaties: vec![],
            standings: vec![],
            conflicts: vec![],
            gaps: Default::default(),
        };
        let page = |language| Page { lex: Lexicon::embedded(), language, brief: &brief };
        assert_eq!(page(Language::English).office("blr.foreign-minister"), "foreign minister of Belarus");
        assert!(page(Language::Arabic).office("blr.foreign-minister").ends_with("بيلاروسيا"));
        assert_eq!(
            page(Language::English).office("usa.foreign-minister"),
            "foreign minister of the United States"
        );
        assert_eq!(page(Language::English).office("first-lady"), "first lady");
        assert_eq!(page(Language::English).office("nowhere.some-office"), "some office");
    }
}
