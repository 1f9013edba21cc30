//! «سموه», «فخامتها»: a dignity with a pronoun stands for its bearer, whom the article has named with it («صاحب السمو الأمير …»).

use super::draft::Draft;
use super::{Kind, resolve};
use crate::text::{Text, fold, inflect};
use crate::word::{Gender, Number};

/// How many words before a naming its dignity may stand («سمو الأمير», «فخامة الرئيس»).
const BEFORE: usize = 2;

/// Settles whom draft `n` stands for: the last who bears the dignity, else the first person the article names.
pub(super) fn settle(text: &Text, drafts: &mut [Draft], n: usize, woman: bool) {
    let mut dignity = String::new();
    let mut buffer = String::new();
    let words = drafts[n].mention.span;
    inflect::without_pronoun(&fold::light(text.str(words)), &mut buffer, |stem, _| {
        if dignity.is_empty() {
            dignity = stem.to_owned();
        }
    });
    let may_be = |d: &Draft| {
        let m = &d.mention;
        let gender = if woman { Gender::Feminine } else { Gender::Masculine };
        !d.dropped
            && m.kind == Kind::Person
            && m.country.is_some()
            && m.number.is_none_or(|number| number == Number::Singular)
            && m.gender.map_or(!woman, |g| g == gender)
    };
    let bears = |d: &Draft| {
        let from = d.first().saturating_sub(BEFORE);
        (from..d.end()).any(|t| fold::loosen(inflect::without_article(text.key(t))) == dignity)
    };
    let before = || (0..n).rev().filter(|&i| may_be(&drafts[i]));
    let free = |i: &usize| !drafts[*i].nested && !drafts[*i].mention.oblique;
    let bearer = before()
        .find(|&i| free(&i) && bears(&drafts[i]))
        .or_else(|| before().find(|&i| bears(&drafts[i])))
        .or_else(|| (0..n).find(|i| may_be(&drafts[*i]) && free(i)));
    match bearer {
        Some(i) => resolve::take_over(drafts, n, drafts[i].alias.unwrap_or(i)),
        None => drafts[n].dropped = true,
    }
}
