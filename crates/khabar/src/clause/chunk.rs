//! Chunks: a sentence cut into noun phrases, verbs, and the words between that hold them together.
//!
//! «أعلنت وزارة الدفاع، أمس، أن الجيش …» is verb, noun phrase, comma, time, comma, subordinator, noun phrase.
//! Arabic does not mark where a subject ends and an object begins; definiteness, mentions and adjective
//! readings tell most of it: a phrase closed by a definite word takes no further noun.

use super::{Context, speech};
use crate::lexicon::frames::StatusHead;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::{Form, Kind};
use crate::text::{Sentence, TokenKind, fold, inflect, prepositions};
use crate::word::{Derived, Gender, Number, Person, Reading, Tense, Voice};

/// What a chunk is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChunkKind {
    /// A noun phrase, with the preposition that governs it.
    Noun,
    /// A finite verb.
    Verb,
    /// A time expression.
    Time,
    /// Opens a clause that a verb or noun takes (أن، إن).
    Content,
    /// Opens another dependent clause (حيث، بينما، عندما، إذا).
    Subordinator,
    /// Opens a relative clause (الذي).
    Relative,
    /// Negates what follows (لم، لن، لا).
    Negation,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// Ends a clause for good (؛ . — and brackets).
    Stop,
    /// A quotation mark.
    Quote,
    /// A word that changes how the next verb stands (قد، سوف، كان).
    Auxiliary,
    /// Anything else (adverbs, discourse words).
    Other,
}

/// A run of tokens of one sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Whether و, ف, or a conjunction word joins it to what stands before.
    pub joined: bool,
    /// The preposition that governs it (loose key, words joined by a space).
    pub prep: Option<String>,
    /// Its head token: the verb, or the first noun of a phrase.
    pub head: u32,
    /// Outermost mentions inside, in order (indices into the article's mentions).
    pub mentions: Vec<u32>,
    /// Whether the phrase is closed by a definite word.
    pub closed: bool,
    /// For a verb, the reading chosen: an index into its word's readings.
    pub reading: u8,
    /// For a time, the index of its timex.
    pub timex: Option<u32>,
    /// How many quotation marks are open here.
    pub quoted: bool,
}

impl Chunk {
    fn new(kind: ChunkKind, first: usize, last: usize) -> Chunk {
        Chunk {
            kind,
            first: first as u32,
            last: last as u32,
            joined: false,
            prep: None,
            head: first as u32,
            mentions: Vec::new(),
            closed: false,
            reading: 0,
            timex: None,
            quoted: false,
        }
    }

    /// Whether the chunk is a noun phrase without a preposition.
    pub fn is_bare_noun(&self) -> bool {
        self.kind == ChunkKind::Noun && self.prep.is_none()
    }

    /// Its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Cuts one sentence into chunks.
pub fn chunks(cx: &Context<'_>, sentence: &Sentence) -> Vec<Chunk> {
    let mut cutter = Cutter { cx, out: Vec::new(), prep: None, joined: false, quoted: false };
    // The place line and the agency's name at a report's head («نيامي - (نداء) -») are no part of its first sentence.
    let mut i = cx.after_dateline(sentence);
    let last = sentence.last as usize;
    while i < last {
        i = cutter.step(i, last).max(i + 1);
    }
    cutter.out
}

struct Cutter<'a, 'b> {
    cx: &'a Context<'b>,
    out: Vec<Chunk>,
    /// A preposition read and not yet governed anything.
    prep: Option<(String, usize)>,
    joined: bool,
    quoted: bool,
}

impl Cutter<'_, '_> {
    /// Reads what stands at token `i` and returns the token after it.
    fn step(&mut self, i: usize, last: usize) -> usize {
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
        let particle = cx.particle_at(i, last).filter(|(_, len, _)| *len > 1 || !self.is_rather_a_verb(i));
        if let Some((class, len, key)) = particle {
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

    /// «هنأ»: written with a hamza that the particle («هنا») has not, and read as a verb sooner.
    fn is_rather_a_verb(&self, i: usize) -> bool {
        self.cx.words[i].readings.first().is_some_and(Reading::is_verb)
            && fold::alifs(self.cx.text.token(i)) != 0
    }

    /// The reading as a finite verb, where that is the likeliest one.
    fn verb_reading(&self, i: usize) -> Option<u8> {
        let word = &self.cx.words[i];
        if word.prefixes.article || word.prefixes.preposition.is_some() || self.prep.is_some() {
            return None;
        }
        let finite = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past | Tense::Present, .. });
        if finite(word.readings.first()?) {
            return (!self.is_verbal_noun(i)).then_some(0);
        }
        if let Some(at) = self.predicate_of_subject(i) {
            return Some(at);
        }
        // «القرار الذي وصفه»: a relative pronoun is followed by what is done to it rather than by something it owns.
        let relative = self.out.last().is_some_and(|c| c.kind == ChunkKind::Relative);
        if relative && word.suffix.is_some() {
            let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, .. });
            return word.readings.iter().position(past).map(|at| at as u8);
        }
        // «ووقعا اتفاقا»: after «و» a form that shows a dual or plural subject is a verb before it is a noun.
        let counted = |r: &Reading| matches!(r, Reading::Verb { number, .. } if *number != Number::Singular);
        let at = word.readings.iter().position(|r| finite(r) && counted(r))?;
        word.prefixes.conjunction.is_some().then_some(at as u8)
    }

    /// «القوات تحرر بلدة»: a form that may be a verbal noun or the present of a verb («تحرر», «تفكك», «تحكم») is a verb right
    /// behind a definite phrase that opens a clause, which has no other verb.
    fn predicate_of_subject(&self, i: usize) -> Option<u8> {
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
        let before = &self.out[..self.out.len() - 1];
        let named = !subject.mentions.is_empty() || self.cx.words[subject.head as usize].prefixes.article;
        let alone = named && before.last().is_none_or(opens) && !subject.joined;
        alone.then(|| word.readings.iter().position(present).map(|at| at as u8)).flatten()
    }

    /// «أعلنت الرئيسة سحب المشروع»: a past form that may be a verbal noun is one where a verb stands before it in its
    /// clause: two finite verbs need a conjunction between, or an indefinite noun that the second describes.
    fn is_verbal_noun(&self, i: usize) -> bool {
        let word = &self.cx.words[i];
        let noun = |r: &Reading| {
            matches!(r, Reading::Derived { kind: crate::word::Derived::Masdar, .. } | Reading::Noun { .. })
        };
        if word.prefixes.conjunction.is_some() || self.joined || !word.readings.iter().any(noun) {
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
        // «رجل قتل»: an indefinite noun right before may be described by the verb.
        let described = self.out.last().is_some_and(|c| c.kind == ChunkKind::Noun && !c.closed);
        // «كان هناك تبادل للآراء»: what there is is a thing.
        let exists = |c: &Chunk| {
            c.last - c.first == 1
                && self.cx.lex.language.is_particle(self.cx.text.token(c.head as usize), "exist")
        };
        // «نفت الوزارة تعرض السجين للتعذيب»: what a verb of telling tells without «أن» is a noun, though its letters may be
        // those of a present form.
        let tells = |c: &Chunk| {
            let key = self.cx.verb_key(c.head as usize, c.reading);
            c.kind == ChunkKind::Verb && key.is_some_and(|key| speech::is_telling(self.cx, key))
        };
        let masdar = |r: &Reading| matches!(r, Reading::Derived { kind: crate::word::Derived::Masdar, .. });
        let told = self.out[since..].iter().rfind(|c| c.kind == ChunkKind::Verb).is_some_and(tells);
        let content = told && word.suffix.is_none() && word.readings.iter().any(masdar);
        past && (verb && !described || self.out.last().is_some_and(exists)) || content && !described
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
            if cx.words[i].prefixes.preposition.is_some() {
                break;
            }
            if let Some((m, end)) = cx.mention_at(i) {
                if np.closed && !cx.joins_as_adjective(i) && !self.is_second_origin(&np, m, i) {
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
                if !goes_on || np.closed {
                    break;
                }
                np.last = (i + len) as u32;
                i += len;
                continue;
            }
            if !self.continues(&np, i) {
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

    /// Whether the plain word at `i` belongs to the phrase before it.
    fn continues(&self, np: &Chunk, i: usize) -> bool {
        let word = &self.cx.words[i];
        if self.cx.text.tokens[i].kind == TokenKind::Number {
            return !np.closed
                || np.last as usize == i && self.cx.text.tokens[i - 1].kind == TokenKind::Number;
        }
        let verb = matches!(word.readings.first(), Some(Reading::Verb { .. }));
        let adjective = word.readings.iter().any(|r| match r {
            Reading::Adjective { gender, .. } => self.may_describe(np, *gender),
            Reading::Derived { kind, gender, .. } if *kind != Derived::Masdar => {
                self.may_describe(np, *gender)
            }
            _ => false,
        });
        if verb && !word.prefixes.article {
            return !np.closed && self.is_carried_deed(i);
        }
        match (np.closed, word.prefixes.article) {
            // «قطع محتجون غاضبون الطريق»: a plural in -ون has no genitive behind it.
            (false, true) if self.is_sound_plural(np.last as usize - 1) => false,
            (false, _) => true,
            (true, true) => {
                let noun = matches!(word.readings.first(), Some(Reading::Noun { .. }));
                (adjective || word.readings.is_empty()) && !(noun && self.ends_in_a_state(np, i))
            }
            (true, false) => adjective && self.is_indefinite_description(np, i),
        }
    }

    /// «اتفاق جوبا»: a place that an accord is called by is no party to it; two of them may be («اتفاق طهران وموسكو»).
    fn only_names(&self, i: usize, m: u32, end: usize) -> bool {
        let is_place = |m: u32| self.cx.mentions[m as usize].kind == Kind::Place;
        let named = |key: &String| !self.cx.lex.frames.status(StatusHead::NamedFor, key).is_empty();
        let joined = self.cx.words.get(end).is_some_and(|w| w.prefixes.conjunction.is_some());
        let two = joined && self.cx.mention_at(end).is_some_and(|(next, _)| is_place(next));
        is_place(m) && !two && i > 0 && self.cx.noun_keys(i - 1).iter().any(named)
    }

    /// «احتمال عقد لقاء»، «عملية خطف السفير»: a past form that may be a verbal noun is one behind a noun whose genitive is a deed.
    fn is_carried_deed(&self, i: usize) -> bool {
        let masdar = |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Masdar, .. });
        let frames = &self.cx.lex.frames;
        let carries = |key: &String| {
            let governs = frames.status(StatusHead::Noun, key).iter().any(|w| w.complement.is_empty());
            governs || !frames.status(StatusHead::Carrier, key).is_empty()
        };
        self.cx.words[i].readings.iter().any(masdar) && self.cx.noun_keys(i - 1).iter().any(carries)
    }

    /// «محتجون», «ناشطون»: a plural whose ending shows that nothing it belongs to follows.
    fn is_sound_plural(&self, i: usize) -> bool {
        let several = |r: &Reading| {
            matches!(
                r,
                Reading::Noun { number: Number::Plural, .. }
                    | Reading::Adjective { number: Number::Plural, .. }
                    | Reading::Derived { number: Number::Plural, .. }
            )
        };
        self.cx.text.key(i).ends_with(inflect::SOUND_PLURAL)
            && self.cx.words[i].readings.first().is_some_and(several)
    }

    /// «قصف الجيش المدينة»: whether an adjective of a gender may belong to a noun of the phrase: one has the gender, is not
    /// singular, or is no word of the language.
    fn may_describe(&self, np: &Chunk, of: Gender) -> bool {
        np.tokens().any(|k| match self.cx.words[k].readings.first() {
            Some(Reading::Noun { gender, number: Number::Singular, .. }) => *gender == of,
            Some(Reading::Derived { gender, number: Number::Singular, .. }) => *gender == of,
            Some(Reading::Particle { .. } | Reading::Adjective { .. } | Reading::Verb { .. }) => false,
            None => !inflect::is_nisba_like(self.cx.text.key(k)),
            _ => true,
        })
    }

    /// «غارة أميركية بريطانية»: whether the naming at `i` is one more adjective of origin right after another.
    fn is_second_origin(&self, np: &Chunk, naming: u32, i: usize) -> bool {
        let origin = |m: u32| self.cx.mentions[m as usize].form == Form::Demonym;
        let ends_here = |m: u32| self.cx.mentions[m as usize].tokens.1 as usize == i;
        origin(naming) && np.mentions.last().is_some_and(|&m| origin(m) && ends_here(m))
    }

    /// «منحت إسبانيا الجنسية»: whether a phrase ends at `i` in the name of a state, which takes no noun for its adjective.
    fn ends_in_a_state(&self, np: &Chunk, i: usize) -> bool {
        np.mentions.last().is_some_and(|&m| {
            let mention = &self.cx.mentions[m as usize];
            mention.kind == Kind::State && mention.form == Form::Name && mention.tokens.1 as usize == i
        })
    }

    /// «جنود متمردون»: whether a phrase ends at `i` in a description without the article, which an adjective without one
    /// may follow.
    fn is_indefinite_description(&self, np: &Chunk, i: usize) -> bool {
        let Some(&m) = np.mentions.last() else { return false };
        let mention = &self.cx.mentions[m as usize];
        let alone = mention.tokens.1 - mention.tokens.0 == 1 && mention.tokens.1 as usize == i;
        let word = &self.cx.words[mention.tokens.0 as usize];
        alone && mention.form == Form::Description && !word.prefixes.article && word.suffix.is_none()
    }

    /// «عليه»، «به»: a preposition whose own pronoun is what it governs, not the phrase that follows.
    fn with_pronoun(&self, i: usize) -> Option<String> {
        let word = &self.cx.words[i];
        let suffix = word.suffix?;
        prepositions::pronoun_gender(suffix)?;
        let Some(Reading::Particle { particle }) = word.readings.first() else { return None };
        let particle = self.cx.lex.language.particle(*particle).filter(|p| p.is("prep"))?;
        Some(fold::loose(particle.word))
    }

    fn mark(&mut self, i: usize) -> usize {
        let kind = match self.cx.text.token(i) {
            "،" | "," => ChunkKind::Comma,
            ":" => ChunkKind::Colon,
            _ if self.cx.is_quote(i) => ChunkKind::Quote,
            "-" | "ـ" | "/" => ChunkKind::Other,
            "(" | ")" | "[" | "]" | "–" | "—" => ChunkKind::Comma,
            _ => ChunkKind::Stop,
        };
        if kind == ChunkKind::Quote {
            self.quoted = match self.cx.text.token(i).chars().next() {
                Some('«' | '“' | '‹' | '„') => true,
                Some('»' | '”' | '›') => false,
                _ => !self.quoted,
            };
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

    fn particle(&mut self, i: usize, class: ParticleClass, len: usize, key: String) -> usize {
        use ParticleClass as P;
        let conjunction = self.cx.words[i].prefixes.conjunction.is_some();
        self.joined |= conjunction;
        if key == prepositions::UNTIL && speech::follows_telling(self.cx, &self.out, i) {
            self.prep = Some((prepositions::DIRECTIONS[0].to_owned(), i));
            return self.particle(i + 1, P::Content, 1, String::new());
        }
        match class {
            P::Preposition => {
                self.prep = Some((key, i));
                return i + len;
            }
            P::Conjunction => {
                self.joined = true;
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

/// Whether a verb's reading is, or may be, passive.
pub fn voice_of(cx: &Context<'_>, chunk: &Chunk) -> Voice {
    match cx.words[chunk.head as usize].readings.get(chunk.reading as usize) {
        Some(Reading::Verb { voice, .. }) => *voice,
        _ => Voice::Active,
    }
}
