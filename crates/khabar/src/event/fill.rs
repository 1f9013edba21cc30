//! Who may fill a role: the frame's own places first, then everybody the sentence and the article offer.
//!
//! A role takes the first of its frame's places that holds somebody. Where none does, or where the words are
//! ambiguous, the pronoun at the word's end, the clause that governs it, the speaker, every phrase of the sentence
//! that names somebody, and those the article speaks of may tell. All are proposed; the ranker chooses.

use super::EventType;
use super::around::Around;
use super::bag::Bag;
use super::field::{Value, value};
use super::matching::Proposal;
use super::path::{Path, path};
use super::pronoun::fits_pronoun;
use super::scene::Scene;
use super::slots::{at_place, by_agent, drop_places, extend, first_at};
use super::told::Told;
use super::unfit::{is_in_office, is_of_force, is_powerless, relays};
use crate::attribution::Attribution;
use crate::clause::{Argument, Chunk, Context, Discourse, Parse, Party, Reached, Slot};
use crate::lexicon::frames::{Frame, Place};
use crate::mention::Kind;
use crate::text::prepositions;
use crate::word::{Person, Reading};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// How many may stand for one role, nobody among them.
pub const MOST: usize = 14;

/// Somebody whom the words offer for a role.
pub struct Offer<'o> {
    /// The only role they may fill.
    pub(super) role: Option<Role>,
    /// How they were found.
    pub how: Value,
    /// Whom: more than one where conjoined.
    pub parties: Cow<'o, [Party]>,
    path: OnceCell<Path>,
}

impl Offer<'_> {
    /// The path from the predicate to them.
    pub(super) fn path(&self, look: &Look<'_, '_>) -> &Path {
        self.path.get_or_init(|| path(look, self.how, &self.parties))
    }
}

/// Somebody who may fill a role, weighed.
pub struct Filler<'o, 'a> {
    /// Whom.
    pub offer: &'o Offer<'o>,
    /// How much speaks for them.
    pub sum: f32,
    /// What does, where it is kept of all.
    pub bag: Option<Bag<'a>>,
}

/// A role of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom.
    Recipient,
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
    /// Whom the sentence names and the article spoke of before it.
    pub scene: &'a Scene<'a>,
    /// The frame.
    pub frame: &'a Frame,
    /// Its type.
    pub kind: EventType,
    /// What stands around the predicate.
    pub around: &'a Around<'a>,
    /// The predicate.
    pub proposal: &'a Proposal,
    /// What was told before it.
    pub told: &'a [Told],
}

impl<'a> Look<'a, '_> {
    /// Whom the words offer for each role, the most direct first; the last one is nobody.
    pub fn offers(&self) -> Vec<Offer<'a>> {
        let mut out: Vec<Offer<'a>> = Vec::with_capacity(24);
        // What is found around this predicate is lent a country; what the scene holds was.
        let mut add = |role: Option<Role>, how: Value, mut parties: Vec<Party>| {
            if !parties.is_empty() {
                self.scene.lend(self.cx, &mut parties);
                self.offer(role, how, Cow::Owned(parties), &mut out);
            }
        };
        let (actor, recipient) = (Some(Role::Actor), Some(Role::Recipient));
        if let Some(blame) = self.blame().filter(|_| self.is_of_words()) {
            add(actor, value!(How, "slot"), vec![blame.by]);
            let denied = blame.of.is_empty();
            add(recipient, value!(How, "slot"), blame.of);
            if denied {
                out.push(nobody());
            }
            return out;
        }
        let (actors, mut recipients) = self.slots(true);
        if recipients.is_empty() {
            recipients = self.answered(&actors);
        }
        if recipients.is_empty() {
            recipients = self.said_by_pronoun().unwrap_or_default();
        }
        add(actor, value!(How, "slot"), actors);
        add(recipient, value!(How, "slot"), recipients);
        if self.shares_genitive() && !self.frame.reciprocal {
            // «قصف الجيش مخيما»: the genitive acts though nothing that suffers is named.
            let (actors, suffering) = self.slots(false);
            add(actor, value!(How, "genitive"), actors);
            add(recipient, value!(How, "other-slot"), suffering);
        }
        match self.object_owner() {
            Some(object) => {
                // «استقبله»: of some acts the object is who comes, and so acts.
                let acts = self.frame.reciprocal || self.frame.actor.contains(&Place::Object);
                add(recipient.filter(|_| !acts), value!(How, "pronoun"), object);
            }
            None => {
                let owner = self.pronoun_owner(self.proposal.head);
                add(None, value!(How, "pronoun"), owner.unwrap_or_default());
            }
        }
        for role in [Role::Actor, Role::Recipient] {
            let owner = self.pronoun_at(role).and_then(|t| self.owner_at(t));
            add(Some(role), value!(How, "pronoun-at"), owner.unwrap_or_default());
        }
        if !self.around.passive || self.frame.reciprocal {
            let role = actor.filter(|_| !self.frame.reciprocal);
            // «لامتناعها عن اعتقال الرئيس أثناء زيارته»: of talks and visits the pronoun tells who is there.
            let noun = self.proposal.clause.is_none() && self.kind == EventType::Consult;
            let suffix = self.cx.words[self.proposal.head as usize].suffix.filter(|_| noun);
            let dropped = &self.around.dropped;
            let fits = suffix.is_none_or(|s| {
                prepositions::pronoun_gender(s).is_none() || fits_pronoun(self.cx, s, dropped)
            });
            add(role, value!(How, "governor"), if fits { dropped.clone() } else { Vec::new() });
        }
        add(None, value!(How, "speaker"), self.speaker().into_iter().collect());
        let own = self.scene.own_phrase(self.cx, self.proposal);
        for parties in self.scene.phrases(self.proposal.chunk as usize, &own) {
            let parties = match parties {
                Some(parties) => Cow::Borrowed(parties),
                None => Cow::Owned(own.clone()),
            };
            self.offer(None, value!(How, "phrase"), parties, &mut out);
        }
        for earlier in &self.scene.earlier {
            self.offer(None, value!(How, "earlier"), Cow::Borrowed(earlier), &mut out);
        }
        self.offer(None, value!(How, "topic"), Cow::Borrowed(&self.scene.topic), &mut out);
        self.offer(None, value!(How, "setting"), Cow::Borrowed(&self.scene.setting), &mut out);
        self.keep(&mut out);
        out.push(nobody());
        out
    }

    /// Offers those who may act: who only passes the news on meets nobody, and an agency in brackets behind a caption
    /// does nothing.
    fn offer(&self, role: Option<Role>, how: Value, mut parties: Cow<'a, [Party]>, out: &mut Vec<Offer<'a>>) {
        let meets = how != value!(How, "slot") && self.kind == EventType::Consult;
        // A stretch of the earth that is no state's («شرق أفريقيا») says nothing, and nobody speaks to it.
        let said = self.kind.is_said() && !self.kind.is_undirected();
        let somebody = |p: &Party| {
            !said || p.country.is_some() || self.cx.mentions[p.mention as usize].kind != Kind::Place
        };
        let acts = |p: &Party| {
            somebody(p)
                && !self.is_complement(p.mention)
                && (role == Some(Role::Actor) || !self.is_given(p.mention))
                && !self.only_tells(how, p.mention)
                && (!relays(self.cx, p.mention) || !meets && !self.is_credit(p.mention))
        };
        if !parties.iter().all(acts) {
            parties.to_mut().retain(acts);
        }
        if !parties.is_empty() {
            out.push(Offer { role, how, parties, path: OnceCell::new() });
        }
    }

    /// The offers for a role: of several of the same people the first, and the last one, who is nobody.
    pub fn offered<'o>(&self, offers: &'o [Offer<'o>], role: Role) -> Vec<&'o Offer<'o>> {
        let mut out: Vec<&'o Offer<'o>> = Vec::with_capacity(MOST);
        let mut named: SmallVec<[Option<u32>; MOST]> = SmallVec::new();
        let Some((nobody, somebody)) = offers.split_last() else { return out };
        let (forced, street) = (self.is_deed_of_power(), self.is_deed_of_the_street());
        let unfit = |p: &Party| match role {
            Role::Actor => {
                forced && is_powerless(self.cx, p)
                    || street && (is_of_force(self.cx, p) || is_in_office(self.cx, p))
            }
            Role::Recipient => forced && p.country.as_deref() == Some("NGO"),
        };
        let able = |o: &&Offer<'_>| {
            let own = [value!(How, "slot"), value!(How, "genitive"), value!(How, "other-slot")];
            own.contains(&o.how) || !o.parties.iter().all(unfit)
        };
        for offer in somebody.iter().filter(|o| o.role.is_none_or(|r| r == role)).filter(able) {
            if out.len() + 1 >= MOST {
                break;
            }
            // Nearly all are one, who are compared by a number.
            let one = match &*offer.parties {
                [one] => Some(self.cx.mentions[one.mention as usize].same_as),
                _ => None,
            };
            let known = |(other, named): (&&Offer<'_>, &Option<u32>)| match (one, named) {
                (Some(one), Some(other)) => one == *other,
                _ => same_people(self.cx, &other.parties, &offer.parties),
            };
            if !out.iter().zip(&named).any(known) {
                out.push(offer);
                named.push(one);
            }
        }
        out.push(nobody);
        out
    }

    /// Fills both roles from the frame's places.
    pub(super) fn slots(&self, suffers_first: bool) -> (Vec<Party>, Vec<Party>) {
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
                recipients = self.suffers_behind();
            }
            if recipients.is_empty() && self.genitive_that_acts().is_none() {
                recipients = at_place(cx, around, &Place::Genitive, &mut taken, false);
            }
        }
        if frame.reciprocal {
            for place in &frame.actor {
                // «ناقش الطرفان الصراع الفلسطيني الإسرائيلي»: what is talked about names others than those who talk.
                let talked_about = |(n, a): (usize, &Argument)| {
                    let phrase = &around.chunks[a.chunks[0] as usize];
                    let names = !phrase.mentions.is_empty() && !cx.mentions_only(phrase);
                    (a.slot == Slot::Object && names).then_some(n)
                };
                if *place == Place::Object {
                    taken.extend(around.args.iter().enumerate().filter_map(talked_about));
                }
                let found = at_place(cx, around, place, &mut taken, true);
                extend(cx, &mut actors, found);
            }
            if actors.len() < 2 {
                extend(cx, &mut actors, self.met_by_pronoun());
                extend(cx, &mut actors, self.who_speaks_of_it());
            }
            drop_places(cx, &mut actors);
        } else {
            // «استُهدفت من جانب»: words that mark the doer of what is not told by its doer speak before all others.
            let verb = self.proposal.clause.is_some();
            let hosts = frame.recipient.contains(&Place::Subject) && !frame.actor.contains(&Place::Subject);
            if (around.passive || !verb) && !hosts {
                actors = by_agent(cx, around, &mut taken);
            }
            if actors.is_empty() {
                actors = first_at(cx, around, frame.actor.iter(), &mut taken, true);
            }
        }
        if !shared && !frame.reciprocal {
            recipients = self.charged();
        }
        if recipients.is_empty() {
            recipients = self.whose_march();
        }
        if !shared && !frame.reciprocal && recipients.is_empty() {
            recipients = first_at(cx, around, frame.recipient.iter(), &mut taken, false);
        }
        if recipients.is_empty() {
            recipients = self.part_of_several();
        }
        if recipients.is_empty() {
            recipients.extend(self.harmed());
        }
        if recipients.is_empty() {
            recipients = self.undergoes();
        }
        if actors.is_empty() {
            actors = self.decider();
        }
        if actors.is_empty() && frame.actor.contains(&Place::Subject) && !frame.reciprocal {
            actors = self.who_speaks_of_it();
        }
        (actors, recipients)
    }

    /// Who stands at the frame's own places for who acts.
    pub fn visitors(&self) -> Vec<Party> {
        self.slots(false).0
    }

    /// The phrase of the sentence in which somebody is named.
    pub(super) fn phrase_of(&self, party: &Party) -> Option<&'a Chunk> {
        let first = self.cx.mentions[party.mention as usize].tokens.0 as usize;
        self.around.chunks.iter().find(|c| c.tokens().contains(&first))
    }

    pub(super) fn shares_genitive(&self) -> bool {
        self.frame.actor.contains(&Place::Genitive) && self.frame.recipient.contains(&Place::Genitive)
    }

    /// «نتفاوض مع إيران», «ندعم المبادرة»: who says what is told in the first person has done it.
    fn who_speaks_of_it(&self) -> Vec<Party> {
        let word = &self.cx.words[self.proposal.head as usize];
        let first = |r: &Reading| matches!(r, Reading::Verb { person: Person::First, .. });
        let ours = word.verbs().next().is_some() && word.verbs().all(first);
        let told = self.proposal.clause.is_some() && ours && !self.around.passive;
        self.speaker().filter(|_| told).into_iter().collect()
    }

    /// Who says it, where an act of speech holds the predicate: the innermost who may be party to it.
    pub(super) fn speaker(&self) -> Option<Party> {
        let head = self.proposal.head;
        let holds = |a: &&Attribution| a.content.0 <= head && head < a.content.1 && a.head != head;
        let speaks = |a: &Attribution| a.speaker.as_ref().filter(|p| self.acts(p.mention)).is_some();
        let inner = |a: &&Attribution| (a.content.1 - a.content.0, Reverse(a.head));
        let said = self.attributions.iter().filter(holds).filter(|a| speaks(a)).min_by_key(inner)?;
        said.speaker.as_ref().map(|p| Party { reached: Reached::Topic, ..p.clone() })
    }
}

/// The offer of nobody, which comes last.
fn nobody<'a>() -> Offer<'a> {
    let (how, parties) = (value!(How, "none"), Cow::Borrowed(&[][..]));
    Offer { role: None, how, parties, path: OnceCell::new() }
}

/// Whether two lists name the same people, in whatever order and however often.
pub(super) fn same_people(cx: &Context<'_>, a: &[Party], b: &[Party]) -> bool {
    let id = |p: &Party| cx.mentions[p.mention as usize].same_as;
    if let ([one], [other]) = (a, b) {
        return id(one) == id(other);
    }
    let within = |a: &[Party], b: &[Party]| a.iter().all(|p| b.iter().any(|q| id(p) == id(q)));
    within(a, b) && within(b, a)
}
