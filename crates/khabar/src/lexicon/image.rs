//! Tables as bytes: what the build makes of the lexicon's files once, so that a program that starts only copies it.
//!
//! Numbers are little-endian; a list is its length and its members. A reader that meets anything else than a writer wrote
//! gives `None`, and the caller reads the files instead.

use serde::{Deserialize, Serialize};

/// What a list in an image holds, in `N` bytes each.
pub trait Stored<const N: usize>: Copy {
    /// From its bytes.
    fn from_bytes(bytes: [u8; N]) -> Self;
    /// As bytes.
    fn to_bytes(self) -> [u8; N];
}

impl Stored<1> for bool {
    #[inline]
    fn from_bytes([byte]: [u8; 1]) -> bool {
        byte == 1
    }

    fn to_bytes(self) -> [u8; 1] {
        [u8::from(self)]
    }
}

impl Stored<4> for u32 {
    #[inline]
    fn from_bytes(bytes: [u8; 4]) -> u32 {
        u32::from_le_bytes(bytes)
    }

    fn to_bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }
}

impl Stored<8> for (u32, u32) {
    #[inline]
    fn from_bytes(b: [u8; 8]) -> (u32, u32) {
        (number(&b, 0, 4) as u32, number(&b, 4, 4) as u32)
    }

    fn to_bytes(self) -> [u8; 8] {
        join(&[(self.0.into(), 4), (self.1.into(), 4)])
    }
}

impl Stored<12> for (u64, u32) {
    #[inline]
    fn from_bytes(b: [u8; 12]) -> (u64, u32) {
        (number(&b, 0, 8), number(&b, 8, 4) as u32)
    }

    fn to_bytes(self) -> [u8; 12] {
        join(&[(self.0, 8), (self.1.into(), 4)])
    }
}

/// A list that was made, or one that stays in the binary's own image and is read where it is asked for: of the large ones a
/// program touches little, and to copy them is most of what it would do when it starts.
#[derive(Clone, Debug)]
pub enum Column<T, const N: usize> {
    /// Made.
    Made(Vec<T>),
    /// In the image.
    Image(&'static [[u8; N]]),
}

impl<T, const N: usize> Default for Column<T, N> {
    fn default() -> Column<T, N> {
        Column::Made(Vec::new())
    }
}

impl<T: Stored<N>, const N: usize> Column<T, N> {
    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        match self {
            Column::Made(list) => list.len(),
            Column::Image(list) => list.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    #[inline]
    pub fn get(&self, i: usize) -> Option<T> {
        match self {
            Column::Made(list) => list.get(i).copied(),
            Column::Image(list) => list.get(i).map(|&bytes| T::from_bytes(bytes)),
        }
    }

    /// The place of the first for which `before` does not hold, in a list that has those for which it does in front.
    pub fn first_not(&self, before: impl Fn(T) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            if self.get(middle).is_some_and(&before) { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len()).filter_map(|i| self.get(i))
    }

    /// The list to change; one in the image is copied first.
    pub fn made(&mut self) -> &mut Vec<T> {
        loop {
            match self {
                Column::Made(list) => return list,
                Column::Image(_) => *self = Column::Made(self.iter().collect()),
            }
        }
    }
}

/// Writes an image.
#[derive(Default, Debug)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// The bytes so far.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// A number of 32 bits.
    pub fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    /// A number of 64 bits.
    pub fn u64(&mut self, value: u64) {
        self.0.extend(value.to_le_bytes());
    }

    /// A list of things of `N` bytes each.
    pub fn list<T: Copy, const N: usize>(&mut self, values: &[T], bytes: impl Fn(T) -> [u8; N]) {
        self.u32(values.len() as u32);
        values.iter().for_each(|&v| self.0.extend(bytes(v)));
    }

    /// A column.
    pub fn column<T: Stored<N>, const N: usize>(&mut self, column: &Column<T, N>) {
        self.u32(column.len() as u32);
        column.iter().for_each(|v| self.0.extend(v.to_bytes()));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Tables, as `serde` takes them apart.
    pub fn packed(&mut self, tables: &impl Serialize) {
        // Plain tables can be written whatever they hold; a reader finds nothing where this one could not be.
        self.bytes(&postcard::to_allocvec(tables).unwrap_or_default());
    }

    /// Bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.u32(bytes.len() as u32);
        self.0.extend(bytes);
    }
}

/// Reads an image, front to back.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// A reader at the first byte.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(bytes)
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of 32 bits.
    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A number of 64 bits.
    pub fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A list of things of `N` bytes each.
    pub fn list<T, const N: usize>(&mut self, thing: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let count = self.u32()? as usize;
        let (things, _) = self.take(count.checked_mul(N)?)?.as_chunks::<N>();
        Some(things.iter().map(|&bytes| thing(bytes)).collect())
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// Bytes.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.u32()? as usize;
        self.take(length)
    }
}

impl Reader<'static> {
    /// Tables that [`Writer::packed`] wrote; texts may stay where they are.
    pub fn packed<T: Deserialize<'static>>(&mut self) -> Option<T> {
        postcard::from_bytes(self.bytes()?).ok()
    }

    /// A column, which stays where it is.
    pub fn column<T: Stored<N>, const N: usize>(&mut self) -> Option<Column<T, N>> {
        let count = self.u32()? as usize;
        let (things, _) = self.take(count.checked_mul(N)?)?.as_chunks::<N>();
        Some(Column::Image(things))
    }
}

/// The number in `length` bytes, at most eight, that begin at `at`; what lies past the end counts as 0.
#[inline]
pub fn number<const N: usize>(bytes: &[u8; N], at: usize, length: usize) -> u64 {
    let end = (at + length.min(8)).min(N);
    let mut eight = [0; 8];
    // With the places known this is one load; most of an image is read here.
    if let Some(part) = bytes.get(at..end)
        && let Some(room) = eight.get_mut(..part.len())
    {
        room.copy_from_slice(part);
    }
    u64::from_le_bytes(eight)
}

/// The lower 32 bits of two numbers and of a third, side by side.
pub fn join<const N: usize>(parts: &[(u64, usize)]) -> [u8; N] {
    let mut out = [0; N];
    let mut at = 0;
    for &(value, length) in parts {
        for i in 0..length {
            if let Some(byte) = out.get_mut(at + i) {
                *byte = (value >> (8 * i)) as u8;
            }
        }
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut out = Writer::default();
        out.u64(7);
        out.text("ab");
        out.list(&[1u32, 70_000], u32::to_le_bytes);
        out.list(&[(3u64, 9u64)], |(a, b)| join::<6>(&[(a, 2), (b, 4)]));
        let bytes = out.into_bytes();
        let mut from = Reader::new(&bytes);
        assert_eq!(from.u64(), Some(7));
        assert_eq!(from.text(), Some("ab"));
        assert_eq!(from.list(u32::from_le_bytes), Some(vec![1, 70_000]));
        assert_eq!(from.list(|b: [u8; 6]| (number(&b, 0, 2), number(&b, 2, 4))), Some(vec![(3, 9)]));
        assert_eq!(from.u32(), None);
        assert_eq!(Reader::new(&bytes[..9]).list(u32::from_le_bytes), None);
    }
}
