//! What acts in no event: arms that no state owns in the text («هجوم بطائرة مسيرة»), and those whom the deed has hurt («سبعة قتلى في
//! هجوم»). Both tell that something happened, and so are taken away only from what is kept.

use super::EventMention;
use crate::clause::{Context, Party};
use crate::lexicon::frames::StatusHead;
use crate::lexicon::world::What;
use crate::mention::{Form, Mention};

/// Takes those who cannot have done it out of its actors. Arms whose country only the rest of the page tells stand for it where
/// they hit another; of those that hit their own nobody knows whose they are.
pub fn settle(cx: &Context<'_>, event: &mut EventMention) {
    let mention = |p: &Party| &cx.mentions[p.mention as usize];
    let force = event.kind.is_force();
    let hit = |p: &Party| event.recipients.iter().any(|r| r.country == p.country);
    let armed = |p: &Party| is_called(cx, mention(p), StatusHead::Arm) && !is_of_a_state(cx, mention(p));
    let strange = |p: &Party| armed(p) && (p.country.is_none() || hit(p));
    let harmed = |p: &Party| force && is_called(cx, mention(p), StatusHead::Harmed);
    event.actors.retain(|p| !strange(p) && !harmed(p));
}

/// «طائرة روسية»: whose a thing is stands in its own words.
pub(super) fn is_of_a_state(cx: &Context<'_>, mention: &Mention) -> bool {
    let (first, last) = (mention.tokens.0 as usize, mention.tokens.1 as usize);
    let names = &cx.lex.world.names;
    let tells = |t: usize| {
        let is = |what: What| matches!(what, What::Nisba { .. } | What::State(..));
        names.lookup(cx.text.token(t)).iter().any(|e| is(e.what))
    };
    (first + 1..last).any(tells)
}

/// Whether somebody without a name is called by a word of a list.
pub(super) fn is_called(cx: &Context<'_>, mention: &Mention, list: StatusHead) -> bool {
    mention.form == Form::Description && begins_with(cx, mention, list)
}

/// Whether the first word of a mention is one of a list.
pub(super) fn begins_with(cx: &Context<'_>, mention: &Mention, list: StatusHead) -> bool {
    let listed = |key: &String| !cx.lex.frames.status(list, key).is_empty();
    cx.noun_keys(mention.tokens.0 as usize).iter().any(listed)
}
