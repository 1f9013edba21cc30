//! Who is actor and who recipient: the best few ways to fill a proposal's roles.
//!
//! A role takes the first of its frame's places that holds somebody. Where none does, or where the words are
//! ambiguous, the pronoun at the noun's end, the clause that governs it, the speaker, the one named just before
//! or after, and the topic of the article may tell. Every way is proposed; the ranker chooses.

use super::around::{Around, around};
use super::matching::Proposal;
use super::{Certainty, EventMention, EventType, Status};
use crate::attribution::Attribution;
use crate::clause::{ChunkKind, Context, Discourse, Parse, Party, Reached, Slot, parties, party, same};
use crate::lexicon::frames::{Frame, LightSubject, Place};
use crate::mention::{Form, Kind};
use crate::text::{fold, prepositions};
use crate::word::Gender;

/// One way to fill a role.
#[derive(Clone, Debug)]
struct Way {
    parties: Vec<Party>,
    how: &'static str,
}

/// What role filling looks at.
struct Look<'a, 'b> {
    cx: &'a Context<'b>,
    parse: &'a Parse,
    discourse: &'a Discourse,
    attributions: &'a [Attribution],
    frame: &'a Frame,
    around: &'a Around<'a>,
    proposal: &'a Proposal,
}

/// Codes a proposal in every way that names different parties, the most direct first.
pub fn code(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    told: &[EventMention],
    proposal: &Proposal,
) -> Vec<EventMention> {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = &cx.lex.frames.frames[pattern.frame as usize];
    let (Some(kind), Some(around)) = (EventType::parse(&frame.kind), around(cx, parse, discourse, proposal))
    else {
        return Vec::new();
    };
    let look = Look { cx, parse, discourse, attributions, frame, around: &around, proposal };
    let mut out: Vec<EventMention> = Vec::new();
    if let Some(event) = look.anaphor(told, kind, pattern.frame, pattern.line) {
        out.push(event);
    }
    for (actors, recipients) in look.ways() {
        let mut event = look.event(kind, pattern.frame, pattern.line);
        event.actors = actors.parties;
        event.recipients = recipients.parties;
        event.how = (actors.how, recipients.how);
        look.countries(&mut event);
        let again = |other: &EventMention| {
            names(cx, &other.actors) == names(cx, &event.actors)
                && names(cx, &other.recipients) == names(cx, &event.recipients)
        };
        if (!event.actors.is_empty() || !event.recipients.is_empty()) && !out.iter().any(again) {
            out.push(event);
        }
    }
    out
}

fn names(cx: &Context<'_>, parties: &[Party]) -> Vec<u32> {
    let mut out: Vec<u32> = parties.iter().map(|p| cx.mentions[p.mention as usize].same_as).collect();
    out.sort_unstable();
    out
}

impl Look<'_, '_> {
    /// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
    fn anaphor(&self, told: &[EventMention], kind: EventType, frame: u32, line: u32) -> Option<EventMention> {
        let word = &self.cx.words[self.proposal.head as usize];
        let definite = word.prefixes.article
            && !self.cx.lex.frames.patterns[self.proposal.pattern as usize].kind.is_verb();
        let sides = |e: &&EventMention| e.actors.len() + e.recipients.len() > 1;
        let before = told
            .iter()
            .rev()
            .filter(|_| definite)
            .find(|e| e.frame == frame && e.head < self.proposal.head && sides(e))?;
        let told_of = |parties: &[Party]| -> Vec<Party> {
            parties.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect()
        };
        let mut event = self.event(kind, frame, line);
        event.actors = told_of(&before.actors);
        event.recipients = told_of(&before.recipients);
        event.how = ("anaphor", "anaphor");
        Some(event)
    }

    /// The ways to fill both roles.
    fn ways(&self) -> Vec<(Way, Way)> {
        let (slot_actors, slot_recipients) = self.slots(true);
        let owner = pronoun_owner(self.cx, self.around, self.discourse, self.proposal);
        let actors = self.actor_ways(slot_actors.clone(), owner.clone());
        let nobody = Way { parties: Vec::new(), how: "none" };
        if self.frame.reciprocal {
            return self
                .reciprocal_ways(slot_actors, &actors)
                .into_iter()
                .map(|w| (w, nobody.clone()))
                .collect();
        }
        let recipients = self.recipient_ways(slot_recipients, owner);
        let mut out = Vec::new();
        if self.shares_genitive() {
            // «قصف الجيش مخيما»: the genitive acts though nothing that suffers is named.
            let (actors, suffering) = self.slots(false);
            let suffering = if suffering.is_empty() { self.after_all(&actors) } else { suffering };
            if !actors.is_empty() {
                out.push((
                    Way { parties: actors.clone(), how: "genitive" },
                    Way { parties: suffering, how: "slot" },
                ));
                out.push((Way { parties: actors, how: "genitive" }, nobody.clone()));
            }
        }
        for actor in &actors {
            for recipient in &recipients {
                let mut recipient = recipient.clone();
                recipient.parties.retain(|r| !actor.parties.iter().any(|a| same(self.cx, a, r)));
                if recipient.parties.is_empty() {
                    recipient.how = "none";
                }
                out.push((actor.clone(), recipient));
            }
        }
        out
    }

    fn actor_ways(&self, slot: Vec<Party>, owner: Option<Vec<Party>>) -> Vec<Way> {
        let mut out = Vec::new();
        let mut add = |parties: Vec<Party>, how| {
            if !parties.is_empty() {
                out.push(Way { parties, how });
            }
        };
        let named = !slot.is_empty();
        add(slot, "slot");
        add(owner.unwrap_or_default(), "pronoun");
        if !self.around.passive {
            add(self.around.dropped.clone(), "governor");
        }
        add(self.speaker(), "speaker");
        if !named {
            add(self.before(), "before");
            add(self.topic(), "topic");
        }
        out.push(Way { parties: Vec::new(), how: "none" });
        out
    }

    fn recipient_ways(&self, slot: Vec<Party>, owner: Option<Vec<Party>>) -> Vec<Way> {
        let mut out = Vec::new();
        let mut add = |parties: Vec<Party>, how| {
            if !parties.is_empty() {
                out.push(Way { parties, how });
            }
        };
        let named = !slot.is_empty();
        add(slot, "slot");
        add(owner.unwrap_or_default(), "pronoun");
        add(self.other_oblique(), "oblique");
        if !named {
            add(self.after(), "after");
            add(self.topic(), "topic");
        }
        out.push(Way { parties: Vec::new(), how: "none" });
        out
    }

    /// All parties of a reciprocal act: those in its slots, and one more from what stands around.
    fn reciprocal_ways(&self, slot: Vec<Party>, actors: &[Way]) -> Vec<Way> {
        let mut out = vec![Way { parties: slot.clone(), how: "slot" }];
        let mut countries: Vec<&String> = slot.iter().filter_map(|p| p.country.as_ref()).collect();
        countries.sort();
        countries.dedup();
        if countries.len() > 1 {
            return out;
        }
        let more = actors.iter().filter(|w| w.how != "slot" && w.how != "none").cloned();
        let after = Way { parties: self.after_all(&slot), how: "after" };
        let oblique = Way { parties: self.other_oblique(), how: "oblique" };
        for way in more.chain([after, oblique]) {
            let mut parties = slot.clone();
            extend(self.cx, &mut parties, way.parties);
            out.push(Way { parties, how: way.how });
        }
        out.retain(|w| !w.parties.is_empty());
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

    fn shares_genitive(&self) -> bool {
        self.frame.actor.contains(&Place::Genitive) && self.frame.recipient.contains(&Place::Genitive)
    }

    /// The first one named after the predicate that is none of these.
    fn after_all(&self, known: &[Party]) -> Vec<Party> {
        let mut after = self.named_after();
        after.retain(|p| !known.iter().any(|k| same(self.cx, k, p)));
        after.truncate(1);
        after
    }

    /// Who says it, where an act of speech holds the predicate.
    fn speaker(&self) -> Vec<Party> {
        let head = self.proposal.head;
        let links = crate::attribution::chain(self.attributions, head);
        let speaker = links.iter().filter_map(|l| l.speaker.clone()).find(|p| self.acts(p.mention));
        speaker.map(|p| Party { reached: Reached::Topic, ..p }).into_iter().collect()
    }

    /// The last one named before the predicate in its sentence.
    fn before(&self) -> Vec<Party> {
        let chunks = self.around.chunks;
        let named = chunks[..self.proposal.chunk as usize]
            .iter()
            .rev()
            .find_map(|c| c.mentions.iter().rev().find(|&&m| self.acts(m)));
        named.map(|&m| party(self.cx, m, Reached::Near)).into_iter().collect()
    }

    /// The first one named after the predicate, in its own phrase or the next ones, up to the clause's end.
    fn after(&self) -> Vec<Party> {
        let mut after = self.named_after();
        after.truncate(1);
        after
    }

    fn named_after(&self) -> Vec<Party> {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let ends = |k: ChunkKind| matches!(k, ChunkKind::Stop | ChunkKind::Content);
        chunks[at..]
            .iter()
            .take_while(|c| !ends(c.kind))
            .flat_map(|c| &c.mentions)
            .filter(|&&m| self.cx.mentions[m as usize].tokens.0 > self.proposal.head && self.acts(m))
            .map(|&m| party(self.cx, m, Reached::Near))
            .collect()
    }

    /// Parties after a preposition that the frame does not list.
    fn other_oblique(&self) -> Vec<Party> {
        let listed = |prep: &str| {
            let place = Place::After(prep.to_owned());
            self.frame.recipient.contains(&place) || self.frame.actor.contains(&place)
        };
        let args = self.around.args.iter().filter(|a| matches!(&a.slot, Slot::Oblique(p) if !listed(p)));
        args.map(|a| parties(self.cx, self.around.chunks, a)).find(|p| !p.is_empty()).unwrap_or_default()
    }

    /// The first party of the article's headline or lead that is not named in this sentence's clause.
    fn topic(&self) -> Vec<Party> {
        let first = self.discourse.subjects.iter().find(|s| !s.is_empty());
        first
            .map(|s| s.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect())
            .unwrap_or_default()
    }

    fn acts(&self, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        // Who only passes the news on is no party to it.
        let relays = m.sector.first().is_some_and(|s| s == "JRN");
        !matches!(m.kind, Kind::Place) && m.members.is_empty() && !relays
    }

    /// A description without a country is of the place its clause names, else of the article's setting.
    fn countries(&self, event: &mut EventMention) {
        let chunks = self.around.chunks;
        let local = |c: &&crate::clause::Chunk| c.prep.is_some();
        let place = chunks
            .iter()
            .filter(local)
            .flat_map(|c| &c.mentions)
            .map(|&m| &self.cx.mentions[m as usize])
            .find(|m| m.kind == Kind::Place && m.country.is_some());
        let here = place.and_then(|m| m.country.clone()).or_else(|| self.cx.setting.clone());
        for p in event.actors.iter_mut().chain(&mut event.recipients).filter(|p| p.country.is_none()) {
            let m = &self.cx.mentions[p.mention as usize];
            if matches!(m.form, Form::Description | Form::Title) || m.kind == Kind::Person {
                p.country.clone_from(&here);
                p.lent = true;
            }
        }
    }

    fn event(&self, kind: EventType, frame: u32, line: u32) -> EventMention {
        let proposal = self.proposal;
        let sentence = &self.parse.sentences[proposal.parsed as usize];
        let mut words = vec![proposal.head];
        words.extend(&proposal.complement);
        words.dedup();
        let last = words.iter().copied().max().unwrap_or(proposal.head).max(proposal.head);
        let trigger = if last - proposal.head <= 3 { last } else { proposal.head };
        EventMention {
            sentence: sentence.sentence,
            parsed: proposal.parsed,
            trigger: self.cx.text.span(proposal.head as usize, trigger as usize),
            head: proposal.head,
            kind,
            mode: self.frame.mode.clone(),
            frame,
            line,
            words,
            participle: proposal.clause.is_none()
                && self.cx.lex.frames.patterns[proposal.pattern as usize].kind.is_verb(),
            actors: Vec::new(),
            recipients: Vec::new(),
            how: ("none", "none"),
            when: None,
            place: None,
            status: Status::Occurred,
            certainty: Certainty::Certain,
            tense: "past",
            context: self.frame.context.clone(),
            choice: 0.0,
            confidence: 0.5,
            features: Vec::new(),
        }
    }
}

/// A city beside those who meet in it is where they meet, not one more party.
fn drop_places(cx: &Context<'_>, parties: &mut Vec<Party>) {
    let is_place = |p: &Party| cx.mentions[p.mention as usize].kind == Kind::Place;
    if parties.iter().filter(|p| !is_place(p)).count() >= 2 {
        parties.retain(|p| !is_place(p));
    }
}

fn first_at<'p>(
    cx: &Context<'_>,
    around: &Around<'_>,
    places: impl Iterator<Item = &'p Place>,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for place in places {
        let found = at_place(cx, around, place, taken, actor);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn extend(cx: &Context<'_>, into: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        if !into.iter().any(|p| same(cx, p, &party)) {
            into.push(party);
        }
    }
}

/// The parties at one of a frame's places; an argument used for one role is not used for the other.
fn at_place(
    cx: &Context<'_>,
    around: &Around<'_>,
    place: &Place,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for (n, arg) in around.args.iter().enumerate() {
        if taken.contains(&n) {
            continue;
        }
        let fits = match (place, &arg.slot) {
            (Place::Subject, Slot::Subject) => match around.subject {
                LightSubject::Actor => actor,
                LightSubject::Recipient => !actor,
                LightSubject::Mediator => actor,
                LightSubject::Event | LightSubject::Place => false,
            },
            (Place::Object, Slot::Subject) if !actor => around.subject == LightSubject::Recipient,
            (Place::Object, Slot::Object) => true,
            (Place::Genitive, Slot::Genitive) => true,
            (Place::After(want), Slot::Oblique(prep)) => want == prep || fold::loose(prep) == *want,
            _ => false,
        };
        if !fits {
            continue;
        }
        let found = parties(cx, around.chunks, arg);
        if !found.is_empty() {
            taken.push(n);
            return found;
        }
    }
    Vec::new()
}

/// Whom a pronoun at the noun's end stands for («زيارته»): the subject of its clause or what was spoken of.
fn pronoun_owner(
    cx: &Context<'_>,
    around: &Around<'_>,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Option<Vec<Party>> {
    let suffix = cx.words[proposal.head as usize].suffix?;
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
    let last =
        around.clause.map_or(discourse.subjects.len(), |c| c as usize + 1).min(discourse.subjects.len());
    let found = discourse.subjects[..last].iter().rev().take(6).find(|s| !s.is_empty() && fits(s))?;
    Some(found.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect())
}
