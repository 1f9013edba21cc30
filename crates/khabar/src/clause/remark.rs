//! Remarks on what was told: «…، وهو ما انتقدته المعارضة», «…، الأمر الذي رفضته موسكو».

use super::{Chunk, ChunkKind, Context};
use crate::text::prepositions;

/// Whether behind a comma at a chunk begins a remark on what was said, by a pronoun of its own or a noun of no name that a relative
/// clause describes, up to its verb.
pub fn opens_remark(cx: &Context<'_>, chunks: &[Chunk], comma: usize, verb: usize) -> bool {
    let Some((first, rest)) = chunks[comma + 1..verb].split_first() else { return false };
    let key = cx.bare_key(first.first as usize);
    let pronoun = first.joined && cx.lex.language.is_particle(key, "pron_subj");
    let thing = first.last - first.first == 1
        && first.is_bare_noun()
        && first.mentions.is_empty()
        && cx.words[first.head as usize].prefixes.article
        && rest.len() == 1
        && rest[0].kind == ChunkKind::Relative;
    let plain = |c: &Chunk| matches!(c.kind, ChunkKind::Noun | ChunkKind::Relative | ChunkKind::Other);
    (pronoun || thing) && rest.iter().all(plain)
}

/// Whether the verb of a clause is of such a remark, which no noun that somebody is named by stands before («وهو الذي قال» tells of one).
pub fn is_remark(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let comma = chunks[..verb].iter().rposition(|c| c.kind == ChunkKind::Comma);
    let what =
        |c: &Chunk| c.kind == ChunkKind::Relative && cx.text.loose(c.last as usize - 1) == prepositions::WHAT;
    comma.is_some_and(|at| {
        let between = &chunks[at + 1..verb];
        let thing = between.first().is_some_and(Chunk::is_bare_noun);
        opens_remark(cx, chunks, at, verb) && (thing || between.iter().any(what))
    })
}
