//! Adjectives of origin and names of states at the end of a noun phrase.

use super::chunk::Chunk;
use super::cutter::Cutter;
use crate::mention::{Form, Kind, sector};
use crate::text::ending;
use crate::word::{Number, Prefixes};

impl Cutter<'_, '_> {
    /// «غارة أميركية بريطانية»: whether the naming at `i` is one more adjective of origin right after another.
    pub(super) fn is_second_origin(&self, np: &Chunk, naming: u32, i: usize) -> bool {
        let origin = |m: u32| self.cx.mentions[m as usize].form == Form::Demonym;
        let ends_here = |m: u32| self.cx.mentions[m as usize].tokens.1 as usize == i;
        origin(naming) && np.mentions.last().is_some_and(|&m| origin(m) && ends_here(m))
    }

    /// «انتحاري نفسه»: whether the word at `i` stands for the indefinite description of somebody right before it.
    pub(super) fn is_reflexive(&self, np: &Chunk, i: usize) -> bool {
        let described = |&m: &u32| self.cx.mentions[m as usize].form == Form::Description;
        np.last as usize == i
            && np.mentions.last().is_some_and(described)
            && self.cx.lex.language.is_particle(self.cx.bare_key(i), "pron_reflexive")
    }

    /// «هاجم مسلح دورية»: whether the naming at `i` is a force of a state, right behind one man without the article who bears arms for
    /// none: it is not his.
    pub(super) fn are_foes(&self, np: &Chunk, naming: u32, i: usize) -> bool {
        let force = &self.cx.mentions[naming as usize];
        let Some(&m) = np.mentions.last() else { return false };
        let man = &self.cx.mentions[m as usize];
        let irregular = sector::is_of(&man.sector, &[sector::UNKNOWN_ARMED, sector::REBELS]);
        np.last as usize == i
            && man.tokens == (i as u32 - 1, i as u32)
            && man.form == Form::Description
            && man.number == Some(Number::Singular)
            && irregular
            && force.form == Form::Description
            && sector::is_of(&force.sector, &sector::ARMED_FOR_A_STATE)
    }

    /// «أضرم محتجون أكراد النار»: whether the naming at `i` is a people, in the plural and without the article as the plural in -ون
    /// right before it is.
    pub(super) fn are_of_a_people(&self, np: &Chunk, naming: u32, i: usize) -> bool {
        let mention = &self.cx.mentions[naming as usize];
        // «أكراد» may be split otherwise («أ كراد»); what it is the naming tells.
        let bare = Prefixes { question: false, ..self.cx.words[i].prefixes } == Prefixes::default();
        let one = mention.tokens == (i as u32, i as u32 + 1);
        let society = mention.form == Form::Description && sector::is_of(&mention.sector, &[sector::SOCIETY]);
        one && (society || mention.form == Form::Demonym)
            && mention.number == Some(Number::Plural)
            && np.last as usize == i
            && self.is_sound_plural(i - 1)
            && bare
            && !self.cx.words[i - 1].prefixes.article
    }

    /// «منحت إسبانيا الجنسية»: whether a phrase ends at `i` in the name of a state, which takes no noun for its adjective.
    pub(super) fn ends_in_a_state(&self, np: &Chunk, i: usize) -> bool {
        np.mentions.last().is_some_and(|&m| {
            let mention = &self.cx.mentions[m as usize];
            mention.kind == Kind::State && mention.form == Form::Name && mention.tokens.1 as usize == i
        })
    }

    /// «البريطاني»: whether a word with the article is an adjective of origin in the singular.
    pub(super) fn is_of_one_origin(&self, i: usize) -> bool {
        let key = self.cx.text.key(i);
        ending::is_nisba_like(key) && !ending::is_plural_of_men(key)
    }
}
