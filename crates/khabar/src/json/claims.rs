//! Claims about the record, with the mention each is about.

use super::{MentionRecord, Points, Quote};
use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::report::claim;
use serde::{Deserialize, Serialize};

/// A claim about the record: that a happening is the first, the third, the largest.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ClaimRecord {
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
pub fn claims(lex: &Lexicon, reading: &Reading, records: &[MentionRecord]) -> Vec<ClaimRecord> {
    let points = Points::new(&reading.document.text);
    let mut out = Vec::new();
    for article in &reading.articles {
        for &(sentence, _) in &article.sentences {
            let sentence = &reading.text.sentences[sentence];
            for found in claim::claims(lex, &reading.text, sentence, &article.timexes) {
                let quote = points.quote(found.span);
                let own = records.iter().filter(|r| r.article == article.article.number);
                let about = own.map(|r| (distance(&quote, &r.trigger), r)).filter(|(d, _)| *d <= NEAR);
                let about = about.min_by_key(|(d, r)| (*d, r.trigger.start)).map(|(_, r)| r.id.clone());
                out.push(ClaimRecord {
                    kind: found.kind.name().into(),
                    number: found.kind.number(),
                    quote,
                    article: article.article.number,
                    mention: about,
                    within: found.within.map(|d| (d.from.to_string(), d.to.to_string())),
                });
            }
        }
    }
    out
}

/// Code points between two quotes, 0 where they touch.
fn distance(a: &Quote, b: &Quote) -> u32 {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}
