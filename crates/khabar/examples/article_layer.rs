//! Prints the article layer of the files given, as JSON Lines: what `khabar extract --layer article` prints.
use khabar::lexicon::Lexicon;
use khabar::page::{self, Body, Page};

fn main() {
    let lex = Lexicon::embedded();
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let doc = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let read = page::read(lex, &Page { doc: doc.clone(), body: Body::Bytes(bytes), ..Page::default() });
        let starts: Vec<usize> = read.text.char_indices().map(|(i, _)| i).collect();
        let point = |byte: u32| starts.partition_point(|s| *s < byte as usize);
        for article in &read.articles {
            let words = |span: Option<khabar::span::Span>| span.map(|s| s.of(&read.text).to_owned());
            let days = article.published.days;
            let line = serde_json::json!({
                "doc": doc, "article": article.number, "title": words(article.title), "outlet": article.outlet,
                "byline": words(article.byline), "origin": words(article.origin),
                "published": {"from": days.map(|d| d.from.to_string()), "to": days.map(|d| d.to.to_string()),
                    "basis": article.published.basis.map(|b| b.name()), "why": article.published.why},
                "text": read.text,
                "blocks": article.blocks.iter().map(|b| serde_json::json!({"kind": b.kind.name(),
                    "start": point(b.span.start), "end": point(b.span.end)})).collect::<Vec<_>>(),
            });
            #[allow(clippy::print_stdout)]
            {
                println!("{line}");
            }
        }
        for note in &read.notes {
            eprintln!("{doc}: {}: {}", note.code, note.message);
        }
    }
}
