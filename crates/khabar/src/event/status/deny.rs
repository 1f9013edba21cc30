//! What somebody denies to have done himself: «نفت الرئاسة مشاركة طائراتها في القصف», «نفى أن تكون بلاده تعتزم إرسال قوات».

use super::{Certainty, EventMention, Status};
use crate::attribution::{Attribution, Stance};
use crate::clause::{ChunkKind, Context, Parse, Party};
use crate::mention::sector;

/// Makes a deed of the denier's own, told in what he denies, one that was not done.
pub fn by_denial(cx: &Context<'_>, parse: &Parse, attributions: &[Attribution], event: &mut EventMention) {
    let tokens = cx.text.sentences[event.sentence as usize].tokens();
    let denies = |a: &&Attribution| {
        a.stance == Stance::Deny
            && tokens.contains(&(a.head as usize))
            && a.head < event.head
            && a.content.0 <= event.head
            && event.head < a.content.1
            && a.speaker.as_ref().is_some_and(|by| is_by(cx, event, by))
    };
    let Some(denial) = attributions.iter().find(denies) else { return };
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    // «نفى ضلوع بلاده، واستقبل السفير»: what follows behind a comma is told by the page.
    let goes_on = chunks.windows(2).any(|w| {
        w[0].kind == ChunkKind::Comma
            && w[1].kind == ChunkKind::Verb
            && w[1].joined
            && w[1].first > denial.head
            && w[1].first <= event.head
    });
    // «ترفض بلاده الشروط، متهما أنقرة»: nor is what a participle of the circumstance behind it says refused.
    let at = chunks.iter().position(|c| c.tokens().contains(&(event.head as usize)));
    let beside = event.participle && at.is_some_and(|at| at > 0 && chunks[at - 1].kind == ChunkKind::Comma);
    if !goes_on && !beside && matches!(event.status, Status::Occurred | Status::Ongoing | Status::Planned) {
        event.status = Status::Negated;
        event.certainty = Certainty::Certain;
    }
}

/// Whether all who act are who denies, or act for his state as he does.
fn is_by(cx: &Context<'_>, event: &EventMention, by: &Party) -> bool {
    let of_state = |p: &Party| p.sector.first().is_some_and(|s| sector::OF_A_STATE.contains(&s.as_str()));
    let same = |p: &Party| {
        let entity = |p: &Party| cx.mentions[p.mention as usize].same_as;
        entity(p) == entity(by)
            || p.country.is_some() && p.country == by.country && of_state(p) && of_state(by)
    };
    !event.actors.is_empty() && event.actors.iter().all(same)
}
