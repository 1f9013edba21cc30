//! Outlets called by a word of the language, where something announces them: «مصادر لـ«الشرق الأوسط»», «صحيفتا الأخبار والنهار».

use super::draft::{Draft, Need};
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::{Form, Kind, sector};
use crate::lexicon::world::{ANNOUNCED, Line, What, WordClass, entity_id};
use crate::text::{prefix, prepositions};
use crate::word::{Gender, Number, Reading};

/// Most words of such a name.
const WORDS: usize = 3;

impl Reader<'_> {
    /// An outlet at `i` whose name the lexicon has only behind «صحيفة» or «قناة»: in quotes behind «لـ», under a head of several,
    /// or joined to another outlet by «و».
    pub(super) fn announced_outlet_at(&self, i: usize) -> Option<Vec<Draft>> {
        let quoted = i > self.begin && is_quote(self.text.token(i - 1));
        let from = i - usize::from(quoted);
        let before = from.checked_sub(1).filter(|&b| b >= self.begin)?;
        let joins = |k: usize| self.text.key(k).chars().eq([prefix::AND]);
        let joined = !quoted && self.text.key(i).starts_with(prefix::AND) && self.is_behind_outlet(from);
        let announced = joined
            || self.has_heads_of_outlets(before)
            || quoted && self.text.key(before).chars().eq([prefix::LI])
            || quoted && joins(before) && self.is_behind_outlet(before);
        if !announced {
            return None;
        }
        let close = if quoted { Some(self.closing_quote(i, WORDS + 1)?) } else { None };
        let ends = match close {
            Some(close) => close..close + 1,
            None => i + 1..(i + WORDS + 1).min(self.stop + 1),
        };
        let letters = u8::from(joined);
        ends.rev().find_map(|end| {
            let words = self.text.str(self.span(i, end, letters));
            let nisba =
                self.bare_at(end + usize::from(quoted), |w| matches!(w, What::Nisba { definite: true, .. }));
            let of = nisba.and_then(|h| match h.what {
                What::Nisba { country, .. } => Some(self.world.code(country)),
                _ => None,
            });
            let (index, line) = self.outlet_called(words, of)?;
            let what = What::Outlet(index);
            let hit = Hit { what, end, letters, preposition: None, conjunction: joined, light: true, line };
            Some(vec![self.outlet(i, &hit)?])
        })
    }

    /// Of the outlets that are called so, the one of the country told, else of one the article has named most.
    fn outlet_called(&self, words: &str, of: Option<&str>) -> Option<(u16, Line)> {
        let entries = self.world.names.lookup(&format!("{ANNOUNCED} {words}"));
        let outlets = entries.iter().filter_map(|e| match e.what {
            What::Outlet(index) => Some((index, e.line, self.world.outlets.get(index as usize)?)),
            _ => None,
        });
        let named = |country: &str| self.out.iter().filter(|d| d.state() == Some(country)).count();
        outlets
            .max_by_key(|(index, _, row)| {
                (of == Some(&*row.country), named(&row.country), std::cmp::Reverse(*index))
            })
            .map(|(index, line, _)| (index, line))
    }

    /// A draft of the outlet a hit names.
    pub(super) fn outlet(&self, i: usize, hit: &Hit) -> Option<Draft> {
        let What::Outlet(index) = hit.what else { return None };
        // «بلدة كونا»: behind a word for a place one word names a place.
        if hit.end == i + 1 && i > self.begin && self.word_at(i - 1, WordClass::PlaceHead).is_some() {
            return None;
        }
        let row = self.world.outlets.get(index as usize)?;
        let mut draft = self.draft(Kind::Organization, Form::Name, i, hit.end, hit);
        let m = &mut draft.mention;
        m.entity = Some(entity_id(&row.qid, &row.id));
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.country = Some(row.country.clone()).filter(|c| !c.is_empty());
        m.sector = vec!["JRN".to_owned()];
        if self.is_a_thing(i, hit) {
            draft.need = Need::Antecedent;
        }
        Some(draft)
    }

    /// «الحظر المفروض على الجزيرة»: whether one word that is a noun of the language too is named where nothing is told to an outlet or by one
    /// («قال للجزيرة», «ذكرت الجزيرة», «مراسل الجزيرة»), so that it needs the outlet's full name in the article.
    fn is_a_thing(&self, i: usize, hit: &Hit) -> bool {
        let noun = |r: &Reading| matches!(r, Reading::Noun { .. });
        let word = hit.end == i + 1 && self.has_article(i) && self.readings(i).iter().any(noun);
        if !word || hit.preposition.is_some_and(|p| prepositions::FOR.chars().eq([p])) {
            return false;
        }
        let Some(before) = i.checked_sub(1).filter(|&n| n >= self.begin) else { return false };
        let she = |r: &Reading| {
            matches!(r, Reading::Verb { gender: Some(Gender::Feminine), number: Number::Singular, .. })
        };
        // «نقلا عن الجزيرة», «في مقابلة مع الجزيرة».
        let near = self.text.loose(before);
        let by_words = prepositions::OWNS_A_MEDIUM.contains(&near) || prepositions::SHARED.contains(&near);
        let told = self.readings(before).first().is_some_and(she) || by_words;
        let quoted = is_quote(self.text.token(before));
        !told && !quoted && !self.is_behind_outlet(i) && !self.is_behind_the_press(i)
    }

    /// «مراسل الجزيرة»: whether somebody of the press ends right before `i`.
    fn is_behind_the_press(&self, i: usize) -> bool {
        self.out
            .last()
            .is_some_and(|d| d.end() == i && d.mention.sector.first().is_some_and(|s| s == sector::PRESS))
    }

    /// Whether the head of several outlets («صحيفتا», «قنوات») stands at `i`.
    fn has_heads_of_outlets(&self, i: usize) -> bool {
        let of_outlets = |h: &Hit| matches!(h.what, What::Word(WordClass::Heads, value) if self.world.value(value) == "JRN");
        self.hits.at(i).iter().any(of_outlets)
    }

    /// Whether an outlet ends right before `i`, or in the quotes that close there.
    fn is_behind_outlet(&self, i: usize) -> bool {
        let end = if i > self.begin && is_quote(self.text.token(i - 1)) { [i, i - 1] } else { [i, i] };
        self.out.last().is_some_and(|d| {
            d.mention.kind == Kind::Organization
                && d.mention.sector.first().is_some_and(|s| s == "JRN")
                && end.contains(&d.end())
        })
    }
}
