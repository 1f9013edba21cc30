//! What the names in markup say: `class="related-posts"`, `itemprop="articleBody"`, `<nav>`.
//!
//! Class names are cut into words (`entry-content`, `postBody`), since every theme joins the same few words anew.

use super::super::line::Tag;

/// What an element's name, class, id and role say of what stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Hint {
    /// Menus, footers, share bars, comments, forms.
    pub clutter: bool,
    /// Lists of other stories.
    pub related: bool,
    /// The article's body.
    pub main: bool,
    /// One story of several: `<article>`, an entry of a live blog.
    pub story: bool,
    /// An entry of a live blog.
    pub live: bool,
    /// Not shown.
    pub hidden: bool,
    /// What the lines inside are.
    pub tag: Option<Tag>,
}

const CLUTTER: &[&str] = &[
    "addthis",
    "addtoany",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adsbygoogle",
    "aside",
    "banner",
    "bookmark",
    "breadcrumb",
    "breadcrumbs",
    "buttons",
    "comment",
    "comments",
    "commentlist",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "dropdown",
    "fblike",
    "footer",
    "gdpr",
    "lang",
    "languages",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "offcanvas",
    "pager",
    "pagination",
    "poll",
    "popup",
    "print",
    "promo",
    "rating",
    "register",
    "reply",
    "respond",
    "search",
    "latest",
    "mostread",
    "mostviewed",
    "popular",
    "recent",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "sitemap",
    "skip",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "tags",
    "tagcloud",
    "taglist",
    "ticker",
    "trending",
    "toolbar",
    "toolbox",
    "topbar",
    "views",
    "vote",
    "weather",
    "whatsapp",
    "widget",
    "widgets",
];

const RELATED: &[&str] = &[
    "also",
    "alsoread",
    "outbrain",
    "readalso",
    "readmore",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatednews",
    "relatedposts",
    "seealso",
    "similar",
    "taboola",
    "yarpp",
];

/// Words that turn a class name into a statement about the whole page («with-sidebar», «no-comments»).
const MODIFIERS: &[&str] = &[
    "has", "with", "no", "without", "show", "enable", "enabled", "open", "is", "active", "col", "row", "wp",
];

impl Hint {
    /// What a start tag says.
    pub(super) fn of(name: &str, attrs: &str) -> Hint {
        let mut hint = Hint::default();
        hint.element(name);
        if attrs.len() < 4 || name.eq_ignore_ascii_case("body") || name.eq_ignore_ascii_case("html") {
            return hint;
        }
        for (key, value) in super::scan::attributes(attrs) {
            match key.as_bytes() {
                b"class" | b"id" | b"CLASS" | b"ID" => {
                    value.split_ascii_whitespace().for_each(|c| hint.class(c))
                }
                b"role" => match value {
                    "navigation" | "banner" | "contentinfo" | "search" | "menu" | "dialog"
                    | "complementary" => hint.clutter = true,
                    _ => {}
                },
                b"itemprop" => hint.property(value),
                b"rel" if value == "author" => hint.tag = Some(Tag::Author),
                b"hidden" => hint.hidden = true,
                b"style" => hint.hidden |= value.replace(' ', "").contains("display:none"),
                b"data-component" | b"data-type" => hint.class(value),
                _ => {}
            }
        }
        hint
    }

    fn element(&mut self, name: &str) {
        let mut lower = [0u8; 12];
        let Some(slot) = lower.get_mut(..name.len()) else { return };
        slot.copy_from_slice(name.as_bytes());
        slot.make_ascii_lowercase();
        match &*slot {
            b"nav" | b"aside" | b"footer" | b"form" | b"button" | b"dialog" | b"menu" | b"label" => {
                self.clutter = true
            }
            b"article" => self.story = true,
            b"h1" => self.tag = Some(Tag::Heading(1)),
            b"h2" => self.tag = Some(Tag::Heading(2)),
            b"h3" => self.tag = Some(Tag::Heading(3)),
            b"h4" => self.tag = Some(Tag::Heading(4)),
            b"h5" | b"h6" => self.tag = Some(Tag::Heading(5)),
            b"p" => self.tag = Some(Tag::Paragraph),
            b"li" | b"dd" | b"dt" => self.tag = Some(Tag::Item),
            b"figcaption" | b"caption" => self.tag = Some(Tag::Caption),
            b"blockquote" => self.tag = Some(Tag::Quote),
            b"time" => self.tag = Some(Tag::Time),
            b"amp-ad" | b"amp-embed" | b"amp-sidebar" => self.clutter = true,
            b"template" | b"svg" | b"select" | b"object" | b"canvas" | b"video" | b"audio" | b"math" => {
                self.hidden = true
            }
            _ => {}
        }
    }

    fn property(&mut self, value: &str) {
        match value {
            "articleBody" => self.main = true,
            "author" => self.tag = Some(Tag::Author),
            "datePublished" | "dateModified" => self.tag = Some(Tag::Time),
            "caption" => self.tag = Some(Tag::Caption),
            "liveBlogUpdate" => (self.story, self.live) = (true, true),
            "comment" => self.clutter = true,
            _ => {}
        }
    }

    /// What one class name or id says.
    fn class(&mut self, class: &str) {
        let mut buffer = [0u8; 64];
        let lower = spaced(class, &mut buffer);
        let mut words = [""; 8];
        let mut n = 0;
        for word in lower.split(' ').filter(|w| !w.is_empty()).take(8) {
            words[n] = word;
            n += 1;
        }
        let words = &words[..n];
        if words.first().is_some_and(|w| MODIFIERS.contains(w)) && !words.contains(&"caption") {
            return;
        }
        let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
        let body = has(&["body", "content", "text", "txt", "detail", "details", "maintext"]);
        let piece = has(&[
            "article", "entry", "post", "story", "news", "single", "topic", "field", "page", "main", "node",
        ]);
        if has(&["caption", "figcaption", "imgcaption", "photocaption"])
            || has(&["image", "photo", "img"]) && has(&["desc", "description", "credit"])
        {
            self.tag = Some(Tag::Caption);
        } else if has(&["author", "byline", "writer", "authors", "reporter"])
            && !has(&["bio", "box", "about", "social"])
        {
            self.tag = Some(Tag::Author);
        } else if has(&["author"]) || has(&["most"]) && has(&["read", "viewed", "popular"]) {
            self.clutter = true;
        } else if has(RELATED)
            || has(&["read", "see", "more"])
                && has(&["more", "news", "stories", "articles", "posts", "topics"])
                && n > 1
                && !body
        {
            self.related = true;
        } else if has(CLUTTER) || has(&["ad"]) && n <= 3 {
            self.clutter = true;
        } else if has(&["live", "liveblog"])
            && has(&["entry", "item", "update", "post", "event"])
            && !has(&["title", "heading", "headline", "header", "time", "date", "text", "body", "content"])
        {
            (self.story, self.live) = (true, true);
        } else if has(&["articlebody", "storybody", "postbody", "newsbody", "entrycontent", "newstext"])
            || body && piece && n <= 5
        {
            self.main = true;
        } else if has(&[
            "date",
            "time",
            "datetime",
            "timestamp",
            "published",
            "pubdate",
            "publish",
            "posted",
            "submitted",
        ]) && n <= 4
        {
            self.tag = Some(Tag::Time);
        } else if has(&["deck", "subtitle", "subheading", "subhead", "standfirst", "sous"])
            || has(&["sub"]) && has(&["title", "heading", "headline"])
        {
            self.tag = Some(Tag::Heading(4));
        } else if has(&["tweet", "twitter", "quote", "pullquote", "blockquote"]) && n <= 3 {
            self.tag = Some(Tag::Quote);
        } else if has(&["sr", "screen"]) && has(&["only", "reader"]) {
            self.clutter = true;
        }
    }
}

/// A class name in lower case, its words parted by spaces: `postBody_2` is `post body 2`.
fn spaced<'b>(class: &str, buffer: &'b mut [u8; 64]) -> &'b str {
    let mut n = 0;
    let mut last_lower = false;
    for b in class.bytes() {
        if n + 2 > buffer.len() {
            break;
        }
        let upper = b.is_ascii_uppercase();
        if upper && last_lower {
            buffer[n] = b' ';
            n += 1;
        }
        buffer[n] = if b.is_ascii_alphanumeric() { b.to_ascii_lowercase() } else { b' ' };
        last_lower = b.is_ascii_lowercase();
        n += 1;
    }
    std::str::from_utf8(&buffer[..n]).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_themes() {
        let hint = |class: &str| Hint::of("div", &format!(" class=\"{class}\""));
        for class in [
            "entry-content",
            "post_content",
            "article-body",
            "articleBody",
            "story-body__inner",
            "field-name-body",
            "news-details",
        ] {
            assert!(hint(class).main, "{class}");
        }
        for class in ["related-posts", "jp-relatedposts", "read-also", "more-news"] {
            assert!(hint(class).related, "{class}");
        }
        for class in [
            "share-buttons",
            "comments-area",
            "main-navigation",
            "site-footer",
            "widget_search",
            "td-post-sharing",
            "mostRead",
        ] {
            assert!(hint(class).clutter, "{class}");
        }
        for class in ["with-sidebar", "no-comments", "content", "container", "wrapper", "header-title"] {
            assert_eq!(hint(class), Hint::default(), "{class}");
        }
        assert_eq!(hint("wp-caption-text").tag, Some(Tag::Caption));
        assert!(!Hint::of("body", " class=\"comments menu\"").clutter);
    }
}
