//! Pages for tests, and what a store has of them.
#![allow(dead_code)]

use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use khabar_store::{Filter, Ready, Store};

/// A page of an outlet of its own.
pub fn page(doc: &str, day: &str, text: &str) -> Page {
    let hints =
        Hints { outlet: Some(format!("outlet {doc}")), published: Some(day.into()), ..Hints::default() };
    Page { doc: doc.into(), body: Body::Text(text.into()), hints }
}

/// Three tellings of two visits, and something else.
pub fn pages() -> Vec<Page> {
    vec![
        page("a", "2031-04-06", "وزير خارجية فرنسا يزور الأردن\n\nيزور وزير الخارجية الفرنسي الأردن غدا."),
        page(
            "b",
            "2031-04-08",
            "وزير خارجية فرنسا في الأردن\n\nزار وزير الخارجية الفرنسي الأردن أمس والتقى الملك.",
        ),
        page("c", "2031-07-20", "وزير خارجية فرنسا يزور الأردن\n\nزار وزير الخارجية الفرنسي الأردن اليوم."),
        page("d", "2031-07-21", "إيران تندد بالعقوبات\n\nنددت إيران اليوم بالعقوبات الأمريكية."),
    ]
}

/// A page read, as a store takes it.
pub fn ready(page: &Page) -> Ready {
    let lex = Lexicon::embedded();
    Ready::new(lex, page, &engine::read(lex, page), "input.jsonl", 0)
}

/// The records of all events, in the order of lists.
pub fn events(store: &Store) -> Vec<String> {
    let rows = store.events(&Filter::default()).unwrap();
    rows.iter()
        .map(|e| serde_json::to_string(&store.event(&e.id).unwrap().unwrap().record).unwrap())
        .collect()
}
