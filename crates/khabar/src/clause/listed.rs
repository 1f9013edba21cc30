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

/// «كل من الكويت، الدوحة ومسقط», «فرنسا، ألمانيا، وإيطاليا»: whether the state behind a comma is one of a list that «و» closes: words that
/// count them open it, or a comma stands before «و» as well.
pub(super) fn is_listed(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], at: usize) -> bool {
    let [one] = items else { return false };
    let first = &chunks[one.chunks[0] as usize];
    let counted = first.joined || one.chunks.len() > 1;
    let name = |c: &&Chunk| c.is_bare_noun() && !c.joined && is_of_states(cx, c);
    let comma = |c: &&Chunk| c.kind == ChunkKind::Comma;
    let listed = chunks[at..].iter().take_while(|c| name(c) || comma(c)).count();
    let close = chunks.get(at + listed).filter(|c| c.joined && c.is_bare_noun() && is_of_states(cx, c));
    let parted = listed > 1 && chunks.get(at + listed - 1).is_some_and(|c| comma(&c));
    is_of_states(cx, first) && first.is_bare_noun() && close.is_some() && (counted || parted)
}
