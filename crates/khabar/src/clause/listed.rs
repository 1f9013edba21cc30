//! What a comma does not part from its verb: a list of states («كل من الكويت، الدوحة ومسقط»), those counted behind a day («كرمت فرنسا
//! الثلاثاء، عدة شخصيات»).

use super::object::needs_object;
use super::scan::{Item, is_second};
use super::{Chunk, ChunkKind, Context};
use crate::lexicon::grammar::ParticleClass;
use crate::mention::{Form, Kind};

/// «كرمت فرنسا الثلاثاء، عدة شخصيات»: whether some people who are counted stand behind a comma that only parts the day from them, and
/// are what the verb still lacks.
pub(super) fn is_behind_a_day(
    cx: &Context<'_>,
    chunks: &[Chunk],
    items: &[Item],
    from: usize,
    at: usize,
) -> bool {
    let verb = from.checked_sub(1).filter(|&v| chunks[v].kind == ChunkKind::Verb);
    let day = at.checked_sub(2).is_some_and(|day| chunks[day].kind == ChunkKind::Time);
    let c = &chunks[at];
    let head = c.first as usize;
    let quantifies = matches!(cx.particle_at(head, c.last as usize), Some((ParticleClass::Quantifier, ..)));
    let counted = cx.is_number(head) || cx.is_rough_count(head) || quantifies;
    day && counted
        && c.is_bare_noun()
        && !c.joined
        && is_second(chunks, items)
        && verb.is_some_and(|v| needs_object(cx, chunks, v))
}

/// Whether a phrase is nothing but the name of a state, or of the capital that stands for one.
pub(super) fn is_of_states(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let named = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        m.kind == Kind::State || m.form == Form::Name && m.metonym.is_some()
    };
    cx.mentions_only(chunk) && chunk.mentions.iter().all(named)
}

/// «الدول الثلاث (فرنسا وألمانيا وبريطانيا)», «حزب العمال (معارض)»: the bracket that closes the one at `at`, where nothing but phrases without
/// a preposition stands between: they say who or what stands before them, and take no part of their own.
pub(super) fn bracketed(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let token = |i: usize| cx.text.token(chunks[i].first as usize);
    let opens = chunks[at].kind == ChunkKind::Comma && matches!(token(at), "(" | "[");
    let told = |i: &usize| match chunks[*i].kind {
        ChunkKind::Comma => !matches!(token(*i), ")" | "]"),
        // «(بي كا كا)»: a name may begin with a preposition's letters.
        ChunkKind::Noun => chunks[*i].prep.is_none() || cx.mention_at(chunks[*i].first as usize).is_some(),
        _ => chunks[*i].kind == ChunkKind::Quote,
    };
    let inside = if opens { (at + 1..chunks.len().min(at + LONGEST)).take_while(told).count() } else { 0 };
    let close = at + 1 + inside;
    let closes = close < chunks.len() && matches!(token(close), ")" | "]");
    (inside > 0 && closes).then_some(close)
}

/// How many phrases and marks a bracket holds at most.
const LONGEST: usize = 16;

/// «كل من الكويت، الدوحة ومسقط», «فرنسا، ألمانيا، وإيطاليا»: whether the state behind a comma is one of a list that «و» closes: words that
/// count them open it, a comma stands before «و» as well, or they are four or more.
pub(super) fn is_listed(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], at: usize) -> bool {
    let [one] = items else { return false };
    let first = &chunks[one.chunks[0] as usize];
    let counted = first.joined || one.chunks.len() > 1;
    let name = |c: &&Chunk| c.is_bare_noun() && !c.joined && is_of_states(cx, c);
    let comma = |c: &&Chunk| c.kind == ChunkKind::Comma;
    let listed = chunks[at..].iter().take_while(|c| name(c) || comma(c)).count();
    let close = chunks.get(at + listed).filter(|c| c.joined && c.is_bare_noun() && is_of_states(cx, c));
    let many = chunks[at..].iter().take(listed).filter(|c| !comma(c)).count() > 1;
    let parted = listed > 1 && chunks.get(at + listed - 1).is_some_and(|c| comma(&c));
    is_of_states(cx, first) && first.is_bare_noun() && close.is_some() && (counted || parted || many)
}
