//! Blame by what is said: «قال النائب إن الحكومة فشلت في …»: who says so criticises her.
//!
//! The frames that are told by being said tell nothing where the page itself speaks («فشلت الحكومة في تمرير القانون»). Where somebody who may
//! be party to it says so of a body of power, he is the actor, and whom the predicate is said of is the recipient.

use super::fill::Look;
use super::second::Coded;
use super::{Certainty, EventMention, EventType, Status, when};
use crate::attribution::Attribution;
use crate::clause::{ChunkKind, Context, Parse, Party, Reached, Relation, Slot, chunk_party, parties, same};
use crate::lexicon::frames::Telling;
use crate::mention::{Kind, sector};
use crate::word::Voice;

/// Makes of blame by what is said an act of the day it is said on, whatever is said of the blamed.
pub(super) fn settle(
    cx: &Context<'_>,
    parse: &Parse,
    attributions: &[Attribution],
    event: &mut EventMention,
) {
    if !cx.lex.frames.frames[event.frame as usize].is_blame_by_saying() {
        return;
    }
    (event.status, event.certainty, event.tense) = (Status::Occurred, Certainty::Certain, "past");
    let holds = |a: &&Attribution| a.content.0 <= event.head && event.head < a.content.1;
    let here = cx.text.sentences[event.sentence as usize].tokens();
    let cue = attributions.iter().filter(holds).min_by_key(|a| a.content.1 - a.content.0);
    if let Some(cue) = cue.filter(|a| here.contains(&(a.head as usize))) {
        event.when = when::of_telling(cx, parse, event, cue.head);
    }
}

/// «قال النائب إن الحكومة تتجاهل المطالب»: where a word is blame, it is not in the speaker's mouth what it would be in the page's.
pub(super) fn outweigh(cx: &Context<'_>, coded: &mut [Vec<Coded<'_>>]) {
    let said = |e: &EventMention| cx.lex.frames.frames[e.frame as usize].is_blame_by_saying();
    let blames: Vec<u32> = coded.iter().flatten().filter(|(e, _)| said(e)).map(|(e, _)| e.head).collect();
    for ways in coded {
        ways.retain(|(e, _)| !(IN_WORDS.contains(&e.kind) && blames.contains(&e.head)));
    }
}

/// What is done in words, other than blame.
const IN_WORDS: [EventType; 4] =
    [EventType::Reject, EventType::Agree, EventType::Support, EventType::Concede];

/// A speaker and those he blames.
pub(super) struct Blame {
    pub by: Party,
    pub of: Vec<Party>,
}

impl Look<'_, '_> {
    /// Whether the frame is blame only where somebody says it.
    pub(super) fn is_of_words(&self) -> bool {
        self.frame.is_blame_by_saying()
    }

    /// Who blames whom by saying it.
    pub(super) fn blame(&self) -> Option<Blame> {
        let by = self.speaker()?;
        let clause = self.proposal.clause.map(|c| &self.parse.clauses[c as usize]);
        let negated = clause.is_some_and(|c| c.negated);
        let fits = negated == (self.frame.told == Telling::NotSaid);
        let told = |p: &Party| sector::is_of(&p.sector, &sector::BYSTANDERS);
        // «الأفراد الذين يعجزون عن السداد»: what only describes somebody blames nobody.
        let describes = clause.is_some_and(|c| c.relation == Relation::Relative);
        if !fits || describes || told(&by) {
            return None;
        }
        let mut of = match clause {
            Some(c) if c.voice == Voice::Passive => Vec::new(),
            Some(c) => match c.arg(&Slot::Subject) {
                Some(subject) => parties(self.cx, self.around.chunks, subject),
                None => self.around.dropped.clone(),
            },
            None => self.said_of(),
        };
        let own = |p: &Party| same(self.cx, p, &by) || p.country == by.country && p.sector == by.sector;
        let nobody = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let place = m.kind == Kind::Place && m.metonym.is_none();
            place || p.sector.is_empty() || sector::is_of(&p.sector, &sector::BLAMELESS)
        };
        of.retain(|p| !own(p) && !nobody(p));
        (!of.is_empty()).then_some(Blame { by, of })
    }

    /// «أن الحكومة عاجزة عن …»: of whom a predicate that is no verb is said: the phrase that opens its clause.
    fn said_of(&self) -> Vec<Party> {
        use ChunkKind as K;
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let within =
            |i: &usize| matches!(chunks[*i].kind, K::Noun | K::Quote | K::Time | K::Auxiliary | K::Negation);
        let before = (0..at).rev().take_while(within);
        let opener = before.filter(|&i| chunks[i].is_bare_noun()).last();
        let found = opener.and_then(|i| chunk_party(self.cx, chunks, i));
        found.into_iter().map(|p| Party { reached: Reached::Near, ..p }).collect()
    }
}
