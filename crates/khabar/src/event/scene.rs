//! Whom a sentence names, phrase by phrase, and those the article spoke of before it: the same for every predicate in it.

use super::field::{PREPS_BEFORE, Value, value};
use super::fill::same_people;
use super::matching::Proposal;
use crate::attribution::Attribution;
use crate::clause::{
    Argument, Chunk, ChunkKind, Context, Discourse, Found, Parse, Party, Reached, Slot, is_of_no_country,
    opens_another, parties, party,
};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::prepositions;
use smallvec::SmallVec;
use std::sync::Arc;

/// How many phrases of a sentence are asked.
const PHRASES: usize = 8;

/// A phrase that names somebody, with those joined to it.
struct Phrase {
    /// Its chunk.
    at: usize,
    /// Whether it is itself joined to another; it then stands for itself after all those that are not.
    later: bool,
    /// Those it names.
    parties: Vec<Party>,
}

/// What a phrase is to a clause of its sentence.
#[derive(Clone, Copy)]
pub(super) struct Held {
    /// The clause.
    pub clause: u32,
    /// The token of its verb.
    pub head: u32,
    /// Where the phrase stands in it: as its subject, as its object, or neither.
    pub slot: [bool; 2],
    /// Whether the clause tells what somebody says.
    pub speaks: bool,
}

/// A sentence and whom it and the article before it offer for the roles of its predicates.
pub struct Scene<'a> {
    /// Index of the sentence among the parsed ones.
    pub parsed: u32,
    chunks: &'a [Chunk],
    /// Of each phrase its preposition, as paths name it.
    pub(super) preps: Vec<Value>,
    /// What each phrase is to the clauses that hold it, in their order.
    pub(super) held: Vec<SmallVec<[Held; 2]>>,
    phrases: Vec<Phrase>,
    /// The subjects of the sentences before, the nearest first.
    pub earlier: Vec<Vec<Party>>,
    /// The first party of the article's headline or lead.
    pub topic: Vec<Party>,
    /// The government of the country the article is about.
    pub setting: Vec<Party>,
    /// Who says something by a word of the sentence.
    pub attributions: Vec<&'a Attribution>,
    /// The country that descriptions without one are of.
    here: Option<Arc<str>>,
}

impl<'a> Scene<'a> {
    /// Looks over a sentence.
    pub fn new(
        cx: &Context<'_>,
        parse: &'a Parse,
        discourse: &Discourse,
        attributions: &'a [Attribution],
        parsed: u32,
    ) -> Scene<'a> {
        let sentence = &parse.sentences[parsed as usize];
        let tokens = cx.text.sentences[sentence.sentence as usize].tokens();
        let chunks = &sentence.chunks;
        let here = here(cx, chunks);
        let lent = |mut parties: Vec<Party>| {
            lend(cx, here.as_ref(), &mut parties);
            parties
        };
        let phrases = phrases(cx, chunks).into_iter();
        let earlier = earlier(cx, discourse, sentence.clauses.0 as usize).into_iter();
        let topic = discourse.subjects.iter().find(|s| !s.is_empty());
        Scene {
            parsed,
            chunks,
            preps: chunks.iter().map(|c| prep(c.prep.as_deref())).collect(),
            held: held(parse, sentence.clauses, chunks.len()),
            phrases: phrases.map(|p| Phrase { parties: lent(p.parties), ..p }).collect(),
            earlier: earlier.map(lent).collect(),
            topic: lent(topic.map_or_else(Vec::new, |s| spoken_of(s))),
            setting: lent(setting(cx)),
            attributions: attributions.iter().filter(|a| tokens.contains(&(a.head as usize))).collect(),
            here,
        }
    }

    /// Lends parties without a country that of the sentence.
    pub fn lend(&self, cx: &Context<'_>, parties: &mut [Party]) {
        lend(cx, self.here.as_ref(), parties);
    }

    /// Those the predicate's own phrase names behind it, with those joined to it.
    pub fn own_phrase(&self, cx: &Context<'_>, proposal: &Proposal) -> Vec<Party> {
        let at = proposal.chunk as usize;
        if self.chunks[at].kind != ChunkKind::Noun || self.chunks[at].mentions.is_empty() {
            return Vec::new();
        }
        let mut own = named(cx, self.chunks, at, proposal.head + 1);
        self.lend(cx, &mut own);
        own
    }

    /// The phrases that name somebody, the nearest to a predicate's first; nothing for its own, which are `own`.
    pub fn phrases(&self, at: usize, own: &[Party]) -> impl Iterator<Item = Option<&[Party]>> {
        let mut near: Vec<(usize, &Phrase)> = self
            .phrases
            .iter()
            .filter(|p| if p.at == at { !own.is_empty() } else { !p.parties.is_empty() })
            .map(|p| (p.at.abs_diff(at) + if p.later { 100 } else { 0 }, p))
            .collect();
        near.sort_by_key(|(distance, _)| *distance);
        near.truncate(PHRASES);
        near.into_iter().map(move |(_, p)| (p.at != at).then_some(p.parties.as_slice()))
    }
}

/// A description without a country is of the place its sentence names, else of the article's setting.
fn lend(cx: &Context<'_>, here: Option<&Arc<str>>, parties: &mut [Party]) {
    for p in parties.iter_mut().filter(|p| p.country.is_none()) {
        let m = &cx.mentions[p.mention as usize];
        // «دول عربية»: several states are of none of those the article is about.
        if is_of_no_country(cx, p.mention) {
            continue;
        }
        if matches!(m.form, Form::Description | Form::Title) || m.kind == Kind::Person {
            p.country = here.cloned();
            p.lent = true;
        }
    }
}

/// A preposition, as paths name it.
fn prep(prep: Option<&str>) -> Value {
    let Some(prep) = prep else { return value!(Prep, "none") };
    let tells = prepositions::TELLING.iter().position(|telling| *telling == prep);
    tells.map_or(value!(Prep, "other"), |n| (PREPS_BEFORE + n) as Value)
}

/// What each of some phrases is to the clauses that hold it.
fn held(parse: &Parse, (from, to): (u32, u32), chunks: usize) -> Vec<SmallVec<[Held; 2]>> {
    let mut out: Vec<SmallVec<[Held; 2]>> = vec![SmallVec::new(); chunks];
    for c in from..to {
        let clause = &parse.clauses[c as usize];
        for arg in &clause.args {
            let slot = [Slot::Subject, Slot::Object].map(|slot| arg.slot == slot);
            let held = Held { clause: c, head: clause.head, slot, speaks: clause.content.is_some() };
            for &chunk in &arg.chunks {
                let Some(own) = out.get_mut(chunk as usize) else { continue };
                // Of several places in one clause the first counts.
                if own.last().is_none_or(|other| other.clause != c) {
                    own.push(held);
                }
            }
        }
    }
    out
}

/// Every phrase that names somebody, as it is seen from another.
fn phrases(cx: &Context<'_>, chunks: &[Chunk]) -> Vec<Phrase> {
    let mut inside: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (at, c) in chunks.iter().enumerate() {
        if c.kind != ChunkKind::Noun || c.mentions.is_empty() {
            continue;
        }
        let mut parties = named(cx, chunks, at, 0);
        parties.iter_mut().for_each(|p| p.reached = Reached::Near);
        out.push(Phrase { at, later: inside.contains(&at), parties });
        inside.extend(chain(cx, chunks, at).into_iter().skip(1).map(|c| c as usize));
    }
    out
}

/// Those a phrase names from a token on, with those joined to it.
fn named(cx: &Context<'_>, chunks: &[Chunk], at: usize, from: u32) -> Vec<Party> {
    let arg = Argument { slot: Slot::Object, chunks: chain(cx, chunks, at), from, found: Found::Here };
    parties(cx, chunks, &arg)
}

/// The subjects before a clause, the nearest first.
fn earlier(cx: &Context<'_>, discourse: &Discourse, first: usize) -> Vec<Vec<Party>> {
    let subjects = discourse.subjects[..first.min(discourse.subjects.len())].iter().rev().take(8);
    let mut out: Vec<Vec<Party>> = Vec::new();
    for s in subjects.filter(|s| !s.is_empty()) {
        if out.len() < 3 && !out.iter().any(|o| same_people(cx, o, s)) {
            out.push(spoken_of(s));
        }
    }
    out
}

/// Parties as those of whom something was said before.
pub(super) fn spoken_of(parties: &[Party]) -> Vec<Party> {
    parties.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect()
}

fn setting(cx: &Context<'_>) -> Vec<Party> {
    let Some(country) = cx.setting.as_deref() else { return Vec::new() };
    let governs = |m: &Mention| {
        m.country.as_deref() == Some(country) && sector::is_of(&m.sector, &[sector::GOVERNMENT])
    };
    let found = cx.mentions.iter().position(governs);
    found.map(|i| party(cx, i as u32, Reached::Home)).into_iter().collect()
}

/// The country of the first place after a preposition, else the article's.
fn here(cx: &Context<'_>, chunks: &[Chunk]) -> Option<Arc<str>> {
    let of = |&m: &u32| cx.country(m).filter(|_| cx.mentions[m as usize].kind == Kind::Place);
    let mut mentions = chunks.iter().filter(|c| c.prep.is_some()).flat_map(|c| &c.mentions);
    mentions.find_map(of).or(cx.setting.as_ref()).cloned()
}

/// A phrase and those joined to it («تونس والجزائر ومصر»).
fn chain(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Vec<u32> {
    let mut out = vec![at as u32];
    let mut i = at + 1;
    while let Some(c) = chunks.get(i) {
        match c.kind {
            // «تطرد السفير الكندي وأوتاوا تأسف»: who acts next is none of those before.
            ChunkKind::Noun if c.apart || c.joined && c.prep.is_none() && opens_another(cx, chunks, i) => {
                break;
            }
            ChunkKind::Noun if c.joined && (c.prep.is_none() || c.prep == chunks[at].prep) => {
                out.push(i as u32);
            }
            ChunkKind::Comma | ChunkKind::Quote
                if chunks.get(i + 1).is_some_and(|n| n.kind == ChunkKind::Noun && n.joined) => {}
            _ => break,
        }
        i += 1;
    }
    out
}
