//! What speaks for telling an event in one way, kept until it is asked for: of many ways few are told.

use super::bag::{Bag, Part};
use super::field::Field;
use super::list::List;
use super::said::Said;
use super::seats::{NOBODY, UNKNOWN};
use super::table::{Places, Table};
use std::sync::Arc;

/// What speaks for telling an event in one way, kept until it is asked for.
pub struct Why<'b> {
    /// For the fillers of both roles; nothing where an earlier event tells them.
    pub fillers: Option<[WhyOne<'b>; 2]>,
    /// For both together.
    pub both: WhyBoth<'b>,
}

impl Why<'_> {
    /// Adds the features that weigh something to a bag.
    pub fn weigh(&self, table: Table<'_>, bag: &mut Bag<'_>) {
        self.fillers.iter().flatten().for_each(|one| one.weigh(table, bag));
        self.both.weigh(table, bag);
    }
}

/// What speaks for a filler, kept until it is asked for: of many ways to tell a thing few are told.
pub struct WhyOne<'b> {
    /// What is said of them, but for their sector.
    pub said: Said<'b>,
    /// Where most of the names stand that say it.
    pub places: Places,
    /// Their sectors.
    pub sector: Option<Arc<[String]>>,
    /// The lists whose templates say it.
    pub lists: &'static [List],
}

impl WhyOne<'_> {
    fn weigh(&self, table: Table<'_>, bag: &mut Bag<'_>) {
        let mut said = self.said;
        if let Some(sector) = sector_of(self.sector.as_ref()) {
            said.say_open(Field::Sector, sector);
        }
        self.lists.iter().for_each(|list| table.add_to_at(*list, &said, &self.places, bag));
    }
}

/// What speaks for two fillers together, kept until it is asked for.
pub struct WhyBoth<'b> {
    /// What is said of them, but for their sectors.
    pub said: Said<'b>,
    /// The sectors of the first on each side; nothing where nobody stands there.
    pub sectors: [Option<Arc<[String]>>; 2],
    /// The lists whose templates say it.
    pub lists: &'static [List],
}

impl WhyBoth<'_> {
    fn weigh(&self, table: Table<'_>, bag: &mut Bag<'_>) {
        let mut said = self.said;
        for (field, sectors) in [Field::Sector, Field::OtherSector].into_iter().zip(&self.sectors) {
            let sector = match sectors {
                None => NOBODY,
                sectors => sector_of(sectors.as_ref()).unwrap_or(UNKNOWN),
            };
            said.say_open(field, sector);
        }
        self.lists.iter().for_each(|list| table.add_to(*list, &said, bag));
    }
}

/// The part that says a party's sector, where it has one.
pub fn sector_of(sectors: Option<&Arc<[String]>>) -> Option<Part<'_>> {
    sectors?.first().map(|sector| Part::of(sector))
}
