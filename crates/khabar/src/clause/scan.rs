//! What stands to the right of a predicate, up to where its clause ends.

use super::apposed::{is_among, is_named, is_told_again};
use super::listed::{bracketed, is_behind_a_day, is_listed, is_of_states};
use super::object::{has_object_pronoun, needs_object};
use super::occasion::past_occasion;
use super::past::past_described;
use super::{Chunk, ChunkKind, Context, speech};
use crate::lexicon::frames::HeadKind;
use crate::mention::{Form, Kind, Mention, sector};
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
    // How many commas stand after the last phrase without a preposition.
    let mut commas = 0;
    while let Some(c) = chunks.get(i) {
        if let Some(close) = bracketed(cx, chunks, i) {
            i = close + 1;
            continue;
        }
        let past = past_described(cx, chunks, &out.items, i);
        let past = past.or_else(|| past_occasion(cx, chunks, &out.items, from, i));
        match c.kind {
            ChunkKind::Noun => {
                let follows_verb = chunks.get(i + 1).is_some_and(|n| n.kind == ChunkKind::Verb && !n.joined);
                // «المعلمون يضربون والشرطة تفرق تجمعهم»: what «و» joins to a verb that has nothing yet opens another clause.
                let verb = from.checked_sub(1).is_some_and(|v| chunks[v].kind == ChunkKind::Verb);
                let open = i > from || c.joined && verb;
                let closes = far && after_comma && commas >= 2 && is_second(chunks, &out.items);
                // «منعت الشرطة، أمس، مسيرة دعا إليها»: behind what two commas set apart an indefinite noun is described by its verb.
                let described = closes && !c.joined && !c.closed;
                let apart = c.apart && i > from;
                if apart
                    || c.prep.is_none() && (c.joined || after_comma) && follows_verb && open && !described
                {
                    break;
                }
                let asked =
                    far && after_comma && is_second(chunks, &out.items) && awaits(cx, chunks, from, i);
                let late = far
                    && after_comma
                    && commas == 1
                    && (is_late_object(cx, chunks, &out.items, from, i)
                        || is_behind_a_day(cx, chunks, &out.items, from, i));
                if closes && c.prep.is_none() && !c.joined || asked || late {
                    out.items.push(Item { chunks: vec![i as u32] });
                } else if !take(cx, chunks, &mut out.items, i, after_comma) {
                    match after_aside(chunks, i) {
                        Some(close) if far && commas == 1 => {
                            i = close;
                            continue;
                        }
                        _ => break,
                    }
                }
                // A phrase told again («فلان أمير منطقة كذا») is no new one.
                let bare = |item: &Item| chunks[item.chunks[0] as usize].prep.is_none();
                let apart = out.items.last().is_some_and(bare) && !(commas == 1 && after_comma);
                commas = if apart { 0 } else { commas };
            }
            ChunkKind::Comma if far && !out.items.is_empty() && is_aside(cx, chunks, from) => break,
            ChunkKind::Comma if far || out.items.is_empty() => {
                after_comma = true;
                commas += 1;
                i += 1;
                continue;
            }
            ChunkKind::Content if goes_on(cx, chunks, from, i) => break,
            ChunkKind::Content if after_comma && is_parenthesis(cx, chunks, from) => break,
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
                // «رفض الوزير، الذي كان يتحدث في …، التعليق»: the second comma closes what the first one opened.
                Some(next) if far => {
                    commas += usize::from(after_comma);
                    i = next;
                    continue;
                }
                _ => break,
            },
            // «سحبت قواتها من سوريا، قال الوزير، …»: a verb of telling behind a comma describes nothing.
            ChunkKind::Verb if after_comma && speech::is_telling_verb(cx, c) => break,
            ChunkKind::Verb if far && past.is_some() => i = past.unwrap_or(i) - 1,
            ChunkKind::Verb if far && commas == 1 && is_second(chunks, &out.items) => {
                match after_described(cx, chunks, i) {
                    Some(close)
                        if in_a_phrase(chunks, &out.items)
                            || after_comma && has_object_pronoun(cx, chunks, i) =>
                    {
                        i = close;
                        continue;
                    }
                    _ => break,
                }
            }
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

/// «قال الوزير، الذي استقبله نظيره، إن»: whether the verb before a phrase, which tells nothing, stands in a relative clause that a comma
/// opened.
fn is_parenthesis(cx: &Context<'_>, chunks: &[Chunk], from: usize) -> bool {
    let Some(verb) = from.checked_sub(1).filter(|&v| chunks[v].kind == ChunkKind::Verb) else { return false };
    let aside = |c: &&Chunk| !matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Other);
    let opener = chunks[..verb].iter().rposition(|c| aside(&c));
    let relative = opener.filter(|&i| chunks[i].kind == ChunkKind::Relative);
    let comma = relative.and_then(|i| i.checked_sub(1)).is_some_and(|i| chunks[i].kind == ChunkKind::Comma);
    let key = cx.verb_key(chunks[verb].head as usize, chunks[verb].reading);
    comma && !key.is_some_and(|key| speech::is_telling(cx, key))
}

/// «اتهم الرئيس، في خطاب …، رواندا بـ…»: whether the first bare phrase is there and the second is still awaited.
pub(super) fn is_second(chunks: &[Chunk], items: &[Item]) -> bool {
    items.iter().filter(|item| chunks[item.chunks[0] as usize].prep.is_none()).count() == 1
}

/// «وصفت الحكومة، اللقاء الذي جمع …»: whether a definite phrase of no name behind a comma, which no other comma closes, is what the
/// verb still lacks.
fn is_late_object(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], from: usize, at: usize) -> bool {
    let verb = from.checked_sub(1).filter(|&v| chunks[v].kind == ChunkKind::Verb);
    let c = &chunks[at];
    let definite = cx.words[c.head as usize].prefixes.article && !c.joined && c.is_bare_noun();
    let thing = definite && c.timex.is_none() && cx.mention_at(c.head as usize).is_none();
    let open = chunks.get(at + 1).is_some_and(|n| !matches!(n.kind, ChunkKind::Comma | ChunkKind::Verb));
    // «قتل فلان من الكتائب، الجناح العسكري للحركة»: the body that somebody is of is told twice.
    let body = |c: &&Chunk| {
        let body = c.mentions.last().map(|&m| &cx.mentions[m as usize]);
        c.prep.as_deref() == Some(prepositions::FROM) && body.is_some_and(|m| m.kind == Kind::Organization)
    };
    let again = at.checked_sub(2).map(|i| &chunks[i]).filter(body).is_some();
    thing && open && !again && is_second(chunks, items) && verb.is_some_and(|v| needs_object(cx, chunks, v))
}

/// «وقعت الحكومة، اتفاقية»: whether the phrase behind a comma is the very word that some pattern of the verb asks for next.
pub(super) fn awaits(cx: &Context<'_>, chunks: &[Chunk], from: usize, at: usize) -> bool {
    let Some(verb) = from.checked_sub(1).map(|i| &chunks[i]).filter(|c| c.kind == ChunkKind::Verb) else {
        return false;
    };
    let c = &chunks[at];
    let Some(key) = cx.verb_key(verb.head as usize, verb.reading) else { return false };
    let frames = &cx.lex.frames;
    let held = cx.complement_words(c.head as usize);
    c.prep.is_none()
        && !c.joined
        && frames
            .patterns(HeadKind::Verb, key)
            .iter()
            .any(|&p| frames.patterns[p as usize].words.first().is_some_and(|word| held.contains(word)))
}

/// Whether the last phrase read hangs on a preposition, so that a verb after it may describe it («في بيان أصدره»).
fn in_a_phrase(chunks: &[Chunk], items: &[Item]) -> bool {
    items.last().and_then(|item| item.chunks.last()).is_some_and(|&c| chunks[c as usize].prep.is_some())
}

/// «ندد المتحدث، في بيان نشره على صفحته، بالهجوم»: whether a verb only describes a phrase with a preposition that a comma opened
/// behind another verb, so that the next comma closes both.
fn is_aside(cx: &Context<'_>, chunks: &[Chunk], from: usize) -> bool {
    let Some(verb) = from.checked_sub(1).filter(|&v| chunks[v].kind == ChunkKind::Verb) else { return false };
    let [before @ .., comma, phrase] = &chunks[..verb] else { return false };
    let main = before.iter().rev().take_while(|c| !matches!(c.kind, ChunkKind::Stop | ChunkKind::Colon));
    let tells = main.into_iter().any(|c| c.kind == ChunkKind::Verb);
    let described = phrase.kind == ChunkKind::Noun && phrase.prep.is_some() && !phrase.joined;
    let of_phrase = described && comma.kind == ChunkKind::Comma;
    // «زار الوزير، يرافقه عدد من الضباط، القاعدة».
    let of_subject = phrase.kind == ChunkKind::Comma
        && has_object_pronoun(cx, chunks, verb)
        && !speech::is_telling_verb(cx, &chunks[verb]);
    let closes = chunks[from..].iter().any(|c| c.kind == ChunkKind::Comma);
    tells && (of_phrase || of_subject) && !chunks[verb].joined && closes
}

/// «حمّل الحزب، في بيان أصدره اليوم، الحكومة مسؤولية …»: the comma that closes what a verb says of a phrase, where a
/// phrase follows that nothing joins.
fn after_described(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let close = chunks.iter().enumerate().skip(at + 1).take(8).find(|(_, c)| c.kind == ChunkKind::Comma)?.0;
    // «في خطوة وصفت بأنها مفاجئة»: what a preposition governs is the verb's own.
    let governed = |c: &Chunk| cx.words[c.first as usize].prefixes.preposition.is_some();
    let ends = |c: &Chunk| c.kind == ChunkKind::Stop || c.kind == ChunkKind::Content && !governed(c);
    let plain = !chunks[at..close].iter().any(ends);
    let phrase = |c: &&Chunk| c.kind == ChunkKind::Noun && !c.joined;
    let next = chunks[close + 1..].iter().find(|c| !matches!(c.kind, ChunkKind::Time | ChunkKind::Comma));
    (plain && next.is_some_and(|c| phrase(&c))).then_some(close)
}

/// Adds chunk `i` to the items; false where it begins something else.
fn take(cx: &Context<'_>, chunks: &[Chunk], items: &mut Vec<Item>, i: usize, after_comma: bool) -> bool {
    let c = &chunks[i];
    // «قصفت مستشفى، وهو اتهام»: behind a comma a pronoun opens a clause of its own.
    if after_comma && c.joined && cx.lex.language.is_particle(cx.bare_key(c.first as usize), "pron_subj") {
        return false;
    }
    if let Some(last) = items.last_mut() {
        let before = &chunks[last.chunks[0] as usize];
        if c.joined && c.prep.is_none() && !after_comma || c.joined && c.prep == before.prep {
            last.chunks.push(i as u32);
            return true;
        }
        if after_comma && c.prep.is_none() && before.prep.is_some() {
            return false;
        }
        // «اتهمت السعودية والبحرين، إلى جانب الإمارات، إيران بـ…»: a state that is added to states.
        let state = |c: &Chunk| is_of_states(cx, c);
        if items.len() == 1 && c.joined && c.prep.is_none() && state(c) && state(before) {
            items[0].chunks.push(i as u32);
            return true;
        }
        if after_comma && c.prep.is_none() && is_listed(cx, chunks, items, i) {
            items[0].chunks.push(i as u32);
            return true;
        }
        if after_comma && c.prep.is_none() {
            return take_behind_comma(cx, chunks, items, i);
        }
    }
    if let Some(last) = items.last_mut()
        && !after_comma
        && (is_named(cx, chunks, &last.chunks, i)
            || is_told_again(cx, chunks, &last.chunks, i)
            || is_among(cx, chunks, &last.chunks, i))
    {
        last.chunks.push(i as u32);
        return true;
    }
    items.push(Item { chunks: vec![i as u32] });
    true
}

/// Adds a phrase behind a comma to the last one where it may be the same told twice, or as the second of two.
fn take_behind_comma(cx: &Context<'_>, chunks: &[Chunk], items: &mut Vec<Item>, i: usize) -> bool {
    let c = &chunks[i];
    let Some(last) = items.last() else { return false };
    let before = &chunks[last.chunks[0] as usize];
    // «اتهمت بريطانيا، ومعها حلفاؤها، روسيا», «دعا الرئيس فلان، الحكومة»: two of whom the second cannot be the first told
    // twice are two; whatever else may be one.
    let first = |c: &Chunk| c.mentions.first().map(|&m| &cx.mentions[m as usize]);
    let named_state = |m: &Mention| m.kind == Kind::State && m.form == Form::Name;
    let alike = match (first(before), first(c)) {
        (Some(a), Some(b)) if named_state(b) => a.kind == Kind::State && a.country == b.country,
        (Some(a), Some(b)) if a.kind == Kind::Person || b.kind == Kind::Person => {
            let one = a.country == b.country || a.country.is_none() || b.country.is_none();
            a.kind == b.kind && one
        }
        (Some(a), Some(b)) => a.country == b.country,
        _ => false,
    };
    // «زار الرئيس الفرنسي فلان، الرباط»: nor is a person one with the state or town that a comma parts from him.
    let person = first(before).is_some_and(|m| m.kind == Kind::Person);
    let town = |m: &Mention| m.kind == Kind::Place && m.form == Form::Name;
    let acts = |c: &Chunk| {
        let acts = |m: &Mention| named_state(m) || matches!(m.kind, Kind::Person | Kind::Organization);
        // «الشرطة (رويترز)»: whose report it is stands behind a bracket.
        let acts = |m: &Mention| acts(m) && !sector::is_of(&m.sector, &[sector::PRESS]);
        cx.mentions_only(c) && first(c).is_some_and(acts)
    };
    let visited = |c: &Chunk| cx.mentions_only(c) && first(c).is_some_and(town);
    let second = !alike && items.len() == 1 && acts(before) && (acts(c) || person && visited(c));
    if let Some(last) = items.last_mut().filter(|_| alike) {
        last.chunks.push(i as u32);
    }
    if second {
        items.push(Item { chunks: vec![i as u32] });
    }
    alike || second
}

/// «دعا المجلس، الهيئة التمثيلية للمحامين، القضاة إلى»: the comma that closes words set between two, where no verb is
/// among them and the clause goes on after it.
fn after_aside(chunks: &[Chunk], at: usize) -> Option<usize> {
    let close = chunks.iter().enumerate().skip(at + 1).take(6).find(|(_, c)| c.kind == ChunkKind::Comma)?.0;
    let plain = chunks[at..close]
        .iter()
        .all(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Quote | ChunkKind::Time | ChunkKind::Other));
    // «في المدينة، شمالي البلاد، مساء الاثنين، سراح»: a day told between commas closes nothing.
    let aside = |c: &&Chunk| matches!(c.kind, ChunkKind::Time | ChunkKind::Comma);
    let next = chunks[close + 1..].iter().find(|c| !aside(c));
    let goes_on = next.is_some_and(|c| c.kind == ChunkKind::Noun && !c.joined);
    (plain && goes_on).then_some(close)
}

/// The chunk after the comma that closes a relative clause, if one does soon.
fn after_relative(chunks: &[Chunk], at: usize) -> Option<usize> {
    let close = chunks.iter().enumerate().skip(at + 1).take(10).find(|(_, c)| c.kind == ChunkKind::Comma)?.0;
    let plain = chunks[at..close].iter().all(|c| !matches!(c.kind, ChunkKind::Stop | ChunkKind::Content));
    plain.then_some(close + 1)
}
