//! Names as the bytes of an image.

use super::{Entry, Names, Packed};
use crate::lexicon::image::{Reader, Stored, Writer, join, number};
use crate::lexicon::world::Line;
use std::borrow::Cow;

impl<W: Packed> Stored<26> for Entry<W> {
    #[inline]
    fn from_bytes(b: [u8; 26]) -> Entry<W> {
        Entry {
            what: W::unpack(number(&b, 0, 8)),
            light: number(&b, 8, 4) as u32,
            alifs: number(&b, 12, 4) as u32,
            line: Line { file: number(&b, 16, 2) as u16, line: number(&b, 18, 4) as u32 },
            next: number(&b, 22, 4) as u32,
        }
    }

    fn to_bytes(self) -> [u8; 26] {
        join(&[
            (self.what.pack(), 8),
            (self.light.into(), 4),
            (self.alifs.into(), 4),
            (self.line.file.into(), 2),
            (self.line.line.into(), 4),
            (self.next.into(), 4),
        ])
    }
}

impl<W: Packed> Names<W> {
    /// Writes all names into an image.
    pub fn write(&self, out: &mut Writer) {
        out.column(&self.slots);
        out.text(&self.keys);
        out.column(&self.ends);
        out.column(&self.roots);
        out.column(&self.edges);
        out.u32(self.edge_count as u32);
        out.column(&self.heads);
        out.column(&self.entries);
    }

    /// Reads what [`Names::write`] wrote.
    pub fn read(from: &mut Reader<'static>) -> Option<Names<W>> {
        Some(Names {
            slots: from.column().filter(|slots| slots.len().is_power_of_two())?,
            keys: Cow::Borrowed(from.text()?),
            ends: from.column()?,
            roots: from.column()?,
            edges: from.column().filter(|edges| edges.len().is_power_of_two())?,
            edge_count: from.u32()? as usize,
            heads: from.column()?,
            entries: from.column()?,
            light: String::new(),
            loose: String::new(),
            added: Vec::new(),
        })
    }
}
