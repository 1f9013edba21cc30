//! What stands to the right of a predicate, up to where its clause ends.

use super::{Chunk, ChunkKind, Context};
use crate::mention::Kind;
use crate::text::prepositions;

/// One phrase to the right: its preposition is in the chunk; more chunks where conjoined or in apposition.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// Indices into the sentence's chunks.
    pub chunks: Vec<u32>,
}

/// What a scan found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Right {
    /// The phrases, in order.
    pub items: Vec<Item>,
    /// One past the last chunk looked at.
    pub end: usize,
    /// The first chunk of the content clause, where one opens.
    pub content: Option<usize>,
}

/// Reads phrases from chunk `from` on. A verb's clause reaches over commas; a noun's (`far` false) does not.
pub fn right(cx: &Context<'_>, chunks: &[Chunk], from: usize, far: bool) -> Right {
    let mut out = Right { end: from, ..Right::default() };
    let mut i = from;
    let mut after_comma = false;
    while let Some(c) = chunks.get(i) {
        match c.kind {
            ChunkKind::Noun => {
                let follows_verb = chunks.get(i + 1).is_some_and(|n| n.kind == ChunkKind::Verb && !n.joined);
                if c.prep.is_none() && (c.joined || after_comma) && follows_verb && i > from {
                    break;
                }
                if !take(cx, chunks, &mut out.items, i, after_comma) {
                    break;
                }
            }
            ChunkKind::Comma if far || out.items.is_empty() => {
                after_comma = true;
                i += 1;
                continue;
            }
            ChunkKind::Content if goes_on(cx, chunks, from, i) => break,
            ChunkKind::Content => {
                out.content = Some(i + 1);
                i += 1;
                break;
            }
            ChunkKind::Colon => {
                out.content = Some(i + 1);
                break;
            }
            ChunkKind::Relative => match after_relative(chunks, i) {
                Some(next) if far => {
                    i = next;
                    continue;
                }
                _ => break,
            },
            ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other => {}
            _ => break,
        }
        after_comma = false;
        i += 1;
    }
    out.end = i;
    out
}

/// Whether a clause of «وإن» goes on with what an earlier verb tells («قال إن … وإن …»), rather than being told by the verb
/// just before it: that verb stands itself in a clause opened by the same word.
fn goes_on(cx: &Context<'_>, chunks: &[Chunk], from: usize, at: usize) -> bool {
    let opens = |c: &Chunk| prepositions::is_of_saying(cx.text.token(c.first as usize));
    let before = chunks[..from].iter().rev().take_while(|c| c.kind != ChunkKind::Stop);
    let outer = before.into_iter().find(|c| c.kind == ChunkKind::Content);
    chunks[at].joined && outer.is_some_and(|outer| opens(outer) == opens(&chunks[at]))
}

/// Adds chunk `i` to the items; false where it begins something else.
fn take(cx: &Context<'_>, chunks: &[Chunk], items: &mut Vec<Item>, i: usize, after_comma: bool) -> bool {
    let c = &chunks[i];
    if let Some(last) = items.last_mut() {
        let before = &chunks[last.chunks[0] as usize];
        if c.joined && c.prep.is_none() && !after_comma || c.joined && c.prep == before.prep {
            last.chunks.push(i as u32);
            return true;
        }
        if after_comma && c.prep.is_none() {
            let person =
                |c: &Chunk| c.mentions.first().map(|&m| cx.mentions[m as usize].kind == Kind::Person);
            let alike = matches!((person(before), person(c)), (Some(a), Some(b)) if a == b);
            if alike {
                last.chunks.push(i as u32);
            }
            return alike;
        }
    }
    items.push(Item { chunks: vec![i as u32] });
    true
}

/// The chunk after the comma that closes a relative clause, if one does soon.
fn after_relative(chunks: &[Chunk], at: usize) -> Option<usize> {
    let close = chunks.iter().enumerate().skip(at + 1).take(10).find(|(_, c)| c.kind == ChunkKind::Comma)?.0;
    let plain = chunks[at..close].iter().all(|c| !matches!(c.kind, ChunkKind::Stop | ChunkKind::Content));
    plain.then_some(close + 1)
}
