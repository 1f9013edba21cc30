//! Bytes become text: which charset, and where each character lies in the page.
//!
//! A byte order mark decides, then what the bytes themselves allow (text that is valid UTF-8 is UTF-8, whatever was
//! declared), then the transport's word, then the page's own `<meta>`, then a guess. «ط§ظ„» is «ال» read in the wrong
//! charset and saved again: it is mended where the whole can be undone, and said.

mod mojibake;

use super::Note;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use mojibake::mend;

/// How many bytes of the page one stored character takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// As many as in UTF-8.
    #[default]
    Utf8,
    /// One.
    Single,
    /// Two a UTF-16 unit.
    Utf16,
}

/// A page's text and the way back to its bytes.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The charset's name.
    pub charset: &'static str,
    /// How characters count in bytes between the anchors.
    pub unit: Unit,
    /// Places where counting begins anew, sorted: (byte of the text, byte of the page).
    pub anchors: Vec<(u32, u32)>,
    /// What a reader should know.
    pub notes: Vec<Note>,
}

/// How far into a page a charset's declaration is looked for, and a guess is made from.
const LOOK: usize = 16 << 10;

/// Decodes a page; `declared` is the transport's word.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, mark);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return with(encoding, bytes, 0);
    }
    let named = declared.and_then(label).or_else(|| meta(&bytes[..bytes.len().min(LOOK)]));
    let ascii = Encoding::ascii_valid_up_to(bytes);
    if ascii == bytes.len() || nearly_utf8(bytes) {
        let mut out = with(UTF_8, bytes, 0);
        if let Some(other) = named.filter(|e| *e != UTF_8 && ascii < bytes.len()) {
            out.notes.push(note(
                "charset",
                format!("declared as {} but is UTF-8, and was read as UTF-8", other.name()),
            ));
        }
        mend(&mut out);
        return out;
    }
    // Valid UTF-8 was ruled out; windows-1252 and its kin are what careless servers declare for anything.
    let trusted = named.filter(|e| *e != UTF_8 && *e != WINDOWS_1252 && !is_utf16(e));
    let encoding = trusted.unwrap_or_else(|| guess(bytes, ascii));
    let mut out = with(encoding, bytes, 0);
    if let Some(other) = named.filter(|e| *e != encoding) {
        let what = format!("declared as {} but is not; read as {}", other.name(), encoding.name());
        out.notes.push(note("charset", what));
    } else if named.is_none() {
        out.notes.push(note("charset", format!("no charset declared; read as {}", encoding.name())));
    }
    out
}

fn note(code: &'static str, message: String) -> Note {
    Note { code, message, byte: None, fatal: false }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16BE || encoding == UTF_16LE
}

fn label(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The charset an HTML `<meta>` or an XML prologue names.
fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    for key in [b"charset".as_slice(), b"encoding".as_slice()] {
        let mut from = 0;
        while let Some(at) = find(&lower[from..], key) {
            from += at + key.len();
            let rest = lower[from..].trim_ascii_start();
            let Some(value) = rest.strip_prefix(b"=") else { continue };
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value
                .iter()
                .position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b))
                .unwrap_or(value.len());
            if let Some(encoding) = Encoding::for_label(&value[..end]) {
                return Some(encoding);
            }
        }
    }
    None
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

/// UTF-16 without a mark: every other byte is nil, or the Arabic block's.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    if head.len() < 16 {
        return None;
    }
    let high = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| matches!(**b, 0 | 6)).count() * 2;
    match (high(0), high(1)) {
        (even, odd) if odd * 10 >= head.len() * 9 && even * 4 < head.len() => Some(UTF_16LE),
        (even, odd) if even * 10 >= head.len() * 9 && odd * 4 < head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes look like UTF-16 without a mark.
pub(super) fn is_unmarked_utf16(bytes: &[u8]) -> bool {
    unmarked_utf16(bytes).is_some()
}

/// Whether bytes are UTF-8 but for a stray fault now and then (a page cut inside a letter, a pasted byte).
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC2).count();
        bad += usize::from(!chunk.invalid().is_empty());
        if bad > 64 && bad > good {
            return false;
        }
    }
    bad == 0 || good >= bad * 20
}

fn guess(bytes: &[u8], ascii: usize) -> &'static Encoding {
    let from = ascii.min(bytes.len());
    if let Some(known) = arabic_code_page(&bytes[from..]) {
        return known;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[from..bytes.len().min(from + 4 * LOOK)], true);
    detector.guess(Some(b"sa"), Utf8Detection::Deny)
}

/// Tells the two Arabic code pages apart by the article «ال», the commonest pair of letters by far: C7 E1 in
/// windows-1256, C7 E4 in ISO-8859-6. Where neither stands out nothing is said.
fn arabic_code_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut windows, mut iso, mut high) = (0usize, 0usize, 0usize);
    for pair in bytes.windows(2).take(8 * LOOK) {
        high += usize::from(pair[0] >= 0x80);
        windows += usize::from(pair == [0xC7, 0xE1]);
        iso += usize::from(pair == [0xC7, 0xE4]);
    }
    let stands_out = |n: usize, other: usize| n >= 8 && n > other * 3 && n * 40 > high;
    if stands_out(windows, iso) {
        Some(WINDOWS_1256)
    } else {
        stands_out(iso, windows).then_some(encoding_rs::ISO_8859_6)
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Decoded {
    let body = bytes.get(mark..).unwrap_or(&[]);
    let mut out = Decoded { charset: encoding.name(), anchors: vec![(0, mark as u32)], ..Decoded::default() };
    if encoding == UTF_8 {
        utf8(body, mark, &mut out);
        return out;
    }
    let (text, faulty) = encoding.decode_without_bom_handling(body);
    out.text = text.into_owned();
    out.unit = if is_utf16(encoding) { Unit::Utf16 } else { Unit::Single };
    if faulty {
        let what = format!("bytes that are no {} stand in it; each shows as \u{FFFD}", encoding.name());
        out.notes.push(note("charset", what));
    }
    out
}

fn utf8(body: &[u8], mark: usize, out: &mut Decoded) {
    if let Ok(text) = std::str::from_utf8(body) {
        out.text = text.to_owned();
        return;
    }
    out.text = String::with_capacity(body.len() + 16);
    let (mut at, mut first) = (mark, None);
    for chunk in body.utf8_chunks() {
        out.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first = first.or(Some(at));
            out.anchors.push((out.text.len() as u32, at as u32));
            out.text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
            out.anchors.push((out.text.len() as u32, at as u32));
        }
    }
    let what = "bytes that are no UTF-8 stand in it; each shows as \u{FFFD}".to_owned();
    out.notes.push(Note { code: "charset", message: what, byte: first.map(|b| b as u64), fatal: false });
}

impl Decoded {
    /// Text that was decoded elsewhere.
    pub fn of(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), charset: UTF_8.name(), anchors: vec![(0, 0)], ..Decoded::default() }
    }

    /// The page byte of each of `places`, bytes of the text in ascending order.
    pub fn page_bytes(&self, places: impl Iterator<Item = u32>) -> Vec<u32> {
        let (mut next, mut from) = (0, (0, 0));
        let (mut text, mut page) = (0u32, 0u32);
        places
            .map(|place| {
                while let Some(anchor) = self.anchors.get(next).filter(|a| a.0 <= place) {
                    from = *anchor;
                    (text, page) = from;
                    next += 1;
                }
                page += self.width(text, place);
                text = place.max(text);
                page
            })
            .collect()
    }

    /// How many bytes of the page the text between two of its bytes takes.
    fn width(&self, from: u32, to: u32) -> u32 {
        self.text
            .get(from as usize..to as usize)
            .map_or(to.saturating_sub(from), |part| self.unit.width(part))
    }
}

impl Unit {
    /// How many bytes of the page a text takes.
    pub fn width(self, part: &str) -> u32 {
        match self {
            Unit::Utf8 => part.len() as u32,
            Unit::Single => part.chars().count() as u32,
            Unit::Utf16 => part.encode_utf16().count() as u32 * 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_declared_lying_and_absent() {
        let text = "قال الوزير إن الحكومة ستعقد اجتماعا عاجلا يوم الأحد لبحث الأزمة في البلاد";
        let (old, _, _) = WINDOWS_1256.encode(text);
        for declared in [Some("windows-1256"), Some("utf-8"), Some("iso-8859-1"), None] {
            let out = decode(&old, declared);
            assert_eq!((out.text.as_str(), out.charset), (text, "windows-1256"), "{declared:?}");
            assert_eq!(out.page_bytes([0, 6].into_iter()), [0, 3]);
        }
        let long = [text, text, text].join(" ");
        for encoding in [WINDOWS_1256, encoding_rs::ISO_8859_6] {
            let (old, _, _) = encoding.encode(&long);
            assert_eq!(decode(&old, None).charset, encoding.name());
        }
        let lying = decode(text.as_bytes(), Some("windows-1256"));
        assert_eq!((lying.text.as_str(), lying.notes[0].code), (text, "charset"));
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = "قال الوزير إن الحكومة ستعقد اجتماعا";
        let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(bare.iter().copied()).collect();
        assert_eq!(decode(&bare, None).text, text);
        let out = decode(&marked, None);
        assert_eq!((out.text.as_str(), out.page_bytes([2].into_iter())), (text, vec![4]));
    }

    #[test]
    fn what_was_read_in_the_wrong_charset_is_undone() {
        let text = "قال الوزير إن الحكومة ستعقد اجتماعا، بحسب «رويترز».";
        for encoding in [WINDOWS_1252, WINDOWS_1256] {
            let (wrong, _) = encoding.decode_without_bom_handling(text.as_bytes());
            let out = decode(wrong.as_bytes(), None);
            assert_eq!((out.text.as_str(), out.notes[0].code), (text, "mojibake"), "{}", encoding.name());
        }
        assert!(decode("طظ ظط حظ طريق ظل".as_bytes(), None).notes.is_empty());
    }

    #[test]
    fn a_stray_byte_costs_only_itself() {
        let mut bytes = "قال الوزير إن الحكومة ستعقد".as_bytes().to_vec();
        bytes.insert(6, 0xFF);
        let out = decode(&bytes, None);
        assert!(out.text.starts_with("قال\u{FFFD} الوزير"));
        assert_eq!(out.page_bytes([6, 9, 10].into_iter()), [6, 7, 8]);
        assert_eq!(out.notes[0].byte, Some(6));
    }
}
