//! Names that neither the lexicon nor a word before them tells: words that no dictionary has, by what stands around them («قال إينياكي
//! بورخا إن», «في سانجين», «أعلنت كومرتس»).

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::{Reader, is_told};
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass};
use crate::text::prepositions;
use crate::text::romanise::romanise;
use crate::text::{TokenKind, ending, marks, prefix};
use crate::word::{Gender, Number, Reading};

/// How many words such a name has at most.
const MOST: usize = 4;

/// The sector of firms.
const FIRM: &str = "BUS";

/// The sector of clubs.
pub(super) const SPORT: &str = "SOC";

/// How many letters each of its words has at least.
const SHORTEST: usize = 3;

impl Reader<'_> {
    /// A person or a place at `i` by words that nobody knows.
    pub(super) fn shaped_at(&self, i: usize) -> Option<Vec<Draft>> {
        if !self.is_foreign(i) || i > self.begin && self.joins_words(i - 1) {
            return None;
        }
        let end = self.past_foreign(i);
        if self.joins_words(end) {
            return None;
        }
        let draft = self
            .shaped_place(i, end)
            .or_else(|| self.shaped_club(i, end))
            .or_else(|| self.shaped_body(i, end))
            .or_else(|| self.shaped_person(i, end));
        draft.map(|draft| vec![draft])
    }

    /// A place the lexicon lacks: behind «في», a side or «قرب», or before the dash of a dateline.
    fn shaped_place(&self, i: usize, end: usize) -> Option<Draft> {
        let before = i.checked_sub(1).filter(|&b| b >= self.begin);
        let within = before.is_some_and(|b| {
            prepositions::opens_with_in(self.text.key(b))
                || self.word_at_with_clitics(b, WordClass::Near)
                || prepositions::side(self.text.loose(b)).is_some() && !self.has_article(b)
        });
        let dateline = i == self.begin && end < self.stop && marks::DASHES.contains(&self.text.token(end));
        let given = |k: usize| self.bare_at(k, |w| matches!(w, What::Given(_))).is_some();
        if !(dateline || within && !given(i)) || within && !self.may_be_strange_place(end) {
            return None;
        }
        // «في بكفيا فؤاد السنيورة»: a given name behind the place begins somebody's.
        let end = (i + 1..end).find(|&k| given(k)).unwrap_or(end);
        let mut draft = Draft::new(Kind::Place, Form::Name, self.text.span(i, end - 1), (i, end));
        self.romanised(&mut draft, i, end);
        draft.mention.score = 0.5;
        draft.mention.oblique = within;
        draft.mention.country = self.country_behind(end);
        draft.need = if draft.mention.country.is_some() { Need::Nothing } else { Need::Weak };
        Some(draft)
    }

    /// Whether words nobody knows that end at `end` may be a place: none that ends as the nouns of the language do, none that a genitive
    /// or an adjective of its own follows («في غضون عامين», «في كنف الحرية»).
    fn may_be_strange_place(&self, end: usize) -> bool {
        let governed = |k: usize| {
            self.has_article(k)
                && !self.is_adjective_here(k, 0)
                && self.bare_at(k, |w| matches!(w, What::Role { .. })).is_none()
                || self.readings(k).first().is_some_and(Reading::is_nominal) && !self.is_particle(k)
                || self.text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number)
        };
        let named = |w: &What| {
            matches!(
                w,
                What::Place(_) | What::State(..) | What::Person(..) | What::Word(WordClass::PlaceHead, _)
            )
        };
        let last = end - 1;
        let side = end < self.stop && prepositions::SIDES.contains(&self.text.loose(end));
        !ending::is_feminine(self.text.key(last))
            && !ending::may_be_owned(self.text.key(last))
            && !self.is_owned(last)
            && (end >= self.stop || side || !governed(end) && self.bare_at(end, named).is_none())
    }

    /// A person the lexicon lacks: two words or more behind the verb that he is the subject or the object of, or before his title.
    fn shaped_person(&self, i: usize, end: usize) -> Option<Draft> {
        let origin = self.origin_before(i);
        let subject = self.is_told_of(i, end);
        // «وقال بلاتر إن»: one word, where what he says follows.
        let one = !prefix::may_be_joined(self.text.key(i)) && !ending::is_accusative(self.text.key(i));
        let speaks = subject && one && end < self.stop && self.text.loose(end) == prepositions::THAT;
        let joined = self.is_joined_to_somebody(i);
        if end < i + 2 && origin.is_none() && !speaks {
            return None;
        }
        let victim = i > self.begin && {
            let of = |h: &Hit| h.end == i && matches!(h.what, What::Word(WordClass::Victim, _));
            self.hits.at(i - 1).iter().any(of)
        };
        if origin.is_none() && !subject && !victim && !joined && !self.is_titled_behind(end) {
            return None;
        }
        let letters = u8::from(joined && prefix::may_be_joined(self.text.key(i)));
        let mut draft = Draft::new(Kind::Person, Form::Name, self.span(i, end, letters), (i, end));
        draft.name_tokens = Some((i, end));
        draft.joined = letters > 0;
        draft.mention.name_span = Some(draft.mention.span);
        draft.mention.number = Some(Number::Singular);
        let words = self.text.str(draft.mention.span);
        draft.mention.name = romanise(words);
        draft.mention.name_ar = words.to_owned();
        draft.mention.score = 0.5;
        draft.need = Need::Nothing;
        draft.mention.country = origin;
        Some(draft)
    }

    /// Whether a verb of one man stands before words nobody knows that end at `end`: what ends as the nouns of the language do is misspelt sooner
    /// («رددوا شعرات مناوئة», «طاش صوابهم»).
    fn is_told_of(&self, i: usize, end: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|&b| b >= self.begin) else { return false };
        let last = self.text.key(end - 1);
        let told = |r: &Reading| {
            is_told(r) && r.gender() != Some(Gender::Feminine) && r.number() == Some(Number::Singular)
        };
        let particle = |r: &Reading| matches!(r, Reading::Particle { .. });
        let readings = self.readings(before);
        !ending::is_feminine(last)
            && !ending::may_be_owned(last)
            && readings.first().is_some_and(told)
            && !readings.iter().any(particle)
    }

    /// «إيلينا بوكوفا وتيموي غرانديس», «…، تيموي غرانديس»: whether a person is named right before, and «و» or a comma joins the next.
    fn is_joined_to_somebody(&self, i: usize) -> bool {
        let comma = i > self.begin && marks::is_comma(self.text.token(i - 1));
        let joined = prefix::may_be_joined(self.text.key(i));
        let end = if comma { i - 1 } else { i };
        let named = |d: &Draft| d.mention.kind == Kind::Person && d.name_tokens.is_some() && d.end() == end;
        (comma || joined) && self.out.iter().rev().take(4).any(named)
    }

    /// «سجل البرازيلي أدريانو»: the state of an adjective that stands before a name and describes nothing before it.
    fn origin_before(&self, i: usize) -> Option<String> {
        let before = i.checked_sub(1).filter(|&b| b >= self.begin)?;
        let origin = |h: &&Hit| {
            h.end == i
                && h.preposition.is_none()
                && matches!(h.what, What::Nisba { definite: true, number: Number::Singular, .. })
        };
        let hit = self.hits.at(before).iter().find(origin)?;
        let told = before == self.begin
            || self.is_verb(before - 1)
            || hit.conjunction
            || !self.is_arabic(before - 1);
        let What::Nisba { country, .. } = hit.what else { return None };
        let code = self.world.code(country);
        (told && !self.is_adjective_here(before, hit.letters) && self.world.country(code).is_some())
            .then(|| code.to_owned())
    }

    /// Whether an office or a courtesy stands at `i`, a comma or a bracket before it aside.
    fn is_titled_behind(&self, i: usize) -> bool {
        let comma = i < self.stop && marks::is_comma(self.text.token(i));
        let title = |w: &What| {
            matches!(w, What::Role { .. } | What::Word(WordClass::Under | WordClass::Honorific, _))
        };
        self.bare_at(i + usize::from(comma), title).is_some()
    }

    /// A club the lexicon lacks, behind a word of sport that a club's name follows («ضيفه سمبدوريا», «مدرب كييفو»).
    fn shaped_club(&self, i: usize, end: usize) -> Option<Draft> {
        let team = |w: &What| matches!(w, What::Word(WordClass::Team, _));
        let before = i.checked_sub(1).filter(|&b| b >= self.begin)?;
        if !self.hits.at(before).iter().any(|h| h.end == i && team(&h.what)) {
            return None;
        }
        // «أتلتيك بلباو»: the town it is of.
        let end = self.bare_at(end, |w| matches!(w, What::Place(_))).map_or(end, |h| h.end);
        let mut draft = Draft::new(Kind::Organization, Form::Name, self.text.span(i, end - 1), (i, end));
        self.romanised(&mut draft, i, end);
        draft.mention.sector = vec![SPORT.to_owned()];
        draft.mention.score = 0.5;
        draft.mention.oblique = true;
        draft.need = Need::Weak;
        Some(draft)
    }

    /// «أكزو نوبل الهولندية», «سيمبا التنزاني»: a firm or a club that the lexicon lacks, by the adjective of its state behind it.
    fn shaped_body(&self, i: usize, end: usize) -> Option<Draft> {
        let of_state = |w: &What| match *w {
            What::Nisba { country, definite: true, number: Number::Singular, .. } => {
                self.world.country(self.world.code(country)).is_some()
            }
            _ => false,
        };
        let hit = self.bare_at(end, of_state)?;
        let given = (i..end).any(|k| self.bare_at(k, |w| matches!(w, What::Given(_))).is_some());
        let noun =
            i > self.begin && !self.is_verb(i - 1) && self.readings(i - 1).iter().any(Reading::is_nominal);
        let What::Nisba { country, gender, .. } = hit.what else { return None };
        if given || noun || self.may_open_a_name(hit.end) {
            return None;
        }
        let mut draft = Draft::new(Kind::Organization, Form::Name, self.text.span(i, end - 1), (i, end));
        self.romanised(&mut draft, i, end);
        let sector = if gender == Gender::Feminine { FIRM } else { SPORT };
        draft.mention.sector = vec![sector.to_owned()];
        draft.mention.country = Some(self.world.code(country).to_owned());
        draft.mention.score = 0.5;
        Some(draft)
    }

    /// «زوجته», «نجله»: whether a word is for one who is somebody's.
    pub(super) fn is_somebody_of(&self, i: usize) -> bool {
        let human = |r: &Reading| match r {
            Reading::Noun { noun, number: Number::Singular, .. } => {
                self.language.noun(*noun).is_some_and(|n| n.human && !n.adjective)
            }
            _ => false,
        };
        self.is_owned(i) && self.readings(i).first().is_some_and(human)
    }

    /// «زوجته بريجيت», «نجله خالد»: a given name behind a word for one who is somebody's.
    pub(super) fn relative_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit = self.bare_at(i, |w| matches!(w, What::Given(_))).filter(|h| h.light && h.end == i + 1)?;
        let long = self.text.key(i).chars().count() >= SHORTEST && !self.is_particle(i);
        let before = i.checked_sub(1).filter(|&b| long && b >= self.begin)?;
        let plain = self.readings(i).is_empty() || self.is_closed(i + 1);
        if !plain || !self.is_somebody_of(before) {
            return None;
        }
        let end = self.unknown_name(i, true).unwrap_or(i + 1);
        Some(vec![self.stranger(i, end, &hit)])
    }

    /// One past the words nobody knows that stand at `i`, as a name they may be.
    pub(super) fn foreign_name(&self, i: usize) -> Option<usize> {
        (i < self.stop && self.is_foreign(i)).then(|| self.past_foreign(i))
    }

    /// One past the words nobody knows that begin at `i`.
    fn past_foreign(&self, i: usize) -> usize {
        let link = |k: usize| self.word_at(k, WordClass::Link).is_some() && !self.is_particle(k);
        let mut end = i + 1;
        while end < i + MOST {
            if self.is_foreign(end) && !prefix::may_be_joined(self.text.key(end)) {
                end += 1;
            } else if link(end) && self.is_foreign(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a token is a word that neither the language nor the lexicon knows, names of persons aside.
    pub(super) fn is_foreign(&self, i: usize) -> bool {
        let other = |w: &What| !matches!(w, What::Given(_) | What::Person(_, true));
        self.is_arabic(i)
            && self.readings(i).is_empty()
            && self.text.key(i).chars().count() >= SHORTEST
            && !self.has_article(i)
            && !prefix::is_to_definite(self.text.key(i))
            && !prefix::is_joined_definite(self.text.key(i))
            && !self.is_particle(i)
            && !self.hits.at(i).iter().any(|h| h.light && (other(&h.what) || !h.is_bare()))
    }

    /// Whether a token that joins what stands on both sides into one word («سين-سان») stands at `i`.
    fn joins_words(&self, i: usize) -> bool {
        i > self.begin
            && i + 1 < self.stop
            && crate::lexicon::world::names::is_skipped(self.text.token(i))
            && self.adjoins(i)
    }
}
