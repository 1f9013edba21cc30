//! Which word opens a sentence as its verb, where its letters may also be a noun's or a preposition's.

use super::chunk::{Chunk, ChunkKind};
use super::cutter::Cutter;
use crate::lexicon::grammar::ParticleClass;
use crate::lexicon::reporting::{CueKind, Stance};
use crate::mention::{Form, Kind, Mention};
use crate::text::{TokenKind, ending, marks, prepositions};
use crate::word::{Gender, Number, Prefixes, Reading};

/// How far behind a verb of telling «أن» is looked for, in words.
const FAR: usize = 7;

impl Cutter<'_, '_> {
    /// «تجاهل الرئيس التركي المطالب اليونانية», «وطعن محامون في المرسوم»: a past form that may be a noun is a verb where it opens a sentence
    /// of the body that has no other of its own, before somebody definite or before men who act.
    pub(super) fn opener_of_sentence(&self, i: usize) -> Option<u8> {
        let cx = self.cx;
        let word = &cx.words[i];
        let bare =
            word.suffix.is_none() && Prefixes { conjunction: None, ..word.prefixes } == Prefixes::default();
        if !bare {
            return None;
        }
        // «…، وحض الرئيس الفرنسي بكين على»: so it is where «و» opens a clause with it behind a comma, before one man.
        let comma = self.out.last().is_some_and(|c| c.kind == ChunkKind::Comma)
            && word.prefixes.conjunction.is_some()
            && self.is_one_man(i + 1);
        // «وقال: "فرق الجيش متظاهرين"»: what a colon opens is a sentence too.
        let colon = self.out.iter().rposition(|c| c.kind == ChunkKind::Colon).map_or(0, |n| n + 1);
        // «فيما رفض الرئيس», «حيث فرق الجيش»: so it is right behind what opens a clause beside another.
        let beside = word.prefixes.conjunction.is_none() && self.is_beside(i);
        let opens = comma || beside || self.stands_first(&self.out[colon..]);
        let last = cx.sentence_end(i);
        if !opens || !cx.is_of_body(i) {
            return None;
        }
        let next = |&k: &usize| self.parts_clauses(k, last);
        let end = if comma || beside { (i + 1..last).find(next).unwrap_or(last) } else { last };
        if i + 2 >= end {
            return None;
        }
        if let Some(at) = word.told_of_one().filter(|&at| self.tells_that(i, at, end.min(i + FAR))) {
            return Some(at as u8);
        }
        let who = self.past_adverb(i + 1, last);
        if who >= end {
            return None;
        }
        let plain = Prefixes { article: true, ..Prefixes::default() };
        let unprefixed = cx.words[who].prefixes == Prefixes::default();
        let mention = cx.mention_at(who).map(|(m, _)| &cx.mentions[m as usize]);
        // «فرق سلاح الجو متظاهرين», «رفض وفد من الحكومة العرض»: so does a body, or some of those who act.
        let bodies = [Kind::Organization, Kind::Group];
        let named = |m: &Mention| {
            let body = bodies.contains(&m.kind) && m.form != Form::Demonym;
            m.form == Form::Name || body || m.form == Form::Title && m.kind == Kind::Person
        };
        let men = unprefixed && ending::is_nominative_plural(cx.text.key(who));
        let named = unprefixed && mention.is_some_and(named);
        let definite = cx.words[who].prefixes == plain || men || named || self.meets_another(who, end);
        // «قيد الجيش حركة السكان»: he acts sooner than he is led.
        let at = word.told_of_one().filter(|_| definite)?;
        (!(i + 1..end).any(|k| self.is_main_verb(k))).then_some(at as u8)
    }

    /// «ولفت شهود عيان إلى أن»: whether a form that opens a sentence may be a verb of telling, and «أن» follows before a token, behind the
    /// preposition that the verb has where it has one; whoever stands between tells.
    fn tells_that(&self, i: usize, reading: usize, end: usize) -> bool {
        let cx = self.cx;
        let that = |&k: &usize| cx.text.key(k) == prepositions::THAT || cx.governed_content(k).is_some();
        let Some(key) = cx.verb_key(i, reading as u8) else { return false };
        let cues = cx.lex.reporting.cues(CueKind::Verb, key);
        let Some(at) = (i + 2..end).find(that).filter(|_| !cues.is_empty()) else { return false };
        let joined = cx.governed_content(at).map(|(prep, _)| prep);
        let prep = joined.unwrap_or_else(|| cx.text.loose(at - 1).to_owned());
        let governs = |g: &String| *g == prep || prepositions::opens_that_clause(g);
        cues.iter().any(|cue| cue.stance != Stance::Ask && cue.governs.iter().any(governs))
    }

    /// «رفض أيضا الرئيس», «فرق يوم الثلاثاء الجيش»: the token behind the adverb or the day at `i`, or `i`.
    fn past_adverb(&self, i: usize, last: usize) -> usize {
        use ParticleClass as P;
        let day = self.cx.timex_at(i).map(|(_, end)| end);
        let adverb = || match self.cx.particle_at(i, last) {
            Some((P::Adverb | P::Discourse, len, _)) => Some(i + len),
            _ => None,
        };
        day.or_else(adverb).unwrap_or(i)
    }

    /// Whether the word right before a token opens a clause told beside another or of where something is: «فيما», «بينما», «حيث».
    fn is_beside(&self, i: usize) -> bool {
        let opener = self.out.last().filter(|c| c.last as usize == i && c.last - c.first == 1);
        let key = |c: &Chunk| self.cx.bare_key(c.first as usize);
        let is =
            |key: &str| ["sub_time", "sub_place"].iter().any(|c| self.cx.lex.language.is_particle(key, c));
        opener.is_some_and(|c| is(key(c)))
    }

    /// «وفي حلب فرق الجيش متظاهرين»، «من جانبه، رفض الوزير»: whether nothing stands before the next word of a sentence but marks, and
    /// when and where it is told of, and no noun that goes on.
    fn stands_first(&self, before: &[Chunk]) -> bool {
        use ChunkKind as K;
        let adverbial = |c: &Chunk| {
            matches!(c.kind, K::Stop | K::Quote | K::Time | K::Comma | K::Other)
                || c.kind == K::Noun && c.prep.is_some()
        };
        let open = before.last().is_some_and(|c| c.kind == K::Noun && !c.closed);
        before.iter().all(adverbial) && !open
    }

    /// «طعن رجل شرطيا», «طعن لاجئ سوري شرطية»: whether one indefinite man is described at a token, and somebody else right behind him.
    fn meets_another(&self, i: usize, end: usize) -> bool {
        let cx = self.cx;
        let described = |k: usize| {
            let (m, next) = cx.mention_at(k).filter(|_| k < end)?;
            let mention = &cx.mentions[m as usize];
            let bare = cx.words[k].prefixes == Prefixes::default() && cx.words[k].suffix.is_none();
            let rank = mention.form == Form::Title && mention.kind == Kind::Person;
            (bare && (mention.form == Form::Description || rank)).then_some((mention, next))
        };
        let one = described(i).filter(|(m, _)| {
            m.kind == Kind::Person && m.number == Some(Number::Singular) && m.gender != Some(Gender::Feminine)
        });
        one.is_some_and(|(_, next)| described(next).is_some())
    }

    /// Whether a word is a finite verb that no conjunction joins, no word opens a clause for, and no indefinite noun has to describe it.
    pub(super) fn is_main_verb(&self, k: usize) -> bool {
        use ParticleClass as P;
        let cx = self.cx;
        let word = &cx.words[k];
        // «على وقف المناورات»: neither behind a preposition nor in a name stands a verb.
        let governed = matches!(cx.particle_at(k - 1, k), Some((P::Preposition, ..)));
        let verb = word.readings.first().is_some_and(Reading::is_verb);
        if !verb
            || governed
            || cx.mention_covers(k as u32)
            || word.prefixes.conjunction.is_some()
            || word.prefixes.article
        {
            return false;
        }
        let opens = |class: P| {
            matches!(class, P::Content | P::Subordinator | P::Condition | P::Relative | P::Negation)
        };
        let start = (0..k).rev().take(3).take_while(|&n| cx.text.tokens[n].kind != TokenKind::Punct);
        let opened = start.into_iter().any(|n| {
            let particle = cx.particle_at(n, k);
            particle.is_some_and(|(class, ..)| opens(class)) || cx.governed_content(n).is_some()
        });
        let before = &cx.words[k - 1];
        let described = before.readings.first().is_some_and(Reading::is_nominal)
            && !before.prefixes.article
            && before.suffix.is_none()
            && cx.mention_at(k - 1).is_none_or(|(m, _)| cx.mentions[m as usize].form == Form::Description);
        !opened && !described
    }

    /// «الرئيس الفرنسي إيمانويل ماكرون»: whether one man is named at a token by his office.
    fn is_one_man(&self, i: usize) -> bool {
        let bare = |i: usize| self.cx.words.get(i).is_some_and(|w| w.prefixes.conjunction.is_none());
        self.cx.mention_at(i).filter(|_| bare(i)).is_some_and(|(m, _)| {
            let m = &self.cx.mentions[m as usize];
            let one = m.number != Some(Number::Plural) && m.gender != Some(Gender::Feminine);
            m.kind == Kind::Person && m.form == Form::Title && one
        })
    }

    /// Whether a comma stands at a token, or a word that opens a clause.
    pub(super) fn parts_clauses(&self, i: usize, last: usize) -> bool {
        use ParticleClass as P;
        let opens = |class| matches!(class, P::Content | P::Relative | P::Subordinator | P::Condition);
        marks::is_comma(self.cx.text.token(i))
            || self.cx.particle_at(i, last).is_some_and(|(class, ..)| opens(class))
    }
}
