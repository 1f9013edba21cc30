//! Cuts a sentence into phrases, from its first token to its last: «زار الرئيس الروسي | تونس» after the verb is a phrase each.

use super::chunk::{Chunk, ChunkKind};
use super::declined::{is_apart_from_one_man, is_somebody_else};
use super::{Context, speech};
use crate::lexicon::frames::HeadKind;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::{Form, Kind};
use crate::text::{TokenKind, fold, marks, prepositions};
use crate::word::{Number, Reading};

/// Cuts a sentence into phrases, from its first token to its last.
pub(super) struct Cutter<'a, 'b> {
    /// The article.
    pub(super) cx: &'a Context<'b>,
    /// The phrases so far.
    pub(super) out: Vec<Chunk>,
    /// A preposition read and not yet governed anything.
    pub(super) prep: Option<(String, usize)>,
    /// Whether a conjunction was read that has joined nothing yet.
    pub(super) joined: bool,
    /// Whether that one sets apart what it joins.
    pub(super) apart: bool,
    /// Whether an opening quotation mark was read that no other has closed.
    pub(super) quoted: bool,
}

impl Cutter<'_, '_> {
    /// Reads what stands at token `i` and returns the token after it.
    pub(super) fn step(&mut self, i: usize, last: usize) -> usize {
        let cx = self.cx;
        if let Some((t, end)) = cx.timex_at(i) {
            self.note_prefixes(i);
            self.push(Chunk { timex: Some(t), ..Chunk::new(ChunkKind::Time, i, end) });
            return end;
        }
        if let Some((m, end)) = cx.mention_at(i) {
            // «بان كي مون»: a name may begin with a letter that is a preposition elsewhere.
            let token = cx.text.span(i, i).start;
            if cx.mentions[m as usize].span.start > token || cx.words[i].prefixes.article {
                self.note_prefixes(i);
            }
            // «كتلة المواطن», «وزراء خارجية سبع دول»: a description of one indefinite word, or the title of several, goes on
            // into its genitive.
            let mention = &cx.mentions[m as usize];
            let open = |i: usize| !cx.words[i].prefixes.article && cx.words[i].suffix.is_none();
            let several = mention.form == Form::Title && mention.number == Some(Number::Plural);
            let description = match mention.form {
                Form::Description => end == i + 1,
                _ => several && open(end - 1),
            };
            let word = &cx.words[i];
            let closed = !description || word.prefixes.article || word.suffix.is_some();
            let noun = Chunk { mentions: vec![m], closed, ..Chunk::new(ChunkKind::Noun, i, end) };
            return self.noun_phrase(noun, last);
        }
        if cx.text.tokens[i].kind == TokenKind::Punct {
            return self.mark(i);
        }
        if let Some(prep) = self.with_pronoun(i) {
            self.joined |= cx.words[i].prefixes.conjunction.is_some();
            self.prep = Some((prep, i));
            self.push(Chunk { closed: true, ..Chunk::new(ChunkKind::Noun, i, i + 1) });
            return i + 1;
        }
        if let Some((side, end)) = self.side_of_a_place(i, last).filter(|_| self.prep.is_none()) {
            self.joined |= cx.words[i].prefixes.conjunction.is_some();
            self.prep = Some((side, i));
            return end;
        }
        let particle = cx.particle_at(i, last).filter(|(_, len, _)| *len > 1 || !self.is_rather_a_verb(i));
        // «قبل الرئيس شروط الهدنة», «عبر الوزير عن أسفه»: a form of a preposition may be the verb of a sentence that has no other.
        let may_be = |class: &ParticleClass| {
            matches!(class, ParticleClass::Preposition | ParticleClass::Adverb | ParticleClass::Discourse)
        };
        let told = || self.opener_of_sentence(i).or_else(|| self.awaited_verb(i)).is_some();
        let particle = particle.filter(|(class, len, _)| *len > 1 || !may_be(class) || !told());
        if let Some((class, len, key)) = particle {
            if len == 2 && class == ParticleClass::Condition && self.is_of_posture(i, last) {
                self.joined |= cx.words[i].prefixes.conjunction.is_some();
                self.prep = Some((prepositions::IN.to_owned(), i));
                return i + 1;
            }
            return self.particle(i, class, len, key);
        }
        if let Some((prep, class)) = cx.governed_content(i) {
            self.prep = Some((prep, i));
            return self.particle(i, class, 1, String::new());
        }
        let word = &cx.words[i];
        if let Some(reading) = self.verb_reading(i) {
            self.note_prefixes(i);
            self.prep = None;
            self.push(Chunk { reading, ..Chunk::new(ChunkKind::Verb, i, i + 1) });
            return i + 1;
        }
        self.note_prefixes(i);
        let closed = word.prefixes.article || word.suffix.is_some();
        self.noun_phrase(Chunk { closed, ..Chunk::new(ChunkKind::Noun, i, i + 1) }, last)
    }

    /// «وضعت قواتها في حالة تأهب»: two words of condition are none before a noun of posture that is nobody's.
    fn is_of_posture(&self, i: usize, last: usize) -> bool {
        let cx = self.cx;
        let posture = |key: &String| {
            let mut framed = cx.lex.frames.framed(HeadKind::Noun, key);
            framed.any(|(_, f)| f.kind == "MOBILIZE")
        };
        let nobodys = i + 3 >= last || cx.mention_at(i + 3).is_none();
        cx.loose_key(i) == prepositions::IN
            && i + 2 < last
            && nobodys
            && cx.noun_keys(i + 2).iter().any(posture)
    }

    fn note_prefixes(&mut self, i: usize) {
        let prefixes = self.cx.words[i].prefixes;
        self.joined |= prefixes.conjunction.is_some();
        if let Some(p) = prefixes.preposition {
            self.prep = Some((p.to_string(), i));
        }
    }

    fn push(&mut self, mut chunk: Chunk) {
        chunk.joined = std::mem::take(&mut self.joined);
        chunk.apart = std::mem::take(&mut self.apart);
        if let Some((prep, at)) = self.prep.take() {
            chunk.first = chunk.first.min(at as u32);
            chunk.prep = Some(prep);
        }
        chunk.quoted = self.quoted;
        self.out.push(chunk);
    }

    /// Grows a noun phrase to the right as far as it goes.
    fn noun_phrase(&mut self, mut np: Chunk, last: usize) -> usize {
        let cx = self.cx;
        let mut i = np.last as usize;
        while i < last {
            if cx.text.tokens[i].kind == TokenKind::Punct {
                // Quotation marks inside a phrase do not end it («وكالة "تاس"»).
                let inside = cx.is_quote(i) && i + 1 < last && !np.closed;
                if !inside {
                    break;
                }
                i += 1;
                continue;
            }
            if cx.timex_at(i).is_some() || cx.words[i].prefixes.conjunction.is_some() {
                break;
            }
            if cx.words[i].prefixes.preposition.is_some() || is_apart_from_one_man(cx, &np, i) {
                break;
            }
            if let Some((m, end)) = cx.mention_at(i) {
                // «اقتحم محتجون السفارة»: a plural in -ون has no genitive.
                let whole = np.closed || np.last as usize == i && self.is_sound_plural(i - 1);
                let whole = whole || self.are_arms_that_hit(&np, i) || self.are_foes(&np, m, i);
                let struck = self.does_to(&np, i) || self.does_to_one(&np, i);
                let whole = whole || is_somebody_else(cx, &np, m, i) || struck;
                let whole = whole || self.is_described_before(&np, i);
                let joins = |np: &Chunk| {
                    cx.joins_as_adjective(i)
                        || self.is_second_origin(np, m, i)
                        || self.is_apposed_place(np, m)
                        || self.are_of_a_people(np, m, i)
                };
                if whole && !joins(&np) {
                    break;
                }
                if !self.only_names(i, m, end) {
                    np.mentions.push(m);
                }
                np.closed = true;
                np.last = end as u32;
                i = end;
                continue;
            }
            if let Some((class, len, _)) = cx.particle_at(i, last) {
                // «وصول عدد كبير من المسلحين»، «اتصال هؤلاء»: a noun goes on into what counts or points at its genitive.
                let goes_on = matches!(class, ParticleClass::Quantifier | ParticleClass::Demonstrative);
                // «اختطف مسلحون عشرات التلاميذ»: behind a plural in -ون begins another phrase.
                let whole = class == ParticleClass::Quantifier && self.is_sound_plural(np.last as usize - 1);
                if !goes_on || np.closed || whole || self.is_statement(&np) {
                    break;
                }
                np.last = (i + len) as u32;
                i += len;
                continue;
            }
            if !self.continues(&np, i) || self.stands_aside(&np, i, last) {
                break;
            }
            np.closed |= cx.words[i].prefixes.article || cx.words[i].suffix.is_some();
            np.last = i as u32 + 1;
            i += 1;
        }
        let end = np.last as usize;
        self.push(np);
        end
    }

    /// «نفت في بيان أي علاقة»: behind what somebody says something in, a word of quantity opens what is said.
    fn is_statement(&self, np: &Chunk) -> bool {
        let within = self.prep.as_ref().is_some_and(|(p, _)| p == prepositions::IN);
        within && np.last == np.head + 1 && self.cx.is_of_speech(np.head as usize)
    }

    /// «عليه»، «به»: a preposition whose own pronoun is what it governs, not the phrase that follows.
    pub(super) fn with_pronoun(&self, i: usize) -> Option<String> {
        let word = &self.cx.words[i];
        let suffix = word.suffix?;
        prepositions::pronoun_gender(suffix)?;
        let Some(Reading::Particle { particle }) = word.readings.first() else { return None };
        let particle = self.cx.lex.language.particle(*particle).filter(|p| p.is("prep"))?;
        Some(fold::loose(particle.word))
    }

    /// «روسيا تقصف كييف - أوكرانيا تتوعد»: whether a dash between blanks parts what a headline tells, rather than two adjectives of origin
    /// («المحادثات السعودية - الإيرانية»).
    fn parts_headlines(&self, i: usize) -> bool {
        let cx = self.cx;
        let tokens = &cx.text.tokens;
        let apart = |a: usize, b: usize| tokens[a].span.end < tokens[b].span.start;
        let inside = i > 0 && i + 1 < cx.sentence_end(i);
        let origin =
            |k: usize| cx.mention_at(k).is_some_and(|(m, _)| cx.mentions[m as usize].form == Form::Demonym);
        inside && !cx.is_of_body(i) && apart(i - 1, i) && apart(i, i + 1) && !origin(i + 1)
    }

    fn mark(&mut self, i: usize) -> usize {
        let kind = match self.cx.text.token(i) {
            mark if marks::is_comma(mark) => ChunkKind::Comma,
            ":" => ChunkKind::Colon,
            _ if self.cx.is_quote(i) => ChunkKind::Quote,
            "-" if self.parts_headlines(i) => ChunkKind::Stop,
            "-" | "ـ" | "/" => ChunkKind::Other,
            "(" | ")" | "[" | "]" | "–" | "—" => ChunkKind::Comma,
            _ => ChunkKind::Stop,
        };
        if kind == ChunkKind::Quote {
            self.quoted = marks::opens_quote(self.cx.text.token(i)).unwrap_or(!self.quoted);
            // A preposition reaches through the mark («بـ"تأجيج"»).
            let (prep, joined) = (self.prep.take(), std::mem::take(&mut self.joined));
            self.push(Chunk::new(kind, i, i + 1));
            (self.prep, self.joined) = (prep, joined);
        } else {
            self.prep = None;
            self.push(Chunk::new(kind, i, i + 1));
        }
        i + 1
    }

    /// «السعودية والبحرين، إلى جانب الإمارات»: whether a preposition joins a party to those named right before.
    fn adds_a_party(&self, key: &str, next: usize) -> bool {
        // Few prepositions do, and no other is looked into.
        if !prepositions::ADDING.contains(&key) {
            return false;
        }
        let cx = self.cx;
        let acts = |m: u32| {
            let m = &cx.mentions[m as usize];
            m.form != Form::Pronoun && matches!(m.kind, Kind::State | Kind::Person | Kind::Organization)
        };
        let named = |c: &Chunk| c.is_bare_noun() && c.mentions.last().is_some_and(|&m| acts(m));
        let before = self.out.iter().rfind(|c| c.kind != ChunkKind::Comma);
        // «وقف الحزب إلى جانب الجيش»: what the verb itself asks for adds nobody to its subject.
        let last = key.rsplit(' ').next().unwrap_or(key);
        let asks = |v: &Chunk| {
            let frames = &cx.lex.frames;
            let patterns =
                cx.verb_key(v.head as usize, v.reading).map(|k| frames.patterns(HeadKind::Verb, k));
            let holds = |&p: &u32| frames.patterns[p as usize].complement.iter().any(|w| w == last);
            patterns.unwrap_or_default().iter().any(holds)
        };
        let asked = self.out.iter().rfind(|c| c.kind == ChunkKind::Verb).is_some_and(asks);
        !asked && before.is_some_and(named) && cx.mention_at(next).is_some_and(|(m, _)| acts(m))
    }

    /// «دهمت الشرطة المقر، إلا أن الوزير نفى», «لكن الرئيس رفض»: whether a word joins a clause of its own, in which somebody stands first.
    fn sets_apart(&self, key: &str, next: usize) -> bool {
        let last = key.rsplit(' ').next().unwrap_or(key);
        let opens = key == prepositions::BUT || last != key && last == prepositions::THAT;
        opens && next < self.cx.words.len() && self.cx.mention_at(next).is_some()
    }

    /// Whether a preposition is a word for «about» too, and a number stands behind it.
    fn counts_roughly(&self, key: &str, next: usize) -> bool {
        let last = next.checked_sub(1).map_or(0, |i| self.cx.sentence_end(i));
        next < last && self.cx.is_number(next) && self.cx.lex.language.is_particle(key, "approx")
    }

    fn particle(&mut self, i: usize, class: ParticleClass, len: usize, key: String) -> usize {
        use ParticleClass as P;
        let conjunction = self.cx.words[i].prefixes.conjunction.is_some();
        self.joined |= conjunction;
        let told = prepositions::before_what_is_told(&key);
        if let Some(prep) = told.filter(|p| speech::follows_telling(self.cx, &self.out, i, p)) {
            self.prep = Some((prep.to_owned(), i));
            return self.particle(i + 1, P::Content, 1, String::new());
        }
        match class {
            // «قتل المتمردون نحو مئتين من السكان»: before a number it says how many.
            P::Preposition if self.counts_roughly(&key, i + len) => return i + len,
            P::Preposition if !self.adds_a_party(&key, i + len) => {
                self.prep = Some((key, i));
                return i + len;
            }
            P::Preposition | P::Conjunction => {
                self.joined = true;
                self.apart = self.sets_apart(&key, i + len);
                return i + len;
            }
            P::Quantifier | P::Demonstrative => {
                let np = Chunk { closed: false, ..Chunk::new(ChunkKind::Noun, i, i + len) };
                let last = self.cx.sentence_end(i);
                return self.noun_phrase(np, last);
            }
            _ => {}
        }
        let kind = match class {
            P::Content => ChunkKind::Content,
            P::Subordinator | P::Condition => ChunkKind::Subordinator,
            P::Relative => ChunkKind::Relative,
            P::Negation => ChunkKind::Negation,
            P::Future | P::Auxiliary | P::Progressive | P::Planned | P::Possible | P::Nearly => {
                ChunkKind::Auxiliary
            }
            P::Pronoun => ChunkKind::Noun,
            _ => ChunkKind::Other,
        };
        if kind != ChunkKind::Noun && kind != ChunkKind::Content && kind != ChunkKind::Relative {
            self.prep = None;
        }
        self.push(Chunk::new(kind, i, i + len));
        i + len
    }
}
