//! Blame by what is said: «قال النائب إن الحكومة فشلت في …»: who says so criticises her.
//!
//! The frames that are told by being said tell nothing where the page itself speaks («فشلت الحكومة في تمرير القانون»). Where somebody who may
//! be party to it says so of a body of power, he is the actor, and whom the predicate is said of is the recipient.

use super::fill::Look;
use super::second::Coded;
use super::{Certainty, EventMention, EventType, Status, when};
use crate::attribution::Attribution;
use crate::clause::{
    Argument, Chunk, ChunkKind, Context, Parse, Party, Reached, Relation, Slot, chunk_party, parties, party,
    same,
};
use crate::lexicon::frames::{Place, Telling};
use crate::mention::{Kind, sector};
use crate::text::prepositions;
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
pub(super) fn outweigh(cx: &Context<'_>, coded: &mut Vec<Coded<'_>>) {
    let said = |e: &EventMention| cx.lex.frames.frames[e.frame as usize].is_blame_by_saying();
    let blames: Vec<u32> = coded.iter().map(|c| &c.blank).filter(|e| said(e)).map(|e| e.head).collect();
    let other = |e: &EventMention| !said(e) && (IN_WORDS.contains(&e.kind) || e.kind == EventType::Accuse);
    coded.retain(|c| !(blames.contains(&c.blank.head) && other(&c.blank)));
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
        // «قالت الوزارة إن الأنباء عارية عن الصحة»: who calls news untrue denies, and blames nobody.
        if self.kind == EventType::Reject {
            let denies = self.frame.told == Telling::Said || self.is_behind_a_negation();
            return (denies && !told(&by)).then(|| Blame { by, of: Vec::new() });
        }
        if !fits || describes || told(&by) {
            return None;
        }
        let mut of = match clause {
            Some(c) if c.voice == Voice::Passive => Vec::new(),
            Some(c) => match c.arg(&Slot::Subject) {
                Some(subject) => self.theirs(subject),
                None => self.around.dropped.clone(),
            },
            None if !self.is_told_of() => Vec::new(),
            None => self.at_fault().unwrap_or_else(|| self.said_of()),
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

    /// «إن الحكومة تخدع الناس», «إن مشروع الموازنة الذي عرضته الحكومة سيدمر …»: who does it, or whose thing does.
    fn theirs(&self, subject: &Argument) -> Vec<Party> {
        let chunks = self.around.chunks;
        let named = parties(self.cx, chunks, subject);
        if !named.is_empty() {
            return named;
        }
        let behind = subject.chunks.last().map_or(0, |&c| c as usize + 1)..self.proposal.chunk as usize;
        let relative = chunks.get(behind.start).is_some_and(|c| c.kind == ChunkKind::Relative);
        let named =
            behind.filter(|&i| chunks[i].is_bare_noun()).find_map(|i| chunk_party(self.cx, chunks, i));
        named.filter(|_| relative).map(|p| Party { reached: Reached::Near, ..p }).into_iter().collect()
    }

    /// «إن الخطة كارثة», «في وضعية تغول», «يتسم بعجز»: whether a noun is said of somebody. What a phrase is for («للتخلي عن»),
    /// what is somebody's («ابتزازه»), what describes («المتسرعة») and what is denied («ليست متسرعة») is not.
    fn is_told_of(&self) -> bool {
        let chunk = &self.around.chunks[self.proposal.chunk as usize];
        let word = &self.cx.words[self.proposal.head as usize];
        let before = self.around.chunks[..self.proposal.chunk as usize].iter().rev();
        let mut before =
            before.take_while(|c| !matches!(c.kind, ChunkKind::Content | ChunkKind::Comma | ChunkKind::Stop));
        let open = chunk.prep.as_deref().is_none_or(|p| [prepositions::WITH, prepositions::IN].contains(&p));
        let denied = before.any(|c| c.kind == ChunkKind::Negation);
        open && !word.prefixes.article && word.suffix.is_none() && !denied
    }

    /// «لا صحة», «غير صحيح», «ليس صحيحا»: whether a negation stands directly before the predicate.
    fn is_behind_a_negation(&self) -> bool {
        let Some(before) = self.proposal.head.checked_sub(1) else { return false };
        let mut chunks = self.around.chunks.iter();
        let negation = |c: &Chunk| c.kind == ChunkKind::Negation && c.tokens().contains(&(before as usize));
        chunks.any(negation) || self.cx.negates(before as usize)
    }

    /// «عجز الحكومة عن …»: whose fault a noun names that is told of its genitive.
    fn at_fault(&self) -> Option<Vec<Party>> {
        let genitive = self.around.args.iter().find(|a| a.slot == Slot::Genitive)?;
        let named = parties(self.cx, self.around.chunks, genitive);
        let own = self.frame.recipient.contains(&Place::Genitive);
        let next = |p: &Party| self.cx.mentions[p.mention as usize].tokens.0 == genitive.from;
        (own && named.first().is_some_and(next)).then_some(named)
    }

    /// «أن الحكومة عاجزة عن …»: of whom a predicate that is no verb is said: the phrase that opens its clause, or who
    /// stands before it in its own («إن فلانا مجرم حرب»).
    fn said_of(&self) -> Vec<Party> {
        use ChunkKind as K;
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let within =
            |i: &usize| matches!(chunks[*i].kind, K::Noun | K::Quote | K::Time | K::Auxiliary | K::Negation);
        let before = (0..at).rev().take_while(within);
        let opener = before.filter(|&i| chunks[i].is_bare_noun()).last();
        let near = |p: Party| Party { reached: Reached::Near, ..p };
        match opener {
            Some(i) => chunk_party(self.cx, chunks, i).into_iter().map(near).collect(),
            None => {
                let own = chunks[at].mentions.iter().copied();
                let before = own.filter(|_| chunks[at].is_bare_noun()).find(|&m| {
                    let m = &self.cx.mentions[m as usize];
                    m.kind != Kind::Office && m.tokens.1 <= self.proposal.head
                });
                before.map(|m| near(party(self.cx, m, Reached::Near))).into_iter().collect()
            }
        }
    }
}
