//! Cuts HTML into tags and text, in one pass, as browsers do in all that matters for reading.
//!
//! Written here and not taken from a parser because every character must keep its byte in the page, and because tree
//! builders take quadratic time on deep nesting. `docs/decisions/` tells more.

/// A piece of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Text between tags, entities still in it; its place in the page.
    Text(usize, &'a str),
    /// A start tag: its name as written, its attributes.
    Open(&'a str, &'a str),
    /// An end tag.
    Close(&'a str),
    /// What stands inside `<script>`, `<style>`, `<title>` and the like: its element, its place, its contents.
    Raw(&'a str, usize, &'a str),
}

/// The pieces of a page, in order.
pub(super) struct Scan<'a> {
    page: &'a str,
    at: usize,
    /// The raw element that was just opened.
    raw: Option<&'a str>,
    /// Where the last tag of the page ends; a sign beyond it opens a tag that was cut off.
    last: usize,
}

/// Elements whose contents are not markup.
const RAW: [&str; 9] =
    ["script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes"];

impl<'a> Scan<'a> {
    pub(super) fn new(page: &'a str) -> Scan<'a> {
        Scan { page, at: 0, raw: None, last: page.rfind('>').unwrap_or(0) }
    }

    /// The contents of the raw element `name`, up to its end tag or the page's end.
    fn raw(&mut self, name: &'a str) -> Piece<'a> {
        let start = self.at;
        let mut from = start;
        let end = loop {
            match self.page[from..].find("</") {
                None => break self.page.len(),
                Some(i) => {
                    let tag = &self.page.as_bytes()[from + i + 2..];
                    if tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
                        break from + i;
                    }
                    from += i + 2;
                }
            }
        };
        self.at = end;
        Piece::Raw(name, start, &self.page[start..end])
    }

    /// Passes over a comment or a declaration that begins at `self.at`.
    fn comment(&mut self) {
        let rest = &self.page[self.at..];
        let len = if rest.starts_with("<!--") {
            // `<!-->` and `<!--->` are whole comments.
            rest[2..].find("-->").map(|i| i + 5)
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|i| i + 3)
        } else {
            rest.find('>').map(|i| i + 1)
        };
        self.at += len.unwrap_or(rest.len());
    }

    /// A tag that begins at `self.at`; `None` where the sign is text after all.
    fn tag(&mut self) -> Option<Piece<'a>> {
        let bytes = self.page.as_bytes();
        let closing = bytes.get(self.at + 1) == Some(&b'/');
        let name_at = self.at + 1 + usize::from(closing);
        if !bytes.get(name_at)?.is_ascii_alphabetic() {
            return None;
        }
        let name_len =
            bytes[name_at..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))?;
        let attrs_at = name_at + name_len;
        let end = attrs_at + tag_end(&bytes[attrs_at..])?;
        let name = self.page.get(name_at..attrs_at)?;
        let attrs = self.page.get(attrs_at..end)?;
        self.at = end + 1;
        if closing {
            return Some(Piece::Close(name));
        }
        if RAW.iter().any(|r| r.eq_ignore_ascii_case(name)) && !attrs.ends_with('/') {
            self.raw = Some(name);
        }
        Some(Piece::Open(name, attrs))
    }
}

/// Where the `>` that ends a tag stands, quoted values passed over. A quote that is never closed quotes nothing.
fn tag_end(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let step = rest[at..].iter().position(|b| matches!(b, b'>' | b'"' | b'\''))?;
        at += step;
        match rest[at] {
            b'>' => return Some(at),
            // A quotation mark opens a value only after an equals sign.
            quote if rest[..at].trim_ascii_end().ends_with(b"=") => {
                match rest[at + 1..].iter().take(1 << 16).position(|b| *b == quote) {
                    Some(len) => at += len + 2,
                    None => at += 1,
                }
            }
            _ => at += 1,
        }
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw(name));
        }
        let start = self.at;
        loop {
            let rest = &self.page[self.at..];
            if rest.is_empty() {
                return None;
            }
            let Some(open) = rest.find('<') else {
                self.at = self.page.len();
                return Some(Piece::Text(start, &self.page[start..]));
            };
            let tag_at = self.at + open;
            let next = self.page.as_bytes().get(tag_at + 1).copied().unwrap_or(b' ');
            if tag_at > start && (next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')) {
                self.at = tag_at;
                return Some(Piece::Text(start, &self.page[start..tag_at]));
            }
            self.at = tag_at;
            match next {
                b'!' | b'?' => {
                    self.comment();
                    return self.next_after_comment();
                }
                _ => {
                    if let Some(piece) = self.tag() {
                        return Some(piece);
                    }
                    if tag_at > self.last
                        && (next.is_ascii_alphabetic() || next == b'/' || rest.len() == open + 1)
                    {
                        self.at = self.page.len();
                        return None;
                    }
                    self.at = tag_at + 1;
                }
            }
        }
    }
}

impl<'a> Scan<'a> {
    /// Comments in a row are passed over in a loop, since a page may hold any number of them.
    fn next_after_comment(&mut self) -> Option<Piece<'a>> {
        while self.page[self.at..].starts_with("<!") || self.page[self.at..].starts_with("<?") {
            self.comment();
        }
        self.next()
    }
}

/// The attributes of a tag: names as written, values with entities still in them.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''));
        let name_len = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'))
            .unwrap_or(rest.len());
        if name_len == 0 {
            // A stray equals sign would stop the walk here.
            let skip = rest.chars().next()?.len_utf8();
            rest = &rest[skip..];
            return Some(("", ""));
        }
        let name = &rest[..name_len];
        rest = rest[name_len..].trim_ascii_start();
        let Some(after) = rest.strip_prefix('=') else { return Some((name, "")) };
        let after = after.trim_ascii_start();
        let quoted = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quoted.and_then(|q| after[1..].find(q)) {
            Some(len) => (&after[1..1 + len], &after[len + 2..]),
            None => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        rest = left;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(page: &str) -> Vec<Piece<'_>> {
        Scan::new(page).collect()
    }

    #[test]
    fn tags_text_and_comments() {
        assert_eq!(
            pieces("<p class=\"a>b\">خبر <!-- x > --> تتمة</p>"),
            [
                Piece::Open("p", " class=\"a>b\""),
                Piece::Text(15, "خبر "),
                Piece::Text(34, " تتمة"),
                Piece::Close("p"),
            ]
        );
    }

    #[test]
    fn what_looks_like_a_tag_and_is_none() {
        assert_eq!(pieces("2 < 3"), [Piece::Text(0, "2 < 3")]);
        assert_eq!(pieces("a <p"), [Piece::Text(0, "a ")]);
        assert_eq!(pieces("<script>if (a<b) x();</script>z").last(), Some(&Piece::Text(30, "z")));
        assert!(pieces("<!-- never closed <p>x</p>").is_empty());
        assert_eq!(pieces("<").len(), 0);
    }

    #[test]
    fn attributes_of_every_spelling() {
        let found: Vec<_> = attributes(" a=1 b='x y' c = \"z\" d =e/ f").collect();
        assert_eq!(found, [("a", "1"), ("b", "x y"), ("c", "z"), ("d", "e/"), ("f", "")]);
    }
}
