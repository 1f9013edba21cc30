//! Who fills no role though the words offer them: who only tells («وقال المصدر إن …»), who has no power for a deed of power, whose
//! picture it is.

use super::EventType;
use super::field::{Value, value};
use super::fill::Look;
use crate::clause::{ChunkKind, Context, Party};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;
use crate::word::{Derived, Reading};

impl<'a> Look<'a, '_> {
    /// «نددت النقابة بالاعتقالات»: whether a noun tells what only those who hold power or arms do.
    pub(super) fn is_deed_of_power(&self) -> bool {
        use EventType::{Assault, Coerce, Mobilize, Sanction};
        let verb = self.proposal.clause.is_some();
        !verb && matches!(self.kind, Assault | Coerce | Sanction | Mobilize)
    }

    /// «أطلقت الشرطة الغاز بعد المظاهرة»: whether a noun tells what only people in the street do.
    pub(super) fn is_deed_of_the_street(&self) -> bool {
        self.proposal.clause.is_none() && self.kind == EventType::Protest
    }

    pub(super) fn acts(&self, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        // Who only passes the news on is no party to it.
        !matches!(m.kind, Kind::Place) && m.members.is_empty() && !relays(self.cx, mention)
    }

    /// «وقال المصدر إن قوة اعتقلت …»: a nameless source that no place of the frame's own holds only tells of what others do; it may
    /// still ask or deny as it speaks.
    pub(super) fn only_tells(&self, how: Value, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        let said = self.kind.is_said();
        let far =
            [value!(How, "phrase"), value!(How, "earlier"), value!(How, "topic"), value!(How, "setting")];
        let held = [value!(How, "governor"), value!(How, "speaker")];
        if !far.contains(&how) && (said || !held.contains(&how)) {
            return false;
        }
        self.is_attribute(how, m.tokens.0)
            || m.form == Form::Description && self.cx.is_of_speech(m.tokens.0 as usize)
    }

    /// «قوات مدعومة من روسيا», «مهاجرين قادمين من ليبيا»: whether a phrase behind «من» only completes a participle that describes
    /// somebody else.
    fn is_attribute(&self, how: Value, first: u32) -> bool {
        if how != value!(How, "phrase") {
            return false;
        }
        let chunks = self.around.chunks;
        let at = chunks.iter().position(|c| c.tokens().contains(&(first as usize)));
        let Some((phrase, before)) = at.and_then(|at| Some((&chunks[at], &chunks[at.checked_sub(1)?])))
        else {
            return false;
        };
        let last = before.last.saturating_sub(1);
        let participle =
            |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Active | Derived::Passive, .. });
        phrase.prep.as_deref() == Some(prepositions::FROM)
            && before.kind == ChunkKind::Noun
            && before.last == phrase.first
            && last > before.head
            && last != self.proposal.head
            && self.cx.words[last as usize].readings.first().is_some_and(participle)
    }

    /// «سحب قواته من سوريا»: what somebody has, and a pattern's own word names, is no party beside him.
    pub(super) fn is_complement(&self, mention: u32) -> bool {
        let m = &self.cx.mentions[mention as usize];
        let head = m.tokens.0;
        // «أجلت كندا رعاياها»: those it is done to are no means of it.
        if m.kind == Kind::Group && sector::is_of(&m.sector, &[sector::PRIVATE]) {
            return false;
        }
        // «التقى بنظيره»: a preposition that is written together with it makes it no word of the pattern.
        let pattern = &self.cx.lex.frames.patterns[self.proposal.pattern as usize];
        let letter = self.cx.words[head as usize].prefixes.preposition;
        let by_letter = |word: &str| letter.is_some_and(|p| word.chars().eq([p]));
        let mut words = pattern.complement.iter().zip(&self.proposal.complement);
        let matched = words.any(|(word, &t)| t == head && !by_letter(word));
        matched && self.cx.words[head as usize].suffix.is_some()
    }

    /// «زودت إيران بقطع للطائرات المسيرة»: arms are given to somebody, nothing is given to them.
    pub(super) fn is_given(&self, mention: u32) -> bool {
        self.kind == EventType::Aid && self.is_of_arms(self.cx.mentions[mention as usize].tokens.0)
    }

    /// «… أمام المقر (رويترز)»: whose picture or report it is.
    pub(super) fn is_credit(&self, mention: u32) -> bool {
        let before = self.cx.mentions[mention as usize].tokens.0.checked_sub(1);
        before.is_some_and(|t| matches!(self.cx.text.token(t as usize), "(" | "["))
    }
}

/// Whether somebody has neither arms nor office: a union, a school, doctors, the press, a body of civil society.
pub(super) fn is_powerless(cx: &Context<'_>, party: &Party) -> bool {
    let body = cx.mentions[party.mention as usize].kind == Kind::Organization;
    // A ministry of health counts the dead.
    let heals = party.sector.iter().any(|s| s == sector::HEALTH);
    party.country.as_deref() == Some("NGO")
        || heals
        || sector::is_of(&party.sector, &sector::POWERLESS)
        || body && sector::is_of(&party.sector, &[sector::PRIVATE])
}

/// Whether somebody is of the police, the army, a court or a secret service.
pub(super) fn is_of_force(cx: &Context<'_>, party: &Party) -> bool {
    let place = matches!(cx.mentions[party.mention as usize].kind, Kind::State | Kind::Place);
    !place && sector::is_of(&party.sector, &sector::FORCE)
}

/// «أقال الرئيس حكومته بعد احتجاجات»: whether somebody is a person who governs, or his government.
pub(super) fn is_in_office(cx: &Context<'_>, party: &Party) -> bool {
    let kind = cx.mentions[party.mention as usize].kind;
    let governs = sector::is_of(&party.sector, &[sector::GOVERNMENT]);
    governs && matches!(kind, Kind::Person | Kind::Organization | Kind::Group)
}

/// Whether a mention is of those who only pass the news on.
pub(super) fn relays(cx: &Context<'_>, mention: u32) -> bool {
    sector::is_of(&cx.mentions[mention as usize].sector, &[sector::PRESS])
}
