//! The letters behind presentation forms, as old files write them («ﻻ» is «لا»).

/// The letters behind the presentation forms U+FE80 to U+FEFC, in the order of the code chart, with how many shapes each has.
const SHAPES: [(&str, u32); 40] = [
    ("ء", 1),
    ("آ", 2),
    ("أ", 2),
    ("ؤ", 2),
    ("إ", 2),
    ("ئ", 4),
    ("ا", 2),
    ("ب", 4),
    ("ة", 2),
    ("ت", 4),
    ("ث", 4),
    ("ج", 4),
    ("ح", 4),
    ("خ", 4),
    ("د", 2),
    ("ذ", 2),
    ("ر", 2),
    ("ز", 2),
    ("س", 4),
    ("ش", 4),
    ("ص", 4),
    ("ض", 4),
    ("ط", 4),
    ("ظ", 4),
    ("ع", 4),
    ("غ", 4),
    ("ف", 4),
    ("ق", 4),
    ("ك", 4),
    ("ل", 4),
    ("م", 4),
    ("ن", 4),
    ("ه", 4),
    ("و", 2),
    ("ى", 2),
    ("ي", 4),
    ("لآ", 2),
    ("لأ", 2),
    ("لإ", 2),
    ("لا", 2),
];

pub(super) fn shaped(c: char) -> &'static str {
    let mut left = (c as u32).saturating_sub(0xFE80);
    for (letters, shapes) in SHAPES {
        if left < shapes {
            return letters;
        }
        left -= shapes;
    }
    ""
}

pub(super) fn shaped_persian(c: char) -> Option<char> {
    Some(match c {
        '\u{FB50}'..='\u{FB51}' => 'ٱ',
        '\u{FB56}'..='\u{FB59}' => 'پ',
        '\u{FB6A}'..='\u{FB6D}' => 'ڤ',
        '\u{FB7A}'..='\u{FB7D}' => 'چ',
        '\u{FB8A}'..='\u{FB8B}' => 'ژ',
        '\u{FB8E}'..='\u{FB91}' => 'ک',
        '\u{FB92}'..='\u{FB95}' => 'گ',
        '\u{FBA6}'..='\u{FBA9}' => 'ہ',
        '\u{FBAA}'..='\u{FBAD}' => 'ھ',
        '\u{FBAE}'..='\u{FBAF}' => 'ے',
        '\u{FBFC}'..='\u{FBFF}' => 'ی',
        _ => return None,
    })
}
