//! Standing relations: how two are to each other apart from what happens: «أبرز حلفاء موسكو»، «الشريك التجاري الأول»،
//! «الذكرى الثلاثين لإقامة العلاقات».

use super::naming::{Anniversary, anniversary};
use super::view::View;
use crate::clause::{ChunkKind, Parsed};
use crate::date::Interval;
use crate::lexicon::findings::FindingClass;
use crate::mention::Kind;
use crate::span::Span;
use crate::text::prepositions;
use crate::time::TimexType;

/// How one stands to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing {
    /// ally, partner, trade_partner, relations, neighbour, rival.
    pub kind: String,
    /// 1 where it is called the first or the largest of its kind.
    pub rank: Option<u8>,
    /// Whether it is said not to be so.
    pub negated: bool,
    /// The one: a mention.
    pub a: u32,
    /// The other: a mention.
    pub b: u32,
    /// Since when, where the page tells.
    pub since: Option<Interval>,
    /// The words that say it.
    pub span: Span,
    /// Its sentence in the text.
    pub sentence: u32,
}

/// The standing relations of a sentence.
pub(super) fn of_sentence(view: &View<'_>, parsed: usize, out: &mut Vec<Standing>) {
    let sentence = &view.parse.sentences[parsed];
    let tokens = view.cx.text.sentences[sentence.sentence as usize].tokens();
    let before = out.len();
    for i in tokens.clone() {
        let trade = view.wording(FindingClass::Standing, i, tokens.end);
        let Some((end, kind)) = trade else { continue };
        let Some((at, chunk)) = view.chunk_of(sentence, i) else { continue };
        if chunk.kind != ChunkKind::Noun {
            continue;
        }
        let found = sides(view, sentence, i, end, at, kind == "relations");
        let since = since(view, sentence, i);
        // Relations are told of in every other sentence; what stands is that they are, since when.
        if kind == "relations" && since.is_none() {
            continue;
        }
        let negated = view.clause_of(sentence, at).is_some_and(|(_, c)| c.negated);
        for (a, b) in found {
            let again = out[before..].iter().any(|s: &Standing| s.kind == kind && (s.a, s.b) == (a, b));
            if !again {
                out.push(Standing {
                    kind: kind.to_owned(),
                    rank: is_first(view, tokens.start, i, end).then_some(1),
                    negated,
                    a,
                    b,
                    since,
                    span: view.cx.text.span(i, end - 1),
                    sentence: sentence.sentence,
                });
            }
        }
    }
}

/// The two sides: those behind «بين» or a pronoun's group; else whose it is (after the word) and who is it (before).
fn sides(
    view: &View<'_>,
    sentence: &Parsed,
    head: usize,
    end: usize,
    at: usize,
    mutual: bool,
) -> Vec<(u32, u32)> {
    let (owners, shared) = owners(view, sentence, head, end, at);
    if shared && owners.len() >= 2 || owners.len() >= 2 && mutual {
        return vec![(owners[0], owners[1])];
    }
    let holders = holders(view, sentence, head, at);
    if mutual && owners.is_empty() && holders.len() >= 2 {
        return vec![(holders[0], holders[1])];
    }
    if mutual && owners.is_empty() {
        return both_spoken_of(view, sentence, head);
    }
    let differ = |a: u32, b: u32| {
        let of = |m: u32| (&view.cx.mentions[m as usize].entity, &view.cx.mentions[m as usize].country);
        of(a).0 != of(b).0 && (of(a).1.is_none() || of(a).1 != of(b).1)
    };
    let Some(&owner) = owners.first() else { return Vec::new() };
    holders.into_iter().filter(|&h| differ(h, owner)).map(|h| (h, owner)).collect()
}

/// «بين البلدين»: the two countries that the words before speak of, by whoever is of them, where they are two.
fn both_spoken_of(view: &View<'_>, sentence: &Parsed, head: usize) -> Vec<(u32, u32)> {
    let first = view.cx.text.sentences[sentence.sentence as usize].first as usize;
    let country = |m: u32| view.cx.mentions[m as usize].country.as_deref();
    let mut sides: Vec<u32> = Vec::new();
    for m in view.parties_in(first, head) {
        if country(m).is_some() && !sides.iter().any(|&s| country(s) == country(m)) {
            sides.push(m);
        }
    }
    match sides[..] {
        [a, b] => vec![(a, b)],
        _ => Vec::new(),
    }
}

/// Whose it is: «حلفاء موسكو», «حليف لروسيا», «الشراكة مع الصين», «العلاقات بين البلدين».
fn owners(view: &View<'_>, sentence: &Parsed, head: usize, end: usize, at: usize) -> (Vec<u32>, bool) {
    let chunk = &sentence.chunks[at];
    let mut out = view.parties_in(end.max(head + 1), chunk.last as usize);
    let mut shared = false;
    for c in sentence.chunks[at + 1..].iter().take(3) {
        let prep = c.prep.as_deref();
        let between = prep.is_some_and(|p| prepositions::SHARED.contains(&p));
        if c.kind != ChunkKind::Noun || !(between || prep == Some(prepositions::FOR) || c.joined && shared) {
            break;
        }
        shared |= prep == Some(prepositions::SHARED[0]);
        out.extend(view.parties_in(c.first as usize, c.last as usize));
    }
    out.retain(|&m| is_party(view, m));
    (out, shared)
}

/// Who is it: the parties of the clause before the word, the nearest clause that names any.
fn holders(view: &View<'_>, sentence: &Parsed, head: usize, at: usize) -> Vec<u32> {
    let subject = view.clause_of(sentence, at).map(|(c, _)| &view.discourse.subjects[c as usize]);
    let own: Vec<u32> =
        subject.into_iter().flatten().map(|p| p.mention).filter(|&m| is_party(view, m)).collect();
    if !own.is_empty() {
        return own;
    }
    let first = view.cx.text.sentences[sentence.sentence as usize].first as usize;
    let from = sentence.chunks[..at]
        .iter()
        .rposition(|c| matches!(c.kind, ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Content))
        .map_or(first, |c| sentence.chunks[c].last as usize);
    view.parties_in(from, head).into_iter().filter(|&m| is_party(view, m)).collect()
}

/// States and bodies stand to each other; persons and groups only as long as they live.
fn is_party(view: &View<'_>, mention: u32) -> bool {
    matches!(view.cx.mentions[mention as usize].kind, Kind::State | Kind::Organization)
}

/// «أكبر شريك تجاري», «الشريك التجاري الأول», «تتصدر قائمة الشركاء».
fn is_first(view: &View<'_>, first: usize, head: usize, end: usize) -> bool {
    let sentence_end = view.cx.sentence_end(head);
    let before = first.max(head.saturating_sub(8))..head;
    let adjacent = |i: usize| i + 1 >= head || i >= end;
    before.chain(end..sentence_end.min(end + 2)).any(|i| {
        view.wording(FindingClass::Top, i, sentence_end).is_some()
            && (adjacent(i) || view.is_verb(FindingClass::Top, i))
    })
}

/// Since when: an anniversary counted back, or a time behind «منذ» and «إلى» in a sentence that dates relations.
fn since(view: &View<'_>, sentence: &Parsed, head: usize) -> Option<Interval> {
    let founded = |i: &usize| view.wording(FindingClass::Founding, *i, head + 1).is_some();
    let first = view.cx.text.sentences[sentence.sentence as usize].first as usize;
    let founding = (first.max(head.saturating_sub(4))..head).any(|i| founded(&i));
    let now = view.cx.anchor.days.map(|d| d.to.year());
    match anniversary(view, sentence, head).filter(|_| founding) {
        Some(Anniversary::Years(years)) => return Interval::year(now? - years as i32),
        Some(Anniversary::Of(days)) if now.is_none_or(|year| days.to.year() < year) => return Some(days),
        _ => {}
    }
    let tokens = view.cx.text.sentences[sentence.sentence as usize].tokens();
    let bound = |t: &&crate::time::Timex| {
        t.kind == TimexType::Date
            && tokens.contains(&(t.tokens.0 as usize))
            && t.tokens.0 as usize > head
            && t.lead == Some(crate::time::Link::Since)
    };
    view.cx.timexes.iter().find(bound).and_then(|t| t.days)
}
