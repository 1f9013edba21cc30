//! «اتهمت نيودلهي جارتها»: a neighbour by no name is the other state that the text is about.

use super::draft::{Draft, Need};
use super::{Form, Kind, refer};
use crate::lexicon::World;

/// Makes draft `n` the other state than that of whoever its pronoun means; nobody where the name of the neighbour stands behind it
/// («جارتها رواندا»), or where the pronoun means no state and nobody who acts for one.
pub(super) fn settle(world: &World, drafts: &mut [Draft], n: usize, pronoun: u8) {
    let end = drafts[n].end();
    let named = drafts.iter().any(|d| {
        let state = matches!(d.mention.kind, Kind::State | Kind::Place) || d.mention.form == Form::Demonym;
        d.first() == end && state && !d.dropped
    });
    let acts = |d: &Draft| match d.mention.kind {
        Kind::State => true,
        Kind::Place => d.mention.metonym.is_some(),
        Kind::Person => d.mention.role.is_some(),
        Kind::Organization => d.mention.sector.iter().any(|s| s == "GOV" || s == "MIL"),
        Kind::Group | Kind::Office => false,
    };
    let owner = refer::owner(drafts, n, pronoun).filter(|&i| acts(&drafts[i]) && !named);
    let own = owner.and_then(|i| drafts[i].mention.country.clone());
    let both = refer::last_distinct(drafts, n, 2, false);
    let other = both.into_iter().find(|&i| own.is_some() && drafts[i].mention.country != own);
    let code = other.and_then(|i| drafts[i].mention.country.clone());
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    let Some(row) = code.as_deref().and_then(|code| world.country(code)) else {
        d.dropped = true;
        return;
    };
    d.mention.entity = Some(crate::lexicon::world::entity_id(&row.qid, &row.iso3));
    d.mention.name = row.name_en.clone();
    d.mention.name_ar = row.name_ar.clone();
    d.mention.country = code;
    d.mention.sector = vec!["GOV".to_owned()];
    d.mention.score = 0.6;
}
