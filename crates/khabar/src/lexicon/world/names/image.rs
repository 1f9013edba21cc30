//! Names as the bytes of an image.

use super::{Entry, Names, Packed};
use crate::lexicon::image::{Reader, Writer, join, number};
use crate::lexicon::world::Line;

impl<W: Packed> Names<W> {
    /// Writes all names into an image.
    pub fn write(&self, out: &mut Writer) {
        out.list(&self.slots, |(hash, id)| join::<8>(&[(hash.into(), 4), (id.into(), 4)]));
        out.text(&self.keys);
        out.list(&self.ends, u32::to_le_bytes);
        out.list(&self.roots, u32::to_le_bytes);
        out.list(&self.edges, |(key, node)| join::<12>(&[(key, 8), (node.into(), 4)]));
        out.u32(self.edge_count as u32);
        out.list(&self.heads, u32::to_le_bytes);
        out.list(&self.entries, |e| {
            join::<26>(&[
                (e.what.pack(), 8),
                (e.light.into(), 4),
                (e.alifs.into(), 4),
                (e.line.file.into(), 2),
                (e.line.line.into(), 4),
                (e.next.into(), 4),
            ])
        });
    }

    /// Reads what [`Names::write`] wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Names<W>> {
        let pair = |b: [u8; 8]| (number(&b, 0, 4) as u32, number(&b, 4, 4) as u32);
        Some(Names {
            slots: from.list(pair).filter(|slots| slots.len().is_power_of_two())?,
            keys: from.text()?.to_owned(),
            ends: from.list(u32::from_le_bytes)?,
            roots: from.list(u32::from_le_bytes)?,
            edges: from
                .list(|b: [u8; 12]| (number(&b, 0, 8), number(&b, 8, 4) as u32))
                .filter(|edges| edges.len().is_power_of_two())?,
            edge_count: from.u32()? as usize,
            heads: from.list(u32::from_le_bytes)?,
            entries: from.list(|b: [u8; 26]| Entry {
                what: W::unpack(number(&b, 0, 8)),
                light: number(&b, 8, 4) as u32,
                alifs: number(&b, 12, 4) as u32,
                line: Line { file: number(&b, 16, 2) as u16, line: number(&b, 18, 4) as u32 },
                next: number(&b, 22, 4) as u32,
            })?,
            light: String::new(),
            loose: String::new(),
            added: Vec::new(),
        })
    }
}
