//! What an event's own verb shows: negation, mood, and what a condition or «منذ» makes of it.

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause, Mood, speech};
use crate::event::Status;
use crate::lexicon::frames::{StatusHead, Telling};
use crate::lexicon::grammar::ParticleClass;
use crate::text::prepositions;

impl Look<'_, '_> {
    pub(super) fn of_mood(&self, clause: &Clause) -> Option<Status> {
        match (clause.negated, clause.mood) {
            // «لم ينسحب إلا بعد أن …»: it did.
            (true, _) if self.is_excepted(clause) => Some(Status::Occurred),
            // «لن ترضخ للضغوط»: the refusal is made where it is said.
            (true, _) if self.cx.lex.frames.frames[self.event.frame as usize].told == Telling::Not => None,
            (true, _) => Some(Status::Negated),
            (_, Mood::Planned) if self.fell_through(clause) => Some(Status::Negated),
            (_, Mood::Future) => self.if_so(clause).or(Some(Status::Planned)),
            (_, Mood::Planned) => Some(Status::Planned),
            (_, Mood::Possible | Mood::Condition | Mood::Purpose) => Some(Status::Possible),
            _ if clause.progressive => Some(Status::Ongoing),
            _ => None,
        }
    }

    fn is_excepted(&self, clause: &Clause) -> bool {
        let key = |t: usize| self.cx.loose_key(t);
        let chunks = self.chunks[clause.chunk as usize + 1..].iter();
        let end = chunks.take_while(|c| !super::ends_clause(c)).last().map_or(clause.head + 1, |c| c.last);
        // «إلا أن» is no exception but a new clause.
        (clause.head as usize + 1..end as usize + 1)
            .filter(|&t| t + 1 < self.cx.text.tokens.len())
            .any(|t| key(t) == prepositions::EXCEPT && !prepositions::opens_that_clause(key(t + 1)))
    }

    /// «كان من المقرر أن يزور … لكن الزيارة ألغيت»: what was planned then, with a «but» behind it, was not done.
    fn fell_through(&self, clause: &Clause) -> bool {
        let class = |i: usize| {
            let c = self.chunks.get(i)?;
            self.cx.particle_at(c.head as usize, c.last as usize).map(|p| p.0)
        };
        let at = clause.chunk as usize;
        let was = (1..at).rev().take(8).any(|i| {
            class(i) == Some(ParticleClass::Planned) && class(i - 1) == Some(ParticleClass::Auxiliary)
        });
        let end = self.cx.sentence_end(clause.head as usize);
        let but =
            |t: usize| self.cx.particle_gloss(t, end).is_some_and(|g| g == "but" || g.contains("however"));
        was && (clause.head as usize + 1..end).any(but)
    }

    /// «إذا قصفت واشنطن فإن طهران سترد»: what would follow upon a condition is open.
    pub(super) fn if_so(&self, clause: &Clause) -> Option<Status> {
        if clause.past || clause.progressive {
            return None;
        }
        let (from, to) = self.parse.sentences[self.event.parsed as usize].clauses;
        let conditions = &self.parse.clauses[from as usize..to as usize];
        let near = |other: &&Clause| {
            let (a, b) = (other.chunk.min(clause.chunk), other.chunk.max(clause.chunk));
            let between = &self.chunks[a as usize..b as usize];
            other.mood == Mood::Condition
                && other.head != clause.head
                && b - a <= CONDITION_REACH
                && !between.iter().any(|c| matches!(c.kind, ChunkKind::Stop))
        };
        conditions.iter().any(|c| near(&c)).then_some(Status::Possible)
    }

    /// «تحاصر القوات المدينة منذ أسبوعين»: a present with «منذ» goes on.
    pub(super) fn since(&self, clause: &Clause) -> Option<Status> {
        if clause.past {
            return None;
        }
        let after = self.chunks[clause.chunk as usize + 1..].iter().take_while(|c| {
            !super::ends_clause(c) && !matches!(c.kind, ChunkKind::Content | ChunkKind::Subordinator)
        });
        let since = |c: &Chunk| {
            c.prep.as_deref() == Some(prepositions::SINCE) || self.key(c.first) == prepositions::SINCE
        };
        after.into_iter().any(since).then_some(Status::Ongoing)
    }

    /// «من المرجح أن»، «دون أن»، «لا صحة ل»: what a fixed phrase before the event in its clause says; the nearest one
    /// speaks. Of a noun's phrases only those that reach it count: a word of another noun's phrase speaks of that one.
    pub(super) fn of_fixed_phrase(&self) -> Option<Status> {
        let (chunks, at, head) = (self.chunks, self.at, self.event.head);
        let noun = chunks[at].kind == ChunkKind::Noun;
        let first = chunks[..at].iter().rposition(super::ends_clause).map_or(0, |i| i + 1);
        let from = chunks[first].first.max(head.saturating_sub(PHRASE_REACH));
        let before = (from..head).rev().find_map(|t| {
            let holds =
                |c: &Chunk| c.kind == ChunkKind::Noun && c.tokens().contains(&(t as usize)) && c.head <= t;
            let other = || chunks[..at].iter().any(holds);
            let (len, status) = self.phrase_at(t, head + 1).filter(|_| !(noun && other()))?;
            (!self.is_of_another(t + len)).then_some(status)
        });
        before.or_else(|| if noun { None } else { self.adverb() })
    }

    /// A fixed phrase at a token, as its number of words and what it says.
    pub(super) fn phrase_at(&self, t: u32, end: u32) -> Option<(u32, Status)> {
        let found = self.longest(self.cx.status_phrases(t as usize)[0], t, end);
        found.map(|(rest, status)| (rest.len() as u32 + 1, read(status)))
    }

    /// «من دون إبداء أسباب، كما منع», «بتهمة إيواء مطلوبين، إثر اقتحام»: whether a fixed phrase that ends before a token has its
    /// own noun behind it, and speaks of that: of no verb that follows, nor of what was done at another time.
    fn is_of_another(&self, end: u32) -> bool {
        let holds = |c: &Chunk| c.kind == ChunkKind::Noun && c.first < end && end < c.last;
        let Some(own) = self.chunks[..self.at].iter().position(holds) else { return false };
        let other_time = |i: usize| {
            let prep = self.chunks[i].prep.as_deref();
            prep.is_some_and(|p| prepositions::OTHER_TIMES.contains(&p))
        };
        let at = self.joined_to().unwrap_or(self.at);
        own < self.at && (self.chunks[self.at].kind == ChunkKind::Verb || own < at && other_time(at))
    }

    fn longest<'p>(
        &self,
        phrases: &'p [(Vec<String>, String)],
        t: u32,
        end: u32,
    ) -> Option<&'p (Vec<String>, String)> {
        let fits = |rest: &[String]| {
            let bound = |t: u32, w: &str| {
                let preposition = self.cx.words[t as usize].prefixes.preposition;
                preposition.is_some_and(|p| w.chars().eq([p]))
            };
            rest.len() < (end - t) as usize
                && rest.iter().zip(t + 1..end).all(|(w, t)| self.key(t) == *w || bound(t, w))
        };
        phrases.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len())
    }

    /// «أحبطت الشرطة هجوما»، «يدخل الإضراب يومه العاشر»: the event's own verb says it, with a word that it takes.
    pub(super) fn by_own_words(&self, clause: &Clause) -> Option<Status> {
        use crate::event::EventType as E;
        let key = self.cx.verb_key(clause.head as usize, clause.reading)?;
        let words = self.cx.lex.frames.status(StatusHead::Verb, key);
        let last = self.chunks[(clause.last as usize).clamp(1, self.chunks.len()) - 1].last;
        let has = |word: &String| {
            let bare = prepositions::before_his(word).unwrap_or(word);
            let mut tokens = clause.head as usize + 1..last as usize;
            tokens.any(|t| self.cx.noun_keys(t).iter().any(|k| k == bare || k == word))
        };
        // «تواجه الخطة مقاومة»: what the present tells of a state of affairs stands.
        let standing = self.cx.lex.frames.status(StatusHead::Standing, key).iter();
        if !clause.past && !clause.negated && standing.filter_map(|w| w.complement.last()).any(has) {
            return Some(Status::Ongoing);
        }
        // «ألغت فرنسا ديون السودان»: to forgive a debt is help itself.
        let deed = matches!(self.event.kind, E::Assault | E::Consult | E::Mobilize);
        let undone = deed && self.event.words.len() > 1 && !clause.negated;
        words.iter().find_map(|w| match (read(&w.status), w.complement.as_slice()) {
            (Status::Ongoing, [word]) if has(word) => Some(Status::Ongoing),
            // «تواصل اتصالاتها»: what goes on is told by the verb and its noun together.
            (Status::Ongoing, []) if self.event.words.len() > 1 && !clause.past && !clause.negated => {
                Some(Status::Ongoing)
            }
            (Status::Negated, []) if undone => Some(Status::Negated),
            _ => None,
        })
    }

    fn key(&self, t: u32) -> &str {
        self.cx.loose_key(t as usize)
    }

    /// «حاليا»، «لليوم الثالث»: adverbs say it wherever they stand in the clause.
    pub(super) fn adverb(&self) -> Option<Status> {
        let first = self.chunks[..self.at].iter().rposition(super::ends_clause).map_or(0, |i| i + 1);
        // «تواصل اتصالاتها، معربا عن أمله في لقاء قريبا»: a participle by which the speaker goes on opens another clause.
        let goes_on =
            |c: &Chunk| c.kind == ChunkKind::Noun && speech::is_telling_participle(self.cx, c.head as usize);
        let after = self.chunks[self.at + 1..]
            .iter()
            .take_while(|c| !super::ends_clause(c) && c.kind != ChunkKind::Content && !goes_on(c))
            .count();
        let last = self.chunks[self.at + after].last;
        let own = super::clause_of(self.parse, self.event);
        // «تظاهر المئات لليوم الثالث»: what is told in the past is past.
        if own.is_some_and(|c| self.parse.clauses[c as usize].past) {
            return None;
        }
        (self.chunks[first].first..last).find_map(|t| {
            let phrases = self.cx.status_phrases(t as usize)[1];
            self.longest(phrases, t, last).map(|(_, status)| read(status))
        })
    }

    /// The status a particle or preposition gives what it governs («دون»، «بلا»، «غير»).
    pub(super) fn of_particle(&self, key: &str) -> Option<Status> {
        self.cx.lex.frames.status(StatusHead::Particle, key).first().map(|w| read(&w.status))
    }
}

/// How many words before an event a fixed phrase may begin.
const PHRASE_REACH: u32 = 8;
/// How many phrases apart a condition and what follows upon it stand.
const CONDITION_REACH: u32 = 14;
