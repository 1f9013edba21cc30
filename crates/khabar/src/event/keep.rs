//! Who may not fill a role, whatever else speaks for them: what the clause itself settles is not left to weights.

use super::EventType;
use super::field::value;
use super::fill::{Look, Offer, Role, same_people};
use super::pronoun::fits_pronoun;
use super::slots::{doer_of_pattern, stands_at};
use crate::clause::{Argument, Found, Party, Slot, lacks_any_object, parties};
use crate::lexicon::frames::{LightSubject, Place};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;
use crate::word::{Number, Reading};

impl<'a> Look<'a, '_> {
    /// Leaves those offered for a role whom the clause does not rule out.
    pub(super) fn keep(&self, offers: &mut Vec<Offer<'a>>) {
        self.keep_met(offers);
        self.keep_topic(offers);
        self.keep_doer(offers);
        self.keep_sides(offers);
        self.keep_sender(offers);
        self.keep_threatened(offers);
        self.keep_judged(offers);
        self.keep_accuser(offers);
        self.keep_teller(offers);
        self.keep_denied(offers);
        self.keep_asked(offers);
        self.keep_whom(offers);
        self.keep_charged(offers);
        self.keep_standpoint(offers);
        self.keep_laid(offers);
        self.keep_part(offers);
        self.keep_called(offers);
        self.keep_attacker(offers);
        self.keep_callers(offers);
        self.keep_owned(offers);
        self.keep_whose(offers);
        self.keep_refused(offers);
        self.keep_opposed(offers);
        self.keep_told(offers);
        self.keep_condemned(offers);
        self.keep_ranks(offers);
        self.keep_deed(offers);
        self.keep_between(offers);
        self.keep_street(offers);
        self.keep_news(offers);
        self.keep_others(offers);
        self.keep_unnamed(offers);
        self.keep_next(offers);
        self.keep_beside(offers);
        self.keep_backers(offers);
        self.keep_among(offers);
        self.keep_formed(offers);
        self.keep_standing(offers);
        self.keep_siding(offers);
        self.keep_by_medium(offers);
        self.keep_sent_to(offers);
        self.keep_where(offers);
        self.keep_counted(offers);
        self.keep_undergone(offers);
        self.keep_apart(offers);
        self.keep_controlled(offers);
        self.keep_undertaken(offers);
        self.keep_asked_for(offers);
        self.keep_done_to(offers);
        self.keep_speaking_on(offers);
        self.keep_punished(offers);
        self.keep_announcing(offers);
        self.keep_resigning(offers);
        self.keep_whole(offers);
        self.keep_hands(offers);
        self.keep_own_object(offers);
        self.keep_reason(offers);
        self.keep_left_out(offers);
        self.keep_together(offers);
    }

    /// «محتجز لدى الجماعة»: where the pattern's own last word opens the place of who acts, nobody else does, and who stands there
    /// suffers nothing.
    fn keep_doer(&self, offers: &mut Vec<Offer<'a>>) {
        let doer = doer_of_pattern(self.cx, self.around, self.frame, self.proposal);
        let Some(doer) = doer.filter(|_| !self.frame.reciprocal) else { return };
        offers.retain_mut(|offer| {
            let slot = offer.role == Some(Role::Actor) && offer.how == value!(How, "slot");
            let others = offer.role != Some(Role::Actor) && !same_people(self.cx, &offer.parties, &doer);
            if others {
                offer.role = Some(Role::Recipient);
            }
            slot || others
        });
    }

    /// «أفراد تتهمهم واشنطن»: who stands behind an active verb as its subject suffers nothing by it, who stands there as its
    /// object does nothing; and nobody suffers whom its pronoun cannot mean, where it has one.
    fn keep_sides(&self, offers: &mut Vec<Offer<'a>>) {
        let (around, frame) = (self.around, self.frame);
        let acts = frame.actor.contains(&Place::Subject) && !frame.recipient.contains(&Place::Subject);
        let verb = self.proposal.clause.is_some() && !frame.reciprocal;
        let plain = verb && !around.passive;
        // «أصيب جندي بجروح»: nor does the subject of a passive verb.
        if verb && around.passive && frame.recipient.contains(&Place::Object) && acts {
            let hurt = around.args.iter().find(|a| a.slot == Slot::Object && a.found != Found::Shared);
            // «طُرد السفير الفرنسي»: nor who is named by a word of the pattern.
            let hurt = hurt.map(|a| parties(self.cx, around.chunks, &Argument { from: 0, ..a.clone() }));
            let hurt = hurt.unwrap_or_default();
            offers.retain_mut(|offer| limit(offer, same_people(self.cx, &offer.parties, &hurt), false));
        }
        if !plain || !acts || around.subject != LightSubject::Actor {
            return;
        }
        let suffers = frame.recipient.contains(&Place::Object) && !frame.actor.contains(&Place::Object);
        let suffix = self.cx.words[self.proposal.head as usize].suffix;
        let pronoun = suffix.filter(|s| suffers && prepositions::pronoun_gender(s).is_some());
        let at = |slot: Slot| around.args.iter().find(|a| a.slot == slot && a.found != Found::Shared);
        let (subject, object) = (at(Slot::Subject), at(Slot::Object));
        let of = |arg: &Argument| parties(self.cx, around.chunks, arg);
        // «قرارا رحبت به واشنطن»: what is done to, a preposition may take up; one of time («على إثره») takes up nothing.
        let next = around.chunks.get(self.proposal.chunk as usize + 1);
        let plain = |p: &String| !prepositions::OTHER_TIMES.contains(&p.as_str());
        let taken_up =
            next.is_some_and(|c| self.cx.is_pronoun_phrase(c) && c.prep.as_ref().is_some_and(plain));
        let whole = object.is_some() || pronoun.is_some() || taken_up;
        let alone = self.acts_alone(subject);
        let whole = whole || alone.is_some();
        let doer = subject.filter(|s| whole && s.found == Found::Here).map(of).unwrap_or_default();
        let done = object.filter(|_| suffers && subject.is_some()).map(of).unwrap_or_default();
        let named = suffers && object.is_some_and(|o| o.found == Found::Antecedent);
        offers.retain_mut(|offer| {
            if offer.how == value!(How, "slot") {
                return true;
            }
            let no_actor = same_people(self.cx, &offer.parties, &done);
            let unmeant = pronoun.is_some_and(|p| !fits_pronoun(self.cx, p, &offer.parties));
            let acts = same_people(self.cx, &offer.parties, &doer);
            let no_actor = no_actor || alone.is_some() && !acts;
            let no_recipient = named || unmeant || acts;
            limit(offer, no_actor, !no_actor && no_recipient)
        });
    }

    /// «بينما رحبت رئيسة الوزراء بالقرار»: the one who stands by name or office, of a state that is known, as the subject behind a verb of judging that
    /// has no object: nobody else judges.
    fn acts_alone(&self, subject: Option<&Argument>) -> Option<Vec<Party>> {
        let clause = self.proposal.clause.map(|c| &self.parse.clauses[c as usize])?;
        let named = |p: &Party| {
            let form = self.cx.mentions[p.mention as usize].form;
            p.country.is_some() && matches!(form, Form::Name | Form::Title)
        };
        let judges = matches!(self.kind, EventType::Support | EventType::Accuse);
        let subject =
            subject.filter(|s| judges && s.found == Found::Here && lacks_any_object(self.cx, clause))?;
        let doer = parties(self.cx, self.around.chunks, subject);
        (doer.len() == 1 && doer.iter().all(named)).then_some(doer)
    }

    /// «يستقبل الوزير ويتلقى رسالة من الأمير»: where a verb's subject suffers and who acts stands behind a preposition, nobody acts but who
    /// stands there.
    fn keep_sender(&self, offers: &mut Vec<Offer<'a>>) {
        let (around, frame) = (self.around, self.frame);
        let (Some(Place::After(from)), Some(Place::Subject)) = (frame.actor.first(), frame.recipient.first())
        else {
            return;
        };
        let there = |a: &&Argument| a.slot.name() == from && a.found == Found::Here;
        let sender = around.args.iter().find(there).filter(|_| !around.passive);
        let sender = sender.map(|a| parties(self.cx, around.chunks, a)).unwrap_or_default();
        if !sender.is_empty() {
            offers.retain_mut(|offer| {
                let sends = same_people(self.cx, &offer.parties, &sender);
                limit(offer, !sends, sends)
            });
        }
    }

    /// «تتجاهل الحكومة مطالب السجناء»: whose a deed is by a genitive has done it, and nobody else, where its frame has the genitive act and
    /// never suffer.
    fn keep_whose(&self, offers: &mut Vec<Offer<'a>>) {
        let (frame, around) = (self.frame, self.around);
        let acts = frame.actor.contains(&Place::Genitive) && !frame.recipient.contains(&Place::Genitive);
        // «مطالبة الحكومة», «دعم الجيش» are open to both.
        // So is «انتقاد الحكومة»; «انتقادات الحكومة» and «دعوى جنوب أفريقيا» are hers.
        let word = &self.cx.words[self.proposal.head as usize];
        let whole = |r: &Reading| r.number() == Some(Number::Plural) || matches!(r, Reading::Noun { .. });
        let words = matches!(frame.kind.as_str(), "ACCUSE" | "REJECT") && word.readings.iter().all(whole);
        let plain = matches!(frame.kind.as_str(), "THREATEN" | "PROTEST") || frame.by_genitive || words;
        if self.proposal.clause.is_some() || frame.reciprocal || !acts || !plain || !self.hands().is_empty() {
            return;
        }
        let own = around.args.iter().find(|a| a.slot == Slot::Genitive);
        let owner = own.map(|a| parties(self.cx, around.chunks, a)).unwrap_or_default();
        let person = |p: &Party| self.cx.mentions[p.mention as usize].kind != Kind::Place;
        if owner.is_empty() || !owner.iter().all(person) {
            return;
        }
        offers.retain_mut(|offer| {
            let is_owner = same_people(self.cx, &offer.parties, &owner);
            limit(offer, !is_owner && offer.how != value!(How, "slot"), is_owner)
        });
    }

    /// «بعد إدانته بالتحريض»: whose a deed of power is, by a pronoun at its noun, suffers it where nobody else does.
    fn keep_owned(&self, offers: &mut Vec<Offer<'a>>) {
        let suffix = self.cx.words[self.proposal.head as usize].suffix;
        let pronoun = suffix.filter(|s| prepositions::pronoun_gender(s).is_some());
        let other = |a: &Argument| {
            let at = |p: &Place| stands_at(self.around, p, &a.slot, false);
            a.slot != Slot::Genitive && self.frame.recipient.iter().any(at)
        };
        let noun = self.proposal.clause.is_none() && pronoun.is_some() && self.shares_genitive();
        let named = |a: &&Argument| !parties(self.cx, self.around.chunks, a).is_empty();
        if noun && !self.around.args.iter().filter(named).any(other) {
            // «جرد البرلمان نائبا من مقعده بعد إدانته»: whom the verb before is about is meant sooner than its subject.
            let clause = self.around.clause.map(|c| &self.parse.clauses[c as usize]);
            let about = |a: &Argument| {
                let before = self.around.chunks[a.chunks[0] as usize].last <= self.proposal.head;
                let found = parties(self.cx, self.around.chunks, a);
                let person = |p: &Party| self.cx.mentions[p.mention as usize].kind != Kind::Place;
                let fits = before && pronoun.is_some_and(|p| fits_pronoun(self.cx, p, &found));
                (fits && a.slot != Slot::Subject && found.iter().all(person)).then_some(found)
            };
            let pronoun =
                || offers.iter().find(|o| o.how == value!(How, "pronoun")).map(|o| o.parties.to_vec());
            let owner = clause.and_then(|c| c.args.iter().rev().find_map(about)).or_else(pronoun);
            let Some(owner) = owner else { return };
            offers.retain_mut(|offer| limit(offer, same_people(self.cx, &offer.parties, &owner), false));
        }
    }

    /// «توعدت الخارجية بالرد، فيما أعلنت الحكومة …»: a government that stands at the place of who acts does nothing to itself.
    fn keep_others(&self, offers: &mut Vec<Offer<'a>>) {
        if self.around.passive || !matches!(self.frame.kind.as_str(), "ACCUSE" | "THREATEN" | "SANCTION") {
            return;
        }
        let slot = |o: &&Offer<'_>| o.role == Some(Role::Actor) && o.how == value!(How, "slot");
        let Some(actors) = offers.iter().find(slot).map(|o| o.parties.to_vec()) else { return };
        let rules = |p: &Party| sector::is_of(&p.sector, &[sector::GOVERNMENT]) && p.country.is_some();
        let whole = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            rules(p) && matches!(m.kind, Kind::State | Kind::Organization | Kind::Place)
        };
        if !actors.iter().all(rules) {
            return;
        }
        let own = |p: &Party| whole(p) && actors.iter().any(|a| a.country == p.country);
        offers.retain_mut(|offer| {
            let slot = offer.how == value!(How, "slot");
            slot || limit(offer, false, offer.parties.iter().all(own))
        });
    }
}

/// Takes roles from an offer; tells whether any is left to it.
pub(super) fn limit(offer: &mut Offer<'_>, no_actor: bool, no_recipient: bool) -> bool {
    let taken = match (no_actor, no_recipient) {
        (false, false) => return true,
        (true, _) => Role::Actor,
        (false, true) => Role::Recipient,
    };
    let kept = offer.role != Some(taken);
    offer.role = Some(if taken == Role::Actor { Role::Recipient } else { Role::Actor });
    kept
}
