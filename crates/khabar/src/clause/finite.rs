//! Which words are finite verbs, where their letters may also be a noun's.

use super::chunk::{Chunk, ChunkKind};
use super::cutter::Cutter;
use super::speech;
use crate::lexicon::frames::StatusHead;
use crate::mention::{Form, Kind};
use crate::text::{hamza, marks, prepositions};
use crate::word::{Derived, Gender, Number, Person, Prefixes, Reading, Tense};

/// How far behind a verb what it calls something stands at most.
const FAR_CALLED: usize = 8;

impl Cutter<'_, '_> {
    /// «هنأ»: written with a hamza that the particle («هنا») has not, and read as a verb sooner.
    pub(super) fn is_rather_a_verb(&self, i: usize) -> bool {
        self.cx.words[i].readings.first().is_some_and(Reading::is_verb)
            && hamza::alifs(self.cx.text.token(i)) != 0
    }

    /// The reading as a finite verb, where that is the likeliest one.
    pub(super) fn verb_reading(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        if word.prefixes.article || word.prefixes.preposition.is_some() || self.prep.is_some() {
            return None;
        }
        if let Some(at) = self.ours(i).or_else(|| self.awaited_verb(i)).or_else(|| self.past_of_man(i)) {
            return Some(at);
        }
        if self.is_behind_a_noun_word(i) || self.is_behind_telling(i) {
            return None;
        }
        let finite = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past | Tense::Present, .. });
        // «بيانا أمس طالب فيه»: a word of time may stand between.
        let open = self
            .out
            .iter()
            .rfind(|c| c.timex.is_none())
            .is_some_and(|c| c.kind == ChunkKind::Noun && !c.closed);
        if let Some(at) = self.is_described_at(i).filter(|_| open) {
            return Some(at);
        }
        // «كذّب», «عقّب»: three letters of which the second is doubled are a verb of form II, not a noun of form I.
        if marks::is_doubled(self.cx.text.token(i))
            && let Some(at) =
                word.readings.iter().position(|r| matches!(r, Reading::Verb { tense: Tense::Past, .. }))
        {
            return Some(at as u8);
        }
        if finite(word.readings.first()?) {
            let noun = self.is_verbal_noun(i) || self.is_deed_of(i) || self.is_decided_by_several(i);
            return (!noun).then_some(0);
        }
        if let Some(at) = self.predicate_of_subject(i).or_else(|| self.opener_of_sentence(i)) {
            return Some(at);
        }
        // «القرار الذي وصفه», «الرسالة التي بعث بها»: a relative pronoun is followed by what is done to it rather than by something it
        // owns.
        let relative = self.out.last().is_some_and(|c| c.kind == ChunkKind::Relative);
        let taken_up = i + 1 < self.cx.words.len() && self.with_pronoun(i + 1).is_some();
        if relative && (word.suffix.is_some() || taken_up) {
            let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, .. });
            return word.readings.iter().position(past).map(|at| at as u8);
        }
        // «ووقعا اتفاقا»: after «و» a form that shows a dual or plural subject is a verb before it is a noun.
        let counted = |r: &Reading| matches!(r, Reading::Verb { number, .. } if *number != Number::Singular);
        let at = word.readings.iter().position(|r| finite(r) && counted(r))?;
        word.prefixes.conjunction.is_some().then_some(at as u8)
    }

    /// «أي طلب», «دون سحب»: whether the word right before governs a noun, so that what may be one is no verb.
    fn is_behind_a_noun_word(&self, i: usize) -> bool {
        let governs = |key: &String| !self.cx.lex.frames.status(StatusHead::Particle, key).is_empty();
        let word = &self.cx.words[i];
        let noun = word.readings.iter().any(|r| r.is_masdar() || matches!(r, Reading::Noun { .. }));
        let open = word.suffix.is_none() && word.prefixes.conjunction.is_none();
        noun && open && i > 0 && self.cx.noun_keys(i - 1).iter().any(governs)
    }

    /// «كشف توت قلواك، مستشار …، أن»: right behind a verb that tells, a past form is the name of who tells it.
    fn is_behind_telling(&self, i: usize) -> bool {
        let word = &self.cx.words[i];
        let plain = word.prefixes.conjunction.is_none() && word.suffix.is_none() && !self.joined;
        let before =
            self.out.last().and_then(|c| self.cx.words[c.head as usize].readings.get(c.reading as usize));
        let told = before.and_then(Reading::gender);
        // «قال يجب»: a present form of the same gender may open what is told.
        let named = |r: &Reading| match r {
            Reading::Verb { tense: Tense::Past, .. } => true,
            Reading::Verb { tense: Tense::Present, gender, .. } => *gender != told,
            _ => false,
        };
        let tells = |c: &Chunk| c.last as usize == i && speech::is_telling_verb(self.cx, c);
        plain && word.readings.first().is_some_and(named) && self.out.last().is_some_and(tells)
    }

    /// «رسالة حذر فيها من …»: the past of a word that may also be a noun, where a preposition with a pronoun behind it points
    /// back to an indefinite noun right before it.
    pub(super) fn is_described_at(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
        let plain = word.suffix.is_none() && word.prefixes == Prefixes::default();
        let back = i + 1 < self.cx.words.len() && self.with_pronoun(i + 1).is_some();
        // «محادثات رسمية وقعا في ختامها»: so it is of several where the noun behind the preposition has the pronoun.
        let owned = || self.cx.words.get(i + 2).is_some_and(|w| w.suffix.is_some());
        let within = i + 2 < self.cx.words.len() && prepositions::is_in(self.cx.text.key(i + 1)) && owned();
        if !plain || !(back || within) || self.joined {
            return None;
        }
        let told = |r: &Reading| past(r) && (back || r.number() != Some(Number::Singular));
        word.readings.iter().position(told).map(|at| at as u8)
    }

    /// «القوات تحرر بلدة»: a form that may be a verbal noun or the present of a verb («تحرر», «تفكك», «تحكم») is a verb right
    /// behind a definite phrase that opens a clause, which has no other verb.
    pub(super) fn predicate_of_subject(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        let thing =
            |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Masdar, .. } | Reading::Noun { .. });
        let present =
            |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Present, person: Person::Third, .. });
        if self.joined || word.suffix.is_some() || !word.readings.first().is_some_and(thing) {
            return None;
        }
        let subject =
            self.out.last().filter(|c| c.kind == ChunkKind::Noun && c.closed && c.prep.is_none())?;
        let opens = |c: &Chunk| matches!(c.kind, ChunkKind::Content | ChunkKind::Colon | ChunkKind::Stop);
        // «تركيا وليبيا توقعان»: two who are joined open it together.
        let two = |c: &Chunk| c.joined && c.is_bare_noun() && self.cx.mentions_only(c);
        let joined = self.out.iter().rev().take_while(|c| two(c)).count();
        let before = &self.out[..self.out.len() - 1];
        let first = self.out.len().saturating_sub(joined + 1);
        let both = joined > 0
            && self.out.get(first).is_some_and(|c| c.is_bare_noun() && self.cx.mentions_only(c))
            && self.out[..first].last().is_none_or(opens)
            && word.readings.iter().any(|r| present(r) && r.number() != Some(Number::Singular));
        let named = !subject.mentions.is_empty() || self.cx.words[subject.head as usize].prefixes.article;
        // «إلا أن الوزير رفض طلبها»: so it is behind a subject that such a word sets apart.
        let opened = subject.apart || before.last().is_none_or(opens) && !subject.joined;
        let alone = named && opened || both;
        // «ترامب فشل في …»: so is a past form behind the name of a man, as no genitive of a name follows.
        let man = subject.mentions.first().is_some_and(|&m| {
            let m = &self.cx.mentions[m as usize];
            m.kind == Kind::Person && m.gender == Some(Gender::Masculine) && m.tokens.0 == subject.head
        });
        let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
        // «إن الوزير أجل زيارته»: so it is behind an office where what follows may be its object.
        let office = subject.mentions.first().is_some_and(|&m| {
            let m = &self.cx.mentions[m as usize];
            m.kind == Kind::Person && m.form == Form::Title && m.gender == Some(Gender::Masculine)
        });
        let object = self.cx.words.get(i + 1).is_some_and(|w| {
            let noun = |r: &Reading| r.is_nominal();
            w.readings.first().is_some_and(noun)
                && w.prefixes.preposition.is_none()
                && w.prefixes.conjunction.is_none()
                && (w.prefixes.article || w.suffix.is_some())
        });
        let told = subject.apart || before.last().is_some_and(|c| c.kind == ChunkKind::Content);
        let fits = |r: &Reading| present(r) || (man || told && office && object) && past(r);
        alone.then(|| word.readings.iter().position(fits).map(|at| at as u8)).flatten()
    }

    /// Whether somebody definite stands right behind a token, and near behind him «بأن» with a pronoun, or what «ب» governs.
    fn is_called(&self, i: usize) -> bool {
        let cx = self.cx;
        let last = cx.sentence_end(i);
        let who = i + 1 < last && (cx.words[i + 1].prefixes.article || cx.mention_at(i + 1).is_some());
        let inside = |k: &usize| *k < last && !marks::is_comma(cx.text.token(*k));
        who && (i + 2..i + FAR_CALLED)
            .take_while(inside)
            .any(|k| prepositions::is_what_it_is_called(cx.loose_key(k)))
    }

    /// «أعلنت الرئيسة سحب المشروع»: a past form that may be a verbal noun is one where a verb stands before it in its
    /// clause: two finite verbs need a conjunction between, or an indefinite noun that the second describes.
    pub(super) fn is_verbal_noun(&self, i: usize) -> bool {
        let word = &self.cx.words[i];
        let noun = |r: &Reading| {
            matches!(r, Reading::Derived { kind: crate::word::Derived::Masdar, .. } | Reading::Noun { .. })
        };
        if word.prefixes.conjunction.is_some() || self.joined || !word.readings.iter().any(noun) {
            return false;
        }
        // «مناورات مع باكستان وصفتها الهند بأنها استفزاز»: nor is one that has a pronoun before who calls it something.
        if word.suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some()) && self.is_called(i) {
            return false;
        }
        let past = matches!(word.readings.first(), Some(Reading::Verb { tense: Tense::Past, .. }));
        let opens = |c: &Chunk| {
            use ChunkKind as K;
            matches!(
                c.kind,
                K::Stop | K::Colon | K::Content | K::Subordinator | K::Relative | K::Negation | K::Auxiliary
            )
        };
        let since = self.out.iter().rposition(opens).map_or(0, |n| n + 1);
        let verb = self.out[since..].iter().any(|c| c.kind == ChunkKind::Verb);
        // «رجل قتل»: an indefinite noun right before may be described by the verb; «مؤكدة رفض بلادها»: who says so is none.
        let says = |c: &Chunk| {
            let mut keys = self.cx.participle_keys(c.head as usize).into_iter();
            keys.any(|key| speech::is_telling(self.cx, key))
        };
        let described = self.out.last().is_some_and(|c| c.kind == ChunkKind::Noun && !c.closed && !says(c));
        // «كان هناك تبادل للآراء»: what there is is a thing.
        let exists = |c: &Chunk| {
            c.last - c.first == 1
                && self.cx.lex.language.is_particle(self.cx.text.token(c.head as usize), "exist")
        };
        // «نفت الوزارة تعرض السجين للتعذيب»: what a verb of telling tells without «أن» is a noun, though its letters may be
        // those of a present form.
        let tells = |c: &Chunk| speech::is_telling_verb(self.cx, c);
        let told = self.out[since..].iter().rfind(|c| c.kind == ChunkKind::Verb).is_some_and(tells);
        let content = told && word.suffix.is_none() && word.readings.iter().any(Reading::is_masdar);
        past && (verb && !described || self.out.last().is_some_and(exists)) || content && !described
    }
}
