//! What a governing verb says of an event: as its subject or object, as its complement, or as its content.

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause, Mood, Relation, Slot};
use crate::event::Status;
use crate::lexicon::frames::{StatusHead, StatusWord};
use crate::lexicon::grammar::ParticleClass;
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

    /// What a verb says of the noun in one of its slots.
    pub(super) fn of_governor(&self, clause: &Clause, slot: &str) -> Option<Status> {
        let key = self.cx.verb_key(clause.head as usize, clause.reading)?;
        let frames = &self.cx.lex.frames;
        let own = slot == Slot::Subject.name() || slot == Slot::Object.name();
        let fits = |w: &&StatusWord| match w.complement.as_slice() {
            [] => own || self.is_carried(clause, Slot::Object.name()),
            [one] => one == slot || self.is_carried(clause, one) || own && self.heads_argument(clause, one),
            _ => false,
        };
        if frames.status(StatusHead::Presupposes, key).iter().any(|w| fits(&w)) {
            return None;
        }
        let word = frames.status(StatusHead::Verb, key).iter().find(fits)?;
        let status = read(&word.status);
        // «رفض الاتهامات»: an accusation that is refused was made.
        // «رفضت إدانة روسيا»: what the subject was to say itself was not said.
        let own_deed = self.is_indefinite() && !frames.status(StatusHead::Controls, key).is_empty();
        if status == Status::Negated && self.is_said() && !own_deed {
            return None;
        }
        turned(status, clause.negated)
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
        let readings = &self.cx.words[self.chunks[before].head as usize].readings;
        tied && object && readings.iter().any(|r| matches!(r, Reading::Derived { .. }))
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

    /// What the clauses around say, from the inside outward.
    pub(super) fn of_embedding(&self, mut clause: u32) -> Option<Status> {
        for _ in 0..4 {
            let this = &self.parse.clauses[clause as usize];
            if let Some(status) = self.before_content(this) {
                return Some(status);
            }
            let parent =
                this.parent.filter(|_| this.relation == Relation::Content && !self.is_aside(this))?;
            if let Some(status) = self.of_content(this, parent) {
                return Some(status);
            }
            clause = parent;
        }
        None
    }

    /// «أن الرجل الذي قتل …»، «أنه حين التقى …»: what a content takes for granted is not said, only told along.
    fn is_aside(&self, clause: &Clause) -> bool {
        let before = self.chunks[..clause.first as usize].iter().rev();
        let ends = |c: &&Chunk| matches!(c.kind, ChunkKind::Verb | ChunkKind::Content | ChunkKind::Stop);
        let own = self.chunks[clause.first as usize..clause.chunk as usize].iter();
        let aside = |c: &Chunk| matches!(c.kind, ChunkKind::Relative | ChunkKind::Subordinator);
        clause.mood != Mood::Condition && before.take_while(|c| !ends(c)).chain(own).any(aside)
    }

    /// The chunk of «أن» that opens a clause.
    fn opener(&self, clause: &Clause) -> Option<usize> {
        let before = &self.chunks[..=clause.first as usize];
        let at = before.iter().rposition(|c| {
            matches!(
                c.kind,
                ChunkKind::Content | ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Subordinator
            ) || c.kind == ChunkKind::Verb && c.head != clause.head
        })?;
        (self.chunks[at].kind == ChunkKind::Content).then_some(at)
    }

    fn of_content(&self, this: &Clause, parent: u32) -> Option<Status> {
        let parent = &self.parse.clauses[parent as usize];
        let prep = self.opener(this).and_then(|i| self.chunks[i].prep.as_deref());
        let key = self.cx.verb_key(parent.head as usize, parent.reading)?;
        let fits = |w: &&StatusWord| {
            let held = |c: &String| {
                prepositions::opens_that_clause(c)
                    || prep == Some(c.as_str())
                    || parent.args.iter().any(|a| a.slot.name() == c)
            };
            w.complement.iter().all(held)
        };
        let word = self.cx.lex.frames.status(StatusHead::Verb, key).iter().find(fits)?;
        turned(read(&word.status), parent.negated)
    }

    /// «متوقعا أن»، «متهما إياها بأنها»، «احتمال أن»: what stands between the verb before and «أن».
    fn before_content(&self, this: &Clause) -> Option<Status> {
        let opener = self.opener(this)?;
        let prep = self.chunks[opener].prep.as_deref();
        let fits = |w: &StatusWord| match w.complement.as_slice() {
            [] => true,
            [one] => prepositions::opens_that_clause(one) || prep == Some(one.as_str()),
            _ => false,
        };
        for (back, c) in self.chunks[..opener].iter().rev().take(5).enumerate() {
            match c.kind {
                ChunkKind::Noun => {
                    if let Some(status) = self.said_by(c, back == 0, &fits) {
                        return Some(status);
                    }
                }
                ChunkKind::Time | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Other => {}
                _ => return None,
            }
        }
        None
    }

    fn said_by(&self, c: &Chunk, next: bool, fits: &impl Fn(&StatusWord) -> bool) -> Option<Status> {
        let frames = &self.cx.lex.frames;
        let keys = self.cx.participle_keys(c.head as usize);
        let verbs = keys.iter().flat_map(|k| frames.status(StatusHead::Verb, k));
        if let Some(word) = verbs.into_iter().find(|w| fits(w)).filter(|_| c.prep.is_none()) {
            return Some(read(&word.status));
        }
        // A noun must stand directly before «أن», by itself or as its phrase's last word.
        let noun = |t: u32| {
            let keys = self.cx.noun_keys(t as usize);
            keys.iter()
                .find_map(|k| frames.status(StatusHead::Noun, k).iter().find(|w| fits(w)))
                .map(|w| read(&w.status))
        };
        if next { noun(c.last - 1) } else { None }
    }
}

/// «لم ينف»، «لم يستبعد»: a negated denial leaves it open; a plan that is not made is none, nor is what somebody did not manage to do,
/// while what he did says nothing more.
fn turned(status: Status, negated: bool) -> Option<Status> {
    match (status, negated) {
        (Status::Negated, true) => Some(Status::Possible),
        (Status::Planned | Status::Possible | Status::Occurred, true) => Some(Status::Negated),
        (Status::Occurred, false) => None,
        (status, _) => Some(status),
    }
}
