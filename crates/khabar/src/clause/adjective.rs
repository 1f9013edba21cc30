//! Where an adjective ends a noun phrase, and whose it is: «قصفت بصاروخ باليستي حيا سكنيا», «أصاب صاروخ إسرائيلي سيارة».

use super::chunk::Chunk;
use super::cutter::Cutter;
use crate::lexicon::world::What;
use crate::mention::{Form, Kind, Mention};
use crate::text::ending;
use crate::word::{Derived, Gender, Number, Reading};

impl Cutter<'_, '_> {
    /// «وصف مكتب الوزير البريطاني المناورات»: whether a noun in the plural stands right behind an adjective of one man or thing: it is
    /// no second adjective, which would be of the same number.
    pub(super) fn is_behind_another(&self, np: &Chunk, i: usize) -> bool {
        let number = |k: usize| self.cx.words[k].readings.first().and_then(Reading::number);
        let one = |r: &Reading| matches!(r, Reading::Adjective { number: Number::Singular, .. });
        np.last as usize == i
            && i > np.first as usize + 1
            && self.cx.words[i - 1].prefixes.article
            && (self.cx.words[i - 1].readings.iter().any(one) || self.is_of_one_origin(i - 1))
            && number(i) == Some(Number::Plural)
    }

    /// «استهدف بعبوة ناسفة سيارة ضابط»، «قصفت بصاروخ باليستي حيا سكنيا»: whether an indefinite noun stands behind an indefinite noun and
    /// its adjective: it is no more of that phrase.
    pub(super) fn is_behind_an_adjective(&self, np: &Chunk, i: usize) -> bool {
        let words = &self.cx.words;
        let Some(noun) = i.checked_sub(2) else { return false };
        np.last as usize == i
            && noun + 1 > np.head as usize
            && words[noun].readings.first().is_some_and(is_thing)
            && self.describes_it(noun, noun + 1)
            && words[i].readings.first().is_some_and(is_thing)
            && !words[i].readings.iter().any(is_adjective)
            && words[i].prefixes.preposition.is_none()
    }

    /// «دعا النواب في قرار غير ملزم الحكومة إلى»: whether a phrase behind a preposition ends at `i` in an indefinite adjective of its
    /// indefinite noun: nobody who is named behind it belongs to it.
    pub(super) fn is_described_before(&self, np: &Chunk, i: usize) -> bool {
        let (words, head) = (&self.cx.words, np.head as usize);
        self.prep.is_some()
            && np.mentions.is_empty()
            && np.last as usize == i
            && i - 1 > head
            && words[i].prefixes.article
            && (head..i).all(|k| self.is_plain(k))
            && words[head].readings.first().is_some_and(|r| is_thing(r) || r.is_masdar())
            && self.describes_it(head, i - 1)
    }

    /// Whether a word without the article is an adjective and no noun, of the gender of an indefinite noun.
    fn describes_it(&self, noun: usize, word: usize) -> bool {
        let readings = &self.cx.words[word].readings;
        let gender = |k: usize| ending::is_feminine(self.cx.text.key(k));
        self.is_plain(noun)
            && self.is_plain(word)
            && readings.first().is_some_and(is_adjective)
            && !readings.iter().any(is_thing)
            && gender(noun) == gender(word)
    }

    /// Whether a word has neither the article nor a pronoun.
    fn is_plain(&self, k: usize) -> bool {
        !self.cx.words[k].prefixes.article && self.cx.words[k].suffix.is_none()
    }

    /// «أصاب صاروخ إسرائيلي سيارة», «استهدفت قذائف سورية بلدة»: whether the word at `i` tells whose the arms right before it are: without
    /// the article, of their gender, and not in the form of an object («استهدف صاروخ إسرائيليا»).
    pub(super) fn is_origin_of_arms(&self, arms: usize, i: usize) -> bool {
        let several = |m: u32| self.cx.mentions[m as usize].number == Some(Number::Plural);
        let origin = || {
            let names = self.cx.lex.world.names.lookup(self.cx.text.token(i));
            names.iter().any(|e| matches!(e.what, What::Nisba { .. }))
        };
        let key = self.cx.text.key(i);
        let feminine = |r: &Reading| match *r {
            Reading::Noun { number: Number::Plural, .. } => true,
            Reading::Noun { gender, .. } | Reading::Derived { gender, .. } => gender == Gender::Feminine,
            _ => false,
        };
        !self.cx.words[i].prefixes.article
            && !self.cx.words[arms].prefixes.article
            && self.cx.mention_at(i).is_some_and(|(m, end)| end == i + 1 && !several(m) && origin())
            && !ending::is_accusative(key)
            && ending::is_feminine(key) == self.cx.words[arms].readings.iter().any(feminine)
    }

    /// «طالب نواب أردنيون الحكومة»: whether a word that the language lacks ends the naming of several as the adjective of their origin.
    pub(super) fn is_of_their_origin(&self, i: usize) -> bool {
        let several = |m: &Mention| {
            m.tokens.1 as usize == i + 1 && (m.tokens.0 as usize) < i && m.number == Some(Number::Plural)
        };
        self.cx.words[i].readings.is_empty()
            && ending::is_plural_nisba(self.cx.text.key(i))
            && self.cx.mentions.iter().any(several)
    }

    /// «جنود متمردون», «ضباط هنود سابقون»: whether a phrase ends at `i` in a description without the article, which an
    /// adjective without one may follow.
    pub(super) fn is_indefinite_description(&self, np: &Chunk, i: usize) -> bool {
        let Some(&m) = np.mentions.last() else { return false };
        let mention = &self.cx.mentions[m as usize];
        let (first, end) = (mention.tokens.0 as usize, mention.tokens.1 as usize);
        // «متحدثة عسكرية»: so is an office that somebody holds, not a body («جيش بنين مقتل جنود»).
        let office = mention.form == Form::Title && mention.kind == Kind::Person;
        // «طائرة بدون طيار تابعة للجيش»: what a name of three words for a thing is called by counts as well.
        (mention.form == Form::Description || office)
            && end == i
            && end - first <= 3
            && (first..end).all(|k| self.is_plain(k))
    }
}

/// Whether a reading describes: an adjective or a participle.
fn is_adjective(reading: &Reading) -> bool {
    match reading {
        Reading::Adjective { .. } => true,
        Reading::Derived { kind, .. } => matches!(kind, Derived::Active | Derived::Passive),
        _ => false,
    }
}

/// Whether a reading is a noun's.
fn is_thing(reading: &Reading) -> bool {
    matches!(reading, Reading::Noun { .. })
}
