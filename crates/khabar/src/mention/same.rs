//! Who is the same throughout an article, and what one naming of somebody tells of the others.

use super::draft::Draft;
use super::{Form, Kind};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// The first mention of the same entity.
pub(super) fn link(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| !drafts[i].dropped).collect();
    order.sort_by_key(|&i| (drafts[i].mention.span.start, std::cmp::Reverse(drafts[i].mention.span.end)));
    let mut first: FxHashMap<Known<'_>, u32> = FxHashMap::default();
    let mut same_as: Vec<u32> = drafts.iter().map(|d| d.mention.same_as).collect();
    for &i in &order {
        let m = &drafts[i].mention;
        let key = match (&m.entity, &m.office, drafts[i].alias) {
            (Some(entity), _, _) => Known::Entity(m.kind == Kind::Place, entity),
            (None, _, Some(other)) => Known::As(same_as[other]),
            (None, _, None) if drafts[i].twin.is_some() => Known::Name(fold::loose(&m.name_ar)),
            (None, Some(office), None) if m.form == Form::Title => Known::Office(office),
            (None, _, None) if !m.name_ar.is_empty() && drafts[i].name_tokens.is_some() => {
                Known::Name(fold::loose(&m.name_ar))
            }
            _ => Known::Alone(i),
        };
        let same = *first.entry(key).or_insert(i as u32);
        same_as[i] = match drafts[i].alias {
            Some(other) if m.entity.is_none() => same_as[other],
            _ => same,
        };
    }
    drafts.iter_mut().zip(same_as).for_each(|(d, same_as)| d.mention.same_as = same_as);
}

/// What the namings of one entity have in common.
#[derive(PartialEq, Eq, Hash)]
enum Known<'d> {
    /// Whether it is named as a place, and its id.
    Entity(bool, &'d str),
    /// The first mention of what it goes by another name for.
    As(u32),
    /// Its name, folded.
    Name(String),
    /// An office that nobody is known to hold.
    Office(&'d str),
    /// Nothing: it is alone.
    Alone(usize),
}

/// A person named without a title has the sector that his title gives elsewhere in the article.
pub(super) fn share_sectors(drafts: &mut [Draft]) {
    let mut known: FxHashMap<u32, Vec<String>> = FxHashMap::default();
    for d in drafts.iter().filter(|d| !d.dropped && !d.mention.sector.is_empty()) {
        known.entry(d.mention.same_as).or_insert_with(|| d.mention.sector.clone());
    }
    let untold = |d: &&mut Draft| d.mention.kind == Kind::Person && d.mention.sector.is_empty();
    for d in drafts.iter_mut().filter(untold) {
        d.mention.sector = known.get(&d.mention.same_as).cloned().unwrap_or_default();
    }
}
