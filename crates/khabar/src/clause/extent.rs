//! How far a noun phrase goes to the right.

use super::chunk::{Chunk, ChunkKind};
use super::cutter::Cutter;
use super::object::hits_somebody;
use crate::lexicon::frames::{HeadKind, StatusHead};
use crate::lexicon::world::{What, WordClass};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::ending;
use crate::text::{TokenKind, inflect, prefix, prepositions};
use crate::word::{Derived, Gender, Number, Reading, Tense};

impl Cutter<'_, '_> {
    /// «طعن رجل شرطيين», «دهس مستوطن طفلة»: whether a phrase of one man told by a plain noun stands right behind a deed of force, and other
    /// people in the form of an object behind it, or a woman, whom men told so are seldom of.
    pub(super) fn does_to(&self, np: &Chunk, i: usize) -> bool {
        let cx = self.cx;
        let one = |m: u32| {
            let m = &cx.mentions[m as usize];
            m.kind == Kind::Person && m.number == Some(Number::Singular)
        };
        let plain = |t: usize| !cx.words[t].prefixes.article && cx.words[t].prefixes.conjunction.is_none();
        let alone = np.first as usize + 1 == i && np.prep.is_none() && plain(np.first as usize);
        let others = |m: u32| {
            let m = &cx.mentions[m as usize];
            matches!(m.kind, Kind::Person | Kind::Group) && matches!(m.form, Form::Description | Form::Title)
        };
        let struck = cx.mention_at(i).is_some_and(|(m, _)| others(m));
        let woman = |m: u32| {
            let m = &cx.mentions[m as usize];
            m.gender == Some(Gender::Feminine) && m.number != Some(Number::Plural)
        };
        let man = cx.mention_at(np.first as usize).map(|(m, _)| m).filter(|&m| one(m));
        let of_none = |m: u32| sector::is_of(&cx.mentions[m as usize].sector, &sector::OF_NOBODY);
        let apart =
            man.is_some_and(|m| of_none(m) && !woman(m)) && cx.mention_at(i).is_some_and(|(m, _)| woman(m));
        let doer = alone && struck && man.is_some();
        let verb = self.out.last().is_some_and(|c| c.kind == ChunkKind::Verb && c.last == np.first);
        doer && verb
            && plain(i)
            && (apart || ending::is_plural_of_men(cx.text.key(i)))
            && hits_somebody(cx, &self.out, self.out.len() - 1)
    }

    /// «اختطف رجال جنديا», «اتهم شبان ضابطا بالقتل»: whether one man in the form of an object stands behind several right behind a verb, whose own
    /// form shows no case: their genitive is not written so, nor is an adjective of theirs.
    pub(super) fn does_to_one(&self, np: &Chunk, i: usize) -> bool {
        let cx = self.cx;
        let bare = |t: usize| {
            let word = &cx.words[t];
            !word.prefixes.article && word.suffix.is_none() && word.prefixes.preposition.is_none()
        };
        let of = |t: usize| cx.mention_at(t).map(|(m, _)| &cx.mentions[m as usize]);
        let told = |m: &Mention| matches!(m.form, Form::Description | Form::Title);
        let first = np.first as usize;
        let several =
            of(first).is_some_and(|m| m.kind == Kind::Group && told(m) && m.number == Some(Number::Plural));
        let one =
            of(i).is_some_and(|m| m.kind == Kind::Person && told(m) && m.number == Some(Number::Singular));
        let verb = self.out.last().is_some_and(|c| c.kind == ChunkKind::Verb && c.last == np.first);
        let (own, other) = (cx.text.key(first), cx.text.key(i));
        verb && np.prep.is_none()
            && first + 1 == i
            && bare(first)
            && bare(i)
            && several
            && one
            && ending::is_accusative(other)
            && !ending::is_accusative(own)
    }

    /// Whether the plain word at `i` belongs to the phrase before it.
    pub(super) fn continues(&self, np: &Chunk, i: usize) -> bool {
        let word = &self.cx.words[i];
        // «خطف مسلحون 280 تلميذا»: behind a plural in -ون begins what is counted, and «خطف مسلحون تلاميذ» another noun, as an adjective
        // of it ends likewise («متظاهرون مقر البرلمان»).
        let whole = np.last as usize == i && self.is_sound_plural(i - 1);
        // «قتل مسلحون ضابطين»: so does somebody else, whatever his ending.
        let another = self
            .cx
            .mention_at(i)
            .is_some_and(|(m, _)| self.cx.mentions[m as usize].form == Form::Description);
        let men = ending::is_plural_of_men(self.cx.text.key(i)) && !another;
        let nominal = |r: &Reading| !r.is_verb();
        if whole
            && (self.cx.text.tokens[i].kind == TokenKind::Number
                || word.readings.first().is_none_or(nominal) && !men)
        {
            return false;
        }
        if self.cx.text.tokens[i].kind == TokenKind::Number {
            return !np.closed
                || np.last as usize == i && self.cx.text.tokens[i - 1].kind == TokenKind::Number;
        }
        let verb = matches!(word.readings.first(), Some(Reading::Verb { .. }));
        let fits = |gender: Gender, number: Number| {
            self.may_describe(np, gender) && (number == Number::Singular || self.may_be_several(np, i))
        };
        let adjective = word.readings.iter().any(|r| match *r {
            Reading::Adjective { gender, number, .. } => fits(gender, number),
            Reading::Derived { kind, gender, number, .. } if kind != Derived::Masdar => fits(gender, number),
            _ => false,
        });
        if !np.closed && self.is_described_at(i).is_some() {
            return false;
        }
        if verb && !word.prefixes.article {
            return !np.closed && (self.is_carried_deed(i) || self.cannot_describe(np, i));
        }
        // «فجر انتحاري نفسه»: what means the same as a noun without the article is no part of its phrase.
        if !np.closed && self.is_reflexive(np, i) {
            return false;
        }
        match (np.closed, word.prefixes.article) {
            // «قطع محتجون غاضبون الطريق»: a plural in -ون has no genitive behind it.
            (false, true) if self.is_sound_plural(np.last as usize - 1) => false,
            // «اتهم رئيس سابق الحكومة»: nor has an indefinite noun with its adjective a genitive.
            (false, _) if self.is_behind_an_adjective(np, i) => false,
            (false, _) => true,
            (true, true) if self.is_asked_for(i) => false,
            (true, true) => {
                let noun = matches!(word.readings.first(), Some(Reading::Noun { .. }));
                // «اعتبر محاموه الإجراء مخالفا»: nor does a noun belong to one that a pronoun closes.
                let owned = np.last as usize == i && self.is_owned(i - 1);
                let apart = || {
                    owned || self.ends_in_a_state(np, i) || self.is_behind_another(np, i) || self.is_thing(i)
                };
                let deed = owned && word.readings.first().is_some_and(Reading::is_masdar);
                (adjective || word.readings.is_empty()) && !(deed || noun && apart())
            }
            (true, false) => adjective && self.is_indefinite_description(np, i),
        }
    }

    /// «محاموه»: whether a word is a noun with a pronoun.
    fn is_owned(&self, i: usize) -> bool {
        self.cx.words[i].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some())
    }

    /// «سحبت الحكومة الجنسية»: whether a word is the one that a pattern of the verb right before the phrase asks for.
    fn is_asked_for(&self, i: usize) -> bool {
        let Some(verb) = self.out.last().filter(|c| c.kind == ChunkKind::Verb) else { return false };
        let Some(key) = self.cx.verb_key(verb.head as usize, verb.reading) else { return false };
        let noun = |r: &Reading| matches!(r, Reading::Noun { .. });
        let keys = self.cx.noun_keys(i);
        self.cx.words[i].readings.iter().any(noun)
            && self
                .cx
                .lex
                .frames
                .framed(HeadKind::Verb, key)
                .any(|(p, _)| p.complement.first().is_some_and(|w| keys.contains(w)))
    }

    /// «قصفت الطائرات المدينة»: whether a word is a noun that describes nothing, though an adjective is written as it is.
    fn is_thing(&self, i: usize) -> bool {
        let listed = |key: &String| !self.cx.lex.frames.status(StatusHead::Thing, key).is_empty();
        self.cx.noun_keys(i).iter().any(listed)
    }

    /// «شمالي حلب»، «جنوب غربي اليمن»: a side right before the name of a place or a state governs it as a preposition does;
    /// the side as one, and the token after it.
    pub(super) fn side_of_a_place(&self, i: usize, last: usize) -> Option<(String, usize)> {
        let side = |k: usize| {
            let prefixes = self.cx.words[k].prefixes;
            let key = self.cx.bare_key(k);
            let known = prepositions::side(key).filter(|_| !prefixes.article);
            known.filter(|_| prefixes.preposition.is_none() && self.cx.mention_at(k).is_none())
        };
        let first = side(i)?;
        let second =
            i + 1 < last && side(i + 1).is_some() && self.cx.words[i + 1].prefixes.conjunction.is_none();
        let end = i + 1 + usize::from(second);
        let (m, _) = (end < last).then(|| self.cx.mention_at(end)).flatten()?;
        let mention = &self.cx.mentions[m as usize];
        let land = matches!(mention.kind, Kind::Place | Kind::State) && mention.form == Form::Name;
        let bare = self.cx.words[end].prefixes.preposition.is_none();
        (land && bare).then(|| (first.to_owned(), end))
    }

    /// «قتل متظاهرون شمالي بغداد»: whether a side of a place behind an open phrase tells where, rather than being what the
    /// phrase belongs to («سكان شمال غزة»): in the form of an adverb, or behind a plural that has no genitive.
    pub(super) fn stands_aside(&self, np: &Chunk, i: usize, last: usize) -> bool {
        let adverb = prepositions::is_adverb_of_side(self.cx.bare_key(i));
        (adverb || self.is_sound_plural(np.last as usize - 1)) && self.side_of_a_place(i, last).is_some()
    }

    /// «اتفاق جوبا»: a place that an accord is called by is no party to it; two of them may be («اتفاق طهران وموسكو»).
    pub(super) fn only_names(&self, i: usize, m: u32, end: usize) -> bool {
        let is_place = |m: u32| self.cx.mentions[m as usize].kind == Kind::Place;
        let named = |key: &String| !self.cx.lex.frames.status(StatusHead::NamedFor, key).is_empty();
        let joined = self.cx.words.get(end).is_some_and(|w| w.prefixes.conjunction.is_some());
        let two = joined && self.cx.mention_at(end).is_some_and(|(next, _)| is_place(next));
        is_place(m) && !two && i > 0 && self.cx.noun_keys(i - 1).iter().any(named)
    }

    /// «احتمال عقد لقاء»، «عملية خطف السفير»: a past form that may be a verbal noun is one behind a noun whose genitive is a deed.
    pub(super) fn is_carried_deed(&self, i: usize) -> bool {
        let frames = &self.cx.lex.frames;
        let carries = |key: &String| {
            let governs = frames.status(StatusHead::Noun, key).iter().any(|w| w.complement.is_empty());
            governs || !frames.status(StatusHead::Carrier, key).is_empty()
        };
        self.cx.words[i].readings.iter().any(Reading::is_masdar)
            && self.cx.noun_keys(i - 1).iter().any(carries)
    }

    /// «أدى زيارة عمل»: a masculine past form that may be a noun does not describe a feminine noun right before it, unless a
    /// pronoun after it points back («مدينة هرب سكانها»).
    fn cannot_describe(&self, np: &Chunk, i: usize) -> bool {
        let (word, before) = (&self.cx.words[i], &self.cx.words[i - 1]);
        let thing =
            |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Masdar, .. } | Reading::Noun { .. });
        let masculine = |r: &Reading| {
            matches!(
                r,
                Reading::Verb {
                    tense: Tense::Past,
                    gender: Some(Gender::Masculine),
                    number: Number::Singular,
                    ..
                }
            )
        };
        let feminine = |r: &Reading| match r {
            Reading::Noun { gender, number, .. } | Reading::Derived { gender, number, .. } => {
                *number == Number::Singular && *gender == Gender::Feminine
            }
            _ => false,
        };
        let back = |k: usize| self.cx.words.get(k).is_some_and(|w| w.suffix == Some(inflect::HER));
        let end = |k: &usize| *k < self.cx.words.len() && self.cx.text.tokens[*k].kind != TokenKind::Punct;
        word.suffix.is_none()
            && np.last as usize == i
            && word.readings.iter().any(thing)
            && word.readings.first().is_some_and(masculine)
            && before.readings.first().is_some_and(feminine)
            && !(i..i + 7).take_while(end).any(back)
    }

    /// «استهدفت صواريخ السفارة»: whether a phrase is a bare word for arms right behind a verb of hitting somebody, and ends at `i`.
    pub(super) fn are_arms_that_hit(&self, np: &Chunk, i: usize) -> bool {
        let arms = |key: &String| !self.cx.lex.frames.status(StatusHead::Arm, key).is_empty();
        let alone = np.last as usize == i && np.last - np.first == 1 && np.mentions.is_empty();
        let verb = self.out.len().checked_sub(1).filter(|&n| self.out[n].kind == ChunkKind::Verb);
        alone
            && self.cx.noun_keys(np.head as usize).iter().any(arms)
            && verb.is_some_and(|n| hits_somebody(self.cx, &self.out, n))
            && !self.is_origin_of_arms(np.head as usize, i)
    }

    /// «محتجون», «ناشطون»: a plural whose ending shows that nothing it belongs to follows.
    pub(super) fn is_sound_plural(&self, i: usize) -> bool {
        let several = |r: &Reading| {
            matches!(
                r,
                Reading::Noun { number: Number::Plural, .. }
                    | Reading::Adjective { number: Number::Plural, .. }
                    | Reading::Derived { number: Number::Plural, .. }
            )
        };
        // «ملثمون»: a description in the plural is one as well, though the language may lack the word.
        let described = self.cx.mention_at(i).is_some_and(|(m, end)| {
            let m = &self.cx.mentions[m as usize];
            end == i + 1 && m.form == Form::Description && m.number == Some(Number::Plural)
        });
        self.cx.text.key(i).ends_with(ending::SOUND_PLURAL)
            && (described
                || self.is_of_their_origin(i)
                || self.cx.words[i].readings.first().is_some_and(several))
    }

    /// «قصف الجيش المدينة»: whether an adjective of a gender may belong to a noun of the phrase: one has the gender, is not
    /// singular, or is no word of the language.
    pub(super) fn may_describe(&self, np: &Chunk, of: Gender) -> bool {
        // «بالعمليات العسكرية»: what may be an adjective is a noun with an adjective of its own, where its nouns are several.
        let several = |r: &Reading| matches!(r, Reading::Noun { number: Number::Plural, .. });
        np.tokens().any(|k| match self.cx.words[k].readings.first() {
            Some(Reading::Noun { gender, number: Number::Singular, .. }) => *gender == of,
            Some(Reading::Derived { gender, number: Number::Singular, .. }) => *gender == of,
            Some(Reading::Adjective { .. }) if self.cx.words[k].readings.iter().any(several) => true,
            Some(Reading::Particle { .. } | Reading::Adjective { .. } | Reading::Verb { .. }) => false,
            None => !ending::is_nisba_like(self.cx.text.key(k)),
            _ => true,
        })
    }

    /// «منعت سلطات الاحتلال المصلين», «التقى رئيس الوزراء المسؤولين»: whether the word at `i`, where it ends in -ون or -ين, may
    /// belong to a noun of the phrase: to men in the plural or to two, and not to one man whose title has others in it.
    fn may_be_several(&self, np: &Chunk, i: usize) -> bool {
        if !ending::is_plural_of_men(self.cx.text.key(i)) {
            return true;
        }
        let one = |k: usize| {
            np.mentions.iter().any(|&m| {
                let m = &self.cx.mentions[m as usize];
                let title = m.kind == Kind::Person && m.number == Some(Number::Singular);
                title && (m.tokens.0 as usize..m.tokens.1 as usize).contains(&k)
            })
        };
        let several = |r: &Reading| match *r {
            Reading::Noun { number: Number::Dual, .. } | Reading::Derived { number: Number::Dual, .. } => {
                true
            }
            Reading::Noun { noun, gender, number } => {
                let human = || self.cx.lex.language.noun(noun).is_none_or(|n| n.human);
                number == Number::Plural && gender == Gender::Masculine && human()
            }
            Reading::Derived { gender, number, .. } => {
                number == Number::Plural && gender == Gender::Masculine
            }
            Reading::Particle { .. } => false,
            _ => true,
        };
        np.tokens().filter(|&k| !one(k)).any(|k| self.cx.words[k].readings.first().is_none_or(several))
    }

    /// «في العاصمة الليبية طرابلس»: whether the name of a place stands in apposition to a phrase that a word for such a place heads.
    pub(super) fn is_apposed_place(&self, np: &Chunk, naming: u32) -> bool {
        let mention = |m: u32| &self.cx.mentions[m as usize];
        let named = mention(naming).kind == Kind::Place && mention(naming).form == Form::Name;
        let described = np.mentions.iter().all(|&m| mention(m).form == Form::Demonym);
        let definite = self.cx.words[np.head as usize].prefixes.article;
        let names = &self.cx.lex.world.names;
        let is_kind = |name: &str| {
            names.lookup(name).iter().any(|e| matches!(e.what, What::Word(WordClass::PlaceHead, _)))
        };
        let head = |key: &String| is_kind(key) || is_kind(&format!("{}{key}", prefix::ARTICLE));
        named && described && definite && self.cx.noun_keys(np.head as usize).iter().any(head)
    }
}
