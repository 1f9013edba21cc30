//! Whatever bytes arrive, a page is read without a panic, in bounded time, and every span lies in the stored text.

use khabar::lexicon::Lexicon;
use khabar::page::{self, Body, Document, Hints, Page};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn read(body: Body) -> Document {
    let document = page::read(Lexicon::embedded(), &Page { body, ..Page::default() });
    for article in &document.articles {
        let spans = [article.title, article.byline, article.origin, article.dateline].into_iter().flatten();
        for span in spans.chain(article.blocks.iter().map(|b| b.span)) {
            assert!(document.text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
        }
        assert!(article.blocks.windows(2).all(|w| w[0].span.end <= w[1].span.start), "blocks in page order");
    }
    assert!(document.map.windows(2).all(|w| w[0].0 <= w[1].0), "the map is sorted");
    document
}

/// Pieces of pages, put together at random.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "<p>",
        "</p>",
        "<div class=\"related\">",
        "</div>",
        "<article>",
        "</article>",
        "<td>",
        "<table>",
        "</table>",
        "<li>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<h1>",
        "</h1>",
        "<time datetime=\"2024-01-01\">",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&amp;",
        "&#x0;",
        "&",
        "\u{0}",
        "\u{202E}",
        "\u{FEFF}",
        "\r\n",
        "\n\n",
        "مقالات ذات صلة\n",
        "اقرأ أيضا: ",
        "(أ ف ب)",
        "TT",
        "23/7/2024",
        "٢٣ يوليو ٢٠٢٤",
        "بيروت – ",
        "<title>",
        "<pre>",
        "<blockquote>",
        "<span class='author'>",
        "اترك تعليقا\n",
        "\"",
        "'",
        "=",
        "<p class=\"",
        "]]>",
        "<![CDATA[",
        "قال الوزير إن الحكومة ستعقد اجتماعا عاجلا يوم الأحد لبحث الأزمة في البلاد.",
        "الحكومة تعقد اجتماعا",
    ];
    prop_oneof![4 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(Body::Bytes(bytes));
    }

    #[test]
    fn any_page(pieces in prop::collection::vec(piece(), 0..60)) {
        let page = pieces.concat();
        read(Body::Bytes(page.clone().into_bytes()));
        read(Body::Html(page.clone()));
        let text = read(Body::Text(page.clone()));
        prop_assert_eq!(text.text, page);
    }

    #[test]
    fn plain_text_is_stored_as_it_is(lines in prop::collection::vec("[ا-ي ]{0,40}[\\.،]?", 0..12), breaks in "\r\n|\n") {
        let text = lines.join(&breaks);
        if !text.trim().is_empty() {
            prop_assert_eq!(read(Body::Bytes(text.clone().into_bytes())).text, text);
        }
    }
}

#[test]
fn hostile_pages_take_no_time() {
    let deep = |open: &str, n: usize| open.repeat(n);
    let mut hostile = vec![
        deep("<div>", 200_000),
        deep("<ul><li>", 100_000),
        deep("<b><p>", 100_000),
        deep("<table><tr><td>", 60_000),
        deep("</div>", 200_000),
        deep("<", 1_000_000),
        deep("<p", 500_000),
        deep("<a href=\"", 100_000),
        deep("<!--", 250_000),
        deep("&", 1_000_000),
        deep("&#1582", 150_000),
        deep("<p>خبر ", 100_000),
        deep("خبر ", 250_000),
        deep("خبر\n", 200_000),
        deep("مقالات ذات صلة\n", 40_000),
        deep("قال الوزير إن الحكومة ستعقد اجتماعا\n", 20_000),
        deep("اقرأ أيضا\nقال الوزير إن الحكومة ستعقد اجتماعا عاجلا اليوم.\n", 10_000),
    ];
    hostile.push(format!("<html><body>{}", deep("<div class=\"a b c d e\">", 100_000)));
    hostile.push(format!("<p>{}</p>", deep("كلمة", 500_000)));
    for page in hostile {
        let begin = Instant::now();
        read(Body::Bytes(page.clone().into_bytes()));
        read(Body::Html(page.clone()));
        // Seconds even in an unoptimised build on a busy machine; quadratic time would take minutes.
        let took = begin.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{took:?} for {}…",
            page.chars().take(40).collect::<String>()
        );
    }
}

#[test]
fn the_title_of_an_entry_stands_above_its_text() {
    let hints = Hints {
        title: Some("الحكومة تعقد اجتماعا & تؤجل آخر".into()), ..Hints::default()
    };
    let html = "<p>قال الوزير إن الحكومة ستعقد اجتماعا عاجلا يوم الأحد.</p>".to_owned();
    let page = Page { body: Body::Html(html), hints, ..Page::default() };
    let document = page::read(Lexicon::embedded(), &page);
    assert_eq!(
        document.text,
        "الحكومة تعقد اجتماعا & تؤجل آخر\nقال الوزير إن الحكومة ستعقد اجتماعا عاجلا يوم الأحد."
    );
    assert!(document.articles[0].title.is_some());
    let body = document.articles[0].blocks[1].span;
    assert_eq!(document.page_byte(body.start), 3);
}

#[test]
fn what_is_no_page_says_why() {
    let note = |bytes: &[u8]| read(Body::Bytes(bytes.to_vec())).notes.first().map(|n| (n.code, n.fatal));
    assert_eq!(note(b""), Some(("empty", true)));
    assert_eq!(note(b" \r\n\t"), Some(("empty", true)));
    assert_eq!(note(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(("binary", true)));
    assert_eq!(note("<html><body><div></div></body></html>".as_bytes()), Some(("empty", true)));
    assert_eq!(
        note(b"<html><body><p>Nothing in Arabic here, not a word of it.</p></body></html>"),
        Some(("not-arabic", true))
    );
    let hints = Hints { charset: Some("no-such-charset".into()), ..Hints::default() };
    let page = Page { body: Body::Bytes("خبر قصير".as_bytes().to_vec()), hints, ..Page::default() };
    assert_eq!(page::read(Lexicon::embedded(), &page).articles.len(), 1);
}
