//! Whose deed an announcement tells of: «أعلنت الرئاسة استقالة رئيس الحكومة»: where the noun behind a verb of telling names its own doer,
//! he has done it, and who announces it has not; no more has the press («أعلن التلفزيون حظر التجول»).

use super::field::value;
use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use super::unfit::relays;
use crate::clause::{Argument, Chunk, Clause, Context, Found, Party, Slot, parties, speech};
use crate::lexicon::frames::{Frame, HeadKind, Pattern, Place};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;

/// What a clause of telling says of the deed that its noun names.
pub(super) struct Announced {
    /// The noun's genitive, where it has done it.
    pub by: Option<Argument>,
    /// Who only announces it.
    pub who: Vec<Party>,
}

/// Whose a deed is that a clause's verb announces; nothing where its subject may well have done it. The noun that names the deed is
/// a token of the phrase `at`; `frame` is what is proposed of it, with the `words` that it asks for.
pub(super) fn announced(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    frame: &Frame,
    words: &[u32],
    (noun, at): (u32, u32),
) -> Option<Announced> {
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let carries = !cx.lex.frames.light(key).is_empty() && speech::tells(cx, clause);
    if !carries || noun <= clause.head || cx.words[noun as usize].suffix.is_some() {
        return None;
    }
    let subject = clause.arg(&Slot::Subject).filter(|a| !a.chunks.contains(&at));
    let who = subject.map(|a| parties(cx, chunks, a)).unwrap_or_default();
    let genitive = Argument { slot: Slot::Subject, chunks: vec![at], from: noun + 1, found: Found::Here };
    let own = parties(cx, chunks, &genitive);
    let first = own.first().map(|p| &cx.mentions[p.mention as usize]);
    // «أعلنت كولومبيا نشر قواتها»: what the frame asks for is what is done, and no doer.
    let asked = words.contains(&(noun + 1));
    let right_behind = first.is_some_and(|m| m.tokens.0 == noun + 1 && m.form != Form::Demonym && !asked);
    let next = chunks.get(at as usize + 1);
    let led = |c: &Chunk| {
        let suffers = |p: &Place| matches!(p, Place::After(want) if Some(want.as_str()) == c.prep.as_deref());
        frame.recipient.iter().any(suffers)
    };
    let object = next.is_some_and(|c| c.is_bare_noun() && !c.joined || led(c));
    if right_behind && acts(cx, frame, noun, &own, object) {
        return Some(Announced { by: Some(genitive), who });
    }
    let who = only_passed_on(cx, chunks, clause);
    (!who.is_empty()).then_some(Announced { by: None, who })
}

/// «أعلنت وكالة أعماق مسؤولية التنظيم عن الهجوم»: the press that is the subject of a verb of telling, which has done nothing of what
/// the nouns behind it name.
pub(super) fn only_passed_on(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> Vec<Party> {
    let subject = clause.arg(&Slot::Subject).filter(|_| speech::tells(cx, clause));
    let who = subject.map(|a| parties(cx, chunks, a)).unwrap_or_default();
    if who.iter().all(|p| relays(cx, p.mention)) { who } else { Vec::new() }
}

impl<'a> Look<'a, '_> {
    /// Takes who only announces a deed out of who has part in it.
    pub(super) fn keep_announcing(&self, offers: &mut Vec<Offer<'a>>) {
        let who = &self.around.announces;
        if !who.is_empty() {
            offers.retain(|offer| !same_people(self.cx, &offer.parties, who));
        }
    }

    /// «علق رئيس الحزب على استقالة الوزير»: who resigns leaves a body behind, and no other man whom the sentence names; «غادر الرئيس السابق
    /// البلاد»: who flees leaves nobody behind but him who stands at the place of whom he flees from.
    pub(super) fn keep_resigning(&self, offers: &mut Vec<Offer<'a>>) {
        let resigns = self.frame.mode.as_deref() == Some("resign");
        let flees = self.frame.mode.as_deref() == Some("withdraw") && !self.frame.subjects.is_empty();
        let men = |p: &Party| match self.cx.mentions[p.mention as usize].kind {
            Kind::Person => true,
            // «استقال السفير بعد إعلانه التضامن مع المحتجين»: nor the people in the street.
            Kind::Group => flees || sector::is_of(&p.sector, &[sector::PRIVATE]),
            _ => false,
        };
        // «قدمت الوزيرة استقالتها من الحكومة»: who leaves a government of his own leaves nobody behind.
        let governs = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let left = self.phrase_of(p).is_some_and(|c| c.prep.as_deref() == Some(prepositions::FROM));
            left && sector::is_of(&p.sector, &[sector::GOVERNMENT]) && m.kind == Kind::Organization
        };
        let of_office = |p: &Party| sector::is_of(&p.sector, &[sector::GOVERNMENT]);
        let minister = offers.iter().any(|o| {
            o.role == Some(Role::Actor) && o.how == value!(How, "slot") && o.parties.iter().all(of_office)
        });
        if resigns && minister {
            offers.retain_mut(|offer| limit(offer, false, offer.parties.iter().all(governs)));
        }
        if resigns || flees {
            offers.retain_mut(|offer| {
                let other = offer.how != value!(How, "slot") && offer.parties.iter().all(men);
                limit(offer, false, other)
            });
        }
    }
}

/// Whether the genitive of a noun does what the noun names: where frames say so, and nothing else of it suffers; where no frame has
/// the noun («مسؤولية التنظيم عن»), somebody whose it may be.
fn acts(cx: &Context<'_>, frame: &Frame, noun: u32, own: &[Party], object: bool) -> bool {
    let keys = cx.noun_keys(noun as usize);
    let mut framed = keys.iter().flat_map(|key| cx.lex.frames.framed(HeadKind::Noun, key)).peekable();
    if framed.peek().is_none() {
        let kinds = [Kind::Person, Kind::Organization, Kind::Group];
        return own.iter().all(|p| kinds.contains(&cx.mentions[p.mention as usize].kind));
    }
    let does =
        |f: &Frame| f.actor.contains(&Place::Genitive) && (object || !f.recipient.contains(&Place::Genitive));
    framed.any(|(p, f): (&Pattern, &Frame)| p.complement.is_empty() && f.kind == frame.kind && does(f))
        || does(frame)
}
