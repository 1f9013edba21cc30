//! How far what somebody tells reaches: to the next words of his own, or to what the page tells of another.
//!
//! «قال الوزير إن الهدنة صامدة، فيما قصفت إسرائيل رفح، الأمر الذي انتقدته القاهرة»: the minister tells of the truce alone.

use super::Look;
use crate::clause::{
    Chunk, ChunkKind, Clause, Found, Party, Slot, opens_another, opens_remark, parties, same, speech,
};

/// One past the last token of a deed told by its noun, from a phrase on; `breaks` says where the speaker goes on himself.
pub(super) fn deed_end(look: &Look<'_, '_>, from: usize, breaks: impl Fn(&Chunk) -> bool) -> u32 {
    let chunks = look.chunks();
    let rest = chunks.iter().enumerate().skip(from);
    let stop = rest.clone().find(|(i, c)| match c.kind {
        ChunkKind::Stop => true,
        ChunkKind::Content => c.joined,
        ChunkKind::Verb => c.joined && !relative(chunks, *i),
        ChunkKind::Subordinator => chunks[i - 1].kind == ChunkKind::Comma,
        ChunkKind::Comma => {
            let verb = chunks[*i..].iter().position(|c| c.kind == ChunkKind::Verb);
            verb.is_some_and(|n| opens_remark(look.cx, chunks, *i, i + n))
        }
        // «تعلن صنعاء مقتل متمردين والمتمردون يتهمون»: so does a clause that opens with its subject.
        ChunkKind::Noun => breaks(c) || opens_another(look.cx, chunks, *i),
        _ => false,
    });
    stop.map_or(look.tokens().1, |(_, c)| c.first)
}

/// Whether a verb's chunk stands in a relative clause: «القرار الذي اتخذ ونفذ».
fn relative(chunks: &[Chunk], at: usize) -> bool {
    let opened = chunks[..at].iter().rposition(|c| matches!(c.kind, ChunkKind::Relative | ChunkKind::Comma));
    opened.is_some_and(|i| chunks[i].kind == ChunkKind::Relative)
}

/// One past the last token of what somebody tells from a token on: where the next verb of speech of the same rank begins, or
/// the page tells what another did.
pub(super) fn told_end(look: &Look<'_, '_>, from: u32, speaker: &[Party]) -> u32 {
    let chunks = look.chunks();
    let end = look.tokens().1;
    let own = |other: &&Clause| {
        let at = other.chunk as usize;
        let contrasts = at > 1
            && chunks[at - 1].kind == ChunkKind::Subordinator
            && chunks[at - 2].kind == ChunkKind::Comma;
        (chunks[at].joined || contrasts)
            && (other.content.is_some() || other.past && chunks[at.max(1) - 1].kind == ChunkKind::Comma)
            && speech::stance(look.cx, other).is_some()
    };
    let (first, last) = look.sentence.clauses;
    let after = || look.parse.clauses[first as usize..last as usize].iter().filter(|o| o.head > from);
    let to = after().find(own).map_or(end, |c| c.head);
    after().find_map(|o| set_against(look, speaker, o)).map_or(to, |at| to.min(at))
}

/// «قال الوزير إن الهدنة صامدة، فيما قصفت إسرائيل رفح», «…، لكن إسرائيل قصفت رفح»: where a clause begins that tells, set against what
/// is said, what somebody else did: it is the page that tells so.
fn set_against(look: &Look<'_, '_>, speaker: &[Party], other: &Clause) -> Option<u32> {
    let chunks = look.chunks();
    let subject = other.arg(&Slot::Subject).filter(|a| matches!(a.found, Found::Here | Found::Before))?;
    let named = parties(look.cx, chunks, subject);
    let another = !named.is_empty() && !named.iter().any(|p| speaker.iter().any(|s| s.country == p.country));
    let begin = (other.chunk as usize).min(subject.chunks[0] as usize);
    let stranger = !named.is_empty() && !named.iter().any(|p| speaker.iter().any(|s| same(look.cx, p, s)));
    if let Some(at) = comment(look, begin).filter(|_| stranger) {
        return Some(at);
    }
    let opener = begin.checked_sub(1)?;
    let against = match chunks[opener].kind {
        ChunkKind::Subordinator => {
            let c = &chunks[opener];
            let gloss = look.cx.particle_gloss(c.head as usize, c.last as usize);
            let meanwhile = gloss.is_some_and(|g| g.contains("while"));
            meanwhile && opener > 0 && chunks[opener - 1].kind == ChunkKind::Comma
        }
        ChunkKind::Comma => {
            chunks[begin].joined && look.cx.words[chunks[begin].first as usize].prefixes.conjunction.is_none()
        }
        _ => false,
    };
    (against && another && other.past && !other.negated).then(|| chunks[opener].last)
}

/// Where a remark on what was said begins that a verb's phrases from a chunk on stand in.
fn comment(look: &Look<'_, '_>, begin: usize) -> Option<u32> {
    let chunks = look.chunks();
    let comma = chunks[..begin].iter().rposition(|c| c.kind == ChunkKind::Comma)?;
    opens_remark(look.cx, chunks, comma, begin).then(|| chunks[comma].last)
}
