//! Phrases whose endings show that they are no subject.

use super::{Chunk, Context};
use crate::mention::{Form, Kind, sector};
use crate::text::ending;
use crate::word::{Number, Reading};

/// «وفقا»، «رفضا قاطعا»: whether a phrase is headed by an indefinite accusative, which is no subject.
pub(super) fn is_accusative(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let at = chunk.head as usize;
    let word = &cx.words[at];
    chunk.mentions.first().is_none_or(|&m| cx.mentions[m as usize].tokens.0 != chunk.head)
        && !word.prefixes.article
        && word.suffix.is_none()
        && ending::is_accusative(cx.text.key(at))
        && word.readings.first().is_some_and(Reading::is_nominal)
}

/// «المقاتلين»: whether a phrase is headed by a plural of men, or a dual, in the form that it has as an object.
pub(super) fn is_oblique(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let head = chunk.head as usize;
    let several = |r: &Reading| matches!(r.number(), Some(Number::Plural | Number::Dual));
    let named = chunk.mentions.first().is_some_and(|&m| {
        let m = &cx.mentions[m as usize];
        m.tokens.0 == chunk.head && m.number == Some(Number::Plural)
    });
    ending::is_oblique_plural(cx.text.key(head))
        && cx.words[head].suffix.is_none()
        && (named || cx.words[head].readings.first().is_some_and(several))
}

/// «دراجة نارية ضابطا»: whether a mention right behind a feminine word is of somebody in the indefinite accusative, who is no genitive of it;
/// behind a number he is what it counts.
pub(super) fn is_somebody_else(cx: &Context<'_>, np: &Chunk, mention: u32, at: usize) -> bool {
    let m = &cx.mentions[mention as usize];
    let word = &cx.words[at];
    let described = m.form == Form::Description || m.form == Form::Title && m.kind == Kind::Person;
    let counts = |t: usize| cx.is_number(t) || cx.is_rough_count(t);
    let behind = at.checked_sub(1).is_some_and(|t| ending::is_feminine(cx.text.key(t)));
    described
        && behind
        && word.readings.first().is_some_and(Reading::is_nominal)
        && m.tokens.0 as usize == at
        && np.last as usize == at
        && !word.prefixes.article
        && word.suffix.is_none()
        && ending::is_accusative(cx.text.key(at))
        && !np.tokens().any(counts)
}

/// «هاجم رجل شرطيا»، «خطف شاب ثلاثة أشخاص»: whether a phrase that is one indefinite description of one man, in no accusative, ends at a
/// token in the indefinite accusative or at a number of people, which are no part of it.
pub(super) fn is_apart_from_one_man(cx: &Context<'_>, np: &Chunk, at: usize) -> bool {
    let &[m] = np.mentions.as_slice() else { return false };
    let one = &cx.mentions[m as usize];
    let plain = |t: usize| !cx.words[t].prefixes.article && cx.words[t].suffix.is_none();
    let man =
        one.form == Form::Description && one.kind == Kind::Person && one.number == Some(Number::Singular);
    let alone = np.head == one.tokens.0 && np.last as usize == at && one.tokens.1 as usize == at;
    let counts = |t: usize| cx.is_number(t) || cx.is_rough_count(t);
    if !man
        || !alone
        || !(np.head as usize..at).all(plain)
        || (np.first as usize).checked_sub(1).is_some_and(counts)
    {
        return false;
    }
    let key = |t: usize| cx.text.key(t);
    let open = !key(at - 1).ends_with(ending::ACCUSATIVE);
    let word = &cx.words[at];
    let bare = plain(at) && word.prefixes.preposition.is_none() && word.prefixes.conjunction.is_none();
    let nominal = word.readings.first().is_some_and(Reading::is_nominal);
    // «والد ثلاثة أطفال» is one man: whose he is he may be of several.
    let several = |t: usize| {
        let described = cx.mention_at(t).map(|(m, _)| &cx.mentions[m as usize]);
        described.is_some_and(|m| m.form == Form::Description && m.kind == Kind::Group)
    };
    let armed = one.sector.iter().any(|s| s != sector::PRIVATE);
    open && bare
        && (nominal && ending::is_accusative(key(at)) || armed && cx.is_number(at) && several(at + 1))
}
