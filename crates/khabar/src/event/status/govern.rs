//! What a governing verb says of an event: as its subject or object, or as its complement.

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause, Mood, Slot, parties};
use crate::event::{EventType, Status};
use crate::lexicon::frames::{StatusHead, StatusWord};
use crate::lexicon::grammar::ParticleClass;
use crate::mention::sector;
use crate::text::prepositions;
use crate::word::Reading;

impl Look<'_, '_> {
    /// What the event's phrase is to a verb: the name of its slot, by the parse or, beyond an apposition, by its place.
    pub(super) fn slot<'c>(&'c self, clause: &'c Clause) -> Option<&'c str> {
        // «بارتكاب تعذيب وقتل خارج القانون»: what is joined stands where the first does.
        let at = self.joined_to().unwrap_or(self.at) as u32;
        if let Some(arg) = clause.args.iter().find(|a| a.chunks.contains(&at)) {
            return Some(arg.slot.name())
                .filter(|_| !(arg.slot == Slot::Subject && self.is_joined_on(clause)));
        }
        let chunk = &self.chunks[self.at];
        let between = self.chunks.get(clause.chunk as usize + 1..self.at)?;
        let plain = between.iter().all(|c| {
            matches!(
                c.kind,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Other
            )
        });
        match &chunk.prep {
            _ if !plain => None,
            Some(prep) => Some(prep),
            // «حمل القوات مسؤولية سقوط قتلى»: a second object follows the first.
            None if clause.arg(&Slot::Object).is_some_and(|a| !a.chunks.contains(&(at.wrapping_sub(1)))) => {
                None
            }
            None if chunk.joined => None,
            None => Some(Slot::Object.name()),
        }
    }

    /// «حل الرئيس المجلس وعلق الدستور»: a verb that «و» joins has its subject in the verb before, or behind itself; a noun
    /// that is no other verb's subject is none of its own.
    fn is_joined_on(&self, clause: &Clause) -> bool {
        let (from, to) = self.parse.sentences[self.event.parsed as usize].clauses;
        let (at, verb) = (self.at as u32, clause.chunk);
        let subject = |c: &Clause| {
            c.chunk != verb && c.args.iter().any(|a| a.slot == Slot::Subject && a.chunks.contains(&at))
        };
        at < verb
            && self.chunks[verb as usize].joined
            && !self.parse.clauses[from as usize..to as usize].iter().any(subject)
    }

    /// Whether a word of status has the event for its complement.
    fn fits(&self, clause: &Clause, slot: &str, word: &StatusWord) -> bool {
        let own = slot == Slot::Subject.name() || slot == Slot::Object.name();
        // «اللقاء لا يعني الاعتراف»: a word of doing says of what is done, not of who does it.
        let done = read(&word.status) == Status::Occurred;
        match word.complement.as_slice() {
            [] if done && slot == Slot::Subject.name() => false,
            [] => own || self.is_carried(clause, Slot::Object.name()),
            [one] => {
                let alleged = || read(&word.status) == Status::Alleged && self.is_charged(clause, one);
                let carried = || self.is_carried(clause, one) || alleged();
                one == slot || carried() || own && self.heads_argument(clause, one)
            }
            _ => false,
        }
    }

    /// «تمكن من زيارة», «سمح بنشر»: whether the verb says no more than that the event was done, so that it stands as the verb does.
    pub(super) fn is_achieved(&self, clause: &Clause, slot: &str) -> bool {
        let key = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let words = self.cx.lex.frames.status(StatusHead::Verb, key);
        let word = words.iter().find(|w| self.fits(clause, slot, w));
        word.is_some_and(|w| read(&w.status) == Status::Occurred)
    }

    /// «اتهمت الحكومة بالتستر على تعذيب معتقلين»: the phrase hangs on a verbal noun that somebody is charged with, whatever ties it.
    fn is_charged(&self, clause: &Clause, slot: &str) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        let (own, charge) = (&self.chunks[self.at], &self.chunks[before]);
        let tied = own.prep.as_deref().is_some_and(|p| !prepositions::OTHER_TIMES.contains(&p));
        let bare = charge.last - charge.first == 1 && self.is_verbal(charge);
        let held = clause.args.iter().any(|a| a.slot.name() == slot && a.chunks.contains(&(before as u32)));
        tied && bare && held && self.is_indefinite() && !own.joined
    }

    pub(super) fn is_verbal(&self, chunk: &Chunk) -> bool {
        let readings = &self.cx.words[chunk.head as usize].readings;
        readings.iter().any(|r| matches!(r, Reading::Derived { .. }))
    }

    /// What a verb says of the noun in one of its slots.
    pub(super) fn of_governor(&self, clause: &Clause, slot: &str) -> Option<Status> {
        let key = self.cx.verb_key(clause.head as usize, clause.reading)?;
        let frames = &self.cx.lex.frames;
        let fits = |w: &&StatusWord| self.fits(clause, slot, w);
        if frames.status(StatusHead::Presupposes, key).iter().any(|w| fits(&w)) {
            return None;
        }
        let word = frames.status(StatusHead::Verb, key).iter().find(fits)?;
        let status = read(&word.status);
        // «رفض الاتهامات»: an accusation that is refused was made.
        // «رفضت إدانة روسيا»: what the subject was to say itself was not said.
        // «رفضت المحكمة طلب الإفراج»: a request that is refused is another's.
        let own = self.is_indefinite() && self.event.kind != EventType::Request;
        let own_deed = own && !frames.status(StatusHead::Controls, key).is_empty();
        if status == Status::Negated && self.is_said() && !own_deed {
            return None;
        }
        // «قررت المحكمة حل الحزب»: what a court rules is done by the ruling.
        if !clause.negated && !frames.status(StatusHead::Ruling, key).is_empty() && self.is_by_a_court(clause)
        {
            return None;
        }
        turned(status, clause.negated)
    }

    fn is_by_a_court(&self, clause: &Clause) -> bool {
        let subject =
            clause.arg(&Slot::Subject).map(|a| parties(self.cx, self.chunks, a)).unwrap_or_default();
        subject.iter().any(|p| sector::is_of(&p.sector, &[sector::COURT]))
    }

    /// «لم تؤكد الوزارة مقتله», «رفض تأكيد مقتله»: what is not confirmed is neither so nor not.
    pub(super) fn is_unconfirmed(&self, clause: &Clause) -> bool {
        let frames = &self.cx.lex.frames;
        let confirms = |key: &str| !frames.status(StatusHead::Confirming, key).is_empty();
        let verb = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let Some(slot) = self.slot(clause) else { return false };
        if clause.negated && confirms(verb) {
            return slot != Slot::Subject.name();
        }
        let own = &self.chunks[self.at];
        let noun = |t: usize| self.cx.noun_keys(t).iter().any(|k| confirms(k));
        let carried = (own.first as usize..self.event.head as usize).any(noun);
        // «امتنع عن التعليق على تقرير عن لقاء»: across what it is a remark on, too.
        let first = (clause.chunk as usize + 1).min(self.at);
        let behind = own.prep.is_some() && self.chunks[first..self.at].iter().any(|c| noun(c.head as usize));
        let refused = frames
            .status(StatusHead::Verb, verb)
            .iter()
            .any(|w| w.complement.iter().all(|c| c == slot) && read(&w.status) == Status::Negated);
        refused && (carried || behind)
    }

    /// «لن ينسحبوا قبل توقيع اتفاق», «استبعد لقاءه قبل انتهاء الحرب»: before what will, may or shall not be done stands what is yet to come.
    pub(super) fn is_still_before(&self, clause: &Clause) -> bool {
        if self.chunks[self.at].prep.as_deref() != Some(prepositions::BEFORE) {
            return false;
        }
        let key = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let open = |w: &StatusWord| {
            let met = w.complement.iter().all(|k| clause.args.iter().any(|a| a.slot.name() == k));
            met && matches!(read(&w.status), Status::Planned | Status::Possible | Status::Negated)
        };
        let ahead = matches!(clause.mood, Mood::Future | Mood::Planned | Mood::Possible);
        ahead || self.cx.lex.frames.status(StatusHead::Verb, key).iter().any(open)
    }

    /// «أعلن التنظيم مسؤوليته عن الهجوم»: who owns up to a deed does not allege it.
    pub(super) fn is_owned_up(&self, clause: &Clause) -> bool {
        let key = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let prep = self.chunks[self.at].prep.as_ref();
        self.cx.lex.frames.status(StatusHead::Presupposes, key).iter().any(|w| {
            match w.complement.as_slice() {
                [word, behind] => prep == Some(behind) && self.heads_argument(clause, word),
                _ => false,
            }
        })
    }

    /// «يعتزم القيام بزيارة»: the phrase hangs on a verbal noun that is the verb's object.
    fn is_carried(&self, clause: &Clause, slot: &str) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        let prep = self.chunks[self.at].prep.as_deref();
        // «الدخول في إضراب»: a bare «الدخول» carries a phrase with «في» too.
        let bare = self.chunks[before].last - self.chunks[before].first == 1;
        let tied =
            prep.is_some_and(|p| prepositions::OF_A_PLAN.contains(&p) || bare && p == prepositions::IN);
        let holds =
            |a: &&crate::clause::Argument| a.slot.name() == slot && a.chunks.contains(&(before as u32));
        let object = clause.args.iter().any(|a| holds(&a));
        tied && object && self.is_verbal(&self.chunks[before])
    }

    /// «دخل يومه العاشر»: a word that must head one of the verb's phrases.
    fn heads_argument(&self, clause: &Clause, word: &str) -> bool {
        let bare = prepositions::before_his(word).unwrap_or(word);
        let heads = clause.args.iter().flat_map(|a| &a.chunks).map(|&c| self.chunks[c as usize].head);
        let own = std::iter::once(self.chunks[self.at].head);
        let mut keys = heads.chain(own).flat_map(|h| self.cx.noun_keys(h as usize));
        keys.any(|k| k == word || k == bare)
    }

    /// Whether a noun is what its verb does, not what the verb speaks of: a light verb carries it, or it is new.
    pub(super) fn is_bound(&self, clause: &Clause, slot: &str) -> bool {
        let own = slot == Slot::Subject.name() || slot == Slot::Object.name();
        self.is_light(clause, slot) || own && self.is_indefinite()
    }

    fn is_light(&self, clause: &Clause, slot: &str) -> bool {
        let key = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let own = slot == Slot::Subject.name() || slot == Slot::Object.name();
        self.cx.lex.frames.light(key).iter().any(|l| match l.complement.as_slice() {
            [] => own,
            [one] => one == slot,
            _ => false,
        })
    }

    /// The mood a noun takes from its verb: of a light verb all, of another what is to come or open.
    pub(super) fn inherited(&self, clause: &Clause, slot: &str, bound: bool) -> Option<Status> {
        let status = self.of_mood(clause).or_else(|| self.since(clause))?;
        let during = prepositions::SAME_TIME.contains(&slot);
        match status {
            Status::Negated => self.is_light(clause, slot).then_some(status),
            Status::Ongoing | Status::Occurred => bound.then_some(status),
            // «سيبحث خلال زيارته»: the visit is to come as the talk is.
            _ if bound || during => Some(status).filter(|_| clause.mood != Mood::Condition || bound),
            _ => None,
        }
    }

    /// «واصلت القوات قصف المدينة»، «من المقرر عقد قمة»: an auxiliary that no verb follows governs the noun.
    pub(super) fn of_auxiliary(&self) -> Option<Status> {
        let chunk = &self.chunks[self.at];
        if chunk.prep.as_deref().is_some_and(|p| !prepositions::OF_A_PLAN.contains(&p)) {
            return None;
        }
        let mut negated = false;
        for (i, c) in self.chunks[..self.at].iter().enumerate().rev().take(8) {
            let class = || self.cx.particle_at(c.head as usize, c.last as usize).map(|p| p.0);
            match c.kind {
                ChunkKind::Noun
                | ChunkKind::Time
                | ChunkKind::Comma
                | ChunkKind::Quote
                | ChunkKind::Other => {}
                ChunkKind::Auxiliary => {
                    negated |= i.checked_sub(1).is_some_and(|b| self.chunks[b].kind == ChunkKind::Negation);
                    let status = match class()? {
                        ParticleClass::Progressive => Status::Ongoing,
                        ParticleClass::Planned => Status::Planned,
                        ParticleClass::Possible => Status::Possible,
                        ParticleClass::Nearly => Status::Negated,
                        _ => return None,
                    };
                    return turned(status, negated).filter(|_| self.is_indefinite() || i + 1 == self.at);
                }
                _ => return None,
            }
        }
        None
    }
}

/// «لم ينف»، «لم يستبعد»: a negated denial leaves it open; a plan that is not made is none, nor is what somebody did not manage to do,
/// while what he did says nothing more.
pub(super) fn turned(status: Status, negated: bool) -> Option<Status> {
    match (status, negated) {
        (Status::Negated, true) => Some(Status::Possible),
        (Status::Planned | Status::Possible | Status::Occurred, true) => Some(Status::Negated),
        (Status::Occurred, false) => None,
        (status, _) => Some(status),
    }
}
