//! Who is the same throughout an article, and what one naming of somebody tells of the others.

use super::draft::Draft;
use super::{Form, Kind};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// The first mention of the same entity.
pub(super) fn link(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| !drafts[i].dropped).collect();
    order.sort_by_key(|&i| (drafts[i].mention.span.start, std::cmp::Reverse(drafts[i].mention.span.end)));
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    for &i in &order {
        let m = &drafts[i].mention;
        let key = match (&m.entity, &m.office, drafts[i].alias) {
            (Some(entity), _, _) => format!("{:?} {entity}", m.kind == Kind::Place),
            (None, _, Some(other)) => format!("= {}", drafts[other].mention.same_as),
            (None, _, None) if drafts[i].twin.is_some() => format!("name {}", fold::loose(&m.name_ar)),
            (None, Some(office), None) if m.form == Form::Title => format!("office {office}"),
            (None, _, None) if !m.name_ar.is_empty() && drafts[i].name_tokens.is_some() => {
                format!("name {}", fold::loose(&m.name_ar))
            }
            _ => format!("alone {i}"),
        };
        let same = *first.entry(key).or_insert(i);
        let same = match drafts[i].alias {
            Some(other) if drafts[i].mention.entity.is_none() => drafts[other].mention.same_as as usize,
            _ => same,
        };
        drafts[i].mention.same_as = same as u32;
    }
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
