//! What the phrase around an event noun says of it: its own words, the noun or preposition that governs it, the clause
//! that describes it.

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause, Mood};
use crate::event::{EventType, Status, reach};
use crate::lexicon::frames::{Frame, HeadKind, StatusHead, StatusWord};
use crate::mention::Form;
use crate::text::{ending, prepositions};
use crate::word::{Derived, Reading};

impl Look<'_, '_> {
    /// «محادثات أجراها»، «زيارة سيقوم بها»، «زيارة يعتزم القيام بها»: what a relative clause tells of its noun.
    pub(super) fn described(&self) -> Option<Status> {
        let verb =
            (self.at + 1..self.chunks.len()).take(6).find(|&i| self.chunks[i].kind == ChunkKind::Verb)?;
        let near = (self.at + 1..verb).all(|i| {
            let c = &self.chunks[i];
            !matches!(
                c.kind,
                ChunkKind::Content | ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Colon
            )
        });
        if !near {
            return None;
        }
        let clause = reach::clause_at(self.parse, self.event.parsed, verb)?;
        let planned = self.cx.verb_key(clause.head as usize, clause.reading).and_then(|k| {
            self.cx.lex.frames.status(StatusHead::Verb, k).iter().find(|w| w.complement.is_empty())
        });
        let ours = reach::describes(self.cx, self.parse, self.event, self.at, verb);
        // «زيارة يعتزم الرئيس القيام بها»: an indefinite noun before a verb of intent is what is intended.
        let intent = verb == self.at + 1 && self.is_indefinite() && !self.chunks[self.at].closed;
        match planned.map(|w| read(&w.status)) {
            Some(status @ (Status::Planned | Status::Possible)) if ours || intent => return Some(status),
            _ if !ours => return None,
            Some(_) | None => {}
        }
        let mood = self.of_mood(clause).filter(|_| clause.mood != Mood::Condition);
        let past = clause.past.then_some(Status::Occurred);
        mood.or(past).filter(|s| *s != Status::Negated)
    }

    /// «إن الإضراب مستمر», «أن زيارته لباريس ملغاة»: an adjective that is what is told of a definite noun, which opens its clause.
    pub(super) fn predicated(&self) -> Option<Status> {
        let own = &self.chunks[self.at];
        let before = self.at.checked_sub(1).map(|i| self.chunks[i].kind);
        use ChunkKind as K;
        let opens =
            before.is_none_or(|k| matches!(k, K::Content | K::Stop | K::Colon | K::Subordinator | K::Quote));
        let known = |t: usize| {
            let word = &self.cx.words[t];
            word.prefixes.article || word.suffix.is_some()
        };
        let named = |&m: &u32| self.cx.mentions[m as usize].form == Form::Name;
        let definite = own.tokens().any(known) || own.mentions.iter().any(named);
        if !own.is_bare_noun() || !definite || own.head != self.event.head || !opens {
            return None;
        }
        let behind = self.chunks[self.at + 1..].iter();
        let told = behind.take(4).find(|c| c.kind != ChunkKind::Noun || c.prep.is_none())?;
        let word = &self.cx.words[told.head as usize];
        let plain = !told.joined && !word.prefixes.article && word.suffix.is_none();
        let fits = |w: &StatusWord| w.complement.is_empty();
        let adjective = || self.word(StatusHead::Adjective, told.head, fits);
        (plain && told.is_bare_noun()).then(adjective).flatten()
    }

    /// «يواصلون الاعتصام حتى استقالة الوزير», «تعهد بالقتال حتى تحرير المدينة»: up to what something goes on or will is yet to come, where
    /// its verb is not told as done.
    fn is_waited_for(&self, chunk: &Chunk) -> bool {
        if chunk.prep.as_deref() != Some(prepositions::UNTIL_THEN) {
            return false;
        }
        let Some(clause) = super::governing_clause(self.parse, self.event) else { return false };
        let clause = &self.parse.clauses[clause as usize];
        let key = self.cx.verb_key(clause.head as usize, clause.reading).unwrap_or_default();
        let open = |w: &StatusWord| {
            matches!(read(&w.status), Status::Planned | Status::Possible)
                && w.complement.iter().all(|k| clause.args.iter().any(|a| a.slot.name() == k))
        };
        !clause.past || self.cx.lex.frames.status(StatusHead::Verb, key).iter().any(open)
    }

    /// «لا زيارة للوزير»، «لم يكن هجوما»، «غير المشاركة»: a negation directly before the noun.
    pub(super) fn negated_noun(&self) -> Option<Status> {
        let own = &self.chunks[self.at];
        let inside = self.particle_before();
        let before = self.chunks[..self.at]
            .iter()
            .rev()
            .find(|c| !matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Quote) || self.event.participle);
        let negation = before.is_some_and(|c| c.kind == ChunkKind::Negation && c.last - c.first == 1);
        let direct = own.prep.is_none() && !own.joined && own.head == self.event.head;
        inside.or((negation && direct).then_some(Status::Negated))
    }

    /// What a particle directly before the noun says, in its own phrase or as a phrase of its own («غير»، «أي هجوم»).
    fn particle_before(&self) -> Option<Status> {
        let own = &self.chunks[self.at];
        let alone = self.at.checked_sub(1).map(|i| &self.chunks[i]).filter(|c| c.last == own.first);
        let from =
            if own.first == self.event.head { alone.map_or(own.first, |c| c.last - 1) } else { own.first };
        let token = (from..self.event.head).next_back()?;
        self.cx.noun_keys(token as usize).iter().find_map(|k| self.of_particle(k))
    }

    /// «لم تقع أي هجمات»، «عدم وجود أي اتفاق»، «نفى وجود أي محادثات»: of what is denied none is, not any.
    pub(super) fn is_none_of_any(&self, clause: Option<&Clause>) -> bool {
        if self.particle_before() != Some(Status::Possible) {
            return false;
        }
        let negates = |w: &StatusWord| read(&w.status) == Status::Negated;
        let frames = &self.cx.lex.frames;
        let noun = |t: usize| {
            let keys = self.cx.noun_keys(t);
            keys.iter().any(|k| frames.status(StatusHead::Noun, k).iter().any(negates))
        };
        let holder = self.chunks[..self.at].iter().rev().take(2).find(|c| c.kind == ChunkKind::Noun);
        let verb = clause.and_then(|c| self.cx.verb_key(c.head as usize, c.reading));
        clause.is_some_and(|c| c.negated)
            || holder.is_some_and(|c| c.tokens().any(noun))
            || verb.is_some_and(|k| frames.status(StatusHead::Verb, k).iter().any(negates))
    }

    pub(super) fn of_phrase(&self) -> Option<Status> {
        let own = self.negated_noun().or_else(|| self.phrase_of(self.at));
        own.or_else(|| self.phrase_of(self.joined_to()?))
    }

    /// «بدعم الإرهاب وتمويل الهجمات»: the phrase that the event's own is joined to, both of deeds: what is joined stands as the
    /// first does.
    pub(super) fn joined_to(&self) -> Option<usize> {
        let chunk = &self.chunks[self.at];
        let first = (0..self.at).rev().take(3).find(|&i| self.chunks[i].kind == ChunkKind::Noun)?;
        let alike = chunk.joined && chunk.prep.is_none() && self.chunks[first].prep.is_some();
        let deeds = is_masdar(self, chunk.head) && is_masdar(self, self.chunks[first].head);
        (alike && deeds).then_some(first)
    }

    fn phrase_of(&self, at: usize) -> Option<Status> {
        let chunk = &self.chunks[at];
        let own = at == self.at;
        let head = if own { self.event.head } else { chunk.head };
        let adjective = (head + 1..chunk.last)
            .find_map(|t| self.word(StatusHead::Adjective, t, |w| w.complement.is_empty()));
        let before = (chunk.first..head)
            .rev()
            .find_map(|t| self.word(StatusHead::Noun, t, |w| w.complement.is_empty()));
        // «مستبعدا حدوث مفاوضات»: the participle may stand in the noun's own phrase.
        let led = |t: u32| {
            let keys = self.cx.participle_keys(t as usize);
            let mut verbs = keys.iter().flat_map(|k| self.cx.lex.frames.status(StatusHead::Verb, k));
            verbs.find(|w| w.complement.is_empty()).map(|w| read(&w.status))
        };
        before
            .or_else(|| if chunk.head < head && chunk.prep.is_none() { led(chunk.head) } else { None })
            .or(adjective)
            .or_else(|| self.by_participle(at))
            .or_else(|| self.by_noun(at))
            .or_else(|| self.by_preposition(chunk))
            .or_else(|| (own && self.befell(chunk)).then_some(Status::Occurred))
            .or_else(|| {
                (own && (self.is_waited_for(chunk) || self.is_purpose(chunk))).then_some(Status::Possible)
            })
    }

    fn word(&self, head: StatusHead, token: u32, fits: impl Fn(&StatusWord) -> bool) -> Option<Status> {
        let keys = self.cx.noun_keys(token as usize);
        let found = keys.iter().find_map(|k| self.cx.lex.frames.status(head, k).iter().find(|w| fits(w)));
        found.map(|w| read(&w.status))
    }

    /// «متهما إسرائيل بشن غارات»، «مستبعدا حدوث استقالات»، «المتهمين بقتل»: a participle before the phrase governs it.
    fn by_participle(&self, at: usize) -> Option<Status> {
        let prep = self.chunks[at].prep.as_ref();
        let fits = |w: &StatusWord| match w.complement.as_slice() {
            [] => prep.is_none(),
            [one] => Some(one) == prep,
            _ => false,
        };
        for (back, c) in self.chunks[..at].iter().rev().take(4).enumerate() {
            match c.kind {
                ChunkKind::Noun => {
                    let keys = self.cx.participle_keys(c.head as usize);
                    let verbs = keys.iter().flat_map(|k| self.cx.lex.frames.status(StatusHead::Verb, k));
                    if let Some(w) = verbs.into_iter().find(|w| fits(w)).filter(|_| c.prep.is_none()) {
                        return Some(read(&w.status));
                    }
                    let tied = |w: &StatusWord| !w.complement.is_empty() && fits(w);
                    let adjective =
                        c.tokens().rev().find_map(|t| self.word(StatusHead::Adjective, t as u32, tied));
                    if adjective.is_some() && back < 2 {
                        return adjective;
                    }
                }
                ChunkKind::Time | ChunkKind::Quote | ChunkKind::Comma | ChunkKind::Other => {}
                _ => return None,
            }
        }
        None
    }

    /// «اعتزامه زيارة»، «محاولة لقتل»، «اتهامات بدعم»: the noun of the phrase before governs it.
    fn by_noun(&self, at: usize) -> Option<Status> {
        let chunk = &self.chunks[at];
        let outer = &self.chunks[at.checked_sub(1)?];
        if outer.kind != ChunkKind::Noun || chunk.joined {
            return None;
        }
        let prep = chunk.prep.as_deref();
        let ties = prep.is_none_or(|p| prepositions::OF_A_PLAN.contains(&p));
        let fits = |w: &StatusWord| match w.complement.as_slice() {
            [] => ties,
            [one] => Some(one.as_str()) == prep,
            _ => false,
        };
        // Without a preposition only a noun that a pronoun or a name closes takes another («عزمها تنفيذ»).
        if prep.is_none() && !(outer.closed && is_masdar(self, chunk.head)) {
            return None;
        }
        self.word(StatusHead::Noun, outer.head, fits)
    }

    fn by_preposition(&self, chunk: &Chunk) -> Option<Status> {
        let prep = chunk.prep.as_deref()?;
        let mut words = prep.split(' ');
        let first = words.next()?;
        let rest: Vec<&str> = words.collect();
        let found = self.cx.lex.frames.status(StatusHead::Noun, first);
        let whole = |w: &&StatusWord| w.complement.iter().map(String::as_str).eq(rest.iter().copied());
        // «بتهمة» stands among the fixed phrases.
        found.iter().find(whole).map(|w| read(&w.status)).or_else(|| self.of_particle(prep)).or_else(|| {
            let phrases = self.cx.lex.frames.status_phrases(first);
            phrases.iter().find(|(r, _)| r.iter().eq(rest.iter())).map(|(_, s)| read(s))
        })
    }

    /// «الثأر لمقتل سلفه»: what befell somebody, behind «ل», has happened whatever is done about it.
    fn befell(&self, chunk: &Chunk) -> bool {
        let befalls = |k: &String| !self.cx.lex.frames.status(StatusHead::Befalling, k).is_empty();
        chunk.prep.as_deref() == Some(prepositions::FOR)
            && self.cx.noun_keys(chunk.head as usize).iter().any(befalls)
    }

    /// «وصل لبحث»: a verbal noun after «ل» that hangs on a verb is its purpose, where the verb itself takes no «ل».
    fn is_purpose(&self, chunk: &Chunk) -> bool {
        let deed = is_masdar(self, chunk.head) && (chunk.head == self.event.head || self.is_indefinite());
        if chunk.prep.as_deref() != Some(prepositions::FOR) || !deed {
            return false;
        }
        let Some(clause) = super::governing_clause(self.parse, self.event) else { return false };
        let clause = &self.parse.clauses[clause as usize];
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return false };
        let frames = &self.cx.lex.frames;
        // «سُجن لمشاركته في مظاهرة»: what somebody is punished or blamed for is a cause; «لمنعه من السفر» is still a purpose.
        let punishes = |f: &Frame| matches!(f.kind.as_str(), "SANCTION" | "COERCE" | "ACCUSE");
        let own = !matches!(self.event.kind, EventType::Coerce | EventType::Retreat | EventType::Aid);
        let cause = own && self.cx.words[chunk.head as usize].suffix.is_some();
        // «حمل الوفد المسؤولية لرفضه»: nor does anybody act in order to refuse.
        let refusal =
            self.event.kind == EventType::Reject && self.cx.words[chunk.head as usize].suffix.is_some();
        if refusal || cause && frames.of_verb_alone(key).any(punishes) {
            return false;
        }
        let takes = |complement: &[String]| complement == [prepositions::FOR];
        let framed = frames.patterns(HeadKind::Verb, key).iter();
        let complement = framed.into_iter().any(|&p| takes(&frames.patterns[p as usize].complement))
            || frames.light(key).iter().any(|l| takes(&l.complement))
            || frames.status(StatusHead::Verb, key).iter().any(|w| takes(&w.complement));
        // «تلبية لدعوة»، «الرأس المدبر لزيارة»: behind a noun of its own kind it is that noun's.
        let before = self.at.checked_sub(1).map(|i| &self.chunks[i]);
        let noun = before.is_some_and(|c| {
            // «تنفيذا لحكم»: what something is done in answer to stands behind an accusative.
            let key = self.cx.text.key(c.head as usize);
            let carried_out = c.last - c.first == 1 && is_masdar(self, c.head) && ending::is_accusative(key);
            c.kind == ChunkKind::Noun
                && !self.cx.mentions_only(c)
                && (carried_out || derived(self, c.last - 1))
        });
        !complement && !noun
    }
}

fn is_masdar(look: &Look<'_, '_>, token: u32) -> bool {
    look.cx.words[token as usize].readings.iter().any(|r| matches!(r, Reading::Derived { .. }))
}

/// An open verbal noun that carries the next phrase («توجيه أي تهديد»).
pub(super) fn is_deed(look: &Look<'_, '_>, chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::Noun && !chunk.closed && is_masdar(look, chunk.head)
}

fn derived(look: &Look<'_, '_>, token: u32) -> bool {
    let derived = |r: &Reading| matches!(r, Reading::Derived { kind, .. } if *kind != Derived::Passive);
    // «خلال تبادل لإطلاق النار»: what no finite verb is here may be one elsewhere.
    let named = |r: &&Reading| !r.is_verb();
    look.cx.words[token as usize].readings.iter().find(named).is_some_and(derived)
}
