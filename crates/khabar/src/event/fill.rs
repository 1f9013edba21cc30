//! Who may fill a role: the frame's own places first, then everybody the sentence and the article offer.
//!
//! A role takes the first of its frame's places that holds somebody. Where none does, or where the words are
//! ambiguous, the pronoun at the word's end, the clause that governs it, the speaker, every phrase of the sentence
//! that names somebody, and those the article speaks of may tell. All are proposed; the ranker chooses.

use super::around::Around;
use super::bag::Bag;
use super::matching::Proposal;
use super::names;
use super::slots::{at_place, drop_places, extend, first_at, stands_at};
use crate::attribution::Attribution;
use crate::clause::{
    Argument, ChunkKind, Context, Discourse, Found, Parse, Party, Reached, Slot, parties, party,
};
use crate::lexicon::frames::{Frame, Place};
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::Gender;

/// How many may stand for one role, nobody among them.
pub const MOST: usize = 14;

/// Somebody who may fill a role.
#[derive(Clone, Debug)]
pub struct Filler<'a> {
    /// Whom: more than one where conjoined.
    pub parties: Vec<Party>,
    /// How they were found.
    pub how: &'static str,
    /// What speaks for them.
    pub bag: Bag<'a>,
}

/// A role of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom.
    Recipient,
}

impl Role {
    /// The name features use.
    pub fn name(self) -> &'static str {
        match self {
            Role::Actor => "actor",
            Role::Recipient => "recipient",
        }
    }
}

/// What role filling looks at.
pub struct Look<'a, 'b> {
    /// The article.
    pub cx: &'a Context<'b>,
    /// Its clauses.
    pub parse: &'a Parse,
    /// Who was spoken of where.
    pub discourse: &'a Discourse,
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// The frame.
    pub frame: &'a Frame,
    /// What stands around the predicate.
    pub around: &'a Around<'a>,
    /// The predicate.
    pub proposal: &'a Proposal,
}

impl<'a> Look<'a, '_> {
    /// Who may fill a role, the most direct first; the last one is nobody.
    pub fn fillers(&self, role: Role, named: bool) -> Vec<Filler<'a>> {
        let mut out: Vec<Filler<'a>> = Vec::with_capacity(MOST);
        let mut known: Vec<Vec<u32>> = Vec::with_capacity(MOST);
        let mut add = |mut parties: Vec<Party>, how: &'static str| {
            if parties.is_empty() || out.len() + 1 >= MOST {
                return;
            }
            // Who only passes the news on meets nobody, and an agency in brackets behind a caption does nothing.
            let meets = how != "slot" && self.frame.kind == "CONSULT";
            parties.retain(|p| !self.relays(p.mention) || !meets && !self.is_credit(p.mention));
            if parties.is_empty() {
                return;
            }
            self.lend(&mut parties);
            let ids = names(self.cx, &parties);
            if !known.contains(&ids) {
                known.push(ids);
                out.push(Filler { parties, how, bag: Bag::new(&self.cx.lex.weights, named) });
            }
        };
        let (actors, recipients) = self.slots(true);
        match role {
            Role::Actor => add(actors, "slot"),
            Role::Recipient => add(recipients, "slot"),
        }
        if self.shares_genitive() && !self.frame.reciprocal {
            // «قصف الجيش مخيما»: the genitive acts though nothing that suffers is named.
            let (actors, suffering) = self.slots(false);
            match role {
                Role::Actor => add(actors, "genitive"),
                Role::Recipient => add(suffering, "other-slot"),
            }
        }
        if let Some(owner) = self.pronoun_owner(self.proposal.head) {
            add(owner, "pronoun");
        }
        if let Some(owner) = self.pronoun_at(role).and_then(|t| self.pronoun_owner(t)) {
            add(owner, "pronoun-at");
        }
        if role == Role::Actor && !self.around.passive || self.frame.reciprocal {
            add(self.around.dropped.clone(), "governor");
        }
        add(self.speaker(), "speaker");
        for chain in self.chains() {
            add(chain, "phrase");
        }
        for earlier in self.earlier() {
            add(earlier, "earlier");
        }
        add(self.topic(), "topic");
        add(self.setting(), "setting");
        out.push(Filler { parties: Vec::new(), how: "none", bag: Bag::new(&self.cx.lex.weights, named) });
        out
    }

    /// Fills both roles from the frame's places.
    fn slots(&self, suffers_first: bool) -> (Vec<Party>, Vec<Party>) {
        let (cx, frame, around) = (self.cx, self.frame, self.around);
        let mut taken: Vec<usize> = Vec::new();
        let mut actors = Vec::new();
        let mut recipients = Vec::new();
        // Where the genitive may be either («اعتقال الناشط»، «اعتقال الشرطة للناشط»), what is done to somebody comes
        // first: the genitive acts only where another phrase suffers.
        let shared = suffers_first && self.shares_genitive();
        if shared {
            let suffers = frame.recipient.iter().filter(|p| **p != Place::Genitive);
            recipients = first_at(cx, around, suffers, &mut taken, false);
            if recipients.is_empty() {
                recipients = at_place(cx, around, &Place::Genitive, &mut taken, false);
            }
        }
        if frame.reciprocal {
            for place in &frame.actor {
                let found = at_place(cx, around, place, &mut taken, true);
                extend(cx, &mut actors, found);
            }
            drop_places(cx, &mut actors);
        } else {
            actors = first_at(cx, around, frame.actor.iter(), &mut taken, true);
        }
        if !shared && !frame.reciprocal {
            recipients = first_at(cx, around, frame.recipient.iter(), &mut taken, false);
        }
        (actors, recipients)
    }

    /// Who stands at the frame's own places for who acts.
    pub fn visitors(&self) -> Vec<Party> {
        self.slots(false).0
    }

    fn shares_genitive(&self) -> bool {
        self.frame.actor.contains(&Place::Genitive) && self.frame.recipient.contains(&Place::Genitive)
    }

    /// Who says it, where an act of speech holds the predicate.
    fn speaker(&self) -> Vec<Party> {
        let links = crate::attribution::chain(self.attributions, self.proposal.head);
        let speaker = links.iter().filter_map(|l| l.speaker.clone()).find(|p| self.acts(p.mention));
        speaker.map(|p| Party { reached: Reached::Topic, ..p }).into_iter().collect()
    }

    /// Every phrase of the sentence that names somebody, with those joined to it, the nearest to the predicate first.
    fn chains(&self) -> Vec<Vec<Party>> {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let mut inside: Vec<usize> = Vec::new();
        let mut out: Vec<(usize, usize, Vec<Party>)> = Vec::new();
        for (i, c) in chunks.iter().enumerate() {
            if c.kind != ChunkKind::Noun || c.mentions.is_empty() {
                continue;
            }
            let chain = chain(chunks, i);
            let from = if i == at { self.proposal.head + 1 } else { 0 };
            let slot = Slot::Object;
            let arg = Argument { slot, chunks: chain.clone(), from, found: Found::Here };
            let mut named = parties(self.cx, chunks, &arg);
            if i != at {
                named.iter_mut().for_each(|p| p.reached = Reached::Near);
            }
            let later = inside.contains(&i);
            inside.extend(chain.iter().skip(1).map(|&c| c as usize));
            if !named.is_empty() {
                // A phrase that is joined to another stands for itself after all those that are not.
                out.push((i.abs_diff(at) + if later { 100 } else { 0 }, i, named));
            }
        }
        out.sort_by_key(|(distance, i, _)| (*distance, *i));
        out.truncate(8);
        out.into_iter().map(|(_, _, named)| named).collect()
    }

    /// The subjects of the sentences before, the nearest first.
    fn earlier(&self) -> Vec<Vec<Party>> {
        let first = self.parse.sentences[self.proposal.parsed as usize].clauses.0 as usize;
        let subjects =
            self.discourse.subjects[..first.min(self.discourse.subjects.len())].iter().rev().take(8);
        let mut out: Vec<Vec<Party>> = Vec::new();
        for s in subjects.filter(|s| !s.is_empty()) {
            let ids = names(self.cx, s);
            if !out.iter().any(|o| names(self.cx, o) == ids) && out.len() < 3 {
                out.push(s.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect());
            }
        }
        out
    }

    /// The first party of the article's headline or lead.
    fn topic(&self) -> Vec<Party> {
        let first = self.discourse.subjects.iter().find(|s| !s.is_empty());
        first
            .map(|s| s.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect())
            .unwrap_or_default()
    }

    /// The government of the country the article is about.
    fn setting(&self) -> Vec<Party> {
        let Some(country) = &self.cx.setting else { return Vec::new() };
        let governs = |m: &&(usize, &crate::mention::Mention)| {
            m.1.country.as_ref() == Some(country) && m.1.sector.first().is_some_and(|s| s == "GOV")
        };
        let found = self.cx.mentions.iter().enumerate().find(|m| governs(&m));
        found.map(|(i, _)| party(self.cx, i as u32, Reached::Home)).into_iter().collect()
    }

    fn acts(&self, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        // Who only passes the news on is no party to it.
        !matches!(m.kind, Kind::Place) && m.members.is_empty() && !self.relays(mention)
    }

    /// «… أمام المقر (رويترز)»: whose picture or report it is.
    fn is_credit(&self, mention: u32) -> bool {
        let before = self.cx.mentions[mention as usize].tokens.0.checked_sub(1);
        before.is_some_and(|t| matches!(self.cx.text.token(t as usize), "(" | "["))
    }

    fn relays(&self, mention: u32) -> bool {
        self.cx.mentions[mention as usize].sector.first().is_some_and(|s| s == "JRN")
    }

    /// A description without a country is of the place its clause names, else of the article's setting.
    fn lend(&self, parties: &mut [Party]) {
        if parties.iter().all(|p| p.country.is_some()) {
            return;
        }
        let place = self
            .around
            .chunks
            .iter()
            .filter(|c| c.prep.is_some())
            .flat_map(|c| &c.mentions)
            .map(|&m| &self.cx.mentions[m as usize])
            .find(|m| m.kind == Kind::Place && m.country.is_some());
        let here = place.and_then(|m| m.country.clone()).or_else(|| self.cx.setting.clone());
        for p in parties.iter_mut().filter(|p| p.country.is_none()) {
            let m = &self.cx.mentions[p.mention as usize];
            if matches!(m.form, Form::Description | Form::Title) || m.kind == Kind::Person {
                p.country.clone_from(&here);
                p.lent = true;
            }
        }
    }

    /// «فرضت عليها»: a pronoun that stands at one of the frame's places for a role.
    fn pronoun_at(&self, role: Role) -> Option<u32> {
        let places = if role == Role::Actor { &self.frame.actor } else { &self.frame.recipient };
        let chunk = |a: &Argument| &self.around.chunks[a.chunks[0] as usize];
        let pronoun = |a: &&Argument| {
            let c = chunk(a);
            c.last - c.first == 1 && c.prep.is_some() && self.cx.words[c.head as usize].suffix.is_some()
        };
        let fits =
            |a: &&Argument| places.iter().any(|p| stands_at(self.around, p, &a.slot, role == Role::Actor));
        self.around.args.iter().filter(pronoun).find(fits).map(|a| chunk(a).head)
    }

    /// Whom a pronoun at the word's end stands for («زيارته»، «استقبله»): the subject of its clause or what was spoken of.
    fn pronoun_owner(&self, word: u32) -> Option<Vec<Party>> {
        let cx = self.cx;
        let suffix = cx.words[word as usize].suffix?;
        let feminine = prepositions::pronoun_gender(suffix)?;
        let fits = |parties: &[Party]| {
            let gender = cx.mentions[parties[0].mention as usize].gender;
            let kind = cx.mentions[parties[0].mention as usize].kind;
            match (feminine, gender, kind) {
                (Some(f), Some(g), Kind::Person) => f == (g == Gender::Feminine),
                (Some(f), None, Kind::State | Kind::Organization) => f,
                _ => true,
            }
        };
        let subjects = &self.discourse.subjects;
        // What a verb does to «ه» it does not do to its own subject.
        let own = usize::from(self.proposal.clause.is_none());
        let last = self.around.clause.map_or(subjects.len(), |c| c as usize + own).min(subjects.len());
        let found = subjects[..last].iter().rev().take(6).find(|s| !s.is_empty() && fits(s))?;
        Some(found.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect())
    }
}

/// A phrase and those joined to it («تونس والجزائر ومصر»).
fn chain(chunks: &[crate::clause::Chunk], at: usize) -> Vec<u32> {
    let mut out = vec![at as u32];
    let mut i = at + 1;
    while let Some(c) = chunks.get(i) {
        match c.kind {
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
