//! Reads plain-text pages into a store in memory and prints its events in the order of time: a look at joining.
//!
//! `cargo run -p khabar-store --example record -- page.txt...`
#![allow(clippy::print_stdout, reason = "it prints for the one who runs it")]

use khabar::engine;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use khabar_store::{Filter, Ready, Store};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lex = Lexicon::embedded();
    let mut store = Store::in_memory()?;
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let doc = file.rsplit('/').next().unwrap_or(&file).to_owned();
        let page = Page { doc, body: Body::Bytes(bytes), ..Page::default() };
        store.put(Ready::new(lex, &page, &engine::read(lex, &page), &file, 0))?;
    }
    let found = store.corroborate(lex)?;
    eprintln!("{found:?} {:?}", store.counts()?);
    let mut out = String::new();
    for event in store.events(&Filter::default())? {
        out.push_str(&format!(
            "{} {}..{} {}/{} {} [{} mentions, {} reports] {}\n",
            event.id,
            event.from.as_deref().unwrap_or("?"),
            event.to.as_deref().unwrap_or("?"),
            event.kind,
            event.mode.as_deref().unwrap_or("-"),
            event.status,
            event.n_mentions,
            event.n_reports,
            event.summary_en
        ));
        if let Some(detail) = store.event(&event.id)?.filter(|d| d.evidence.len() > 1) {
            for e in &detail.evidence {
                let m = &e.mention;
                out.push_str(&format!(
                    "      {} {} «{}» {}\n",
                    &m.doc[..3],
                    m.status,
                    m.trigger.text,
                    m.summary.en
                ));
            }
            for r in &detail.relations {
                out.push_str(&format!("      {} {} {}: {}\n", r.from_mention, r.kind, r.to_mention, r.why));
            }
        }
    }
    for claim in store.claims(None)? {
        out.push_str(&format!(
            "claim «{}» in {} of {}: {} ({}) {:?}\n",
            claim.text,
            claim.doc,
            claim.summary.as_deref().unwrap_or("nothing"),
            claim.verdict,
            claim.why,
            claim.earlier
        ));
    }
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    Ok(())
}
