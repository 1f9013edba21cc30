//! Titles that do not tell their country («الوزير»، «السفير»): whoever was last named with them, else of the country spoken of.

use super::draft::{Draft, Need};
use super::resolve::take_over;
use super::{Kind, about, identity};
use crate::lexicon::World;
use crate::text::Text;

/// «الوزير», «الرئيس الذي …»: the last who was named with the title, else the office of the country the text is about.
pub(super) fn without_country(
    world: &World,
    text: &Text,
    drafts: &mut [Draft],
    n: usize,
    home: Option<&str>,
) {
    let named = drafts[n].name_tokens.is_some();
    if !named && drafts[n].mention.kind == Kind::Person {
        let role = drafts[n].mention.role.clone().unwrap_or_default();
        // «أمير البلاد»: a throne is of no state that has none.
        let throne = THRONES.contains(&role.as_str());
        let may_be = |i: &usize| {
            let e = &drafts[*i];
            !e.dropped
                && (!throne || e.state().is_some_and(|code| has_held(world, code, &role)))
                && e.mention.kind == Kind::Person
                && e.mention.members.is_empty()
                && e.mention.role.as_deref().is_some_and(|r| {
                    let of_state = e.mention.office.as_deref().is_none_or(|o| o.find('.') == Some(3));
                    r == role
                        || of_state && identity::is_same_role(&role, r)
                        || role == "minister" && r.ends_with("-minister") && !r.starts_with("deputy")
                })
        };
        // «التقى وزير الخارجية فلان وزير خارجية الهند … وأعرب وزير الخارجية»: by the same words without a state the one is meant who
        // was first called so, as his own country's press does.
        let d = &drafts[n];
        let words = |e: &Draft| (e.first()..e.first() + 2).map(|t| text.key(t));
        let alike = |i: &usize| {
            let e = &drafts[*i];
            let title = d.end() > d.first() + 1 && e.end() > e.first() + 1 && e.alias.is_none();
            title && !e.explicit && e.role == d.role && words(e).eq(words(d))
        };
        let same = (0..n).rev().find(|i| may_be(i) && alike(i));
        let found = same.or_else(|| (0..n).rev().find(may_be));
        if let Some(i) = found {
            take_over(drafts, n, i);
            return;
        }
    }
    let rank = drafts[n].mention.role.as_deref().is_some_and(super::title::is_rank);
    // «أمير البلاد» heads the page's own state, though nobody is named with it.
    let of_home = |role: &str| home.is_some_and(|code| has_held(world, code, role));
    let heads = drafts[n].of_this_state && drafts[n].mention.role.as_deref().is_some_and(of_home);
    if rank && !named && !heads && drafts[n].mention.role.as_deref() != Some("mp") {
        drafts[n].dropped = true;
        return;
    }
    if named && drafts[n].person.is_some() && drafts[n].mention.country.is_some() {
        drafts[n].need = Need::Nothing;
        return;
    }
    let Some((guess, score)) = about::country(drafts, n, home) else { return };
    let code = posted(world, drafts, n).unwrap_or_else(|| with_such_a_head(world, drafts, n, guess, home));
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    if let Some(role) = d.mention.role.as_ref().filter(|_| d.organisation.is_none()) {
        d.mention.office = Some(format!("{}.{role}", code.to_lowercase()));
    }
    d.mention.country = Some(code);
    d.mention.score = d.mention.score.min(score);
}

/// «التقى ولي العهد الرئيس المصري»: where nobody is known to have held that throne in a state, it is of the page's own state or of another
/// that the article names and that has one.
fn with_such_a_head(world: &World, drafts: &[Draft], n: usize, guess: String, home: Option<&str>) -> String {
    let Some(role) = drafts[n].mention.role.as_deref().filter(|role| THRONES.contains(role)) else {
        return guess;
    };
    let has = |code: &str| has_held(world, code, role);
    let others = drafts.iter().filter(|d| !d.dropped).filter_map(Draft::state);
    let other = home.into_iter().chain(others).find(|code| has(code));
    if has(&guess) { guess } else { other.map_or(guess, str::to_owned) }
}

/// Whether anybody is known to have held a role in a state.
fn has_held(world: &World, code: &str, role: &str) -> bool {
    !world.tenures_of(&format!("{}.{role}", code.to_lowercase())).is_empty()
}

/// Roles that only some states have.
const THRONES: [&str; 6] = ["king", "queen", "emir", "sultan", "crown-prince", "deputy-crown-prince"];

/// «انتقد تدخل السفارة الأميركية ودعا السفير إلى»: an envoy is of the embassy named before him.
fn posted(world: &World, drafts: &[Draft], n: usize) -> Option<String> {
    let envoy =
        drafts[n].mention.role.as_deref().is_some_and(|r| r == "ambassador" || r == "charge-daffaires");
    let embassy =
        |d: &Draft| d.body.and_then(|b| world.bodies.get(b as usize)).is_some_and(|b| b.id == "embassy");
    let near = drafts[..n].iter().rev().filter(|d| !d.dropped && d.sentence + 1 >= drafts[n].sentence);
    near.filter(|_| envoy).find(|d| embassy(d)).and_then(|d| d.mention.country.clone())
}
