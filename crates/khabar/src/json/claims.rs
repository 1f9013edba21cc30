//! Claims about the record, with the mention each is about.

use super::{MentionRecord, Points, Quote};
use crate::engine::Reading;
use serde::{Deserialize, Serialize};

/// A claim about the record: that a happening is the first, the third, the largest.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// From the document, its place and its words.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// first, nth, largest or never.
    pub kind: String,
    /// Which one it is claimed to be; 0 for never.
    pub number: u8,
    /// The words.
    #[serde(flatten)]
    pub quote: Quote,
    /// The article's number.
    pub article: u32,
    /// The mention it is about, where one stands near.
    pub mention: Option<String>,
    /// The first and last day the claim is limited to.
    pub within: Option<(String, String)>,
}

/// A mention further from a claim than this, in code points, is not what it is about.
const NEAR: u32 = 160;

/// The claims of a page, in page order.
pub fn claims(reading: &Reading, records: &[MentionRecord]) -> Vec<ClaimRecord> {
    let points = Points::new(&reading.document.text);
    let mut out = Vec::new();
    for article in &reading.articles {
        let own = || records.iter().filter(|r| r.article == article.article.number);
        for (_, found) in &article.findings.claims {
            let quote = points.quote(found.span);
            let near = own().map(|r| (distance(&quote, &r.trigger), r)).filter(|(d, _)| *d <= NEAR);
            let about = near.min_by_key(|(d, r)| (*d, r.trigger.start)).map(|(_, r)| r.id.clone());
            out.push(ClaimRecord {
                id: id(&reading.doc, article.article.number, found.kind.name(), &quote),
                doc: reading.doc.clone(),
                kind: found.kind.name().into(),
                number: found.kind.number(),
                quote,
                article: article.article.number,
                mention: about,
                within: found.within.map(|d| (d.from.to_string(), d.to.to_string())),
            });
        }
    }
    out
}

/// Code points between two quotes, 0 where they touch.
fn distance(a: &Quote, b: &Quote) -> u32 {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

fn id(doc: &str, article: u32, kind: &str, quote: &Quote) -> String {
    let key = format!("{doc}\0{article}\0{kind}\0{}\0{}", quote.start, quote.text);
    format!("c_{}", &blake3::hash(key.as_bytes()).to_hex()[..16])
}
