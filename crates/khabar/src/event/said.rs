//! What is said of something that features are made of, field by field.

use super::bag::Part;
use super::field::{FIELDS, Field, Value};

/// Room for a value of each field, and for one of no field.
pub const ROOM: usize = 64;
const _: () = assert!(FIELDS < ROOM);

/// Stands for no field, where a template has fewer than others.
pub const NO_FIELD: u8 = FIELDS as u8;

/// What is said of something: a value of each field, and those that only a text brings.
#[derive(Clone, Copy, Debug)]
pub struct Said<'t> {
    /// By the number of each field.
    pub values: [Value; ROOM],
    /// The frame, the sector and the sector of the other side.
    open: [Part<'t>; 3],
}

impl<'t> Said<'t> {
    /// Nothing yet.
    pub fn nothing() -> Said<'t> {
        Said { values: [0; ROOM], open: [Part::of(""); 3] }
    }

    /// Says a value of a field.
    #[inline]
    pub fn say(&mut self, field: Field, value: Value) {
        self.values[field as usize] = value;
    }

    /// The value said of a field.
    #[inline]
    pub fn value(&self, field: Field) -> Value {
        self.values[field as usize]
    }

    /// Says what is said elsewhere of other fields: where nothing is said stands the first value, which is 0.
    #[inline]
    pub fn say_all(&mut self, other: &Said<'_>) {
        for (own, value) in self.values.iter_mut().zip(other.values) {
            *own |= value;
        }
    }

    /// Says a value that only a text brings.
    #[inline]
    pub fn say_open(&mut self, field: Field, value: Part<'t>) {
        self.open[open_place(field)] = value;
    }

    /// The value of a field that only a text brings.
    #[inline]
    pub fn open(&self, field: Field) -> Part<'t> {
        self.open[open_place(field)]
    }

    /// The piece of a name that a field gives.
    pub fn part(&self, field: Field) -> Part<'_> {
        match field.values() {
            [] => self.open(field),
            _ => field.at(self.values[field as usize]),
        }
    }
}

fn open_place(field: Field) -> usize {
    match field {
        Field::Frame => 0,
        Field::Sector => 1,
        _ => 2,
    }
}
