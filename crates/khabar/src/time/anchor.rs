//! The page's day where the page does not print it: what the text as a whole allows, and why.
//!
//! «اليوم الثلاثاء، وحتى 25 يوليو الجاري» beside a caption «يونيو 2024» and «يونيو الماضي» leaves one day. Each witness
//! gives the days it allows ([`witness`]); those that contradict the stronger ones are left out; what remains is the answer,
//! as the interval that holds it.

mod choose;
mod known_event;
mod tenure;
mod witness;

use super::scan::{Scan, Senses};
use crate::date::{Anchor, Basis};
use crate::lexicon::Lexicon;
use crate::page::{Article, BlockKind};
use crate::text::Text;

/// Longer than this the possible days tell nothing.
const LONGEST: i64 = 400;

/// The day of an article.
pub(super) fn anchor(lex: &Lexicon, text: &Text, senses: &Senses<'_>, article: &Article) -> Anchor {
    if article.published.days.is_some() {
        return article.published.clone();
    }
    let sentences: Vec<(usize, BlockKind)> =
        article.sentences(text).into_iter().filter(|(_, kind)| *kind != BlockKind::Teaser).collect();
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return Anchor::default() };
    let tokens = text.sentences[first.0].tokens().start..text.sentences[last.0].tokens().end;
    let mut scan = Scan::new(senses, tokens);
    let told = witness::told(&mut scan, &sentences);
    let mut witnesses = witness::witnesses(&scan, &told);
    witnesses.extend(tenure::tenures(&scan, &lex.world, &sentences, &told));
    let (days, why) = choose::choose(&witnesses);
    match days.filter(|d| d.from.days_until(d.to) <= LONGEST) {
        Some(days) => Anchor { days: Some(days), basis: Some(Basis::Inferred), why },
        None => Anchor { days: None, basis: None, why },
    }
}
