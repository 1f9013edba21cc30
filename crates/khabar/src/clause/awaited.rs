//! Where a verb must stand though its letters may be a noun's or a preposition's: behind «قد», behind «بعد أن», behind «الذي», and
//! behind whom «إن» tells of.

use super::agreement::traits;
use super::chunk::{Chunk, ChunkKind};
use super::cutter::Cutter;
use super::mood;
use super::object::may_act;
use crate::lexicon::grammar::ParticleClass;
use crate::text::{affix, ending, inflect, prepositions};
use crate::word::{Gender, Number, Person, Prefixes, Reading, Tense, Word};

/// The particles behind which what happened is told by a verb.
const TIMES: [&str; 2] = ["sub_time_after", "sub_time_before"];

/// How many phrases with a preposition may stand between who acts and the verb.
const MOST_BETWEEN: usize = 2;

impl Cutter<'_, '_> {
    /// Which reading is the past form that the words before await here.
    pub(super) fn awaited_verb(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        if let Some(at) = self.goes_on_as_verb(i) {
            return Some(at);
        }
        if word.prefixes != Prefixes::default() || word.suffix.is_some() || self.joined || self.prep.is_some()
        {
            return None;
        }
        let at = word.told_of_one()?;
        let before = self.out.last().filter(|c| c.last as usize == i)?;
        let verb = word.readings.first().is_some_and(Reading::is_verb)
            && self.cx.particle_at(i, self.cx.sentence_end(i)).is_none();
        let awaited = match before.kind {
            ChunkKind::Auxiliary if mood::is_to_be(self.cx, before) => {
                let his = || self.cx.words[before.head as usize].verbs().any(is_his);
                self.is_of_him(i) || his() && (is_hers(word) || self.governs(i + 1))
            }
            ChunkKind::Auxiliary => mood::stresses(self.cx, before) && (!verb || self.has_been()),
            ChunkKind::Content if self.cx.words[i - 1].suffix == Some(affix::HIM) => {
                !verb && self.is_of_him(i)
            }
            ChunkKind::Subordinator | ChunkKind::Content => !verb && self.tells_when(i),
            ChunkKind::Relative => !verb && self.describes(before, i, at),
            ChunkKind::Noun | ChunkKind::Time => !verb && self.is_told_of(i, at),
            ChunkKind::Comma => self.past_aside() < self.out.len() && self.is_told_of(i, at),
            _ => false,
        };
        awaited.then_some(at as u8)
    }

    /// «الرئيس السوري قد تقدم بشكوى», «إن الوزير تعهد»: the past of a form that may be the present of a woman or a thing as well, where a
    /// man or a masculine body stands before it in its clause as its subject.
    pub(super) fn past_of_man(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        let at = word.told_of_one().filter(|_| is_hers(word) && word.prefixes == Prefixes::default())?;
        if word.readings[at].gender() != Some(Gender::Masculine) {
            return None;
        }
        use ChunkKind as K;
        let between = |c: &&Chunk| {
            matches!(c.kind, K::Auxiliary | K::Time | K::Other)
                || c.kind == K::Noun && c.prep.is_some() && c.closed
        };
        let n = self.out.iter().rposition(|c| !between(&c))?;
        let subject = Some(&self.out[n]).filter(|c| c.is_bare_noun() && c.closed)?;
        let (gender, number, _) = traits(self.cx, subject);
        let he = gender == Some(Gender::Masculine) && number == Some(Number::Singular);
        let opens = |c: &Chunk| !matches!(c.kind, K::Verb | K::Noun | K::Relative);
        let first = n.checked_sub(1).is_none_or(|n| opens(&self.out[n]));
        (he && first && !subject.mentions.is_empty() && may_act(self.cx, subject)).then_some(at as u8)
    }

    /// «إننا ندين الهجوم», «أنا أرحب بالقرار»: which reading is of those who speak, where they are named right before it.
    pub(super) fn ours(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        if word.prefixes.conjunction.is_some() || self.joined || i == 0 {
            return None;
        }
        let that = self.out.last().is_some_and(|c| c.kind == ChunkKind::Content && c.last as usize == i);
        let suffix = self.cx.words[i - 1].suffix.filter(|_| that);
        let number = match (self.cx.text.key(i - 1), suffix) {
            (prepositions::WE, _) => Number::Plural,
            (prepositions::I, _) | (_, Some(affix::ME | affix::MY)) => Number::Singular,
            (_, Some(suffix)) if prepositions::is_first_person(suffix) => Number::Plural,
            _ => return None,
        };
        let of_us = |r: &Reading| matches!(r, Reading::Verb { person: Person::First, .. });
        word.readings.iter().position(|r| of_us(r) && r.number() == Some(number)).map(|at| at as u8)
    }

    /// «كان الوزير قد تقدم بشكوى»: whether «كان» stands before in the clause, so that «قد» stresses what happened.
    fn has_been(&self) -> bool {
        let opens = |c: &&Chunk| matches!(c.kind, ChunkKind::Stop | ChunkKind::Content | ChunkKind::Verb);
        let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, .. });
        let be = |c: &Chunk| {
            let class = self.cx.particle_at(c.head as usize, c.last as usize).map(|(class, ..)| class);
            class == Some(ParticleClass::Auxiliary)
                && self.cx.words[c.head as usize].readings.iter().any(past)
        };
        self.out.iter().rev().take_while(|c| !opens(c)).any(|c| c.kind == ChunkKind::Auxiliary && be(c))
    }

    /// «بعد أن عبر», «بعدما قبل»: whether the words before a token open what happened before or after, or what
    /// is set as a condition.
    fn tells_when(&self, i: usize) -> bool {
        let key = |k: usize| self.cx.loose_key(k);
        let is = |key: &str| TIMES.iter().any(|class| self.cx.lex.language.is_particle(key, class));
        let (last, before) = (key(i - 1), if i > 1 { key(i - 2) } else { "" });
        let then = last == prepositions::THAT && prepositions::is_before_what_happened(before);
        then || prepositions::IF.contains(&last) || is(last) || is(&format!("{before} {last}"))
    }

    /// «الرئيس الذي فض الشراكة»: whether a past form of a man or a thing stands right behind «الذي», and is no preposition of what
    /// follows («الذي قبل أيام»).
    fn describes(&self, relative: &Chunk, i: usize, at: usize) -> bool {
        let key = self.cx.text.key(relative.last as usize - 1);
        // «العاصمة التي فرق الجيش المتظاهرين فيها»: or it is of the definite noun behind it.
        let next = &self.cx.words[i + 1..];
        let of_next = || inflect::has_article(key) && next.first().is_some_and(|w| w.prefixes.article);
        let one = key == prepositions::WHO || of_next();
        one && self.cx.words[i].readings[at].gender() == Some(Gender::Masculine) && self.is_no_preposition(i)
    }

    /// «أنه رفض المقترح», «أنه عبر عن أسفه»: whether a past form behind «أنه» has what he did it to behind it, or governs nothing as a
    /// preposition, and its clause has no other verb.
    fn is_of_him(&self, i: usize) -> bool {
        let last = self.cx.sentence_end(i);
        let end = (i + 1..last).find(|&k| self.parts_clauses(k, last)).unwrap_or(last);
        let whom = i + 1 < last && self.may_be_whom(i + 1);
        let done = if self.is_preposition(i) { self.is_no_preposition(i) } else { whom };
        done && !(i + 1..end).any(|k| self.is_main_verb(k))
    }

    /// «أن الرئيس، الذي وصل أمس، رفض»: how many phrases stand before a relative clause between two commas that has just ended; all of
    /// them where none has.
    fn past_aside(&self) -> usize {
        let all = self.out.len();
        let [before @ .., Chunk { kind: ChunkKind::Comma, .. }] = self.out.as_slice() else { return all };
        let comma = before.iter().rposition(|c| c.kind == ChunkKind::Comma);
        let relative = |&n: &usize| before.get(n + 1).is_some_and(|c| c.kind == ChunkKind::Relative);
        comma.filter(relative).unwrap_or(all)
    }

    /// «إن الجيش السوري حشد قواته»: whether a past form stands behind a definite phrase of one who acts that opens a clause of the body
    /// without another verb.
    fn is_told_of(&self, i: usize, at: usize) -> bool {
        let cx = self.cx;
        use ChunkKind as K;
        // «لأن الجيش حشد»، «لكن الجيش حشد»: so it does behind what else opens a clause.
        let opens = |c: &Chunk| matches!(c.kind, K::Content | K::Stop | K::Subordinator | K::Other);
        let told = &self.out[..self.past_aside()];
        // «الاتحاد السوري للعمال»: a phrase that a preposition opens may stand between.
        let aside = |c: &&Chunk| c.kind == K::Time || c.kind == K::Noun && c.prep.is_some() && c.closed;
        let behind = told.iter().rev().take_while(aside).count().min(MOST_BETWEEN);
        let Some(subject) = told.len().checked_sub(behind + 1).map(|n| &told[n]) else { return false };
        let before = told.len().checked_sub(behind + 2).map(|n| &told[n]);
        let alone =
            subject.is_bare_noun() && subject.timex.is_none() && subject.closed && before.is_none_or(opens);
        let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
        if !alone || !past(&cx.words[i].readings[at]) || !cx.is_of_body(i) || !may_act(cx, subject) {
            return false;
        }
        let (gender, number, _) = traits(cx, subject);
        let one = gender == Some(Gender::Masculine) && number != Some(Number::Plural);
        let named = !subject.mentions.is_empty();
        let last = cx.sentence_end(i);
        let end = (i + 1..last).find(|&k| self.parts_clauses(k, last)).unwrap_or(last);
        one && named && self.is_no_preposition(i) && !(i + 1..end).any(|k| self.is_main_verb(k))
    }

    /// «التقى الوزير نظيره في القاهرة وعبر عن قلقه», «زار بلدة وتعامل مع»: behind «و» and before a preposition a form that may be a verb
    /// of one man goes on with what he has done, where the verb before is of one man too and has its object, or a definite phrase
    /// stands right before.
    fn goes_on_as_verb(&self, i: usize) -> Option<u8> {
        let cx = self.cx;
        let word = &cx.words[i];
        let bare = Prefixes { conjunction: None, ..word.prefixes } == Prefixes::default();
        if word.prefixes.conjunction.is_none() || !bare || word.suffix.is_some() || self.prep.is_some() {
            return None;
        }
        let last = cx.sentence_end(i);
        let next = self.governs(i + 1);
        let whom = i + 1 < last && self.may_be_whom(i + 1);
        let first_is_verb = word.readings.first().is_some_and(Reading::is_verb) && !self.governs(i);
        let at = word.told_of_one().filter(|_| (next || whom) && !first_is_verb)?;
        let man = |r: &Reading| r.gender() == Some(Gender::Masculine) && r.number() == Some(Number::Singular);
        let verb = self.out.iter().rposition(|c| c.kind == ChunkKind::Verb)?;
        let of_verb = cx.words[self.out[verb].head as usize].readings.get(self.out[verb].reading as usize)?;
        let past = matches!(of_verb, Reading::Verb { tense: Tense::Past, .. });
        let behind = &self.out[verb + 1..];
        let plain = behind.iter().all(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time));
        let before = self.out.last().filter(|c| c.kind == ChunkKind::Noun && c.last as usize == i)?;
        let object =
            before.is_bare_noun() && !before.joined && behind.iter().filter(|c| c.is_bare_noun()).count() > 1;
        let definite = next && before.prep.is_some() && before.closed;
        let fits = past && man(of_verb) && man(&word.readings[at]) && plain && (object || definite);
        fits.then_some(at as u8)
    }

    /// «وأجل اجتماعا», «ودعم الجيش»: whether a word may be what is done to: an indefinite noun in the accusative, or a definite noun.
    fn may_be_whom(&self, i: usize) -> bool {
        let cx = self.cx;
        let word = &cx.words[i];
        let bare = Prefixes { article: false, ..word.prefixes } == Prefixes::default();
        let noun = word.readings.first().is_none_or(Reading::is_nominal);
        bare && noun
            && (word.prefixes.article || word.suffix.is_some() || ending::is_accusative(cx.text.key(i)))
    }

    /// Whether a word is a preposition by itself.
    fn is_preposition(&self, i: usize) -> bool {
        let last = self.cx.sentence_end(i);
        matches!(self.cx.particle_at(i, last), Some((ParticleClass::Preposition, ..)))
    }

    /// Whether a preposition stands at a token of the sentence of the word before it, by itself or written on a word.
    fn governs(&self, i: usize) -> bool {
        let inside = i < self.cx.sentence_end(i.saturating_sub(1));
        inside && (self.cx.words[i].prefixes.preposition.is_some() || self.is_preposition(i))
    }

    /// «عبر عن أسفه»: whether a word is no preposition, or has another right behind it, which none governs.
    fn is_no_preposition(&self, i: usize) -> bool {
        use ParticleClass as P;
        let last = self.cx.sentence_end(i);
        match self.cx.particle_at(i, last).map(|(class, ..)| class) {
            Some(P::Adverb | P::Discourse) => false,
            Some(P::Preposition) => i + 1 < last && self.is_preposition(i + 1),
            _ => true,
        }
    }
}

/// Whether a word is read as the present of a woman or a thing sooner than otherwise («تقدم»).
fn is_hers(word: &Word) -> bool {
    let present = |r: &Reading| {
        matches!(r, Reading::Verb { tense: Tense::Present, gender: Some(Gender::Feminine), .. })
    };
    word.readings.first().is_some_and(present)
}

/// Whether a reading is of one man.
fn is_his(reading: &Reading) -> bool {
    reading.gender() == Some(Gender::Masculine)
}
