//! Text that was decoded in the wrong charset and saved again: «ط§ظ„» is «ال». Undone where the whole can be.

use super::{Decoded, note};
use crate::text::fold;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};

/// Undoes UTF-8 that was read as windows-1252 or windows-1256 and saved again, where most of the text is such.
pub(super) fn mend(out: &mut Decoded) {
    let sample: String = out.text.chars().filter(|c| !c.is_ascii()).take(2000).collect();
    let letters = sample.chars().count();
    for (encoding, leads) in [(WINDOWS_1252, ['\u{D8}', '\u{D9}']), (WINDOWS_1256, ['\u{637}', '\u{638}'])] {
        let led = sample.chars().filter(|c| leads.contains(c)).count();
        if letters < 8 || led * 10 < letters * 3 {
            continue;
        }
        let (text, anchors, undone, lost) = undo(&out.text, encoding);
        if undone < 4 || lost * 10 > undone {
            continue;
        }
        out.anchors = anchors;
        out.text = text;
        let what = format!("UTF-8 that was once read as {} and saved so; undone", encoding.name());
        out.notes.push(note("mojibake", what));
        return;
    }
}

type Undone = (String, Vec<(u32, u32)>, usize, usize);

/// Reads runs of characters back as the bytes of `encoding` and those as UTF-8; what is not such stays as it is.
fn undo(text: &str, encoding: &'static Encoding) -> Undone {
    let (mut out, mut anchors, mut undone, mut lost) =
        (String::with_capacity(text.len()), vec![(0, 0)], 0, 0);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let bytes: Vec<Option<u8>> = chars.iter().map(|(_, c)| byte(*c, encoding)).collect();
    let mut i = 0;
    while i < chars.len() {
        let (at, c) = chars[i];
        if c.is_ascii() {
            out.push(c);
            i += 1;
            continue;
        }
        anchors.push((out.len() as u32, at as u32));
        let long = (2..=4).find_map(|n| {
            let run: Option<Vec<u8>> = bytes.get(i..i + n)?.iter().copied().collect();
            let run = run?;
            std::str::from_utf8(&run).ok().and_then(|s| s.chars().next()).map(|c| (c, n))
        });
        match long {
            Some((good, n)) => {
                out.push(good);
                undone += usize::from(fold::is_arabic(good));
                i += n;
            }
            None => {
                out.push(c);
                lost += 1;
                i += 1;
            }
        }
        anchors.push((out.len() as u32, chars.get(i).map_or(text.len(), |(at, _)| *at) as u32));
    }
    anchors.dedup_by_key(|(stored, _)| *stored);
    (out, anchors, undone, lost)
}

/// The byte of a character in a single-byte charset.
fn byte(c: char, encoding: &'static Encoding) -> Option<u8> {
    let mut small = [0u8; 4];
    let (encoded, _, failed) = encoding.encode(c.encode_utf8(&mut small));
    match (failed, encoded.as_ref()) {
        (false, [b]) => Some(*b),
        // Old software passes the unassigned bytes through as control characters.
        _ => u8::try_from(u32::from(c)).ok().filter(|b| (0x80..0xA0).contains(b)),
    }
}
