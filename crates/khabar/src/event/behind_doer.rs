//! Whose a verbal noun's deed is: where what it is done to names nobody («استهداف الجيش سيارة»), and where somebody judges it («نددت بإسقاط
//! البرازيل طائرة كينية»).

use super::fill::{Look, Offer};
use super::keep::limit;
use super::slots::stands_at;
use super::{EventType, unfit};
use crate::clause::{self, Argument, ChunkKind, Found, Party, Reached, Slot};
use crate::lexicon::frames::{Frame, HeadKind, Place};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::{ending, prepositions};
use crate::word::{Number, Reading};

impl Look<'_, '_> {
    /// The genitive of a verbal noun, where it acts: a state or a body, and right behind stands whom it is done to («دعم إسبانيا لأرمينيا») or
    /// what the frame asks for («توزيع كولومبيا مساعدات»); or one who bears arms, and an indefinite thing («استهداف الجيش سيارة»).
    pub(super) fn genitive_that_acts(&self) -> Option<Party> {
        let next = self.proposal.head as usize + 1;
        let noun = self.cx.lex.frames.patterns[self.proposal.pattern as usize].kind == HeadKind::Noun;
        let (mention, end) = self.cx.mention_at(next).filter(|_| noun)?;
        let m = &self.cx.mentions[mention as usize];
        if m.form == Form::Demonym || self.cx.words[next].prefixes.preposition.is_some() {
            return None;
        }
        // «استهداف الجيش الإسرائيلي سيارة»: what is definite still describes who acts.
        let behind = end + self.cx.words[end..].iter().take_while(|w| w.prefixes.article).count();
        let one = clause::party(self.cx, mention, Reached::Near);
        let body = may_act(m);
        let state = body && m.kind != Kind::Organization;
        let able = state || unfit::is_of_force(self.cx, &one) || sector::is_of(&one.sector, &sector::ARMED);
        // «فرض الرئيس رسوما», «رفض الناخبين تعديلات»: so are those in office and people, before a thing that ends as an object does.
        let person = m.kind == Kind::Group || m.kind == Kind::Person && m.office.is_some();
        let thing = || self.is_thing_done(behind as u32) && self.is_asked_for(behind as u32);
        let acts = body && (self.is_done_to_one_named(behind) || self.is_asked_for(behind as u32))
            || (able || person) && self.is_an_object(behind as u32)
            || person && thing();
        acts.then_some(one)
    }

    /// «توزيع كولومبيا مساعدات»: whether a word is the first that the frame asks for, a noun, or a preposition alone where he whose the deed is
    /// never suffers it («وقوف البلد إلى جانب»; «دعوة البلد إلى» may be to him).
    fn is_asked_for(&self, token: u32) -> bool {
        if self.proposal.complement.first() != Some(&token) {
            return false;
        }
        let word = &self.cx.words[token as usize];
        let alone = matches!(word.readings.first(), Some(Reading::Particle { .. }));
        let never_suffers =
            !self.frame.recipient.contains(&Place::Genitive) && self.kind != EventType::Request;
        word.prefixes.preposition.is_none() && (!alone || never_suffers)
    }

    /// «نددت اليونان بإسقاط البرازيل طائرة كينية»: of a deed that stands with its doer, nobody is judged whom the sentence names behind him.
    pub(super) fn keep_behind_its_doer(&self, offers: &mut Vec<Offer<'_>>) {
        if !matches!(self.kind, EventType::Accuse | EventType::Support | EventType::Request) {
            return;
        }
        let chunks = self.around.chunks;
        let clause = self.proposal.clause.map(|c| &self.parse.clauses[c as usize]);
        let held = clause.into_iter().flat_map(|c| &c.args).filter(|a| self.is_judged(a));
        let deed = held.flat_map(|a| &a.chunks).map(|&c| c as usize).find(|&c| self.stands_with_its_doer(c));
        let Some(end) = deed.map(|c| chunks[c].last) else { return };
        let behind = |p: &Party| self.phrase_of(p).is_some_and(|c| c.first >= end);
        offers.retain_mut(|offer| {
            limit(offer, false, !offer.parties.is_empty() && offer.parties.iter().all(behind))
        });
    }

    /// Whether a phrase stands at a place of the frame's own for whom the deed is done to, or is what is spoken of («إزاء طرد …»).
    fn is_judged(&self, argument: &Argument) -> bool {
        let own = |place: &Place| stands_at(self.around, place, &argument.slot, false);
        let here = argument.found == Found::Here;
        // «طالب بوقف الهجمات الروسية في أوكرانيا»: so is what is asked for.
        let asked_for = self.kind == EventType::Request && argument.slot.name() == prepositions::WITH;
        here && (asked_for
            || prepositions::is_topic(argument.slot.name())
            || self.frame.recipient.iter().any(own))
    }

    /// «إسقاط البرازيل طائرة», «بوقف إعدام تركيا مواطنا»: whether in a phrase a state or a body stands by name right behind a verbal noun of
    /// a deed, which is no word of the frame's own.
    fn stands_with_its_doer(&self, at: usize) -> bool {
        let chunk = &self.around.chunks[at];
        let Some(&first) = chunk.mentions.first() else { return false };
        let m = &self.cx.mentions[first as usize];
        let Some(deed) = m.tokens.0.checked_sub(1).filter(|t| chunk.tokens().contains(&(*t as usize))) else {
            return false;
        };
        // «على تصريحات الرئيس»: what was said is no deed done to somebody.
        let one = |r: &Reading| r.is_masdar() && r.number() != Some(Number::Plural);
        let frames = &self.cx.lex.frames;
        let pattern = &frames.patterns[self.proposal.pattern as usize];
        let keys = self.cx.noun_keys(deed as usize);
        // «بالقصف الإسرائيلي على سوريا»: so does an adjective of origin behind what arms or the law do, one deed or several.
        let by_force = |f: &Frame| EventType::parse(&f.kind).is_some_and(EventType::is_force_or_law);
        if m.form == Form::Demonym {
            // «بوقف الهجمات الروسية»: or behind a noun that governs the deed.
            let noun = deed <= chunk.head + 1 && !keys.iter().any(|key| pattern.complement.contains(key));
            return noun
                && keys.iter().any(|key| frames.framed(HeadKind::Noun, key).any(|(_, f)| by_force(f)));
        }
        may_act(m)
            && matches!(m.form, Form::Name | Form::Title)
            && !keys.iter().any(|key| pattern.complement.contains(key))
            && self.cx.words[deed as usize].readings.iter().any(one)
            && keys.iter().any(|key| frames.framed(HeadKind::Noun, key).next().is_some())
    }

    /// «دعم إسبانيا لأرمينيا», «اعتراف ألمانيا بحكومة إثيوبيا»: whether right behind the genitive, in a phrase that ends at a token, the
    /// frame's own place names whom the deed is done to.
    fn is_done_to_one_named(&self, end: usize) -> bool {
        let around = self.around;
        let next = around.args.iter().find(|a| {
            let chunk = &around.chunks[a.chunks[0] as usize];
            a.found == Found::Here && chunk.first as usize == end && !chunk.joined
        });
        let Some(next) = next.filter(|_| !self.frame.reciprocal) else { return false };
        let places = [prepositions::FOR, prepositions::WITH, prepositions::ON];
        let placed = next.slot == Slot::Object || places.contains(&next.slot.name());
        let own = self.frame.recipient.iter().any(|place| stands_at(around, place, &next.slot, false));
        placed
            && own
            && self.frame.actor.contains(&Place::Genitive)
            && !clause::parties(self.cx, around.chunks, next).is_empty()
    }

    /// Whether an indefinite noun in the accusative, or one that does not show its case, begins a phrase or goes on in the predicate's
    /// own: a thing, no manner («غيابيا», «سرا», «رميا»).
    fn is_an_object(&self, token: u32) -> bool {
        self.frame.recipient.contains(&Place::Object) && self.is_thing_done(token)
    }

    /// The same, whatever the frame has for whom it is done to.
    fn is_thing_done(&self, token: u32) -> bool {
        let at = self.proposal.chunk as usize;
        let chunks = &self.around.chunks[at..];
        let Some(chunk) = chunks.iter().take(2).find(|c| c.tokens().contains(&(token as usize))) else {
            return false;
        };
        let word = &self.cx.words[token as usize];
        let key = self.cx.text.key(token as usize);
        let plain = word.prefixes.article || word.suffix.is_some() || word.prefixes.conjunction.is_some();
        let several = |r: &Reading| r.is_masdar() && r.number() == Some(Number::Plural);
        let deeds = word.readings.first().is_some_and(several);
        let thing = deeds || matches!(word.readings.first(), Some(Reading::Noun { .. }));
        let shows = deeds
            || ending::is_accusative(key)
            || ending::is_feminine(key)
            || ending::is_plural_of_things(key);
        let own = chunk.first == token && chunk.prep.is_none()
            || chunk.tokens().contains(&(self.proposal.head as usize));
        chunk.kind == ChunkKind::Noun && own && !plain && thing && shows && !self.cx.mention_covers(token)
    }
}

/// Whether a mention is a state, the seat of its power or a body.
fn may_act(mention: &Mention) -> bool {
    matches!(mention.kind, Kind::State | Kind::Organization) || mention.metonym.is_some()
}
