//! Tables as bytes: what the build makes of the lexicon's files once, so that a program that starts only copies it.
//!
//! Numbers are little-endian; a list is its length and its members. A reader that meets anything else than a writer wrote
//! gives `None`, and the caller reads the files instead.

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

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.0.extend(text.as_bytes());
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
        let length = self.u32()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
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
