//! Where a form that may be a verb or its verbal noun is the noun, by whose deed it is: «قصف القوات الروسية لقاعدة», «تعاون الجزائر مع فرنسا».

use super::agreement::traits;
use super::chunk::{Chunk, ChunkKind};
use super::cutter::Cutter;
use crate::lexicon::frames::StatusHead;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::Form;
use crate::text::prepositions;
use crate::word::{Gender, Number, Person, Prefixes, Reading, Tense};

impl Cutter<'_, '_> {
    /// Whether a past form that opens a clause is the verbal noun of those named right behind it: «ل» opens whom it is done to, which a verb
    /// with an object has none of, or in a headline its form is not theirs.
    pub(super) fn is_deed_of(&self, i: usize) -> bool {
        let word = &self.cx.words[i];
        let opens = |c: &Chunk| {
            matches!(c.kind, ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Quote | ChunkKind::Time)
        };
        let past = |r: &Reading| {
            let one = r.gender() == Some(Gender::Masculine) && r.number() == Some(Number::Singular);
            one && matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. })
        };
        let plain = word.prefixes == Prefixes::default() && word.suffix.is_none() && !self.joined;
        let either = word.readings.first().is_some_and(past) && word.readings.iter().any(Reading::is_masdar);
        if !plain || !either || !self.out.last().is_none_or(opens) {
            return false;
        }
        let bare = |k: usize| {
            let prefixes = self.cx.words[k].prefixes;
            Prefixes { article: false, ..prefixes } == Prefixes::default()
        };
        let Some((m, end)) = self.cx.mention_at(i + 1).filter(|_| bare(i + 1)) else { return false };
        let whose = &self.cx.mentions[m as usize];
        if !matches!(whose.form, Form::Name | Form::Title | Form::Demonym) {
            return false;
        }
        self.is_done_to_behind(i, end) || !self.cx.is_of_body(i) && self.is_of_a_woman_or_body(i, m, end)
    }

    /// «عقب قرار الكويت وقطر وعمان قطع العلاقات»: whether a past form that may be a noun stands right behind several by name whose decision
    /// or promise it is.
    pub(super) fn is_decided_by_several(&self, i: usize) -> bool {
        let cx = self.cx;
        let word = &cx.words[i];
        let plain = word.prefixes == Prefixes::default() && word.suffix.is_none();
        if !plain || !word.readings.iter().any(Reading::is_masdar) {
            return false;
        }
        let named = |c: &&Chunk| c.joined && c.is_bare_noun() && cx.mentions_only(c);
        let several = self.out.iter().rev().take_while(named).count();
        let first = self.out.len().checked_sub(several + 1).filter(|_| several > 0);
        let Some(decision) = first.map(|n| &self.out[n]) else { return false };
        let lists = [StatusHead::Step, StatusHead::Carrier, StatusHead::Noun];
        let decides = |key: &String| lists.iter().any(|&l| !cx.lex.frames.status(l, key).is_empty());
        self.out.last().is_some_and(|c| c.last as usize == i)
            && decision.kind == ChunkKind::Noun
            && !decision.mentions.is_empty()
            && decision.head + 1 == cx.mentions[decision.mentions[0] as usize].tokens.0
            && cx.noun_keys(decision.head as usize).iter().any(decides)
    }

    /// «تعاون الجزائر مع فرنسا»: whether those named are a «she», of whom a masculine form does not tell.
    fn is_of_a_woman_or_body(&self, i: usize, m: u32, end: usize) -> bool {
        let noun = Chunk { mentions: vec![m], closed: true, ..Chunk::new(ChunkKind::Noun, i + 1, end) };
        let (gender, number, _) = traits(self.cx, &noun);
        gender == Some(Gender::Feminine) && number == Some(Number::Singular)
    }

    /// «قصف روسي لقاعدة»: whether «ل» stands behind whose deed it is, and before whom or what it is done to.
    fn is_done_to_behind(&self, i: usize, mut end: usize) -> bool {
        let cx = self.cx;
        let last = cx.sentence_end(i);
        let adjective = |k: usize| {
            let demonym = |(m, _): (u32, usize)| cx.mentions[m as usize].form == Form::Demonym;
            let found = cx.mention_at(k).filter(|_| k < last && cx.words[k].prefixes.preposition.is_none());
            found.filter(|found| demonym(*found))
        };
        while let Some((_, next)) = adjective(end) {
            end = next;
        }
        if end >= last || cx.timex_at(end).is_some() {
            return false;
        }
        let next = &cx.words[end];
        let by_letter = next.prefixes.preposition.is_some_and(|p| prepositions::FOR.chars().eq([p]));
        let why = next.readings.first().is_some_and(Reading::is_masdar);
        let before = (by_letter || cx.text.loose(end) == prepositions::FOR) && !why;
        let content = |k: usize| matches!(cx.particle_at(k, last), Some((ParticleClass::Content, ..)));
        before && self.is_done_to_somebody(i) && !(end..last).any(content)
    }

    /// Whether a word alone tells an event as a noun, and as a verb has whom it is done to for its object, never behind «ل».
    fn is_done_to_somebody(&self, i: usize) -> bool {
        let (cx, frames) = (self.cx, &self.cx.lex.frames);
        let alone = |&p: &u32| {
            let pattern = &frames.patterns[p as usize];
            pattern.complement.is_empty() && frames.frames.get(pattern.frame as usize).is_some()
        };
        let keys = (0..cx.words[i].readings.len()).filter_map(|n| cx.verb_key(i, n as u8));
        let object = |key: &str| frames.of_verb_alone(key).any(|f| f.takes_object());
        cx.noun_patterns(i).iter().any(alone) && keys.into_iter().any(object)
    }
}
