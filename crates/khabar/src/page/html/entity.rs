//! Character references: `&laquo;`, `&#1582;`, `&#x62E;`.

/// The named references news pages use; the Latin-1 block stands in order from U+00A0 in [`LATIN1`].
const NAMED: [(&str, char); 42] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("trade", '™'),
    ("euro", '€'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("dagger", '†'),
    ("permil", '‰'),
    ("prime", '′'),
    ("minus", '−'),
    ("NewLine", '\n'),
];

const LATIN1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
    Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde \
    Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// The character a reference at the start of `text` (an `&`) stands for, and how many bytes it takes.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.get(1..)?;
    let len = body
        .bytes()
        .take(12)
        .position(|b| !(b.is_ascii_alphanumeric() || b == b'#'))
        .unwrap_or(body.len().min(12));
    let name = body.get(..len)?;
    let closed = body.as_bytes().get(len) == Some(&b';');
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        numbered(code)
    } else {
        // Without its semicolon a name stands only for the few signs old pages wrote so.
        if !closed && !matches!(name, "nbsp" | "amp" | "lt" | "gt" | "quot" | "laquo" | "raquo" | "copy") {
            return None;
        }
        named(name)?
    };
    Some((c, 1 + len + usize::from(closed)))
}

fn named(name: &str) -> Option<char> {
    if let Some((_, c)) = NAMED.iter().find(|(n, _)| *n == name) {
        return Some(*c);
    }
    let at = LATIN1.split_ascii_whitespace().position(|n| n == name)?;
    char::from_u32(0xA0 + at as u32)
}

/// Numbers 128 to 159 mean windows-1252, as browsers have it.
fn numbered(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            let (text, _, _) = encoding_rs::WINDOWS_1252.decode(std::slice::from_ref(&byte));
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Ok(0) => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// A value with its references undone and its white space collapsed: for titles and attributes.
pub(in crate::page) fn plain(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, used) = reference(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[used..];
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_every_kind() {
        assert_eq!(
            plain("&laquo;&#1582;&#x628;ر&raquo;&nbsp;&eacute; &amp;amp; AT&T &bogus; &#150;"),
            "«خبر» é &amp; AT&T &bogus; –"
        );
        assert_eq!(reference("&copy 2024"), Some(('©', 5)));
        assert_eq!(reference("&"), None);
    }
}
