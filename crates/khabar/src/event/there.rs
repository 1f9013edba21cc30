//! The place that «حيث» and «هناك» point back to: «وصل إلى جنيف حيث التقى نظيره», «زار البصرة وافتتح هناك مدرسة».

use super::envoy::is_envoy;
use super::place::is_on_land;
use super::status::chunk_of;
use super::{EventMention, EventType};
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::mention::{Form, Kind};
use crate::text::prepositions;

/// The place named before that the words of an event point back to.
pub(super) fn pointed(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<u32> {
    let known = super::countries(event);
    let fits = |m: &u32| {
        let there = cx.mentions[*m as usize].country.as_deref();
        match event.kind {
            EventType::Consult => true,
            // «دان الهجوم على سوريا، حيث اتهم …»: what is only said is not where it is about.
            kind if kind.is_said() => false,
            // «زار الرياض، حيث قصف النظام حلب»: many write «حيث» for «while», and what is done by force some party there does.
            kind if kind.is_force_or_law() => known.is_empty() || known.iter().any(|c| Some(*c) == there),
            _ => true,
        }
    };
    before_where(cx, parse, event).or_else(|| before_there(cx, parse, event)).filter(fits)
}

/// «إلى جنيف حيث التقى», «في المدينة القديمة، حيث اندلعت مواجهات»: the place that ends the phrase before «حيث».
fn before_where(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<u32> {
    use ChunkKind as K;
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let at = chunk_of(parse, event)?;
    let closes =
        |c: &Chunk| matches!(c.kind, K::Subordinator | K::Content | K::Stop | K::Colon | K::Relative);
    let opener = chunks[..at].iter().rposition(closes)?;
    let opens = chunks[opener].kind == K::Subordinator
        && cx.text.loose(chunks[opener].first as usize) == prepositions::WHERE;
    let told = |c: &&Chunk| !matches!(c.kind, K::Comma | K::Time) && c.timex.is_none();
    let phrase = chunks[..opener].iter().rposition(|c| told(&c)).filter(|_| opens)?;
    // «التقى السفير السعودي في تركيا، حيث»: where somebody is posted he need not be.
    let posted = phrase.checked_sub(1).is_some_and(|n| chunks[n].mentions.iter().any(|&m| is_envoy(cx, m)));
    let phrase = Some(&chunks[phrase]).filter(|c| c.kind == K::Noun && !posted)?;
    let m = phrase.mentions.last().copied().filter(|&m| is_a_place(cx, m))?;
    (cx.mentions[m as usize].tokens.1 >= phrase.last).then_some(m)
}

/// «وعقد هناك اجتماعا»: the last place named before, in this sentence or in the one before it.
fn before_there(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<u32> {
    use ChunkKind as K;
    let parsed = &parse.sentences[event.parsed as usize];
    let at = chunk_of(parse, event)?;
    // «قال إن هناك اجتماعا» says that there is one, not where; and what another clause tells was where that was.
    let own = |c: &&Chunk| {
        !matches!(c.kind, K::Verb | K::Subordinator | K::Content | K::Stop | K::Colon | K::Relative)
    };
    let tokens = parsed.chunks[at + 1..].iter().take_while(own).flat_map(|c| c.tokens());
    if !tokens.into_iter().any(|t| cx.text.loose(t) == prepositions::THERE) {
        return None;
    }
    let from = cx.text.sentences[(parsed.sentence as usize).saturating_sub(1)].tokens().start;
    let before = |m: &u32| {
        let (first, last) = cx.mentions[*m as usize].tokens;
        from <= first as usize && last <= event.head
    };
    let places = (0..cx.mentions.len() as u32).filter(before).filter(|&m| is_a_place(cx, m));
    places.max_by_key(|&m| cx.mentions[m as usize].tokens.0)
}

/// A place on land or a state, called by its name.
fn is_a_place(cx: &Context<'_>, m: u32) -> bool {
    let mention = &cx.mentions[m as usize];
    mention.form == Form::Name
        && match mention.kind {
            Kind::Place => is_on_land(cx, m),
            Kind::State => true,
            _ => false,
        }
}
