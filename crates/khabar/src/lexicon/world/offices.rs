//! Offices on a day: who held one, and what a person held.

use super::names::KeyHash;
use super::{Tenure, World};
use crate::date::Day;

impl Tenure {
    /// Whether it was held on `day`.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl World {
    /// The tenures of an office (`blr.foreign-minister`), earliest first.
    pub fn tenures_of(&self, office: &str) -> &[Tenure] {
        let range = self.office_tenures.get(&KeyHash::of(office.as_bytes()));
        let held = range.and_then(|&(from, to)| self.tenures.get(from as usize..to as usize)).unwrap_or(&[]);
        if held.first().is_some_and(|t| t.office == office) { held } else { &[] }
    }

    /// Who held an office on a day; of two whose spans touch, the one who came later.
    pub fn office_holder(&self, office: &str, day: Day) -> Option<&Tenure> {
        self.tenures_of(office).iter().rev().find(|t| t.covers(day))
    }

    /// Who holds an office as far as the lexicon knows: for a text without a day.
    pub fn last_holder(&self, office: &str) -> Option<&Tenure> {
        self.tenures_of(office).last()
    }

    /// What a person held on a day, the latest taken up first.
    pub fn offices_of(&self, person: u32, day: Day) -> Vec<&Tenure> {
        let mut held: Vec<&Tenure> = self.all_offices_of(person).filter(|t| t.covers(day)).collect();
        held.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.office.cmp(&b.office)));
        held
    }

    /// Everything a person held.
    pub fn all_offices_of(&self, person: u32) -> impl Iterator<Item = &Tenure> {
        let held = self.held_by.get(&person).map_or(&[][..], Vec::as_slice);
        held.iter().filter_map(|&i| self.tenures.get(i as usize))
    }

    /// The role of an office (`blr.foreign-minister` gives the index of `foreign-minister`).
    pub fn role_of(&self, office: &str) -> Option<u16> {
        let (_, role) = office.rsplit_once('.')?;
        self.role_by_id.get(role).copied()
    }

    /// The country and sectors of an office: its state's, or its organisation's.
    pub fn seat_of(&self, office: &str) -> (String, Vec<String>) {
        let (seat, role) = office.rsplit_once('.').unwrap_or((office, ""));
        // An office whose role is not among the kinds is a post of the government.
        let sector = self.role(role).map_or_else(|| vec!["GOV".to_owned()], |r| r.sector.clone());
        match (self.organisation(seat), self.country(seat)) {
            (Some(body), _) => {
                let own = if body.sector.is_empty() { sector } else { body.sector.clone() };
                (body.country.clone(), own)
            }
            (None, Some(state)) => (state.iso3.clone(), sector),
            (None, None) => (String::new(), sector),
        }
    }
}
