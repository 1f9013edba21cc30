//! A place in a page's stored text.

/// A range of UTF-8 bytes in the stored text of a page, end exclusive, always on character boundaries.
/// [`crate::json`] turns it into code points, which is what records carry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; a reversed pair becomes empty at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end.max(start) as u32 }
    }

    /// The words it points at, or the empty string where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is pointed at.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_outside_the_text_or_inside_a_letter_reads_as_nothing() {
        assert_eq!(Span::new(0, 4).of("خبر"), "خب");
        assert_eq!(Span::new(0, 3).of("خبر"), "");
        assert_eq!(Span::new(0, 99).of("خبر"), "");
    }

    #[test]
    fn joining_and_overlapping() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 9));
        assert!(a.overlaps(b) && !a.overlaps(Span::new(5, 6)));
        assert_eq!(a.join(b), Span::new(2, 9));
    }
}
