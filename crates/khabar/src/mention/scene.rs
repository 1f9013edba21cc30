//! Where a sentence is laid by the place it opens with: «وفي لبنان، أوقف الجيش …» speaks of Lebanon's army, whatever country the article
//! is about.

use super::draft::Draft;
use super::refer::is_state_code;
use super::{Form, Kind};
use crate::text::{Text, inflect, marks, prepositions};

/// How many words the place may stand behind «في» («وفي شمال سيناء، …»).
const REACH: usize = 2;

/// Whether a sentence opens with «في», the place and a comma.
pub(super) fn opens(text: &Text, draft: &Draft) -> bool {
    let place = matches!(draft.mention.kind, Kind::State | Kind::Place);
    let Some(sentence) = text.sentences.get(draft.sentence).filter(|_| place) else { return false };
    let first = sentence.first as usize;
    let near = draft.first() > first && draft.first() <= first + 1 + REACH;
    // «وفي تشاد المجاورة، …»: an adjective may stand between.
    let adjective = text.tokens.get(draft.end()).is_some() && inflect::has_article(text.key(draft.end()));
    let end = draft.end() + usize::from(adjective);
    let closed = end < sentence.last as usize && marks::is_comma(text.token(end));
    near && closed && prepositions::opens_with_in(text.key(first))
}

/// «في إسبانيا»: whether a draft is a place or a state right behind «في».
pub(super) fn is_within(text: &Text, draft: &Draft) -> bool {
    let place = matches!(draft.mention.kind, Kind::State | Kind::Place) && draft.mention.form == Form::Name;
    let before = draft.first().checked_sub(1);
    place && before.is_some_and(|t| prepositions::opens_with_in(text.key(t)))
}

/// «طهران التي», «طهران، التي»: whether a relative pronoun of one stands right behind a state or a place.
pub(super) fn is_described(text: &Text, draft: &Draft) -> bool {
    let end = draft.end();
    let inside = |t: usize| t < text.tokens.len();
    let comma = inside(end) && marks::is_comma(text.token(end));
    let next = end + usize::from(comma);
    let state = matches!(draft.mention.kind, Kind::State | Kind::Place) && draft.mention.form == Form::Name;
    state && inside(next) && [prepositions::WHO, prepositions::WHO_SHE].contains(&text.key(next))
}

/// «قتل مشتبه به ألماني في إسبانيا برصاص الشرطة»: the police act at home, so that those without a country are of the place that their
/// sentence names right before them, unless a state or whoever is of another stands between.
pub(super) fn beat(drafts: &[Draft], n: usize) -> Option<&str> {
    let d = &drafts[n];
    let police = d.mention.kind == Kind::Organization && d.mention.sector.first().is_some_and(|s| s == "COP");
    let before = |e: &&Draft| e.sentence == d.sentence && e.first() < d.first() && !e.dropped;
    let told = |e: &&Draft| e.state().is_some() && before(e);
    let last = drafts[..n].iter().rev().filter(|_| police).find(told)?;
    let near = last.within && d.first() <= last.end() + NEAR;
    last.state().filter(|code| near && is_state_code(code))
}

/// How many words behind a place the police who act there stand.
const NEAR: usize = 4;

/// The country of the place that the sentence of a draft opens with. Who holds an office may be abroad there, and a party of talks too,
/// so that a city tells it only of bodies and people.
pub(super) fn country(drafts: &[Draft], n: usize) -> Option<&str> {
    let d = &drafts[n];
    let place = drafts.iter().find(|e| e.opens && e.sentence == d.sentence && e.first() < d.first())?;
    let code = place.state().filter(|code| is_state_code(code))?;
    let whole = place.mention.kind == Kind::State;
    // «وفي الخليل، أصيب شاب»: ordinary people are at home there.
    let ordinary =
        d.mention.form == Form::Description && d.mention.sector.first().is_some_and(|s| s == "CVL");
    let stays = ordinary || matches!(d.mention.kind, Kind::Organization | Kind::Group);
    (whole || stays).then_some(code)
}
