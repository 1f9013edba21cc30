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
