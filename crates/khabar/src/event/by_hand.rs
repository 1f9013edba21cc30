//! Who acts and who suffers where the words beside a verbal noun leave no choice: «من قبل» and «على يد» name who has done it, and what a
//! pattern has for the verb's own object has not («طرد السفير الفرنسي من النيجر»).

use super::field::value;
use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use super::slots::by_agent;
use crate::clause::{Party, Slot, parties};
use crate::lexicon::frames::{HeadKind, Place};
use crate::mention::{Form, Kind};
use crate::word::{Derived, Reading};

impl Look<'_, '_> {
    /// Who has done what a verbal noun names by «من قبل», «على يد».
    pub(super) fn hands(&self) -> Vec<Party> {
        let noun = self.proposal.clause.is_none() && !self.frame.reciprocal;
        if noun { by_agent(self.cx, self.around, &mut Vec::new()) } else { Vec::new() }
    }

    /// «تهديد باريس من قبل أنقرة»: whose a deed is suffers it, where its verb has an object and «من قبل» names another who has done it.
    pub(super) fn undergoes(&self) -> Vec<Party> {
        let open = self.frame.recipient.contains(&Place::Object);
        let own = self.around.args.iter().find(|a| a.slot == Slot::Genitive);
        match own.filter(|_| open && !self.hands().is_empty()) {
            Some(own) => parties(self.cx, self.around.chunks, own),
            None => Vec::new(),
        }
    }

    /// «قصف سفينة يونانية على يد الجماعة»: whom such words name acts, and nobody else does.
    pub(super) fn keep_hands(&self, offers: &mut Vec<Offer<'_>>) {
        let hands = self.hands();
        if hands.is_empty() {
            return;
        }
        let suffering = self.undergoes();
        offers.retain_mut(|offer| {
            let acts = same_people(self.cx, &offer.parties, &hands);
            // «ندد البرلمان بتهديد أرمينيا من قبل أذربيجان»: nor does anybody suffer it whom only the sentence around it names.
            let other = !acts && !suffering.is_empty() && offer.how != value!(How, "slot");
            (!other || same_people(self.cx, &offer.parties, &suffering)) && limit(offer, !acts, acts)
        });
    }

    /// «استدعاء السفير الفرنسي في الرباط»: who is named by the word that a pattern has for its verb's object does not act.
    pub(super) fn keep_own_object(&self, offers: &mut Vec<Offer<'_>>) {
        // «قصف الطيران»: of a deed of force it may be who strikes, but not of one that only people suffer («خطف جنود»).
        let by_law = match self.frame.kind.as_str() {
            "ACCUSE" | "SANCTION" | "COERCE" => true,
            "ASSAULT" => {
                let people = self.frame.recipient.as_slice() == [Place::Object, Place::Genitive];
                people || !self.frame.actor.contains(&Place::Genitive)
            }
            _ => false,
        };
        let pattern = &self.cx.lex.frames.patterns[self.proposal.pattern as usize];
        let head = self.proposal.head;
        let noun = pattern.kind == HeadKind::Noun && by_law && !self.frame.reciprocal;
        let beside = self.proposal.complement.first().filter(|&&t| noun && t == head + 1);
        let Some(&object) = beside.filter(|_| self.is_object_of_its_verb()) else { return };
        let force = self.frame.kind == "ASSAULT";
        let named = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let (first, end) = m.tokens;
            let bare = !self.cx.words[first as usize].prefixes.article;
            let people = force && bare && m.form == Form::Description;
            let held = m.kind == Kind::Person && m.form == Form::Title;
            (first..end).contains(&object) && (held || people)
        };
        offers.retain_mut(|offer| {
            let suffers = !offer.parties.is_empty() && offer.parties.iter().all(named);
            limit(offer, suffers, false)
        });
    }

    /// Whether the frame has the verb of its noun with the same words behind it («طرد سفير» beside the verbal noun).
    fn is_object_of_its_verb(&self) -> bool {
        let cx = self.cx;
        let pattern = &cx.lex.frames.patterns[self.proposal.pattern as usize];
        let verb = |r: &Reading| match r {
            Reading::Derived { verb, kind: Derived::Masdar, .. } => cx.lex.language.past_key(*verb),
            _ => None,
        };
        let head = self.proposal.head as usize;
        let derived = cx.words[head].readings.iter().filter_map(verb);
        let keys = derived.chain(cx.noun_keys(head).iter().map(String::as_str));
        let mut verbal = keys.flat_map(|key| cx.lex.frames.framed(HeadKind::Verb, key));
        verbal.any(|(p, f)| p.complement == pattern.complement && f.kind == self.frame.kind)
    }
}
