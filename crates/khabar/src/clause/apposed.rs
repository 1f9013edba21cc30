//! Phrases side by side that are one: a title and its holder's name, a name and its office, those counted and who is among them.

use super::{Chunk, ChunkKind, Context};
use crate::mention::{Form, Kind};
use crate::text::prepositions;

/// «المرشد الإيراني علي خامنئي»: a name right after a title of the same country is its holder's.
pub(super) fn is_named(cx: &Context<'_>, chunks: &[Chunk], title: &[u32], name: usize) -> bool {
    let [at] = *title else { return false };
    let (title, name) = (&chunks[at as usize], &chunks[name]);
    let (Some(&t), Some(&n)) = (title.mentions.last(), name.mentions.first()) else { return false };
    let (t, n) = (&cx.mentions[t as usize], &cx.mentions[n as usize]);
    let beside = title.last == name.first && t.tokens.1 == n.tokens.0 && name.prep.is_none() && !name.joined;
    beside
        && t.kind == Kind::Person
        && n.kind == Kind::Person
        && matches!(t.form, Form::Title | Form::Description)
        && n.form == Form::Name
        && (n.country.is_none() || n.country == t.country)
}

/// «أوقف تسعة أشخاص بينهم سوري»: whether a phrase right behind «بينهم» tells who is among those spoken of.
pub(super) fn is_among(cx: &Context<'_>, chunks: &[Chunk], among: &[u32], one: usize) -> bool {
    let [at] = *among else { return false };
    let (before, c) = (&chunks[at as usize], &chunks[one]);
    let counted = (at as usize).checked_sub(1).map(|i| &chunks[i]).filter(|c| c.kind == ChunkKind::Noun);
    cx.is_pronoun_phrase(before)
        && before.prep.as_deref() == Some(prepositions::BETWEEN)
        && before.last == c.first
        && c.prep.is_none()
        && !cx.words[c.head as usize].prefixes.article
        && counted.is_some_and(|c| c.prep.is_none() && c.last == before.first)
}

/// «الأمير فلان بن فلان أمير منطقة الرياض»: the office right behind a name is his whose name it is.
pub(super) fn is_told_again(cx: &Context<'_>, chunks: &[Chunk], named: &[u32], office: usize) -> bool {
    let Some(before) = named.last().map(|&c| &chunks[c as usize]) else { return false };
    let office = &chunks[office];
    let (Some(&n), Some(&t)) = (before.mentions.last(), office.mentions.first()) else { return false };
    let (n, t) = (&cx.mentions[n as usize], &cx.mentions[t as usize]);
    let beside =
        before.last == office.first && n.tokens.1 == t.tokens.0 && office.prep.is_none() && !office.joined;
    beside
        && n.kind == Kind::Person
        && t.kind == Kind::Person
        && t.form == Form::Title
        && n.same_as == t.same_as
}
