//! Family names that are words besides: strange definite words, ranks, adjectives of origin («حسين الغزي»).

use super::read::Reader;
use crate::lexicon::world::{Shape, What, WordClass};
use crate::text::ending;
use crate::word::Number;

impl Reader<'_> {
    /// Whether a token is a definite word that the language does not know, as most family names are.
    pub(super) fn is_strange_family(&self, i: usize) -> bool {
        self.has_article(i) && self.is_arabic(i) && self.readings(i).is_empty() && !self.names_another(i)
    }

    /// Whether a rank or a courtesy («الشيخ», «المقدم») closes a name as its family name: nobody is named behind it.
    pub(super) fn is_family_of_rank(&self, i: usize) -> bool {
        let rank = self.word_at(i, WordClass::Honorific).filter(|h| h.end == i + 1);
        let goes_on = self.is_closed(i + 1)
            || self.is_particle(i + 1)
            || self.is_verb(i + 1)
            || self.bare_at(i + 1, |w| matches!(w, What::Role { .. })).is_some();
        rank.is_some() && self.has_article(i) && goes_on
    }

    /// «تاكاشي هوندا»: a firm's name of one word that the language does not know, behind a first name it does not know, is the family
    /// name the firm is called after.
    pub(super) fn is_family_and_firm(&self, i: usize) -> bool {
        let firm = |w: &What| {
            matches!(*w, What::Organisation(index, false)
                if self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "company"))
        };
        self.bare_at(i, firm).is_some_and(|h| h.end == i + 1)
            && self.readings(i).is_empty()
            && self.readings(i - 1).is_empty()
            && !self.has_article(i)
    }

    /// «الناشط حسين الغزي», «فلان المصري»: an adjective of origin right behind one given name is a family's.
    pub(super) fn is_family_of_origin(&self, i: usize) -> bool {
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        self.has_article(i)
            && !ending::is_feminine(self.text.key(i))
            && self.bare_at(i, origin).is_some_and(|h| h.light && h.end == i + 1)
    }

    /// Whether an indefinite noun behind a given name is a family name, since a title of its own opens behind it («أحمد مجاهد
    /// رئيس الهيئة»).
    pub(super) fn is_before_title(&self, i: usize) -> bool {
        let title = |w: &What| matches!(w, What::Role { shape: Shape::Construct, .. });
        let own = |w: &What| {
            matches!(
                w,
                What::Role { .. }
                    | What::Organisation(..)
                    | What::State(..)
                    | What::Word(
                        WordClass::Under
                            | WordClass::Honorific
                            | WordClass::Head
                            | WordClass::Former
                            | WordClass::Incumbent,
                        _
                    )
            )
        };
        self.is_arabic(i)
            && !self.has_article(i)
            && !self.is_verb(i)
            && !self.has_preposition(i)
            && self.bare_at(i, own).is_none()
            && self.bare_at(i + 1, title).is_some()
    }
}
