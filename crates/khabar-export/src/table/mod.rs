//! The tables that CSV and Parquet hold: columns with a name, a kind, and where their value is from.
mod columns;

use crate::Table;
use crate::field::{Field, Places};
use crate::item::Item;
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use khabar::json::{Link, Quantity};
use khabar_store::query::{Evidence, RelationRow};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Day,
    Int,
    Real,
    Flag,
    List,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    Null,
    Text(String),
    Day(Day),
    Int(i64),
    Real(f64),
    Flag(bool),
    List(Vec<String>),
}

/// A column as its readers see it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Head {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every row has it.
    pub required: bool,
}

impl Head {
    /// Whether a cell may be empty: nothing is known, or the list has nothing in it.
    pub fn may_be_empty(&self) -> bool {
        !self.required
    }
}

/// A telling of an event.
pub(crate) struct Telling<'a> {
    item: &'a Item<'a>,
    evidence: &'a Evidence,
    utf16: (u32, u32),
}

/// A party of an event.
pub(crate) struct Member<'a> {
    item: &'a Item<'a>,
    role: &'static str,
    position: usize,
    party: &'a EventPartyRecord,
}

/// A link of a telling's chain.
pub(crate) struct Step<'a> {
    item: &'a Item<'a>,
    evidence: &'a Evidence,
    position: usize,
    link: &'a Link,
}

/// A figure of a telling.
pub(crate) struct Count<'a> {
    item: &'a Item<'a>,
    evidence: &'a Evidence,
    quantity: &'a Quantity,
}

/// A column with where its value is from.
pub(crate) struct Column<T> {
    head: Head,
    get: fn(&T) -> Value,
}

fn row<T>(columns: &[Column<T>], of: &T) -> Vec<Value> {
    columns.iter().map(|c| (c.get)(of)).collect()
}

fn heads<T>(columns: &[Column<T>]) -> Vec<Head> {
    columns.iter().map(|c| c.head).collect()
}

/// The columns of a table.
pub(crate) fn columns(table: Table) -> Vec<Head> {
    match table {
        Table::Events => heads(&columns::events()),
        Table::Mentions => heads(&columns::mentions()),
        Table::Parties => heads(&columns::parties()),
        Table::Links => heads(&columns::links()),
        Table::Figures => heads(&columns::figures()),
        Table::Relations => heads(&columns::relations()),
    }
}

/// The columns of the table that has these names.
pub(crate) fn known(names: &[&str]) -> Option<Vec<Head>> {
    let mut all = Table::ALL.into_iter().map(columns);
    all.find(|heads| heads.iter().map(|h| h.name).eq(names.iter().copied()))
}

/// The rows an event has in a table.
pub(crate) fn rows(table: Table, item: &Item<'_>) -> Vec<Vec<Value>> {
    let record = &item.event.record;
    let tellings = || item.event.evidence.iter();
    match table {
        Table::Events => vec![row(&columns::events(), item)],
        Table::Mentions => tellings()
            .zip(&item.utf16)
            .map(|(evidence, &utf16)| row(&columns::mentions(), &Telling { item, evidence, utf16 }))
            .collect(),
        Table::Parties => {
            let side = |role, list: &[EventPartyRecord]| -> Vec<Vec<Value>> {
                let members = list.iter().enumerate();
                members
                    .map(|(position, party)| {
                        row(&columns::parties(), &Member { item, role, position, party })
                    })
                    .collect()
            };
            [side("actor", &record.actors), side("recipient", &record.recipients)].concat()
        }
        Table::Links => tellings()
            .flat_map(|evidence| {
                let links = evidence.mention.source.iter().enumerate();
                links.map(move |(position, link)| {
                    row(&columns::links(), &Step { item, evidence, position, link })
                })
            })
            .collect(),
        Table::Figures => tellings()
            .flat_map(|evidence| {
                let all = evidence.mention.quantities.iter();
                all.map(move |quantity| row(&columns::figures(), &Count { item, evidence, quantity }))
            })
            .collect(),
        // A relation belongs to two events and is written once, with the first of them.
        Table::Relations => {
            let own = |r: &&RelationRow| r.from_event == record.id;
            item.event.relations.iter().filter(own).map(|r| row(&columns::relations(), r)).collect()
        }
    }
}

/// The fields a table has a place for.
pub(crate) fn places(table: Table) -> Places {
    match table {
        Table::Events => columns::EVENT_FIELDS,
        Table::Mentions => columns::MENTION_FIELDS,
        Table::Parties => columns::PARTY_FIELDS,
        Table::Links => Places::Only(&[Field::Chain, Field::Offsets]),
        Table::Figures => Places::Only(&[Field::Figures, Field::Offsets]),
        Table::Relations => Places::Only(&[Field::Relations]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_known_by_its_columns() {
        for table in Table::ALL {
            let heads = columns(table);
            let mut names: Vec<&str> = heads.iter().map(|h| h.name).collect();
            assert_eq!(known(&names).as_deref(), Some(&heads[..]), "{}", table.name());
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len(), "a column of {} is there twice", table.name());
            names.swap(0, 1);
            assert_eq!(known(&names), None);
        }
    }
}
