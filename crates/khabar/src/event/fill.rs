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
use super::role::Told;
use super::scene::Scene;
use super::slots::{at_place, by_agent, drop_places, extend, first_at, stands_at};
use crate::attribution::Attribution;
use crate::clause::{Argument, ChunkKind, Context, Discourse, Parse, Party, Reached, Slot};
use crate::lexicon::frames::{Frame, Place};
use crate::lexicon::reporting::CueKind;
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::{Derived, Gender, Reading};
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
            add(recipient, value!(How, "slot"), blame.of);
            return out;
        }
        let (actors, mut recipients) = self.slots(true);
        if recipients.is_empty() {
            recipients = self.answered(&actors);
        }
        add(actor, value!(How, "slot"), actors);
        add(recipient, value!(How, "slot"), recipients);
        if self.shares_genitive() && !self.frame.reciprocal {
            // «قصف الجيش مخيما»: the genitive acts though nothing that suffers is named.
            let (actors, suffering) = self.slots(false);
            add(actor, value!(How, "genitive"), actors);
            add(recipient, value!(How, "other-slot"), suffering);
        }
        add(None, value!(How, "pronoun"), self.pronoun_owner(self.proposal.head).unwrap_or_default());
        for role in [Role::Actor, Role::Recipient] {
            let owner = self.pronoun_at(role).and_then(|t| self.pronoun_owner(t));
            add(Some(role), value!(How, "pronoun-at"), owner.unwrap_or_default());
        }
        if !self.around.passive || self.frame.reciprocal {
            let role = actor.filter(|_| !self.frame.reciprocal);
            add(role, value!(How, "governor"), self.around.dropped.clone());
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
        let (how, parties) = (value!(How, "none"), Cow::Borrowed(&[][..]));
        out.push(Offer { role: None, how, parties, path: OnceCell::new() });
        out
    }

    /// Offers those who may act: who only passes the news on meets nobody, and an agency in brackets behind a caption
    /// does nothing.
    fn offer(&self, role: Option<Role>, how: Value, mut parties: Cow<'a, [Party]>, out: &mut Vec<Offer<'a>>) {
        let meets = how != value!(How, "slot") && self.frame.kind == "CONSULT";
        // A stretch of the earth that is no state's («شرق أفريقيا») says nothing, and nobody speaks to it.
        let said = EventType::parse(&self.frame.kind).is_some_and(|k| k.is_said() && !k.is_undirected());
        let somebody = |p: &Party| {
            !said || p.country.is_some() || self.cx.mentions[p.mention as usize].kind != Kind::Place
        };
        let acts = |p: &Party| {
            somebody(p)
                && !self.is_complement(p.mention)
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
            if !out.iter().any(|o| same_people(self.cx, &o.parties, &offer.parties)) {
                out.push(offer);
            }
        }
        out.push(nobody);
        out
    }

    /// «نددت النقابة بالاعتقالات»: whether a noun tells what only those who hold power or arms do.
    fn is_deed_of_power(&self) -> bool {
        let verb = self.proposal.clause.is_some();
        !verb && matches!(self.frame.kind.as_str(), "ASSAULT" | "COERCE" | "SANCTION" | "MOBILIZE")
    }

    /// «أطلقت الشرطة الغاز بعد المظاهرة»: whether a noun tells what only people in the street do.
    fn is_deed_of_the_street(&self) -> bool {
        self.proposal.clause.is_none() && self.frame.kind == "PROTEST"
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
            recipients = first_at(cx, around, frame.recipient.iter(), &mut taken, false);
        }
        (actors, recipients)
    }

    /// Who stands at the frame's own places for who acts.
    pub fn visitors(&self) -> Vec<Party> {
        self.slots(false).0
    }

    pub(super) fn shares_genitive(&self) -> bool {
        self.frame.actor.contains(&Place::Genitive) && self.frame.recipient.contains(&Place::Genitive)
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

    fn acts(&self, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        // Who only passes the news on is no party to it.
        !matches!(m.kind, Kind::Place) && m.members.is_empty() && !relays(self.cx, mention)
    }

    /// «وقال المصدر إن قوة اعتقلت …»: a nameless source that no place of the frame's own holds only tells of what others do; it may
    /// still ask or deny as it speaks.
    fn only_tells(&self, how: Value, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        let said = EventType::parse(&self.frame.kind).is_some_and(EventType::is_said);
        let far =
            [value!(How, "phrase"), value!(How, "earlier"), value!(How, "topic"), value!(How, "setting")];
        let held = [value!(How, "governor"), value!(How, "speaker")];
        if !far.contains(&how) && (said || !held.contains(&how)) {
            return false;
        }
        let report = |key: &String| !self.cx.lex.reporting.cues(CueKind::Noun, key).is_empty();
        self.is_attribute(how, m.tokens.0)
            || m.form == Form::Description && self.cx.noun_keys(m.tokens.0 as usize).iter().any(report)
    }

    /// «قوات مدعومة من روسيا», «مهاجرين قادمين من ليبيا»: whether a phrase behind «من» only completes a participle that describes
    /// somebody else.
    fn is_attribute(&self, how: Value, first: u32) -> bool {
        let chunks = self.around.chunks;
        let at = chunks.iter().position(|c| c.tokens().contains(&(first as usize)));
        let Some((phrase, before)) = at.and_then(|at| Some((&chunks[at], &chunks[at.checked_sub(1)?])))
        else {
            return false;
        };
        let last = before.last.saturating_sub(1);
        let participle =
            |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Active | Derived::Passive, .. });
        how == value!(How, "phrase")
            && phrase.prep.as_deref() == Some(prepositions::FROM)
            && before.kind == ChunkKind::Noun
            && before.last == phrase.first
            && last > before.head
            && last != self.proposal.head
            && self.cx.words[last as usize].readings.first().is_some_and(participle)
    }

    /// «سحب قواته من سوريا»: what somebody has, and a pattern's own word names, is no party beside him.
    fn is_complement(&self, mention: u32) -> bool {
        let head = self.cx.mentions[mention as usize].tokens.0;
        self.proposal.complement.contains(&head) && self.cx.words[head as usize].suffix.is_some()
    }

    /// «… أمام المقر (رويترز)»: whose picture or report it is.
    fn is_credit(&self, mention: u32) -> bool {
        let before = self.cx.mentions[mention as usize].tokens.0.checked_sub(1);
        before.is_some_and(|t| matches!(self.cx.text.token(t as usize), "(" | "["))
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
        let fits = |parties: &[Party]| fits_pronoun(cx, feminine, parties);
        if self.around.controlled && fits(&self.around.dropped) {
            let owner = self.around.dropped.iter();
            return Some(owner.map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect());
        }
        let subjects = &self.discourse.subjects;
        // What a verb does to «ه» it does not do to its own subject.
        let own = usize::from(self.proposal.clause.is_none());
        let last = self.around.clause.map_or(subjects.len(), |c| c as usize + own).min(subjects.len());
        let near = || subjects[..last].iter().rev().take(6).filter(|s| !s.is_empty() && fits(s));
        // «ه» is a person's before it is a body's.
        let body = |s: &&Vec<Party>| cx.mentions[s[0].mention as usize].kind == Kind::Organization;
        let person = near().find(|s| feminine != Some(false) || !body(s));
        let found = person.or_else(|| near().next())?;
        Some(found.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect())
    }
}

/// Whether a pronoun of a gender may stand for some parties; where either is not known it may.
pub(super) fn fits_pronoun(cx: &Context<'_>, feminine: Option<bool>, parties: &[Party]) -> bool {
    let Some(first) = parties.first() else { return false };
    let mention = &cx.mentions[first.mention as usize];
    match (feminine, mention.gender, mention.kind) {
        (Some(f), Some(g), Kind::Person | Kind::Organization) => f == (g == Gender::Feminine),
        (Some(f), None, Kind::State | Kind::Organization) => f,
        _ => true,
    }
}

/// Whether somebody has neither arms nor office: a union, a school, doctors, the press, a body of civil society.
fn is_powerless(cx: &Context<'_>, party: &Party) -> bool {
    let body = cx.mentions[party.mention as usize].kind == Kind::Organization;
    let civil = |s: &String| match s.as_str() {
        "LAB" | "EDU" | "MED" | "JRN" | "NGO" => true,
        "CVL" => body,
        _ => false,
    };
    party.country.as_deref() == Some("NGO") || party.sector.first().is_some_and(civil)
}

/// Whether somebody is of the police, the army, a court or a secret service.
fn is_of_force(cx: &Context<'_>, party: &Party) -> bool {
    let force = |s: &String| matches!(s.as_str(), "COP" | "MIL" | "JUD" | "SPY");
    let place = matches!(cx.mentions[party.mention as usize].kind, Kind::State | Kind::Place);
    !place && party.sector.first().is_some_and(force)
}

/// «أقال الرئيس حكومته بعد احتجاجات»: whether somebody is a person who governs, or his government.
fn is_in_office(cx: &Context<'_>, party: &Party) -> bool {
    let kind = cx.mentions[party.mention as usize].kind;
    let governs = party.sector.first().is_some_and(|s| s == "GOV");
    governs && matches!(kind, Kind::Person | Kind::Organization | Kind::Group)
}

/// Whether a mention is of those who only pass the news on.
fn relays(cx: &Context<'_>, mention: u32) -> bool {
    cx.mentions[mention as usize].sector.first().is_some_and(|s| s == "JRN")
}

/// Whether two lists name the same people, in whatever order and however often.
pub(super) fn same_people(cx: &Context<'_>, a: &[Party], b: &[Party]) -> bool {
    let id = |p: &Party| cx.mentions[p.mention as usize].same_as;
    let within = |a: &[Party], b: &[Party]| a.iter().all(|p| b.iter().any(|q| id(p) == id(q)));
    within(a, b) && within(b, a)
}
